// Partial order sampling (Yuan, Yang, Gu, CAV 2018): every pending operation has a random priority, the highest goes first, and what is
// in conflict with it draws anew. Each partial order of the execution is found with a probability that depends on its conflicts only,
// not on its length; the paper shows it to be exponentially better than a random walk where few conflicts matter.
//
// Differences from the paper: conflict is the search's dependence relation, asked of pending operations (a select counts as in conflict
// with every operation on channels); among the alternatives of one operation each is equally likely.

import { Rng } from "../base/rng.ts";
import * as op from "../trace/operation.ts";
import type { Machine } from "../vm/api.ts";
import type { Dependence } from "./dependence.ts";
import { EventRows, type Run } from "./run.ts";
import { pickAlternative, STEP, STUCK, type Strategy } from "./strategy.ts";

export class PosStrategy implements Strategy {
  readonly name = "pos";
  /** It never knows. */
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly rng: Rng;
  /** By goroutine: priority of its pending operation; 0: to be drawn. */
  private readonly priority: number[] = [];
  private readonly pending = new EventRows();

  /** `nLeft` is the number of executions. */
  constructor(
    private readonly dependence: Dependence,
    seed: number,
    private nLeft: number,
  ) {
    this.rng = new Rng(seed);
    this.pending.reserve(1);
    this.pending.length = 1;
  }

  next(run: Run): boolean {
    if (this.nLeft <= 0) return false;
    this.nLeft--;
    run.restart();
    this.priority.length = 0;
    return true;
  }

  choose(run: Run): number {
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    this.drawAnew(run);
    let best = choices.goroutine[0] as number;
    for (let k = 0; k < choices.length; k++) {
      const g = choices.goroutine[k] as number;
      if (this.priorityOf(g) > this.priorityOf(best)) best = g;
    }
    run.goroutine = best;
    run.alternative = pickAlternative(choices, best, this.rng);
    return STEP;
  }

  // The last step has given its goroutines new operations, and those in conflict with it draw again.
  private drawAnew({ length, events, machine }: Run): void {
    const last = length - 1;
    if (last < 0) return;
    this.priority[events.goroutine[last] as number] = 0;
    const partner = events.partner[last] as number;
    if (partner >= 0) this.priority[partner] = 0;
    for (const g of machine.live()) {
      if (this.priority[g] !== 0 && this.isInConflict(machine, g, events, last)) this.priority[g] = 0;
    }
  }

  private isInConflict(machine: Machine, g: number, events: EventRows, last: number): boolean {
    const { pending } = this;
    const { kind, object, extent } = machine.pending(g);
    if (kind === op.OP_SELECT) return isChannelStep(events.kind[last] as number);
    pending.kind[0] = kind;
    pending.goroutine[0] = g;
    pending.object[0] = object;
    pending.extent[0] = extent;
    pending.partner[0] = -1;
    return this.dependence.areDependent(pending, 0, events, last);
  }

  private priorityOf(g: number): number {
    while (this.priority.length <= g) this.priority.push(0);
    if (this.priority[g] === 0) this.priority[g] = 1 + this.rng.nextUint32();
    return this.priority[g] as number;
  }

  cutShort(): void {}
}

function isChannelStep(kind: number): boolean {
  return kind >= op.OP_SEND && kind <= op.OP_SELECT_DEFAULT;
}
