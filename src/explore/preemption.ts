// Single preemptions, where they could matter: for every step of the default run that conflicts with a later step of another goroutine,
// an execution that is the default run but for one switch to that goroutine just before the step. Most concurrency bugs need one or
// two preemptions at the right place (see CHESS, Musuvathi and Qadeer, PLDI 2007), so this finds most of them within a few executions.
//
// First come steps in the middle of something: their goroutine has touched the same object before, or holds a lock.

import * as op from "../trace/operation.ts";
import type { Dependence } from "./dependence.ts";
import { LONG, MAX_ROUNDS, roundsOf } from "./loops.ts";
import { RunQueue } from "./policy.ts";
import type { EventRows, Run } from "./run.ts";
import { CUT, STEP, STUCK, type Strategy } from "./strategy.ts";

/** Longest default run that is searched for conflicts, and how far apart two steps may be. */
const MAX_STEPS = 2000;
const MAX_DISTANCE = 500;
/** Steps between two looks at whether somebody goes round in a loop. */
const LOOK_EVERY = 64;

interface Preemption {
  /** Step of the default run before which `to` is run instead. */
  readonly step: number;
  readonly to: number;
  /** Lower is tried first. */
  readonly rank: number;
}

export class PreemptionStrategy implements Strategy {
  readonly name = "preemption";
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly policy = new RunQueue();
  private preemptions: readonly Preemption[] | undefined;
  private index = 0;
  private nSeen = 0;

  /** Its first execution is the default run; at most `nMax` others follow. */
  constructor(
    private readonly dependence: Dependence,
    private readonly nMax: number,
  ) {}

  next(run: Run): boolean {
    if (this.preemptions !== undefined) this.index++;
    else if (run.length > 0) this.preemptions = findPreemptions(run.events, this.dependence).slice(0, this.nMax);
    if (this.preemptions !== undefined && this.index >= this.preemptions.length) return false;
    run.restart();
    this.policy.restart();
    this.nSeen = 0;
    return true;
  }

  choose(run: Run): number {
    const { kind, goroutine, partner } = run.events;
    for (; this.nSeen < run.length; this.nSeen++) {
      const i = this.nSeen;
      this.policy.observe(kind[i] as number, goroutine[i] as number, partner[i] as number);
    }
    if (!this.policy.propose(run.machine)) return STUCK;
    // Whoever goes round a loop has a long time slice.
    const isLong = run.length >= LONG && run.length % LOOK_EVERY === 0;
    if (isLong && roundsOf(run.events, this.policy.goroutine) >= MAX_ROUNDS && this.hasOthers(run)) return CUT;
    run.goroutine = this.policy.goroutine;
    run.alternative = this.policy.alternative;
    const preemption = this.preemptions?.[this.index];
    if (preemption?.step !== run.length) return STEP;
    run.goroutine = preemption.to;
    run.alternative = this.policy.alternativeFor(run.machine, run.machine.enabled(), preemption.to);
    return run.alternative < 0 ? CUT : STEP;
  }

  private hasOthers(run: Run): boolean {
    const { goroutine, length } = run.machine.enabled();
    return goroutine[0] !== this.policy.goroutine || goroutine[length - 1] !== this.policy.goroutine;
  }

  cutShort(): void {}
}

/** Where a preemption could change something, best first. Cost: steps times distance. */
export function findPreemptions(events: EventRows, dependence: Dependence): readonly Preemption[] {
  const preemptions: Preemption[] = [];
  const n = Math.min(events.length, MAX_STEPS);
  for (let step = 1; step < n; step++) {
    const to = firstConflict(events, dependence, step);
    if (to >= 0) preemptions.push({ step, to, rank: isInTheMiddle(events, step) ? 0 : 1 });
  }
  return preemptions.sort((a, b) => a.rank - b.rank || a.step - b.step);
}

// The goroutine of the first later step that is dependent with `step`, and that existed by then.
function firstConflict(events: EventRows, dependence: Dependence, step: number): number {
  const g = events.goroutine[step];
  const end = Math.min(events.length, step + MAX_DISTANCE);
  for (let later = step + 1; later < end; later++) {
    const h = events.goroutine[later] as number;
    // A goroutine that `step`'s own makes later is no alternative to it.
    if (events.kind[later] === op.OP_GO) continue;
    if (h !== g && dependence.areDependent(events, step, events, later) && existedBefore(events, h, step)) return h;
  }
  return -1;
}

function existedBefore(events: EventRows, g: number, step: number): boolean {
  if (g === 0) return true;
  for (let i = 0; i < step; i++) if (events.kind[i] === op.OP_GO && events.partner[i] === g) return true;
  return false;
}

function isInTheMiddle(events: EventRows, step: number): boolean {
  const g = events.goroutine[step];
  const object = events.object[step] as number;
  let nHeld = 0;
  for (let i = 0; i < step; i++) {
    if (events.goroutine[i] !== g) continue;
    if (object >= 0 && events.object[i] === object) return true;
    if (events.kind[i] === op.OP_LOCK) nHeld++;
    if (events.kind[i] === op.OP_UNLOCK) nHeld--;
  }
  return nHeld > 0 && events.kind[step] === op.OP_LOCK;
}
