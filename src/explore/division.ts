// A search tree divided into pieces, so that several workers explore it at once, with the same result for any number of them. Pieces
// are handed out and their results are taken in a fixed order; what is handed out depends on the results taken so far and on nothing
// else. Each piece runs a limited number of executions and comes back with what is left of it.
//
// Optimal reduction needs one thing more: a race found in one piece may lead to a branch at a node that other pieces share. A child of
// a shared node that has been given to somebody counts like one that is done: what begins with it, or could begin with it, will be
// seen there. So a branch is new unless one of the node's children, done or not, is a weak initial of it; then it becomes
// a child itself, behind all others. A piece knows the children that there were when it was handed out; what has come up since is
// compared here.

import type { Dependence } from "./dependence.ts";
import type { FoundBranch, Level, Piece, PieceResult, TreeRest } from "./piece.ts";
import { type PortableForest, PortableNames, repeatPortable } from "./portable.ts";
import { EventRows, type Run } from "./run.ts";
import { isPossible } from "./strategy.ts";
import { isWeakInitial } from "./wakeup-tree.ts";

/** Pieces that may be out at once: enough to keep eight workers busy that have a second one waiting. */
const MAX_OUT = 24;
/** How many pieces there should be, out or waiting: fewer where they turn out to be small. */
const MIN_PIECES = 2;
const FIRST_PIECES = 16;
const MAX_PIECES = 32;
/** Executions that a piece may run, and steps after which it starts no further one. */
const PIECE_EXECUTIONS = 2000;
export const PIECE_STEPS = 150_000;
/** A piece that is done after fewer steps was not worth the trouble. */
const SMALL_STEPS = 20_000;
/** Executions of the tree between two visits to random corners, and how long these are; see `AutoStrategy`. */
const TREE_TURN = 2000;
const RANDOM_TURN = 100;

const NO_CHOICES: Int32Array<ArrayBuffer> = new Int32Array();

/** A node that several pieces share. */
class SharedNode {
  /** The choices taken here, in their order, as pairs. */
  readonly children: number[];

  /** @param index which child of `parent` leads here. */
  constructor(
    readonly parent: SharedNode | undefined,
    readonly index: number,
    children: Iterable<number>,
  ) {
    this.children = [...children];
  }

  /** Adds a child; its index. */
  add(number: number, alternative: number): number {
    this.children.push(number, alternative);
    return this.children.length / 2 - 1;
  }
}

/** A part of the tree that nobody is working on. */
interface Part {
  /** The child `index` of this node is where it begins. */
  readonly parent: SharedNode | undefined;
  readonly index: number;
  readonly levels: readonly Level[];
}

/** A part that has been handed out, with the number of children its shared nodes had then. */
interface Out {
  readonly part: Part | undefined;
  readonly nodes: readonly SharedNode[];
  readonly nChildren: readonly number[];
  readonly maxExecutions: number;
}

export class TreeDivision {
  /** What became of the tree; of interest once it is explored. */
  wasCutShort: boolean;
  nImpossible: number;
  private readonly waiting: Part[] = [];
  private readonly out = new Map<number, Out>();
  private readonly results = new Map<number, PieceResult>();
  private nHandedOut = 0;
  private nTaken = 0;
  private nReserved = 0;
  private nPieces = FIRST_PIECES;
  private nSinceCorner = 0;

  /** @param cornerSeed see `Division`. */
  constructor(
    private readonly run: Run,
    private readonly dependence: Dependence,
    { wasCutShort, nImpossible, levels }: TreeRest,
    private cornerSeed: number | undefined,
  ) {
    this.wasCutShort = wasCutShort;
    this.nImpossible = nImpossible;
    if (levels.length > 0) this.waiting.push({ parent: undefined, index: 0, levels });
  }

  get isExplored(): boolean {
    return this.waiting.length === 0 && this.out.size === 0;
  }

  /** Nobody works, and there is something to do. */
  get isAtRest(): boolean {
    return this.waiting.length > 0 && this.out.size === 0;
  }

  /**
   * Pieces to be worked on now, when `nLeft` executions may still be made beyond those whose results have been taken. To be called
   * after each result that is taken.
   */
  handOut(nLeft: number): readonly Piece[] {
    this.divide();
    const pieces: Piece[] = [];
    while (this.out.size < MAX_OUT) {
      const nFree = nLeft - this.nReserved;
      const hasCorner = this.cornerSeed !== undefined && this.nSinceCorner >= TREE_TURN;
      if (nFree <= 0 || (this.waiting.length === 0 && !hasCorner)) break;
      const piece = hasCorner ? this.corner(nFree) : this.tree(nFree);
      if (piece !== undefined) pieces.push(piece);
    }
    return pieces;
  }

