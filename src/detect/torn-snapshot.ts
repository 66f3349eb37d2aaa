// Torn snapshots: a goroutine reads x and y one after the other and uses both together; in between, another goroutine makes one update of
// both, so that what was read is the old x and the new y, a pair that never existed.
//
// That both values meet is what the program says (`Dependences.meetings`): in one expression, branch, call, return or object. One update
// are the writes of one critical section, or writes that follow each other with nothing but locks and memory in between. Left out:
// pairs that the program checks before it uses them (a version read again), reads without any lock (those are data races), and
// updates whose place is fixed by how goroutines are started and joined.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { accessText, whoText } from "./atomicity-story.ts";
import { locksAt, stepsAlone, updateAround } from "./atomicity-update.ts";
import { cellOf, type Dependences, isAnyWrite, isRead, type MeetingOfReads, stackOf } from "./dependences.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import { LastReads } from "./last-reads.ts";
import { LastWrites } from "./last-writes.ts";
import { ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { eventAt, goroutineName, objectOfEvent, placeOf } from "./story.ts";

/** Events of the writer between two writes that still count as following each other. */
const MAX_APART = 6;
/** A pair of places that was refused so often is not looked at again. */
const MAX_REFUSALS = 200;

type Rows = readonly [first: number, changeOfFirst: number, changeOfSecond: number, second: number];

export class TornSnapshotDetector implements Detector {
  readonly needs = [op.OP_WRITE, op.OP_MAP_WRITE, op.OP_ATOMIC_STORE, op.OP_ATOMIC_RMW];
  private readonly writes = new LastWrites();
  private readonly reads = new LastReads();
  /** By goroutine: the step of the first write behind `nAlone`; -1. */
  private readonly firstWrite = new Int32Column();
  private readonly structure = new HappensBefore(true);
  private readonly known = new Set<string>();
  private readonly refusals = new Map<string, number>();
  private execution!: Execution;
  private events!: Events;

  constructor(
    private readonly dependences: Dependences,
    private readonly roles: SiteRoles,
  ) {}

  scan(execution: Execution, sink: Sink): void {
    const { events } = execution;
    this.execution = execution;
    this.events = events;
    this.writes.begin(events);
    const nAlone = stepsAlone(events);
    const pair = this.firstPair(nAlone);
    if (pair < 0) return;
    this.reads.begin(events);
    for (let i = 0; i < events.length; i++) {
      const kind = events.kind[i] as number;
      if (isRead(kind)) {
        if (i > pair) this.checkRead(i, sink);
        this.reads.note(i);
      } else if (i >= nAlone && isAnyWrite(kind) && this.roles(events.site[i] as number) === ROLE_PROGRAM)
        this.writes.note(cellOf(events, i), i);
    }
  }

  describe(trace: Trace, { rows }: Sighting): Story {
    return describeTornSnapshot(trace, rows as Rows); // what this detector reports
  }

  // The first write by a goroutine that has written another cell before: without one there is no update of two. -1.
  private firstPair(nAlone: number): number {
    const { events, firstWrite } = this;
    const { kind, goroutine, length } = events;
    firstWrite.length = 0;
    for (let i = nAlone; i < length; i++) {
      if (!isAnyWrite(kind[i] as number)) continue;
      const g = goroutine[i] as number;
      while (firstWrite.length <= g) firstWrite.push(-1);
      const first = firstWrite.at(g);
      if (first < 0) firstWrite.data[g] = i;
      else if (cellOf(events, first) !== cellOf(events, i)) return i;
    }
    return -1;
  }

  private checkRead(i: number, sink: Sink): void {
    for (const meeting of this.dependences.meetings(this.events.site[i] as number))
      if (!meeting.isIndex) this.check(meeting, i, sink);
  }

  // `second` is being read.
  private check(meeting: MeetingOfReads, second: number, sink: Sink): void {
    const { operands } = meeting;
    const { events } = this;
    const g = events.goroutine[second] as number;
    const site = events.site[second] as number;
    const changeOfSecond = this.writes.byOthers(cellOf(events, second), g);
    if (changeOfSecond < 0) return;
    const own = operands.findIndex((sources) => sources.includes(site));
    for (const [k, sources] of operands.entries()) {
      if (k === own) continue;
      for (const source of sources) {
        const first = this.reads.at(source, g);
        if (first < 0 || cellOf(events, first) === cellOf(events, second)) continue;
        const changeOfFirst = this.writes.byOthers(cellOf(events, first), g);
        if (changeOfFirst < first || events.goroutine[changeOfFirst] !== events.goroutine[changeOfSecond]) continue;
        this.found([first, changeOfFirst, changeOfSecond, second], meeting, sink);
      }
    }
  }

  private found(rows: Rows, meeting: MeetingOfReads, sink: Sink): void {
    const { events } = this;
    const [first, , , second] = rows;
    if (!this.isOneUpdate(rows) || !this.isGuarded(first) || !this.isGuarded(second)) return;
    if (this.isTaken(first) || this.isCopiedAnew(first, second)) return;
    if (this.isChecked(rows, meeting.control) || this.isTriedAgain(rows)) return;
    const sites = [first, second].map((step) => events.site[step] as number);
    const key = sites.join(" ");
    const isKnown = this.known.has(key);
    if (!isKnown && !this.isProved(rows, meeting.site, key)) return;
    sink.saw("torn-snapshot");
    if (isKnown) return;
    this.known.add(key);
    sink.report({ kind: "torn-snapshot", sites, rows, lastStep: events.length - 1 });
  }

  // What the order of starting and joining, and the calls, say. It takes long to find out, and rarely differs the next time.
  private isProved(rows: Rows, meeting: number, key: string): boolean {
    const nRefusals = this.refusals.get(key) ?? 0;
    if (nRefusals >= MAX_REFUSALS) return false;
    const [first, , , second] = rows;
    const isProved = !this.isFixedOrder(rows) && this.isJoined(first, second, meeting);
    if (!isProved) this.refusals.set(key, nRefusals + 1);
    return isProved;
  }

  private isJoined(first: number, second: number, site: number): boolean {
    const a = stackOf(this.execution, first);
    const b = stackOf(this.execution, second);
    return a === undefined || b === undefined || this.dependences.joins(a, b, site);
  }

  private isOneUpdate([, changeOfFirst, changeOfSecond]: Rows): boolean {
    const { events } = this;
    const writer = events.goroutine[changeOfFirst] as number;
    if (events.goroutine[changeOfSecond] !== writer) return false;
    const { writes, locks } = updateAround(events, changeOfFirst);
    if (writes.includes(changeOfSecond)) return locks.length > 0 || this.isNear(changeOfFirst, changeOfSecond, writer);
    return this.isNear(changeOfFirst, changeOfSecond, writer);
  }

  // Whether the writer does little else between its two writes.
  private isNear(a: number, b: number, writer: number): boolean {
    const { events } = this;
    let n = 0;
    for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++) {
      if (events.goroutine[i] !== writer) continue;
      const kind = events.kind[i] as number;
      if (kind < op.OP_READ || kind > op.OP_RW_ANNOUNCE) return false;
      if (++n > MAX_APART) return false;
    }
    return true;
  }

  private isGuarded(step: number): boolean {
    return !op.isPlainAccess(this.events.kind[step] as number) || locksAt(this.events, step).size > 0;
  }

  // One instruction copies a struct cell by cell, and comes to the first one's cell as well: what it was before is gone.
  private isCopiedAnew(first: number, second: number): boolean {
    const { events } = this;
    const site = events.site[first];
    if (events.site[second] !== site) return false;
    for (let i = second + 1; i < events.length; i++) {
      if (events.goroutine[i] !== events.goroutine[second]) continue;
      if (events.site[i] !== site) return false;
      if (cellOf(events, i) === cellOf(events, first)) return true;
    }
    return false;
  }

  // The reader itself changes in the same section what it reads there: it takes a number, or a turn, and this is what it got.
  private isTaken(read: number): boolean {
    const { events } = this;
    const locks = locksAt(events, read);
    if (locks.size === 0) return false;
    const cell = cellOf(events, read);
    for (let i = Math.min(...locks.values()); i < events.length; i++) {
      if (events.goroutine[i] !== events.goroutine[read]) continue;
      const kind = events.kind[i] as number;
      if (i > read && (kind === op.OP_UNLOCK || kind === op.OP_RUNLOCK)) return false;
      if (isAnyWrite(kind) && cellOf(events, i) === cell) return true;
    }
    return false;
  }

  // What decides whether the values are used at all is changed by the update as well: a version, or one of the two read once more.
  private isChecked([first, changeOfFirst, changeOfSecond, second]: Rows, control: readonly number[]): boolean {
    const { events } = this;
    const g = events.goroutine[second];
    const both = [cellOf(events, first), cellOf(events, second)];
    const changed = this.changedBy(changeOfFirst, changeOfSecond);
    for (let i = 0; i < events.length; i++) {
      if (events.goroutine[i] !== g) continue;
      const cell = cellOf(events, i);
      // A compare-and-swap fails if there was an update.
      const kind = events.kind[i] as number;
      if (i > second && (kind === op.OP_ATOMIC_RMW || kind === op.OP_ATOMIC_CAS_FAIL) && changed.has(cell)) return true;
      if (!isRead(kind)) continue;
      if (!control.includes(events.site[i] as number) || !changed.has(cell)) continue;
      if (i > second || !both.includes(cell)) return true;
    }
    return false;
  }

  private changedBy(changeOfFirst: number, changeOfSecond: number): ReadonlySet<number> {
    const { events } = this;
    const { writes } = updateAround(events, changeOfFirst);
    return new Set([...writes, changeOfFirst, changeOfSecond].map((step) => cellOf(events, step)));
  }

  // The reader looks at something else that the update has changed, branches on it, and reads all of it anew: what was read is dropped. That
  // a loop is left by such a branch decides about nothing behind it, as the text tells it: it is left at some time.
  private isTriedAgain([first, changeOfFirst, changeOfSecond, second]: Rows): boolean {
    const { events, dependences } = this;
    const changed = this.changedBy(changeOfFirst, changeOfSecond);
    let isLookedAt = false;
    for (let i = second + 1; i < events.length; i++) {
      if (events.goroutine[i] !== events.goroutine[second]) continue;
      if (events.site[i] === events.site[first]) return isLookedAt;
      const kind = events.kind[i] as number;
      if (isAnyWrite(kind)) return false;
      if (isRead(kind) && changed.has(cellOf(events, i)) && dependences.isBranchedOn(events.site[i] as number))
        isLookedAt = true;
    }
    // Of an execution that was cut nobody knows what would have come next.
    return isLookedAt && ["stopped", "limit"].includes(this.execution.end.kind);
  }

  private isFixedOrder([first, change, , second]: Rows): boolean {
    const { structure, events } = this;
    structure.begin(events);
    let isReadFirst = false;
    for (let i = 0; i <= second; i++) {
      if (!structure.advance(i)) return false;
      if (i === change) isReadFirst = structure.isBefore(first, events.goroutine[change] as number);
    }
    return isReadFirst && structure.isBefore(change, events.goroutine[second] as number);
  }
}

