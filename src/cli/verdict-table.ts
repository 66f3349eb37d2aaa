// The verdict matrix as a table of characters: a row for executions of which all judges say the same, a column for each judge.

import type { ExplorationResult } from "../trace/exploration.ts";
import { type Judge, type VerdictMatrix, type VerdictRow, verdictMatrix } from "../trace/verdict-matrix.ts";
import type { DiagnosticView } from "../worker/protocol.ts";

const MAX_ROWS = 12;
const MAX_ENDING = 32;
const NAMES: Partial<Record<Judge, string>> = { vet: "go vet", race: "-race" };

/** The table for a program and what exploring it gave, as lines. */
export function verdictTable(result: ExplorationResult, diagnostics: readonly DiagnosticView[]): readonly string[] {
  const matrix = verdictMatrix(result.outcomes, {
    compiler: diagnostics.filter(({ severity }) => severity === "error").length,
    vet: diagnostics.filter(({ code }) => code.startsWith("vet-")).length,
  });
  const rows = [
    ["executions", ...matrix.judges.map((judge) => NAMES[judge] ?? judge), "ends with"],
    ...matrix.rows.slice(0, MAX_ROWS).map((row) => cellsOf(matrix, row, result)),
    [String(matrix.nExecutions), ...matrix.judges.map((judge) => totalOf(matrix, judge)), "(all)"],
  ];
  const widths = rows.reduce<number[]>((now, row) => row.map((cell, i) => Math.max(now[i] ?? 0, cell.length)), []);
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const nMore = matrix.rows.length - MAX_ROWS;
  return nMore > 0 ? [...lines, `and ${nMore} rarer combinations`] : lines;
}

function cellsOf(matrix: VerdictMatrix, row: VerdictRow, result: ExplorationResult): readonly string[] {
  const marks = matrix.judges.map((judge) => {
    const isStatic = judge === "compiler" || judge === "vet";
    return (isStatic ? (matrix.totals.get(judge) ?? 0) > 0 : row.judges.has(judge)) ? "x" : "-";
  });
  return [String(row.count), ...marks, endingOf(result, row.outcome)];
}

function totalOf({ totals }: VerdictMatrix, judge: Judge): string {
  const total = totals.get(judge) ?? 0;
  return total === 0 ? "-" : String(total);
}

// The last line that was printed, or how it ended.
function endingOf({ outcomes }: ExplorationResult, index: number): string {
  const outcome = outcomes[index];
  if (outcome === undefined) return "";
  const last = outcome.output.trimEnd().split("\n").at(-1) ?? "";
  const text = outcome.kind === "exit" && last !== "" ? last : outcome.kind;
  return text.length > MAX_ENDING ? `${text.slice(0, MAX_ENDING)}…` : text;
}
