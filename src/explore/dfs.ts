// Depth-first search over all schedules, with sleep sets (Godefroid, "Partial-Order Methods for the Verification of Concurrent
// Systems", 1996): of executions that differ only in the order of independent operations exactly one is run to its end; the
// others are cut as soon as everything that could go on is asleep, and count as redundant. Going back is undo.
//
// At every new state the choices are listed once. Where some goroutine's next operation is independent of whatever the others may
// ever do (its first transition, a go statement, an exit), that operation alone is a sufficient set: its choices are
// the only ones tried. So that nobody is put off for ever, that happens only so many times in a row.
//
// Order of trying: first the goroutine that ran last (no preemption), then the others by index. One that has only looked for
// a long time comes last: it waits for somebody else.
//
// Nodes, choices and sleepers are stacks in typed columns: nothing is allocated per step once they have grown.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Choices, Machine } from "../vm/api.ts";
import type { Dependence } from "./dependence.ts";
import { isLook } from "./policy.ts";
import { EventRows, type Run } from "./run.ts";
import { CUT, STEP, STUCK, type Strategy } from "./strategy.ts";

const MAX_LOOKS = 200;
/** States in a row at which only one goroutine's operation is tried. */
const MAX_LONE = 64;
/** Of an execution that hit the step limit, only choices before this step are varied: behind it there is no end in sight. */
const VARIED_AFTER_LIMIT = 1000;

export interface DfsOptions {
  /** Off: every interleaving (brute force). */
  readonly usesSleepSets: boolean;
  readonly time: "ordered" | "drift";
}

export class DfsStrategy implements Strategy {
  readonly name = "dfs";
  readonly isSystematic = true;
  /** Whether the program asks how many goroutines there are. */
  private countsGoroutines: boolean | undefined = undefined;
  private hasStarted = false;
  private hasEnded = false;
  private wasCutShort = false;

  // By node (depth): its range of choices, which one is being tried, where its sleepers begin.
  private readonly firstChoice = new Int32Column();
  private readonly tried = new Int32Column();
  private readonly firstSleeper = new Int32Column();
  private readonly nLooks = new Int32Column();
  private readonly nLone = new Int32Column();
  private readonly choiceGoroutine = new Int32Column();
  private readonly choiceAlternative = new Int32Column();
  private readonly sleepers = new EventRows();

  constructor(
    private readonly dependence: Dependence,
    private readonly options: DfsOptions,
  ) {}

  get isComplete(): boolean {
    return this.hasEnded && !this.wasCutShort;
  }

  next(run: Run): boolean {
    if (!this.hasStarted) {
      this.hasStarted = true;
      run.restart();
      return true;
    }
    while (this.tried.length > 0) {
      if (this.backtrack(run)) return true;
    }
    this.hasEnded = true;
    return false;
  }

  cutShort(run: Run): void {
    this.wasCutShort = true;
    const keep = Math.min(this.tried.length, VARIED_AFTER_LIMIT);
    if (keep < this.tried.length && keep < run.length) {
      while (this.tried.length > keep) this.popNode();
      run.backTo(keep);
    }
  }

  choose(run: Run): number {
    const depth = run.length;
    if (depth === this.tried.length) {
      const verdict = this.open(run, depth);
      if (verdict !== STEP) return verdict;
    }
    const k = this.firstChoice.at(depth) + this.tried.at(depth);
    run.goroutine = this.choiceGoroutine.at(k);
    run.alternative = this.choiceAlternative.at(k);
    return STEP;
  }

  // At the deepest node: what was tried goes to sleep; then the next choice, if there is one.
  private backtrack(run: Run): boolean {
    const depth = this.tried.length - 1;
    if (depth >= run.length) {
      // Cut or stuck right here: nothing was tried yet.
      this.popNode();
      return false;
    }
    if (this.options.usesSleepSets) this.sleepers.pushRow(run.events, depth);
    const k = this.tried.at(depth) + 1;
    if (this.firstChoice.at(depth) + k >= this.choiceGoroutine.length) {
      this.popNode();
      return false;
    }
    this.tried.data[depth] = k;
    run.backTo(depth);
    return true;
  }

