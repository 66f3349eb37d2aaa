// Shared by tests of maps at runtime detail: executions in which one goroutine is paused after so many of its steps, a second one after so many
// of its own, and then the first goes on, to its end or for so many more steps.

import type { Run } from "../../explore/run.ts";
import { CUT, STEP, STUCK, type Strategy } from "../../explore/strategy.ts";

/** Goroutines, by the machine's numbers: main is 0, its children follow in order. */
export interface Pauses {
  readonly first: number;
  readonly second: number;
  /** Steps of the first one after which it is paused, from where to where; by default all. */
  readonly from?: number;
  readonly to?: number;
  /** Steps after which the second one is paused; missing: it runs to its end. */
  readonly inner?: readonly number[];
  /** Steps for which the first one then goes on, before the second one runs to its end; missing: it runs to its end. */
  readonly resumed?: readonly number[];
}

const NEVER = Number.POSITIVE_INFINITY;
const TO_THE_END = [NEVER];

/** Makes one execution for each combination. Where main only starts the others and waits, it comes first. */
export class PauseStrategy implements Strategy {
  readonly name = "pauses";
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly plans: readonly (readonly [inner: number, resumed: number])[];
  /** All have been made. */
  isOver = false;
  private outer: number;
  private plan = -1;
  private readonly taken: number[] = [];

  constructor(private readonly pauses: Pauses) {
    const { from = 0, inner = [], resumed = TO_THE_END } = pauses;
    this.outer = from;
    this.plans = [[NEVER, NEVER], ...inner.flatMap((n) => resumed.map((m): [number, number] => [n, m]))];
  }

  next(run: Run): boolean {
    // The first one has come to its end before it was to be paused.
    const isOver = this.plan >= 0 && this.steps(this.pauses.first) < this.outer;
    if (++this.plan === this.plans.length) {
      this.plan = 0;
      this.outer++;
    }
    run.restart();
    this.taken.length = 0;
    this.isOver = isOver || this.outer > (this.pauses.to ?? NEVER);
    return !this.isOver;
  }

  choose(run: Run): number {
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    const canRun = choices.goroutine.slice(0, choices.length);
    const g = this.order().find((wanted) => canRun.includes(wanted)) ?? canRun[0];
    if (g === undefined) return CUT;
    run.goroutine = g;
    run.alternative = choices.alternative[choices.goroutine.indexOf(g)] as number;
    this.taken[g] = this.steps(g) + 1;
    return STEP;
  }

  cutShort(): void {}

  private order(): readonly number[] {
    const { first, second } = this.pauses;
    const [inner, resumed] = this.plans[this.plan] ?? [NEVER, NEVER];
    const isPaused = this.steps(first) >= this.outer;
    const isSecondPaused = this.steps(second) >= inner && this.steps(first) < this.outer + resumed;
    const pair = isPaused && !isSecondPaused ? [second, first] : [first, second];
    return first === 0 || second === 0 ? pair : [0, ...pair];
  }

  private steps(g: number): number {
    return this.taken[g] ?? 0;
  }
}
