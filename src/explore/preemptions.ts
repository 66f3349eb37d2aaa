// What a preemption is, and how many an execution has: a step by another goroutine although the one that was running could have
// gone on. As in CHESS (Musuvathi and Qadeer, PLDI 2007), with Go's operations:
//
// - Who is blocked, has exited, or has just yielded (Gosched) is left for nothing. Nor does anybody stand in the way whose next operation
//   is its last: its exit, or what ends the program.
// - A rendezvous belongs to both. If the running goroutine is one of the two, it goes on running; otherwise the one runs that had not
//   been waiting.
// - What a goroutine had to wait for on a channel, or to read-lock, is handed over by the runtime, as in Go: such a step is nobody's turn, and
//   who was running still is. It had to wait if it was running, could not go on, and was left.
// - Whom a goroutine could meet on a channel, but who has not come there and waits, does not keep it running.
// - Which case a select takes, and whom a sender meets, is no preemption.
//
// With this definition the default policy preempts nobody but at the end of a time slice.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import { partnerOf } from "../vm/alternatives.ts";
import type { Choices, Machine } from "../vm/api.ts";
import { endsProgram } from "./reversals.ts";
import type { Run } from "./run.ts";

const NOBODY = -1;

/** The receiver that a choice names; -1. The goroutine's operation must be pending. */
export function partnerOfChoice(machine: Machine, goroutine: number, alternative: number): number {
  const kind = machine.pendingKind(goroutine);
  return kind === op.OP_RENDEZVOUS || kind === op.OP_SELECT ? partnerOf(alternative) : NOBODY;
}

function isLast(machine: Machine, g: number): boolean {
  const kind = machine.pendingKind(g);
  return kind === op.OP_EXIT || endsProgram(kind, g);
}

function isHandedOver(kind: number): boolean {
  return kind === op.OP_SEND || kind === op.OP_RECV || kind === op.OP_SELECT || kind === op.OP_RLOCK;
}

/** Counts preemptions along an execution that goes forwards and back: `look`, then `take`, once for every step. */
export class Preemptions {
  /** Steps taken. */
  length = 0;
  // By step, before it: who runs (after a rendezvous it may be either of two), whether it has yielded, and the preemptions so far.
  private readonly running = new Int32Column();
  private readonly orRunning = new Int32Column();
  private readonly hasYielded = new Int32Column();
  private readonly counts = new Int32Column();
  // By step: who took part in it, and whether these, and those who were running, had to wait before.
  private readonly actor = new Int32Column();
  private readonly partner = new Int32Column();
  private readonly actorWaited = new Int32Column();
  private readonly partnerWaited = new Int32Column();
  private readonly runningWaited = new Int32Column();
  private readonly orRunningWaited = new Int32Column();
  /** By goroutine: 1 if it waits: it was running, could not go on, and was left. */
  private readonly waited = new Int32Column();
  // Whether those who run are left for nothing, and whether they could go on.
  private isFree = false;
  private canRunningGoOn = false;
  private canOrRunningGoOn = false;

  constructor() {
    this.enter(0, NOBODY, 0, 0);
  }

  /** Preemptions in the steps taken. */
  get count(): number {
    return this.counts.at(this.length);
  }

  /** Preemptions in the steps before step `depth`. */
  countBefore(depth: number): number {
    return this.counts.at(depth);
  }

  /** Whether `g` is running before the next step. */
  isRunning(g: number): boolean {
    return g >= 0 && (g === this.running.at(this.length) || g === this.orRunning.at(this.length));
  }

  /** Whether the next step begins a new turn if its goroutine is `g`: another one's, or the same one's after it has yielded. */
  isNewTurn(g: number): boolean {
    return !this.isRunning(g) || this.hasYielded.at(this.length) === 1;
  }

  /** Takes in the state before the next step. `choices` are the machine's. */
  look(machine: Machine, choices: Choices): void {
    const { length } = this;
    const a = this.running.at(length);
    const b = this.orRunning.at(length);
    this.canRunningGoOn = this.canGoOn(machine, choices, a);
    this.canOrRunningGoOn = b >= 0 && this.canGoOn(machine, choices, b);
    this.isFree =
      this.hasYielded.at(length) === 1 ||
      !this.canRunningGoOn ||
      isLast(machine, a) ||
      (b >= 0 && (!this.canOrRunningGoOn || isLast(machine, b)));
  }

  // Whether some choice is `g`'s, or names it as the receiver; whom it meets has to wait for it.
  private canGoOn(machine: Machine, { goroutine, alternative, length }: Choices, g: number): boolean {
    for (let k = 0; k < length; k++) {
      const actor = goroutine[k] as number;
      const partner = partnerOfChoice(machine, actor, alternative[k] as number);
      if (actor === g && (partner < 0 || this.hasWaited(partner) === 1)) return true;
      if (partner === g && this.hasWaited(actor) === 1) return true;
    }
    return false;
  }

