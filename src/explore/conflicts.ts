// Where a run could have been preempted so that something changes: before every step that conflicts with a later step of another
// goroutine. A preemption is an interruption (Maple's idioms, Yu, Narayanasamy, Pereira, Pokam, OOPSLA 2012) if its goroutine has also made
// an earlier step that conflicts with what the other one is going to do: then the other one comes between the two.

import * as op from "../trace/operation.ts";
import type { Dependence } from "./dependence.ts";
import type { EventRows } from "./run.ts";

/** Longest run that is searched, and how far apart two conflicting steps may be. */
export const MAX_STEPS = 2000;
const MAX_DISTANCE = 500;
/** Earlier steps of a goroutine that are asked whether they belong together with one. */
const MAX_EARLIER = 40;

/** Comes between two steps on one object. */
const RANK_ONE_OBJECT = 0;
/** Comes between two steps on different objects, or in the middle of something in which only one step conflicts. */
export const RANK_BETWEEN = 1;
/** Turns the order of two goroutines' steps round. */
export const RANK_ORDER = 2;

export interface Preemption {
  /** Before this step `to` is run instead. */
  readonly step: number;
  readonly to: number;
  /** RANK_…; lower is better. */
  readonly rank: number;
  /** Sites: of the goroutine's step before, if the other one comes between; else -1. */
  readonly before: number;
  readonly after: number;
  /** Site of the other goroutine's first step that conflicts with the one that is put off. */
  readonly between: number;
}

/** Later steps of one goroutine that conflict with a step. */
interface Conflict {
  readonly to: number;
  readonly first: number;
  last: number;
}

/** What can be learnt from one run. */
export interface Conflicts {
  /** Best first, those of one rank by step. */
  readonly preemptions: readonly Preemption[];
  /** Pairs of sites that conflict, in the order in which the run had them; see `orderOf`. */
  readonly orders: ReadonlySet<number>;
}

/** Names an ordered pair of sites. */
export function orderOf(first: number, second: number): number {
  return first * 0x4000000 + second;
}

/**
 * Looks for preemptions of a run.
 * @param nSteps steps of the run; what comes behind them in `events` has not happened, but could have.
 * @param canRun whether a goroutine was able to go on before a step. *Cost*: steps times distance.
 */
export function findConflicts(
  events: EventRows,
  nSteps: number,
  dependence: Dependence,
  canRun: (step: number, goroutine: number) => boolean,
): Conflicts {
  const preemptions: Preemption[] = [];
  const orders = new Set<number>();
  const earlier = new Map<number, { readonly step: number; readonly conflicts: readonly Conflict[] }[]>();
  const start = startsOf(events);
  const n = Math.min(nSteps, MAX_STEPS);
  const held = new HeldLocks();
  for (let step = 0; step < n; step++) {
    held.goTo(events, step);
    const conflicts = conflictsOf(events, dependence, step, orders);
    if (conflicts.length === 0) continue;
    const g = events.goroutine[step] as number;
    const own = earlier.get(g) ?? [];
    for (const { to, first } of conflicts) {
      if ((start.get(to) ?? 0) >= step || !canRun(step, to) || held.keepOut(events, step, to, first)) continue;
      const before = lastBefore(own, to, step);
      const rank = rankOf(events, before, step);
      const [after, between] = [events.site[step] as number, events.site[first] as number];
      preemptions.push({ step, to, rank, before: before < 0 ? -1 : (events.site[before] as number), after, between });
    }
    own.push({ step, conflicts });
    earlier.set(g, own);
  }
  return { preemptions: preemptions.sort((a, b) => a.rank - b.rank || a.step - b.step), orders };
}

/** Who holds which locks, before a step of a run. */
class HeldLocks {
  private readonly byGoroutine = new Map<number, { readonly lock: number; readonly isShared: boolean }[]>();
  private nSeen = 0;

  goTo({ kind, goroutine, object }: EventRows, step: number): void {
    for (; this.nSeen < step; this.nSeen++) {
      const i = this.nSeen;
      const locks = this.of(goroutine[i] as number);
      const lock = object[i] as number;
      if (kind[i] === op.OP_LOCK || kind[i] === op.OP_RLOCK) locks.push({ lock, isShared: kind[i] === op.OP_RLOCK });
      if (kind[i] !== op.OP_UNLOCK && kind[i] !== op.OP_RUNLOCK) continue;
      const index = locks.findIndex((held) => held.lock === lock);
      if (index >= 0) locks.splice(index, 1);
    }
  }

