// The races of an execution, turned round: for a step i and something dependent on it that could have come before it, a sequence
// that leads there from the state before i. There are two ways to find such things.
//
// - Read off: a later step j that is dependent on i, is ordered behind it by nothing else, and is possible whatever others do (memory, maps,
//   prints, …), or locks a mutex that was free then. The sequence is what comes before j without what is ordered behind i, then j.
// - Tried out: where i may have taken away somebody's choice, or was one of several alternatives itself, the machine is taken to the
//   state before i and makes the steps that are not ordered behind i; every choice that comes up on the way and is dependent on i
//   gives a sequence.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import { caseOf, partnerCaseOf, partnerOf } from "../vm/alternatives.ts";
import type { Dependence } from "./dependence.ts";
import type { DependenceOrder } from "./dependence-order.ts";
import { EventRows, type Run } from "./run.ts";
import { isPossible } from "./strategy.ts";

/** Puts a sequence into the wakeup tree of the state at a depth; keeps a copy. */
export type Insert = (depth: number, sequence: EventRows) => void;

/** Whether the operation ends the program, and with it everything that others could still do. */
export function endsProgram(kind: number, goroutine: number): boolean {
  switch (kind) {
    case op.OP_PANIC:
    case op.OP_FATAL:
    case op.OP_OS_EXIT:
      return true;
    default:
      return kind === op.OP_EXIT && goroutine === 0;
  }
}

const TAKING: readonly number[] = [
  op.OP_CHOOSE,
  op.OP_SELECT_DEFAULT,
  op.OP_SEND,
  op.OP_RECV,
  op.OP_RENDEZVOUS,
  op.OP_CLOSE,
  op.OP_RLOCK,
  op.OP_RW_ANNOUNCE,
  op.OP_ONCE_BEGIN,
  op.OP_TRYLOCK_FAIL,
  op.OP_LOCK,
  op.OP_UNLOCK,
  op.OP_RUNLOCK,
  op.OP_WG_ADD,
];
/** By `OP_…`: 1 where a step of this kind may have taken away a choice; `mayTakeAway` says when. */
const CAN_TAKE_AWAY = Uint8Array.from(op.OPERATION_NAMES, (_, kind) => Number(TAKING.includes(kind)));

export class Reversals {
  /** What the program uses decides how much must be tried out. */
  private readonly hasReadLocks: boolean;
  private readonly hasTryLocks: boolean;
  private readonly hasCompareAndSwap: boolean;
  private readonly hasSelects: boolean;
  private readonly sequence = new EventRows();
  /** Who waits at the end of the execution, and for what. */
  private readonly waiting = new EventRows();
  /** By step: 1 if what could come instead is tried out. */
  private readonly isTriedOut = new Int32Column();
  private nTriedOut = 0;
  /** Steps of a kind that may have taken away a choice. */
  private readonly taking = new Int32Column();
  private readonly seenGoroutine: number[] = [];
  private readonly seenAlternative: number[] = [];
  /** Steps and races of the order that were there at the last call. */
  private nSteps = 0;
  private nRaces = 0;
  private nImpossible = 0;

  constructor(
    private readonly run: Run,
    private readonly order: DependenceOrder,
    private readonly dependence: Dependence,
    private readonly insert: Insert,
  ) {
    const uses = (part: string): boolean => run.machine.program.operations.some((name) => name.includes(part));
    this.hasReadLocks = uses("RWMutex");
    this.hasTryLocks = uses(".Try");
    this.hasCompareAndSwap = uses("CompareAndSwap");
    this.hasSelects = run.machine.program.selects.length > 0;
  }

  /** Steps from `depth` on have been taken back. */
  backTo(depth: number): void {
    const { taking } = this;
    this.nSteps = Math.min(this.nSteps, depth);
    while (taking.length > 0 && taking.at(taking.length - 1) >= depth) taking.length--;
    this.nRaces = Math.min(this.nRaces, this.order.raceFirst.length);
  }

  /**
   * Turns round every race of the execution that has not been seen before. The machine stands at its end, and may stand elsewhere in it
   * afterwards. Returns how many steps turned out to be impossible though nothing they need was left out: 0 if the order is right.
   */
  turnRound(): number {
    const { order } = this;
    this.nImpossible = 0;
    this.listWaiting();
    this.chooseWay();
    for (let r = this.nRaces; r < order.raceFirst.length; r++)
      this.readRace(order.raceFirst.at(r), order.raceSecond.at(r));
    if (!this.hasReadLocks && !this.hasTryLocks) this.readLocks();
    this.readEnds();
    if (this.nTriedOut > 0) for (let i = order.length - 1; i >= 0; i--) if (this.isTriedOut.at(i) === 1) this.tryOut(i);
    this.nRaces = order.raceFirst.length;
    this.nSteps = order.length;
    return this.nImpossible;
  }