  /** 1 if this choice of the state last looked at is a preemption, else 0. */
  costOf(machine: Machine, goroutine: number, alternative: number): number {
    if (this.isFree || this.isRunning(goroutine)) return 0;
    return this.isRunning(partnerOfChoice(machine, goroutine, alternative)) ||
      this.isServed(machine, goroutine, alternative)
      ? 0
      : 1;
  }

  /** Takes in that this choice of the state last looked at is taken. Call it before the machine steps. */
  take(machine: Machine, goroutine: number, alternative: number): void {
    const { length } = this;
    const partner = partnerOfChoice(machine, goroutine, alternative);
    const hasActor = this.isRunning(goroutine);
    const hasPartner = this.isRunning(partner);
    const count = this.count + this.costOf(machine, goroutine, alternative);
    this.actor.push(goroutine);
    this.partner.push(partner);
    this.actorWaited.push(this.hasWaited(goroutine));
    this.partnerWaited.push(partner < 0 ? 0 : this.hasWaited(partner));
    const a = this.running.at(length);
    const b = this.orRunning.at(length);
    this.runningWaited.push(this.hasWaited(a));
    this.orRunningWaited.push(b < 0 ? 0 : this.hasWaited(b));
    const hasYielded = machine.pendingKind(goroutine) === op.OP_YIELD ? 1 : 0;
    const isServed = !hasActor && !hasPartner && this.isServed(machine, goroutine, alternative);
    this.length++;
    if (!hasActor && !hasPartner && !isServed) {
      if (!this.canRunningGoOn) this.setWaited(a, 1);
      if (b >= 0 && !this.canOrRunningGoOn) this.setWaited(b, 1);
    }
    this.setWaited(goroutine, 0);
    if (partner >= 0) this.setWaited(partner, 0);
    if (hasActor || hasPartner) {
      this.enter(hasActor ? goroutine : partner, hasActor && hasPartner ? partner : NOBODY, hasYielded, count);
    } else if (isServed) {
      this.enter(a, b, this.hasYielded.at(length), count);
    } else if (partner >= 0) this.enterMeeting(goroutine, partner, count);
    else this.enter(goroutine, NOBODY, hasYielded, count);
  }

  /** Forgets the steps from `depth` on. */
  backTo(depth: number): void {
    while (this.length > depth) {
      const i = --this.length;
      this.setWaited(this.actor.at(i), this.actorWaited.at(i));
      if (this.partner.at(i) >= 0) this.setWaited(this.partner.at(i), this.partnerWaited.at(i));
      this.setWaited(this.running.at(i), this.runningWaited.at(i));
      if (this.orRunning.at(i) >= 0) this.setWaited(this.orRunning.at(i), this.orRunningWaited.at(i));
    }
    const { length } = this;
    this.actor.length = this.partner.length = this.actorWaited.length = this.partnerWaited.length = length;
    this.runningWaited.length = this.orRunningWaited.length = length;
    this.running.length = this.orRunning.length = this.hasYielded.length = this.counts.length = length + 1;
  }

  private enter(running: number, orRunning: number, hasYielded: number, count: number): void {
    this.running.push(running);
    this.orRunning.push(orRunning);
    this.hasYielded.push(hasYielded);
    this.counts.push(count);
  }

  private enterMeeting(sender: number, receiver: number, count: number): void {
    const step = this.length - 1;
    const hasSenderWaited = this.actorWaited.at(step) === 1;
    if (hasSenderWaited === (this.partnerWaited.at(step) === 1)) this.enter(sender, receiver, 0, count);
    else this.enter(hasSenderWaited ? receiver : sender, NOBODY, 0, count);
  }

  private isServed(machine: Machine, goroutine: number, alternative: number): boolean {
    return (
      this.hasWaited(goroutine) === 1 &&
      isHandedOver(machine.pendingKind(goroutine)) &&
      partnerOfChoice(machine, goroutine, alternative) < 0
    );
  }

  private hasWaited(g: number): number {
    return g < this.waited.length ? this.waited.at(g) : 0;
  }

  private setWaited(g: number, value: number): void {
    while (this.waited.length <= g) this.waited.push(0);
    this.waited.data[g] = value;
  }
}

/** Preemptions of the choices `pairs` (see `Run.choices`). Runs them again: the run is left at their end. Cost: theirs. */
export function countPreemptions(run: Run, pairs: Int32Array): number {
  const { machine } = run;
  const preemptions = new Preemptions();
  run.restart();
  for (let i = 0; i < pairs.length; i += 2) {
    run.goroutine = pairs[i] as number;
    run.alternative = pairs[i + 1] as number;
    preemptions.look(machine, machine.enabled());
    preemptions.take(machine, run.goroutine, run.alternative);
    run.step();
  }
  return preemptions.count;
}
