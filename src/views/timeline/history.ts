// What objects went through in a trace: who held which lock when, when an operation on an object would have had to wait, and which
// event let which other go on. One pass over the events.
//
// A step range [start, end) means "in the state before these steps": what event i changes is seen from i + 1 on.

import * as op from "../../trace/operation.ts";
import type { Trace, TraceObject } from "../../trace/trace.ts";

/** A critical section: `goroutine` holds `object` in [start, end); what is never released ends at the last column. */
export interface Hold {
  readonly object: number;
  readonly goroutine: number;
  readonly start: number;
  readonly end: number;
  readonly isRead: boolean;
}

export type EdgeKind = "go" | "channel" | "lock" | "wait-group" | "once" | "cond" | "atomic";

/** Event `from` let event `to`, of another goroutine, go on. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
}

/** A number that an object shows over time: wait group counter, elements in a channel's buffer. */
export interface Level {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** Step ranges in which something was so: flat pairs of start and end, ascending. */
export type Ranges = readonly number[];

export interface History {
  readonly holds: readonly Hold[];
  readonly edges: readonly Edge[];
  /** Counter of a wait group or fill of a channel, where it is not 0, by address. */
  readonly levels: ReadonlyMap<number, readonly Level[]>;
  /** When an operation `kind` on `object` could not have gone on; undefined when the trace does not tell. */
  waits(kind: number, object: number): Ranges | undefined;
}

class Condition {
  readonly ranges: number[] = [];
  private since: number;

  constructor(isTrue: boolean) {
    this.since = isTrue ? 0 : -1;
  }

  set(step: number, isTrue: boolean): void {
    if (isTrue === this.since >= 0) return;
    if (!isTrue && step > this.since) this.ranges.push(this.since, step);
    this.since = isTrue ? step : -1;
  }
}

interface OpenHold {
  readonly goroutine: number;
  readonly start: number;
  readonly isRead: boolean;
}

// All an object may need; most use two or three of these.
class ObjectState {
  readonly held = new Condition(false);
  readonly hasReaders = new Condition(false);
  readonly isRunning = new Condition(false);
  readonly isCounting = new Condition(false);
  readonly isEmpty = new Condition(true);
  readonly isFull = new Condition(false);
  readonly isUncalled = new Condition(true);
  readonly open: OpenHold[] = [];
  readonly sends: number[] = [];
  readonly levels: Level[] = [];
  nextSend = 0;
  capacity = -1;
  value = 0;
  since = 0;
  isClosed = false;
  lastRelease = -1;
  lastReadRelease = -1;
  lastWrite = -1;

  conditions(): readonly Condition[] {
    return [this.held, this.hasReaders, this.isRunning, this.isCounting, this.isEmpty, this.isFull, this.isUncalled];
  }

  change(step: number, value: number): void {
    if (this.value !== 0) this.levels.push({ start: this.since, end: step, value: this.value });
    this.value = value;
    this.since = step;
  }
}

class Recorder {
  readonly states = new Map<number, ObjectState>();
  readonly holds: Hold[] = [];
  readonly edges: Edge[] = [];
  private readonly createdAt = new Map<number, number>();

  constructor(private readonly trace: Trace) {}

  record(step: number): void {
    const { kind, goroutine, object, extent, partner } = this.trace.events;
    const g = goroutine[step] as number;
    const at = object[step] as number;
    switch (kind[step]) {
      case op.OP_GO:
        this.createdAt.set(partner[step] as number, step);
        return;
      case op.OP_START:
        this.edge(this.createdAt.get(g) ?? -1, step, "go");
        return;
      case op.OP_LOCK:
        this.edge(Math.max(this.state(at).lastRelease, this.state(at).lastReadRelease), step, "lock");
        this.acquire(at, { goroutine: g, start: step + 1, isRead: false });
        return;
      case op.OP_RLOCK:
        this.edge(this.state(at).lastRelease, step, "lock");
        this.acquire(at, { goroutine: g, start: step + 1, isRead: true });
        return;
      case op.OP_RW_ANNOUNCE:
        this.edge(this.state(at).lastRelease, step, "lock");
        this.state(at).held.set(step + 1, true);
        return;
      case op.OP_UNLOCK:
        this.release(at, step, g, false);
        return;
      case op.OP_RUNLOCK:
        this.release(at, step, g, true);
        return;
      case op.OP_WG_ADD:
        this.count(this.state(at), step, extent[step] as number);
        return;
      case op.OP_WG_WAIT:
        this.edge(this.state(at).lastRelease, step, "wait-group");
        return;
      case op.OP_ONCE_BEGIN:
        this.beginOnce(this.state(at), step);
        return;
      case op.OP_ONCE_END:
        this.state(at).isRunning.set(step + 1, false);
        this.state(at).lastRelease = step;
        return;
      case op.OP_SEND:
        this.send(this.state(at), step, extent[step] as number);
        return;
      case op.OP_RECV:
        this.receive(this.state(at), step);
        return;
      case op.OP_CLOSE:
        this.close(this.state(at), step);
        return;
      case op.OP_COND_SIGNAL:
      case op.OP_COND_BROADCAST:
        this.state(at).lastRelease = step;
        this.state(at).isUncalled.set(step + 1, false);
        return;
      case op.OP_COND_WAIT:
        this.state(at).isUncalled.set(step + 1, true);
        return;
      case op.OP_COND_WOKEN:
        this.edge(this.state(at).lastRelease, step, "cond");
        return;
      case op.OP_ATOMIC_LOAD:
      case op.OP_ATOMIC_CAS_FAIL:
        this.edge(this.state(at).lastWrite, step, "atomic");
        return;
      case op.OP_ATOMIC_RMW:
        this.edge(this.state(at).lastWrite, step, "atomic");
        this.state(at).lastWrite = step;
        return;
      case op.OP_ATOMIC_STORE:
        this.state(at).lastWrite = step;
    }
  }

