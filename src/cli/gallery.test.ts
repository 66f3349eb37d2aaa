// The gallery through the whole engine: every scenario shows what it says it shows, and its witnesses replay.

import { expect, test } from "vitest";
import { record } from "../explore/record.ts";
import { GALLERY } from "../scenarios/gallery.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { type Compilation, Compiler } from "../worker/compile.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { Viewer } from "../worker/viewer.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";

const compiler = new Compiler(await loadParser(), wholeLibrary());
/** Enough to finish the small programs; the map at runtime detail is stopped by it. */
const MAX_EXECUTIONS = 60;
/** Those that are not through by then. */
const ENDLESS = new Set(["after-you", "evacuated-bucket"]);

function optionsOf(scenario: Scenario): RunOptions {
  return { ...DEFAULT_RUN_OPTIONS, ...scenario.options, maxExecutions: MAX_EXECUTIONS };
}

function compile(scenario: Scenario): Compilation {
  const options = optionsOf(scenario);
  const { goMinor } = options;
  return compiler.compile(scenario.source, {
    fileName: "main.go",
    goMinor,
    entry: undefined,
    ...mapProgramOf(options),
  });
}

function explore(scenario: Scenario, compilation: Compilation): ExplorationResult {
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(
    machineFor(compilation, optionsOf(scenario)),
    compilation,
    optionsOf(scenario),
    host,
  );
  while (!exploration.advance(1));
  return exploration.result();
}

test.each(GALLERY)("$slug: the expected kinds are found, and no others", (scenario) => {
  const result = explore(scenario, compile(scenario));
  const kinds = [...new Set(result.findings.map(({ kind }) => kind))].sort();
  if (result.complete) expect(kinds).toEqual([...scenario.expected].sort());
  else expect(scenario.expected).toEqual(expect.arrayContaining(kinds));
  expect(result.complete).toBe(!ENDLESS.has(scenario.slug));
});

test("the write into an evacuated bucket is found, with few preemptions", () => {
  const scenario = GALLERY.find(({ slug }) => slug === "evacuated-bucket") as Scenario;
  const result = explore(scenario, compile(scenario));
  const finding = result.findings.find(({ kind }) => kind === "lost-write");
  expect(finding?.schedule.deviations.length).toBeLessThanOrEqual(3);
  expect(finding?.events.map(({ line }) => line)).toEqual([17, 21]);
  expect(result.outcomes.map(({ output }) => output)).toContain("m[3] = 3\n");
});

test.each(GALLERY)("$slug: a witness replays to the same trace, and every moment of it can be shown", (scenario) => {
  const compilation = compile(scenario);
  for (const { schedule, cursor } of explore(scenario, compilation).findings) {
    const options = { resolve: compilation.resolve, maxSteps: DEFAULT_RUN_OPTIONS.maxStepsPerExecution };
    const machine = machineFor(compilation, optionsOf(scenario));
    const first = record(machine, schedule, options);
    const second = record(machineFor(compile(scenario), optionsOf(scenario)), schedule, options);
    expect(first.mismatch).toBeUndefined();
    expect(second.trace).toEqual(first.trace);
    const viewer = new Viewer(machine, first);
    const forwards = viewer.snapshot(cursor);
    for (let at = first.trace.events.length; at >= 0; at--) viewer.snapshot(at);
    expect(viewer.snapshot(cursor)).toEqual(forwards);
  }
});
