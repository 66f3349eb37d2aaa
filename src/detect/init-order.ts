// Use before initialisation: a goroutine reads the zero value of x, though somebody else gives x its only value a little later, and nothing
// makes the read wait for that. One of these has to tell that the write was meant to come first:
//
// - x is reached through without a look whether it is there (a nil pointer, map, slice or function);
// - the writer had started the reader, or what started it, before it wrote, and the reader branches on x once
//   (who looks again and again waits for a signal);
// - the writer had already told the reader that it may go on: the reader has branched on what the writer wrote just before;
// - the write is inside a sync.Once whose Do the reader has not called.
//
// Read and write are a data race, but in the third case, where x may be read and written atomically or under a lock as well, if it
// is also reached through; or if it is written at once after the writer has told, and what was told is the
// pointer to it, or decides that it is read and branched on.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { AddressTable } from "./address-table.ts";
import { accessText, whoText } from "./atomicity-story.ts";
import { cellOf, type Dependences, isAnyWrite } from "./dependences.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import { isOfRuntime, ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { eventAt, goroutineName, objectOfEvent, placeOf } from "./story.ts";

/** Events of the writer between telling that x is there and writing it. */
const MAX_APART = 8;

type Rows = readonly [read: number, write: number];

export class InitOrderDetector implements Detector {
  readonly needs = [op.OP_WRITE, op.OP_ATOMIC_STORE];
  /** Keys are cells: by slot, the last read that found nothing. */
  private readonly cells = new AddressTable();
  private readonly earlyRead = new Int32Column();
  private readonly order = new HappensBefore();
  private readonly structure = new HappensBefore(true);
  /** Pairs of sites. */
  private readonly known = new Set<number>();
  private hasOnce = false;
  private execution!: Execution;
  private events!: Events;

  constructor(
    private readonly dependences: Dependences,
    private readonly roles: SiteRoles,
  ) {}

  scan(execution: Execution, sink: Sink): void {
    const { events, values } = execution;
    this.execution = execution;
    this.events = events;
    this.cells.clear();
    this.hasOnce = false;
    for (let i = 0; i < events.length; i++) {
      const kind = events.kind[i] as number;
      if (kind === op.OP_READ || kind === op.OP_ATOMIC_LOAD) {
        if (isZero(values[i])) this.noteRead(i);
      } else if (this.cells.length > 0 && (kind === op.OP_WRITE || kind === op.OP_ATOMIC_STORE)) {
        const slot = this.cells.find(events.object[i] as number);
        const read = slot < 0 ? -1 : this.earlyRead.at(slot);
        if (read >= 0 && events.goroutine[read] !== events.goroutine[i]) this.check(read, i, sink);
      } else if (kind === op.OP_ONCE_BEGIN) this.hasOnce = true;
    }
  }

  describe(trace: Trace, { rows }: Sighting): Story {
    return describeInitOrder(trace, rows as Rows); // what this detector reports
  }

  private noteRead(i: number): void {
    const before = this.cells.length;
    const slot = this.cells.slotOf(this.events.object[i] as number);
    if (slot === before) {
      this.earlyRead.length = slot;
      this.earlyRead.push(i);
    } else this.earlyRead.data[slot] = i;
  }

  private check(read: number, write: number, sink: Sink): void {
    const { events } = this;
    const from = events.site[read] as number;
    const to = events.site[write] as number;
    // Sites are far below 2^26: a program has a bounded text.
    const key = from * 0x4000000 + to;
    const isKnown = this.known.has(key);
    if (!isKnown && !this.canMatter(from)) return;
    if (this.roles(from) !== ROLE_PROGRAM || !this.isOnlyWrite(write) || this.isMapElement(write)) return;
    if (!isKnown && !this.isMistake(read, write)) return;
    sink.saw("init-order");
    if (isKnown) return;
    this.known.add(key);
    // All of the execution: another write behind this one would make it none.
    const lastStep = events.length - 1;
    sink.report({ kind: "init-order", sites: [from, to], rows: [read, write], lastStep });
  }

  // Most candidates are variables whose zero is a value like any other.
  private canMatter(site: number): boolean {
    const { dependences } = this;
    return (
      this.hasOnce ||
      dependences.isDereferenced(site) ||
      dependences.isBranchedOn(site) ||
      dependences.data(site).length > 0
    );
  }

  // The runtime has just found the cell: what comes first in a map is no variable.
  private isMapElement(write: number): boolean {
    const { events } = this;
    for (let i = write - 1; i >= 0; i--)
      if (events.goroutine[i] === events.goroutine[write]) return isOfRuntime(this.roles(events.site[i] as number));
    return false;
  }

  private isOnlyWrite(write: number): boolean {
    const { events } = this;
    const cell = events.object[write];
    for (let i = 0; i < events.length; i++) {
      if (i !== write && events.object[i] === cell && isAnyWrite(events.kind[i] as number)) return false;
    }
    return true;
  }

