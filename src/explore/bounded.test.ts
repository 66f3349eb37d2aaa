// Search bounded by preemptions against brute force: every class of executions that has a member within the bound is reached.

import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { BoundedStrategy } from "./bounded.ts";
import { ClassHash } from "./bounded-classes.ts";
import { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { countPreemptions, Preemptions } from "./preemptions.ts";
import { endsProgram } from "./reversals.ts";
import { Run } from "./run.ts";
import { ReplayStrategy } from "./schedule-codec.ts";
import { STUCK } from "./strategy.ts";
import { type Compiled, classesOf, compileBodies, explore, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();
const TIME = "ordered";

/** Classes by the fewest preemptions of a member, up to a bound: all interleavings, the program's end last. */
class BruteForce {
  readonly classes = new Map<number, number>();
  readonly schedules = new Map<number, string>();
  nExecutions = 0;
  private readonly run: Run;
  private readonly order: DependenceOrder;
  private readonly hash: ClassHash;
  private readonly preemptions = new Preemptions();

  constructor(
    compiled: Compiled,
    private readonly bound: number,
    private readonly maxExecutions: number,
  ) {
    this.run = new Run(compiled.machine({ maxGoroutines: 100 }));
    const dependence = new Dependence(this.run.channelSets, { isOutputOrdered: false, time: TIME });
    this.order = new DependenceOrder(this.run, dependence, TIME);
    this.hash = new ClassHash(this.run, this.order);
    this.run.restart();
    this.explore();
  }

  get isComplete(): boolean {
    return this.nExecutions < this.maxExecutions;
  }

  within(bound: number): ReadonlySet<number> {
    return new Set([...this.classes].filter(([, count]) => count <= bound).map(([name]) => name));
  }

  private explore(): void {
    const { run, order, preemptions } = this;
    const { machine } = run;
    const choices = machine.enabled();
    if (choices.length === 0) {
      this.nExecutions++;
      const name = this.hash.value();
      if (preemptions.count < (this.classes.get(name) ?? Number.POSITIVE_INFINITY)) {
        this.classes.set(name, preemptions.count);
        this.schedules.set(name, describe(run));
      }
      return;
    }
    preemptions.look(machine, choices);
    const depth = run.length;
    const all = Array.from({ length: choices.length }, (_, k) => {
      const [g, a] = [choices.goroutine[k] as number, choices.alternative[k] as number];
      return [g, a, preemptions.costOf(machine, g, a), endsProgram(machine.pendingKind(g), g)] as const;
    });
    const others = all.filter(([, , , isEnd]) => !isEnd);
    for (const [goroutine, alternative, cost] of others.length > 0 ? others : all) {
      if (!this.isComplete || preemptions.count + cost > this.bound) continue;
      run.goroutine = goroutine;
      run.alternative = alternative;
      preemptions.look(machine, machine.enabled());
      preemptions.take(machine, goroutine, alternative);
      run.step();
      order.observe();
      this.explore();
      run.backTo(depth);
      order.backTo(depth);
      preemptions.backTo(depth);
      this.hash.backTo(depth);
    }
  }
}

function describe({ events, machine }: Run): string {
  return Array.from(
    { length: events.length },
    (_, i) => `${machine.goroutinePath(events.goroutine[i] as number)}:${events.kind[i]}@${events.object[i]}`,
  ).join(" ");
}

/** Classes that the strategy reaches, and how many executions it needs. */
function bounded(
  compiled: Compiled,
  maxPreemptions: number,
): { classes: Set<number>; nExecutions: number; bound: number | undefined } {
  const run = new Run(compiled.machine({ maxGoroutines: 100 }));
  const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: TIME });
  const strategy = new BoundedStrategy(dependence, { time: TIME, maxPreemptions });
  const order = new DependenceOrder(run, dependence, TIME);
  const hash = new ClassHash(run, order);
  const classes = new Set<number>();
  let nExecutions = 0;
  while (strategy.next(run)) {
    order.backTo(run.length);
    hash.backTo(run.length);
    while (run.machine.end === undefined && strategy.choose(run) !== STUCK) {
      run.step();
      order.observe();
    }
    classes.add(hash.value());
    nExecutions++;
  }
  return { classes, nExecutions, bound: strategy.completedBound };
}

test("every class with a member within the bound is reached", () => {
  let nCompared = 0;
  fc.assert(
    fc.property(goroutineBodies(3, 3), (bodies) => {
      const compiled = compileBodies(compiler, bodies);
      const all = new BruteForce(compiled, 2, 1500);
      if (!all.isComplete) return;
      nCompared++;
      for (const bound of [0, 1, 2]) {
        const { classes } = bounded(compiled, bound);
        const want = all.within(bound);
        const missing = [...want].filter((name) => !classes.has(name)).map((name) => all.schedules.get(name));
        expect({ bound, missing }).toEqual({ bound, missing: [] });
        expect([...classes].filter((name) => !want.has(name))).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
  expect(nCompared).toBeGreaterThan(2);
});

const small: readonly [name: string, body: string, declarations: string, bound: number][] = [
  ["nobody disturbs anybody", "mine := i; mine++; _ = mine", "var x int", 0],
  ["two increments: each load and store", "if i < 2 { x.Store(x.Load() + 1) }", "var x atomic.Int64", 2],
];

test.each(small)("a search ends when the bound keeps nothing out: %s", (_, body, declarations, bound) => {
  const compiled = compiler.main(
    `var wg sync.WaitGroup
     wg.Add(3)
     for i := range 3 { go func() { defer wg.Done(); ${body} }() }
     wg.Wait()`,
    declarations,
  );
  const all = explore(compiled, { strategy: "dpor", detects: false });
  const few = explore(compiled, { strategy: "bounded", detects: false });
  expect([all.complete, few.complete]).toEqual([true, true]);
  expect(all.preemptionBound).toBeUndefined();
  expect(few.preemptionBound).toBeGreaterThanOrEqual(bound);
  expect(classesOf(few)).toBe(classesOf(all));
});

test("the default run preempts nobody", () => {
  const compiled = compiler.main(`
    c, d, done := make(chan int), make(chan int, 2), make(chan bool)
    var mu sync.RWMutex
    go func() { for v := range c { mu.RLock(); d <- v; mu.RUnlock() }; close(d) }()
    go func() { n := 0; for v := range d { mu.Lock(); n += v; mu.Unlock() }; done <- true }()
    for i := range 5 { select { case c <- i: case <-done: } }
    close(c)
    <-done`);
  const run = new Run(compiled.machine());
  const strategy = new ReplayStrategy(DEFAULT_SCHEDULE);
  strategy.next(run);
  while (run.machine.end === undefined && strategy.choose(run) !== STUCK) run.step();
  expect(run.length).toBeGreaterThan(25);
  expect(countPreemptions(run, run.choices())).toBe(0);
});
