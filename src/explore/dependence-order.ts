// The dependence order of the execution in progress, as vector clocks: which steps must come before which, because they belong to
// one goroutine, are dependent (dependence.ts), or because one made the other possible. Executions with the same order are
// equivalent; the search executes one of each class. Not to be confused with the synchronises-with order, in which data races are
// looked for (detect/happens-before.ts).
//
// Entry g of the clock of step j is 1 + the last step of goroutine g that is ordered before j (or is j); so step i is ordered
// before step j exactly if clock(j)[goroutine of i] > i.

import { Int32Column, widened } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Dependence } from "./dependence.ts";
import { Enabling } from "./dependence-enabling.ts";
import { DependenceIndex } from "./dependence-index.ts";
import type { EventRows, Run } from "./run.ts";
import { StepChains } from "./step-chains.ts";

const FIRST_STRIDE = 4;
const FIRST_CAPACITY = 256;
/** So many steps are looked through faster than they are listed by what they touch. */
const FEW_STEPS = 64;

export class DependenceOrder {
  /** Steps taken in so far. */
  length = 0;
  /** Steps j with an earlier step i of another goroutine that is dependent and ordered before j by nothing else: pairs (i, j) by j. */
  readonly raceFirst = new Int32Column();
  readonly raceSecond = new Int32Column();

  private stride = FIRST_STRIDE;
  private clocks = new Int32Array(FIRST_STRIDE * FIRST_CAPACITY);
  /** By step: the step before it of its goroutine and of its partner; -1. */
  private before = new Int32Array(FIRST_CAPACITY);
  private beforePartner = new Int32Array(FIRST_CAPACITY);
  /** By goroutine: its last step; -1. */
  private readonly lastStep = new Int32Column();
  /** By step: the last one that found everybody at rest and moved the clock; -1. */
  private rest = new Int32Array(FIRST_CAPACITY);
  /** By step: the clock behind it, in nanoseconds. */
  private time = new Float64Array(FIRST_CAPACITY);
  private readonly enabling = new Enabling();
  /** Some execution has asked how many goroutines there are. */
  private areCounted = false;
  private readonly index: DependenceIndex | undefined;
  /** Of the first `fewSteps` steps. */
  private readonly chains = new StepChains();

  constructor(
    private readonly run: Run,
    private readonly dependence: Dependence,
    private readonly timeMode: "ordered" | "drift",
    private readonly fewSteps = FEW_STEPS,
  ) {
    // In drift a timer's firing is dependent on everything.
    this.index = timeMode === "ordered" ? new DependenceIndex(run.channelSets) : undefined;
  }

  /** Forgets all steps from `depth` on. */
  backTo(depth: number): void {
    const { goroutine, partner } = this.run.events;
    for (let j = this.length - 1; j >= depth; j--) {
      this.enabling.remove(this.run.events, j);
      this.lastStep.data[goroutine[j] as number] = this.before[j] as number;
      if ((partner[j] as number) >= 0) this.lastStep.data[partner[j] as number] = this.beforePartner[j] as number;
    }
    if (depth >= this.length) return;
    this.index?.backTo(depth);
    this.chains.backTo(depth);
    this.length = depth;
    let n = this.raceSecond.length;
    while (n > 0 && this.raceSecond.at(n - 1) >= depth) n--;
    this.raceFirst.length = this.raceSecond.length = n;
  }

  /** The last step of goroutine `g`; -1. */
  lastOf(g: number): number {
    return g < this.lastStep.length ? this.lastStep.at(g) : -1;
  }

  /** Goroutine indices are below this. */
  get nGoroutines(): number {
    return this.lastStep.length;
  }

  /** The last step of goroutine `g` that is ordered before step j, which is not step j; -1. */
  lastBefore(j: number, g: number): number {
    const i = (this.clocks[j * this.stride + g] as number) - 1;
    if (i !== j) return i;
    return g === this.run.events.goroutine[j] ? this.beforeOf(j) : this.beforePartnerOf(j);
  }

  /** The step before step j of its goroutine; -1. */
  beforeOf(j: number): number {
    return this.before[j] as number;
  }

  /** The step before step j of its partner; -1. */
  beforePartnerOf(j: number): number {
    return this.beforePartner[j] as number;
  }

  /** Whether step i is step j or ordered before it. */
  isOrdered(i: number, j: number): boolean {
    return (this.clocks[j * this.stride + (this.run.events.goroutine[i] as number)] as number) > i;
  }

