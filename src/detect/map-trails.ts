// The steps at which two writers of a map got in each other's way.

import * as op from "../trace/operation.ts";
import type { Execution } from "./detector.ts";
import type { MapOperation } from "./map-operations.ts";

/** Two operations, and what they did to each other. */
export interface Trail {
  readonly victim: MapOperation;
  readonly culprit: MapOperation;
  readonly steps: readonly number[];
}

/** Steps at which `victim` writes one of the cells, and `culprit` writes it later; undefined if it does not. */
export function overwrittenCell(
  { events }: Execution,
  victim: MapOperation,
  culprit: MapOperation,
  cells: ReadonlySet<number>,
): readonly [wrote: number, overwrote: number] | undefined {
  for (let i = victim.first; i <= victim.lastInside; i++) {
    if (!isWriteOf(events, victim, i) || !cells.has(events.object[i] as number)) continue;
    for (let k = Math.max(i, culprit.first); k <= culprit.lastInside; k++)
      if (isWriteOf(events, culprit, k) && events.object[k] === events.object[i]) return [i, k];
  }
  return undefined;
}

/** Steps at which `victim` reads the map's count, `culprit` changes it, and `victim` stores what follows from the old one. */
export function countedOver(
  { events }: Execution,
  victim: MapOperation,
  culprit: MapOperation,
): readonly [read: number, change: number, write: number] | undefined {
  let read = -1;
  let change = -1;
  for (let i = victim.first; i <= victim.lastInside; i++) {
    if (events.object[i] !== victim.map) continue;
    if (isWriteOf(events, culprit, i) && i >= culprit.first && i <= culprit.lastInside && read >= 0) change = i;
    if (events.goroutine[i] !== victim.goroutine) continue;
    if (events.kind[i] === op.OP_READ) [read, change] = [i, -1];
    if (events.kind[i] === op.OP_WRITE && change >= 0) return [read, change, i];
  }
  return undefined;
}

function isWriteOf({ kind, goroutine }: Execution["events"], operation: MapOperation, i: number): boolean {
  return kind[i] === op.OP_WRITE && goroutine[i] === operation.goroutine;
}