  private listWaiting(): void {
    const { machine } = this.run;
    const { waiting } = this;
    waiting.length = 0;
    for (const g of machine.live()) {
      const { kind, object, extent, site } = machine.pending(g);
      const at = waiting.length;
      waiting.reserve(at + 1);
      waiting.kind[at] = kind;
      waiting.goroutine[at] = g;
      waiting.object[at] = object;
      waiting.extent[at] = extent;
      waiting.partner[at] = -1;
      waiting.site[at] = site;
      waiting.alternative[at] = 0;
      waiting.length = at + 1;
    }
  }

  // ---- Which way

  private chooseWay(): void {
    const { order, isTriedOut, taking } = this;
    const { kind } = this.run.events;
    isTriedOut.grow(order.length);
    if (this.nTriedOut > 0) isTriedOut.data.fill(0);
    this.nTriedOut = 0;
    for (let i = this.nSteps; i < order.length; i++) if (CAN_TAKE_AWAY[kind[i] as number] === 1) taking.push(i);
    for (let k = 0; k < taking.length; k++) if (this.mayTakeAway(taking.at(k))) this.tryOutLater(taking.at(k));
    for (let r = this.nRaces; r < order.raceFirst.length; r++) {
      const i = order.raceFirst.at(r);
      if (this.isBlocking(order.raceSecond.at(r)) && !this.isRelease(i)) this.tryOutLater(i);
    }
  }

  private tryOutLater(i: number): void {
    this.isTriedOut.data[i] = 1;
    this.nTriedOut++;
  }

  // Whether without step i something might have been possible that no later step shows, or not where it stands.
  private mayTakeAway(i: number): boolean {
    const { events } = this.run;
    switch (events.kind[i]) {
      case op.OP_CHOOSE:
      case op.OP_SELECT_DEFAULT:
        return true;
      case op.OP_SEND:
      case op.OP_RECV:
      case op.OP_RENDEZVOUS:
      case op.OP_CLOSE:
        return isOfSelect(events, i) || this.hasRival(i);
      case op.OP_RLOCK:
      case op.OP_RW_ANNOUNCE:
      case op.OP_ONCE_BEGIN:
      case op.OP_TRYLOCK_FAIL:
        return this.hasRival(i);
      case op.OP_LOCK:
        return (this.hasReadLocks || this.hasTryLocks) && this.hasRival(i);
      case op.OP_UNLOCK:
      case op.OP_RUNLOCK:
        return this.hasTryLocks && this.hasRival(i);
      case op.OP_WG_ADD:
        return (events.extent[i] as number) > 0 && this.hasRival(i);
      default:
        return false;
    }
  }

  // Whether some other goroutine that could get there without step i does, or waits to do, something in conflict with it.
  private hasRival(i: number): boolean {
    const { order, waiting } = this;
    for (let j = i + 1; j < order.length; j++) if (this.isRival(i, j) && order.isReachableWithout(i, j)) return true;
    const { events } = this.run;
    for (let k = 0; k < waiting.length; k++) {
      if (waiting.kind[k] !== op.OP_SELECT && waiting.object[k] !== events.object[i]) continue;
      const last = order.lastOf(waiting.goroutine[k] as number);
      if (last < 0 || !order.isOrdered(i, last)) return true;
    }
    return false;
  }

  private isRival(i: number, j: number): boolean {
    const { events } = this.run;
    if (this.hasSelects && isOfSelect(events, j)) return true;
    if (events.object[i] !== events.object[j]) return false;
    if (events.kind[i] === op.OP_WG_ADD) return events.kind[j] === op.OP_WG_WAIT;
    return events.kind[j] === op.OP_RENDEZVOUS || this.dependence.areDependent(events, i, events, j);
  }

