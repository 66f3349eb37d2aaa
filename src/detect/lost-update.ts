// Lost updates: a goroutine reads x, another one writes x, then the first writes a value that it computed from what it had read.
// The other one's update is gone. Independent of data races: both critical sections may be locked, or both accesses atomic.
//
// That the value written depends on the read is what the program says (`Dependences`), not a guess from the order of events. Left
// out: read-modify-writes (a compare-and-swap checks that nobody wrote in between), and writes whose place between the read and
// the write is fixed by how the goroutines are started and joined: there is no schedule in which nothing would be lost.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { AddressTable } from "./address-table.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import { ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { eventAt, goroutineName, goroutineWithFunction, objectOfEvent, originText, placeOf } from "./story.ts";

/** Sites of the reads that the value written at `site` is computed from, in the execution's numbers; empty when none are known. */
export type Dependences = (site: number) => readonly number[];

function isRead(kind: number): boolean {
  return kind === op.OP_READ || kind === op.OP_MAP_READ || kind === op.OP_ATOMIC_LOAD;
}

function isOverwrite(kind: number): boolean {
  return kind === op.OP_WRITE || kind === op.OP_MAP_WRITE || kind === op.OP_ATOMIC_STORE;
}

function isAnyWrite(kind: number): boolean {
  return isOverwrite(kind) || kind === op.OP_ATOMIC_RMW;
}

export class LostUpdateDetector implements Detector {
  /** Keys are sites: by slot, the first node of the last read there of each goroutine. */
  private readonly readSites = new AddressTable();
  private readonly readNodes = new Int32Column();
  private readonly nodeEvent = new Int32Column();
  private readonly nodeNext = new Int32Column();
  /** Keys are objects: by slot, the last write, and the last one by another goroutine than that one's; -1. */
  private readonly objects = new AddressTable();
  private readonly lastWrite = new Int32Column();
  private readonly lastOther = new Int32Column();
  private readonly structure = new HappensBefore(true);
  private readonly known = new Set<string>();

  constructor(
    private readonly dependences: Dependences,
    private readonly roles: SiteRoles,
  ) {}

  scan(execution: Execution, sink: Sink): void {
    const { events } = execution;
    this.readSites.clear();
    this.objects.clear();
    this.nodeEvent.length = this.nodeNext.length = 0;
    for (let i = 0; i < events.length; i++) {
      const kind = events.kind[i] as number;
      if (this.roles(events.site[i] as number) !== ROLE_PROGRAM) continue;
      if (isRead(kind)) this.noteRead(events, i);
      if (isOverwrite(kind)) this.checkWrite(events, i, sink);
      if (isAnyWrite(kind)) this.noteWrite(events, i);
    }
  }

  describe(trace: Trace, sighting: Sighting): Story {
    return describeLostUpdate(trace, sighting.rows as readonly [number, number, number]);
  }

  private noteRead(events: Events, i: number): void {
    const before = this.readSites.length;
    const slot = this.readSites.slotOf(events.site[i] as number);
    if (slot === before) {
      this.readNodes.length = slot;
      this.readNodes.push(-1);
    }
    const node = this.nodeOf(events, slot, events.goroutine[i] as number);
    if (node >= 0) {
      this.nodeEvent.data[node] = i;
      return;
    }
    this.nodeEvent.push(i);
    this.nodeNext.push(this.readNodes.at(slot));
    this.readNodes.data[slot] = this.nodeEvent.length - 1;
  }

  private nodeOf(events: Events, slot: number, g: number): number {
    let node = this.readNodes.at(slot);
    while (node >= 0 && events.goroutine[this.nodeEvent.at(node)] !== g) node = this.nodeNext.at(node);
    return node;
  }

