// The result of an exploration as text for a terminal.

import type { ExplorationResult, Outcome, RuntimeMapsResult } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import type { DiagnosticView } from "../worker/protocol.ts";
import { verdictTable } from "./verdict-table.ts";

const MAX_OUTCOMES = 10;

/** Findings with their stories, outcomes with their counts, who objects to what, and how much was explored. Ends with a newline. */
export function reportText(result: ExplorationResult, file: string, diagnostics: readonly DiagnosticView[]): string {
  const parts = [
    ...result.findings.map((finding) => findingText(finding, file)),
    outcomesText(result.outcomes),
    ["verdicts:", ...verdictTable(result, diagnostics).map((line) => `  ${line}`)].join("\n"),
    ...(result.runtimeMaps ?? []).map(mapsText),
    summary(result),
  ];
  return `${parts.join("\n\n")}\n`;
}

function findingText({ kind, severity, message, explanation, events }: Finding, file: string): string {
  const lines = [`${kind} (${severity}): ${message}`, ...explanation.map((sentence) => `  ${sentence}`)];
  for (const { goroutine, operation, object, line, column, role } of events) {
    lines.push(`    G${goroutine + 1}  ${operation} ${object}  ${file}:${line}:${column}  (${role})`);
  }
  return lines.join("\n");
}

function outcomesText(outcomes: readonly Outcome[]): string {
  const lines = outcomes.slice(0, MAX_OUTCOMES).map(({ kind, exitCode, output, count }) => {
    const first = output.trimEnd().split("\n")[0] ?? "";
    return `  ${String(count).padStart(7)} x  ${kind} ${exitCode}  ${JSON.stringify(first)}`;
  });
  const nMore = outcomes.length - MAX_OUTCOMES;
  return ["outcomes:", ...lines, ...(nMore > 0 ? [`  and ${nMore} more`] : [])].join("\n");
}

function mapsText({ maps, isUnchecked, outcomes, absent, ...numbers }: RuntimeMapsResult): string {
  const names = maps.map(({ text, line }) => `${text} (line ${line})`).join(", ");
  const { executions, windows, complete, preemptionBound } = numbers;
  const extent = complete
    ? "complete"
    : preemptionBound === undefined
      ? "not complete"
      : `all with at most ${preemptionBound} preemptions`;
  const nWindows = windows?.executions ?? 0;
  const first =
    windows === undefined || windows.firstFinding === 0 ? "" : `, first finding in window ${windows.firstFinding}`;
  const head = `the runtime's own steps of ${names}${isUnchecked ? ", without its checks" : ""}:`;
  const counts = `  ${executions} executions, ${nWindows} of them with windows${first}; ${extent}`;
  const seen = outcomesText(outcomes)
    .split("\n")
    .map((line) => `  ${line}`);
  return [head, counts, ...seen, `  never seen: ${absent.join(", ")}`].join("\n");
}

function summary(result: ExplorationResult): string {
  const found = result.findings.length === 0 ? "no finding" : `${result.findings.length} findings`;
  const extent = result.complete ? "complete: every schedule that matters was explored" : "not complete";
  const time = result.timeMode === "drift" ? ", timers drifting" : "";
  const first = result.firstFinding > 0 ? `, first in execution ${result.firstFinding}` : "";
  const bound = result.preemptionBound === undefined ? "" : `, all with at most ${result.preemptionBound} preemptions`;
  const isMore = !result.complete && result.estimate !== undefined && result.estimate > result.executions;
  const estimate = isMore ? ` of about ${result.estimate}` : "";
  const head = `${found}${first}; ${result.executions} executions${estimate} (${result.redundant} redundant), ${extent}${bound}${time}`;
  return [head, ...result.limits.map(({ message }) => `limit: ${message}`)].join("\n");
}