  // Whether the operation of step j may have to wait for others.
  private isBlocking(j: number): boolean {
    switch (this.run.events.kind[j]) {
      case op.OP_LOCK:
      case op.OP_RLOCK:
      case op.OP_RW_ANNOUNCE:
      case op.OP_WG_WAIT:
      case op.OP_ONCE_BEGIN:
      case op.OP_SEND:
      case op.OP_RECV:
      case op.OP_RENDEZVOUS:
      case op.OP_COND_WOKEN:
      case op.OP_WAKE:
      case op.OP_IDLE:
      case op.OP_TIMER_STOP:
        return true;
      default:
        return false;
    }
  }

  // Whether step i only makes things possible: what waited for it cannot come before it.
  private isRelease(i: number): boolean {
    const { events } = this.run;
    switch (events.kind[i]) {
      case op.OP_UNLOCK:
      case op.OP_RUNLOCK:
      case op.OP_ONCE_END:
      case op.OP_TIMER_SENT:
      case op.OP_SLEEP:
        return true;
      case op.OP_WG_ADD:
        return (events.extent[i] as number) < 0;
      default:
        return false;
    }
  }

  // ---- Read off

  private readRace(i: number, j: number): void {
    if (this.isTriedOut.at(i) === 1 || this.isBlocking(j)) return;
    if (this.isEffectOpen(j)) {
      this.confirm(i, j);
      return;
    }
    this.collectBefore(i, j);
    this.sequence.pushRow(this.run.events, j);
    this.insert(i, this.sequence);
  }

  // Whether what kind of event the operation gives depends on what came before.
  private isEffectOpen(j: number): boolean {
    switch (this.run.events.kind[j]) {
      case op.OP_ATOMIC_RMW:
      case op.OP_ATOMIC_CAS_FAIL:
        return this.hasCompareAndSwap;
      case op.OP_SELECT_DEFAULT:
        return true;
      default:
        return false;
    }
  }

  // Steps before `end` that are not ordered behind step i.
  private collectBefore(i: number, end: number): void {
    const { order, sequence } = this;
    const { events } = this.run;
    sequence.length = 0;
    for (let k = i + 1; k < end; k++) {
      if (!order.isOrdered(i, k) && !endsProgram(events.kind[k] as number, events.goroutine[k] as number))
        sequence.pushRow(events, k);
    }
  }

  // A mutex that is taken at step i: the next to take it, or who waits for it at the end, might have been first.
  private readLocks(): void {
    const { order, waiting, sequence } = this;
    const { events } = this.run;
    for (let j = this.nSteps; j < order.length; j++) {
      if (events.kind[j] !== op.OP_LOCK) continue;
      const i = this.lastLock(events.object[j] as number, j);
      if (i < 0 || events.goroutine[i] === events.goroutine[j] || !order.isReachableWithout(i, j)) continue;
      this.collectBefore(i, j);
      sequence.pushRow(events, j);
      this.insert(i, sequence);
    }
    for (let k = 0; k < waiting.length; k++) {
      if (waiting.kind[k] !== op.OP_LOCK) continue;
      const g = waiting.goroutine[k] as number;
      const i = this.lastLock(waiting.object[k] as number, order.length);
      const last = order.lastOf(g);
      if (i < 0 || events.goroutine[i] === g || (last >= 0 && order.isOrdered(i, last))) continue;
      this.collectBefore(i, order.length);
      sequence.pushRow(waiting, k);
      this.insert(i, sequence);
    }
  }

  private lastLock(object: number, before: number): number {
    const { kind, object: objects } = this.run.events;
    for (let i = before - 1; i >= 0; i--) if (kind[i] === op.OP_LOCK && objects[i] === object) return i;
    return -1;
  }

  // Who else could have ended the program.
  private readEnds(): void {
    const { order, waiting, sequence } = this;
    const { events } = this.run;
    const last = order.length - 1;
    if (last < 0 || !endsProgram(events.kind[last] as number, events.goroutine[last] as number)) return;
    for (let k = 0; k < waiting.length; k++) {
      if (!endsProgram(waiting.kind[k] as number, waiting.goroutine[k] as number)) continue;
      sequence.length = 0;
      sequence.pushRow(waiting, k);
      this.insert(last, sequence);
    }
  }

  // ---- Tried out

  // As `readRace`, with the event that the operation of step j gives there.
  private confirm(i: number, j: number): void {
    const { run, sequence } = this;
    const { events } = run;
    this.collectBefore(i, j);
    run.seek(i);
    for (let k = 0; k < sequence.length; k++)
      run.machine.step(sequence.goroutine[k] as number, sequence.alternative[k] as number);
    const n = sequence.length;
    const g = events.goroutine[j] as number;
    const choices = this.alternativesOf(g);
    for (const alternative of choices) {
      sequence.length = n;
      run.peek(g, alternative, sequence);
      this.insert(i, sequence);
    }
    if (choices.length === 0) this.nImpossible++;
    for (let k = 0; k < n; k++) run.machine.undo();
  }

