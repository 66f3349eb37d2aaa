// Steps by what they touch: for each step the last one before it that touches the same cell or object. For short executions, where this is
// enough to find the steps that may be dependent on one; long ones have `dependence-index.ts`.

import { Int32Column, widened } from "../base/columns.ts";
import { AddressTable } from "../detect/address-table.ts";

const NONE = -1;
const FIRST_CAPACITY = 64;

export class StepChains {
  private readonly slots = new AddressTable();
  /** By slot: the last step. */
  private readonly last = new Int32Column();
  /** Steps listed. */
  private length = 0;
  // By step: its slot, the step before it there, and how many steps so far touch more than one cell.
  private slot = new Int32Array(FIRST_CAPACITY);
  private previous = new Int32Array(FIRST_CAPACITY);
  private nWide = new Int32Array(FIRST_CAPACITY);

  /** Lists the next step. `extent`: cells that it touches, `object` being the first; only under that one is it found. */
  add(object: number, extent: number): void {
    const step = this.length++;
    if (step === this.slot.length) this.grow();
    const slot = this.slots.slotOf(object);
    if (slot === this.last.length) this.last.push(NONE);
    this.slot[step] = slot;
    this.previous[step] = this.last.at(slot);
    this.nWide[step] = (step === 0 ? 0 : (this.nWide[step - 1] as number)) + (extent > 1 ? 1 : 0);
    this.last.data[slot] = step;
  }

  /** Forgets all steps from `depth` on. */
  backTo(depth: number): void {
    const { slot, previous, last } = this;
    for (let step = this.length - 1; step >= depth; step--) last.data[slot[step] as number] = previous[step] as number;
    this.length = Math.min(this.length, depth);
  }

  /** The last step before this one with the same object; -1. */
  before(step: number): number {
    return this.previous[step] as number;
  }

  /** Whether one of the steps listed touches more than one cell. */
  get hasWide(): boolean {
    return this.length > 0 && (this.nWide[this.length - 1] as number) > 0;
  }

  private grow(): void {
    this.slot = widened(this.slot);
    this.previous = widened(this.previous);
    this.nWide = widened(this.nWide);
  }
}
