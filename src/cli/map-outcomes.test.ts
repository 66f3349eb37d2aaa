// What was recorded of two inserts at once into a map is what the search finds, as far as a test has time for it.

import { expect, test } from "vitest";
import { record } from "../explore/record.ts";
import RECORDED from "../scenarios/map-outcomes.json" with { type: "json" };
import GROWING from "../scenarios/outcomes/two-inserts.go?raw";
import EMPTY from "../scenarios/outcomes/two-inserts-empty.go?raw";
import { createNodeParser } from "../syntax/testing.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { DEFAULT_POLICY, type Deviation } from "../trace/schedule.ts";
import { type Compilation, Compiler } from "../worker/compile.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { wholeLibrary } from "../worker/whole-library.ts";

const OPTIONS: RunOptions = { ...DEFAULT_RUN_OPTIONS, goMinor: 23, mapDetail: "runtime" };
const compiler = new Compiler(await createNodeParser(), wholeLibrary());
const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

function compiled(source: string): Compilation {
  const { goMinor } = OPTIONS;
  return compiler.compile(source, { fileName: "main.go", goMinor, entry: undefined, ...mapProgramOf(OPTIONS) });
}

function explored(source: string, changes: Partial<RunOptions>, maxPreemptions?: number): object {
  const options = { ...OPTIONS, ...changes };
  const compilation = compiled(source);
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, host, { maxPreemptions });
  while (!exploration.advance(0));
  const { executions, redundant, outcomes, complete } = exploration.result();
  const ends = outcomes.map(({ output, count }) => ({ end: firstLine(output), count }));
  return { executions, classes: executions - redundant, ends, complete };
}

test("the recorded programs are those that there are", () => {
  expect(RECORDED.growing.program).toBe(GROWING);
  expect(RECORDED.empty.program).toBe(EMPTY);
  expect(RECORDED.growing.bounds.at(-1)?.preemptions).toBeGreaterThanOrEqual(3);
});

test.each([0, 1, 2])("growing: all executions with at most %i preemptions end as recorded", (maxPreemptions) => {
  const { executions, classes, ends, isComplete } = RECORDED.growing.bounds[maxPreemptions] ?? {};
  const found = explored(GROWING, { strategy: "bounded" }, maxPreemptions);
  expect(found).toEqual({ executions, classes, ends, complete: isComplete });
});

test("empty: all executions there are end as recorded", () => {
  const { executions, classes, ends } = RECORDED.empty;
  expect(explored(EMPTY, { strategy: "dpor" })).toEqual({ executions, classes, ends, complete: true });
});

test.each([
  ["growing", GROWING, RECORDED.growing.outcomes],
  ["empty", EMPTY, RECORDED.empty.outcomes],
])("%s: every recorded schedule leads to its end", (_name, source, outcomes) => {
  const compilation = compiled(source);
  const { resolve } = compilation;
  for (const { end, schedule } of outcomes) {
    const deviations = schedule.deviations as readonly Deviation[];
    const witness = { policy: DEFAULT_POLICY, deviations };
    const { trace, unapplied } = record(machineFor(compilation, OPTIONS), witness, { resolve, maxSteps: 2000 });
    expect(unapplied).toEqual([]);
    expect(firstLine(trace.output + trace.end.text)).toBe(end);
  }
});
