// Growable typed columns: traces and logs without one object per row.

/** A growable column of 32-bit integers. */
export class Int32Column {
  /** Backing store; only the first `length` entries count. Replaced on growth: do not keep a reference across `push`. */
  data: Int32Array<ArrayBuffer>;
  length = 0;

  /** @param capacity by default what V8 keeps inside its own heap: many columns are made for a moment, and stay short. */
  constructor(capacity = 16) {
    this.data = new Int32Array(capacity);
  }

  /** Appends a value; amortised constant. */
  push(value: number): void {
    if (this.length === this.data.length) this.grow(this.length + 1);
    this.data[this.length++] = value;
  }

  /** Reads row `index`; the caller keeps it below `length`. */
  at(index: number): number {
    return this.data[index] as number;
  }

  /** Makes room for at least `capacity` rows. */
  grow(capacity: number): void {
    let size = Math.max(16, this.data.length);
    while (size < capacity) size *= 2;
    if (size === this.data.length) return;
    const larger = new Int32Array(size);
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }

  /** A copy of exactly the rows in use, with its own buffer (transferable). */
  toArray(): Int32Array<ArrayBuffer> {
    return this.data.slice(0, this.length);
  }
}

/** A copy with room for `capacity` rows, at least as many as there are; by default twice as many. */
export function widened(column: Int32Array<ArrayBuffer>, capacity = 2 * column.length): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(column);
  return larger;
}