function describeTornSnapshot(trace: Trace, [first, changeOfFirst, changeOfSecond, second]: Rows): Story {
  const g = goroutineName(trace.events.goroutine[second] as number);
  const writer = goroutineName(trace.events.goroutine[changeOfFirst] as number);
  const x = objectOfEvent(trace, first);
  const y = objectOfEvent(trace, second);
  const changes = [changeOfFirst, changeOfSecond].sort((a, b) => a - b);
  const isAtomic = !op.isPlainAccess(trace.events.kind[first] as number);
  return {
    severity: "error",
    message: `torn snapshot: ${g} reads ${x} at ${placeOf(trace, first)} and ${y} at ${placeOf(trace, second)} as if they were one, but ${writer} has changed both in between: the old ${x} with the new ${y}`,
    explanation: [
      `${whoText(trace, first)}, ${accessText(trace, first)}.`,
      `${whoText(trace, changeOfFirst)}, ${changes.map((step) => accessText(trace, step)).join(" and ")}: one update of both.`,
      `${g} then ${accessText(trace, second)} and uses the two together, though they were never there at the same time.`,
      isAtomic
        ? "Each access is atomic, the two together are not: keep both in one struct behind an atomic.Pointer, or under one lock for readers and writers."
        : "Each access is locked, the two together are not: read both in one critical section, under the lock under which both are written.",
    ],
    events: [
      eventAt(trace, first, "first read"),
      ...changes.map((step) => eventAt(trace, step, "update")),
      eventAt(trace, second, "second read"),
    ].sort((a, b) => a.step - b.step),
    cursor: second + 1,
  };
}
