// A piece of the search tree, as one worker gets it from another, and what comes back. Plain data: it can be sent.
//
// A node of the tree is a state; its children are the choices that are taken there, one after the other. A piece is a path from the
// initial state down to a node, and what is left to be done from there on: levels of the path whose other branches belong to the
// piece too. Nodes above those are shared with other pieces.

import type { Sighting } from "../detect/detector.ts";
import type { LimitHit, Verdict } from "../trace/exploration.ts";
import type { TraceEnd } from "../trace/trace.ts";
import type { PortableChoices, PortableForest } from "./portable.ts";

/** A node of the path. */
export interface Level {
  /** The choice that the path takes here, a pair; empty at the last level, which has branches instead. */
  readonly choice: PortableChoices;
  /** Choices that were taken here before: what begins with them is explored elsewhere, or was. */
  readonly before: PortableChoices;
  /** What is still to be tried here. */
  readonly branches: PortableForest;
}

/** A shared node: choices that were taken before the path's, and the trees that others explore and that come after it. */
export interface SharedLevel {
  readonly before: PortableChoices;
  readonly after: PortableForest;
}

/** What is to be done. */
export interface TreePiece {
  readonly kind: "tree";
  readonly number: number;
  /** The shared nodes from the initial state on, with the path's choices there. */
  readonly path: PortableChoices;
  readonly shared: readonly SharedLevel[];
  /** The piece's own nodes; without any, everything below the path is to be explored. */
  readonly levels: readonly Level[];
  readonly maxExecutions: number;
}

/** Executions under the random scheduler. */
export interface RandomPiece {
  readonly kind: "random";
  readonly number: number;
  readonly seed: number;
  readonly maxExecutions: number;
}

export type Piece = TreePiece | RandomPiece;

/** A branch that a piece has found at a shared node: one tree without forks. */
export interface FoundBranch {
  readonly depth: number;
  readonly sequence: PortableForest;
}

/** What is left of the tree in a piece, and what was seen of the rest. */
export interface TreeRest {
  readonly found: readonly FoundBranch[];
  /** As in the piece, from the same depth on; without any, nothing is left. */
  readonly levels: readonly Level[];
  readonly wasCutShort: boolean;
  readonly nImpossible: number;
  /** Executions that the levels are likely to need. */
  readonly remaining: number;
}

/** An outcome with its executions in one piece. */
export interface OutcomeCount {
  readonly key: string;
  readonly end: TraceEnd;
  readonly output: string;
  readonly all: readonly Verdict[];
  readonly systematic: readonly Verdict[];
  readonly nRandom: number;
}

/** An execution that showed something for the first time in its piece. */
export interface News {
  /** Number of the execution in its piece, from 1. */
  readonly execution: number;
  readonly choices: PortableChoices;
  readonly end: TraceEnd;
  /** Key of the outcome that is new; undefined when none is. */
  readonly outcome: string | undefined;
  readonly sightings: readonly Sighting[];
}

export interface PieceResult {
  readonly number: number;
  readonly executions: number;
  readonly nCut: number;
  /** Of those that were cut, the ones in which somebody had gone round a loop in vain. */
  readonly nSpun: number;
  readonly nOther: number;
  readonly nRandom: number;
  readonly steps: number;
  readonly limits: readonly LimitHit[];
  readonly outcomes: readonly OutcomeCount[];
  readonly news: readonly News[];
  /** Undefined for random executions. */
  readonly rest: TreeRest | undefined;
}
