// The keys, or the elements, of a map at operation detail: by slot. A long column of small integers is packed: it takes a fifth of the
// memory that growing an ordinary array touches, which is what a large map costs most.

import type { Value } from "../ir/value.ts";

/** The key of an empty slot. */
export const EMPTY_SLOT: Value = Object.freeze({ host: "empty" });

/** In a packed column, for EMPTY_SLOT. */
const EMPTY = -(2 ** 31);
/** Columns are looked at once, when they are so long, and packed if they can be. */
const LONG = 64;
const NO_INTEGERS: Int32Array<ArrayBuffer> = new Int32Array(0);

/** A list of words. Indices are below `length`. */
export class SlotColumn {
  length = 0;
  /** Not packed: the words. */
  private words: Value[] | undefined = [];
  private integers = NO_INTEGERS;

  get(slot: number): Value {
    if (this.words !== undefined) return this.words[slot];
    const integer = this.integers[slot] as number;
    return integer === EMPTY ? EMPTY_SLOT : integer;
  }

  set(slot: number, value: Value): void {
    if (this.words === undefined) {
      const integer = packed(value);
      if (integer !== undefined) {
        this.integers[slot] = integer;
        return;
      }
      this.words = this.unpack();
    }
    this.words[slot] = value;
  }

  push(value: Value): void {
    const slot = this.length++;
    if (slot === LONG) this.pack();
    if (this.words !== undefined) {
      this.words.push(value);
      return;
    }
    if (slot === this.integers.length) {
      const longer = new Int32Array(2 * slot);
      longer.set(this.integers);
      this.integers = longer;
    }
    this.set(slot, value);
  }

  pop(): void {
    this.length--;
    this.words?.pop();
  }

  /** A column with the same contents, that shares nothing that changes. */
  copy(): SlotColumn {
    const copy = new SlotColumn();
    copy.length = this.length;
    if (this.words !== undefined) copy.words = [...this.words];
    else {
      copy.words = undefined;
      copy.integers = this.integers.slice();
    }
    return copy;
  }

  private pack(): void {
    if (this.words === undefined) return;
    const integers = new Int32Array(2 * LONG);
    for (let slot = 0; slot < this.words.length; slot++) {
      const integer = packed(this.words[slot]);
      if (integer === undefined) return;
      integers[slot] = integer;
    }
    this.integers = integers;
    this.words = undefined;
  }

  private unpack(): Value[] {
    const words: Value[] = [];
    for (let slot = 0; slot < this.length; slot++) words.push(this.get(slot));
    this.integers = NO_INTEGERS;
    return words;
  }
}

function packed(value: Value): number | undefined {
  if (value === EMPTY_SLOT) return EMPTY;
  // Minus zero is not an integer.
  return typeof value === "number" && Object.is(value, value | 0) && value !== EMPTY ? value : undefined;
}
