// The default policy `go-runq-1`: which goroutine Go's scheduler would run next on one P. Schedules are departures from it.
//
// As Go's runtime does (runtime/proc.go, one P, Go 1.26):
// - the current goroutine runs on until it blocks, yields, exits or has used up its time slice;
// - a new or unblocked goroutine becomes `runnext`, and whoever was runnext goes to the tail of the run queue;
// - next comes runnext (which inherits the time slice), then the head of the run queue, then the global queue; every 61st turn the
//   global queue comes first;
// - Gosched and the end of a time slice put the current goroutine at the tail of the global queue;
// - what a goroutine waits for on a channel, or to read-lock, is handed over at once, the longest waiting first: its operation comes
//   right after the one that made it possible, it becomes runnable, and the current goroutine runs on. close serves the last first;
// - a mutex that becomes free wakes the one that has waited longest, which has to compete for it all the same.
//
// Who spins (Machine.spins) keeps his place among those who could run: on Go's P he would look, and go to the tail.
//
// Different: the choice of a select is the first ready case, not a random one; time slices count operations, not milliseconds. Who
// has done nothing but look (loads, failed attempts, defaults) for a while only waits for somebody else, and is taken off sooner.
//
// On an unbuffered channel only a goroutine that has arrived and waits can be the partner, as in Go: the machine would also
// allow one that is about to arrive.
//
// The policy's state is a function of the run alone: `propose` and `observe` must be called in turn, once for every step.

import * as op from "../trace/operation.ts";
import { alternativeOf, caseOf, partnerCaseOf, partnerOf } from "../vm/alternatives.ts";
import { type Choices, type Machine, READY_ALONE, READY_NOT } from "../vm/api.ts";
import { isLook } from "../vm/looks.ts";

/** Operations of a time slice. */
const SLICE = 10_000;
/** Operations that only look, one after the other, before a goroutine is taken off. */
const MAX_LOOKS = 200;
const GLOBAL_TURN = 61;
/** Asking so many goroutines one by one costs less than listing all choices. */
const FEW = 8;

// Whether a pending operation's alternatives may name a partner.
function mayMeet(kind: number): boolean {
  return kind === op.OP_RENDEZVOUS || kind === op.OP_SELECT;
}

// Whether a goroutine that waits with this operation gets what it waits for without having to run.
function isHandedOver(kind: number): boolean {
  return kind === op.OP_SEND || kind === op.OP_RECV || kind === op.OP_SELECT || kind === op.OP_RLOCK;
}

// Whether one free place wakes one waiter.
function isOneByOne(kind: number): boolean {
  return kind === op.OP_LOCK || kind === op.OP_RW_ANNOUNCE;
}

/** The run queue of one P. */
export class RunQueue {
  /** The proposal. */
  goroutine = 0;
  alternative = 0;
  private current = 0;
  private runNext = -1;
  private readonly local: number[] = [];
  private readonly global: number[] = [];
  /** Blocked, longest first. */
  private readonly parked: number[] = [];
  private nOperations = 0;
  private nLooks = 0;
  private nTurns = 0;
  /** The last operation that was not handed over. */
  private lastKind = op.OP_NONE;
  /** The proposal is an operation of a goroutine that waits and goes on waiting for its turn. */
  private isHandover = false;
  /** By goroutine: the turn in which it last had a choice without a partner. */
  private aloneAt = new Int32Array(64);
  private nProposals = 0;

  /** To the start of a run: main alone, running. */
  restart(): void {
    this.current = 0;
    this.runNext = -1;
    this.local.length = this.global.length = this.parked.length = 0;
    this.nOperations = this.nLooks = this.nTurns = 0;
    this.lastKind = op.OP_NONE;
  }

  /** Sets `goroutine` and `alternative` to what comes next. False when there is no choice. */
  propose(machine: Machine): boolean {
    if (this.isPlain(machine)) return this.proposePlainly(machine);
    const choices = machine.enabled();
    if (choices.length === 0) return false;
    if (this.parked.length > 0) this.markAlone(machine, choices);
    this.isHandover = this.proposeHandover(machine, choices);
    if (this.isHandover) return true;
    this.wakeParked(machine);
    this.endSlice();
    for (;;) {
      if (this.current < 0) this.current = this.takeNext();
      if (this.current < 0) return this.proposeParked(machine, choices);
      if (this.proposeFor(machine, choices, this.current)) return true;
      if (!this.letSpin(machine, this.current)) this.parked.push(this.current);
      this.current = -1;
    }
  }

  // Who spins goes to the tail, unless everybody there does.
  private letSpin(machine: Machine, g: number): boolean {
    if (!machine.spins(g)) return false;
    const isSpinning = (other: number): boolean => machine.spins(other);
    const hasOthers = !this.local.every(isSpinning) || !this.global.every(isSpinning) || this.runNext >= 0;
    if (hasOthers) this.global.push(g);
    return hasOthers;
  }

