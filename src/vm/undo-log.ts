// What a step changed, so that it can be taken back: one log of (key, old value) and an arena of saved registers and
// goroutine headers, all in growable columns with a mark per step. Nothing is allocated per step.
//
// A key >= 0 is a memory cell. A negative key says how to read the entry; its operands are in `ints`, pushed before it.

import { widened } from "../base/columns.ts";
import type { Value } from "../ir/value.ts";

/** See Goroutine.save. old: its panics; scratch, if any, is an UNDO_OPERAND below it; registers are in `values`. */
export const UNDO_HEADER = -1;
/** ints: goroutine, first register, count; the values are in `values`. */
export const UNDO_REGISTERS = -2;
/** ints: goroutine, frame depth, its four columns. */
export const UNDO_FRAME = -3;
/** old: index of the object's first cell, whose cells became shared. */
export const UNDO_SHARED = -4;
/** old: goroutine index that was created / that died. */
export const UNDO_BORN = -5;
export const UNDO_DIED = -6;
/** An element was replaced. old: the map; ints: slot; the entry below holds the old element. */
export const UNDO_MAP_ELEMENT = -7;
/** An entry was added behind the last slot. old: the map. */
export const UNDO_MAP_APPEND = -15;
/** An entry was added in a free slot. old: the map; ints: slot. */
export const UNDO_MAP_FILL = -16;
/** An entry was removed, its slot is the first free one now. old: the map; the two entries below hold its key and its element. */
export const UNDO_MAP_REMOVE = -17;
/** old: the map; the entry below holds its old contents. */
export const UNDO_MAP_CLEAR = -8;
/** A key was replaced by one equal to it. old: the map; ints: slot; the entry below holds the old key. */
export const UNDO_MAP_KEY = -18;
/** Global cells became shared. */
export const UNDO_GLOBALS_SHARED = -9;
/** Parking epoch counter: old. */
export const UNDO_EPOCH = -10;
/** old: goroutine that got its parking epoch. */
export const UNDO_PARKED = -12;
/** See `undoFlags` in parts.ts: old. */
export const UNDO_PARTS = -13;
/** old: goroutine; the entry below holds its old spin. */
export const UNDO_SPIN = -14;
/** Belongs to the entry above it. */
export const UNDO_OPERAND = -11;

/** Columns of a step's mark. */
const STRIDE = 8;

/** The end of a log: columns as in `UndoLog`. */
export interface LogTail {
  readonly keys: Int32Array<ArrayBuffer>;
  readonly olds: readonly Value[];
  readonly ints: Int32Array<ArrayBuffer>;
  readonly values: readonly Value[];
  readonly marks: Int32Array<ArrayBuffer>;
  /** What it takes, about. */
  readonly nBytes: number;
}

/** The log, with one mark per step. */
export class UndoLog {
  keys = new Int32Array(1024);
  readonly olds: Value[] = new Array<Value>(1024).fill(undefined);
  length = 0;
  ints = new Int32Array(4096);
  nInts = 0;
  readonly values: Value[] = new Array<Value>(1024).fill(undefined);
  nValues = 0;
  private marks = new Int32Array(256 * STRIDE);
  /** Steps that can be undone. */
  nMarks = 0;

  /** Appends an entry. */
  write(key: number, old: Value): void {
    const n = this.length;
    if (n === this.keys.length) this.keys = widened(this.keys);
    this.keys[n] = key;
    this.olds[n] = old;
    this.length = n + 1;
  }

  /** Appends an operand of the next entry. */
  pushInt(value: number): void {
    if (this.nInts === this.ints.length) this.ints = widened(this.ints);
    this.ints[this.nInts++] = value;
  }

  /** Takes back the last operand. */
  popInt(): number {
    return this.ints[--this.nInts] as number;
  }

  /** Makes room for `count` operands, which the caller writes itself. */
  reserveInts(count: number): Int32Array<ArrayBuffer> {
    while (this.nInts + count > this.ints.length) this.ints = widened(this.ints);
    return this.ints;
  }

  /** Begins a step: `a` to `e` are counters of the machine that the step may change. */
  mark(a: number, b: number, c: number, d: number, e: number): void {
    if ((this.nMarks + 1) * STRIDE > this.marks.length) this.marks = widened(this.marks);
    const at = this.nMarks++ * STRIDE;
    const marks = this.marks;
    marks[at] = this.length;
    marks[at + 1] = this.nInts;
    marks[at + 2] = this.nValues;
    marks[at + 3] = a;
    marks[at + 4] = b;
    marks[at + 5] = c;
    marks[at + 6] = d;
    marks[at + 7] = e;
  }

