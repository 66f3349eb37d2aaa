// The verdict in words, from what is known: what was found, how far the search got, what can be done next.

import { type SearchLimit, type SearchResult, type TestResult, testResult } from "../../store/selectors.ts";
import type { State } from "../../store/state.ts";
import type { Finding, FindingKind } from "../../trace/finding.ts";
import { strings } from "../../ui/strings.ts";

export type Tone = "race" | "warn" | "ok" | "busy" | "plain";

export interface Verdict {
  readonly tone: Tone;
  readonly headline: string;
  /** Short parts, shown with a dot between. */
  readonly details: readonly string[];
  readonly canStop: boolean;
  /** The search can go on where it stopped. */
  readonly canContinue: boolean;
  /** Bounds hide executions: with larger ones more would be seen. */
  readonly canDeepen: boolean;
  /** What is below is of an earlier program. */
  readonly isStale: boolean;
}

type Facts = Pick<State, "status" | "diagnostics" | "exploration" | "isExplorationCurrent" | "entry"> & {
  /** There is no text to compile. */
  readonly isEmpty: boolean;
};

/** The verdict for the page's state. */
export function verdictOf(facts: Facts): Verdict {
  const { status, diagnostics, exploration, isExplorationCurrent } = facts;
  const plain = { canStop: false, canContinue: false, canDeepen: false, isStale: false, details: [] };
  const errors = diagnostics.filter((each) => each.severity === "error").length;
  const isStale = exploration !== undefined && !isExplorationCurrent;
  if (status === "failed")
    return { ...plain, tone: "warn", headline: strings.verdict.failed, details: [strings.verdict.failedHint], isStale };
  const { noProgram, noProgramHint } = strings.verdict;
  if (errors > 0 && facts.isEmpty)
    return { ...plain, tone: "plain", headline: noProgram, details: [noProgramHint], isStale };
  if (errors > 0 && !isExplorationCurrent) {
    const headline = strings.verdict.invalid(strings.editor.problems(errors, 0));
    return { ...plain, tone: "warn", headline, details: isStale ? [strings.verdict.invalidHint] : [], isStale };
  }
  if (exploration === undefined || !isExplorationCurrent) {
    const headline = status === "loading" ? strings.verdict.starting : strings.verdict.exploring;
    return { ...plain, tone: "busy", headline, isStale };
  }
  return searchVerdict(exploration, testResult(facts), status === "exploring");
}

/** Limits of the search, not of an execution. */
const GOES_ON: ReadonlySet<SearchLimit["kind"]> = new Set(["stopped", "time", "executions"]);

function searchVerdict(result: SearchResult, test: TestResult | undefined, isRunning: boolean): Verdict {
  const { findings, complete, limits } = result;
  const canContinue = !isRunning && !complete && limits.some(({ kind }) => GOES_ON.has(kind));
  const canDeepen = !isRunning && !complete && limits.some(({ kind }) => !GOES_ON.has(kind));
  const base = { canStop: isRunning, canContinue, canDeepen, isStale: false };
  if (findings.length > 0) {
    const found = strings.verdict.foundIn(result.firstFinding);
    return {
      ...base,
      tone: toneOf(findings),
      headline: kindTitles(findings),
      details: [...testCounts(test), found, ...scope(result, isRunning)],
    };
  }
  if (test !== undefined && test.nFailed > 0)
    return {
      ...base,
      tone: "race",
      headline: failureHeadline(test, complete),
      details: [...testCounts(test), ...scope(result, isRunning)],
    };
  if (isRunning)
    return {
      ...base,
      tone: "busy",
      headline: strings.verdict.exploringProgress(distinctExecutions(result), result.estimate),
      details: [],
    };
  const headline = complete ? strings.verdict.noBug : strings.verdict.noBugSoFar;
  return { ...base, tone: complete ? "ok" : "plain", headline, details: scope(result, isRunning) };
}

// A test that fails is no finding of a detector, and yet what the person wants to know first.
function failureHeadline({ name, nPassed }: TestResult, complete: boolean): string {
  if (nPassed > 0) return strings.verdict.failsSometimes(name);
  return complete ? strings.verdict.failsAlways(name) : strings.verdict.failsSoFar(name);
}

