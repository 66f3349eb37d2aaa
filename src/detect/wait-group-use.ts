// Whether Add and Wait of a WaitGroup are used as they have to be, in the way of real Go's race detector: the Add that takes the counter
// from zero up must be ordered with every Wait that may have to wait for it. Real Go counts that Add as a read, and as a write the first
// Wait of those that wait for the same zero. Which Wait comes first is chance, and so is whether one comes in time to wait at all: here
// every Wait counts that nothing keeps from coming before the counter is zero again.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import { AddressTable } from "./address-table.ts";
import type { Events } from "./detector.ts";
import type { HappensBefore } from "./happens-before.ts";

/** What an event is for its WaitGroup. */
const USE_NONE = 0;
export const USE_ADD = 1;
export const USE_WAIT = 2;

/** Follows the wait groups of one execution; use `begin`, then `advance` for each event in order. Storage is reused. */
export class WaitGroupUse {
  private events!: Events;
  private readonly groups = new AddressTable();
  /** By group slot. */
  private readonly counter = new Int32Column();
  /** By group slot: the event that last brought the counter to zero; -1. */
  private readonly zero = new Int32Column();

  /** @param hb the same execution's order, which is to be advanced after this. */
  constructor(private readonly hb: HappensBefore) {}

  /** Forgets the last execution. */
  begin(events: Events): void {
    this.events = events;
    this.groups.clear();
  }

  /** Takes event `i` in; returns `USE_…`. */
  advance(i: number): number {
    switch (this.events.kind[i]) {
      case op.OP_WG_ADD:
        return this.add(i);
      case op.OP_WG_WAIT:
        return this.wait(i);
      default:
        return USE_NONE;
    }
  }

  private add(i: number): number {
    const slot = this.slotOf(this.events.object[i] as number);
    const delta = this.events.extent[i] as number;
    const before = this.counter.at(slot);
    this.counter.data[slot] = before + delta;
    if (before > 0 && before + delta <= 0) this.zero.data[slot] = i;
    return delta > 0 && before === 0 ? USE_ADD : USE_NONE;
  }

  // Who comes when the counter is zero goes on at once, and touches nothing.
  private wait(i: number): number {
    const zero = this.zero.at(this.slotOf(this.events.object[i] as number));
    const mayWait = zero >= 0 && !this.hb.isBefore(zero, this.events.goroutine[i] as number);
    return mayWait ? USE_WAIT : USE_NONE;
  }

  private slotOf(object: number): number {
    const before = this.groups.length;
    const slot = this.groups.slotOf(object);
    if (slot === before) {
      this.counter.length = this.zero.length = slot;
      this.counter.push(0);
      this.zero.push(-1);
    }
    return slot;
  }
}
