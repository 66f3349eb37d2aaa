// Memory of maps that have grown out of it or are gone, for the next map: for the host, new memory costs about as much as what is done
// with it, and garbage besides.

/** Shorter buffers are made as fast as found. */
const LEAST = 1 << 10;
/** Longer ones are too much to be kept for nothing. */
const MOST = 1 << 20;
/** Of each length: the columns of a map have the same. */
const MAX_SPARE = 2;

/** Buffers of integers that nobody uses. Lengths are powers of two. */
export class IntegerBuffers {
  /** By length. */
  private readonly spare = new Map<number, Int32Array<ArrayBuffer>[]>();

  /** A buffer with anything in it. */
  take(length: number): Int32Array<ArrayBuffer> {
    return this.spare.get(length)?.pop() ?? new Int32Array(length);
  }

  /** A buffer of zeros. */
  takeEmpty(length: number): Int32Array<ArrayBuffer> {
    return this.spare.get(length)?.pop()?.fill(0) ?? new Int32Array(length);
  }

  /** Takes a buffer that nobody uses any more. */
  give(buffer: Int32Array<ArrayBuffer>): void {
    const { length } = buffer;
    if (length < LEAST || length > MOST) return;
    const same = this.spare.get(length);
    if (same === undefined) this.spare.set(length, [buffer]);
    else if (same.length < MAX_SPARE) same.push(buffer);
  }
}
