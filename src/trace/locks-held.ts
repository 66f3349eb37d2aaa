// Which locks each goroutine holds, event by event. A lock is a Mutex or RWMutex.

import type { HeldLock } from "./map-history.ts";
import { OP_LOCK, OP_RLOCK, OP_RUNLOCK, OP_UNLOCK } from "./operation.ts";

/** Sets of locks held; give it every event in order. *Cost*: an event costs what its goroutine holds. */
export class LocksHeld {
  /** Every set that somebody has held; the first one is empty. */
  readonly sets: (readonly HeldLock[])[] = [[]];
  private readonly indices = new Map<string, number>([["", 0]]);
  /** By goroutine: index of its set. */
  private readonly current: number[] = [];

  /** Index of the goroutine's set now. */
  of(goroutine: number): number {
    return this.current[goroutine] ?? 0;
  }

  /** Takes in an event. */
  advance(kind: number, goroutine: number, address: number): void {
    switch (kind) {
      case OP_LOCK:
      case OP_RLOCK:
        this.replace(goroutine, [...this.setOf(goroutine), { address, isRead: kind === OP_RLOCK }]);
        return;
      case OP_UNLOCK:
      case OP_RUNLOCK:
        this.release(goroutine, address, kind === OP_RUNLOCK);
    }
  }

  private setOf(goroutine: number): readonly HeldLock[] {
    return this.sets[this.of(goroutine)] ?? [];
  }

  /** Who holds the lock that `goroutine` is about to release: a lock may be released by another goroutine than took it. -1: nobody. */
  owner(goroutine: number, address: number, isRead: boolean): number {
    if (this.indexIn(goroutine, address, isRead) >= 0) return goroutine;
    return this.current.findIndex((_, g) => this.indexIn(g, address, isRead) >= 0);
  }

  private indexIn(goroutine: number, address: number, isRead: boolean): number {
    return this.setOf(goroutine).findIndex((lock) => lock.address === address && lock.isRead === isRead);
  }

  private release(goroutine: number, address: number, isRead: boolean): void {
    const owner = this.owner(goroutine, address, isRead);
    if (owner < 0) return;
    const at = this.indexIn(owner, address, isRead);
    this.replace(
      owner,
      this.setOf(owner).filter((_, i) => i !== at),
    );
  }

  private replace(goroutine: number, set: readonly HeldLock[]): void {
    const key = set.map(({ address, isRead }) => `${address}${isRead ? "r" : ""}`).join(" ");
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.sets.push(set) - 1;
      this.indices.set(key, index);
    }
    while (this.current.length <= goroutine) this.current.push(0);
    this.current[goroutine] = index;
  }
}