  private noteWrite(events: Events, i: number): void {
    const before = this.objects.length;
    const slot = this.objects.slotOf(cellOf(events, i));
    if (slot === before) {
      this.lastWrite.length = this.lastOther.length = slot;
      this.lastWrite.push(i);
      this.lastOther.push(-1);
      return;
    }
    const last = this.lastWrite.at(slot);
    if (events.goroutine[last] !== events.goroutine[i]) this.lastOther.data[slot] = last;
    this.lastWrite.data[slot] = i;
  }

  private checkWrite(events: Events, i: number, sink: Sink): void {
    const sources = this.dependences(events.site[i] as number);
    if (sources.length === 0) return;
    const slot = this.objects.find(cellOf(events, i));
    if (slot < 0) return;
    const g = events.goroutine[i] as number;
    const last = this.lastWrite.at(slot);
    const between = events.goroutine[last] === g ? this.lastOther.at(slot) : last;
    if (between < 0) return;
    for (const source of sources) {
      const read = this.lastRead(events, source, g);
      if (read < 0 || read > between || cellOf(events, read) !== cellOf(events, i)) continue;
      this.found(events, read, between, i, sink);
    }
  }

  private lastRead(events: Events, site: number, g: number): number {
    const slot = this.readSites.find(site);
    const node = slot < 0 ? -1 : this.nodeOf(events, slot, g);
    return node < 0 ? -1 : this.nodeEvent.at(node);
  }

  private found(events: Events, read: number, between: number, write: number, sink: Sink): void {
    const sites = [read, between, write].map((step) => events.site[step] as number);
    const key = sites.join(" ");
    const isKnown = this.known.has(key);
    if (!isKnown && this.isFixedOrder(events, read, between, write)) return;
    sink.saw("lost-update");
    if (isKnown) return;
    this.known.add(key);
    sink.report({ kind: "lost-update", sites, rows: [read, between, write], lastStep: write });
  }

  private isFixedOrder(events: Events, read: number, between: number, write: number): boolean {
    const { structure } = this;
    structure.begin(events);
    let isReadFirst = false;
    for (let i = 0; i <= write; i++) {
      if (!structure.advance(i)) return false;
      if (i === between) isReadFirst = structure.isBefore(read, events.goroutine[between] as number);
    }
    return isReadFirst && structure.isBefore(between, events.goroutine[write] as number);
  }
}

// What an update is of: a cell, or one key of a map.
function cellOf(events: Events, i: number): number {
  const object = events.object[i] as number;
  return op.isMapOperation(events.kind[i] as number)
    ? (object ^ Math.imul(events.extent[i] as number, 0x85ebca6b)) | 0
    : object;
}

function describeLostUpdate(trace: Trace, [read, between, write]: readonly [number, number, number]): Story {
  const victim = trace.events.goroutine[between] as number;
  const g = trace.events.goroutine[write] as number;
  const name = objectOfEvent(trace, write);
  const value = (step: number): string => (trace.values[step] ? ` (${trace.values[step]})` : "");
  const place = (step: number): string => placeOf(trace, step);
  return {
    severity: "error",
    message: `lost update of ${name}: ${goroutineName(g)} overwrites at ${place(write)} what ${goroutineName(victim)} wrote at ${place(between)}, with a value computed from an older read at ${place(read)}`,
    explanation: [
      `${goroutineWithFunction(trace, g)}, ${originText(trace, g)}, reads ${name}${value(read)} at ${place(read)}.`,
      `Before it goes on, ${goroutineWithFunction(trace, victim)}, ${originText(trace, victim)}, writes ${name}${value(between)} at ${place(between)}.`,
      `${goroutineName(g)} then writes ${name}${value(write)} at ${place(write)}: the value comes from its read, so what ${goroutineName(victim)} wrote is lost.`,
      "Read, computation and write would have to be one step that nobody else can get into: one critical section around all of it, or one atomic operation.",
    ],
    events: [
      eventAt(trace, read, "stale read"),
      eventAt(trace, between, "lost write"),
      eventAt(trace, write, "overwrites"),
    ],
    cursor: write + 1,
  };
}
