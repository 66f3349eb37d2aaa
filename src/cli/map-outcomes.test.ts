// What was recorded of two inserts into a map that is about to grow is what the search finds, as far as a test has time for it.

import { expect, test } from "vitest";
import { record } from "../explore/record.ts";
import RECORDED from "../scenarios/map-outcomes.json" with { type: "json" };
import PROGRAM from "../scenarios/outcomes/two-inserts.go?raw";
import { createNodeParser } from "../syntax/testing.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { DEFAULT_POLICY, type Deviation } from "../trace/schedule.ts";
import { Compiler } from "../worker/compile.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { wholeLibrary } from "../worker/whole-library.ts";

const OPTIONS: RunOptions = { ...DEFAULT_RUN_OPTIONS, goMinor: 23, mapDetail: "runtime", strategy: "bounded" };
const compiler = new Compiler(await createNodeParser(), wholeLibrary());
const compilation = compiler.compile(PROGRAM, {
  fileName: "main.go",
  goMinor: OPTIONS.goMinor,
  entry: undefined,
  ...mapProgramOf(OPTIONS),
});

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

test("the recorded program is the one that there is", () => {
  expect(RECORDED.program).toBe(PROGRAM);
  expect(RECORDED.bounds.at(-1)?.preemptions).toBeGreaterThanOrEqual(3);
});

test.each([0, 1, 2])("all executions with at most %i preemptions end as recorded", (maxPreemptions) => {
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, OPTIONS), compilation, OPTIONS, host, { maxPreemptions });
  while (!exploration.advance(0));
  const { executions, redundant, preemptionBound, outcomes } = exploration.result();
  const recorded = RECORDED.bounds[maxPreemptions];
  expect(preemptionBound).toBe(maxPreemptions);
  expect({ executions, classes: executions - redundant }).toEqual({
    executions: recorded?.executions,
    classes: recorded?.classes,
  });
  expect(outcomes.map(({ output, count }) => ({ end: firstLine(output), count }))).toEqual(recorded?.ends);
});

test("every recorded schedule leads to its end", () => {
  for (const { end, schedule } of RECORDED.outcomes) {
    const deviations = schedule.deviations as readonly Deviation[];
    const { trace, unapplied } = record(
      machineFor(compilation, OPTIONS),
      { policy: DEFAULT_POLICY, deviations },
      { resolve: compilation.resolve, maxSteps: OPTIONS.maxStepsPerExecution },
    );
    expect(unapplied).toEqual([]);
    expect(firstLine(trace.output + trace.end.text)).toBe(end);
  }
});