  private popNode(): void {
    const depth = this.tried.length - 1;
    this.choiceGoroutine.length = this.choiceAlternative.length = this.firstChoice.at(depth);
    this.sleepers.length = this.firstSleeper.at(depth);
    this.firstChoice.length = this.tried.length = this.firstSleeper.length = depth;
    this.nLooks.length = this.nLone.length = depth;
  }

  private open(run: Run, depth: number): number {
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    const first = this.choiceGoroutine.length;
    const sleep = this.sleepers.length;
    if (this.options.usesSleepSets && depth > 0) this.inheritSleepers(run, depth);
    this.countLooks(run, depth);
    const lone = this.findLone(run.machine, choices, depth);
    this.nLone.push(lone < 0 ? 0 : this.nLone.length === 0 ? 1 : this.nLone.at(depth - 1) + 1);
    if (lone >= 0) this.list(choices, sleep, lone);
    else this.listAll(run, choices, sleep, depth);
    this.firstChoice.push(first);
    this.firstSleeper.push(sleep);
    this.tried.push(0);
    if (this.choiceGoroutine.length > first) return STEP;
    this.popNode();
    return CUT;
  }

  // Who slept before and is independent of the last step sleeps on.
  private inheritSleepers(run: Run, depth: number): void {
    const from = this.firstSleeper.at(depth - 1);
    const to = this.sleepers.length;
    for (let i = from; i < to; i++) {
      if (!this.dependence.areDependent(this.sleepers, i, run.events, depth - 1))
        this.sleepers.pushRow(this.sleepers, i);
    }
  }

  private countLooks(run: Run, depth: number): void {
    const { events } = run;
    const last = depth - 1;
    const isSame = last > 0 && events.goroutine[last] === events.goroutine[last - 1];
    const isLooking = last >= 0 && isLook(events.kind[last] as number);
    this.nLooks.push(isLooking ? (isSame ? this.nLooks.at(last) + 1 : 1) : 0);
  }

  /** A goroutine whose next operation commutes with all that others may do from here on; -1. */
  private findLone(machine: Machine, choices: Choices, depth: number): number {
    // In drift time any transition may see the clock move.
    if (!this.options.usesSleepSets || this.options.time === "drift") return -1;
    if (depth > 0 && this.nLone.at(depth - 1) >= MAX_LONE) return -1;
    this.countsGoroutines ??= machine.program.operations.includes("runtime.NumGoroutine");
    for (let k = 0; k < choices.length; k++) {
      const g = choices.goroutine[k] as number;
      switch (machine.pending(g).kind) {
        case op.OP_START:
        case op.OP_CHOOSE:
        case op.OP_SLEEP: // The clock stands still while anybody can run.
          return g;
        case op.OP_GO:
          if (!this.countsGoroutines) return g;
          break;
        case op.OP_EXIT:
          if (g !== 0 && !this.countsGoroutines) return g;
          break;
      }
    }
    return -1;
  }

  private listAll(run: Run, choices: Choices, sleep: number, depth: number): void {
    const last = depth === 0 ? 0 : (run.events.goroutine[depth - 1] as number);
    const isSpinning = this.nLooks.at(depth) >= MAX_LOOKS;
    if (!isSpinning) this.list(choices, sleep, last);
    for (let k = 0; k < choices.length; k++) if (choices.goroutine[k] !== last) this.add(choices, sleep, k);
    if (isSpinning) this.list(choices, sleep, last);
  }

  private list(choices: Choices, sleep: number, g: number): void {
    for (let k = 0; k < choices.length; k++) if (choices.goroutine[k] === g) this.add(choices, sleep, k);
  }

  private add(choices: Choices, sleep: number, k: number): void {
    const g = choices.goroutine[k] as number;
    const alternative = choices.alternative[k] as number;
    const { goroutine, alternative: taken, length } = this.sleepers;
    for (let i = sleep; i < length; i++) if (goroutine[i] === g && taken[i] === alternative) return;
    this.choiceGoroutine.push(g);
    this.choiceAlternative.push(alternative);
  }
}
