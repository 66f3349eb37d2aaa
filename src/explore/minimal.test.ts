// Witnesses with the fewest preemptions; the oracle is a search bounded by preemptions with fresh detectors for each execution.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Preemptions } from "./preemptions.ts";
import { record } from "./record.ts";
import type { Run } from "./run.ts";
import { Search } from "./search.ts";
import { STEP, STUCK, type Strategy } from "./strategy.ts";
import { type Compiled, compileBodies, explore, goroutineBodies, SEARCH, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

const pair = (a: string, b: string, end = "", declarations = ""): Compiled =>
  compiler.main(
    `var wg sync.WaitGroup
     wg.Add(2)
     go func() { defer wg.Done(); ${a} }()
     go func() { defer wg.Done(); ${b} }()
     wg.Wait()
     ${end}`,
    declarations,
  );

const rows: readonly [name: string, program: () => Compiled, kind: string, preemptions: number][] = [
  ["a race needs no preemption", () => pair("x++", "x++", "", "var x int"), "data-race", 0],
  ["a lost update needs one", () => pair("x++", "x++", "", "var x int"), "lost-update", 1],
  [
    "a lost update between two critical sections needs one",
    () => {
      const body = "mu.Lock(); v := x; mu.Unlock(); mu.Lock(); x = v + 1; mu.Unlock()";
      return pair(body, body, "", "var x int; var mu sync.Mutex");
    },
    "lost-update",
    1,
  ],
  [
    "where a goroutine yields in the middle it needs none",
    () => {
      const body = "mu.Lock(); v := x; mu.Unlock(); runtime.Gosched(); mu.Lock(); x = v + 1; mu.Unlock()";
      return pair(body, body, "", "var x int; var mu sync.Mutex");
    },
    "lost-update",
    0,
  ],
  [
    "a deadlock of two locks needs one",
    () =>
      pair(
        "a.Lock(); b.Lock(); b.Unlock(); a.Unlock()",
        "b.Lock(); a.Lock(); a.Unlock(); b.Unlock()",
        "",
        "var a, b sync.Mutex",
      ),
    "deadlock",
    1,
  ],
  [
    "a panic behind three switches needs three",
    () =>
      pair(
        "x.Store(1); x.Store(2); x.Store(3)",
        'if x.Load() == 1 && x.Load() == 2 { panic("seen") }',
        "",
        "var x atomic.Int64",
      ),
    "panic",
    3,
  ],
];

test.each(rows)("%s", (_, program, kind, preemptions) => {
  const { findings } = explore(program());
  expect(findings.filter((finding) => finding.kind === kind).map((f) => [f.preemptions, f.isMinimal])).toEqual([
    [preemptions, true],
  ]);
});

/** Every execution with at most so many preemptions, without any reduction. */
class Exhaustive implements Strategy {
  readonly name = "exhaustive";
  readonly kind = "systematic";
  readonly isComplete = true;
  nExecutions = 0;
  private readonly preemptions = new Preemptions();
  /** By step: the choices left, as pairs. */
  private readonly left: number[][] = [];

  constructor(private readonly bound: number) {}

  next(run: Run): boolean {
    if (this.nExecutions++ === 0) {
      run.restart();
      return true;
    }
    while (this.left.at(-1)?.length === 0) this.left.pop();
    if (this.left.length === 0) return false;
    run.backTo(this.left.length - 1);
    this.preemptions.backTo(this.left.length - 1);
    return true;
  }

  choose(run: Run): number {
    const { machine } = run;
    const { preemptions } = this;
    const choices = machine.enabled();
    if (choices.length === 0) return STUCK;
    preemptions.look(machine, choices);
    if (this.left.length === run.length) {
      const all: number[] = [];
      for (let k = 0; k < choices.length; k++) {
        const [g, a] = [choices.goroutine[k] as number, choices.alternative[k] as number];
        if (preemptions.count + preemptions.costOf(machine, g, a) <= this.bound) all.push(g, a);
      }
      this.left.push(all);
    }
    const left = this.left[run.length] ?? [];
    run.alternative = left.pop() ?? 0;
    run.goroutine = left.pop() ?? 0;
    preemptions.take(machine, run.goroutine, run.alternative);
    return STEP;
  }

  cutShort(): void {}
}

function keysWithin(compiled: Compiled, bound: number, maxExecutions: number): ReadonlySet<string> | undefined {
  const strategy = new Exhaustive(bound);
  const options = { ...SEARCH, maxExecutions };
  const state = new Search(
    compiled.machine({ maxGoroutines: 100 }),
    { resolve: compiled.resolve },
    options,
    () => strategy,
  );
  while (state.begin()) {
    while (!state.advance()) state.startTurn();
    state.finish();
  }
  const { complete, findings } = state.result();
  return complete ? new Set(findings.map(({ key }) => key)) : undefined;
}

test("no execution with fewer preemptions shows a finding whose witness is minimal", () => {
  let nCompared = 0;
  fc.assert(
    fc.property(goroutineBodies(3, 2), (bodies) => {
      const compiled = compileBodies(compiler, bodies);
      const { findings } = explore(compiled, { maxExecutions: 300 });
      for (const { key, preemptions, isMinimal, schedule } of findings) {
        expect(isMinimal).toBe(true);
        if (preemptions === 0) continue;
        const recorded = record(compiled.machine(), schedule, { resolve: compiled.resolve, maxSteps: 20_000 });
        expect(recorded.mismatch).toBeUndefined();
        const keys = keysWithin(compiled, preemptions - 1, 1500);
        if (keys === undefined) continue;
        nCompared++;
        expect(keys).not.toContain(key);
      }
    }),
    { numRuns: 16 },
  );
  expect(nCompared).toBeGreaterThan(0);
});
