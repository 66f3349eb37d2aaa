// The nodes along the current execution of optimal DPOR: one a step, in columns that are reused.

import { widened } from "../base/columns.ts";

const FIRST_CAPACITY = 256;

/** Node `depth` is the state before step `depth`, with the choice that was made there. */
export class Nodes {
  length = 0;
  /** The choice; -1: none yet. */
  goroutine = new Int32Array(FIRST_CAPACITY);
  alternative = new Int32Array(FIRST_CAPACITY);
  /** Where its sleepers begin: first those that slept before, from `firstOwnSleeper` on choices that were taken at the node. */
  firstSleeper = new Int32Array(FIRST_CAPACITY);
  firstOwnSleeper = new Int32Array(FIRST_CAPACITY);
  /** The branches still to be tried (a wakeup tree). */
  branches = new Int32Array(FIRST_CAPACITY);
  /** The wakeup tree below its choice. */
  below = new Int32Array(FIRST_CAPACITY);
  /** Steps so far for which the end of the program was put off. */
  nDelayed = new Int32Array(FIRST_CAPACITY);

  /** Makes room for one more node, whose columns the caller fills in. Returns its depth. */
  add(): number {
    const depth = this.length++;
    if (depth === this.goroutine.length) this.grow();
    return depth;
  }

  private grow(): void {
    this.goroutine = widened(this.goroutine);
    this.alternative = widened(this.alternative);
    this.firstSleeper = widened(this.firstSleeper);
    this.firstOwnSleeper = widened(this.firstOwnSleeper);
    this.branches = widened(this.branches);
    this.below = widened(this.below);
    this.nDelayed = widened(this.nDelayed);
  }
}
