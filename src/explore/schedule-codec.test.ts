import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_POLICY, DEFAULT_SCHEDULE, type Schedule } from "../trace/schedule.ts";
import type { Machine } from "../vm/api.ts";
import { RandomStrategy } from "./random.ts";
import { Run } from "./run.ts";
import { encodeSchedule, ReplayStrategy } from "./schedule-codec.ts";
import { replay } from "./shorten.ts";
import { STEP } from "./strategy.ts";
import { type Compiled, compileBodies, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();
const MAX_STEPS = 400;

function randomRun(machine: Machine, seed: number): Run {
  const run = new Run(machine);
  const strategy = new RandomStrategy(seed, 1);
  strategy.next(run);
  while (machine.end === undefined && run.length < MAX_STEPS && strategy.choose(run) === STEP) run.step();
  return run;
}

// What happened, by names that any machine gives alike.
function storyOf(run: Run): readonly unknown[] {
  const { machine, events } = run;
  machine.enabled(); // A deadlock is seen when somebody looks.
  const path = (g: number): string => (g < 0 ? "" : machine.goroutinePath(g));
  const steps = Array.from({ length: events.length }, (_, i) => [
    events.kind[i],
    path(events.goroutine[i] as number),
    path(events.partner[i] as number),
    events.extent[i],
    events.site[i],
  ]);
  return [steps, machine.end?.kind, machine.end?.exitCode, machine.output(), machine.stateHash()];
}

function replayOn(compiled: Compiled, schedule: Schedule, maxSteps = MAX_STEPS): { run: Run; unapplied: number } {
  const run = new Run(compiled.machine());
  const strategy = new ReplayStrategy(schedule);
  replay(run, strategy, maxSteps);
  return { run, unapplied: strategy.unapplied.length };
}

test("a random run, written as a schedule and replayed on a new machine, is the same run", () => {
  fc.assert(
    fc.property(goroutineBodies(4, 5), fc.integer(), (bodies, seed) => {
      const compiled = compileBodies(compiler, bodies);
      const run = randomRun(compiled.machine(), seed);
      const story = storyOf(run);
      const choices = run.choices();
      const schedule = encodeSchedule(run, choices);
      expect(storyOf(run)).toEqual(story);
      const again = replayOn(compiled, schedule, choices.length / 2);
      expect(again.unapplied).toBe(0);
      expect(storyOf(again.run)).toEqual(story);
    }),
    { numRuns: 40 },
  );
});

test("the default run is the empty schedule", () => {
  const compiled = compileBodies(compiler, [["x++", "ch <- 1"], ["y = <-ch", "x++"], ["mu.Lock(); x++; mu.Unlock()"]]);
  const { run } = replayOn(compiled, DEFAULT_SCHEDULE);
  expect(encodeSchedule(run, run.choices())).toEqual(DEFAULT_SCHEDULE);
});

const COUNTER = [["x++"], ["x++"]];

test.each([
  ["a goroutine that there never is", { kind: "switch", at: "", ordinal: 1, inner: 0, to: "7/7" }],
  ["an operation that is never reached", { kind: "switch", at: "0", ordinal: 99, inner: 0, to: "1" }],
  ["an alternative that there is not", { kind: "alternative", at: "0", ordinal: 1, inner: 0, value: 5 }],
] as const)("a deviation that does not apply is reported: %s", (_, deviation) => {
  const compiled = compileBodies(compiler, COUNTER);
  const { run, unapplied } = replayOn(compiled, { policy: DEFAULT_POLICY, deviations: [deviation] });
  expect(unapplied).toBe(1);
  expect(storyOf(run)).toEqual(storyOf(replayOn(compiled, DEFAULT_SCHEDULE).run));
});

test("a rendezvous partner is named by its place in the execution, not by the machine's index", () => {
  const compiled = compiler.main(
    `ch := make(chan int)
     for i := range 3 {
       go func() { fmt.Print(i, <-ch, " ") }()
     }
     runtime.Gosched()
     ch <- 7
     runtime.Gosched()`,
  );
  const outputs = new Set<string>();
  for (let seed = 0; seed < 30; seed++) {
    const run = randomRun(compiled.machine(), seed);
    const output = run.machine.output();
    // The other machine has seen other executions first, so its indices differ.
    const other = randomRun(compiled.machine(), seed + 1000);
    const schedule = encodeSchedule(run, run.choices());
    replay(other, new ReplayStrategy(schedule), MAX_STEPS);
    expect(other.machine.output()).toBe(output);
    outputs.add(output);
  }
  expect(outputs.size).toBeGreaterThan(2);
});
