// A column of a map at operation detail: one word a slot. Most long columns are of integers of 32 bits, which stand side by side in memory of
// half the size that the host's garbage collector need not look into, and that costs nothing to give back; a first word of another
// kind turns the column into an ordinary array, once and for all. Short columns are ordinary arrays, which are made faster.

import type { Value } from "../ir/value.ts";
import type { IntegerBuffers } from "./integer-buffers.ts";

/** The key of an empty slot. */
export const EMPTY_SLOT: Value = Object.freeze({ host: "empty" });

/** A column that gets so long with integers alone becomes one of integers. */
const LONG = 64;
/** Up to so many integers there is soon room for four times as many, then for twice as many. */
const MANY = 1 << 17;
/** Stands for EMPTY_SLOT among integers; a word that is this number is none of them. */
const EMPTY = -(2 ** 31);
/** A column of other words. */
const NO_INTEGERS: Int32Array<ArrayBuffer> = new Int32Array(0);

/** Words by slot, added and taken away at the end. Slots that are read or set are below `length`. */
export class Column {
  length = 0;
  /** With room for more; empty when the words are in `words`. */
  private integers = NO_INTEGERS;
  private words: Value[] = [];

  constructor(private readonly buffers: IntegerBuffers) {}

  get(slot: number): Value {
    const { integers } = this;
    if (slot >= integers.length) return this.words[slot];
    const word = integers[slot] as number;
    return word === EMPTY ? EMPTY_SLOT : word;
  }

  /** Whether the word is this integer. */
  has(slot: number, integer: number): boolean {
    const { integers } = this;
    return slot < integers.length ? integers[slot] === integer : this.words[slot] === integer;
  }

  /** Whether a word may be an address, or refer to one: none is among integers below `least`. */
  mayRefer(least: number): boolean {
    if (this.integers === NO_INTEGERS) return true;
    for (let slot = 0; slot < this.length; slot++) if ((this.integers[slot] as number) >= least) return true;
    return false;
  }

  set(slot: number, word: Value): void {
    const { integers } = this;
    if (slot < integers.length) {
      if (isInteger(word)) {
        integers[slot] = word;
        return;
      }
      if (word === EMPTY_SLOT) {
        integers[slot] = EMPTY;
        return;
      }
      this.widen();
    }
    this.words[slot] = word;
  }

  /** Adds a slot. Cost: constant, amortised. */
  push(word: Value): void {
    const slot = this.length++;
    const { integers } = this;
    if (slot < integers.length && isInteger(word)) integers[slot] = word;
    else this.pushElsewhere(slot, word);
  }

  /** Takes the last slot away. */
  pop(): void {
    this.length--;
    if (this.integers === NO_INTEGERS) this.words.pop();
  }

  /** A column with the same contents, that shares nothing that changes. */
  copy(): Column {
    const copy = new Column(this.buffers);
    copy.length = this.length;
    if (this.integers === NO_INTEGERS) copy.words = [...this.words];
    else copy.integers = this.integers.slice();
    return copy;
  }

  /** Gives its memory back; it is not used any more. */
  free(): void {
    this.buffers.give(this.integers);
    this.integers = NO_INTEGERS;
    this.words = [];
    this.length = 0;
  }

  private pushElsewhere(slot: number, word: Value): void {
    const { integers } = this;
    if (integers === NO_INTEGERS) {
      this.words.push(word);
      if (this.length === LONG) this.narrow();
    } else if (isInteger(word)) {
      this.integers = this.buffers.take((integers.length < MANY ? 4 : 2) * integers.length);
      this.integers.set(integers);
      this.integers[slot] = word;
      this.buffers.give(integers);
    } else {
      this.widen();
      this.words[slot] = word;
    }
  }

  private narrow(): void {
    const { words } = this;
    if (!words.every((word) => word === EMPTY_SLOT || isInteger(word))) return;
    const integers = new Int32Array(2 * LONG);
    for (let slot = 0; slot < words.length; slot++) {
      const word = words[slot];
      integers[slot] = isInteger(word) ? word : EMPTY;
    }
    this.integers = integers;
    this.words = [];
  }

  private widen(): void {
    const { integers } = this;
    const words: Value[] = [];
    for (let slot = 0; slot < this.length && slot < integers.length; slot++) words.push(this.get(slot));
    this.words = words;
    this.integers = NO_INTEGERS;
    this.buffers.give(integers);
  }
}

// Minus zero is a float, and stays one.
function isInteger(word: Value): word is number {
  return typeof word === "number" && word === (word | 0) && word !== EMPTY && !Object.is(word, -0);
}
