// Addresses to small consecutive numbers, for columns of facts about them. Emptied in constant time between executions.

/** Small: many tables are made for a moment, and stay almost empty. */
const FIRST_SIZE = 16;

/** Open addressing with linear probing; at most half full. */
export class AddressTable {
  private keys = new Int32Array(FIRST_SIZE);
  private slots = new Int32Array(FIRST_SIZE);
  /** An entry counts only if it was made since the last `clear`. */
  private stamps = new Int32Array(FIRST_SIZE);
  private stamp = 1;
  /** Slots in use: 0..length-1. */
  length = 0;

  /** The address's slot, or -1. */
  find(address: number): number {
    const mask = this.keys.length - 1;
    let i = (Math.imul(address, 0x9e3779b1) >>> 7) & mask;
    while (this.stamps[i] === this.stamp) {
      if (this.keys[i] === address) return this.slots[i] as number;
      i = (i + 1) & mask;
    }
    return -1;
  }

  /** The address's slot; a new address gets the next one, `length` before the call. */
  slotOf(address: number): number {
    const mask = this.keys.length - 1;
    let i = (Math.imul(address, 0x9e3779b1) >>> 7) & mask;
    while (this.stamps[i] === this.stamp) {
      if (this.keys[i] === address) return this.slots[i] as number;
      i = (i + 1) & mask;
    }
    if (2 * this.length >= mask) {
      this.grow();
      return this.slotOf(address);
    }
    this.keys[i] = address;
    this.stamps[i] = this.stamp;
    this.slots[i] = this.length;
    return this.length++;
  }

  /** Forgets all addresses. */
  clear(): void {
    this.stamp++;
    this.length = 0;
  }

  private grow(): void {
    const { keys, slots, stamps, stamp } = this;
    const size = keys.length * 2;
    this.keys = new Int32Array(size);
    this.slots = new Int32Array(size);
    this.stamps = new Int32Array(size);
    this.stamp = 1;
    for (let i = 0; i < keys.length; i++) {
      if (stamps[i] !== stamp) continue;
      let at = (Math.imul(keys[i] as number, 0x9e3779b1) >>> 7) & (size - 1);
      while (this.stamps[at] === 1) at = (at + 1) & (size - 1);
      this.keys[at] = keys[i] as number;
      this.slots[at] = slots[i] as number;
      this.stamps[at] = 1;
    }
  }
}
