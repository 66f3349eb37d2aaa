// Which writes of a goroutine belong together: those of one critical section, or those that follow each other with nothing but
// accesses to memory in between. Answers are looked up in the events: asked for candidates alone.

import * as op from "../trace/operation.ts";
import { isAnyWrite } from "./dependences.ts";
import type { Events } from "./detector.ts";

/** An update: the steps of its writes, in order. */
export interface Update {
  readonly writes: readonly number[];
  /** Locks held over all of it; empty for writes that just follow each other. */
  readonly locks: readonly number[];
}

/** Locks held by the goroutine of event `step` at it: lock -> step at which it was taken. */
export function locksAt(events: Events, step: number): ReadonlyMap<number, number> {
  const g = events.goroutine[step] as number;
  const held = new Map<number, number>();
  for (let i = 0; i < step; i++) {
    const lock = events.object[i] as number;
    const kind = events.kind[i];
    if (kind === op.OP_UNLOCK) held.delete(lock);
    else if (events.goroutine[i] !== g) continue;
    else if (kind === op.OP_LOCK || kind === op.OP_RLOCK) held.set(lock, i);
    else if (kind === op.OP_RUNLOCK) held.delete(lock);
  }
  return held;
}

/** The update that the write at `step` is part of. Cost: linear. */
export function updateAround(events: Events, step: number): Update {
  const locks = [...locksAt(events, step)];
  const g = events.goroutine[step] as number;
  if (locks.length > 0) {
    const since = Math.min(...locks.map(([, taken]) => taken));
    const outer = locks.filter(([, taken]) => taken === since).map(([lock]) => lock);
    const writes: number[] = [];
    for (let i = since + 1; i < events.length; i++) {
      if (events.goroutine[i] !== g) continue;
      const kind = events.kind[i] as number;
      const isRelease = kind === op.OP_UNLOCK || kind === op.OP_RUNLOCK || kind === op.OP_COND_WAIT;
      if (isRelease && i > step && outer.includes(events.object[i] as number)) break;
      if (isAnyWrite(kind)) writes.push(i);
    }
    return { writes, locks: outer };
  }
  const writes = [step];
  for (const direction of [-1, 1]) {
    for (let i = step + direction; i >= 0 && i < events.length; i += direction) {
      if (events.goroutine[i] !== g) continue;
      const kind = events.kind[i] as number;
      if (!(kind >= op.OP_READ && kind <= op.OP_ATOMIC_CAS_FAIL) && !op.isMapOperation(kind)) break;
      if (!isAnyWrite(kind)) continue;
      if (direction < 0) writes.unshift(i);
      else writes.push(i);
    }
  }
  return { writes, locks: [] };
}

/** Number of steps at the beginning that main makes before it starts another one: writes there come before everything. */
export function stepsAlone(events: Events): number {
  let i = 0;
  while (i < events.length && events.kind[i] !== op.OP_GO && events.goroutine[i] === 0) i++;
  return i;
}
