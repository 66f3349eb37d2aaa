// The verdict matrix in words: who objects to which executions.

import type { ProgramDiagnostic, ProgramOutcome } from "../../store/selectors.ts";
import {
  isOfGo,
  type Judge,
  type StaticVerdicts,
  type VerdictMatrix,
  type VerdictRow,
} from "../../trace/verdict-matrix.ts";
import { outcomesStrings } from "../../ui/strings/outcomes.ts";
import { verdictsStrings } from "../../ui/strings/verdicts.ts";
import { strings } from "../../ui/strings.ts";

/** Rows that are shown; the others are summed up. */
export const MAX_ROWS = 24;

/** What the compiler and vet say, counted. Diagnostics of vet carry codes that begin with `vet-`. */
export function staticVerdicts(diagnostics: readonly ProgramDiagnostic[]): StaticVerdicts {
  const vet = diagnostics.filter(({ code }) => code.startsWith("vet-")).length;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { compiler: errors, vet };
}

/** Name of a column. */
export function judgeName(judge: Judge): string {
  const { judges } = verdictsStrings;
  switch (judge) {
    case "compiler":
    case "vet":
    case "runtime":
    case "race":
      return judges[judge];
    default:
      return strings.findingKinds[judge];
  }
}

/** Whether a column's mark holds for the program, not for an execution. */
export function isStatic(judge: Judge): judge is "compiler" | "vet" {
  return judge === "compiler" || judge === "vet";
}

/** Bottom line of a column. */
export function totalText({ totals, nExecutions }: VerdictMatrix, judge: Judge): string {
  const total = totals.get(judge) ?? 0;
  if (isStatic(judge)) return total === 0 ? verdictsStrings.silent : verdictsStrings.messages(total);
  return total === 0 ? verdictsStrings.silent : verdictsStrings.share(total, nExecutions);
}

/** What the table teaches, in a sentence. */
export function lesson({ rows, nExecutions, nUnseen }: VerdictMatrix): string {
  const words = verdictsStrings;
  const isSilent = rows.every(({ judges }) => judges.size === 0);
  if (isSilent) return words.allSilent(nExecutions);
  const isSeen = rows.some(({ judges }) => [...judges].some(isOfGo));
  if (nUnseen === 0) return words.allSeen;
  return isSeen ? words.someUnseen(nUnseen, nExecutions) : words.neverSeen(nUnseen, nExecutions);
}

/** How the executions of a row end, short. */
export function endingText(row: VerdictRow, outcomes: readonly ProgramOutcome[]): string {
  const outcome = outcomes[row.outcome];
  if (outcome === undefined) return "";
  const [line = ""] = outcome.output.trimEnd().split("\n").slice(-1);
  const ending = outcomesStrings.kinds[outcome.kind];
  return outcome.kind === "exit" && line !== "" ? line : ending;
}