  private isMistake(read: number, write: number): boolean {
    const { events, dependences } = this;
    if (isZero(this.execution.values[write])) return false;
    // A counter's first value is computed from its zero.
    const isComputed = dependences.data(events.site[write] as number).some((site) => this.readsSame(site, write));
    if (isComputed) return false;
    const site = events.site[read] as number;
    const isReached = dependences.isDereferenced(site);
    const isBranchedOn = dependences.isBranchedOn(site);
    const isInOnce = this.isInOnce(write);
    if (!isReached && !isBranchedOn && dependences.data(site).length === 0 && !isInOnce) return false;
    const isPlain = op.isPlainAccess(events.kind[read] as number) && op.isPlainAccess(events.kind[write] as number);
    const isTold = this.isTold(read, write, MAX_APART, (told) => dependences.isBranchedOn(told));
    const isMeant =
      isReached || isInOnce || (isBranchedOn && this.hasStarted(read, write) && !this.isPolled(read, write));
    // Clocks come last: they cost most.
    if ((!isTold && !(isPlain && isMeant)) || !this.isUnordered(read, write)) return false;
    if (isPlain && this.isRace(read, write)) return true;
    if (!isTold || isReached) return isTold;
    if (this.isSignal(write)) return false;
    const deciding = isBranchedOn ? dependences.control(site) : [];
    const sources = [...deciding, ...dependences.data(site)];
    return this.isTold(read, write, 1, (told) => sources.includes(told));
  }

  private readsSame(site: number, write: number): boolean {
    const { events } = this;
    const cell = cellOf(events, write);
    for (let i = 0; i < write; i++) {
      if (events.site[i] === site && events.goroutine[i] === events.goroutine[write] && cellOf(events, i) === cell)
        return true;
    }
    return false;
  }

  // Not: the reader read, and made the writer start or go on.
  private isUnordered(read: number, write: number): boolean {
    return !this.isOrdered(this.structure, read, write);
  }

  private isRace(read: number, write: number): boolean {
    return !this.isOrdered(this.order, read, write);
  }

  private isOrdered(order: HappensBefore, read: number, write: number): boolean {
    const { events } = this;
    order.begin(events);
    for (let i = 0; i <= write; i++) if (!order.advance(i)) return true;
    return order.isBefore(read, events.goroutine[write] as number);
  }

  // The reader has branched on something that the writer wrote shortly before x.
  private isTold(read: number, write: number, maxApart: number, counts: (site: number) => boolean): boolean {
    const { events } = this;
    const writer = events.goroutine[write];
    let n = 0;
    for (let i = write - 1; i >= 0 && n < maxApart; i--) {
      if (events.goroutine[i] !== writer) continue;
      n++;
      if (i > read || !isAnyWrite(events.kind[i] as number)) continue;
      if (this.hasSeen(i, read, counts)) return true;
    }
    return false;
  }

  // The reader has read what was written at `told`, between that and its read of x.
  private hasSeen(told: number, read: number, counts: (site: number) => boolean): boolean {
    const { events } = this;
    const cell = cellOf(events, told);
    for (let i = told + 1; i < read; i++) {
      if (events.goroutine[i] !== events.goroutine[read] || cellOf(events, i) !== cell) continue;
      const kind = events.kind[i];
      if ((kind === op.OP_READ || kind === op.OP_ATOMIC_LOAD) && counts(events.site[i] as number)) return true;
    }
    return false;
  }

  private isInOnce(write: number): boolean {
    const { events } = this;
    if (!this.hasOnce) return false;
    const open = new Set<number>();
    for (let i = 0; i < write; i++) {
      const object = events.object[i] as number;
      if (events.kind[i] === op.OP_ONCE_END) open.delete(object);
      else if (events.kind[i] === op.OP_ONCE_BEGIN && events.goroutine[i] === events.goroutine[write]) open.add(object);
    }
    return open.size > 0;
  }

  // A signal, and no value that is used: the reader looks again and again, or there is nothing to see but that it is set.
  private isPolled(read: number, write: number): boolean {
    const { events } = this;
    if (this.isSignal(write)) return true;
    for (let i = 0; i < events.length; i++) {
      if (i === read || events.goroutine[i] !== events.goroutine[read]) continue;
      if (events.site[i] === events.site[read] && cellOf(events, i) === cellOf(events, read)) return true;
    }
    return false;
  }

  private isSignal(write: number): boolean {
    const value = this.execution.values[write];
    return value === true || value === "true";
  }

  // The writer, not the reader, came first, and started the reader or its parents.
  private hasStarted(read: number, write: number): boolean {
    const { events } = this;
    let g = events.goroutine[read] as number;
    for (let i = read; i >= 0; i--) {
      if (events.kind[i] !== op.OP_GO || events.partner[i] !== g) continue;
      g = events.goroutine[i] as number;
      if (g === events.goroutine[write]) return true;
    }
    return false;
  }
}

// A word that stands for nothing, or in a trace its text.
function isZero(value: unknown): boolean {
  switch (typeof value) {
    case "object": {
      const { length, capacity } = value as { length?: unknown; capacity?: unknown };
      return length === 0 && capacity === 0;
    }
    case "string":
      return ZERO_TEXTS.includes(value);
    default:
      return value === undefined || value === 0 || value === false;
  }
}

const ZERO_TEXTS: readonly string[] = ["", "0", "false", "nil", "<nil>", "[]", "map[]", '""'];

function describeInitOrder(trace: Trace, [read, write]: Rows): Story {
  const g = goroutineName(trace.events.goroutine[read] as number);
  const writer = goroutineName(trace.events.goroutine[write] as number);
  const x = objectOfEvent(trace, read);
  return {
    severity: "error",
    message: `initialisation order: ${g} uses ${x} at ${placeOf(trace, read)} before ${writer} has set it at ${placeOf(trace, write)}, and nothing makes it wait for that`,
    explanation: [
      `${whoText(trace, read)}, ${accessText(trace, read)}: it has no value yet.`,
      `Only then ${whoText(trace, write)}, ${accessText(trace, write)}.`,
      `${writer} would have to set ${x} before ${g} is started or told to go on; or ${g} to wait for it: a channel, a WaitGroup, a sync.Once around both.`,
    ],
    events: [eventAt(trace, read, "early use"), eventAt(trace, write, "initialisation")],
    cursor: write + 1,
  };
}
