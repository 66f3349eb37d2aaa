// The audit log and the growth stream of a map history as CSV (RFC 4180): a header, a row for each, lines that end with CR LF. A text that a
// spreadsheet would take for a formula gets an apostrophe before it.

import type { GrowthEvent, MapHistory, MapOperation } from "./map-history.ts";
import { MapLogWords, shownNumber } from "./map-log-words.ts";
import type { Trace } from "./trace.ts";

type Cell = string | number;

const COLUMNS = [
  ...["step", "last_step", "vns", "goroutine", "map", "operation", "key", "hit", "len_before", "len_after"],
  ...["locks", "place", "stack", "outcome", "overlaps_steps", "races_with_steps"],
];

const GROWTH_COLUMNS = [
  ...["step", "vns", "map", "goroutine", "event", "reason", "old_size", "new_size", "same_size", "count"],
  ...["old_bucket", "n_migrated", "total_migrated", "left", "place"],
];

/** The operations. Cost: linear in their number. */
export function mapLogCsv(trace: Trace, history: MapHistory): string {
  const words = new MapLogWords(trace, history);
  return table(
    COLUMNS,
    history.operations.map((row) => cells(words, row)),
  );
}

/** The growth events of all maps, in step order. Cost: linear in their number, plus sorting. */
export function mapGrowthCsv(trace: Trace, history: MapHistory): string {
  const words = new MapLogWords(trace, history);
  const events = history.maps.flatMap(({ growth }, map) => growth.map((event) => ({ event, map })));
  events.sort((a, b) => a.event.step - b.event.step);
  return table(
    GROWTH_COLUMNS,
    events.map(({ event, map }) => growthCells(words, map, event)),
  );
}

function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function growthCells(words: MapLogWords, map: number, event: GrowthEvent): readonly Cell[] {
  const { step, nowNs, goroutine, stack, kind } = event;
  return [
    ...[shownNumber(step), nowNs, words.label(map), shownNumber(goroutine), kind],
    ...(kind === "grow" ? [event.reason] : [""]),
    ...(kind === "evacuate" ? ["", ""] : [known(event.oldSize), known(event.newSize)]),
    ...(kind === "grow" ? [String(event.isSameSize), known(event.count)] : ["", ""]),
    ...(kind === "evacuate" ? [event.oldBucket] : [""]),
    ...(kind === "grow" ? [""] : [event.migrated]),
    ...(kind === "evacuate" ? [event.totalMigrated, known(event.left)] : ["", ""]),
    words.place({ stack, nInner: 0 }),
  ];
}

function known(n: number): Cell {
  return n < 0 ? "" : n;
}

function cells(words: MapLogWords, row: MapOperation): readonly Cell[] {
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
    row.isHit === undefined ? "" : String(row.isHit),
    known(row.before),
    known(row.after),
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

function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
