// The audit log of a map history as CSV (RFC 4180): a header, a row per operation, lines that end with CR LF. A text that a spreadsheet would
// take for a formula gets an apostrophe before it.

import type { MapHistory, MapOperation } from "./map-history.ts";
import { MapLogWords, shownNumber } from "./map-log-words.ts";
import type { Trace } from "./trace.ts";

const COLUMNS = [
  ...["step", "last_step", "vns", "goroutine", "map", "operation", "key", "len_before", "len_after"],
  ...["locks", "place", "stack", "outcome", "overlaps_steps", "races_with_steps"],
];

/** Cost: linear in the history's operations. */
export function mapLogCsv(trace: Trace, history: MapHistory): string {
  const words = new MapLogWords(trace, history);
  const rows = history.operations.map((row) => cells(words, row).map(cell).join(","));
  return [COLUMNS.join(","), ...rows, ""].join("\r\n");
}

function cells(words: MapLogWords, row: MapOperation): readonly (string | number)[] {
  const stepsOf = (others: readonly number[]): string =>
    others.map((other) => shownNumber(words.history.operations[other]?.step ?? -1)).join(" ");
  return [
    shownNumber(row.step),
    shownNumber(row.lastStep),
    row.nowNs,
    shownNumber(row.goroutine),
    words.label(row.map),
    row.operation,
    row.key,
    row.before < 0 ? "" : row.before,
    row.after < 0 ? "" : row.after,
    words
      .locks(row)
      .map(({ name, mode }) => `${name}:${mode}`)
      .join(" "),
    words.place(row),
    words.stack(row).join(" < "),
    words.ending(row) ?? row.outcome,
    stepsOf(row.overlaps),
    stepsOf(row.races),
  ];
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
