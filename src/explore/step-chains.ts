// Steps by what they touch: for each step the last one before it that touches the same cell or object. For short executions, where this is
// enough to find the steps that may be dependent on one; long ones have `dependence-index.ts`.

import { Int32Column } from "../base/columns.ts";
import { AddressTable } from "../detect/address-table.ts";

const NONE = -1;

export class StepChains {
  private readonly slots = new AddressTable();
  /** By slot: the last step. */
  private readonly last = new Int32Column();
  // By step: its slot, the step before it there, and how many steps so far touch more than one cell.
  private readonly slot = new Int32Column();
  private readonly previous = new Int32Column();
  private readonly nWide = new Int32Column();

  /** Lists the next step. `extent`: cells that it touches, `object` being the first; only under that one is it found. */
  add(object: number, extent: number): void {
    const step = this.slot.length;
    const slot = this.slots.slotOf(object);
    if (slot === this.last.length) this.last.push(NONE);
    const nWide = step === 0 ? 0 : this.nWide.at(step - 1);
    this.slot.push(slot);
    this.previous.push(this.last.at(slot));
    this.nWide.push(extent > 1 ? nWide + 1 : nWide);
    this.last.data[slot] = step;
  }

  /** Forgets all steps from `depth` on. */
  backTo(depth: number): void {
    for (let step = this.slot.length - 1; step >= depth; step--)
      this.last.data[this.slot.at(step)] = this.previous.at(step);
    if (depth >= this.slot.length) return;
    this.slot.length = this.previous.length = this.nWide.length = depth;
  }

  /** The last step before this one with the same object; -1. */
  before(step: number): number {
    return this.previous.at(step);
  }

  /** Whether one of the steps listed touches more than one cell. */
  get hasWide(): boolean {
    return this.nWide.length > 0 && this.nWide.at(this.nWide.length - 1) > 0;
  }
}
