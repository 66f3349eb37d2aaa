import { expect, test } from "vitest";
import { firstDifference, judgeProgram, type Program, reasonToLeaveOut } from "./program-suite.ts";
import type { Answer } from "./protocol.ts";
import { judgeRace, type RaceTest } from "./race-suite.ts";
import type { RealResult } from "./real-go.ts";

const program: Program = {
  name: "fixedbugs/x.go",
  path: "/nowhere/x.go",
  directive: { action: "run", flags: [], args: [] },
};

function ran(exitCode: number, output: string, endText = ""): Answer {
  return { kind: "ran", exitCode, output: output + endText, endText };
}

const quiet: RealResult = { kind: "ran", exitCode: 0, output: "" };
const hello: RealResult = { kind: "ran", exitCode: 0, output: "hello\nworld\n" };

const programs: readonly [RealResult, Answer, string, string][] = [
  [quiet, ran(0, ""), "pass", ""],
  [hello, ran(0, "hello\nworld\n"), "pass", ""],
  [hello, ran(0, "hello\n"), "output", 'line 2: want "world", got ""'],
  [quiet, ran(0, "oops\n"), "output", 'line 1: want "", got "oops"'],
  [quiet, ran(2, "", "panic: oops\n\ngoroutine 1"), "exit", "exit status 2, not 0: panic: oops"],
  [quiet, { kind: "failed", category: "front-end", reason: "no" }, "front-end", "no"],
  [quiet, { kind: "failed", category: "time", reason: "long" }, "time", "long"],
];

test.each(programs)("real %j, ours %j: %s", (real, answer, category, reason) => {
  const verdict = judgeProgram(program, real, answer);
  expect(verdict).toEqual({ name: program.name, folder: "fixedbugs", isPassed: category === "pass", category, reason });
});

test.each([
  ["a\nb", "a\nb", undefined],
  ["a\nb", "a\nc", 'line 2: want "b", got "c"'],
  ["a\nb", "a", 'line 2: want "b", got the end'],
  ["a", "a\nb", 'line 2: want the end, got "b"'],
])("the first difference of %j and %j", (want, got, difference) => {
  expect(firstDifference(want, got)).toBe(difference);
});

test("what real Go does not do here is left out", () => {
  expect(reasonToLeaveOut(program, { kind: "failed", reason: "no C" })).toBe("real Go does not run it here: no C");
  expect(reasonToLeaveOut(program, { kind: "ran", exitCode: 2, output: "" })).toBe("real Go fails here: exit status 2");
  expect(reasonToLeaveOut(program, hello)).toBeUndefined();
});

function explored(races: readonly string[], trouble = "", elapsedMs = 1): Answer {
  return { kind: "explored", executions: 7, isComplete: true, elapsedMs, races, trouble };
}

const must: RaceTest = { name: "TestRaceX", file: "x_test.go", mustRace: true };
const mustNot: RaceTest = { ...must, name: "TestNoRaceX", mustRace: false };

const raceTests: readonly [RaceTest, Answer, string, string][] = [
  [must, explored(["race on x"]), "pass", ""],
  [must, explored(["race on x"], "", 2300), "late", "found after 2300 ms"],
  [must, explored([]), "no race", "no data race in 7 executions, complete"],
  [mustNot, explored([]), "pass", ""],
  [mustNot, explored(["race on x"]), "false race", "race on x"],
  [mustNot, explored([], "panic: not here"), "trouble", "panic: not here"],
  [must, { kind: "failed", category: "front-end", reason: "no" }, "front-end", "no"],
];

test.each(raceTests)("%j, %j: %s", (raceTest, answer, category, reason) => {
  expect(judgeRace(raceTest, answer)).toMatchObject({ isPassed: category === "pass", category, reason });
});
