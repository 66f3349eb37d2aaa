// A strategy that gives up after so many steps.

import type { Run } from "./run.ts";
import type { ExecutionKind, Strategy } from "./strategy.ts";

/** Another strategy's executions, until they have taken `maxSteps` steps together. */
export class StepLimitStrategy implements Strategy {
  readonly name: string;
  private lastStep: number | undefined;

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
    this.lastStep ??= run.nSteps + this.maxSteps;
    return run.nSteps < this.lastStep && this.inner.next(run);
  }

  choose(run: Run): number {
    return this.inner.choose(run);
  }

  cutShort(run: Run): void {
    this.inner.cutShort(run);
  }
}
