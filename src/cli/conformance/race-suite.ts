// The race detector's own suite: in TestRaceX a data race must be found, in TestNoRaceX none may be.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unmetConstraint } from "./directive.ts";
import type { Answer, RaceJob } from "./protocol.ts";
import type { LeftOut, Verdict } from "./results.ts";

/** A test function of the suite. */
export interface RaceTest {
  readonly name: string;
  readonly file: string;
  readonly mustRace: boolean;
}

export interface RaceSuite {
  readonly files: readonly string[];
  readonly tests: readonly RaceTest[];
  readonly leftOut: readonly LeftOut[];
}

const TIMEOUT_MS = 2000;

/** Reads the test files of `folder`. */
export function collectRaceTests(folder: string, goMinor: number): RaceSuite {
  const names = readdirSync(folder).filter((name) => name.endsWith("_test.go"));
  const files: string[] = [];
  const tests: RaceTest[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of names.sort()) {
    const source = readFileSync(join(folder, file), "utf8");
    const found = testsIn(source, file);
    const unmet = unmetConstraint(source, goMinor);
    if (unmet === undefined || isOnlyForRaceBuilds(unmet)) {
      files.push(join(folder, file));
      for (const test of found) {
        const reason = reasonToLeaveOut(source, test.name);
        if (reason === undefined) tests.push(test);
        else leftOut.push({ name: test.name, reason });
      }
    } else leftOut.push(...found.map(({ name }) => ({ name, reason: `not for this platform: ${unmet}` })));
  }
  return { files, tests, leftOut };
}

function reasonToLeaveOut(source: string, test: string): string | undefined {
  // A test with this in its name shows what real Go's detector gets wrong.
  if (test.includes("Failing")) return "known to fail under real Go";
  const isSkipped = new RegExp(`^func ${test}\\(.*\\{\\n\\tt\\.Skip\\(`, "m").test(source);
  return isSkipped ? "the suite skips it" : undefined;
}

// Every program here is as if built with -race.
function isOnlyForRaceBuilds(constraint: string): boolean {
  return /^\/\/go:build race$/.test(constraint);
}

function testsIn(source: string, file: string): readonly RaceTest[] {
  return [...source.matchAll(/^func (Test((?:No)?)Race\w*)\(/gm)].map(([, name = "", no]) => ({
    name,
    file,
    mustRace: no === "",
  }));
}

export function raceJobOf(suite: RaceSuite, test: RaceTest, goMinor: number): RaceJob {
  return { kind: "race", files: suite.files, test: test.name, goMinor, timeoutMs: TIMEOUT_MS };
}

export function judgeRace(test: RaceTest, answer: Answer): Verdict {
  const verdict = (category: string, reason: string): Verdict => ({
    name: test.name,
    folder: test.file,
    isPassed: category === "pass",
    category,
    reason,
  });
  if (answer.kind === "failed") return verdict(answer.category, answer.reason);
  if (answer.kind !== "explored") return verdict("internal", "not explored");
  const { races, executions, isComplete, elapsedMs, trouble } = answer;
  const hasRace = races.length > 0;
  if (hasRace === test.mustRace) {
    if (hasRace && elapsedMs > TIMEOUT_MS) return verdict("late", `found after ${elapsedMs} ms`);
    // A test that fails right away has no race either, but for a bad reason.
    if (trouble !== "" && !hasRace) return verdict("trouble", trouble);
    return verdict("pass", "");
  }
  if (hasRace) return verdict("false race", races[0] ?? "");
  const extent = `${executions} executions${isComplete ? ", complete" : ""}`;
  return verdict("no race", `no data race in ${extent}${trouble === "" ? "" : `; ${trouble}`}`);
}
