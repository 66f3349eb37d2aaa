// One execution in which all run at the same pace: the main goroutine as long as it can, to start the others; then each makes one step in
// turn. Who is polite to each other for ever is so then. If the state of the whole program comes back (see cycle.ts), though in the
// default run all of those goroutines came to their ends, that is a livelock.

import { OP_EXIT } from "../trace/operation.ts";
import { findCycle } from "./cycle.ts";
import type { Run } from "./run.ts";
import { CUT, STEP, STUCK, type Strategy } from "./strategy.ts";

/** Steps of an execution that ends at the same pace; who goes round may have begun to by then. */
const MAX_STEPS = 600;

export class LockstepStrategy implements Strategy {
  readonly name = "lockstep";
  readonly isComplete = false;
  readonly kind = "directed";
  private isDone = false;
  private last = 0;
  /** Goroutines that come to their end in the default run. */
  private readonly exited = new Set<number>();

  /** The default run, ended by main. */
  learn(run: Run): void {
    const { kind, goroutine, length } = run.events;
    for (let i = 0; i < length; i++) if (kind[i] === OP_EXIT) this.exited.add(goroutine[i] as number);
  }

  next(run: Run): boolean {
    if (this.isDone || this.exited.size === 0) return false;
    this.isDone = true;
    this.last = 0;
    run.restart();
    return true;
  }

  choose(run: Run): number {
    if (run.length >= MAX_STEPS) {
      this.lookForCycle(run);
      return CUT;
    }
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    // Main as long as it has not had to wait; after that the next one in turn.
    let k = 0;
    const isMainsTurn = this.last === 0 && choices.goroutine[0] === 0;
    while (!isMainsTurn && k < choices.length && (choices.goroutine[k] as number) <= this.last) k++;
    if (k === choices.length) k = 0;
    this.last = choices.goroutine[k] as number;
    run.goroutine = this.last;
    run.alternative = choices.alternative[k] as number;
    return STEP;
  }

  private lookForCycle(run: Run): void {
    const cycle = findCycle(run);
    if (cycle === undefined) return;
    const { goroutine } = run.events;
    for (let i = cycle.from; i < cycle.to; i++) if (!this.exited.has(goroutine[i] as number)) return;
    run.cycle = cycle;
  }

  cutShort(): void {}
}
