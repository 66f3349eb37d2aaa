// Optimal dynamic partial order reduction (Abdulla, Aronis, Jonsson, Sagonas, POPL 2014 and JACM 2017): of executions that differ
// only in the order of independent operations exactly one is run. After each execution its races are turned round: for two steps
// that are dependent and could come in the other order, the sequence that leads to that order is put into the wakeup tree of the
// state before the first one, unless something there leads to it already.
//
// Differences from the paper, which knows processes with one next step each and locks:
// - Where a step may take away others' choices, or had alternatives of its own (channels, select, read locks, condition variables,
//   random values), what was possible instead is not read off the execution but tried out: see Reversals.
// - What ends the program is put off until nothing else can go on, which is an equivalent order.
// - An execution that gets longer than its limit is varied in its beginning only; the search is not complete then.

import { Int32Column } from "../base/columns.ts";
import type { Choices, Machine } from "../vm/api.ts";
import type { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { Nodes } from "./dpor-nodes.ts";
import { TreeEstimate } from "./estimate.ts";
import { LONG, MAX_ROUNDS, roundsOf } from "./loops.ts";
import type { FoundBranch, Level, TreePiece, TreeRest } from "./piece.ts";
import { ForestReader, PortableNames, portableForest, portableSequence, stepPortable } from "./portable.ts";
import { endsProgram, Reversals } from "./reversals.ts";
import { EventRows, type Run } from "./run.ts";
import { CUT, type Division, isPossible, STEP, STUCK, type Strategy } from "./strategy.ts";
import { isWeakInitial, NONE, WakeupForest } from "./wakeup-tree.ts";

/** Steps for which the end of the program is put off. */
const MAX_DELAY = 2000;
/** Of an execution that hit the step limit, only choices before this step are varied: behind it there is no end in sight. */
const VARIED_AFTER_LIMIT = 1000;

export interface DporOptions {
  readonly time: "ordered" | "drift";
}

export class DporStrategy implements Strategy {
  readonly name = "dpor";
  readonly kind = "systematic";
  /** Places (global sites) of loops that were not followed further, each with a stack. */
  readonly loops = new Map<number, readonly number[]>();
  /** Sequences that turned out to be impossible: 0, or the dependence table is wrong somewhere. */
  nImpossible = 0;
  private hasEnded = false;
  private wasCutShort = false;
  /** Others explore what is left. */
  private isGivenAway = false;
  /** The races of the run's execution have been turned round. */
  private isLearned = false;
  private order: DependenceOrder | undefined;
  private reversals: Reversals | undefined;
  private readonly forest: WakeupForest;
  private readonly tree = new TreeEstimate();
  private nExecutions = 0;

  private readonly nodes = new Nodes();
  private readonly sleepers = new EventRows();

  // Of a piece of the tree: nodes above `floor` are shared. There, `branches` are what others explore; those that come up are told.
  private floor = 0;
  private readonly found: FoundBranch[] = [];
  /** Branches that came up, by depth. */
  private readonly nInserted = new Int32Column();

  constructor(
    private readonly dependence: Dependence,
    private readonly options: DporOptions,
  ) {
    this.forest = new WakeupForest(dependence);
  }

  get isComplete(): boolean {
    return this.hasEnded && !this.isGivenAway && !this.wasCutShort && this.nImpossible === 0;
  }

  /** Executions still to come, as far as can be told now: see `TreeEstimate`. Cost: the current depth. */
  remaining(): number {
    if (this.hasEnded) return 0;
    const total = this.tree.total(this.nodes.length, (depth) =>
      this.forest.lengthOf(this.nodes.branches[depth] as number),
    );
    return Math.max(0, Math.round(total) - this.nExecutions);
  }

  next(run: Run): boolean {
    if (this.hasEnded) return false;
    // The same without that round is another class.
    run.machine.holdsSpinners = true;
    if (this.order === undefined) {
      this.prepare(run);
      run.restart();
      return true;
    }
    this.learn(run);
    this.isLearned = false;
    if (this.backtrack(run, this.order)) return true;
    this.hasEnded = true;
    return false;
  }

  private prepare(run: Run): DependenceOrder {
    const order = new DependenceOrder(run, this.dependence, this.options.time);
    this.order = order;
    this.reversals = new Reversals(run, order, this.dependence, (depth, sequence) => this.insert(run, depth, sequence));
    return order;
  }

  // Turns round the races of the execution that has ended.
  private learn(run: Run): void {
    if (this.isLearned || this.order === undefined || this.reversals === undefined) return;
    this.nExecutions++;
    this.observe(run, this.order);
    this.nImpossible += this.reversals.turnRound();
    this.isLearned = true;
  }

  cutShort(run: Run): void {
    this.wasCutShort = true;
    const keep = Math.min(this.nodes.length, VARIED_AFTER_LIMIT);
    while (this.nodes.length > keep) this.popNode();
    if (keep < run.length) run.backTo(keep);
    this.order?.backTo(keep);
  }

  choose(run: Run): number {
    const depth = run.length;
    if (depth === this.nodes.length) {
      const verdict = this.open(run, depth);
      if (verdict !== STEP) return verdict;
    }
    run.goroutine = this.nodes.goroutine[depth] as number;
    run.alternative = this.nodes.alternative[depth] as number;
    return STEP;
  }

  // ---- Pieces of the tree

  /**
   * What is left, and what was found at shared nodes; to be called between executions. Undefined when the search has not begun. After
   * that the strategy has nothing left itself.
   */
  giveAway(run: Run, maxShared: number): Division | undefined {
    if (this.order === undefined || this.hasEnded || !this.isWorthDividing(maxShared)) return undefined;
    this.isGivenAway = true;
    return { tree: this.rest(run), cornerSeed: undefined };
  }

  // Pieces of the tree are large if few of the branches come up at the nodes that they would share: those above the highest branch that
  // waits, and along it.
  private isWorthDividing(maxShared: number): boolean {
    let depth = 0;
    while (depth < this.nodes.length && this.nodes.branches[depth] === NONE) depth++;
    if (depth === this.nodes.length) return false;
    let shared = depth;
    for (let node = this.nodes.branches[depth] as number; node !== NONE; node = this.forest.childOf(node)) shared++;
    let nShared = 0;
    let nAll = 0;
    for (let d = 0; d < this.nInserted.length; d++) {
      nAll += this.nInserted.at(d);
      if (d < shared) nShared += this.nInserted.at(d);
    }
    return nShared <= maxShared * nAll;
  }

  /** What is left of a piece; see `giveAway`. */
  rest(run: Run): TreeRest {
    const { machine } = run;
    machine.holdsSpinners = true;
    if (!this.hasEnded) this.learn(run);
    machine.holdsSpinners = false;
    const { found, wasCutShort, nImpossible } = this;
    const remaining = this.remaining();
    const levels = this.hasEnded ? [] : this.levels(run);
    this.hasEnded = true;
    return { found, levels, wasCutShort, nImpossible, remaining };
  }

  /** All that was given away has been explored. */
  takeBack({ wasCutShort, nImpossible }: Pick<TreeRest, "wasCutShort" | "nImpossible">): void {
    this.isGivenAway = false;
    this.wasCutShort = wasCutShort;
    this.nImpossible = nImpossible;
  }

  // From the floor to the last node with branches. What begins with the choice taken there is done with.
  private levels(run: Run): readonly Level[] {
    let last = this.nodes.length - 1;
    while (last >= this.floor && this.nodes.branches[last] === NONE) last--;
    const names = new PortableNames(run);
    const levels: Level[] = [];
    for (let depth = this.floor; depth <= last; depth++) {
      names.moveTo(depth);
      const choice: number[] = [];
      const before: number[] = [];
      const end = depth + 1 < this.nodes.length ? (this.nodes.firstSleeper[depth + 1] as number) : this.sleepers.length;
      for (let i = this.nodes.firstOwnSleeper[depth] as number; i < end; i++) names.write(this.sleepers, i, before);
      names.write(run.events, depth, depth === last ? before : choice);
      const branches = portableForest(names, this.forest, this.nodes.branches[depth] as number);
      levels.push({ choice: Int32Array.from(choice), before: Int32Array.from(before), branches });
    }
    return levels;
  }

  /** Takes over a piece: the run is brought to where its first execution goes on. False when it has none. For a fresh strategy. */
  takeOver(run: Run, { path, shared, levels }: TreePiece): boolean {
    run.machine.holdsSpinners = true;
    const order = this.prepare(run);
    const names = new PortableNames(run);
    const reader = new ForestReader(run, names, this.forest);
    run.restart();
    this.floor = shared.length;
    shared.forEach(({ before, after }, depth) => {
      this.enter(run, names, before);
      this.descend(run, names, path, 2 * depth, reader.read(after));
    });
    let hasWork = true;
    levels.forEach(({ choice, before, branches }, i) => {
      this.enter(run, names, before);
      const first = reader.read(branches);
      if (i + 1 < levels.length) this.descend(run, names, choice, 0, first);
      else hasWork = this.beginWith(run, order, first);
    });
    this.nImpossible += reader.nImpossible;
    return hasWork;
  }

  // Opens the node where the run stands, with these choices taken before.
  private enter(run: Run, names: PortableNames, before: Int32Array): void {
    const { nodes, sleepers } = this;
    const depth = nodes.add();
    nodes.firstSleeper[depth] = sleepers.length;
    if (depth > 0) this.inheritSleepers(run, depth);
    nodes.firstOwnSleeper[depth] = sleepers.length;
    for (let i = 0; i < before.length; i += 2) this.peek(run, names, before, i, this.sleepers);
  }

  private peek(run: Run, names: PortableNames, choices: Int32Array, i: number, rows: EventRows): void {
    const g = names.goroutine(choices[i] as number);
    run.machine.enabled();
    run.peek(g, names.alternative(g, choices[i + 1] as number), rows);
  }

  // Takes the path's choice at the node that `enter` has opened.
  private descend(run: Run, names: PortableNames, choices: Int32Array, i: number, branches: number): void {
    const depth = run.length;
    const g = names.goroutine(choices[i] as number);
    const alternative = names.alternative(g, choices[i + 1] as number);
    this.setChoice(run, depth, g, alternative, branches, NONE);
    stepPortable(run, names, choices[i] as number, choices[i + 1] as number);
  }

  // The last level: its first branch, or where that is not possible one further up.
  private beginWith(run: Run, order: DependenceOrder, branches: number): boolean {
    const depth = run.length;
    this.observe(run, order);
    this.setChoice(run, depth, -1, 0, branches, NONE);
    if (this.takeBranch(run, depth)) return true;
    this.popNode();
    return this.backtrack(run, order);
  }

  private observe(run: Run, order: DependenceOrder): void {
    while (order.length < run.length) order.observe();
  }

  /** Puts `sequence` into the wakeup tree of the state at `depth`. */
  private insert(run: Run, depth: number, sequence: EventRows): void {
    const end = depth + 1 < this.nodes.length ? (this.nodes.firstSleeper[depth + 1] as number) : this.sleepers.length;
    for (let i = this.nodes.firstSleeper[depth] as number; i < end; i++) {
      if (isWeakInitial(this.dependence, this.sleepers, i, sequence)) return;
    }
    const { nBranches } = this.forest;
    this.nodes.branches[depth] = this.forest.insert(this.nodes.branches[depth] as number, sequence);
    if (this.forest.nBranches === nBranches) return;
    while (this.nInserted.length <= depth) this.nInserted.push(0);
    this.nInserted.data[depth] = this.nInserted.at(depth) + 1;
    if (depth < this.floor) this.tell(run, depth, sequence);
  }

  // A branch at a shared node that nobody explores, as far as is known here.
  private tell(run: Run, depth: number, sequence: EventRows): void {
    const names = new PortableNames(run);
    names.moveTo(depth);
    this.found.push({ depth, sequence: portableSequence(names, sequence) });
  }

  private backtrack(run: Run, order: DependenceOrder): boolean {
    for (let depth = this.nodes.length - 1; depth >= this.floor; depth--) {
      if (this.nodes.branches[depth] !== NONE) {
        this.forest.drop(this.nodes.below[depth] as number);
        this.sleepers.pushRow(run.events, depth);
        order.backTo(depth);
        this.reversals?.backTo(depth);
        run.backTo(depth);
        if (this.takeBranch(run, depth)) return true;
      }
      this.popNode();
    }
    return false;
  }

  private takeBranch(run: Run, depth: number): boolean {
    const choices = run.machine.enabled();
    const { nodes, forest } = this;
    for (let node = nodes.branches[depth] as number; node !== NONE; node = nodes.branches[depth] as number) {
      const g = forest.rows.goroutine[node] as number;
      const alternative = forest.rows.alternative[node] as number;
      nodes.goroutine[depth] = g;
      nodes.alternative[depth] = alternative;
      nodes.branches[depth] = forest.siblingOf(node);
      nodes.below[depth] = forest.detach(node);
      const isOfLoop = this.isGoingRound(run, choices, g);
      if (!isOfLoop && isPossible(choices, g, alternative)) {
        this.tree.takeBranch(depth, this.nExecutions);
        return true;
      }
      if (!isOfLoop) this.nImpossible++;
      forest.drop(nodes.below[depth] as number);
      nodes.below[depth] = NONE;
    }
    return false;
  }

  private popNode(): void {
    const { nodes } = this;
    const depth = nodes.length - 1;
    this.forest.drop(nodes.branches[depth] as number);
    this.forest.drop(nodes.below[depth] as number);
    this.sleepers.length = nodes.firstSleeper[depth] as number;
    nodes.length = depth;
  }

  private open(run: Run, depth: number): number {
    const { order, forest } = this;
    if (order !== undefined) this.observe(run, order);
    const choices = run.machine.enabled();
    if (choices.length === 0) return STUCK;
    const firstSleeper = this.sleepers.length;
    if (depth > 0) this.inheritSleepers(run, depth);
    const firstOwn = this.sleepers.length;
    const node = depth === 0 ? NONE : (this.nodes.below[depth - 1] as number);
    if (node !== NONE) {
      this.nodes.below[depth - 1] = NONE;
      const g = forest.rows.goroutine[node] as number;
      const alternative = forest.rows.alternative[node] as number;
      const branches = forest.siblingOf(node);
      const below = forest.detach(node);
      if (this.isGoingRound(run, choices, g)) {
        forest.drop(branches);
        forest.drop(below);
        this.sleepers.length = firstSleeper;
        return CUT;
      }
      if (isPossible(choices, g, alternative)) {
        this.push(run, depth, g, alternative, firstSleeper, firstOwn, branches, below);
        return STEP;
      }
      this.nImpossible++;
      forest.drop(branches);
      forest.drop(below);
    }
    const k = this.pick(run, choices, firstSleeper, depth);
    if (k < 0 || this.isGoingRound(run, choices, choices.goroutine[k] as number)) {
      this.sleepers.length = firstSleeper;
      return CUT;
    }
    const g = choices.goroutine[k] as number;
    this.push(run, depth, g, choices.alternative[k] as number, firstSleeper, firstOwn, NONE, NONE);
    return STEP;
  }

  private push(
    run: Run,
    depth: number,
    goroutine: number,
    alternative: number,
    firstSleeper: number,
    firstOwnSleeper: number,
    branches: number,
    below: number,
  ): void {
    const { nodes } = this;
    nodes.add();
    nodes.firstSleeper[depth] = firstSleeper;
    nodes.firstOwnSleeper[depth] = firstOwnSleeper;
    this.setChoice(run, depth, goroutine, alternative, branches, below);
  }

  private setChoice(
    run: Run,
    depth: number,
    goroutine: number,
    alternative: number,
    branches: number,
    below: number,
  ): void {
    const { nodes } = this;
    nodes.goroutine[depth] = goroutine;
    nodes.alternative[depth] = alternative;
    nodes.branches[depth] = branches;
    nodes.below[depth] = below;
    nodes.nDelayed[depth] = this.countDelayed(run.machine, depth, goroutine);
  }

  // Who slept before and is independent of the last step sleeps on.
  private inheritSleepers(run: Run, depth: number): void {
    const from = this.nodes.firstSleeper[depth - 1] as number;
    const to = this.sleepers.length;
    for (let i = from; i < to; i++) {
      if (!this.dependence.areDependent(this.sleepers, i, run.events, depth - 1))
        this.sleepers.pushRow(this.sleepers, i);
    }
  }

  // In short executions nobody asks.
  private countDelayed(machine: Machine, depth: number, goroutine: number): number {
    if (depth < LONG) return 0;
    let isDelayed = false;
    for (const g of machine.live()) if (g !== goroutine && endsProgram(machine.pendingKind(g), g)) isDelayed = true;
    return isDelayed ? (this.nodes.nDelayed[depth - 1] as number) + 1 : 0;
  }

  // Whether it has gone round a loop often enough, and others wait.
  private isGoingRound(run: Run, choices: Choices, g: number): boolean {
    const { events } = run;
    if (events.length < LONG) return false;
    const hasOthers = choices.goroutine[0] !== g || choices.goroutine[choices.length - 1] !== g;
    if (!hasOthers || roundsOf(events, g) < MAX_ROUNDS) return false;
    this.wasCutShort = true;
    const { site } = run.machine.pending(g);
    if (!this.loops.has(site)) this.loops.set(site, run.machine.stack(g));
    return true;
  }

  // Who ran last goes on, unless it goes round in a loop; then the others by index; what ends the program comes last.
  private pick(run: Run, choices: Choices, firstSleeper: number, depth: number): number {
    const { machine, events } = run;
    const last = depth === 0 ? 0 : (events.goroutine[depth - 1] as number);
    const isGoingRound = depth >= LONG && roundsOf(events, last) > 1;
    const isLate = depth > 0 && (this.nodes.nDelayed[depth - 1] as number) >= MAX_DELAY;
    if (isLate) this.wasCutShort = true;
    let best = -1;
    let bestRank = Number.POSITIVE_INFINITY;
    for (let k = 0; k < choices.length; k++) {
      const g = choices.goroutine[k] as number;
      if (this.isAsleep(g, choices.alternative[k] as number, firstSleeper)) continue;
      let rank = g === last ? (isGoingRound ? 2 : 0) : 1;
      if (endsProgram(machine.pendingKind(g), g)) rank = isLate ? -1 : 3;
      if (rank >= bestRank) continue;
      best = k;
      bestRank = rank;
    }
    return best;
  }

  private isAsleep(g: number, alternative: number, from: number): boolean {
    const { goroutine, alternative: taken, length } = this.sleepers;
    for (let i = from; i < length; i++) if (goroutine[i] === g && taken[i] === alternative) return true;
    return false;
  }
}