  /** Takes in a finished piece, in any order. */
  receive(result: PieceResult): void {
    this.results.set(result.number, result);
  }

  /** The next result in order, whose part of the tree is taken in; undefined when it is not there yet. Moves the run. */
  take(): PieceResult | undefined {
    const result = this.results.get(this.nTaken);
    const out = this.out.get(this.nTaken);
    if (result === undefined || out === undefined) return undefined;
    this.results.delete(this.nTaken);
    this.out.delete(this.nTaken);
    this.nTaken++;
    this.nReserved -= out.maxExecutions;
    if (out.part !== undefined && result.rest !== undefined) this.takeRest(out, out.part, result.rest);
    if (out.part !== undefined) this.learnFrom(result);
    return result;
  }

  private takeRest(out: Out, part: Part, rest: TreeRest): void {
    this.wasCutShort ||= rest.wasCutShort;
    this.nImpossible += rest.nImpossible;
    const nNow = out.nodes.map((node) => node.children.length);
    for (const branch of rest.found) this.takeBranch(out, nNow, branch);
    if (rest.levels.length > 0) this.waiting.push({ ...part, levels: rest.levels });
  }

  private takeBranch(out: Out, nNow: readonly number[], { depth, sequence }: FoundBranch): void {
    const node = out.nodes[depth];
    if (node === undefined || this.isTaken(out, nNow, depth, sequence)) return;
    const index = node.add(sequence[0] as number, sequence[1] as number);
    this.waiting.push({ parent: node, index, levels: levelsOf(sequence.slice(3)) });
  }

  // Pieces that are done early cost more than they are worth.
  private learnFrom({ executions, steps, rest }: PieceResult): void {
    this.nSinceCorner += executions;
    const isSmall = rest?.levels.length === 0 && steps < SMALL_STEPS;
    this.nPieces = isSmall ? Math.max(MIN_PIECES, this.nPieces - 1) : Math.min(MAX_PIECES, this.nPieces + 1);
  }

  // ---- Handing out

  private tree(nFree: number): Piece | undefined {
    const part = this.waiting.shift();
    if (part === undefined) return undefined;
    const nodes: SharedNode[] = [];
    const indices: number[] = [];
    let index = part.index;
    for (let node = part.parent; node !== undefined; node = node.parent) {
      nodes.unshift(node);
      indices.unshift(index);
      index = node.index;
    }
    const shared = nodes.map(({ children }, depth) => ({
      before: Int32Array.from(children.slice(0, 2 * (indices[depth] as number))),
      after: Int32Array.from(children.slice(2 * (indices[depth] as number) + 2)),
    }));
    const path = nodes.flatMap(({ children }, depth) => {
      const at = 2 * (indices[depth] as number);
      return children.slice(at, at + 2);
    });
    const nChildren = nodes.map(({ children }) => children.length);
    const maxExecutions = Math.min(PIECE_EXECUTIONS, nFree);
    const number = this.book({ part, nodes, nChildren, maxExecutions });
    return { kind: "tree", number, path: Int32Array.from(path), shared, levels: part.levels, maxExecutions };
  }

  private corner(nFree: number): Piece {
    const seed = this.cornerSeed ?? 0;
    this.cornerSeed = seed + 1;
    this.nSinceCorner -= TREE_TURN;
    const maxExecutions = Math.min(RANDOM_TURN, nFree);
    const number = this.book({ part: undefined, nodes: [], nChildren: [], maxExecutions });
    return { kind: "random", number, seed, maxExecutions };
  }

  private book(out: Out): number {
    this.nReserved += out.maxExecutions;
    this.out.set(this.nHandedOut, out);
    return this.nHandedOut++;
  }

  // ---- Dividing

  // The highest branches of those that wait are likely to be the largest.
  private divide(): void {
    while (this.waiting.length + this.out.size < this.nPieces) {
      let highest = -1;
      let leastDepth = Number.POSITIVE_INFINITY;
      this.waiting.forEach((part, i) => {
        const depth = depthOf(part);
        if (!isDivisible(part) || depth >= leastDepth) return;
        highest = i;
        leastDepth = depth;
      });
      if (highest < 0) return;
      this.waiting.push(...this.waiting.splice(highest, 1).flatMap(divided));
    }
  }

