// Cells of old buckets, or of tables that are being replaced, whose entries have been copied to a new place. The memory stays alive as
// long as somebody holds it, but no lookup that begins later comes there any more.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import { AddressTable } from "./address-table.ts";
import type { Execution } from "./detector.ts";
import { ROLE_EVACUATION, type SiteRoles } from "./site-roles.ts";

export class MovedCells {
  private readonly cells = new AddressTable();
  /** By cell: event that copied it last. */
  private readonly copies = new Int32Column();

  constructor(private readonly roles: SiteRoles) {}

  clear(): void {
    this.cells.clear();
    this.copies.length = 0;
  }

  /** Takes event `i` in. */
  advance({ events }: Execution, i: number): void {
    if (events.kind[i] !== op.OP_READ || this.roles(events.site[i] as number) !== ROLE_EVACUATION) return;
    const first = events.object[i] as number;
    for (let cell = first; cell < first + (events.extent[i] as number); cell++) this.note(cell, i);
  }

  /** The event that has copied the cell, of those taken in; -1. */
  copyOf(address: number): number {
    const slot = this.cells.find(address);
    return slot < 0 ? -1 : this.copies.at(slot);
  }

  private note(address: number, i: number): void {
    const before = this.cells.length;
    const slot = this.cells.slotOf(address);
    if (slot < before) this.copies.data[slot] = i;
    else {
      this.copies.length = slot;
      this.copies.push(i);
    }
  }
}
