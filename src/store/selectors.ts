// What views need and the store does not hold: derived from facts, and the words of layers a view does not import.

import type { Scenario } from "../scenarios/scenario.ts";
import type { ExplorationResult, LimitHit, Outcome } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import type { RunOptions } from "../trace/options.ts";
import type { DiagnosticView } from "../worker/protocol.ts";
import type { State } from "./state.ts";

export type GalleryEntry = Scenario;
export type ProgramDiagnostic = DiagnosticView;
export type ProgramOutcome = Outcome;
export type SearchLimit = LimitHit;
export type SearchResult = ExplorationResult;

/** The finding whose witness is shown, if one is. */
export function shownFinding(state: State): Finding | undefined {
  return state.shown.kind === "finding" ? state.exploration?.findings[state.shown.index] : undefined;
}

/** The mode of time in which what is shown happens: a finding may need another one than the search's. */
export function shownTime(state: State): RunOptions["time"] {
  return shownFinding(state)?.requires.includes("drift") === true ? "drift" : state.options.time;
}

/** The outcome whose witness is shown, if one is. */
export function shownOutcome(state: State): Outcome | undefined {
  return state.shown.kind === "outcome" ? state.exploration?.outcomes[state.shown.index] : undefined;
}

/** How often a test passed and failed. */
export interface TestResult {
  readonly name: string;
  readonly nPassed: number;
  readonly nFailed: number;
  /** Index of the first outcome in which it fails; -1 when it never does. */
  readonly firstFailure: number;
}

/** What the search says about the test that was explored; undefined while nothing was, or when the program's entry is main. */
export function testResult({ entry, exploration }: Pick<State, "entry" | "exploration">): TestResult | undefined {
  if (entry === undefined || entry === "main" || exploration === undefined) return undefined;
  const { outcomes } = exploration;
  const count = (wanted: (outcome: Outcome) => boolean): number =>
    outcomes.reduce((sum, outcome) => (wanted(outcome) ? sum + outcome.count : sum), 0);
  return {
    name: entry,
    nPassed: count(hasPassed),
    nFailed: count(hasFailed),
    firstFailure: outcomes.findIndex(hasFailed),
  };
}

/** What a failing test printed, when a schedule under which it fails is shown as such. */
export function shownFailure(state: State): string | undefined {
  const outcome = shownOutcome(state);
  if (outcome === undefined || testResult(state) === undefined || !hasFailed(outcome)) return undefined;
  return outcome.output.trimEnd();
}

/** Whether a test that ended like this has passed. One that was cut off has neither passed nor failed. */
export function hasPassed({ kind, exitCode }: Outcome): boolean {
  return kind === "exit" && exitCode === 0;
}

/** Whether a test that ended like this has failed. */
export function hasFailed(outcome: Outcome): boolean {
  return outcome.kind !== "limit" && outcome.kind !== "stopped" && !hasPassed(outcome);
}

/** Whether the program as typed cannot run. */
export function hasErrors(state: State): boolean {
  return state.diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Whether the result on the page is of an earlier text or other options. */
export function isStale(state: State): boolean {
  return state.exploration !== undefined && !state.isExplorationCurrent;
}
