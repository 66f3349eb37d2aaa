// Small buggy programs in the style of real ones, and their repairs (bugs/README.md): each bug is found with its kind and lines, most
// of them at once, and nothing is found in a repaired program.

import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { ExplorationResult } from "../trace/exploration.ts";
import { Compiler } from "../worker/compile.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import evidence from "./bugs/evidence.json" with { type: "json" };
import { type Bug, exploreProgram, findWanted, readSuite } from "./bugs/suite.testing.ts";
import { loadParser } from "./parser.ts";

/** Enough for most to be searched completely, in ordered time. */
const MAX_EXECUTIONS = 100;
const MIN_BUGS = 120;
/** Of all bugs, those found within ten executions. */
const SHARE_WITHIN_TEN = 0.95;

const suite = readSuite();
const compiler = new Compiler(await loadParser(), wholeLibrary());
const byName = suite.map((bug) => [bug.buggy.name, bug] as const);

const firstExecutions = new Map<string, number>();

const placesOf = ({ findings }: ExplorationResult): readonly string[] =>
  findings.map(({ kind, events, message }) => `${kind} ${events.map(({ line }) => line).join(",")}: ${message}`);

test.each(byName)("%s is found", (name, { buggy }) => {
  const result = exploreProgram(compiler, buggy, MAX_EXECUTIONS);
  const counted = result.findings.filter(({ requires }) => requires.length === 0 || buggy.needsDrift);
  const found = buggy.wanted.map((wanted) => findWanted(counted, wanted));
  firstExecutions.set(name, Math.max(...found.map((finding) => finding?.execution ?? Number.POSITIVE_INFINITY)));
  const missing = buggy.wanted.filter((_, i) => found[i] === undefined);
  const expected = [...buggy.wanted.flatMap(({ kinds }) => kinds), ...buggy.also];
  // What comes of a race on a map is no other mistake.
  const others = counted.filter(({ kind, schedule }) => !expected.includes(kind) && schedule.maps === undefined);
  expect({ missing, others: others.map(({ kind }) => kind) }, placesOf(result).join("\n")).toEqual({
    missing: [],
    others: [],
  });
});

test.each(byName)("nothing is found in the twin of %s", (_, { fixed }: Bug) => {
  expect(placesOf(exploreProgram(compiler, fixed, MAX_EXECUTIONS))).toEqual([]);
});

test("the suite is large enough, and has a twin and a mark for every bug", () => {
  expect(suite.length).toBeGreaterThanOrEqual(MIN_BUGS);
  for (const { buggy, fixed } of suite) {
    expect([buggy.name, buggy.wanted.length > 0, fixed.wanted]).toEqual([buggy.name, true, []]);
    expect(fixed.entry).toBe(buggy.entry);
  }
  const inTests = suite.filter(({ buggy }) => buggy.entry !== "main");
  expect(inTests.length).toBeGreaterThanOrEqual(suite.length / 2);
});

interface Evidence {
  readonly text: string;
  readonly races: number;
  readonly ends: Readonly<Record<string, number>>;
}

test("real Go has run every program as it is, and found nothing in a repaired one", () => {
  const recorded: Readonly<Record<string, Evidence>> = evidence.programs;
  const hashOf = (source: string): string => createHash("sha256").update(source).digest("hex").slice(0, 16);
  for (const { buggy, fixed } of suite) {
    for (const { name, source } of [buggy, fixed]) expect([name, recorded[name]?.text]).toEqual([name, hashOf(source)]);
    const { races, ends } = recorded[fixed.name] ?? {};
    expect([fixed.name, races, Object.keys(ends ?? {})]).toEqual([fixed.name, 0, ["exit"]]);
  }
});

test("most bugs are found by the first execution, nearly all within ten", () => {
  const executions = [...firstExecutions.values()].sort((a, b) => a - b);
  expect(executions.length).toBe(suite.length);
  expect(executions[Math.floor(executions.length / 2)]).toBe(1);
  expect(executions[Math.ceil(executions.length * SHARE_WITHIN_TEN) - 1]).toBeLessThanOrEqual(10);
});
