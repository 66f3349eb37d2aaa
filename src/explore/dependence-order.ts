// The dependence order of the execution in progress, as vector clocks: which steps must come before which, because they belong to
// one goroutine, are dependent (dependence.ts), or because one made the other possible. Executions with the same order are
// equivalent; the search executes one of each class. Not to be confused with the synchronises-with order, in which data races are
// looked for (detect/happens-before.ts).
//
// Entry g of the clock of step j is 1 + the last step of goroutine g that is ordered before j (or is j); so step i is ordered
// before step j exactly if clock(j)[goroutine of i] > i.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Dependence } from "./dependence.ts";
import type { EventRows, Run } from "./run.ts";

const FIRST_STRIDE = 8;

export class DependenceOrder {
  /** Steps taken in so far. */
  length = 0;
  /** Steps j with an earlier step i of another goroutine that is dependent and ordered before j by nothing else: pairs (i, j) by j. */
  readonly raceFirst = new Int32Column();
  readonly raceSecond = new Int32Column();

  private stride = FIRST_STRIDE;
  private clocks = new Int32Array(FIRST_STRIDE * 256);
  /** By step: the step before it of its goroutine and of its partner; -1. */
  private readonly before = new Int32Column();
  private readonly beforePartner = new Int32Column();
  /** By goroutine: its last step; -1. */
  private readonly lastStep = new Int32Column();
  /** By step: the last one that found everybody at rest and moved the clock; -1. */
  private readonly rest = new Int32Column();
  private readonly time: number[] = [];

  constructor(
    private readonly run: Run,
    private readonly dependence: Dependence,
    private readonly timeMode: "ordered" | "drift",
  ) {}

  /** Forgets all steps from `depth` on. */
  backTo(depth: number): void {
    const { goroutine, partner } = this.run.events;
    for (let j = this.length - 1; j >= depth; j--) {
      this.lastStep.data[goroutine[j] as number] = this.before.at(j);
      if ((partner[j] as number) >= 0) this.lastStep.data[partner[j] as number] = this.beforePartner.at(j);
    }
    if (depth >= this.length) return;
    this.length = this.before.length = this.beforePartner.length = this.rest.length = this.time.length = depth;
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
    return g === this.run.events.goroutine[j] ? this.before.at(j) : this.beforePartner.at(j);
  }

  /** The step before step j of its goroutine; -1. */
  beforeOf(j: number): number {
    return this.before.at(j);
  }

  /** The step before step j of its partner; -1. */
  beforePartnerOf(j: number): number {
    return this.beforePartner.at(j);
  }

  /** Whether step i is step j or ordered before it. */
  isOrdered(i: number, j: number): boolean {
    return (this.clocks[j * this.stride + (this.run.events.goroutine[i] as number)] as number) > i;
  }

  /** Whether a goroutine of step j, its own or its partner, could have got to it without step i. */
  isReachableWithout(i: number, j: number): boolean {
    return this.isBeforeUnordered(i, this.before.at(j)) || this.isPartnerReachableWithout(i, j);
  }

  private isPartnerReachableWithout(i: number, j: number): boolean {
    const { kind } = this.run.events;
    return kind[j] === op.OP_RENDEZVOUS && this.isBeforeUnordered(i, this.beforePartner.at(j));
  }

  private isBeforeUnordered(i: number, before: number): boolean {
    return before < 0 || !this.isOrdered(i, before);
  }

  /** Takes in step `length`, which the run has just made. Cost: linear in the steps so far. */
  observe(): void {
    const j = this.length++;
    const { events } = this.run;
    const g = events.goroutine[j] as number;
    const p = events.partner[j] as number;
    this.makeRoom(j, Math.max(g, p));
    const row = j * this.stride;
    this.clocks.fill(0, row, row + this.stride);
    this.before.push(this.takeTurn(g, j, row));
    this.beforePartner.push(p < 0 ? -1 : this.takeTurn(p, j, row));
    this.observeTime(j, row);
    this.joinEnabling(events, j, row);
    this.joinDependent(events, j, row);
    this.clocks[row + g] = j + 1;
    if (p >= 0) this.clocks[row + p] = j + 1;
  }

  private takeTurn(g: number, j: number, row: number): number {
    const last = this.lastStep.at(g);
    if (last >= 0) this.join(row, last);
    this.lastStep.data[g] = j;
    return last;
  }

