// Who waits for whom at the end of an execution: the goroutines that wait for ever, and of each those that keep it from going on, as
// far as events tell. They do for locks and Once. For channels, wait groups and condition variables anybody could act; nobody will.

import * as op from "../trace/operation.ts";
import type { Events, Execution } from "./detector.ts";
import { type Holding, holdingsBefore } from "./lock-state.ts";
import type { BlockedRow } from "./story.ts";

/** Why a goroutine cannot have a lock. */
export interface Blocker {
  readonly goroutine: number;
  /** Step of its acquisition, or of its announcement as a writer. */
  readonly since: number;
  readonly isRead: boolean;
  /** A writer that waits itself: from its announcement on, new readers have to wait for it. */
  readonly isAnnounced: boolean;
}

/** A row of `Execution.blocked`. */
export interface Wait {
  readonly row: BlockedRow;
  /** Index of the row. */
  readonly index: number;
  readonly blockers: readonly Blocker[];
  /** Of the blockers, the waits of those who wait for ever themselves. */
  readonly next: readonly number[];
}

/** The waits of those who are blocked after these events, by row. Cost: linear in the events, times the locks held at once. */
export function waitsOf(events: Events, blocked: Execution["blocked"]): readonly Wait[] {
  const holdings = holdingsBefore(events, events.length);
  const announced = announcementsOf(events);
  const rowOf = new Map(blocked.map(({ goroutine }, index) => [goroutine, index]));
  return blocked.map((row, index) => {
    const blockers = blockersOf(row, holdings, announced);
    const next = blockers.map(({ goroutine }) => rowOf.get(goroutine) ?? -1).filter((other) => other >= 0);
    return { row, index, blockers, next: [...new Set(next)] };
  });
}

/** Whether the row waits for something that one goroutine at a time holds. */
export function isForLock({ kind }: BlockedRow): boolean {
  return kind === op.OP_LOCK || kind === op.OP_RW_ANNOUNCE || kind === op.OP_RLOCK || kind === op.OP_ONCE_BEGIN;
}

function blockersOf(
  row: BlockedRow,
  holdings: readonly Holding[],
  announced: ReadonlyMap<number, Blocker>,
): readonly Blocker[] {
  if (!isForLock(row)) return [];
  const held = holdings.filter(({ lock, isRead }) => lock === row.object && !(isRead && row.kind !== op.OP_LOCK));
  const blockers = held.map(({ goroutine, since, isRead }) => ({ goroutine, since, isRead, isAnnounced: false }));
  const writer = announced.get(row.object);
  const isBehindWriter = writer !== undefined && writer.goroutine !== row.goroutine && row.kind !== op.OP_LOCK;
  return isBehindWriter ? [...blockers, writer] : blockers;
}

/** By RWMutex, the writer that has announced itself and does not hold the lock yet. */
function announcementsOf({ kind, goroutine, object, length }: Events): ReadonlyMap<number, Blocker> {
  const announced = new Map<number, Blocker>();
  for (let i = 0; i < length; i++) {
    const lock = object[i] as number;
    if (kind[i] === op.OP_RW_ANNOUNCE)
      announced.set(lock, { goroutine: goroutine[i] as number, since: i, isRead: false, isAnnounced: true });
    else if (kind[i] === op.OP_LOCK) announced.delete(lock);
  }
  return announced;
}

/** Circles of waits: groups of which each member leads to each other one. A wait for oneself is a circle of one. */
export function circlesOf(waits: readonly Wait[]): readonly (readonly number[])[] {
  const reached = waits.map(({ index }) => reachableFrom(waits, index));
  const circles: number[][] = [];
  for (const { index } of waits) {
    if (!reached[index]?.has(index) || circles.some((circle) => circle.includes(index))) continue;
    circles.push(circleFrom(waits, reached, index));
  }
  return circles;
}

// Members in the order in which each waits for the next, where that is one circle.
function circleFrom(waits: readonly Wait[], reached: readonly ReadonlySet<number>[], start: number): number[] {
  const members: number[] = [];
  const visit = (at: number): void => {
    members.push(at);
    for (const next of waits[at]?.next ?? []) {
      if (reached[next]?.has(start) && !members.includes(next)) visit(next);
    }
  };
  visit(start);
  return members;
}

function reachableFrom(waits: readonly Wait[], start: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const open = [...(waits[start]?.next ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(waits[at]?.next ?? []));
  }
  return seen;
}

/** Waits that lead, through any number of others, to one of `targets`. */
export function leadingTo(waits: readonly Wait[], targets: readonly number[]): readonly number[] {
  return waits
    .map(({ index }) => index)
    .filter((index) => !targets.includes(index) && targets.some((target) => reachableFrom(waits, index).has(target)));
}
