// A search tree divided into pieces, so that several workers explore it at once, with the same result for any number of them. Pieces
// are handed out and their results are taken in a fixed order; what is handed out depends on the results taken so far and on nothing
// else. Each piece runs a limited number of executions and comes back with what is left of it.
//
// What can be explored independently? The search of a subtree relies on its elder siblings as long as their choices sleep in it: it skips
// what begins with them, and what it would have found there is inserted by them. But a branch was made only because no elder
// sibling's choice, nor any sleeper of the node, is a weak initial of it: each is dependent on something in it. So where the branch ends,
// everybody is awake, and what lies behind is explored as if nothing else existed. The ends of branches are what is handed out; the nodes
// before them are shared. A piece that finds a branch at a shared node tells it. It goes down the trees of the younger siblings as in a wakeup
// tree: where it gets to an end, explored or not, it is known; else it becomes a branch itself. (Elder siblings are sleepers.) A
// piece knows the trees that there were when it was handed out, and leaves out what they lead to.

import type { Dependence } from "./dependence.ts";
import type { Level, Piece, PieceResult, TreeRest } from "./piece.ts";
import {
  type PortableChoices,
  type PortableForest,
  PortableNames,
  portableSequence,
  repeatPortable,
} from "./portable.ts";
import { EventRows, type Run } from "./run.ts";
import { isPossible } from "./strategy.ts";
import { NOT_INITIAL, positionIn } from "./wakeup-tree.ts";

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

/** A choice at a shared node. */
interface Child {
  readonly number: number;
  readonly alternative: number;
  /** Shared as well; undefined where a branch ends. */
  readonly node: SharedNode | undefined;
}

/** A node that several pieces share: a state. */
class SharedNode {
  /** The choices taken here, in their order. */
  readonly children: Child[] = [];

  /** @param index which child of `parent` leads here. */
  constructor(
    readonly parent: SharedNode | undefined,
    readonly index: number,
  ) {}

  /** Adds children that end here, given as pairs. */
  addEnds(choices: Int32Array): void {
    for (let i = 0; i < choices.length; i += 2)
      this.children.push({ number: choices[i] as number, alternative: choices[i + 1] as number, node: undefined });
  }

  /** Adds a tree, given as in `PortableForest`, as a child; the ends of its branches. */
  addTree(tree: PortableForest): readonly Part[] {
    const number = tree[0] as number;
    const alternative = tree[1] as number;
    const index = this.children.length;
    if (tree[2] === 0) {
      this.children.push({ number, alternative, node: undefined });
      return [{ parent: this, index, levels: [] }];
    }
    const node = new SharedNode(this, index);
    this.children.push({ number, alternative, node });
    return treesOf(tree.slice(3)).flatMap((below) => node.addTree(below));
  }

  /** Appends the trees of the children from `from` on. */
  writeTrees(from: number, out: number[]): void {
    for (let i = from; i < this.children.length; i++) {
      const { number, alternative, node } = this.children[i] as Child; // In range.
      out.push(number, alternative, node?.children.length ?? 0);
      node?.writeTrees(0, out);
    }
  }
}

/** A part of the tree that nobody is working on. */
interface Part {
  /** The child `index` of this node is where it begins. */
  readonly parent: SharedNode | undefined;
  readonly index: number;
  readonly levels: readonly Level[];
  /** Executions it is likely to need; undefined when nobody has looked. */
  readonly remaining?: number;
}

/** A part that has been handed out, with the path to it; of random executions there is no part. */
interface Out {
  readonly part: Part | undefined;
  readonly path: readonly Step[];
  readonly maxExecutions: number;
}

/** A shared node and the child that the path takes there. */
interface Step {
  readonly node: SharedNode;
  readonly index: number;
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
  /** Executions of the tree, and parts that are done. */
  private nExecutions = 0;
  private nDone = 0;

