import { expect, test } from "vitest";
import { BoundedStrategy } from "./bounded.ts";
import { Dependence } from "./dependence.ts";
import { Run } from "./run.ts";
import { StepLimitStrategy } from "./step-limit.ts";
import { STUCK } from "./strategy.ts";
import { TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();
const compiled = compiler.main(
  "for range 2 { wg.Add(1); go func() { x++; y++; wg.Done() }() }\nwg.Wait()",
  "var x, y int\nvar wg sync.WaitGroup",
);

/** Steps made in all, those of the last execution, and the strategy at its end. */
function explored(maxSteps: number) {
  const machine = compiled.machine();
  const run = new Run(machine);
  const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" });
  const bounded = new BoundedStrategy(dependence, { time: "ordered" });
  const strategy = new StepLimitStrategy(bounded, maxSteps);
  while (strategy.next(run)) while (machine.end === undefined && strategy.choose(run) !== STUCK) run.step();
  return { nSteps: run.nSteps, lengthOfLast: run.length, strategy };
}

const whole = explored(Number.POSITIVE_INFINITY);

test("without a limit it is the other strategy", () => {
  expect(whole.strategy.isComplete).toBe(true);
  expect(whole.strategy.completedBound).toBeGreaterThanOrEqual(3);
});

test.each([4000, 20_000])(
  "%i steps are not exceeded by more than an execution, and what is begun is whole",
  (maxSteps) => {
    const { nSteps, lengthOfLast, strategy } = explored(maxSteps);
    expect(nSteps).toBeLessThanOrEqual(maxSteps + lengthOfLast);
    expect(nSteps).toBeLessThan(whole.nSteps);
    expect(strategy.isComplete).toBe(false);
    expect(strategy.completedBound).toBeGreaterThanOrEqual(0);
  },
);

test("more steps do not make for a lower bound", () => {
  const bounds = [3000, 10_000, 50_000].map((maxSteps) => explored(maxSteps).strategy.completedBound ?? -1);
  expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
});

test("where there are steps for few executions only, there is one", () => {
  expect(explored(200).nSteps).toBeLessThan(100);
});
