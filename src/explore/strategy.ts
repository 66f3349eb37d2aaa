// What a strategy is: it decides which choice comes next, and where the next execution departs from the last one.

import type { Rng } from "../base/rng.ts";
import type { Sighting } from "../detect/detector.ts";
import type { WindowCount } from "../trace/exploration.ts";
import type { Choices } from "../vm/api.ts";
import type { TreeRest } from "./piece.ts";
import type { Run } from "./run.ts";

/** `run.goroutine` and `run.alternative` are set: step. */
export const STEP = 0;
/** The rest of this execution would repeat one already seen. */
export const CUT = 1;
/** There is no choice: the program has ended or everyone waits. */
export const STUCK = 2;

/**
 * What the current execution counts as: `systematic`, one of those that, all together, are what `isComplete` promises, no two of them
 * alike; `random`, drawn with each choice equally likely; `directed`, any other.
 */
export type ExecutionKind = "systematic" | "random" | "directed";

/** A search tree that is given away. */
export interface Division {
  readonly tree: TreeRest;
  /** Seed of random executions to be made now and then; undefined for none. */
  readonly cornerSeed: number | undefined;
}

export interface Strategy {
  readonly name: string;
  /**
   * Brings the run to the state where the next execution goes on (it may be the initial one). False when there is nothing left to
   * try. Called with the run at the end of the last execution.
   */
  next(run: Run): boolean;
  /** Decides what comes next: STEP, CUT or STUCK. Called in the run's current state; asks `run.machine.enabled()` itself. */
  choose(run: Run): number;
  /** The execution was ended by a limit before the program ended: what lies behind is not explored. */
  cutShort(run: Run): void;
  /**
   * Asked between two executions: the tree that is being searched, to be explored by others; undefined when there is none or this is
   * not the moment, or where more than the part `maxShared` of its branches come up where pieces would have to share them. `next` goes on with
   * what comes after the tree, once `takeBack` has been called.
   */
  giveAway?(run: Run, maxShared: number): Division | undefined;
  /** All that was given away has been explored; what became of it. */
  takeBack?(rest: Pick<TreeRest, "wasCutShort" | "nImpossible">): void;
  /** Executions still to come, as far as can be told now; undefined when nothing can. Cost: about the current depth. */
  remaining?(): number | undefined;
  /** Places (global sites) of loops that were not followed further, each with a stack. */
  readonly loops?: ReadonlyMap<number, readonly number[]> | undefined;
  /** What it runs now is beside what `isComplete` promises: that holds already, or never will. */
  isExtra?(): boolean;
  /** Of a search bounded by preemptions: the highest bound within which everything was explored. */
  readonly completedBound?: number | undefined;
  /**
   * Of such a search with a highest bound, once `next` has said false: everything within it was explored, and the systematic executions are one of
   * each class. Missing or false: not so.
   */
  readonly hasWholeBound?: boolean | undefined;
  /** Of a search that pauses operations on maps in the middle: how many executions that took so far. */
  readonly windows?: WindowCount | undefined;
  /** What detectors saw for the first time in the execution that has just ended, at whose end the run stands. */
  notice?(run: Run, sightings: readonly Sighting[]): void;
  /** Valid once `next` has said false: every execution that matters was seen. */
  readonly isComplete: boolean;
  readonly kind: ExecutionKind;
}

/** Whether the choice is among those of the state. */
export function isPossible(choices: Choices, goroutine: number, alternative: number): boolean {
  for (let k = 0; k < choices.length; k++) {
    if (choices.goroutine[k] === goroutine && choices.alternative[k] === alternative) return true;
  }
  return false;
}

/** One of the goroutine's alternatives, each as likely as the others; it has at least one. */
export function pickAlternative(choices: Choices, goroutine: number, rng: Rng): number {
  let n = 0;
  let picked = 0;
  for (let k = 0; k < choices.length; k++) {
    if (choices.goroutine[k] !== goroutine) continue;
    n++;
    if (n === 1 || rng.below(n) === 0) picked = choices.alternative[k] as number;
  }
  return picked;
}
