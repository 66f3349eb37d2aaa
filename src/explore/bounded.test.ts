// Search bounded by preemptions against brute force: every class of executions that has a member within the bound is reached.

import fc from "fast-check";
import { expect, test } from "vitest";
import { BoundedStrategy } from "./bounded.ts";
import { ClassHash } from "./bounded-classes.ts";
import { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { Preemptions } from "./preemptions.ts";
import { endsProgram } from "./reversals.ts";
import { Run } from "./run.ts";
import { STUCK } from "./strategy.ts";
import { type Compiled, compileBodies, goroutineBodies, TestCompiler } from "./testing.ts";

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
function bounded(compiled: Compiled, maxPreemptions: number): { classes: Set<number>; nExecutions: number; bound: number | undefined } {
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
      const all = new BruteForce(compiled, 2, 3000);
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
    { numRuns: Number(process.env.RUNS ?? 30), ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
  expect(nCompared).toBeGreaterThan(4);
});
