// Vector clocks: for each goroutine, how much of it is known. Both orders of an execution use them (synchronises-with for races,
// dependence for the search); which events join which clocks is decided there, not here.

/** A clock that grows as needed; entries never set are 0. Meant to be reused: `clear` keeps the storage. */
export class VectorClock {
  /** Entries; only the first `length` count, the others are 0. Replaced on growth: do not keep a reference. */
  private data = new Int32Array(8);
  length = 0;

  /** How much of goroutine `index` is known. */
  get(index: number): number {
    return index < this.length ? (this.data[index] as number) : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.length) this.grow(index + 1);
    this.data[index] = value;
  }

  /** Adds one to an entry and returns it. */
  increment(index: number): number {
    const value = this.get(index) + 1;
    this.set(index, value);
    return value;
  }

  /** Entry by entry the larger of the two. Cost: linear in the other clock's length. */
  join(other: VectorClock): void {
    const n = other.length;
    if (n > this.length) this.grow(n);
    const { data } = this;
    const from = other.data;
    for (let i = 0; i < n; i++) if ((from[i] as number) > (data[i] as number)) data[i] = from[i] as number;
  }

  /** Becomes a copy of the other clock. */
  copy(other: VectorClock): void {
    this.clear();
    if (other.length > 0) this.grow(other.length);
    for (let i = 0; i < other.length; i++) this.data[i] = other.data[i] as number;
  }

  /** All entries to 0. */
  clear(): void {
    this.data.fill(0, 0, this.length);
    this.length = 0;
  }

  private grow(length: number): void {
    if (length > this.data.length) {
      const larger = new Int32Array(Math.max(length, this.data.length * 2));
      larger.set(this.data);
      this.data = larger;
    }
    this.length = Math.max(this.length, length);
  }
}
