// Where an operation on a map can be interrupted so that something changes: right before each of its steps that touches a cell which the
// other goroutine's operations on the same map touch too, one of the two writing. Between two such steps it makes no difference where it stops.
// And before its last step, the access to the element, if the other one moves entries: what it does to them then is somewhere else.

import type { EventRows } from "./run.ts";
import { type Footprints, isConflict, type Visitor } from "./window-footprints.ts";
import { endsOfOperations, isMark, OperationTracker, observeRow, type RuntimeSites } from "./window-operations.ts";

/** The caller's own access to the element, which no check covers, while the other one moves cells. */
export const RANK_CALLER = 0;
/** One of the two makes the map grow. */
export const RANK_GROWTH = 1;
/** Before an operation: the other order of the two, and then where the other one can be interrupted. */
export const RANK_ORDER = 0.5;
export const RANK_OTHER = 2;

/** Goroutines that are looked at as the other one, of each map: those that came to it first. */
const MAX_OTHERS = 6;

/** A place where `paused` can be left in favour of `to`. */
export interface PausePoint {
  /** Before this step of the execution. */
  readonly step: number;
  readonly paused: number;
  readonly to: number;
  readonly map: number;
  /** RANK_…; lower is more telling. */
  readonly rank: number;
  /** Site of the step that is put off. */
  readonly site: number;
  /** Which of its operations on the map is interrupted, from 1. */
  readonly operation: number;
  /** Which one of its own `to` is in the middle of, or begins next, from 1. */
  readonly other: number;
  /** It begins that one. */
  readonly isFresh: boolean;
  /** The two do not touch the same cell: something shows only if `to` goes on behind its operation. */
  readonly isLate: boolean;
}

/**
 * The places of an execution from step `from` on. *Cost*: steps times goroutines that use maps.
 * @param couldRun whether a goroutine was able to go on before a step.
 */
export function pausePoints(
  events: EventRows,
  from: number,
  sites: RuntimeSites,
  footprints: Footprints,
  couldRun: (step: number, goroutine: number) => boolean,
): readonly PausePoint[] {
  const points: PausePoint[] = [];
  const visitors = footprints.visitors(MAX_OTHERS);
  const trackers = new Map<number, OperationTracker>();
  const ends = endsOfOperations(events, sites);
  const last = new Map<number, number>();
  for (let step = 0; step < events.length; step++) {
    const paused = events.goroutine[step] as number;
    const site = events.site[step] as number;
    const tracker = trackers.get(paused) ?? new OperationTracker();
    trackers.set(paused, tracker);
    const isInside = observeRow(tracker, events, step, sites);
    last.set(paused, step);
    if (!isInside || step < from) continue;
    const { map } = tracker;
    const isBefore = isMark(events.kind[step] as number);
    const isRuntime = sites[site] === 1;
    for (const visitor of visitors) {
      const to = visitor.goroutine;
      if (visitor.map !== map || to === paused || !couldRun(step, to)) continue;
      const isLate = !isBefore && !isConflict(visitor, events, step);
      if (isLate && (visitor.growing.size === 0 || ends[step] !== 1)) continue;
      if (isBefore && !tracker.isWrite && !visitor.hasWrite) continue;
      const theirs = trackers.get(to);
      const isBetween = theirs?.map !== map || ends[last.get(to) ?? 0] === 1;
      const other = (theirs?.begunOn(map) ?? 0) + (isBetween ? 1 : 0);
      if (other > visitor.nOperations) continue;
      const operation = tracker.begunOn(map);
      const isOtherGrowing = isLate ? isGrowingFrom(visitor, other) : visitor.growing.has(other);
      if (isLate && !isOtherGrowing) continue;
      const isGrowing = isOtherGrowing || footprints.of(paused, map)?.growing.has(operation) === true;
      const rank = isBefore ? RANK_ORDER : rankOf(isGrowing, isOtherGrowing && (isLate || !isRuntime));
      points.push({ step, paused, to, map, rank, site, operation, other, isFresh: isBetween, isLate });
    }
  }
  return points;
}

function rankOf(isGrowing: boolean, isCallers: boolean): number {
  if (isCallers) return RANK_CALLER;
  return isGrowing ? RANK_GROWTH : RANK_OTHER;
}

function isGrowingFrom({ growing }: Visitor, operation: number): boolean {
  for (const each of growing) if (each >= operation) return true;
  return false;
}
