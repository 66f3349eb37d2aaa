// Range of a sync.Map is no snapshot: it takes each value when its turn comes. Reported is a Range that has seen the value of one key from before
// and that of another key from after one update of both by another goroutine, so that what it saw never was in the map at once, and that adds
// the values up or combines them otherwise, so that the result is of no moment either.
//
// The rules are those of torn-snapshot.ts. One update are two stores of one goroutine in one critical section, or next to each other and not
// by the same statement (a loop that fills the map, key after key, is no update). Left out: keys that come or go, values that are only
// listed or printed, readers that look again at something that the update changes as well, and updates whose place is fixed by how
// goroutines are started and joined.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { locksAt, stepsAlone, updateAround } from "./atomicity-update.ts";
import { cellOf, type Dependences, isRead, stackOf } from "./dependences.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import type { SiteCalls } from "./site-roles.ts";
import { eventAt, goroutineName, objectOfEvent, placeOf } from "./story.ts";

/** Events of the writer between two stores that still count as following each other. */
const MAX_APART = 6;

const MAP = "sync.(*Map).";
/** After these the key is not there. */
const REMOVALS = new Set(["LoadAndDelete", "CompareAndDelete", "Clear"]);

type Rows = readonly [first: number, changeOfFirst: number, changeOfSecond: number, second: number];

/** A call of Range: the steps at which it listed the keys and loaded their values. */
interface RangeCall {
  readonly start: number;
  readonly loads: number[];
  /** Stores and removals by others, from `start` to the last load. */
  readonly changes: number[];
}

export class RangeSnapshotDetector implements Detector {
  readonly needs = [op.OP_ATOMIC_RMW];
  private readonly methods = new Map<number, string>();
  private readonly structure = new HappensBefore(true);
  private readonly known = new Set<string>();
  /** By stack of calls: see `Dependences.gathers`. */
  private readonly gathered = new Map<string, boolean>();
  private execution!: Execution;
  private events!: Events;

  constructor(
    private readonly dependences: Dependences,
    private readonly calls: SiteCalls,
  ) {}

  scan(execution: Execution, sink: Sink): void {
    this.execution = execution;
    this.events = execution.events;
    const from = stepsAlone(this.events);
    for (let i = from; i < this.events.length; i++) {
      if (this.events.kind[i] !== op.OP_ATOMIC_LOAD || this.method(i) !== "keys") continue;
      const call = this.rangeFrom(i);
      if (call.loads.length > 1 && call.changes.length > 1) this.check(call, sink);
    }
  }

  describe(trace: Trace, { rows }: Sighting): Story {
    return describeRange(trace, rows as Rows); // what this detector reports
  }

  /** The method of sync.Map that is called at a step, as an operation; "" if none is. */
  private method(step: number): string {
    const site = this.events.site[step] as number;
    let method = this.methods.get(site);
    if (method === undefined) {
      const name = this.calls(site)?.name ?? "";
      method = name.startsWith(MAP) ? name.slice(MAP.length) : "";
      this.methods.set(site, method);
    }
    return method;
  }

  // All up to the goroutine's next Range of the map. Loads are those at the site of the first one: of the goroutine's others, some may be there.
  private rangeFrom(start: number): RangeCall {
    const { kind, goroutine, object, site, length } = this.events;
    const loads: number[] = [];
    const pending: number[] = [];
    const changes: number[] = [];
    for (let i = start + 1; i < length; i++) {
      if (object[i] !== object[start]) continue;
      if (goroutine[i] !== goroutine[start]) {
        if (kind[i] === op.OP_ATOMIC_RMW) pending.push(i);
        continue;
      }
      const method = kind[i] === op.OP_ATOMIC_LOAD ? this.method(i) : "";
      if (method === "keys") break;
      if (method !== "Load" || (loads.length > 0 && site[i] !== site[loads[0] as number])) continue;
      loads.push(i);
      changes.push(...pending.splice(0));
    }
    return { start, loads, changes };
  }

  private check({ start, loads, changes }: RangeCall, sink: Sink): void {
    const { goroutine } = this.events;
    const isOfOne = (a: number): boolean => changes.some((b) => b !== a && goroutine[a] === goroutine[b]);
    if (!changes.some(isOfOne)) return;
    const [second = -1] = loads.slice(1);
    if (!this.isInRange(start, second) || !this.isGathered(this.stack(second))) return;
    const keys = new Map([...loads, ...changes].map((step) => [step, this.execution.keyAt?.(step) ?? 0]));
    for (const [k, b] of changes.entries()) {
      const second = this.readerOf(b, loads, changes, keys);
      if (second === undefined || !this.isInRange(start, second)) continue;
      for (const a of changes.slice(0, k)) {
        if (goroutine[a] !== goroutine[b] || keys.get(a) === keys.get(b)) continue;
        const first = this.readBefore(a, loads, changes, keys);
        if (first === undefined || !this.isInRange(start, first)) continue;
        this.found([first, a, b, second], sink);
      }
    }
  }

  private isGathered(stack: readonly number[]): boolean {
    const key = stack.join();
    let isGathered = this.gathered.get(key);
    if (isGathered === undefined) {
      isGathered = this.dependences.gathers(stack);
      this.gathered.set(key, isGathered);
    }
    return isGathered;
  }

  // Whether a load is made by the Range that listed the keys at `start`.
  private isInRange(start: number, load: number): boolean {
    const [, ...outer] = this.stack(start);
    const [, ...around] = this.stack(load);
    return outer.length > 0 && outer.join() === around.join();
  }

