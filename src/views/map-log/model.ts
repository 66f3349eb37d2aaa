// What the map log shows of a map history: rows that pass the filters, and which of them is at the cursor.

import { bisector } from "d3";
import type { GrowthEvent, MapHistory, MapOperation, MapRecord, MapSample } from "../../trace/map-history.ts";
import { MapLogWords } from "../../trace/map-log-words.ts";
import type { Trace } from "../../trace/trace.ts";

/** A row of the audit log. */
export interface OperationRow {
  readonly kind: "operation";
  readonly step: number;
  readonly goroutine: number;
  readonly map: number;
  readonly operation: MapOperation;
}

/** A row of the growth stream. */
export interface GrowthRow {
  readonly kind: "growth";
  readonly step: number;
  readonly goroutine: number;
  readonly map: number;
  readonly event: GrowthEvent;
}

export type LogRow = OperationRow | GrowthRow;

export interface Filters {
  /** Index; -1: all. */
  readonly goroutine: number;
  readonly map: number;
  /** Name of an operation, or kind of a growth event; "": all. */
  readonly operation: string;
  /** Part of a key, a place or a function, in any case. */
  readonly text: string;
  /** Only operations that race or overlap with another, or did not end well. */
  readonly isTroubled: boolean;
}

export const NO_FILTERS: Filters = { goroutine: -1, map: -1, operation: "", text: "", isTroubled: false };

/** A history that belongs to a trace, ready to be shown. */
export interface Log {
  readonly trace: Trace;
  readonly history: MapHistory;
  readonly words: MapLogWords;
  readonly operations: readonly OperationRow[];
  readonly growth: readonly GrowthRow[];
}

export function logOf(trace: Trace, history: MapHistory): Log {
  return {
    trace,
    history,
    words: new MapLogWords(trace, history),
    operations: history.operations.map((operation) => {
      const { step, goroutine, map } = operation;
      return { kind: "operation", step, goroutine, map, operation };
    }),
    growth: history.maps
      .flatMap(({ growth }, map) =>
        growth.map(
          (event): GrowthRow => ({ kind: "growth", step: event.step, goroutine: event.goroutine, map, event }),
        ),
      )
      .sort((a, b) => a.step - b.step),
  };
}

/** Something is wrong with it, or was possible because of it. */
export function isTroubled({ races, overlaps, outcome }: MapOperation): boolean {
  return races.length > 0 || overlaps.length > 0 || outcome !== "done";
}

/** Whether two of the operations that overlap may not: one of them writes, and the map is none that is made for it. */
export function isDangerous({ history }: Log, { map, isWrite, overlaps }: MapOperation): boolean {
  if (history.maps[map]?.model === "sync") return false;
  return overlaps.length > 0 && (isWrite || overlaps.some((other) => history.operations[other]?.isWrite === true));
}

function nameOf(row: LogRow): string {
  return row.kind === "operation" ? row.operation.operation : row.event.kind;
}

/** Rows that pass. Cost: linear in the rows. */
export function filterRows<Row extends LogRow>(log: Log, rows: readonly Row[], filters: Filters): readonly Row[] {
  const text = filters.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filters.goroutine < 0 || row.goroutine === filters.goroutine) &&
      (filters.map < 0 || row.map === filters.map) &&
      (filters.operation === "" || nameOf(row) === filters.operation) &&
      (!filters.isTroubled || row.kind === "growth" || isTroubled(row.operation)) &&
      (text === "" || searchText(log, row).includes(text)),
  );
}

function searchText({ words }: Log, row: LogRow): string {
  const place = row.kind === "operation" ? row.operation : { stack: row.event.stack, nInner: 0 };
  const own = row.kind === "operation" ? row.operation.key : row.event.kind === "grow" ? row.event.reason : "";
  return [own, words.place(place), ...words.stack(place)].join("\n").toLowerCase();
}

/** Names of operations (or growth events), and goroutines, that there are; in the order of first use, and by number. */
export function choicesOf(rows: readonly LogRow[]): {
  readonly operations: readonly string[];
  readonly goroutines: readonly number[];
} {
  return {
    operations: [...new Set(rows.map(nameOf))],
    goroutines: [...new Set(rows.map(({ goroutine }) => goroutine))].sort((a, b) => a - b),
  };
}

const byStep = bisector(({ step }: { readonly step: number }) => step);

/** Index of the last row that has begun before `cursor`; -1. Cost: O(log n). */
export function rowAt(rows: readonly LogRow[], cursor: number): number {
  return byStep.right(rows, cursor - 1) - 1;
}

/** The map's figures before step `cursor`; undefined while nobody had touched it. Cost: O(log n). */
export function sampleAt({ samples }: MapRecord, cursor: number): MapSample | undefined {
  return samples[byStep.right(samples, cursor - 1) - 1];
}
