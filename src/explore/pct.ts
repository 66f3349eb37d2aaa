// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010): goroutines get random priorities and the
// highest that can go on does; at d-1 random steps the one that runs falls below all others. A bug of depth d (d ordering
// constraints suffice for it) is found in one execution with probability at least 1 / (n * k^(d-1)), for n goroutines and k steps.
//
// Differences from the paper: goroutines get their priority when they first can run, since they are created on the way; k is the length
// of the longest execution so far; among the alternatives of one operation (select cases, values) each is equally likely; who has
// only looked for a long time falls below the others too, or a spin loop of high priority would never end.

import { Rng } from "../base/rng.ts";
import { isLook } from "../vm/looks.ts";
import type { Run } from "./run.ts";
import { pickAlternative, STEP, STUCK, type Strategy } from "./strategy.ts";

const MAX_LOOKS = 200;
const FIRST_LENGTH = 100;

export class PctStrategy implements Strategy {
  readonly name = "pct";
  /** It never knows. */
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly rng: Rng;
  /** By goroutine; 0: none yet. Fallen ones are negative, lower for those that fell later. */
  private readonly priority: number[] = [];
  private readonly changes = new Set<number>();
  private nFallen = 0;
  private nLooks = 0;
  private length = FIRST_LENGTH;

  /** `depth` is the paper's d, at least 1; `nLeft` the number of executions. */
  constructor(
    seed: number,
    private readonly depth: number,
    private nLeft: number,
  ) {
    this.rng = new Rng(seed);
  }

  next(run: Run): boolean {
    if (this.nLeft <= 0) return false;
    this.nLeft--;
    if (run.length > 0) this.length = Math.max(this.length === FIRST_LENGTH ? 1 : this.length, run.length);
    run.restart();
    this.priority.length = this.nFallen = this.nLooks = 0;
    this.changes.clear();
    for (let i = 1; i < this.depth; i++) this.changes.add(this.rng.below(this.length));
    return true;
  }

  choose(run: Run): number {
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    this.lower(run);
    let best = choices.goroutine[0] as number;
    for (let k = 0; k < choices.length; k++) {
      const g = choices.goroutine[k] as number;
      if (this.priorityOf(g) > this.priorityOf(best)) best = g;
    }
    run.goroutine = best;
    run.alternative = pickAlternative(choices, best, this.rng);
    return STEP;
  }

  // Whoever made the last step falls if it was a change point, or a look too many.
  private lower({ length, events }: Run): void {
    if (length === 0) return;
    const last = length - 1;
    const g = events.goroutine[last] as number;
    const isSame = last > 0 && events.goroutine[last - 1] === g;
    this.nLooks = isLook(events.kind[last] as number) ? (isSame ? this.nLooks + 1 : 1) : 0;
    if (!this.changes.has(last) && this.nLooks < MAX_LOOKS) return;
    this.priority[g] = -++this.nFallen;
    this.nLooks = 0;
  }

  private priorityOf(g: number): number {
    while (this.priority.length <= g) this.priority.push(0);
    if (this.priority[g] === 0) this.priority[g] = 1 + this.rng.nextUint32();
    return this.priority[g] as number;
  }

  cutShort(): void {}
}
