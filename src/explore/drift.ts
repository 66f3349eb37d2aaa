// Executions in which timers and sleepers wake although others can go on, since a goroutine can be slow for any time: the default run, single
// preemptions, a few random runs, and the beginning of the systematic search. They are few, and each wakes early a few times only. What
// they find needs time that drifts; that nothing is found proves nothing.

import type { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { PreemptionStrategy } from "./preemption.ts";
import { RandomStrategy } from "./random.ts";
import type { Run } from "./run.ts";
import { STUCK, type Strategy } from "./strategy.ts";

const MAX_PREEMPTIONS = 24;
const MAX_RANDOM = 50;
const MAX_SYSTEMATIC = 200;
const MAX_STEPS = 100_000;

/** Switches the machine to drift time, and back when it is done. */
export class DriftStrategy implements Strategy {
  readonly name = "drift";
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly strategies: Strategy[];
  private nSystematic = 0;
  private firstStep = -1;

  /** @param dependence the dependence relation in drift time. */
  constructor(dependence: Dependence, seed: number) {
    this.strategies = [
      new PreemptionStrategy(dependence, MAX_PREEMPTIONS),
      new RandomStrategy(seed, MAX_RANDOM),
      new DporStrategy(dependence, { time: "drift" }),
    ];
  }

  next(run: Run): boolean {
    if (this.firstStep < 0) {
      this.firstStep = run.spent;
      // The others begin with a run of their own time.
      run.restart();
    }
    run.machine.time = "drift";
    const isEnough = this.nSystematic >= MAX_SYSTEMATIC || run.spent - this.firstStep >= MAX_STEPS;
    while (!isEnough && this.strategies[0] !== undefined) {
      if (this.strategies.length === 1) this.nSystematic++;
      if (this.strategies[0].next(run)) return true;
      this.strategies.shift();
    }
    // What drift time has made cannot be repeated in ordered time.
    run.restart();
    run.machine.time = "ordered";
    return false;
  }

  choose(run: Run): number {
    return this.strategies[0]?.choose(run) ?? STUCK;
  }

  cutShort(run: Run): void {
    this.strategies[0]?.cutShort(run);
  }
}