  /** Entry of the log at which the last step began. */
  get start(): number {
    return this.marks[(this.nMarks - 1) * STRIDE] as number;
  }

  /** Counter `index` (0 to 4) as it was when the last step began. */
  counter(index: number): number {
    return this.marks[(this.nMarks - 1) * STRIDE + 3 + index] as number;
  }

  /** Where step `mark` (0 is the oldest that can be undone) begins among the entries; `nMarks`: the end. */
  entriesOf(mark: number): number {
    return mark === this.nMarks ? this.length : (this.marks[mark * STRIDE] as number);
  }

  /** The same among the operands. */
  intsOf(mark: number): number {
    return mark === this.nMarks ? this.nInts : (this.marks[mark * STRIDE + 1] as number);
  }

  /** The same among the registers. */
  valuesOf(mark: number): number {
    return mark === this.nMarks ? this.nValues : (this.marks[mark * STRIDE + 2] as number);
  }

  /** Drops the last mark; the caller has taken back the entries above it. */
  unmark(): void {
    this.nMarks--;
  }

  /** Forgets the oldest steps so that `count` can be undone. Cost: proportional to what is kept. */
  forget(count: number): void {
    const dropped = this.nMarks - count;
    if (dropped <= 0) return;
    const at = dropped * STRIDE;
    const [entries, ints, values] = [
      this.marks[at] as number,
      this.marks[at + 1] as number,
      this.marks[at + 2] as number,
    ];
    this.keys.copyWithin(0, entries, this.length);
    moveDown(this.olds, entries, this.length);
    this.ints.copyWithin(0, ints, this.nInts);
    moveDown(this.values, values, this.nValues);
    this.length -= entries;
    this.nInts -= ints;
    this.nValues -= values;
    this.marks.copyWithin(0, at, this.nMarks * STRIDE);
    this.nMarks = count;
    rebase(this.marks.subarray(0, count * STRIDE), entries, ints, values);
  }

  /** A copy of the last `count` steps, or of all. */
  tail(count: number): LogTail {
    const first = Math.max(0, this.nMarks - count);
    const [entry, int, value] = [this.entriesOf(first), this.intsOf(first), this.valuesOf(first)];
    const marks = this.marks.slice(first * STRIDE, this.nMarks * STRIDE);
    rebase(marks, entry, int, value);
    const keys = this.keys.slice(entry, this.length);
    const ints = this.ints.slice(int, this.nInts);
    const olds = this.olds.slice(entry, this.length);
    const values = this.values.slice(value, this.nValues);
    const nBytes = 4 * (keys.length + ints.length + marks.length) + 8 * (olds.length + values.length);
    return { keys, olds, ints, values, marks, nBytes };
  }

  /** Becomes what was copied. The log must be empty. */
  restore({ keys, olds, ints, values, marks }: LogTail): void {
    for (let i = 0; i < keys.length; i++) this.write(keys[i] as number, olds[i]);
    this.reserveInts(ints.length).set(ints);
    this.nInts = ints.length;
    for (let i = 0; i < values.length; i++) this.values[i] = values[i];
    this.nValues = values.length;
    while (this.marks.length < marks.length) this.marks = widened(this.marks);
    this.marks.set(marks);
    this.nMarks = marks.length / STRIDE;
  }

  /** Forgets everything. */
  clear(): void {
    this.length = 0;
    this.nInts = 0;
    this.nValues = 0;
    this.nMarks = 0;
  }
}

// What the marks say once so many entries, operands and registers before them are gone.
function rebase(marks: Int32Array, entries: number, ints: number, values: number): void {
  for (let i = 0; i < marks.length; i += STRIDE) {
    marks[i] = (marks[i] as number) - entries;
    marks[i + 1] = (marks[i + 1] as number) - ints;
    marks[i + 2] = (marks[i + 2] as number) - values;
  }
}

// copyWithin of an ordinary array is many times slower.
function moveDown(column: Value[], from: number, to: number): void {
  for (let i = from; i < to; i++) column[i - from] = column[i];
}
