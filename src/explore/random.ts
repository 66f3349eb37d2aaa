// Random schedules: at every step each choice is equally likely.

import { Rng } from "../base/rng.ts";
import type { Run } from "./run.ts";
import { STEP, STUCK, type Strategy } from "./strategy.ts";

export class RandomStrategy implements Strategy {
  readonly name = "random";
  /** It never knows. */
  readonly isComplete = false;
  readonly kind = "random";
  private readonly rng: Rng;

  constructor(
    seed: number,
    private nLeft: number,
  ) {
    this.rng = new Rng(seed);
  }

  next(run: Run): boolean {
    if (this.nLeft <= 0) return false;
    this.nLeft--;
    run.restart();
    return true;
  }

  choose(run: Run): number {
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    const k = choices.length === 1 ? 0 : this.rng.below(choices.length);
    run.goroutine = choices.goroutine[k] as number;
    run.alternative = choices.alternative[k] as number;
    return STEP;
  }

  cutShort(): void {}
}
