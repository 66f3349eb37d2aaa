// Step ranges in the order of their starts, found by place: of 25,000 critical sections a frame looks at those in view.

import { lowerBound } from "./range-max.ts";

export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Intervals that may overlap. Built once; `items` is borrowed and ascending by `start`. */
export class Intervals<Item extends Interval> {
  private readonly starts: Int32Array;
  /** Largest end up to each item: ascending, so that what reaches into a range is found by halving. */
  private readonly reach: Int32Array;

  constructor(readonly items: readonly Item[]) {
    this.starts = Int32Array.from(items, ({ start }) => start);
    this.reach = Int32Array.from(items, ({ end }) => end);
    for (let i = 1; i < items.length; i++)
      this.reach[i] = Math.max(this.reach[i] as number, this.reach[i - 1] as number); // i < length
  }

  /** Items that overlap [from, to], in order; a few more before the first when they nest. Cost: O(log n + result). */
  within(from: number, to: number): readonly Item[] {
    return this.items.slice(lowerBound(this.reach, from), lowerBound(this.starts, to + 1));
  }

  /** The item with the latest start that contains `step`; undefined when there is none. */
  at(step: number): Item | undefined {
    return this.within(step, step).findLast(({ start, end }) => start <= step && step < end);
  }
}
