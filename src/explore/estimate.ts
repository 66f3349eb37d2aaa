// How many leaves a search tree will have had when it is done, guessed from the part that has been seen: of a node whose finished
// branches and the current one had so many leaves on average, each branch that is still to be tried is expected to have as many. After Knuth
// ("Estimating the efficiency of backtrack programs", Math. Comp. 1975) and the recursive estimator of Kilby, Slaney, Thiébaux and Walsh
// ("Estimating search tree size", AAAI 2006). Branches that nobody knows of yet do not count, so it guesses too low at first.

import { Int32Column } from "../base/columns.ts";

export class TreeEstimate {
  // By node of the current path at which a branch other than its first is taken: a stack, deeper nodes later.
  private readonly depth = new Int32Column();
  /** Branches of the node that are finished. */
  private readonly nFinished = new Int32Column();
  /** Leaves there were before the node, and before its current branch. */
  private readonly leavesBefore = new Int32Column();
  private readonly leavesBeforeBranch = new Int32Column();

  /** The node at `depth` goes on with another branch; there have been `nLeaves` so far. */
  takeBranch(depth: number, nLeaves: number): void {
    let top = this.depth.length - 1;
    while (top >= 0 && this.depth.at(top) > depth) top--;
    if (top >= 0 && this.depth.at(top) === depth) {
      this.truncate(top + 1);
      this.nFinished.data[top] = this.nFinished.at(top) + 1;
      this.leavesBeforeBranch.data[top] = nLeaves;
      return;
    }
    this.truncate(top + 1);
    // All nodes below a branch are made after it was taken.
    const before = top < 0 ? 0 : this.leavesBeforeBranch.at(top);
    this.depth.push(depth);
    this.nFinished.push(1);
    this.leavesBefore.push(before);
    this.leavesBeforeBranch.push(nLeaves);
  }

  /**
   * Leaves of the whole tree. The current path has `length` nodes; `nOpen` says how many branches a node still has to try. Cost: the
   * path's length.
   */
  total(length: number, nOpen: (depth: number) => number): number {
    let top = this.depth.length - 1;
    while (top >= 0 && this.depth.at(top) >= length) top--;
    let leaves = 1;
    for (let depth = length - 1; depth >= 0; depth--) {
      let nFinished = 0;
      if (top >= 0 && this.depth.at(top) === depth) {
        nFinished = this.nFinished.at(top);
        leaves += this.leavesBeforeBranch.at(top) - this.leavesBefore.at(top);
        top--;
      }
      leaves *= 1 + nOpen(depth) / (nFinished + 1);
    }
    return leaves;
  }

  private truncate(length: number): void {
    this.depth.length = this.nFinished.length = length;
    this.leavesBefore.length = this.leavesBeforeBranch.length = length;
  }
}