  /** Whether a goroutine of step j, its own or its partner, could have got to it without step i. */
  isReachableWithout(i: number, j: number): boolean {
    return this.isBeforeUnordered(i, this.beforeOf(j)) || this.isPartnerReachableWithout(i, j);
  }

  private isPartnerReachableWithout(i: number, j: number): boolean {
    const { kind } = this.run.events;
    return kind[j] === op.OP_RENDEZVOUS && this.isBeforeUnordered(i, this.beforePartnerOf(j));
  }

  private isBeforeUnordered(i: number, before: number): boolean {
    return before < 0 || !this.isOrdered(i, before);
  }

  /** Takes in step `length`, which the run has just made. Cost: about constant: goroutines, and steps on the same objects that nothing orders. */
  observe(): void {
    const j = this.length++;
    const { events } = this.run;
    const g = events.goroutine[j] as number;
    const p = events.partner[j] as number;
    this.makeRoom(j, Math.max(g, p));
    const row = j * this.stride;
    this.before[j] = this.beginWith(g, j, row);
    this.beforePartner[j] = p < 0 ? -1 : this.takeTurn(p, j, row);
    this.observeTime(j, row);
    this.joinIf(row, this.run.wakerOf(j));
    this.joinIf(row, this.enabling.causeOf(events, j));
    this.joinDependent(events, j, row);
    this.enabling.add(events, j);
    this.clocks[row + g] = j + 1;
    if (p >= 0) this.clocks[row + p] = j + 1;
  }

  // The clock of a step begins as that of the goroutine's last one.
  private beginWith(g: number, j: number, row: number): number {
    const { clocks, stride } = this;
    const last = this.lastStep.at(g);
    const from = last * stride;
    if (last < 0) for (let k = 0; k < stride; k++) clocks[row + k] = 0;
    else for (let k = 0; k < stride; k++) clocks[row + k] = clocks[from + k] as number;
    this.lastStep.data[g] = j;
    return last;
  }

  private takeTurn(g: number, j: number, row: number): number {
    const last = this.lastStep.at(g);
    if (last >= 0) this.join(row, last);
    this.lastStep.data[g] = j;
    return last;
  }

  private joinDependent(events: EventRows, j: number, row: number): void {
    const { clocks, dependence, index } = this;
    if (index === undefined || j < this.fewSteps) {
      const kind = events.kind[j] as number;
      // The object of a select's default is a number of another sort.
      const object = kind === op.OP_SELECT_DEFAULT ? -1 : (events.object[j] as number);
      this.chains.add(object, isAccess(kind) ? (events.extent[j] as number) : 1);
      this.joinDependentOfAll(events, j, row);
      return;
    }
    while (index.length < j) index.add(events, index.length);
    index.begin(events, j);
    for (let i = index.next(clocks, row); i >= 0; i = index.next(clocks, row))
      if (dependence.areDependent(events, i, events, j)) this.addRace(i, j, row);
  }

  private joinDependentOfAll(events: EventRows, j: number, row: number): void {
    const kind = events.kind[j] as number;
    const isOrdered = this.timeMode === "ordered";
    if (isOrdered && (kind === op.OP_START || (kind === op.OP_EXIT && this.isUnseenExit(events, j)))) return;
    if (kind === op.OP_COUNT_GOROUTINES) this.areCounted = true;
    if (isOrdered && isAccess(kind) && this.chains.hasWide) this.joinAccesses(events, j, row);
    else if (isOrdered && isAccess(kind)) this.joinCell(events, j, row);
    else if (isOrdered && isOnOneObject(kind)) this.joinChain(events, j, row);
    else this.joinAll(events, j, row);
  }

  // Nobody counts goroutines, and there is nothing that the end of the program would show, or cut off.
  private isUnseenExit({ goroutine }: EventRows, j: number): boolean {
    return !this.areCounted && (goroutine[j] !== 0 || !this.run.hasKind(op.OP_PRINT));
  }

  private joinAll(events: EventRows, j: number, row: number): void {
    const { clocks, dependence } = this;
    const { goroutine } = events;
    for (let i = j - 1; i >= 0; i--) {
      const isKnown = (clocks[row + (goroutine[i] as number)] as number) > i;
      if (!isKnown && dependence.areDependent(events, i, events, j)) this.addRace(i, j, row);
    }
  }

  // An access to one cell; what comes before the last write to it comes before that write.
  private joinCell({ kind, goroutine }: EventRows, j: number, row: number): void {
    const { clocks, chains } = this;
    const isRead = isReading(kind[j] as number);
    for (let i = chains.before(j); i >= 0; i = chains.before(i)) {
      const k = kind[i] as number;
      const isOtherRead = isReading(k);
      if (!isAccess(k) || (isRead && isOtherRead)) continue;
      if ((clocks[row + (goroutine[i] as number)] as number) <= i) this.addRace(i, j, row);
      if (!isOtherRead) return;
    }
  }

