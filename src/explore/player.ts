// Moves a machine along a recorded execution: backwards by undo as far as its log goes, else from the last checkpoint before the
// place by repeating the recorded choices.

import type { Machine } from "../vm/api.ts";
import type { Checkpoints } from "./checkpoints.ts";

/** Steps that can be undone at least: what a person walks back and forth. */
export const UNDO_STEPS = 8192;
/** Restoring a checkpoint costs about as much as so many steps. */
const RESTORE_STEPS = 500;

/** What a machine was told at each step: its own goroutine indices and alternatives. */
export interface ChoiceColumns {
  readonly length: number;
  readonly goroutine: Uint16Array;
  readonly alternative: Int32Array;
}

/** The first `nSteps` choices as pairs: see `Run.choices`. */
export function pairsOf({ goroutine, alternative }: ChoiceColumns, nSteps: number): Int32Array {
  const pairs = new Int32Array(2 * nSteps);
  for (let i = 0; i < nSteps; i++) {
    pairs[2 * i] = goroutine[i] as number;
    pairs[2 * i + 1] = alternative[i] as number;
  }
  return pairs;
}

export class Player {
  /** @param machine has made these choices, and then made and undone no more than a few steps. */
  constructor(
    readonly machine: Machine,
    private readonly choices: ChoiceColumns,
    private readonly checkpoints: Checkpoints,
  ) {
    machine.keepUndo(UNDO_STEPS);
    machine.trim();
  }

  /** To where `depth` steps are made; at most all. *Cost*: the steps from the nearest place that can be gone to at once. */
  seek(depth: number): void {
    const { machine } = this;
    const distance = depth - machine.depth;
    const checkpoint = this.checkpoints.before(depth);
    const fromCheckpoint = depth - (checkpoint?.depth ?? 0) + RESTORE_STEPS;
    const canWalk = distance >= 0 || -distance <= machine.nUndoable;
    if (!canWalk || fromCheckpoint < Math.abs(distance)) {
      if (checkpoint === undefined) machine.reset();
      else machine.restore(checkpoint);
    }
    while (machine.depth > depth) machine.undo();
    while (machine.depth < depth) this.step();
  }

  /** Makes the next recorded step. */
  step(): void {
    const { machine, choices } = this;
    const i = machine.depth;
    machine.step(choices.goroutine[i] as number, choices.alternative[i] as number);
    // A deadlock is noticed when there is no choice left.
    if (machine.depth === choices.length) machine.enabled();
  }
}
