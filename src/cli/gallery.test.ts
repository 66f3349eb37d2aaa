// The gallery through the whole engine: every scenario shows what it says it shows, found from its text alone, and its witnesses replay.

import { expect, test } from "vitest";
import { record } from "../explore/record.ts";
import { GALLERY } from "../scenarios/gallery.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { ExplorationResult, RuntimeMapsResult } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { type Compilation, Compiler } from "../worker/compile.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { compilationFor } from "../worker/map-programs.ts";
import { Viewer } from "../worker/viewer.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";

const compiler = new Compiler(await loadParser(), wholeLibrary());
/** Enough to finish the small programs at operation detail. */
const FEW_EXECUTIONS = 60;
/** What the search inside a map needs for all that is expected. */
const EXECUTIONS: Readonly<Record<string, number>> = {
  "two-keys": 450,
  "once-map": 550,
  "delete-during-range": 500,
  "delete-delete": 450,
  "two-writers": 450,
  "evacuated-bucket": 600,
  "read-during-growth": 250,
  "read-during-growth-24": 250,
  "torn-pair": 100,
  "iterator-skip": 100,
  "iterator-no-repeat": 350,
  "same-size-growth": 400,
};
/** What only a longer search finds. */
const LATE: Readonly<Record<string, readonly string[]>> = {
  "iterator-skip": ["wild-access"],
  "iterator-no-repeat": ["wild-access"],
};
/** Those that are not through by then. */
const ENDLESS = new Set(["after-you"]);
/** Preemptions of a witness. */
const A_FEW = 4;
/** Moments of a long witness at which its state is looked at. */
const MAX_MOMENTS = 40;

const explored = new Map<string, ExplorationResult>();

function optionsOf(scenario: Scenario): RunOptions {
  const maxExecutions = EXECUTIONS[scenario.slug] ?? FEW_EXECUTIONS;
  return { ...DEFAULT_RUN_OPTIONS, ...scenario.options, maxExecutions };
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

function explore(scenario: Scenario): ExplorationResult {
  const known = explored.get(scenario.slug);
  if (known !== undefined) return known;
  const compilation = compile(scenario);
  const options = optionsOf(scenario);
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, host);
  while (!exploration.advance(1));
  const result = exploration.result();
  explored.set(scenario.slug, result);
  return result;
}

function scenarioOf(slug: string): Scenario {
  return GALLERY.find((scenario) => scenario.slug === slug) as Scenario;
}

/** What was found inside the maps with the runtime's checks on. */
function insideMaps(result: ExplorationResult): RuntimeMapsResult | undefined {
  return result.runtimeMaps?.find(({ isUnchecked }) => !isUnchecked);
}

test.each(GALLERY)("$slug: the expected kinds are found, and no others", (scenario) => {
  const result = explore(scenario);
  const found = result.findings.filter(({ requires }) => requires.length === 0);
  const wanted = scenario.expected.filter((kind) => !LATE[scenario.slug]?.includes(kind));
  expect([...new Set(found.map(({ kind }) => kind))].sort()).toEqual(wanted.sort());
  const isAboutMaps = scenario.theme === "maps" || scenario.theme === "inside-maps";
  const isLong = ({ preemptions }: Finding): boolean => isAboutMaps && preemptions > A_FEW;
  expect(found.filter(isLong)).toEqual([]);
  expect(result.complete).toBe(!ENDLESS.has(scenario.slug));
});

test.each(GALLERY.filter(({ absent }) => absent !== undefined))("$slug: what cannot happen does not", (scenario) => {
  const inside = insideMaps(explore(scenario));
  expect(inside?.absent).toEqual(expect.arrayContaining([...(scenario.absent ?? [])]));
  expect(inside?.preemptionBound).toBeGreaterThanOrEqual(1);
});

test("the write into an evacuated bucket is found, with few preemptions", () => {
  const result = explore(scenarioOf("evacuated-bucket"));
  const finding = result.findings.find(({ kind }) => kind === "lost-write");
  expect(finding?.schedule.deviations.length).toBeLessThanOrEqual(3);
  expect(finding?.events.map(({ line }) => line)).toEqual(expect.arrayContaining([17, 21]));
  expect(insideMaps(result)?.outcomes.map(({ output }) => output)).toContain("m[3] = 3\n");
});

test.each([
  ["late-value", '"" true\n'],
  ["read-during-growth", "price 0 false\n"],
  ["iterator-repeat", "delivered: [8 0 0 0 0 0 0 0 0]\n"],
  ["two-writers", "len says 2 and the loop finds 3\n"],
  ["delete-delete", "len says 2 and the loop finds 1\n"],
])("%s: one of the endings is %j", (slug, output) => {
  expect(insideMaps(explore(scenarioOf(slug)))?.outcomes.map((outcome) => outcome.output)).toContain(output);
});

test.each(GALLERY)("$slug: a witness replays to the same trace, and every moment of it can be shown", (scenario) => {
  const options = optionsOf(scenario);
  const compilation = compile(scenario);
  const again = compile(scenario);
  for (const { schedule, cursor } of explore(scenario).findings) {
    const mine = compilationFor(compilation, options, schedule);
    const other = compilationFor(again, options, schedule);
    const limits = { resolve: mine.resolve, maxSteps: options.maxStepsPerExecution };
    const machine = machineFor(mine, options);
    const first = record(machine, schedule, limits);
    const second = record(machineFor(other, options), schedule, limits);
    expect(first.mismatch).toBeUndefined();
    expect(second.trace).toEqual(first.trace);
    const viewer = new Viewer(machine, first);
    const forwards = viewer.snapshot(cursor);
    const stride = Math.ceil(first.trace.events.length / MAX_MOMENTS);
    for (let at = first.trace.events.length; at >= 0; at -= stride) viewer.snapshot(at);
    expect(viewer.snapshot(cursor)).toEqual(forwards);
  }
});
