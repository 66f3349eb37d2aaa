// A mip pyramid over severities: the highest in any range in logarithmic time, so that a pixel bucket over thousands of events
// costs a handful of reads.

/** Built once over `base` (borrowed); twice its size in all. */
export class RangeMax {
  private readonly levels: Uint8Array[];

  constructor(base: Uint8Array) {
    this.levels = [base];
    for (let below = base; below.length > 1; ) {
      const level = new Uint8Array((below.length + 1) >> 1);
      for (let i = 0; i < below.length; i++) {
        const value = below[i] as number; // i < length
        if (value > (level[i >> 1] as number)) level[i >> 1] = value;
      }
      this.levels.push(level);
      below = level;
    }
  }

  /** Highest value at indices `from` to `to` (excluded), clamped to what there is; 0 for an empty range. Cost: O(log n). */
  query(from: number, to: number): number {
    let low = Math.max(0, from);
    let high = Math.min(this.levels[0]?.length ?? 0, to);
    let best = 0;
    for (let depth = 0; low < high; depth++) {
      const level = this.levels[depth] as Uint8Array; // a non-empty range ends at the latest on the top level
      if (low & 1) best = Math.max(best, level[low++] as number);
      if (high & 1) best = Math.max(best, level[--high] as number);
      low >>= 1;
      high >>= 1;
    }
    return best;
  }
}

/** First index of ascending `values` from `from` on whose value is at least `value`. */
export function lowerBound(values: Int32Array, value: number, from = 0): number {
  let low = from;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As `lowerBound`, but quick when the result is near `from`: gallops, then halves. */
export function advance(values: Int32Array, value: number, from: number): number {
  if (from >= values.length || (values[from] as number) >= value) return from;
  let low = from;
  let jump = 1;
  while (low + jump < values.length && (values[low + jump] as number) < value) {
    low += jump;
    jump *= 2;
  }
  let high = Math.min(values.length, low + jump);
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle;
    else high = middle;
  }
  return high;
}
