// Uniform random walk over interleavings (Zhao, Wolff, Mathur, Roychoudhury, "Selectively Uniform Concurrency Testing", ASPLOS 2025): the
// next goroutine is drawn in proportion to the operations that it and its children still have before them. If those numbers were
// right, each interleaving of the operations that count would be equally likely.
//
// Differences from the paper: the numbers come from the execution before, not from a profile; what counts are operations on objects
// that more than one goroutine has touched, in any execution so far; what does not count is weighted like one operation.

import { Int32Column } from "../base/columns.ts";
import { Rng } from "../base/rng.ts";
import * as op from "../trace/operation.ts";
import type { Run } from "./run.ts";
import { pickAlternative, STEP, STUCK, type Strategy } from "./strategy.ts";

const SHARED = -1;

export class SurwStrategy implements Strategy {
  readonly name = "surw";
  /** It never knows. */
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly rng: Rng;
  /** By goroutine: operations that counted in the last execution, and its children's with them. */
  private readonly total = new Int32Column();
  /** By goroutine: how many of them are still to come. */
  private readonly left = new Int32Column();
  /** By object: 1 + the only goroutine that has touched it, or SHARED. */
  private readonly owner = new Map<number, number>();

  /** `nLeft` is the number of executions. */
  constructor(
    seed: number,
    private nLeft: number,
  ) {
    this.rng = new Rng(seed);
  }

  next(run: Run): boolean {
    if (this.nLeft <= 0) return false;
    this.nLeft--;
    this.learn(run);
    run.restart();
    this.left.length = 0;
    for (let g = 0; g < this.total.length; g++) this.left.push(this.total.at(g));
    return true;
  }

  choose(run: Run): number {
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    this.countLast(run);
    let sum = 0;
    for (let k = 0; k < choices.length; k++)
      if (isFirst(choices, k)) sum += this.weight(choices.goroutine[k] as number);
    let at = this.rng.below(sum);
    let k = 0;
    for (; k < choices.length - 1; k++) {
      if (!isFirst(choices, k)) continue;
      at -= this.weight(choices.goroutine[k] as number);
      if (at < 0) break;
    }
    run.goroutine = choices.goroutine[k] as number;
    run.alternative = pickAlternative(choices, run.goroutine, this.rng);
    return STEP;
  }

  private weight(g: number): number {
    return g < this.left.length ? Math.max(1, this.left.at(g)) : 1;
  }

  private countLast({ length, events }: Run): void {
    const last = length - 1;
    if (last < 0) return;
    const g = events.goroutine[last] as number;
    if (g >= this.left.length) return;
    const child = events.kind[last] === op.OP_GO ? (events.partner[last] as number) : -1;
    if (child >= 0) this.left.data[g] = this.left.at(g) - this.totalOf(child);
    else if (this.counts(events.object[last] as number)) this.left.data[g] = this.left.at(g) - 1;
  }

  private counts(object: number): boolean {
    return this.owner.get(object) === SHARED;
  }

  private totalOf(g: number): number {
    return g < this.total.length ? this.total.at(g) : 0;
  }

  private learn({ length, events }: Run): void {
    for (let i = 0; i < length; i++) this.touch(events.object[i] as number, events.goroutine[i] as number);
    this.total.length = 0;
    // Backwards, so that a child's number is known when its go statement is reached.
    for (let i = length - 1; i >= 0; i--) {
      const g = events.goroutine[i] as number;
      while (this.total.length <= Math.max(g, events.partner[i] as number)) this.total.push(0);
      const child = events.kind[i] === op.OP_GO ? (events.partner[i] as number) : -1;
      if (child >= 0) this.total.data[g] = this.total.at(g) + this.total.at(child);
      else if (this.counts(events.object[i] as number)) this.total.data[g] = this.total.at(g) + 1;
    }
  }

  private touch(object: number, g: number): void {
    if (object < 0) return;
    const owner = this.owner.get(object);
    if (owner === undefined) this.owner.set(object, g + 1);
    else if (owner !== g + 1) this.owner.set(object, SHARED);
  }

  cutShort(): void {}
}

// Whether choice k is the first of its goroutine's.
function isFirst(choices: { readonly goroutine: readonly number[] }, k: number): boolean {
  return k === 0 || choices.goroutine[k - 1] !== choices.goroutine[k];
}
