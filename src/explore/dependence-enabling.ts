// What made a step possible, where the dependence table says nothing because the two operations are never possible at once: the send
// behind a receive, the receive that made room for a send, the notification behind a waiter of a condition variable.

import * as op from "../trace/operation.ts";
import type { EventRows } from "./run.ts";

/** Steps of one kind on one object: lists by object. */
class StepLists {
  private readonly lists = new Map<number, number[]>();

  of(object: number): readonly number[] {
    return this.lists.get(object) ?? NONE;
  }

  push(object: number, step: number): void {
    const list = this.lists.get(object);
    if (list === undefined) this.lists.set(object, [step]);
    else list.push(step);
  }

  pop(object: number): void {
    this.lists.get(object)?.pop();
  }
}

const NONE: readonly number[] = [];

const ENABLING: readonly number[] = [
  op.OP_SEND,
  op.OP_RECV,
  op.OP_CLOSE,
  op.OP_COND_WAIT,
  op.OP_COND_SIGNAL,
  op.OP_COND_BROADCAST,
  op.OP_COND_WOKEN,
];
/** By `OP_…`: 1 for what makes others possible, or is made possible so. */
const TAKES_PART = Uint8Array.from(op.OPERATION_NAMES, (_, kind) => Number(ENABLING.includes(kind)));

export class Enabling {
  private readonly sends = new StepLists();
  private readonly receives = new StepLists();
  private readonly closes = new StepLists();
  private readonly conditions = new StepLists();

  /** The step that made row j possible; -1. Rows before j have been added. Cost: constant, but for condition variables. */
  causeOf(events: EventRows, j: number): number {
    const kind = events.kind[j] as number;
    if (TAKES_PART[kind] === 0) return -1;
    const object = events.object[j] as number;
    switch (kind) {
      case op.OP_RECV:
        return this.sends.of(object)[this.receives.of(object).length] ?? this.closes.of(object).at(-1) ?? -1;
      case op.OP_SEND:
        return this.receives.of(object)[this.sends.of(object).length - (events.extent[j] as number)] ?? -1;
      case op.OP_COND_WOKEN:
        return this.notification(events, j);
      default:
        return -1;
    }
  }

  add(events: EventRows, j: number): void {
    const kind = events.kind[j] as number;
    if (TAKES_PART[kind] === 1) this.listsOf(kind)?.push(events.object[j] as number, j);
  }

  /** Takes row j, the last one that was added, out. */
  remove(events: EventRows, j: number): void {
    const kind = events.kind[j] as number;
    if (TAKES_PART[kind] === 1) this.listsOf(kind)?.pop(events.object[j] as number);
  }

  private listsOf(kind: number): StepLists | undefined {
    switch (kind) {
      case op.OP_SEND:
        return this.sends;
      case op.OP_RECV:
        return this.receives;
      case op.OP_CLOSE:
        return this.closes;
      case op.OP_COND_WAIT:
      case op.OP_COND_SIGNAL:
      case op.OP_COND_BROADCAST:
        return this.conditions;
      default:
        return undefined;
    }
  }

  // Waiters of a Cond have numbers, and are notified in their order: the step that notified the one who goes on at step j.
  private notification({ kind, object, goroutine }: EventRows, j: number): number {
    let nWaiting = 0;
    let nNotified = 0;
    let ticket = -1;
    let by = -1;
    for (const i of this.conditions.of(object[j] as number)) {
      const notifiedBefore = nNotified;
      if (kind[i] === op.OP_COND_WAIT) {
        if (goroutine[i] === goroutine[j]) {
          ticket = nWaiting;
          by = -1;
        }
        nWaiting++;
      } else if (kind[i] === op.OP_COND_SIGNAL) nNotified = Math.min(nWaiting, nNotified + 1);
      else nNotified = nWaiting;
      if (ticket >= 0 && notifiedBefore <= ticket && ticket < nNotified) by = i;
    }
    return by;
  }
}
