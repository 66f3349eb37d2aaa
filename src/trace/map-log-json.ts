// A map log as JSON Lines: one event on each line, in step order. `ts` is the step as the page counts it, from 1 on; `vns` virtual time.

import type { GrowthEvent, MapHistory, MapOperation, MapRecord } from "./map-history.ts";
import { MapLogWords, shownNumber } from "./map-log-words.ts";
import type { Trace } from "./trace.ts";

/** Names of operations where the schema has others. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([["lookup", "get"]]);

interface Timed {
  readonly step: number;
  readonly line: object;
}

/** Every growth event, operation and conflict of the history. Each line ends with a newline. Cost: linear in its length, plus sorting. */
export function mapLogJson(trace: Trace, history: MapHistory): string {
  const words = new MapLogWords(trace, history);
  const events: Timed[] = history.operations.map((row) => ({ step: row.step, line: operationLine(words, row) }));
  history.maps.forEach((record, map) => {
    for (const event of record.growth) events.push({ step: event.step, line: growthLine(words, record, map, event) });
  });
  for (const [a, b] of conflicts(history)) events.push({ step: b.step, line: conflictLine(words, a, b) });
  events.sort((a, b) => a.step - b.step);
  return events.map(({ line }) => `${JSON.stringify(line)}\n`).join("");
}

function growthLine(words: MapLogWords, record: MapRecord, map: number, event: GrowthEvent): object {
  const { step, nowNs, goroutine, stack } = event;
  const [ts, g] = [shownNumber(step), shownNumber(goroutine)];
  const common = { ts, vns: nowNs, map: words.label(map) };
  switch (event.kind) {
    case "grow":
      return {
        ev: "map.grow",
        ...common,
        decl: record.made === undefined ? undefined : `${record.made.file}:${record.made.line}`,
        impl: record.model,
        reason: event.reason,
        count: event.count,
        old_size: event.oldSize,
        new_size: event.newSize,
        same_size: event.isSameSize,
        g,
        pos: words.place({ stack, nInner: 0 }),
      };
    case "evacuate":
      return {
        ev: "map.evacuate",
        ...common,
        old_bucket: event.oldBucket,
        n_migrated: event.migrated,
        total_migrated: event.totalMigrated,
        left: known(event.left),
        g,
      };
    case "done":
      return {
        ev: "map.grow.done",
        ...common,
        old_size: event.oldSize,
        new_size: event.newSize,
        n_migrated: event.migrated,
        g,
      };
  }
}

function known(n: number): number | undefined {
  return n < 0 ? undefined : n;
}

function operationLine(words: MapLogWords, row: MapOperation): object {
  const { step, lastStep, nowNs, map, key, isHit, before, after, goroutine, outcome, overlaps } = row;
  return {
    ev: "map.op",
    ts: shownNumber(step),
    vns: nowNs,
    op: operationName(row),
    map: words.label(map),
    key: key === "" ? undefined : key,
    hit: isHit,
    len_before: known(before),
    len: known(after),
    g: shownNumber(goroutine),
    locks: Object.fromEntries(words.locks(row).map(({ name, mode }) => [name, mode])),
    pos: words.place(row),
    stack: words.stack(row),
    until: lastStep === step ? undefined : shownNumber(lastStep),
    outcome: outcome === "done" ? undefined : outcome,
    with: overlaps.length === 0 ? undefined : goroutinesOf(words.history, overlaps),
  };
}

function operationName({ operation }: MapOperation): string {
  return OPERATIONS.get(operation) ?? operation;
}

function goroutinesOf({ operations }: MapHistory, rows: readonly number[]): readonly number[] {
  const numbers = rows.map((row) => shownNumber(operations[row]?.goroutine ?? -1));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Pairs of operations that race, the earlier one first, each once. */
export function conflicts({ operations }: MapHistory): readonly (readonly [MapOperation, MapOperation])[] {
  return operations.flatMap((second, index) =>
    second.races
      .filter((other) => other < index)
      .flatMap((other): [MapOperation, MapOperation][] => {
        const first = operations[other];
        return first === undefined ? [] : [[first, second]];
      }),
  );
}

function conflictLine(words: MapLogWords, a: MapOperation, b: MapOperation): object {
  return {
    ev: "conflict",
    ts: shownNumber(b.step),
    rule: "data-race",
    loc: words.label(b.map),
    a: sideOf(words, a),
    b: sideOf(words, b),
    fatal: words.ending(b) ?? words.ending(a),
  };
}

function sideOf(words: MapLogWords, row: MapOperation): object {
  const clock = row.clock?.flatMap((time, g) => (time === 0 ? [] : [[String(shownNumber(g)), time]]));
  return {
    g: shownNumber(row.goroutine),
    op: operationName(row),
    ts: shownNumber(row.step),
    vc: clock === undefined ? undefined : Object.fromEntries(clock),
    stack: words.stack(row),
  };
}
