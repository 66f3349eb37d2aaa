// By site and goroutine: the last read there. Filled while an execution is walked through.

import { Int32Column } from "../base/columns.ts";
import { AddressTable } from "./address-table.ts";
import type { Events } from "./detector.ts";

/** Use `begin`, then `note` for each read in order. Storage is reused. */
export class LastReads {
  /** Keys are sites: by slot, the first node; a node is a goroutine's last read there. */
  private readonly sites = new AddressTable();
  private readonly first = new Int32Column();
  private readonly event = new Int32Column();
  private readonly next = new Int32Column();
  private events!: Events;

  begin(events: Events): void {
    this.events = events;
    this.sites.clear();
    this.event.length = this.next.length = 0;
  }

  note(i: number): void {
    const { events } = this;
    const before = this.sites.length;
    const slot = this.sites.slotOf(events.site[i] as number);
    if (slot === before) {
      this.first.length = slot;
      this.first.push(-1);
    }
    const node = this.nodeOf(slot, events.goroutine[i] as number);
    if (node >= 0) {
      this.event.data[node] = i;
      return;
    }
    this.event.push(i);
    this.next.push(this.first.at(slot));
    this.first.data[slot] = this.event.length - 1;
  }

  /** The last read at `site` by goroutine g; -1. Cost: goroutines that have read there. */
  at(site: number, g: number): number {
    const slot = this.sites.find(site);
    const node = slot < 0 ? -1 : this.nodeOf(slot, g);
    return node < 0 ? -1 : this.event.at(node);
  }

  private nodeOf(slot: number, g: number): number {
    let node = this.first.at(slot);
    while (node >= 0 && this.events.goroutine[this.event.at(node)] !== g) node = this.next.at(node);
    return node;
  }
}
