// Who holds which lock at a moment of an execution, from its events.

import * as op from "../trace/operation.ts";
import type { Events } from "./detector.ts";

/** A lock held: by whom, since which step. */
export interface Holding {
  readonly lock: number;
  readonly goroutine: number;
  readonly since: number;
  readonly isRead: boolean;
}

/** Holdings before event `step`, in the order in which they were taken. A sync.Once whose function runs counts as held. */
export function holdingsBefore(events: Events, step: number): readonly Holding[] {
  const held: Holding[] = [];
  const done = new Set<number>();
  for (let i = 0; i < step; i++) {
    const lock = events.object[i] as number;
    const goroutine = events.goroutine[i] as number;
    switch (events.kind[i]) {
      case op.OP_LOCK:
        held.push({ lock, goroutine, since: i, isRead: false });
        break;
      case op.OP_ONCE_BEGIN:
        if (!done.has(lock) && !held.some((h) => h.lock === lock))
          held.push({ lock, goroutine, since: i, isRead: false });
        break;
      case op.OP_RLOCK:
        held.push({ lock, goroutine, since: i, isRead: true });
        break;
      case op.OP_ONCE_END:
        done.add(lock);
        remove(held, (h) => h.lock === lock);
        break;
      case op.OP_UNLOCK:
        remove(held, (h) => h.lock === lock && !h.isRead);
        break;
      case op.OP_RUNLOCK:
        // Anyone may give back a read lock: first one's own, else somebody's.
        if (!remove(held, (h) => h.lock === lock && h.isRead && h.goroutine === goroutine))
          remove(held, (h) => h.lock === lock && h.isRead);
        break;
    }
  }
  return held;
}

function remove(held: Holding[], matches: (holding: Holding) => boolean): boolean {
  const index = held.findIndex(matches);
  if (index >= 0) held.splice(index, 1);
  return index >= 0;
}

/** Locks that the goroutine of event `step` holds at it. */
export function locksHeldAt(events: Events, step: number): readonly Holding[] {
  const goroutine = events.goroutine[step];
  return holdingsBefore(events, step).filter((holding) => holding.goroutine === goroutine);
}
