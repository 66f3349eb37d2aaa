// Which locks were held at each access to a shared variable, from a trace's events. A lock is a Mutex or RWMutex; Once, channels and wait
// groups order accesses too, but are nothing one can hold.

import { isPlainAccess, isPlainWrite, OP_LOCK, OP_RLOCK, OP_RUNLOCK, OP_UNLOCK } from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";

export interface HeldLock {
  readonly address: number;
  /** Held for reading alone. */
  readonly isRead: boolean;
}

export interface Access {
  readonly step: number;
  readonly goroutine: number;
  /** Address of the variable as an object of the trace. */
  readonly variable: number;
  readonly isWrite: boolean;
  /** Ascending by address. */
  readonly locks: readonly HeldLock[];
}

class LockTable {
  private readonly byGoroutine = new Map<number, HeldLock[]>();

  held(goroutine: number): readonly HeldLock[] {
    return this.byGoroutine.get(goroutine) ?? [];
  }

  acquire(goroutine: number, lock: HeldLock): void {
    const held = [...this.held(goroutine), lock].sort((a, b) => a.address - b.address);
    this.byGoroutine.set(goroutine, held);
  }

  // A mutex may be unlocked by another goroutine than locked it.
  release(goroutine: number, lock: HeldLock): void {
    const owner = this.holds(goroutine, lock)
      ? goroutine
      : [...this.byGoroutine.keys()].find((g) => this.holds(g, lock));
    if (owner === undefined) return;
    const held = [...this.held(owner)];
    held.splice(held.findIndex(isSame(lock)), 1);
    this.byGoroutine.set(owner, held);
  }

  private holds(goroutine: number, lock: HeldLock): boolean {
    return this.held(goroutine).some(isSame(lock));
  }
}

const isSame =
  (lock: HeldLock) =>
  (other: HeldLock): boolean =>
    other.address === lock.address && other.isRead === lock.isRead;

/** Every plain access with the locks that its goroutine held. Cost: O(events). */
export function accessesWithLocks(trace: Trace): readonly Access[] {
  const { length, kind, goroutine, object } = trace.events;
  const table = new LockTable();
  const accesses: Access[] = [];
  for (let step = 0; step < length; step++) {
    const address = object[step] as number; // step < length
    const g = goroutine[step] as number;
    const operation = kind[step] as number;
    if (operation === OP_LOCK) table.acquire(g, { address, isRead: false });
    else if (operation === OP_RLOCK) table.acquire(g, { address, isRead: true });
    else if (operation === OP_UNLOCK) table.release(g, { address, isRead: false });
    else if (operation === OP_RUNLOCK) table.release(g, { address, isRead: true });
    else if (isPlainAccess(operation))
      accesses.push({ step, goroutine: g, variable: address, isWrite: isPlainWrite(operation), locks: table.held(g) });
  }
  return accesses;
}

/** Locks that protect a variable: held at every access, and for writing at every write. Ascending by address. */
export function commonLocks(accesses: readonly Access[]): readonly number[] {
  const [first] = accesses;
  const candidates = [...new Set(first?.locks.map(({ address }) => address) ?? [])];
  const protects = (address: number): boolean =>
    accesses.every(({ locks, isWrite }) =>
      locks.some((lock) => lock.address === address && (!isWrite || !lock.isRead)),
    );
  return candidates.filter(protects);
}

/** Locks held at every access in whatever mode: a write under a read lock counts. */
export function locksAtEveryAccess(accesses: readonly Access[]): readonly number[] {
  const candidates = [...new Set(accesses[0]?.locks.map(({ address }) => address) ?? [])];
  return candidates.filter((address) => accesses.every(({ locks }) => locks.some((lock) => lock.address === address)));
}