  // What is dependent on others on its object alone.
  private joinChain(events: EventRows, j: number, row: number): void {
    const { clocks, chains, dependence } = this;
    const { goroutine } = events;
    for (let i = chains.before(j); i >= 0; i = chains.before(i)) {
      const isKnown = (clocks[row + (goroutine[i] as number)] as number) > i;
      if (!isKnown && dependence.areDependent(events, i, events, j)) this.addRace(i, j, row);
    }
  }

  // An access to cells is dependent on such accesses alone; most of these are to other cells.
  private joinAccesses({ kind, goroutine, object, extent }: EventRows, j: number, row: number): void {
    const { clocks } = this;
    const first = object[j] as number;
    const end = first + (extent[j] as number);
    const isRead = isReading(kind[j] as number);
    for (let i = j - 1; i >= 0; i--) {
      const other = object[i] as number;
      if (other >= end || other + (extent[i] as number) <= first) continue;
      const k = kind[i] as number;
      if (!isAccess(k) || (isRead && isReading(k))) continue;
      if ((clocks[row + (goroutine[i] as number)] as number) <= i) this.addRace(i, j, row);
    }
  }

  private addRace(i: number, j: number, row: number): void {
    this.raceFirst.push(i);
    this.raceSecond.push(j);
    this.join(row, i);
  }

  private joinIf(row: number, i: number): void {
    if (i >= 0) this.join(row, i);
  }

  // In ordered time the clock moves when nobody else can go on, and so do those who wait for just that: such a step comes after
  // everything before it.
  private observeTime(j: number, row: number): void {
    const now = this.run.machine.nowNs;
    const isMove = this.timeMode === "ordered" && now > (j === 0 ? 0 : (this.time[j - 1] as number));
    const hasMoved = isMove || this.run.events.kind[j] === op.OP_IDLE;
    this.time[j] = now;
    const rest = j === 0 ? -1 : (this.rest[j - 1] as number);
    this.rest[j] = hasMoved ? j : rest;
    if (hasMoved) {
      for (let g = 0; g < this.lastStep.length; g++) {
        const last = this.lastStep.at(g);
        if (last >= 0 && last !== j) this.join(row, last);
      }
    } else if (rest >= 0 && this.run.events.kind[j] === op.OP_WAKE) this.join(row, rest);
  }

  private join(row: number, i: number): void {
    const { clocks, stride } = this;
    const from = i * stride;
    for (let g = 0; g < stride; g++) {
      const known = clocks[from + g] as number;
      if (known > (clocks[row + g] as number)) clocks[row + g] = known;
    }
  }

  private makeRoom(j: number, g: number): void {
    while (this.lastStep.length <= g) this.lastStep.push(-1);
    if (g >= this.stride) this.widen(g + 1);
    if (j >= this.time.length) this.lengthen();
    if ((j + 1) * this.stride > this.clocks.length) this.clocks = widened(this.clocks);
  }

  private lengthen(): void {
    this.before = widened(this.before);
    this.beforePartner = widened(this.beforePartner);
    this.rest = widened(this.rest);
    const time = new Float64Array(2 * this.time.length);
    time.set(this.time);
    this.time = time;
  }

  private widen(nGoroutines: number): void {
    let stride = this.stride;
    while (stride < nGoroutines) stride *= 2;
    const wider = new Int32Array((this.clocks.length / this.stride) * stride);
    for (let j = 0; j < this.length; j++) {
      const from = j * this.stride;
      wider.set(this.clocks.subarray(from, from + this.stride), j * stride);
    }
    this.clocks = wider;
    this.stride = stride;
  }
}

function isAccess(kind: number): boolean {
  return kind >= op.OP_READ && kind <= op.OP_ATOMIC_CAS_FAIL;
}

// Whether the operation is dependent only on others on its object.
function isOnOneObject(kind: number): boolean {
  return (
    (kind >= op.OP_LOCK && kind <= op.OP_ONCE_END) ||
    kind === op.OP_MAP_READ ||
    kind === op.OP_MAP_WRITE ||
    (kind >= op.OP_COND_WAIT && kind <= op.OP_COND_BROADCAST)
  );
}

function isReading(kind: number): boolean {
  return kind === op.OP_READ || kind === op.OP_ATOMIC_LOAD || kind === op.OP_ATOMIC_CAS_FAIL;
}