  // Most often nobody who waits could go on alone, and no slice is over: then the choices need not be listed. Once the clock has
  // moved, who waits on a channel is known to have arrived, and the machine has a say in who is served first.
  private isPlain(machine: Machine): boolean {
    if (this.nOperations >= SLICE || this.nLooks >= MAX_LOOKS || machine.nowNs > 0) return false;
    const { parked } = this;
    if (parked.length > FEW) return false;
    for (let i = 0; i < parked.length; i++) {
      const g = parked[i] as number;
      const readiness = machine.readiness(g);
      // A send without a buffer is not known to be ready as long as its channel is open: it needs a partner.
      if (readiness !== READY_NOT && (readiness === READY_ALONE || machine.pendingKind(g) !== op.OP_RENDEZVOUS))
        return false;
    }
    return true;
  }

  // As `propose` goes on where nobody who waits can go on alone.
  private proposePlainly(machine: Machine): boolean {
    this.isHandover = false;
    let hasSelect = false;
    for (;;) {
      if (this.current < 0) this.current = this.takeNext();
      const g = this.current;
      if (g < 0) {
        const choices = machine.enabled();
        return choices.length > 0 && this.proposeParked(machine, choices);
      }
      const readiness = machine.readiness(g);
      if (readiness === READY_ALONE) {
        this.goroutine = g;
        this.alternative = 0;
        return true;
      }
      const isFound = hasSelect
        ? this.proposeFor(machine, machine.enabled(), g)
        : this.proposeMeeting(machine, g, readiness);
      if (isFound) return true;
      hasSelect ||= machine.pendingKind(g) === op.OP_SELECT;
      if (!this.letSpin(machine, g)) this.parked.push(g);
      this.current = -1;
    }
  }

  // What `g` does with somebody who has waited for it.
  private proposeMeeting(machine: Machine, g: number, readiness: number): boolean {
    const kind = machine.pendingKind(g);
    if (kind === op.OP_RENDEZVOUS || kind === op.OP_RECV) {
      const { object } = machine.pending(g);
      const partner = this.longestParked(machine, kind === op.OP_RECV ? op.OP_RENDEZVOUS : op.OP_RECV, object);
      if (partner < 0) return false;
      this.goroutine = kind === op.OP_RECV ? partner : g;
      this.alternative = alternativeOf(-1, kind === op.OP_RECV ? g : partner, -1);
      return true;
    }
    return readiness !== READY_NOT && this.proposeFor(machine, machine.enabled(), g);
  }

  private longestParked(machine: Machine, kind: number, object: number): number {
    const { parked } = this;
    for (let i = 0; i < parked.length; i++) {
      const g = parked[i] as number;
      if (machine.pendingKind(g) === kind && machine.pending(g).object === object) return g;
    }
    return -1;
  }

  /** The alternative that the policy would take if `g` ran now; -1 when it cannot. The choices must be current. */
  alternativeFor(machine: Machine, choices: Choices, g: number): number {
    const { goroutine, alternative } = this;
    const isOwn = this.proposeFor(machine, choices, g) && this.goroutine === g;
    let found = isOwn ? this.alternative : -1;
    for (let k = 0; k < choices.length && found < 0; k++)
      if (choices.goroutine[k] === g) found = choices.alternative[k] as number;
    // The proposal stands: what comes of the next step must not depend on what was asked.
    this.goroutine = goroutine;
    this.alternative = alternative;
    return found;
  }

  /** Takes in the step that was made, which need not be the proposal. */
  observe(kind: number, actor: number, partner: number): void {
    if (this.isHandover && actor === this.goroutine) {
      this.ready(actor);
      return;
    }
    this.lastKind = kind;
    const isMeeting = kind === op.OP_RENDEZVOUS;
    // A receiver that has arrived serves a sender that has waited: the receiver goes on, the sender is woken.
    const isServed = isMeeting && partner === this.current && this.parked.includes(actor);
    if (isServed) this.ready(actor);
    else if (actor !== this.current) this.switchTo(actor);
    if (isMeeting && partner !== this.current && this.parked.includes(partner)) this.ready(partner);
    this.nOperations++;
    this.nLooks = isLook(kind) ? this.nLooks + 1 : 0;
    if (kind === op.OP_GO && partner >= 0) this.ready(partner);
    else if (kind === op.OP_EXIT) this.current = -1;
    else if (kind === op.OP_YIELD) this.preempt();
  }

  private preempt(): void {
    if (this.current >= 0) this.global.push(this.current);
    this.current = -1;
  }

  private switchTo(g: number): void {
    this.preempt();
    this.remove(g);
    this.current = g;
    this.nOperations = this.nLooks = 0;
  }

  private remove(g: number): void {
    if (this.runNext === g) this.runNext = -1;
    removeFrom(this.local, g);
    removeFrom(this.global, g);
    removeFrom(this.parked, g);
  }

  private ready(g: number): void {
    this.remove(g);
    if (this.runNext >= 0) this.local.push(this.runNext);
    this.runNext = g;
  }

  private endSlice(): void {
    const isOver = this.nOperations >= SLICE || this.nLooks >= MAX_LOOKS;
    if (!isOver) return;
    this.nOperations = this.nLooks = 0;
    if (this.current >= 0) this.preempt();
  }

