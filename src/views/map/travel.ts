// Which keys a single step moved from one cell to another, so that they can be seen to travel.

import { type BlockScene, type LineScene, overlaps } from "./model.ts";

/** Place of a cell: address of its line and the slot in it. */
export interface CellPlace {
  readonly line: number;
  readonly slot: number;
}

export interface Travel {
  readonly key: string;
  readonly from: CellPlace;
  readonly to: CellPlace;
}

/** More would be a swarm. A step of a map that only one goroutine has can move whole buckets. */
const MAX_TRAVELS = 16;

/**
 * Keys that one step put into a cell of the bucket array (a table) while a cell that is evacuated, or of a table that has been left, still
 * has them. `before` and `after` are the states on both sides of that step. Cost: linear in the cells.
 */
export function travelsBetween(before: readonly BlockScene[], after: readonly BlockScene[]): readonly Travel[] {
  const arrived = arrivals(before, after);
  if (arrived.length === 0 || arrived.length > MAX_TRAVELS) return [];
  const left = departures(after);
  return arrived.flatMap(({ key, to }) => {
    const from = left.get(key);
    return from === undefined ? [] : [{ key, from, to }];
  });
}

interface Arrival {
  readonly key: string;
  readonly to: CellPlace;
}

function arrivals(before: readonly BlockScene[], after: readonly BlockScene[]): readonly Arrival[] {
  const lines = new Map<number, LineScene>();
  for (const block of before) for (const line of block.lines) lines.set(line.address, line);
  const found: Arrival[] = [];
  for (const { role, lines: there, touch } of after) {
    if (role !== "buckets" && role !== "table") continue;
    for (const line of there) {
      const slots = overlaps(touch, line.span)
        ? writtenKeys(lines.get(line.address), line)
        : filled(lines.get(line.address), line);
      for (const slot of slots) found.push({ key: line.keys[slot] ?? "", to: { line: line.address, slot } });
    }
  }
  return found;
}

// A step of a shared map writes one part of one cell, and the key counts.
function writtenKeys(before: LineScene | undefined, after: LineScene): readonly number[] {
  const slot = after.cells.findIndex(({ touched }) => touched === "key");
  return slot >= 0 && before?.keys[slot] !== after.keys[slot] ? [slot] : [];
}

// A step of a private one fills cells whole.
function filled(before: LineScene | undefined, after: LineScene): readonly number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < after.kinds.length; slot++)
    if (after.kinds[slot] === "full" && before?.kinds[slot] !== "full") slots.push(slot);
  return slots;
}

function departures(blocks: readonly BlockScene[]): ReadonlyMap<string, CellPlace> {
  const left = new Map<string, CellPlace>();
  for (const { role, lines } of blocks)
    for (const { address, kinds, keys } of lines)
      for (const [slot, kind] of kinds.entries()) {
        const isMoved = kind === "evacuated-x" || kind === "evacuated-y" || (role === "replaced" && kind === "full");
        if (isMoved) left.set(keys[slot] ?? "", { line: address, slot });
      }
  return left;
}