function testCounts(test: TestResult | undefined): readonly string[] {
  return test === undefined || test.nFailed === 0 ? [] : [strings.verdict.testCounts(test.nFailed, test.nPassed)];
}

/** How the program fares after a repair: executions that show any mistake, of those that were run. */
export function fareOf(result: SearchResult): { readonly failing: number; readonly total: number } {
  const verdicts = result.outcomes.flatMap(({ kind, verdicts }) =>
    verdicts.map(({ kinds, count }) => ({ fails: kinds.length > 0 || kind === "deadlock", count })),
  );
  const count = (of: typeof verdicts): number => of.reduce((sum, verdict) => sum + verdict.count, 0);
  return { failing: count(verdicts.filter(({ fails }) => fails)), total: count(verdicts) };
}

/** What stands before the choice of entries. */
export function entryLabel(entries: State["entries"]): string {
  return entries.some(({ name }) => name === "main")
    ? strings.verdict.entryLabels.run
    : strings.verdict.entryLabels.test;
}

/** The entry that is chosen: the one asked for, if the program has it; else the one that is explored. */
export function pickedEntry({ entries, options, entry }: Pick<State, "entries" | "options" | "entry">): string {
  const names = entries.map(({ name }) => name);
  return [options.entry, entry].find((wanted) => wanted !== undefined && names.includes(wanted)) ?? names[0] ?? "";
}

// How much was seen, and in which sense everything.
function scope(result: SearchResult, isRunning: boolean): string[] {
  const { complete, timeMode, outcomes, limits } = result;
  const nExecutions = distinctExecutions(result);
  if (isRunning) return [strings.verdict.exploringProgress(nExecutions, result.estimate), ...insideMaps(result)];
  const parts: string[] = [];
  if (complete) parts.push(strings.verdict.complete(nExecutions));
  else parts.push(strings.verdict.incomplete(strings.verdict.executions(nExecutions), result.estimate));
  parts.push(...limits.map((limit) => limit.message));
  parts.push(...insideMaps(result));
  if (timeMode === "drift") parts.push(strings.verdict.drift);
  if (outcomes.length > 1) parts.push(strings.verdict.outcomes(outcomes.length));
  return parts;
}

// With each load and store inside a map as a step.
function insideMaps({ runtimeMaps = [] }: SearchResult): string[] {
  return runtimeMaps
    .filter(({ isUnchecked }) => !isUnchecked)
    .map((inside) => {
      const bound = inside.complete ? "all" : inside.preemptionBound;
      return strings.verdict.insideMaps(distinctExecutions(inside), bound);
    });
}

/** Executions that differ in what matters: repetitions are not counted. */
function distinctExecutions({ executions, redundant }: Pick<SearchResult, "executions" | "redundant">): number {
  return executions - redundant;
}

function toneOf(findings: readonly Finding[]): Tone {
  return findings.some((finding) => finding.severity === "error") ? "race" : "warn";
}

/** Kinds that the headline names; the chips beside it name all. */
const MAX_HEADLINE_KINDS = 2;

/** The first distinct kinds, in the order of the findings: `Lost update · Data race`. */
export function kindTitles(findings: readonly Finding[]): string {
  const kinds = [...new Set<FindingKind>(findings.map((finding) => finding.kind))];
  const titles = kinds.slice(0, MAX_HEADLINE_KINDS).map((kind) => strings.findingKinds[kind]);
  const nMore = kinds.length - titles.length;
  return [...titles, ...(nMore > 0 ? [strings.verdict.moreKinds(nMore)] : [])].join(" · ");
}

/** Findings of one kind, each with its index in the result; in the order of the result. */
export interface FindingGroup {
  readonly kind: FindingKind;
  readonly members: readonly { readonly finding: Finding; readonly index: number }[];
}

/** One group for each kind, in the order in which the kinds come up. */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<FindingKind, { finding: Finding; index: number }[]>();
  findings.forEach((finding, index) => {
    const members = groups.get(finding.kind) ?? [];
    members.push({ finding, index });
    groups.set(finding.kind, members);
  });
  return [...groups].map(([kind, members]) => ({ kind, members }));
}

/** The distinct lines of a finding's events, ascending. */
export function linesOf(finding: Finding): readonly number[] {
  return [...new Set(finding.events.map((event) => event.line).filter((line) => line > 0))].sort((a, b) => a - b);
}