  private takeNext(): number {
    if (this.runNext >= 0) {
      const next = this.runNext;
      this.runNext = -1;
      return next;
    }
    this.nOperations = this.nLooks = 0;
    this.nTurns++;
    if (this.nTurns % GLOBAL_TURN === 0 && this.global.length > 0) return this.global.shift() ?? -1;
    return this.local.shift() ?? this.global.shift() ?? -1;
  }

  private markAlone(machine: Machine, choices: Choices): void {
    this.nProposals++;
    for (let k = 0; k < choices.length; k++) {
      const g = choices.goroutine[k] as number;
      const alternative = choices.alternative[k] as number;
      const isMeeting = alternative !== 0 && mayMeet(machine.pendingKind(g)) && partnerOf(alternative) >= 0;
      if (isMeeting) continue;
      if (g >= this.aloneAt.length) {
        const larger = new Int32Array(2 * g);
        larger.set(this.aloneAt);
        this.aloneAt = larger;
      }
      this.aloneAt[g] = this.nProposals;
    }
  }

  // Whether `g` has a choice that needs no partner. Holds for the choices last marked.
  private canGoAlone(g: number): boolean {
    return this.aloneAt[g] === this.nProposals;
  }

  private proposeHandover(machine: Machine, choices: Choices): boolean {
    const n = this.parked.length;
    for (let i = 0; i < n; i++) {
      const g = this.parked[this.lastKind === op.OP_CLOSE ? n - 1 - i : i] as number;
      if (!isHandedOver(machine.pendingKind(g)) || !this.canGoAlone(g)) continue;
      return this.proposeFor(machine, choices, g);
    }
    return false;
  }

  // Who waits and could go on without a partner is woken, the one that has waited longest first.
  private wakeParked(machine: Machine): void {
    if (this.parked.length === 0) return;
    for (let i = 0; i < this.parked.length; i++) {
      const g = this.parked[i] as number;
      if (!this.canGoAlone(g)) continue;
      const { kind, object } = machine.pending(g);
      if (isOneByOne(kind) && this.isExpected(machine, kind, object)) continue;
      this.ready(g);
      i--;
    }
  }

  // Whether somebody was woken for the same thing and has not had its turn yet.
  private isExpected(machine: Machine, kind: number, object: number): boolean {
    const isSame = (g: number): boolean => {
      const pending = machine.pending(g);
      return pending.kind === kind && pending.object === object;
    };
    return (this.runNext >= 0 && isSame(this.runNext)) || this.local.some(isSame) || this.global.some(isSame);
  }

  // Everyone waits, and yet there are choices: sleepers, or partners who have both been left waiting.
  private proposeParked(machine: Machine, choices: Choices): boolean {
    const next = this.parked.find((g) => this.proposeFor(machine, choices, g)) ?? (choices.goroutine[0] as number);
    this.remove(next);
    this.current = next;
    if (this.proposeFor(machine, choices, next)) return true;
    this.goroutine = next;
    this.alternative = choices.alternative[0] as number;
    return true;
  }

  // What `g` does if it runs now: by itself, with a partner that has arrived, or served by one.
  private proposeFor(machine: Machine, choices: Choices, g: number): boolean {
    let best = Number.POSITIVE_INFINITY;
    for (let k = 0; k < choices.length; k++) {
      const actor = choices.goroutine[k] as number;
      const alternative = choices.alternative[k] as number;
      const rank =
        actor === g ? this.rankOwn(machine, g, alternative) : this.rankServed(machine, g, actor, alternative);
      if (rank >= best) continue;
      best = rank;
      this.goroutine = actor;
      this.alternative = alternative;
    }
    return best !== Number.POSITIVE_INFINITY;
  }

  private rankOwn(machine: Machine, g: number, alternative: number): number {
    const { kind } = machine.pending(g);
    if (!mayMeet(kind)) return 0;
    if (alternative === 0) return kind === op.OP_SELECT ? LAST_RANK : 0;
    const partner = partnerOf(alternative);
    if (partner < 0) return rankOf(caseOf(alternative), 0);
    const waited = this.parked.indexOf(partner);
    return waited < 0 ? Number.POSITIVE_INFINITY : rankOf(caseOf(alternative), waited);
  }

  private rankServed(machine: Machine, g: number, sender: number, alternative: number): number {
    if (alternative === 0 || !mayMeet(machine.pending(sender).kind) || partnerOf(alternative) !== g)
      return Number.POSITIVE_INFINITY;
    const waited = this.parked.indexOf(sender);
    return waited < 0 ? Number.POSITIVE_INFINITY : rankOf(partnerCaseOf(alternative), waited);
  }
}

// Without a list of what was removed, as `splice` makes one.
function removeFrom(list: number[], g: number): void {
  let n = 0;
  for (let i = 0; i < list.length; i++) if (list[i] !== g) list[n++] = list[i] as number;
  // Setting a length costs more than all this.
  while (list.length > n) list.pop();
}

/** A default is taken only when nothing else can be. */
const LAST_RANK = 1e9;

// Cases in the order of the source; within one, who has waited longest.
function rankOf(caseIndex: number, waited: number): number {
  return (caseIndex + 1) * 100_000 + waited;
}
