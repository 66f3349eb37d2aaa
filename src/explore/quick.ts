// The beginning of a search: a few executions of several sorts, taken in turn, so that a bug that any of them shows is found soon.

import type { Dependence } from "./dependence.ts";
import { LockstepStrategy } from "./lockstep.ts";
import { PreemptionStrategy } from "./preemption.ts";
import { RandomStrategy } from "./random.ts";
import type { Run } from "./run.ts";
import type { ExecutionKind, Strategy } from "./strategy.ts";

const MAX_PREEMPTIONS = 24;
const MAX_RANDOM = 10;
const MAX_EARLY = 4;
/** Whose turn it is: preemptions, lockstep, early timers, random. The last few are repeated to the end. */
const TURNS = "pplppepperppepp";
const LAST_TURNS = "rppe";

export class QuickStrategy implements Strategy {
  readonly name = "quick";
  readonly isComplete = false;
  private readonly lockstep = new LockstepStrategy();
  private readonly preemption: PreemptionStrategy;
  private readonly random: RandomStrategy;
  private early: PreemptionStrategy | undefined;
  private current: Strategy;
  private nTurns = 0;
  private hasLearnt = false;
  private hasEnded = false;

  /** @param drifting the dependence relation in drift time; undefined: timers do not drift apart from the search's own time. */
  constructor(dependence: Dependence, seed: number, drifting: Dependence | undefined) {
    this.preemption = new PreemptionStrategy(dependence, MAX_PREEMPTIONS, ["queue", "children"]);
    this.random = new RandomStrategy(seed, MAX_RANDOM);
    if (drifting !== undefined) this.early = new PreemptionStrategy(drifting, MAX_EARLY, ["sleepers"]);
    this.current = this.preemption;
  }

  get kind(): ExecutionKind {
    return this.current.kind;
  }

  get isOver(): boolean {
    return this.hasEnded;
  }

  next(run: Run): boolean {
    if (this.hasEnded) return false;
    if (this.nTurns > 0) this.learn(run);
    if (this.current === this.early) toTime(run, "ordered");
    let nVain = 0;
    while (nVain < LAST_TURNS.length + TURNS.length) {
      if (this.take(this.nextOf(this.turn()), run)) return true;
      nVain++;
    }
    this.hasEnded = true;
    return false;
  }

  private turn(): string {
    const n = this.nTurns++;
    return TURNS[n] ?? (LAST_TURNS[(n - TURNS.length) % LAST_TURNS.length] as string);
  }

  private nextOf(turn: string): Strategy | undefined {
    switch (turn) {
      case "l":
        return this.lockstep;
      case "e":
        return this.early;
      case "r":
        return this.random;
      default:
        return this.preemption;
    }
  }

  private take(strategy: Strategy | undefined, run: Run): boolean {
    if (strategy === undefined || (strategy === this.early && !hasTimers(run))) return false;
    if (strategy === this.early) toTime(run, "drift");
    this.current = strategy;
    if (strategy.next(run)) return true;
    if (strategy === this.early) {
      toTime(run, "ordered");
      this.early = undefined;
    }
    return false;
  }

  // What the execution that has just ended shows.
  private learn(run: Run): void {
    if (this.current instanceof PreemptionStrategy) this.current.learn(run);
    if (this.hasLearnt) return;
    this.hasLearnt = true;
    if (run.machine.end?.kind === "exit") this.lockstep.learn(run);
  }

  choose(run: Run): number {
    return this.current.choose(run);
  }

  cutShort(run: Run): void {
    this.current.cutShort(run);
  }
}

/** Whether the program has anything to do with time. */
export function hasTimers(run: Run): boolean {
  return run.machine.program.operations.some((name) => name.startsWith("time."));
}

// The machine's time may be changed at the start of a run alone.
function toTime(run: Run, time: "ordered" | "drift"): void {
  if (run.machine.time === time) return;
  run.machine.time = time;
  run.restart();
}
