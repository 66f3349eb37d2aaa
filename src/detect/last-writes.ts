// By cell: its last write, and the last one by another goroutine than that one's. Filled while an execution is walked through.

import { Int32Column } from "../base/columns.ts";
import { AddressTable } from "./address-table.ts";
import type { Events } from "./detector.ts";

/** Use `begin`, then `note` for each write in order. Storage is reused. */
export class LastWrites {
  private readonly cells = new AddressTable();
  private readonly last = new Int32Column();
  private readonly others = new Int32Column();
  private events!: Events;

  begin(events: Events): void {
    this.events = events;
    this.cells.clear();
  }

  get isEmpty(): boolean {
    return this.cells.length === 0;
  }

  note(cell: number, i: number): void {
    const { goroutine } = this.events;
    const before = this.cells.length;
    const slot = this.cells.slotOf(cell);
    if (slot === before) {
      this.add(slot, i);
      return;
    }
    const last = this.last.at(slot);
    if (goroutine[last] !== goroutine[i]) this.others.data[slot] = last;
    this.last.data[slot] = i;
  }

  /** Notes a write if it is the cell's first, and returns -1; otherwise the last one that was noted. */
  noteFirst(cell: number, i: number): number {
    const before = this.cells.length;
    const slot = this.cells.slotOf(cell);
    if (slot < before) return this.last.at(slot);
    this.add(slot, i);
    return -1;
  }

  private add(slot: number, i: number): void {
    this.last.length = this.others.length = slot;
    this.last.push(i);
    this.others.push(-1);
  }

  /** The last write of the cell; -1. */
  of(cell: number): number {
    const slot = this.cells.find(cell);
    return slot < 0 ? -1 : this.last.at(slot);
  }

  /** The last write of the cell by somebody else than g; -1. */
  byOthers(cell: number, g: number): number {
    const slot = this.cells.find(cell);
    if (slot < 0) return -1;
    const last = this.last.at(slot);
    return this.events.goroutine[last] === g ? this.others.at(slot) : last;
  }
}
