// Wakeup trees (Abdulla, Aronis, Jonsson, Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014): what is still to be tried
// from each state of the current execution. A branch is a sequence of choices that leads to executions no other branch, and nobody
// who sleeps, leads to.
//
// Nodes live in typed columns and are reused. A node is a choice with the event it gives; its children are what may follow it. A
// node without children stands for "from here on as you like".

import { Int32Column } from "../base/columns.ts";
import type { Dependence } from "./dependence.ts";
import { EventRows } from "./run.ts";

/** No node. */
export const NONE = -1;

export const NOT_INITIAL = -2;
const INDEPENDENT = -1;

/** Whether event `i` of `x` is a weak initial of the sequence: it can come first in it, or is independent of all of it. */
export function isWeakInitial(dependence: Dependence, x: EventRows, i: number, sequence: EventRows): boolean {
  return positionIn(dependence, x, i, sequence, undefined) !== NOT_INITIAL;
}

/**
 * Where event `i` of `x` stands in the sequence, without the rows that are taken, if it can come first; INDEPENDENT of all; or
 * NOT_INITIAL.
 */
export function positionIn(
  dependence: Dependence,
  x: EventRows,
  i: number,
  sequence: EventRows,
  taken: Uint8Array | undefined,
): number {
  const g = x.goroutine[i];
  const alternative = x.alternative[i];
  for (let k = 0; k < sequence.length; k++) {
    if (taken !== undefined && taken[k] === 1) continue;
    if (sequence.goroutine[k] === g && sequence.alternative[k] === alternative) return k;
    if (dependence.areDependent(x, i, sequence, k)) return NOT_INITIAL;
  }
  return INDEPENDENT;
}

export class WakeupForest {
  readonly rows = new EventRows();
  /** Branches that `insert` has made so far. */
  nBranches = 0;
  private readonly next = new Int32Column();
  private readonly child = new Int32Column();
  private free = NONE;
  private taken = new Uint8Array(256);
  private readonly scratch = new EventRows();

  constructor(private readonly dependence: Dependence) {}

  siblingOf(node: number): number {
    return this.next.at(node);
  }

  childOf(node: number): number {
    return this.child.at(node);
  }

  /** A node without children or siblings; `append` adds its row to the rows it is given. */
  make(append: (rows: EventRows) => void): number {
    const node = this.allocate();
    this.scratch.length = 0;
    append(this.scratch);
    this.rows.copyRow(node, this.scratch, 0);
    this.child.data[node] = this.next.data[node] = NONE;
    return node;
  }

  setChildren(node: number, first: number): void {
    this.child.data[node] = first;
  }

  /** Makes the nodes one list; its first node. */
  chain(nodes: readonly number[]): number {
    nodes.forEach((node, i) => {
      this.next.data[node] = nodes[i + 1] ?? NONE;
    });
    return nodes[0] ?? NONE;
  }

  /** Nodes of the list that starts with `first`. */
  lengthOf(first: number): number {
    let n = 0;
    for (let node = first; node !== NONE; node = this.next.at(node)) n++;
    return n;
  }

  /** Takes the children off a node and gives the node back for reuse. */
  detach(node: number): number {
    const children = this.child.at(node);
    this.next.data[node] = this.free;
    this.free = node;
    return children;
  }

  /** Gives back a list of nodes and all below it. */
  drop(first: number): void {
    for (let node = first; node !== NONE; ) {
      const next = this.next.at(node);
      this.drop(this.detach(node));
      node = next;
    }
  }

  /**
   * Adds `sequence` to the list that starts with `first`, unless what is there leads to all that it leads to. Returns the list's first
   * node. Cost: nodes passed times the sequence's length.
   */
  insert(first: number, sequence: EventRows): number {
    const n = sequence.length;
    if (n > this.taken.length) this.taken = new Uint8Array(2 * n);
    const { taken } = this;
    taken.fill(0, 0, n);
    let left = n;
    let parent = NONE;
    let node = first;
    for (;;) {
      let last = NONE;
      let at = NOT_INITIAL;
      while (node !== NONE) {
        at = positionIn(this.dependence, this.rows, node, sequence, taken);
        if (at !== NOT_INITIAL) break;
        last = node;
        node = this.next.at(node);
      }
      if (node === NONE) {
        const branch = this.branch(sequence);
        if (last !== NONE) this.next.data[last] = branch;
        else if (parent !== NONE) this.child.data[parent] = branch;
        return last === NONE && parent === NONE ? branch : first;
      }
      if (at >= 0) {
        taken[at] = 1;
        left--;
      }
      parent = node;
      node = this.child.at(node);
      // A leaf leads to everything; so does a sequence that is a beginning of what is there.
      if (left === 0 || node === NONE) return first;
    }
  }

  // The rest of the sequence as a branch; its first node.
  private branch(sequence: EventRows): number {
    this.nBranches++;
    let below = NONE;
    for (let k = sequence.length - 1; k >= 0; k--) {
      if (this.taken[k] === 1) continue;
      const node = this.allocate();
      this.rows.copyRow(node, sequence, k);
      this.child.data[node] = below;
      this.next.data[node] = NONE;
      below = node;
    }
    return below;
  }

  private allocate(): number {
    if (this.free !== NONE) {
      const node = this.free;
      this.free = this.next.at(node);
      return node;
    }
    const node = this.next.length;
    this.next.push(NONE);
    this.child.push(NONE);
    this.rows.reserve(node + 1);
    this.rows.length = node + 1;
    return node;
  }
}