  /** @param cornerSeed see `Division`. */
  constructor(
    private readonly run: Run,
    private readonly dependence: Dependence,
    { wasCutShort, nImpossible, levels, remaining }: TreeRest,
    private cornerSeed: number | undefined,
  ) {
    this.wasCutShort = wasCutShort;
    this.nImpossible = nImpossible;
    if (levels.length > 0) this.waiting.push({ parent: undefined, index: 0, levels, remaining });
  }

  get isExplored(): boolean {
    return this.waiting.length === 0 && this.out.size === 0;
  }

  /** Nobody works, and there is something to do. */
  get isAtRest(): boolean {
    return this.waiting.length > 0 && this.out.size === 0;
  }

  /** Executions still to come, as far as can be told: parts that nobody has looked at are taken for average ones. */
  remaining(): number {
    const average = this.nExecutions / Math.max(1, this.nDone);
    let sum = 0;
    for (const part of this.waiting) sum += part.remaining ?? average;
    for (const { part } of this.out.values()) sum += part === undefined ? 0 : (part.remaining ?? average);
    return Math.round(sum);
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

  private takeRest({ path }: Out, part: Part, rest: TreeRest): void {
    this.wasCutShort ||= rest.wasCutShort;
    this.nImpossible += rest.nImpossible;
    for (const { depth, sequence } of rest.found) {
      const step = path[depth];
      if (step !== undefined) this.insert(step, sequence);
    }
    // As they do in the search of the tree; nobody else expects it.
    this.run.machine.holdsSpinners = false;
    if (rest.levels.length > 0) this.waiting.push({ ...part, levels: rest.levels, remaining: rest.remaining });
    else this.nDone++;
  }

  // Pieces that are done early cost more than they are worth.
  private learnFrom({ executions, steps, rest }: PieceResult): void {
    this.nSinceCorner += executions;
    this.nExecutions += executions;
    const isSmall = rest?.levels.length === 0 && steps < SMALL_STEPS;
    this.nPieces = isSmall ? Math.max(MIN_PIECES, this.nPieces - 1) : Math.min(MAX_PIECES, this.nPieces + 1);
  }

  // ---- Handing out

  private tree(nFree: number): Piece | undefined {
    const part = this.waiting.shift();
    if (part === undefined) return undefined;
    const path = pathTo(part);
    const shared = path.map(({ node, index }) => {
      const after: number[] = [];
      node.writeTrees(index + 1, after);
      return { before: pairsOf(node.children.slice(0, index)), after: Int32Array.from(after) };
    });
    const maxExecutions = Math.min(PIECE_EXECUTIONS, nFree);
    const number = this.book({ part, path, maxExecutions });
    return { kind: "tree", number, path: choicesOf(path), shared, levels: part.levels, maxExecutions };
  }

  private corner(nFree: number): Piece {
    const seed = this.cornerSeed ?? 0;
    this.cornerSeed = seed + 1;
    this.nSinceCorner -= TREE_TURN;
    const maxExecutions = Math.min(RANDOM_TURN, nFree);
    const number = this.book({ part: undefined, path: [], maxExecutions });
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

  // Puts a branch among the trees of the children behind `index`, unless something there leads to it already.
  private insert({ node: start, index }: Step, sequence: PortableForest): void {
    const { run } = this;
    const { machine } = run;
    machine.holdsSpinners = true;
    repeatPortable(run, choicesOf(pathTo({ parent: start.parent, index: start.index })));
    const names = new PortableNames(run);
    names.moveTo(run.length);
    const rows = this.rowsOf(sequence, names);
    if (rows === undefined) {
      this.nImpossible++;
      return;
    }
    const taken = new Uint8Array(rows.length);
    let nLeft = rows.length;
    const passed = new EventRows();
    let node = start;
    for (let from = index + 1; nLeft > 0; from = 0) {
      const child = this.leading(node, from, names, passed, rows, taken);
      if (child === undefined) {
        const rest = new EventRows();
        for (let k = 0; k < rows.length; k++) if (taken[k] === 0) rest.pushRow(rows, k);
        this.waiting.push(...node.addTree(portableSequence(names, rest)));
        return;
      }
      if (child.at >= 0) {
        taken[child.at] = 1;
        nLeft--;
      }
      if (child.node === undefined) return;
      node = child.node;
      const last = passed.length - 1;
      machine.step(passed.goroutine[last] as number, passed.alternative[last] as number);
      names.enter(passed, last);
    }
  }

  // The first child that can come before the rest of the sequence, with its place there; its event is appended to `passed`.
  private leading(
    node: SharedNode,
    from: number,
    names: PortableNames,
    passed: EventRows,
    rows: EventRows,
    taken: Uint8Array,
  ): { readonly node: SharedNode | undefined; readonly at: number } | undefined {
    const { run, dependence } = this;
    for (let i = from; i < node.children.length; i++) {
      const child = node.children[i] as Child; // In range.
      const g = names.goroutine(child.number);
      run.machine.enabled();
      run.peek(g, names.alternative(g, child.alternative), passed);
      const at = positionIn(dependence, passed, passed.length - 1, rows, taken);
      if (at !== NOT_INITIAL) return { node: child.node, at };
      passed.length--;
    }
    return undefined;
  }

  // The events of a branch, from the run's state; undefined when it is not possible.
  private rowsOf(sequence: PortableForest, names: PortableNames): EventRows | undefined {
    const { run } = this;
    const { machine } = run;
    const rows = new EventRows();
    let isPossibleSoFar = true;
    for (let i = 0; i < sequence.length && isPossibleSoFar; i += 3) {
      const g = names.goroutine(sequence[i] as number);
      const alternative = names.alternative(g, sequence[i + 1] as number);
      isPossibleSoFar = isPossible(machine.enabled(), g, alternative);
      if (!isPossibleSoFar) break;
      run.peek(g, alternative, rows);
      machine.step(g, alternative);
      names.enter(rows, rows.length - 1);
    }
    for (let k = rows.length - 1; k >= 0; k--) {
      names.leave(rows, k);
      machine.undo();
    }
    return isPossibleSoFar ? rows : undefined;
  }
}

function pathTo({ parent, index }: Pick<Part, "parent" | "index">): readonly Step[] {
  const path: Step[] = [];
  let at = index;
  for (let node = parent; node !== undefined; node = node.parent) {
    path.push({ node, index: at });
    at = node.index;
  }
  return path.reverse();
}

function choicesOf(path: readonly Step[]): PortableChoices {
  return pairsOf(path.map(({ node, index }) => node.children[index] as Child)); // In range.
}

function pairsOf(children: readonly Child[]): PortableChoices {
  return Int32Array.from(children.flatMap(({ number, alternative }) => [number, alternative]));
}

/** Depth of the part's highest branch. */
function depthOf({ parent, levels }: Part): number {
  let depth = levels.findIndex(({ branches }) => branches.length > 0);
  for (let node = parent; node !== undefined; node = node.parent) depth++;
  return depth;
}

// More than one branch: there is something to divide.
function isDivisible({ levels }: Part): boolean {
  let nBranches = 0;
  for (const { branches } of levels) {
    for (let i = 2; i < branches.length; i += 3) if (branches[i] === 0) nBranches++;
    if (nBranches > 1) return true;
  }
  return false;
}

// The branches of the part's highest node that has some, and what is below that.
function divided({ parent, index, levels }: Part): readonly Part[] {
  let above = parent;
  let at = index;
  for (let i = 0; i < levels.length; i++) {
    const { choice, before, branches } = levels[i] as Level; // In range.
    const node = new SharedNode(above, at);
    node.addEnds(before);
    above = node;
    at = node.children.length;
    node.addEnds(choice);
    if (branches.length === 0) continue;
    const below: Part[] = choice.length > 0 ? [{ parent: node, index: at, levels: levels.slice(i + 1) }] : [];
    return [...below, ...treesOf(branches).flatMap((tree) => node.addTree(tree))];
  }
  return [];
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
