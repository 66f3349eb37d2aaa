// Operations that may turn out to have only looked, and where they look.

import * as op from "../trace/operation.ts";

/** By operation of the library: no look, or not known where it looks. */
export const LOOK_NONE = 0;
/** At the cell of its object. */
export const LOOK_CELL = 1;
/** At the first and the third one: an RWMutex that is tried. */
export const LOOK_RWMUTEX = 2;
/** At nothing: a yield. */
const LOOK_NOTHING = 3;
/** At the number of goroutines. */
export const LOOK_COUNT = 4;

/** Where the operation called `name` looks. */
export function lookOf(name: string): number {
  if (name.startsWith("sync/atomic.")) return LOOK_CELL;
  switch (name) {
    case "sync.(*Mutex).TryLock":
      return LOOK_CELL;
    case "sync.(*RWMutex).TryLock":
    case "sync.(*RWMutex).TryRLock":
      return LOOK_RWMUTEX;
    case "runtime.Gosched":
      return LOOK_NOTHING;
    case "runtime.NumGoroutine":
      return LOOK_COUNT;
    default:
      return LOOK_NONE;
  }
}

/** Whether an event of this kind changes nothing: repeating it cannot help its goroutine on. */
export function isLook(kind: number): boolean {
  switch (kind) {
    case op.OP_READ:
    case op.OP_MAP_READ:
    case op.OP_ATOMIC_LOAD:
    case op.OP_ATOMIC_CAS_FAIL:
    case op.OP_TRYLOCK_FAIL:
    case op.OP_SELECT_DEFAULT:
    case op.OP_CHAN_LEN:
    case op.OP_COUNT_GOROUTINES:
      return true;
    default:
      return false;
  }
}
