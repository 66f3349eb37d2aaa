// The checkpoints of a recording: how many, and where. About evenly spaced; when they take too much, every other one is dropped and
// the spaces double. So a machine of any size is recorded in bounded memory, and a small one can be sought in quickly.

import type { Machine } from "../vm/api.ts";
import type { Checkpoint } from "../vm/checkpoint.ts";

/** Steps from one to the next: a machine makes so many in about ten milliseconds. */
const FIRST_SPACE = 10_000;
/** What checkpoints may take: some for every step, and always so much. */
const BYTES_PER_STEP = 8;
const FREE_BYTES = 1 << 20;
/** Steps that may pass until the machine is at a good place. */
const PATIENCE = 1000;

export class Checkpoints {
  private list: Checkpoint[] = [];
  private last: Checkpoint | undefined;
  private due: number;
  /** What they take, about. */
  nBytes = 0;

  /** @param space steps from one to the next, at first. */
  constructor(private space = FIRST_SPACE) {
    this.due = space;
  }

  /** Copies the machine, which has just made a step of the recording, if it is time. */
  visit(machine: Machine): void {
    const { depth } = machine;
    if (depth < this.due || (!machine.isQuiet && depth < this.due + PATIENCE)) return;
    const checkpoint = machine.checkpoint(this.last);
    this.last = checkpoint;
    this.list.push(checkpoint);
    this.nBytes += checkpoint.nBytes;
    while (this.nBytes > FREE_BYTES + BYTES_PER_STEP * depth && this.list.length > 0) this.thin();
    this.due = depth + this.space;
  }

  private thin(): void {
    this.list = this.list.filter((_, i) => i % 2 === 1);
    this.nBytes = this.list.reduce((sum, { nBytes }) => sum + nBytes, 0);
    this.space *= 2;
  }

  /** The last one at or before `depth`. */
  before(depth: number): Checkpoint | undefined {
    return this.list.findLast((checkpoint) => checkpoint.depth <= depth);
  }
}