  private alternativesOf(g: number): readonly number[] {
    const { goroutine, alternative, length } = this.run.machine.enabled();
    return alternative.slice(0, length).filter((_, k) => goroutine[k] === g);
  }

  private tryOut(i: number): void {
    const { run, order, sequence, seenGoroutine, seenAlternative } = this;
    const { events, machine } = run;
    run.seek(i);
    sequence.length = seenGoroutine.length = seenAlternative.length = 0;
    this.seenGoroutine.push(events.goroutine[i] as number);
    this.seenAlternative.push(events.alternative[i] as number);
    let n = 0;
    this.tryChoices(i);
    for (let k = i + 1; k < order.length; k++) {
      const g = events.goroutine[k] as number;
      if (order.isOrdered(i, k) || endsProgram(events.kind[k] as number, g)) continue;
      const alternative = events.alternative[k] as number;
      if (!isPossible(machine.enabled(), g, alternative)) {
        this.nImpossible++;
        break;
      }
      machine.step(g, alternative);
      n++;
      sequence.pushRow(events, k);
      this.forget(g);
      if ((events.partner[k] as number) >= 0) this.forget(events.partner[k] as number);
      this.tryChoices(i);
    }
    for (; n > 0; n--) machine.undo();
  }

  // Choices that have just come up and are dependent on step i.
  private tryChoices(i: number): void {
    const { run, sequence, seenGoroutine, seenAlternative } = this;
    const { goroutine, alternative, length } = run.machine.enabled();
    const first = seenGoroutine.length;
    for (let k = 0; k < length; k++) {
      const g = goroutine[k] as number;
      const a = alternative[k] as number;
      if (this.isSeen(g, a, first) || !this.mayConflict(i, g, a)) continue;
      seenGoroutine.push(g);
      seenAlternative.push(a);
    }
    const n = sequence.length;
    for (let k = first; k < seenGoroutine.length; k++) {
      run.peek(seenGoroutine[k] as number, seenAlternative[k] as number, sequence);
      if (this.dependence.areDependent(sequence, n, run.events, i)) this.insert(i, sequence);
      sequence.length = n;
    }
  }

  // The goroutine has gone on: its choices are new ones.
  private forget(g: number): void {
    const { seenGoroutine, seenAlternative } = this;
    let n = 0;
    for (let k = 0; k < seenGoroutine.length; k++) {
      if (seenGoroutine[k] === g) continue;
      seenGoroutine[n] = seenGoroutine[k] as number;
      seenAlternative[n++] = seenAlternative[k] as number;
    }
    seenGoroutine.length = seenAlternative.length = n;
  }

  private isSeen(g: number, alternative: number, n: number): boolean {
    for (let k = 0; k < n; k++) {
      if (this.seenGoroutine[k] === g && this.seenAlternative[k] === alternative) return true;
    }
    return false;
  }

  // A quick look before the choice is made and undone.
  private mayConflict(i: number, g: number, alternative: number): boolean {
    const { run } = this;
    const { events } = run;
    const actor = events.goroutine[i];
    const partner = events.partner[i] as number;
    if (g === actor || g === partner) return true;
    const pending = run.machine.pending(g);
    if (pending.kind === op.OP_RENDEZVOUS || pending.kind === op.OP_SELECT || pending.kind === op.OP_WAKE) {
      const other = partnerOf(alternative);
      return (
        other === actor || other === partner || pending.kind !== op.OP_RENDEZVOUS || pending.object === events.object[i]
      );
    }
    return events.kind[i] === op.OP_SELECT_DEFAULT || pending.object === events.object[i];
  }
}

/** Whether the step was a case of a select, or its partner's step was. */
export function isOfSelect(events: EventRows, i: number): boolean {
  switch (events.kind[i]) {
    case op.OP_SELECT_DEFAULT:
      return true;
    case op.OP_SEND:
    case op.OP_RECV:
    case op.OP_RENDEZVOUS: {
      const alternative = events.alternative[i] as number;
      return caseOf(alternative) >= 0 || partnerCaseOf(alternative) >= 0;
    }
    default:
      return false;
  }
}