  // ---- Branches at shared nodes

  // Whether a child that has come up since the piece was handed out leads to the branch.
  private isTaken(
    { nodes, nChildren }: Out,
    nNow: readonly number[],
    depth: number,
    sequence: PortableForest,
  ): boolean {
    const from = nChildren[depth] ?? 0;
    const to = nNow[depth] ?? 0;
    const node = nodes[depth];
    if (from === to || node === undefined) return false;
    const { run } = this;
    repeatPortable(run, pathTo(node));
    const names = new PortableNames(run);
    names.moveTo(run.length);
    const rows = new EventRows();
    const isComplete = this.rowsOf(sequence, names, rows);
    if (!isComplete) this.nImpossible++;
    const children = new EventRows();
    for (let i = from; i < to; i += 2) {
      const g = names.goroutine(node.children[i] as number);
      run.machine.enabled();
      run.peek(g, names.alternative(g, node.children[i + 1] as number), children);
    }
    for (let i = 0; i < children.length; i++) if (isWeakInitial(this.dependence, children, i, rows)) return true;
    return !isComplete;
  }

  // The events of a branch; false when it is not possible.
  private rowsOf(sequence: PortableForest, names: PortableNames, rows: EventRows): boolean {
    const { run } = this;
    const { machine } = run;
    let i = 0;
    let isWhole = true;
    for (; i < sequence.length; i += 3) {
      const g = names.goroutine(sequence[i] as number);
      const alternative = names.alternative(g, sequence[i + 1] as number);
      isWhole = isPossible(machine.enabled(), g, alternative);
      if (!isWhole) break;
      run.peek(g, alternative, rows);
      machine.step(g, alternative);
      names.enter(rows, rows.length - 1);
    }
    for (let k = rows.length - 1; k >= 0; k--) {
      names.leave(rows, k);
      machine.undo();
    }
    return isWhole;
  }
}

function pathTo(node: SharedNode): Int32Array<ArrayBuffer> {
  const path: number[] = [];
  let { index } = node;
  for (let above = node.parent; above !== undefined; above = above.parent) {
    path.unshift(above.children[2 * index] as number, above.children[2 * index + 1] as number);
    index = above.index;
  }
  return Int32Array.from(path);
}

/** Depth of the part's highest branch. */
function depthOf({ parent, levels }: Part): number {
  let depth = levels.findIndex(({ branches }) => branches.length > 0);
  for (let node = parent; node !== undefined; node = node.parent) depth++;
  return depth;
}

function isDivisible({ levels }: Part): boolean {
  let nTrees = 0;
  for (const { branches } of levels) {
    if (branches.length > 0) nTrees += treesOf(branches).length;
    if (nTrees > 1) return true;
  }
  return false;
}

// The branches of the part's highest node that has some, and what is below that.
function divided({ parent, index, levels }: Part): readonly Part[] {
  let above = parent;
  let at = index;
  for (let i = 0; i < levels.length; i++) {
    const { choice, before, branches } = levels[i] as Level; // In range.
    const node: SharedNode = new SharedNode(above, at, [...before, ...choice]);
    const own = node.children.length / 2 - 1;
    if (branches.length > 0) {
      const below: Part[] = choice.length > 0 ? [{ parent: node, index: own, levels: levels.slice(i + 1) }] : [];
      const beside = treesOf(branches).map((tree) => ({
        parent: node,
        index: node.add(tree[0] as number, tree[1] as number),
        levels: levelsOf(tree.slice(3)),
      }));
      return [...below, ...beside];
    }
    above = node;
    at = own;
  }
  return [];
}

// What is to be done where these trees are to be tried.
function levelsOf(branches: PortableForest): readonly Level[] {
  return branches.length === 0 ? [] : [{ choice: NO_CHOICES, before: NO_CHOICES, branches }];
}

function treesOf(forest: PortableForest): readonly PortableForest[] {
  const trees: PortableForest[] = [];
  for (let at = 0; at < forest.length; ) {
    const start = at;
    // Nodes that are still to come in this tree.
    for (let nOpen = 1; nOpen > 0; at += 3) nOpen += (forest[at + 2] as number) - 1;
    trees.push(forest.slice(start, at));
  }
  return trees;
}
