// Goroutines that wait for ever, each told once and by its cause: who waits for a stuck goroutine is stuck in consequence. An
// execution's waits give, in this order,
//
//   double-lock      a goroutine that waits for a lock of its own
//   deadlock         a circle of goroutines, each waiting for the next; of the whole program or of a part of it
//   lost-wakeup      a wait on a Cond whose signal has come and was not heard
//   deadlock         none of these, and the whole program stands still, or at least main does
//   goroutine-leak   none of these, and main has ended, or goes on: each wait for itself
//
// That a wait is for ever is not proved here: whoever fills `blocked` has made sure.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { describeDeadlock } from "./deadlock.ts";
import type { Detector, Execution, Sighting, Sink, Story } from "./detector.ts";
import { type DoubleLock, describeDoubleLock, doubleLockOf } from "./double-lock.ts";
import { describeLeak } from "./goroutine-leak.ts";
import { describeLostWakeup, type LostWakeup, lostWakeupOf } from "./lost-wakeup.ts";
import { circlesOf, isForLock, leadingTo, type Wait, waitsOf } from "./wait-graph.ts";

const MAIN = 0;

/** Why goroutines wait for ever. Waits are by index. */
type Cause =
  | { readonly kind: "double-lock"; readonly lock: DoubleLock }
  | { readonly kind: "deadlock"; readonly roots: readonly number[]; readonly isCircle: boolean }
  | { readonly kind: "lost-wakeup"; readonly root: number; readonly lost: LostWakeup }
  | { readonly kind: "goroutine-leak"; readonly root: number };

export class StuckDetector implements Detector {
  private readonly known = new Set<string>();

  /** @param isTest what a test leaves behind is an error; with main the process ends anyway, and it is a warning. */
  constructor(private readonly isTest: boolean) {}

  scan(execution: Execution, sink: Sink): void {
    const { blocked, events } = execution;
    if (blocked.length === 0) return;
    const waits = waitsOf(events, blocked);
    causesOf(execution, waits).forEach((cause, index) => {
      sink.saw(cause.kind);
      const sites = sitesOf(execution, waits, cause);
      const key = [cause.kind, ...[...new Set(sites)].sort((a, b) => a - b)].join(" ");
      if (this.known.has(key)) return;
      this.known.add(key);
      sink.report({ kind: cause.kind, sites, rows: [index], lastStep: events.length - 1 });
    });
  }

  describe(trace: Trace, sighting: Sighting): Story {
    const waits = waitsOf(trace.events, trace.blocked);
    const cause = causesOf(trace, waits)[sighting.rows[0] ?? -1] as Cause; // A scan of this very trace gave the index.
    switch (cause.kind) {
      case "double-lock": {
        const { lock } = cause;
        const others = othersOf(waits, [lock.index], trace.end.kind === "deadlock");
        return describeDoubleLock(trace, waits[lock.index] as Wait, lock, others);
      }
      case "deadlock": {
        const others = othersOf(waits, cause.roots, trace.end.kind === "deadlock");
        const roots = cause.roots.map((index) => waits[index] as Wait);
        return describeDeadlock(trace, roots, others, cause.isCircle, this.isTest);
      }
      case "lost-wakeup": {
        const others = othersOf(waits, [cause.root], trace.end.kind === "deadlock");
        return describeLostWakeup(trace, (waits[cause.root] as Wait).row, cause.lost, others);
      }
      case "goroutine-leak":
        return describeLeak(trace, waits[cause.root] as Wait, othersOf(waits, [cause.root], false), this.isTest);
    }
  }
}

function causesOf(execution: Execution, waits: readonly Wait[]): readonly Cause[] {
  const causes = lockCauses(execution, waits);
  // Of a livelock those who spin are in the list too.
  const { kind } = execution.end;
  if (causes.length > 0 || (kind !== "deadlock" && kind !== "exit" && kind !== "limit")) return causes;
  const lost = lostWakeups(execution, waits);
  if (lost.length > 0) return lost;
  const ends = waits.filter(({ next }) => next.length === 0);
  const isMainStuck = kind === "deadlock" || (kind === "limit" && waits.some(({ row }) => row.goroutine === MAIN));
  return isMainStuck ? [standstill(ends)] : leaks(ends);
}

function lockCauses({ events }: Execution, waits: readonly Wait[]): readonly Cause[] {
  return circlesOf(waits).flatMap((circle): readonly Cause[] => {
    const members = circle.map((index) => waits[index] as Wait);
    const locks = members.map((wait) => doubleLockOf(events, waits, wait)).filter((lock) => lock !== undefined);
    if (locks.length > 0) return locks.map((lock) => ({ kind: "double-lock", lock }));
    return [{ kind: "deadlock", roots: circle, isCircle: true }];
  });
}

function lostWakeups(execution: Execution, waits: readonly Wait[]): readonly Cause[] {
  return waits.flatMap(({ row, index }): readonly Cause[] => {
    const lost = lostWakeupOf(execution, row);
    return lost === undefined ? [] : [{ kind: "lost-wakeup", root: index, lost }];
  });
}

const isForGroup = ({ row }: Wait): boolean => row.kind === op.OP_WG_WAIT;

// Who waits for a group waits for the others, where there are others.
function standstill(ends: readonly Wait[]): Cause {
  const others = ends.filter((wait) => !isForGroup(wait));
  const roots = others.length > 0 ? others : ends;
  return { kind: "deadlock", roots: roots.map(({ index }) => index), isCircle: false };
}

// A lock whose holder is not known has been taken after the end of main: other executions show by whom.
function leaks(ends: readonly Wait[]): readonly Cause[] {
  const known = ends.filter(({ row, blockers }) => !isForLock(row) || blockers.length > 0);
  const others = known.filter((wait) => !isForGroup(wait));
  return (others.length > 0 ? others : known).map(({ index }) => ({ kind: "goroutine-leak", root: index }));
}

/** Everyone who is stuck in consequence: in a standstill all the rest, else those who wait for the roots. */
function othersOf(waits: readonly Wait[], roots: readonly number[], isStandstill: boolean): readonly Wait["row"][] {
  const indices = isStandstill ? waits.map(({ index }) => index) : leadingTo(waits, roots);
  return indices.filter((index) => !roots.includes(index)).map((index) => (waits[index] as Wait).row);
}

// Circles by the places of waiting; double locks by both acquisitions; lost wakeups by the signal too.
function sitesOf({ events }: Execution, waits: readonly Wait[], cause: Cause): readonly number[] {
  const siteOf = (index: number): number => waits[index]?.row.site ?? -1;
  switch (cause.kind) {
    case "double-lock":
      return [siteOf(cause.lock.index), events.site[cause.lock.since] as number];
    case "deadlock":
      return cause.roots.map(siteOf);
    case "lost-wakeup":
      return [siteOf(cause.root), events.site[cause.lost.signal] as number];
    case "goroutine-leak":
      return [siteOf(cause.root)];
  }
}