  private joinDependent(events: EventRows, j: number, row: number): void {
    const { clocks, dependence } = this;
    const { goroutine } = events;
    for (let i = j - 1; i >= 0; i--) {
      if ((clocks[row + (goroutine[i] as number)] as number) > i) continue;
      if (!dependence.areDependent(events, i, events, j)) continue;
      this.raceFirst.push(i);
      this.raceSecond.push(j);
      this.join(row, i);
    }
  }

  // In ordered time the clock moves when nobody else can go on, and so do those who wait for just that: such a step comes after
  // everything before it.
  private observeTime(j: number, row: number): void {
    const now = this.run.machine.nowNs;
    const isMove = this.timeMode === "ordered" && now > (j === 0 ? 0 : (this.time[j - 1] as number));
    const hasMoved = isMove || this.run.events.kind[j] === op.OP_IDLE;
    this.time.push(now);
    const rest = j === 0 ? -1 : this.rest.at(j - 1);
    this.rest.push(hasMoved ? j : rest);
    if (hasMoved) {
      for (let g = 0; g < this.lastStep.length; g++) {
        const last = this.lastStep.at(g);
        if (last >= 0 && last !== j) this.join(row, last);
      }
    } else if (rest >= 0 && this.run.events.kind[j] === op.OP_WAKE) this.join(row, rest);
  }

  // What made the step possible, where the dependence table says nothing since both are never possible at once.
  private joinEnabling(events: EventRows, j: number, row: number): void {
    this.joinIf(row, this.run.wakerOf(j));
    switch (events.kind[j]) {
      case op.OP_RECV: {
        const sent = this.nth(events, op.OP_SEND, j, this.count(events, op.OP_RECV, j));
        if (sent >= 0) this.join(row, sent);
        else this.joinLast(events, op.OP_CLOSE, j, row);
        return;
      }
      case op.OP_SEND: {
        const freed = this.count(events, op.OP_SEND, j) - (events.extent[j] as number);
        if (freed >= 0) this.joinIf(row, this.nth(events, op.OP_RECV, j, freed));
        return;
      }
      case op.OP_COND_WOKEN:
        this.joinIf(row, this.notification(events, j));
    }
  }

  private joinIf(row: number, i: number): void {
    if (i >= 0) this.join(row, i);
  }

  private joinLast(events: EventRows, kind: number, j: number, row: number): void {
    for (let i = j - 1; i >= 0; i--) {
      if (events.kind[i] !== kind || events.object[i] !== events.object[j]) continue;
      this.join(row, i);
      return;
    }
  }

  // How many steps before j are of this kind and on its object.
  private count(events: EventRows, kind: number, j: number): number {
    let n = 0;
    for (let i = 0; i < j; i++) if (events.kind[i] === kind && events.object[i] === events.object[j]) n++;
    return n;
  }

  private nth(events: EventRows, kind: number, j: number, n: number): number {
    let left = n;
    for (let i = 0; i < j; i++) {
      if (events.kind[i] === kind && events.object[i] === events.object[j] && left-- === 0) return i;
    }
    return -1;
  }

  // Waiters of a Cond have numbers, and are notified in their order: the step that notified the one who goes on at step j.
  private notification(events: EventRows, j: number): number {
    const { kind, object, goroutine } = events;
    let nWaiting = 0;
    let nNotified = 0;
    let ticket = -1;
    let by = -1;
    for (let i = 0; i < j; i++) {
      if (object[i] !== object[j]) continue;
      const notifiedBefore = nNotified;
      if (kind[i] === op.OP_COND_WAIT) {
        if (goroutine[i] === goroutine[j]) {
          ticket = nWaiting;
          by = -1;
        }
        nWaiting++;
      } else if (kind[i] === op.OP_COND_SIGNAL) nNotified = Math.min(nWaiting, nNotified + 1);
      else if (kind[i] === op.OP_COND_BROADCAST) nNotified = nWaiting;
      if (ticket >= 0 && notifiedBefore <= ticket && ticket < nNotified) by = i;
    }
    return by;
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
    if ((j + 1) * this.stride <= this.clocks.length) return;
    const larger = new Int32Array(this.clocks.length * 2);
    larger.set(this.clocks);
    this.clocks = larger;
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
