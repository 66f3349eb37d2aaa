// What could keep what from happening: for the search bounded by preemptions it matters also who had to wait for whom, which the dependence
// table does not say.

import * as op from "../trace/operation.ts";
import { isOfSelect } from "./reversals.ts";
import type { EventRows } from "./run.ts";

/** The receiver of a rendezvous; -1 for other rows. */
export function receiverOf({ kind, partner }: EventRows, i: number): number {
  return kind[i] === op.OP_RENDEZVOUS ? (partner[i] as number) : -1;
}

/**
 * Whether two operations that may have to wait could take something away from each other, or give it. A select looks at channels that
 * its step does not name.
 */
export function mayConflict(events: EventRows, i: number, j: number): boolean {
  const a = events.kind[i] as number;
  const b = events.kind[j] as number;
  const areReaders = b === op.OP_RLOCK && (a === op.OP_RLOCK || a === op.OP_RUNLOCK);
  if (events.object[i] === events.object[j]) return isSynchronisation(a) && !areReaders;
  return isChannelOperation(a) && isChannelOperation(b) && (isOfSelect(events, i) || isOfSelect(events, j));
}

export function isChannelOperation(kind: number): boolean {
  switch (kind) {
    case op.OP_SEND:
    case op.OP_RECV:
    case op.OP_RENDEZVOUS:
    case op.OP_CLOSE:
    case op.OP_SELECT:
    case op.OP_SELECT_DEFAULT:
      return true;
    default:
      return false;
  }
}

/** Operations that may have to wait. Others are dependent on what the table says, and on nothing else. */
export function mayWait(kind: number): boolean {
  switch (kind) {
    case op.OP_UNLOCK:
    case op.OP_RUNLOCK:
    case op.OP_WG_ADD:
    case op.OP_ONCE_END:
    case op.OP_CLOSE:
    case op.OP_COND_SIGNAL:
    case op.OP_COND_BROADCAST:
    case op.OP_TIMER_SENT:
      return false;
    default:
      return isSynchronisation(kind);
  }
}

/** Operations that may have to wait, or let somebody go on. */
export function isSynchronisation(kind: number): boolean {
  switch (kind) {
    case op.OP_LOCK:
    case op.OP_UNLOCK:
    case op.OP_RLOCK:
    case op.OP_RUNLOCK:
    case op.OP_RW_ANNOUNCE:
    case op.OP_TRYLOCK_FAIL:
    case op.OP_WG_ADD:
    case op.OP_WG_WAIT:
    case op.OP_ONCE_BEGIN:
    case op.OP_ONCE_END:
    case op.OP_SEND:
    case op.OP_RECV:
    case op.OP_RENDEZVOUS:
    case op.OP_CLOSE:
    case op.OP_COND_WAIT:
    case op.OP_COND_WOKEN:
    case op.OP_COND_SIGNAL:
    case op.OP_COND_BROADCAST:
    case op.OP_TIMER_STOP:
    case op.OP_TIMER_SENT:
      return true;
    default:
      return false;
  }
}
