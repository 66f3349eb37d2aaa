// Shared by tests of maps at runtime detail: executions in which one goroutine is paused after so many of its steps, a second one after so many
// of its own, and then the first goes on to its end.

import type { Run } from "../explore/run.ts";
import { CUT, STEP, STUCK, type Strategy } from "../explore/strategy.ts";

/** Goroutines, by the machine's numbers: main is 0, its children follow in order. */
export interface Pauses {
  readonly first: number;
  readonly second: number;
  /** Steps after which the second one is paused; missing: never. */
  readonly inner?: readonly number[];
  /** Steps of the first one, from where to where; by default all. */
  readonly from?: number;
  readonly to?: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/** Pauses at every step, one execution each; main runs when it must. */
export class PauseStrategy implements Strategy {
  readonly name = "pauses";
  readonly isComplete = false;
  readonly kind = "directed";
  private outer: number;
  private inner = -1;
  private readonly taken: number[] = [];

  constructor(private readonly pauses: Pauses) {
    this.outer = (pauses.from ?? 0) - 1;
  }

  next(run: Run): boolean {
    const { inner = [], to = NEVER, first } = this.pauses;
    // The first one has come to its end before it was to be paused.
    const isOver = this.outer >= 0 && (this.taken[first] ?? 0) < this.outer;
    this.inner++;
    if (this.outer < 0 || this.inner > inner.length) {
      this.inner = 0;
      this.outer++;
    }
    run.restart();
    this.taken.length = 0;
    return !isOver && this.outer <= to;
  }

  choose(run: Run): number {
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    const { first, second, inner = [] } = this.pauses;
    const limit = this.inner === 0 ? NEVER : (inner[this.inner - 1] ?? NEVER);
    const isPaused = (this.taken[first] ?? 0) >= this.outer;
    const isInnerPaused = (this.taken[second] ?? 0) >= limit;
    const order = isPaused && !isInnerPaused ? [second, first] : [first, second];
    const g = order.find((wanted) => isPossible(choices.goroutine, choices.length, wanted)) ?? choices.goroutine[0];
    if (g === undefined) return CUT;
    if (process.env.PD) console.log(this.outer, this.inner, g, choices.goroutine.slice(0, choices.length).join());
    run.goroutine = g;
    run.alternative = choices.alternative[choices.goroutine.indexOf(g)] as number;
    this.taken[g] = (this.taken[g] ?? 0) + 1;
    return STEP;
  }

  cutShort(): void {}
}

function isPossible(goroutines: readonly number[], length: number, wanted: number): boolean {
  return goroutines.slice(0, length).includes(wanted);
}
