// The index of a map at operation detail, from key to slot. Integers of 32 bits, which most keys are, stand in a table of our own: open
// addressing with linear probing, deletion by moving back what follows (Knuth, The Art of Computer Programming, volume 3, 6.4,
// algorithm R). The table has slots alone, the keys are where the map has them: half the memory to touch. All other words are in
// a Map of the host.

import type { Value } from "../ir/value.ts";
import type { IntegerBuffers } from "./integer-buffers.ts";
import type { Column } from "./map-column.ts";

/**
 * A block: as many slots as a cache line has room for. Neighbouring keys stand side by side in one, blocks are spread by
 * multiplication with 2^32 divided by the golden ratio (Knuth, 6.4).
 */
const BLOCK_LOG2 = 4;
const LAST_OF_BLOCK = (1 << BLOCK_LOG2) - 1;
const SPREAD = 0x9e3779b9 | 0;
/** Small enough for the host to keep the table in its own heap. */
const FIRST_CAPACITY = 1 << BLOCK_LOG2;
/** A table in which nothing is ever stored. */
const NO_TABLE: Int32Array<ArrayBuffer> = new Int32Array(FIRST_CAPACITY);

/**
 * Slot by key. `keys` are the map's keys by slot: an integer's index key is the key itself, so those of a table's slots are integers. Indices
 * into the table are below its length, since they are masked.
 */
export class KeyIndex {
  /** A slot + 1 each; 0 where nothing is. */
  private table = NO_TABLE;
  /** A hash shifted by this is the number of a block, to be masked in a table of one block. */
  private shift = 31;
  private nIntegers = 0;
  private others: Map<Value, number> | undefined;

  constructor(private readonly buffers: IntegerBuffers) {}

  /** The key's slot, or a number below 0 that tells `add` where it goes. */
  get(key: Value, keys: Column): number {
    if (typeof key !== "number" || key !== (key | 0)) return this.others?.get(key) ?? -1;
    const { table } = this;
    const mask = table.length - 1;
    for (let at = homeOf(key, this.shift) & mask; ; at = (at + 1) & mask) {
      const slot = (table[at] as number) - 1;
      if (slot < 0) return ~at;
      if (keys.has(slot, key)) return slot;
    }
  }

  /**
   * Adds a key that is not in the index, nor in `keys` yet. `missed`: what `get` has just said of the key. Cost: constant, amortised.
   */
  add(key: Value, slot: number, keys: Column, missed: number): void {
    if (typeof key !== "number" || key !== (key | 0)) {
      this.others ??= new Map();
      this.others.set(key, slot);
      return;
    }
    let at = ~missed;
    if (this.table === NO_TABLE) this.table = new Int32Array(FIRST_CAPACITY);
    else if (2 * this.nIntegers === this.table.length) {
      this.grow(keys);
      at = ~this.get(key, keys);
    }
    this.nIntegers++;
    this.table[at] = slot + 1;
  }

  /** Removes a key that is in the index with this slot; `keys` still has those of all other slots. */
  delete(key: Value, slot: number, keys: Column): void {
    if (typeof key !== "number" || key !== (key | 0)) {
      this.others?.delete(key);
      return;
    }
    const { table } = this;
    const mask = table.length - 1;
    let hole = homeOf(key, this.shift) & mask;
    while (table[hole] !== slot + 1) hole = (hole + 1) & mask;
    for (let next = (hole + 1) & mask; table[next] !== 0; next = (next + 1) & mask) {
      const home = homeOf(keys.get((table[next] as number) - 1) as number, this.shift) & mask;
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      table[hole] = table[next] as number;
      hole = next;
    }
    table[hole] = 0;
    this.nIntegers--;
  }

  /** An index with the same contents, that shares nothing that changes. */
  copy(): KeyIndex {
    const copy = new KeyIndex(this.buffers);
    if (this.table !== NO_TABLE) copy.table = this.table.slice();
    copy.shift = this.shift;
    copy.nIntegers = this.nIntegers;
    if (this.others !== undefined) copy.others = new Map(this.others);
    return copy;
  }

  /** Gives its memory back; it is not used any more. */
  free(): void {
    this.buffers.give(this.table);
    this.table = NO_TABLE;
    this.nIntegers = 0;
    this.others = undefined;
  }

  private grow(keys: Column): void {
    const { buffers } = this;
    const table = buffers.takeEmpty(4 * this.table.length);
    const mask = table.length - 1;
    const shift = Math.clz32(mask >> BLOCK_LOG2);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys.get(slot);
      if (typeof key !== "number" || key !== (key | 0)) continue;
      let at = homeOf(key, shift) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = slot + 1;
    }
    buffers.give(this.table);
    this.table = table;
    this.shift = shift;
  }
}

function homeOf(key: number, shift: number): number {
  return ((Math.imul(key >> BLOCK_LOG2, SPREAD) >>> shift) << BLOCK_LOG2) | (key & LAST_OF_BLOCK);
}