  finish(nColumns: number): void {
    for (const [object, state] of this.states) {
      for (const open of state.open) this.holds.push({ object, ...open, end: nColumns });
      for (const condition of state.conditions()) condition.set(nColumns, false);
      state.change(nColumns, 0);
    }
    this.holds.sort((a, b) => a.start - b.start);
  }

  private state(object: number): ObjectState {
    const known = this.states.get(object);
    if (known !== undefined) return known;
    const made = new ObjectState();
    this.states.set(object, made);
    return made;
  }

  private edge(from: number, to: number, kind: EdgeKind): void {
    const { goroutine } = this.trace.events;
    if (from >= 0 && goroutine[from] !== goroutine[to]) this.edges.push({ from, to, kind });
  }

  private acquire(object: number, hold: OpenHold): void {
    const state = this.state(object);
    state.open.push(hold);
    (hold.isRead ? state.hasReaders : state.held).set(hold.start, true);
  }

  // A mutex may be unlocked by another goroutine than locked it; a read lock is preferably one's own.
  private release(object: number, step: number, goroutine: number, isRead: boolean): void {
    const state = this.state(object);
    const own = state.open.findIndex((each) => each.isRead === isRead && each.goroutine === goroutine);
    const index = own >= 0 ? own : state.open.findIndex((each) => each.isRead === isRead);
    const [open] = index < 0 ? [] : state.open.splice(index, 1);
    if (open !== undefined) this.holds.push({ object, ...open, end: step + 1 });
    if (isRead) {
      state.lastReadRelease = step;
      state.hasReaders.set(
        step + 1,
        state.open.some((each) => each.isRead),
      );
    } else {
      state.lastRelease = step;
      state.held.set(step + 1, false);
    }
  }

  private count(state: ObjectState, step: number, delta: number): void {
    state.change(step + 1, state.value + delta);
    state.isCounting.set(step + 1, state.value > 0);
    if (delta < 0) state.lastRelease = step;
  }

  private beginOnce(state: ObjectState, step: number): void {
    if (state.lastRelease >= 0) this.edge(state.lastRelease, step, "once");
    else state.isRunning.set(step + 1, true);
  }

  private send(state: ObjectState, step: number, capacity: number): void {
    state.sends.push(step);
    state.capacity = capacity;
    this.fill(state, step, state.value + 1);
  }

  private receive(state: ObjectState, step: number): void {
    const from = state.sends[state.nextSend];
    if (from === undefined) {
      this.edge(state.lastRelease, step, "channel");
      return;
    }
    state.nextSend++;
    this.edge(from, step, "channel");
    this.fill(state, step, state.value - 1);
  }

  private fill(state: ObjectState, step: number, value: number): void {
    state.change(step + 1, value);
    state.isEmpty.set(step + 1, value === 0 && !state.isClosed);
    state.isFull.set(step + 1, value >= state.capacity && !state.isClosed);
  }

  private close(state: ObjectState, step: number): void {
    state.isClosed = true;
    state.lastRelease = step;
    state.isEmpty.set(step + 1, false);
    state.isFull.set(step + 1, false);
  }
}

/** Replays the trace's locks, groups and channels; `nColumns`, at least the number of events, is where open ends end. Cost: O(events). */
export function historyOf(trace: Trace, nColumns: number): History {
  const recorder = new Recorder(trace);
  for (let step = 0; step < trace.events.length; step++) recorder.record(step);
  recorder.finish(nColumns);
  const kinds = new Map(trace.objects.map((object): [number, TraceObject] => [object.address, object]));
  return {
    holds: recorder.holds,
    edges: recorder.edges,
    levels: new Map([...recorder.states].map(([address, state]) => [address, state.levels])),
    waits: (kind, object) => {
      const state = recorder.states.get(object);
      return state === undefined ? undefined : waitsOf(state, kind, kinds.get(object)?.kind === "rwmutex");
    },
  };
}

function waitsOf(state: ObjectState, kind: number, isReadWrite: boolean): Ranges | undefined {
  switch (kind) {
    case op.OP_LOCK:
      return isReadWrite ? state.hasReaders.ranges : state.held.ranges;
    case op.OP_RLOCK:
    case op.OP_RW_ANNOUNCE:
      return state.held.ranges;
    case op.OP_WG_WAIT:
      return state.isCounting.ranges;
    case op.OP_ONCE_BEGIN:
      return state.isRunning.ranges;
    case op.OP_RECV:
      return state.isEmpty.ranges;
    case op.OP_SEND:
      return state.isFull.ranges;
    case op.OP_COND_WOKEN:
      return state.isUncalled.ranges;
    default:
      return undefined;
  }
}
