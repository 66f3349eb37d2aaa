// A strategy that gives up after so many steps. One that is bounded by preemptions does not begin with a bound that it would not finish.

import type { Run } from "./run.ts";
import type { ExecutionKind, Strategy } from "./strategy.ts";

/** With one more preemption there are at least so many times as many steps, as a rule. */
const MORE_WITH_EACH_BOUND = 6;
/** With steps for fewer executions than this it is not worth while. */
const WORTH_IT = 100;
/** So many preemptions are enough for nearly all mistakes: where they have been explored whole, fewer steps are spent on more. */
const ENOUGH = 3;
const SHARE_BEHIND_ENOUGH = 0.25;

/** Another strategy's executions, until they have taken `maxSteps` steps together. */
export class StepLimitStrategy implements Strategy {
  readonly name: string;
  private lastStep: number | undefined;
  private bound: number | undefined;
  private stepsAtBound = 0;

  constructor(
    private readonly inner: Strategy,
    private readonly maxSteps: number,
  ) {
    this.name = inner.name;
  }

  get isComplete(): boolean {
    return this.inner.isComplete;
  }

  get loops(): ReadonlyMap<number, readonly number[]> | undefined {
    return this.inner.loops;
  }

  get kind(): ExecutionKind {
    return this.inner.kind;
  }

  get completedBound(): number | undefined {
    return this.inner.completedBound;
  }

  next(run: Run): boolean {
    if (this.lastStep === undefined) {
      this.lastStep = run.nSteps + this.maxSteps;
      this.stepsAtBound = run.nSteps;
    }
    const isTooLong = run.length * WORTH_IT > this.maxSteps;
    if (isTooLong || run.nSteps >= this.lastStep || !this.inner.next(run)) return false;
    return !this.isNextBoundTooLarge(run.nSteps, this.lastStep);
  }

  private isNextBoundTooLarge(nSteps: number, lastStep: number): boolean {
    const { completedBound } = this.inner;
    if (completedBound === this.bound) return false;
    const nOfBound = nSteps - this.stepsAtBound;
    this.bound = completedBound;
    this.stepsAtBound = nSteps;
    const isEnough = completedBound !== undefined && completedBound >= ENOUGH;
    const last = isEnough ? lastStep - this.maxSteps * (1 - SHARE_BEHIND_ENOUGH) : lastStep;
    return nSteps + MORE_WITH_EACH_BOUND * nOfBound > last;
  }

  choose(run: Run): number {
    return this.inner.choose(run);
  }

  cutShort(run: Run): void {
    this.inner.cutShort(run);
  }
}
