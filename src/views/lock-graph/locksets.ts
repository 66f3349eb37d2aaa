// Which locks each goroutine held when, from a trace's events: lock scopes, and the plain accesses inside and outside them. A lock is a Mutex
// or RWMutex; Once, atomics, channels and wait groups order accesses too, but are nothing one can hold.

import { bisectLeft } from "d3";
import {
  isMapOperation,
  isPlainAccess,
  isPlainWrite,
  OP_LOCK,
  OP_RLOCK,
  OP_RUNLOCK,
  OP_UNLOCK,
} from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";

export interface HeldLock {
  readonly address: number;
  /** Held for reading alone. */
  readonly isRead: boolean;
  /** Step that took it. */
  readonly since: number;
}

/** A stretch of one goroutine's steps with the same locks held. */
export interface LockScope {
  readonly goroutine: number;
  /** In the order in which they were taken; empty outside every lock. */
  readonly locks: readonly HeldLock[];
  /** Step that ended it by taking or releasing a lock; the trace's length if none did. */
  end: number;
}

export interface Access {
  readonly step: number;
  readonly goroutine: number;
  /** Address of the variable as an object of the trace. */
  readonly variable: number;
  readonly isWrite: boolean;
  readonly scope: LockScope;
}

export interface Locksets {
  /** Scopes in which a lock is held, in the order of their beginning. */
  readonly scopes: readonly LockScope[];
  readonly accesses: readonly Access[];
}

class ScopeTable {
  readonly scopes: LockScope[] = [];
  private readonly current = new Map<number, LockScope>();

  constructor(private readonly length: number) {}

  of(goroutine: number): LockScope {
    return this.current.get(goroutine) ?? this.begin(goroutine, []);
  }

  acquire(goroutine: number, lock: HeldLock): void {
    const scope = this.of(goroutine);
    scope.end = lock.since;
    this.begin(goroutine, [...scope.locks, lock]);
  }

  // A mutex may be unlocked by another goroutine than locked it.
  release(goroutine: number, address: number, isRead: boolean, step: number): void {
    const isIt = (lock: HeldLock): boolean => lock.address === address && lock.isRead === isRead;
    const holds = (g: number): boolean => this.of(g).locks.some(isIt);
    const owner = holds(goroutine) ? goroutine : [...this.current.keys()].find(holds);
    if (owner === undefined) return;
    const scope = this.of(owner);
    const index = scope.locks.findIndex(isIt);
    scope.end = step;
    this.begin(
      owner,
      scope.locks.filter((_, i) => i !== index),
    );
  }

  private begin(goroutine: number, locks: readonly HeldLock[]): LockScope {
    const scope: LockScope = { goroutine, locks, end: this.length };
    this.current.set(goroutine, scope);
    if (locks.length > 0) this.scopes.push(scope);
    return scope;
  }
}

/**
 * Every lock scope and every plain access of the trace but those of `ignored` objects. An access to several cells counts for each
 * variable among them.
 * Cost: O(events + variables touched).
 */
export function findLocksets(trace: Trace, ignored: ReadonlySet<number>): Locksets {
  const { length, kind, goroutine, object } = trace.events;
  const table = new ScopeTable(length);
  const variablesOf = variableFinder(trace);
  const accesses: Access[] = [];
  for (let step = 0; step < length; step++) {
    const address = object[step] as number; // step < length, here and below
    const g = goroutine[step] as number;
    const operation = kind[step] as number;
    if (ignored.has(address)) continue;
    if (operation === OP_LOCK || operation === OP_RLOCK)
      table.acquire(g, { address, isRead: operation === OP_RLOCK, since: step });
    else if (operation === OP_UNLOCK || operation === OP_RUNLOCK)
      table.release(g, address, operation === OP_RUNLOCK, step);
    else if (isPlainAccess(operation)) {
      const isWrite = isPlainWrite(operation);
      for (const variable of variablesOf(step))
        accesses.push({ step, goroutine: g, variable, isWrite, scope: table.of(g) });
    }
  }
  return { scopes: table.scopes, accesses };
}

// Addresses of the objects that a plain access touches: its own, and those inside what it copies.
function variableFinder(trace: Trace): (step: number) => readonly number[] {
  const { kind, object, extent } = trace.events;
  const known = trace.objects.map(({ address }) => address).sort((a, b) => a - b);
  return (step) => {
    const from = object[step] as number; // The caller's step is one of the trace's.
    const nCells = isMapOperation(kind[step] as number) ? 1 : Math.max(1, extent[step] as number);
    return known.slice(bisectLeft(known, from), bisectLeft(known, from + nCells));
  };
}

/** Whether the lock keeps others away from the access: a read lock does so for reads alone. */
export function isProtecting(lock: HeldLock, access: Access): boolean {
  return !access.isWrite || !lock.isRead;
}

/** Locks that protect a variable: held at every access, and for writing at every write. */
export function commonLocks(accesses: readonly Access[]): readonly number[] {
  return candidates(accesses).filter((address) =>
    accesses.every((access) =>
      access.scope.locks.some((lock) => lock.address === address && isProtecting(lock, access)),
    ),
  );
}

/** Locks held at every access in whatever mode: a write under a read lock counts. */
export function locksAtEveryAccess(accesses: readonly Access[]): readonly number[] {
  return candidates(accesses).filter((address) =>
    accesses.every(({ scope }) => scope.locks.some((lock) => lock.address === address)),
  );
}

function candidates(accesses: readonly Access[]): readonly number[] {
  return [...new Set(accesses[0]?.scope.locks.map(({ address }) => address))];
}
