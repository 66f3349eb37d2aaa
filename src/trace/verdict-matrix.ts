// Who says what about a program: the compiler and `go vet` once and for all, the runtime's own checks, the race detector and each of our
// detectors by execution. Executions of which all say the same are one row.

import type { Outcome } from "./exploration.ts";
import type { FindingKind } from "./finding.ts";

/** Messages that do not depend on the execution. */
export interface StaticVerdicts {
  readonly compiler: number;
  readonly vet: number;
}

/** A column: somebody who can say something. `race` is Go's race detector; every other kind of finding is a detector of ours. */
export type Judge = "compiler" | "vet" | "runtime" | "race" | Exclude<FindingKind, RuntimeKind | "data-race">;

/** What the runtime reports itself. */
type RuntimeKind = "panic" | "fatal" | "map-fatal";

/** Executions that end alike and of which all judges say the same. */
export interface VerdictRow {
  /** Index into the outcomes. */
  readonly outcome: number;
  readonly count: number;
  /** Who objects. */
  readonly judges: ReadonlySet<Judge>;
}

export interface VerdictMatrix {
  /** The four of Go first, then those detectors that said something, in alphabetical order. */
  readonly judges: readonly Judge[];
  /** The most frequent first. */
  readonly rows: readonly VerdictRow[];
  /** Executions in all rows. */
  readonly nExecutions: number;
  /** By judge: executions in which it objects; of the compiler and vet, their messages. */
  readonly totals: ReadonlyMap<Judge, number>;
  /** Executions in which something goes wrong, and neither the runtime nor the race detector says a word. */
  readonly nUnseen: number;
}

const GO_JUDGES = ["compiler", "vet", "runtime", "race"] as const;
const OF_RUNTIME: ReadonlySet<FindingKind> = new Set(["panic", "fatal", "map-fatal"]);

/**
 * The table for what a search found. A deadlock of the whole program is the runtime's to report, one of a part is not. Cost: linear in
 * the outcomes and their verdicts.
 */
export function verdictMatrix(outcomes: readonly Outcome[], fixed: StaticVerdicts): VerdictMatrix {
  const rows = outcomes
    .flatMap((outcome, index) => outcome.verdicts.map(({ kinds, count }) => rowOf(outcome, index, kinds, count)))
    .sort((a, b) => b.count - a.count);
  const totals = new Map<Judge, number>([
    ["compiler", fixed.compiler],
    ["vet", fixed.vet],
    ["runtime", 0],
    ["race", 0],
  ]);
  for (const { judges, count } of rows) for (const judge of judges) totals.set(judge, (totals.get(judge) ?? 0) + count);
  const detectors = [...totals.keys()].filter((judge) => !isOfGo(judge)).sort();
  return {
    judges: [...GO_JUDGES, ...detectors],
    rows,
    nExecutions: sum(rows),
    totals,
    nUnseen: sum(rows.filter(({ judges }) => judges.size > 0 && !judges.has("runtime") && !judges.has("race"))),
  };
}

/** Whether the judge is one that comes with Go. */
export function isOfGo(judge: Judge): boolean {
  return (GO_JUDGES as readonly Judge[]).includes(judge);
}

function rowOf(outcome: Outcome, index: number, kinds: readonly FindingKind[], count: number): VerdictRow {
  const judges = new Set<Judge>();
  if (outcome.kind === "panic" || outcome.kind === "fatal" || outcome.kind === "deadlock") judges.add("runtime");
  for (const kind of kinds) {
    if (kind === "data-race") judges.add("race");
    else if (!OF_RUNTIME.has(kind)) judges.add(kind as Judge); // The other kinds are judges.
  }
  return { outcome: index, count, judges };
}

function sum(rows: readonly VerdictRow[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
