// What each goroutine was doing between its events. The trace records only what happened; what a goroutine waited for follows from
// its next event: a goroutine is blocked in those steps of the gap in which that next operation could not have gone on (the lock
// was held, the counter above zero, the buffer empty or full, the partner of a rendezvous elsewhere), else runnable. Exact for locks,
// wait groups, Once and buffered channels. Not known: which case a `select` waited for besides the one it took, and which of several
// signals woke a goroutine from a Cond.

import * as op from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";
import type { History } from "./history.ts";
import { SEVERITY_BLOCKED, SEVERITY_FOREVER, SEVERITY_RUN, SEVERITY_RUNNABLE } from "./operation-style.ts";
import { lowerBound } from "./range-max.ts";

const SPAN_RUNNABLE = 0;
export const SPAN_RUNNING = 1;
export const SPAN_BLOCKED = 2;
export const SPAN_SLEEPING = 3;
/** Blocked until the end, with nobody left to change it. */
export const SPAN_FOREVER = 4;

/** Spans of one goroutine, ascending and disjoint: columns of equal length; steps [start, end). */
export interface Spans {
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** `SPAN_…` */
  readonly state: Uint8Array;
  /** Address of what it waits for; -1. */
  readonly object: Int32Array;
}

/** Severity of a span's state, for the overview. */
export function spanSeverity(state: number): number {
  switch (state) {
    case SPAN_FOREVER:
      return SEVERITY_FOREVER;
    case SPAN_BLOCKED:
      return SEVERITY_BLOCKED;
    case SPAN_RUNNING:
      return SEVERITY_RUN;
    default:
      return SEVERITY_RUNNABLE;
  }
}

/** Steps in which each goroutine takes part, ascending; a rendezvous is its receiver's step too. Cost: O(events + goroutines). */
export function stepsByGoroutine(trace: Trace): readonly Int32Array[] {
  const { length, kind, goroutine, partner } = trace.events;
  const lists: number[][] = trace.goroutines.map(() => []);
  for (let step = 0; step < length; step++) {
    lists[goroutine[step] as number]?.push(step);
    if (kind[step] === op.OP_RENDEZVOUS) lists[partner[step] as number]?.push(step);
  }
  return lists.map((list) => Int32Array.from(list));
}

class SpanList {
  private readonly rows: number[] = [];

  add(start: number, end: number, state: number, object: number): void {
    if (end <= start) return;
    const last = this.rows.length - 4;
    const continues = this.rows[last + 1] === start && this.rows[last + 2] === state && this.rows[last + 3] === object;
    if (continues) this.rows[last + 1] = end;
    else this.rows.push(start, end, state, object);
  }

  columns(): Spans {
    const n = this.rows.length / 4;
    const column = (offset: number) => Int32Array.from({ length: n }, (_, i) => this.rows[4 * i + offset] ?? -1);
    return { start: column(0), end: column(1), state: Uint8Array.from(column(2)), object: column(3) };
  }
}

/** Finds the spans of goroutines of one trace. */
export class SpanFinder {
  private readonly createdAt = new Map<number, number>();
  private readonly blocked: ReadonlyMap<number, Trace["blocked"][number]>;

  constructor(
    private readonly trace: Trace,
    private readonly history: History,
    private readonly steps: readonly Int32Array[],
    /** Where blocked-for-ever spans end: behind the last step, so that they can be seen. */
    private readonly endColumn: number,
  ) {
    const { length, kind, partner } = trace.events;
    for (let step = 0; step < length; step++)
      if (kind[step] === op.OP_GO) this.createdAt.set(partner[step] as number, step);
    this.blocked = new Map(trace.blocked.map((each) => [each.goroutine, each]));
  }

  /** Step after which the goroutine exists. */
  bornAt(goroutine: number): number {
    return (this.createdAt.get(goroutine) ?? -1) + 1;
  }

  find(goroutine: number): Spans {
    const list = new SpanList();
    let from = this.bornAt(goroutine);
    for (const step of this.steps[goroutine] ?? []) {
      this.addGap(list, goroutine, from, step);
      list.add(step, step + 1, SPAN_RUNNING, -1);
      from = step + 1;
    }
    this.addEnd(list, goroutine, from);
    return list.columns();
  }

  private addGap(list: SpanList, goroutine: number, from: number, next: number): void {
    if (from >= next) return;
    const { kind, object } = this.trace.events;
    const pending = kind[next] as number;
    const address = object[next] as number;
    if (pending === op.OP_WAKE) list.add(from, next, SPAN_SLEEPING, -1);
    else if (pending === op.OP_RENDEZVOUS) this.addMeeting(list, goroutine, from, next);
    else this.addWaits(list, from, next, this.history.waits(pending, address) ?? [], address);
  }

  // Who came first waited for the other.
  private addMeeting(list: SpanList, goroutine: number, from: number, next: number): void {
    const { goroutine: owner, partner, object } = this.trace.events;
    const other = (owner[next] === goroutine ? partner[next] : owner[next]) as number;
    const theirs = this.steps[other] ?? new Int32Array();
    const before = lowerBound(theirs, next) - 1;
    const ready = before < 0 ? this.bornAt(other) : (theirs[before] as number) + 1;
    const met = Math.min(next, Math.max(from, ready));
    list.add(from, met, SPAN_BLOCKED, object[next] as number);
    list.add(met, next, SPAN_RUNNABLE, -1);
  }

  private addWaits(list: SpanList, from: number, to: number, ranges: readonly number[], object: number): void {
    let at = from;
    for (let i = firstRange(ranges, from); i < ranges.length && (ranges[i] as number) < to; i += 2) {
      const start = Math.max(at, ranges[i] as number);
      const end = Math.min(to, ranges[i + 1] as number);
      list.add(at, start, SPAN_RUNNABLE, -1);
      list.add(start, end, SPAN_BLOCKED, object);
      at = end;
    }
    list.add(at, to, SPAN_RUNNABLE, -1);
  }

  private addEnd(list: SpanList, goroutine: number, from: number): void {
    const { trace } = this;
    const { length, kind } = trace.events;
    const last = (this.steps[goroutine] ?? []).at(-1) ?? -1;
    const lastKind = last < 0 ? op.OP_NONE : (kind[last] as number);
    const hasEnded = [op.OP_EXIT, op.OP_PANIC, op.OP_FATAL, op.OP_OS_EXIT].includes(lastKind);
    const waits = this.blocked.get(goroutine);
    if (waits === undefined && (hasEnded || trace.end.kind !== "deadlock")) {
      if (!hasEnded) list.add(from, length, SPAN_RUNNABLE, -1);
      return;
    }
    // Who was asleep when the program ended was not blocked yet.
    const isAsleep = lastKind === op.OP_SLEEP;
    const awake = waits === undefined ? from : this.blockedSince(from, waits.kind, waits.object);
    const since = isAsleep ? length : awake;
    list.add(from, since, isAsleep ? SPAN_SLEEPING : SPAN_RUNNABLE, -1);
    list.add(since, this.endColumn, SPAN_FOREVER, waits?.object ?? -1);
  }

  // The last time the operation could still have gone on; what the trace does not tell counts as blocked all along.
  private blockedSince(from: number, kind: number, object: number): number {
    const ranges = this.history.waits(kind, object) ?? [];
    const isToTheEnd = ranges.at(-1) === this.endColumn;
    return isToTheEnd ? Math.max(from, ranges.at(-2) ?? from) : from;
  }
}

// Index of the first range that ends behind `step`. Ranges are flat pairs.
function firstRange(ranges: readonly number[], step: number): number {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[2 * middle + 1] as number) <= step) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
