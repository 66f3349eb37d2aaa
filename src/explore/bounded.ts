// Search bounded by preemptions, with partial order reduction: first all executions without a preemption, then those with one, and
// so on; of executions that differ only in the order of independent operations not all are run, but always one that has no more preemptions than
// the others. After Coons, Musuvathi and McKinley, "Bounded Partial-Order Reduction" (OOPSLA 2013): turning a race round just before
// its first step may cost a preemption too many, so it is also turned round where that goroutine's turn began, where a switch happens anyway.
//
// Different, and why: they keep what one goroutine can get to; here every class of executions is kept that has a member within
// the bound.
// - A race (i, j) is turned round before i, and at the beginning of every turn that the goroutines of i have had so far: an equivalent
//   execution may have moved a part of a turn into a later one.
// - What has to come first is not one goroutine, but each that takes part in getting to j and could go on there; if none can, all.
// - Where somebody had to wait, it was left for nothing. So what lets it go on is in conflict with its attempt, also where the two
//   operations could never come in the other order (an unlock and the lock behind it, a send and its receive).
// - There are no sleep sets: who sleeps has been run, but perhaps with one more preemption. So executions may be alike; who counts
//   classes tells them by the hash of their dependence order.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Choices } from "../vm/api.ts";
import { ClassHash } from "./bounded-classes.ts";
import { isChannelOperation, isSynchronisation, mayConflict, mayWait, receiverOf } from "./bounded-conflicts.ts";
import type { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { Preemptions, partnerOfChoice } from "./preemptions.ts";
import { endsProgram, isOfSelect } from "./reversals.ts";
import type { EventRows, Run } from "./run.ts";
import { type ExecutionKind, STEP, STUCK, type Strategy } from "./strategy.ts";

/** Steps for which the end of the program is put off. */
const MAX_DELAY = 2000;
/** Of an execution that hit the step limit, only choices before this step are varied. */
const VARIED_AFTER_LIMIT = 1000;

const LEFT = 0;
const WANTED = 1;
const TAKEN = 2;

export interface BoundedOptions {
  readonly time: "ordered" | "drift";
  /** Executions with more preemptions are not looked for. Default: there is no such bound. */
  readonly maxPreemptions?: number;
}

export class BoundedStrategy implements Strategy {
  readonly name = "bounded";
  /** Preemptions that are allowed now. */
  bound = 0;
  /** Highest bound within which everything was explored; undefined: not even 0. */
  completedBound: number | undefined;
  private hasStarted = false;
  private hasEnded = false;
  /** An execution was ended by a limit, in any round. */
  private wasCutShort = false;
  /** The bound has kept something from being tried. */
  private wasBounded = false;
  private readonly preemptions = new Preemptions();
  private order: DependenceOrder | undefined;
  private classHash: ClassHash | undefined;
  private run: Run | undefined;
  /** Pairs of steps that were looked at. */
  nCompared = 0;
  /** Steps and races that are looked through. */
  private nSteps = 0;
  private nRaces = 0;
  private readonly classes = new Set<number>();
  /** Whether the current execution is like an earlier one; undefined: not asked yet. */
  private isRepeated: boolean | undefined;

  // By node (depth): where its choices begin, which one is taken, how long an end is put off.
  private readonly firstChoice = new Int32Column();
  private readonly taken = new Int32Column();
  /** By node: where the turn began that its step belongs to. */
  private readonly turnStart = new Int32Column();
  private readonly nDelayed = new Int32Column();
  // By choice.
  private readonly goroutine = new Int32Column();
  private readonly alternative = new Int32Column();
  private readonly partner = new Int32Column();
  private readonly cost = new Int32Column();
  private readonly state = new Int32Column();

  /** By step: 1 if the race that is being turned round is to be turned round before it. */
  private readonly isPoint = new Int32Column();
  /** By goroutine: its step up to which the beginnings of its turns are marked; -1. */
  private readonly markedFrom = new Int32Column();
  /** By goroutine: 1 if it takes part in getting to the second step. */
  private readonly takesPart = new Int32Column();

  constructor(
    private readonly dependence: Dependence,
    private readonly options: BoundedOptions,
  ) {}

  get isComplete(): boolean {
    return this.hasEnded && !this.wasCutShort && !this.wasBounded;
  }

  get hasWholeBound(): boolean {
    return this.hasEnded && !this.wasCutShort;
  }

  /** Whether the current execution, at its end, is the first of its class. */
  get kind(): ExecutionKind {
    this.isRepeated ??= this.isLikeEarlier();
    return this.isRepeated ? "directed" : "systematic";
  }

  next(run: Run): boolean {
    if (this.hasEnded) return false;
    this.run = run;
    if (!this.hasStarted) {
      this.hasStarted = true;
      this.order = new DependenceOrder(run, this.dependence, this.options.time);
      this.classHash = new ClassHash(run, this.order);
      run.restart();
      return true;
    }
    this.isRepeated = undefined;
    this.turnRound(run);
    if (this.backtrack(run)) return true;
    return this.nextBound(run);
  }

  /** Preemptions in the current execution's first `nSteps` steps. */
  preemptionsBefore(nSteps: number): number {
    return this.preemptions.countBefore(nSteps);
  }

  cutShort(run: Run): void {
    this.wasCutShort = true;
    this.backTo(run, Math.min(this.firstChoice.length, VARIED_AFTER_LIMIT));
  }

  choose(run: Run): number {
    const depth = run.length;
    if (depth === this.firstChoice.length) {
      this.observe(run);
      const choices = run.machine.enabled();
      if (choices.length === 0) return STUCK;
      this.open(run, choices);
      this.take(run, depth, this.pick(depth));
    }
    const k = this.taken.at(depth);
    run.goroutine = this.goroutine.at(k);
    run.alternative = this.alternative.at(k);
    return STEP;
  }

  // ---- The tree

  private nextBound(run: Run): boolean {
    if (!this.wasCutShort) this.completedBound = this.bound;
    const isLast = !this.wasBounded || this.bound >= (this.options.maxPreemptions ?? Number.POSITIVE_INFINITY);
    if (isLast) {
      this.hasEnded = true;
      return false;
    }
    this.bound++;
    this.wasBounded = false;
    this.backTo(run, 0);
    return true;
  }

  private backtrack(run: Run): boolean {
    for (let depth = this.firstChoice.length - 1; depth >= 0; depth--) {
      const end = this.endOfChoices(depth);
      for (let k = this.firstChoice.at(depth); k < end; k++) {
        if (this.state.at(k) !== WANTED) continue;
        this.backTo(run, depth + 1);
        this.undo(run, depth);
        this.preemptions.look(run.machine, run.machine.enabled());
        this.take(run, depth, k);
        return true;
      }
    }
    return false;
  }

  // Forgets all nodes from `depth` on, and the run's steps.
  private backTo(run: Run, depth: number): void {
    if (depth < this.firstChoice.length) {
      const nChoices = this.firstChoice.at(depth);
      this.goroutine.length = this.alternative.length = this.partner.length = nChoices;
      this.cost.length = this.state.length = nChoices;
      this.firstChoice.length = this.taken.length = this.turnStart.length = this.nDelayed.length = depth;
    }
    if (depth < run.length) this.undo(run, depth);
  }

  private undo(run: Run, depth: number): void {
    run.backTo(depth);
    this.order?.backTo(depth);
    this.classHash?.backTo(depth);
    this.preemptions.backTo(depth);
    this.nSteps = Math.min(this.nSteps, depth);
    this.nRaces = Math.min(this.nRaces, this.order?.raceFirst.length ?? 0);
  }

  private observe(run: Run): void {
    const { order } = this;
    while (order !== undefined && order.length < run.length) order.observe();
  }

  private endOfChoices(depth: number): number {
    return depth + 1 < this.firstChoice.length ? this.firstChoice.at(depth + 1) : this.goroutine.length;
  }

  // A new node. What ends the program is no choice there as long as there is another.
  private open(run: Run, choices: Choices): void {
    const { machine } = run;
    const { preemptions } = this;
    const depth = this.firstChoice.length;
    preemptions.look(machine, choices);
    this.firstChoice.push(this.goroutine.length);
    this.taken.push(-1);
    this.turnStart.push(depth);
    const isEnd = (k: number): boolean =>
      endsProgram(machine.pendingKind(choices.goroutine[k] as number), choices.goroutine[k] as number);
    let nEnds = 0;
    for (let k = 0; k < choices.length; k++) if (isEnd(k)) nEnds++;
    const isDelayed = nEnds > 0 && nEnds < choices.length;
    const nDelayed = isDelayed ? (depth === 0 ? 0 : this.nDelayed.at(depth - 1)) + 1 : 0;
    this.nDelayed.push(nDelayed);
    const isLate = nDelayed > MAX_DELAY;
    if (isLate) this.wasCutShort = true;
    for (let k = 0; k < choices.length; k++) {
      if (nEnds < choices.length && isEnd(k) !== isLate) continue;
      const g = choices.goroutine[k] as number;
      const a = choices.alternative[k] as number;
      this.goroutine.push(g);
      this.alternative.push(a);
      this.partner.push(partnerOfChoice(machine, g, a));
      this.cost.push(preemptions.costOf(machine, g, a));
      this.state.push(LEFT);
    }
  }

  // Who is running goes on; otherwise the first that costs nothing.
  private pick(depth: number): number {
    const first = this.firstChoice.at(depth);
    const end = this.goroutine.length;
    for (let k = first; k < end; k++) if (this.isOfRunning(k)) return k;
    for (let k = first; k < end; k++) if (this.cost.at(k) === 0) return k;
    return first;
  }

  private isOfRunning(k: number): boolean {
    return this.preemptions.isRunning(this.goroutine.at(k)) || this.preemptions.isRunning(this.partner.at(k));
  }

  private take(run: Run, depth: number, k: number): void {
    this.taken.data[depth] = k;
    this.state.data[k] = TAKEN;
    const isTurn = this.preemptions.isNewTurn(this.goroutine.at(k)) && this.preemptions.isNewTurn(this.partner.at(k));
    // Who is running has had a step before; at the very beginning that is nobody.
    const before = isTurn ? -1 : this.lastStepOfRunning(k);
    this.turnStart.data[depth] = before < 0 ? depth : this.turnStart.at(before);
    const g = this.goroutine.at(k);
    // Cases of a select, partners and values are alternatives to each other, and so are different ends.
    const isEnd = endsProgram(run.machine.pendingKind(g), g);
    const end = this.endOfChoices(depth);
    for (let other = this.firstChoice.at(depth); other < end; other++) {
      const isAlike = this.hasPart(other, g) || (this.partner.at(k) >= 0 && this.hasPart(other, this.partner.at(k)));
      if (isEnd || isAlike) this.want(depth, other);
    }
    this.preemptions.take(run.machine, g, this.alternative.at(k));
  }

  private lastStepOfRunning(k: number): number {
    const g = this.goroutine.at(k);
    return this.order?.lastOf(this.preemptions.isRunning(g) ? g : this.partner.at(k)) ?? -1;
  }

  private hasPart(k: number, g: number): boolean {
    return this.goroutine.at(k) === g || this.partner.at(k) === g;
  }

  private want(depth: number, k: number): void {
    if (this.state.at(k) !== LEFT) return;
    if (this.preemptions.countBefore(depth) + this.cost.at(k) > this.bound) this.wasBounded = true;
    else this.state.data[k] = WANTED;
  }

  // ---- Races

  private turnRound(run: Run): void {
    const { order } = this;
    if (order === undefined) return;
    this.observe(run);
    const first = this.nSteps;
    this.nCompared += (order.length - first) * order.length;
    let race = this.nRaces;
    for (let j = first; j < order.length; j++) {
      let low = order.length;
      for (; race < order.raceSecond.length && order.raceSecond.at(race) === j; race++)
        low = Math.min(low, this.markRace(run, order, order.raceFirst.at(race), j));
      low = Math.min(low, this.markRivals(run, order, j));
      if (low < j) this.sweep(run, order, low, j);
      this.markedFrom.data.fill(-1);
    }
    this.turnRoundWaiting(run, order);
    this.nSteps = order.length;
    this.nRaces = order.raceFirst.length;
  }

  // Marks where a race with first step i is to be turned round, as far as that is not behind step `last`: before i, and where its
  // goroutines' turns began. The lowest such step.
  private markPoints(events: EventRows, i: number, last = i): number {
    while (this.isPoint.length < events.length) this.isPoint.push(0);
    if (i <= last) this.isPoint.data[i] = 1;
    const low = this.markTurns(events, events.goroutine[i] as number, i, last);
    const receiver = receiverOf(events, i);
    return receiver < 0 ? low : Math.min(low, this.markTurns(events, receiver, i, last));
  }

  // Marks the beginnings of the turns that `g` has had up to its step i.
  private markTurns(events: EventRows, g: number, i: number, last: number): number {
    const { order, markedFrom } = this;
    while (markedFrom.length <= g) markedFrom.push(-1);
    const known = markedFrom.at(g);
    let low = i;
    for (let d = i; d > known && order !== undefined; ) {
      const turn = this.turnStart.at(d);
      if (turn <= last) this.isPoint.data[turn] = 1;
      low = Math.min(low, turn);
      // In somebody else's turn, at a rendezvous, the walk goes on from there.
      const isOwn = events.goroutine[turn] === g || receiverOf(events, turn) === g;
      const from = isOwn ? turn : d;
      d = events.goroutine[from] === g ? order.beforeOf(from) : order.beforePartnerOf(from);
    }
    if (i <= last) markedFrom.data[g] = Math.max(known, i);
    return low;
  }

  private markRace({ events }: Run, order: DependenceOrder, i: number, j: number): number {
    // All of a wait group have to be done: who waits for them already cannot be earlier.
    const isNeeded = events.kind[j] === op.OP_WG_WAIT && (events.extent[i] as number) < 0;
    return this.markPoints(events, i, isNeeded ? order.beforeOf(j) : i);
  }

  // What step j had to wait for, or could have taken away: earlier operations on its object that it can be got to without.
  private markRivals(run: Run, order: DependenceOrder, j: number): number {
    const { events } = run;
    let low = j;
    const kind = events.kind[j] as number;
    const waker = run.wakerOf(j);
    if (waker >= 0) low = Math.min(low, this.markPoints(events, waker));
    if (mayWait(kind) || kind === op.OP_SELECT_DEFAULT) {
      for (let i = j - 1; i >= 0; i--) {
        if (mayConflict(events, i, j) && order.isReachableWithout(i, j))
          low = Math.min(low, this.markRace(run, order, i, j));
      }
    }
    // Who came to a rendezvous first had to wait for the other one to come.
    if (kind === op.OP_RENDEZVOUS) {
      const a = order.beforeOf(j);
      const b = order.beforePartnerOf(j);
      if (a >= 0 && (b < 0 || !order.isOrdered(a, b))) low = Math.min(low, this.markPoints(events, a, Math.min(a, b)));
      if (b >= 0 && (a < 0 || !order.isOrdered(b, a))) low = Math.min(low, this.markPoints(events, b, Math.min(a, b)));
    }
    return low;
  }

  // From step j back to `low`: who takes part in getting to j without what is ordered behind the marked steps is wanted before them.
  private sweep(run: Run, order: DependenceOrder, low: number, j: number): void {
    this.takesPart.data.fill(0);
    this.joinStep(run, j);
    const a = order.beforeOf(j);
    const b = order.beforePartnerOf(j);
    for (let d = j - 1; d >= low; d--) {
      if ((a >= 0 && d <= a && order.isOrdered(d, a)) || (b >= 0 && d <= b && order.isOrdered(d, b)))
        this.joinStep(run, d);
      this.wantAt(d);
    }
  }

  private joinStep(run: Run, d: number): void {
    const { events } = run;
    this.join(events.goroutine[d] as number);
    const receiver = receiverOf(events, d);
    if (receiver >= 0) this.join(receiver);
  }

  private join(g: number): void {
    this.takesPart.length = Math.max(this.takesPart.length, g + 1);
    this.takesPart.grow(g + 1);
    this.takesPart.data[g] = 1;
  }

  private wantAt(d: number): void {
    if (this.isPoint.at(d) === 0) return;
    this.isPoint.data[d] = 0;
    const end = this.endOfChoices(d);
    let n = 0;
    for (let k = this.firstChoice.at(d); k < end; k++) {
      if (!this.isPart(this.goroutine.at(k)) && !this.isPart(this.partner.at(k))) continue;
      n++;
      this.want(d, k);
    }
    if (n === 0) for (let k = this.firstChoice.at(d); k < end; k++) this.want(d, k);
  }

  private isPart(g: number): boolean {
    return g >= 0 && g < this.takesPart.length && this.takesPart.at(g) === 1;
  }

  // Who waits at the end might have been earlier.
  private turnRoundWaiting(run: Run, order: DependenceOrder): void {
    const { machine, events } = run;
    const n = order.length;
    for (const g of machine.live()) {
      const { kind, object } = machine.pending(g);
      if (!isSynchronisation(kind) && kind !== op.OP_SELECT) continue;
      const channels = kind === op.OP_SELECT ? machine.selectChannels(g).map(({ channel }) => channel) : [object];
      const last = order.lastOf(g);
      let low = n;
      for (let i = n - 1; i >= 0; i--) {
        const isOnSame = isSynchronisation(events.kind[i] as number) && channels.includes(events.object[i] as number);
        if (!isOnSame && !(isChannelOperation(kind) && isOfSelect(events, i))) continue;
        if (last < 0 || !order.isOrdered(i, last)) low = Math.min(low, this.markPoints(events, i));
      }
      if (low === n) continue;
      this.markedFrom.data.fill(-1);
      this.takesPart.data.fill(0);
      this.join(g);
      for (let d = n - 1; d >= low; d--) {
        if (last >= 0 && d <= last && order.isOrdered(d, last)) this.joinStep(run, d);
        this.wantAt(d);
      }
    }
  }

  private isLikeEarlier(): boolean {
    const { run, order, classHash } = this;
    if (run === undefined || order === undefined || classHash === undefined) return false;
    this.observe(run);
    const hash = classHash.value();
    if (this.classes.has(hash)) return true;
    this.classes.add(hash);
    return false;
  }
}