  // The load that yields what the change left there.
  private readerOf(
    change: number,
    loads: readonly number[],
    changes: readonly number[],
    keys: ReadonlyMap<number, number>,
  ): number | undefined {
    const key = keys.get(change);
    if (key === 0 || this.isRemoval(change)) return undefined;
    const load = loads.find((step) => keys.get(step) === key);
    if (load === undefined || load < change) return undefined;
    const isLast = !changes.some((other) => other > change && other < load && this.mayChange(other, key, keys));
    return isLast ? load : undefined;
  }

  // The load that yields a value which the change is the first to replace or remove.
  private readBefore(
    change: number,
    loads: readonly number[],
    changes: readonly number[],
    keys: ReadonlyMap<number, number>,
  ): number | undefined {
    const key = keys.get(change);
    const load = loads.find((step) => keys.get(step) === key);
    if (key === 0 || load === undefined || load > change) return undefined;
    const isFirst = !changes.some((other) => other > load && other < change && this.mayChange(other, key, keys));
    const before = changes.findLast((other) => other < load && this.mayChange(other, key, keys));
    return isFirst && (before === undefined || !this.isRemoval(before)) ? load : undefined;
  }

  // Clear has no key, and changes all.
  private mayChange(change: number, key: number | undefined, keys: ReadonlyMap<number, number>): boolean {
    return keys.get(change) === key || keys.get(change) === 0;
  }

  private isRemoval(change: number): boolean {
    return REMOVALS.has(this.method(change));
  }

  private stack(step: number): readonly number[] {
    return stackOf(this.execution, step) ?? [];
  }

  private found(rows: Rows, sink: Sink): void {
    const { events } = this;
    const [, a, b, second] = rows;
    if (!this.isOneUpdate(a, b) || this.isLookedAtAgain(rows)) return;
    const range = this.stack(second)[1] ?? -1;
    const sites = [range, events.site[a] as number, events.site[b] as number];
    const key = sites.join(" ");
    if (!this.known.has(key) && this.isFixedOrder(rows)) return;
    sink.saw("torn-snapshot");
    if (this.known.has(key)) return;
    this.known.add(key);
    sink.report({ kind: "torn-snapshot", sites, rows, lastStep: events.length - 1 });
  }

  private isOneUpdate(a: number, b: number): boolean {
    const { events } = this;
    const { writes, locks } = updateAround(events, a);
    if (locks.length > 0 && writes.includes(b)) return this.isSection(a, b, locks);
    return this.isNear(a, b) && this.stack(a).join() !== this.stack(b).join();
  }

  // Whether the very sections in which a and b are made are one.
  private isSection(a: number, b: number, locks: readonly number[]): boolean {
    const [atA, atB] = [locksAt(this.events, a), locksAt(this.events, b)];
    return locks.some((lock) => atA.get(lock) === atB.get(lock));
  }

  private isNear(a: number, b: number): boolean {
    const { kind, goroutine } = this.events;
    let n = 0;
    for (let i = a + 1; i < b; i++) {
      if (goroutine[i] !== goroutine[a]) continue;
      if ((kind[i] as number) < op.OP_READ || (kind[i] as number) > op.OP_RW_ANNOUNCE || ++n > MAX_APART) return false;
    }
    return true;
  }

  // The reader comes back to something else that the update has changed: a version, or what it compares the result with.
  private isLookedAtAgain([, a, b, second]: Rows): boolean {
    const { events } = this;
    const { kind, goroutine, object } = events;
    const changed = new Set([a, b].flatMap((step) => updateAround(events, step).writes).map((i) => cellOf(events, i)));
    changed.delete(object[a] as number);
    for (let i = second + 1; changed.size > 0 && i < events.length; i++) {
      const isLook = isRead(kind[i] as number) || kind[i] === op.OP_ATOMIC_RMW || kind[i] === op.OP_ATOMIC_CAS_FAIL;
      if (isLook && goroutine[i] === goroutine[second] && changed.has(cellOf(events, i))) return true;
    }
    return false;
  }

  private isFixedOrder([first, a, , second]: Rows): boolean {
    const { structure, events } = this;
    structure.begin(events);
    let isReadFirst = false;
    for (let i = 0; i <= second; i++) {
      if (!structure.advance(i)) return false;
      if (i === a) isReadFirst = structure.isBefore(first, events.goroutine[a] as number);
    }
    return isReadFirst && structure.isBefore(a, events.goroutine[second] as number);
  }
}

function describeRange(trace: Trace, [first, a, b, second]: Rows): Story {
  const g = goroutineName(trace.events.goroutine[second] as number);
  const writer = goroutineName(trace.events.goroutine[a] as number);
  const map = objectOfEvent(trace, first);
  const [range, atA, atB] = [first, a, b].map((step) => placeOf(trace, step));
  return {
    severity: "error",
    message: `torn snapshot: Range of ${map} at ${range} sees what ${writer} stores at ${atB} and not what it stored before at ${atA}; ${g} puts the two together, though the map never held them at once`,
    explanation: [
      `${g} goes through ${map} at ${range} and has the value of one key already.`,
      `${writer} then changes that key at ${atA} and another one at ${atB}.`,
      `When Range comes to the other key it finds the new value. The result mixes a value from before the update with one from after it.`,
      `Range is no snapshot: it visits every key at most once, and takes each value as it is at that moment. Where values of several keys belong together, keep them in one value that is replaced as a whole, or in a plain map under one lock for readers and writers.`,
    ],
    events: [
      eventAt(trace, first, "old value"),
      eventAt(trace, a, "update"),
      eventAt(trace, b, "update"),
      eventAt(trace, second, "new value"),
    ],
    cursor: second + 1,
  };
}
