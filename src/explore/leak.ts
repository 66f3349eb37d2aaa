// The proof that goroutines are leaked: after main's exit, everything else runs on until nothing can move. Whoever is blocked then
// waits for ever, since nobody is left who could act. If some never come to rest, those are leaked whom nobody can reach any more who
// could act. A goroutine that is merely still running is no leak.

import { OP_EXIT } from "../trace/operation.ts";
import type { Machine } from "../vm/api.ts";

/** Steps after which the attempt is given up. */
const MAX_STEPS = 5000;
/** Attempts in vain, then only short ones are made. */
const MAX_VAIN = 3;
const SHORT_STEPS = 200;

/** Makes the proof at the ends of many executions; reuses what it can. */
export class LeakProof {
  private nVain = 0;
  /** Who was there when main ended. Goroutines that are made later belong to no execution: the program is over. */
  private readonly present = new Set<number>();

  /**
   * The machine stands at main's exit, and does so again afterwards but for `Machine.end`. `visit` is called for each leaked
   * goroutine while the machine still stands at the end of everything. Returns the steps made and undone.
   * *Cost*: nothing when all others are at their exit; else the steps that are left, at most 5000.
   */
  attempt(machine: Machine, visit: (goroutine: number) => void): number {
    if (!hasOthers(machine)) return 0;
    this.present.clear();
    for (const g of machine.live()) this.present.add(g);
    machine.continueAfterMain();
    const nSteps = this.runToRest(machine);
    if (nSteps < 0) this.nVain++;
    this.visitWaiting(machine, nSteps < 0 ? machine.stranded() : machine.live(), visit);
    for (let i = Math.abs(nSteps); i > 0; i--) machine.undo();
    return Math.abs(nSteps);
  }

  // Steps made; negative when there was no rest.
  private runToRest(machine: Machine): number {
    const limit = this.nVain < MAX_VAIN ? MAX_STEPS : SHORT_STEPS;
    let last = -1;
    for (let n = 0; n < limit; n++) {
      const choices = machine.enabled();
      if (choices.length === 0) return n;
      // In turn, so that nobody is left waiting by one that runs for ever.
      let k = 0;
      while (k < choices.length && (choices.goroutine[k] as number) <= last) k++;
      if (k === choices.length) k = 0;
      last = choices.goroutine[k] as number;
      machine.step(last, choices.alternative[k] as number);
      if (machine.end !== undefined) return -(n + 1);
    }
    return -limit;
  }

  // Who spins does not wait: it is still running.
  private isWaiting(machine: Machine, g: number): boolean {
    return this.present.has(g) && !machine.isSystemGoroutine(g) && !machine.spins(g);
  }

  private visitWaiting(machine: Machine, stuck: readonly number[], visit: (goroutine: number) => void): void {
    for (const g of stuck) if (this.isWaiting(machine, g)) visit(g);
  }
}

function hasOthers(machine: Machine): boolean {
  for (const g of machine.live()) if (machine.pending(g).kind !== OP_EXIT) return true;
  return false;
}
