// Whether Add and Wait of a WaitGroup are used as they have to be, in the way of real Go's race detector: the Add that takes the counter
// from zero up must be ordered with every Wait that has to wait for it. So that Add counts as a read, and the first Wait of those that wait
// for the same zero counts as a write; two of them that nothing orders are a data race.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import { AddressTable } from "./address-table.ts";
import type { Events } from "./detector.ts";

/** What an event is for its WaitGroup. */
export const USE_NONE = 0;
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
  /** By group slot: whether somebody is known who waited first for that zero. */
  private readonly hasFirst = new Int32Column();
  /** By goroutine: the last event that moved it; at its Wait it has been since then. */
  private readonly lastMove = new Int32Column();

  /** Forgets the last execution. */
  begin(events: Events): void {
    this.events = events;
    this.groups.clear();
    this.lastMove.length = 0;
  }

  /** Takes event `i` in; returns `USE_…`. */
  advance(i: number): number {
    const { events } = this;
    const kind = events.kind[i];
    let use = USE_NONE;
    if (kind === op.OP_WG_ADD) use = this.add(i);
    else if (kind === op.OP_WG_WAIT) use = this.wait(i);
    this.moved(events.goroutine[i] as number, i);
    const partner = events.partner[i] as number;
    if (partner >= 0) this.moved(partner, i);
    return use;
  }

  private add(i: number): number {
    const slot = this.slotOf(this.events.object[i] as number);
    const delta = this.events.extent[i] as number;
    const before = this.counter.at(slot);
    this.counter.data[slot] = before + delta;
    if (before > 0 && before + delta <= 0) {
      this.zero.data[slot] = i;
      this.hasFirst.data[slot] = 0;
    }
    return delta > 0 && before === 0 ? USE_ADD : USE_NONE;
  }

  // Who came when the counter was zero goes on at once, and writes nothing.
  private wait(i: number): number {
    const slot = this.slotOf(this.events.object[i] as number);
    const g = this.events.goroutine[i] as number;
    const since = g < this.lastMove.length ? this.lastMove.at(g) : -1;
    if (this.zero.at(slot) <= since || this.hasFirst.at(slot) !== 0) return USE_NONE;
    this.hasFirst.data[slot] = 1;
    return USE_WAIT;
  }

  private moved(goroutine: number, i: number): void {
    while (this.lastMove.length <= goroutine) this.lastMove.push(-1);
    this.lastMove.data[goroutine] = i;
  }

  private slotOf(object: number): number {
    const before = this.groups.length;
    const slot = this.groups.slotOf(object);
    if (slot === before) {
      this.counter.length = this.zero.length = this.hasFirst.length = slot;
      this.counter.push(0);
      this.zero.push(-1);
      this.hasFirst.push(0);
    }
    return slot;
  }
}