  /** Whether `to` would have to wait for a lock that the step's goroutine holds, on its way from `step` to `first`. */
  keepOut({ kind, goroutine, object }: EventRows, step: number, to: number, first: number): boolean {
    const locks = this.of(goroutine[step] as number);
    if (locks.length === 0) return false;
    for (let i = step + 1; i <= first; i++) {
      if (goroutine[i] !== to) continue;
      const isExclusive = kind[i] === op.OP_LOCK;
      if (!isExclusive && kind[i] !== op.OP_RLOCK) continue;
      if (locks.some(({ lock, isShared }) => lock === object[i] && (isExclusive || !isShared))) return true;
    }
    return false;
  }

  private of(g: number): { readonly lock: number; readonly isShared: boolean }[] {
    const known = this.byGoroutine.get(g);
    if (known !== undefined) return known;
    const locks: { readonly lock: number; readonly isShared: boolean }[] = [];
    this.byGoroutine.set(g, locks);
    return locks;
  }
}

// By goroutine: the step that started it.
function startsOf({ kind, partner, length }: EventRows): ReadonlyMap<number, number> {
  const start = new Map<number, number>([[0, -1]]);
  for (let i = 0; i < length; i++) {
    const child = partner[i] as number;
    if (kind[i] === op.OP_GO && child >= 0) start.set(child, i);
  }
  return start;
}

function conflictsOf(events: EventRows, dependence: Dependence, step: number, orders: Set<number>): Conflict[] {
  const found: Conflict[] = [];
  if (events.kind[step] === op.OP_GO) return found;
  const g = events.goroutine[step];
  const partner = events.partner[step];
  const end = Math.min(events.length, step + MAX_DISTANCE);
  for (let later = step + 1; later < end; later++) {
    const h = events.goroutine[later] as number;
    // A goroutine that a step makes, or meets, is no alternative to it.
    if (h === g || h === partner || events.kind[later] === op.OP_GO || events.partner[later] === g) continue;
    if (!areInConflict(events, dependence, step, later)) continue;
    orders.add(orderOf(events.site[step] as number, events.site[later] as number));
    const known = found.find(({ to }) => to === h);
    if (known === undefined) found.push({ to: h, first: later, last: later });
    else known.last = later;
  }
  return found;
}

// What one of them makes possible for the other counts too: before it has been done, the other may find another way.
function areInConflict(events: EventRows, dependence: Dependence, i: number, j: number): boolean {
  if (dependence.areDependent(events, i, events, j)) return true;
  const isSame = events.object[i] === events.object[j] && (events.object[i] as number) >= 0;
  return isSame && isOnChannel(events.kind[i] as number) && isOnChannel(events.kind[j] as number);
}

function isOnChannel(kind: number): boolean {
  return kind === op.OP_SEND || kind === op.OP_RECV || kind === op.OP_RENDEZVOUS || kind === op.OP_CLOSE;
}

// The last of the steps that conflicts with something that `to` does from `step` on; -1.
function lastBefore(
  own: readonly { readonly step: number; readonly conflicts: readonly Conflict[] }[],
  to: number,
  step: number,
): number {
  const end = Math.max(0, own.length - MAX_EARLIER);
  for (let i = own.length - 1; i >= end; i--) {
    const { step: before, conflicts } = own[i] as (typeof own)[number];
    if (conflicts.some((conflict) => conflict.to === to && conflict.last >= step)) return before;
  }
  return -1;
}

function rankOf(events: EventRows, before: number, step: number): number {
  if (before >= 0) return areSame(events, before, step) ? RANK_ONE_OBJECT : RANK_BETWEEN;
  return hasTouched(events, step) ? RANK_BETWEEN : RANK_ORDER;
}

function areSame({ object, extent }: EventRows, i: number, j: number): boolean {
  const p = object[i] as number;
  const q = object[j] as number;
  return p >= 0 && (p === q || (p < q + (extent[j] as number) && q < p + (extent[i] as number)));
}

function hasTouched(events: EventRows, step: number): boolean {
  const object = events.object[step] as number;
  if (object < 0) return false;
  for (let i = step - 1; i >= Math.max(0, step - MAX_DISTANCE); i--)
    if (events.goroutine[i] === events.goroutine[step] && events.object[i] === object) return true;
  return false;
}
