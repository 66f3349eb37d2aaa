// Data races: two accesses to the same memory, at least one of them a write and at least one not atomic, that the Go memory model
// leaves unordered. Reported by happens-before, even where the two never stand side by side.
//
// Method: FastTrack (Flanagan, Freund, PLDI 2009): a vector clock for each goroutine, an epoch for each access. Per cell it keeps
// the last plain write, and of each goroutine the last access of each other sort since then. Departures: an epoch is an event's
// number (its goroutine and time are in the columns), and every pair of places is reported once instead of every cell. Of two
// ordered accesses of one sort only the later is kept: what races with the earlier races with the later too.
// *Cost*: for an access one look-up and one comparison for each goroutine that has made an access of a conflicting sort since the last plain
// write; clocks are joined at synchronisation alone. Measured on fib_bench(5), where every access is atomic: 75 ns an event, if
// `canRace` did not see that such executions show no race.
//
// As for real Go's detector, synchronisation is access too: locking is an atomic write of the lock (so that it races with a plain copy or
// overwriting of it), a send reads its channel and close writes it, and WaitGroups as `wait-group-use.ts` says.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { AddressTable } from "./address-table.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import { canRace } from "./race-possible.ts";
import { describeRace } from "./race-story.ts";
import { isChecked, isOfRuntime, type SiteCalls, type SiteRoles } from "./site-roles.ts";
import { USE_ADD, USE_WAIT, WaitGroupUse } from "./wait-group-use.ts";

/** What an access does to a cell; 0 for operations that are no access. */
const NONE = 0;
const READ = 1;
const WRITE = 2;
const ATOMIC_READ = 3;
const ATOMIC_WRITE = 4;

function accessOf(kind: number): number {
  switch (kind) {
    case op.OP_READ:
    case op.OP_MAP_READ:
    case op.OP_SEND:
    case op.OP_RENDEZVOUS:
      return READ;
    case op.OP_WRITE:
    case op.OP_MAP_WRITE:
    case op.OP_CLOSE:
      return WRITE;
    case op.OP_ATOMIC_LOAD:
    case op.OP_ATOMIC_CAS_FAIL:
    case op.OP_ONCE_BEGIN:
      return ATOMIC_READ;
    case op.OP_ATOMIC_STORE:
    case op.OP_ATOMIC_RMW:
    case op.OP_LOCK:
    case op.OP_UNLOCK:
    case op.OP_RLOCK:
    case op.OP_RUNLOCK:
    case op.OP_RW_ANNOUNCE:
    case op.OP_TRYLOCK_FAIL:
    case op.OP_ONCE_END:
    case op.OP_WG_ADD:
    case op.OP_WG_WAIT:
      return ATOMIC_WRITE;
    default:
      return NONE;
  }
}

/** By `OP_…`. */
const ACCESSES = Uint8Array.from(op.OPERATION_NAMES, (_, kind) => accessOf(kind));

// Sends, closes and the meeting of Add and Wait are accesses that happen before the operation synchronises with anything.
function isEarly(kind: number): boolean {
  return kind === op.OP_SEND || kind === op.OP_RENDEZVOUS || kind === op.OP_CLOSE;
}

// `extent` is a number of cells for memory alone.
function cellsOf(events: Events, i: number): number {
  const kind = events.kind[i] as number;
  return kind >= op.OP_READ && kind <= op.OP_ATOMIC_CAS_FAIL ? (events.extent[i] as number) : 1;
}

const N_SORTS = 5;

/** By `a * N_SORTS + b`: 1 where two accesses of these sorts conflict. */
const CONFLICTS = Uint8Array.from({ length: N_SORTS * N_SORTS }, (_, i) => {
  const sorts = [Math.floor(i / N_SORTS), i % N_SORTS];
  const isWritten = sorts.includes(WRITE) || sorts.includes(ATOMIC_WRITE);
  return Number(isWritten && !sorts.includes(NONE) && sorts.some((sort) => sort < ATOMIC_READ));
});

function conflict(a: number, b: number): boolean {
  return CONFLICTS[a * N_SORTS + b] === 1;
}

/** Accesses of more cells are kept as a whole, as long as there are few of them. */
const LONG = 256;
const MAX_RANGES = 64;

export class DataRaceDetector implements Detector {
  private readonly hb = new HappensBefore();
  private readonly cells = new AddressTable();
  /** By cell slot. */
  private readonly cellAddress = new Int32Column();
  /** By cell slot: event of the last plain write; -1. */
  private readonly lastWrite = new Int32Column();
  /** By cell slot: first node of the other accesses since then; -1. */
  private readonly others = new Int32Column();
  private readonly waitGroups = new WaitGroupUse(this.hb);
  private readonly nodeEvent = new Int32Column();
  private readonly nodeAccess = new Int32Column();
  private readonly nodeNext = new Int32Column();
  /** Long accesses: event, sort, first cell and the one behind the last. */
  private readonly rangeEvent = new Int32Column();
  private readonly rangeAccess = new Int32Column();
  private readonly rangeFirst = new Int32Column();
  private readonly rangeEnd = new Int32Column();
  private readonly known = new Set<number>();
  private sink: Sink | undefined;
  /** See `Execution.callers`. */
  private callers: ArrayLike<number> = [];

  constructor(
    private readonly roles: SiteRoles,
    private readonly calls: SiteCalls,
  ) {}

  scan(execution: Execution, sink: Sink): void {
    const { events } = execution;
    if (!canRace(events, this.roles)) return;
    this.sink = sink;
    this.callers = execution.callers ?? [];
    this.hb.begin(events);
    this.cells.clear();
    this.waitGroups.begin(events);
    this.nodeEvent.length = this.nodeAccess.length = this.nodeNext.length = 0;
    this.rangeEvent.length = this.rangeAccess.length = this.rangeFirst.length = this.rangeEnd.length = 0;
    for (let i = 0; i < events.length; i++) {
      if (!this.hb.isFollowed(i)) return;
      const kind = events.kind[i] as number;
      const access = this.isAccess(events, i) ? (ACCESSES[kind] as number) : NONE;
      if (access !== NONE && isEarly(kind)) this.access(events, i, access, events.object[i] as number);
      if (kind === op.OP_WG_ADD || kind === op.OP_WG_WAIT) this.meetWaitGroup(events, i);
      this.hb.advance(i);
      if (access === NONE || isEarly(kind)) continue;
      const nCells = cellsOf(events, i);
      if (nCells > 1 || this.rangeEvent.length > 0) this.accessMemory(events, i, access, nCells);
      else if (nCells === 1) this.access(events, i, access, events.object[i] as number);
    }
  }

  private accessMemory(events: Events, i: number, access: number, nCells: number): void {
    const first = events.object[i] as number;
    const end = first + nCells;
    const isLong = nCells > LONG && this.rangeEvent.length < MAX_RANGES;
    if (this.rangeEvent.length > 0) this.checkRanges(events, i, access, first, end);
    if (!isLong) {
      for (let address = first; address < end; address++) this.access(events, i, access, address);
      return;
    }
    this.checkCells(events, i, access, first, end);
    this.rangeEvent.push(i);
    this.rangeAccess.push(access);
    this.rangeFirst.push(first);
    this.rangeEnd.push(end);
  }

  /** Checks the long accesses, and drops those that the new one, when it is of the same sort and as long, stands for. */
  private checkRanges(events: Events, i: number, access: number, first: number, end: number): void {
    const g = events.goroutine[i] as number;
    for (let k = 0; k < this.rangeEvent.length; k++) {
      const otherFirst = this.rangeFirst.at(k);
      const otherEnd = this.rangeEnd.at(k);
      if (otherEnd <= first || otherFirst >= end) continue;
      const other = this.rangeEvent.at(k);
      const isOrdered = this.hb.isBefore(other, g);
      if (!isOrdered && conflict(access, this.rangeAccess.at(k))) this.found(events, other, i);
      const isCovered = otherFirst >= first && otherEnd <= end && access === this.rangeAccess.at(k);
      if (isOrdered && isCovered) this.dropRange(k--);
    }
  }

  private dropRange(k: number): void {
    const last = this.rangeEvent.length - 1;
    for (const column of [this.rangeEvent, this.rangeAccess, this.rangeFirst, this.rangeEnd]) {
      column.data[k] = column.at(last);
      column.length = last;
    }
  }

  // Of all cells known, those that a long access touches.
  private checkCells(events: Events, i: number, access: number, first: number, end: number): void {
    for (let cell = 0; cell < this.cells.length; cell++) {
      const address = this.cellAddress.at(cell);
      if (address < first || address >= end) continue;
      const write = this.lastWrite.at(cell);
      if (write >= 0) this.check(events, write, i);
      this.checkOthers(events, cell, i, access, false);
    }
  }

  private meetWaitGroup(events: Events, i: number): void {
    const use = this.waitGroups.advance(i);
    // A place of its own, that no cell has.
    const place = -(events.object[i] as number);
    if (use === USE_ADD) this.access(events, i, READ, place);
    // One Wait does not race with another.
    else if (use === USE_WAIT) this.access(events, i, ATOMIC_WRITE, place);
  }

  describe(trace: Trace, sighting: Sighting): Story {
    return describeRace(trace, sighting.rows[0] as number, sighting.rows[1] as number, this.calls);
  }

  // The runtime's own plain accesses are not looked at; its marks of map operations are. A close that panics changes nothing.
  private isAccess(events: Events, i: number): boolean {
    const kind = events.kind[i] as number;
    if (kind === op.OP_CLOSE) return !this.hb.isChannelClosed(events.object[i] as number);
    return (kind !== op.OP_READ && kind !== op.OP_WRITE) || isChecked(this.roles(events.site[i] as number));
  }

  private access(events: Events, i: number, access: number, address: number): void {
    const cell = this.cellOf(address);
    const write = this.lastWrite.at(cell);
    if (write >= 0) this.check(events, write, i);
    if (access === WRITE) {
      this.checkOthers(events, cell, i, access, false);
      this.lastWrite.data[cell] = i;
      this.others.data[cell] = -1;
    } else if (!this.checkOthers(events, cell, i, access, true)) this.keep(cell, i, access);
  }

  private cellOf(address: number): number {
    const before = this.cells.length;
    const cell = this.cells.slotOf(address);
    if (cell === before) {
      this.lastWrite.length = this.others.length = this.cellAddress.length = cell;
      this.cellAddress.push(address);
      this.lastWrite.push(-1);
      this.others.push(-1);
    }
    return cell;
  }

  /**
   * Checks the accesses of the list, and drops those that the new one, when it is of the same sort, stands for. If `isKept`, the new one
   * takes the place of such a one; returns whether it has.
   */
  private checkOthers(events: Events, cell: number, i: number, access: number, isKept: boolean): boolean {
    const g = events.goroutine[i] as number;
    let before = -1;
    let hasPlace = false;
    for (let node = this.others.at(cell); node >= 0; node = this.nodeNext.at(node)) {
      const otherAccess = this.nodeAccess.at(node);
      const isConflict = conflict(access, otherAccess);
      if (isConflict || access === otherAccess) {
        const other = this.nodeEvent.at(node);
        const isOrdered = this.hb.isBefore(other, g);
        if (isConflict && !isOrdered) this.found(events, other, i);
        if (isOrdered && access === otherAccess) {
          if (!isKept || hasPlace) {
            this.unlink(cell, before, node);
            continue;
          }
          this.nodeEvent.data[node] = i;
          hasPlace = true;
        }
      }
      before = node;
    }
    return hasPlace;
  }

  private check(events: Events, earlier: number, later: number): void {
    if (!this.hb.isBefore(earlier, events.goroutine[later] as number)) this.found(events, earlier, later);
  }

  private unlink(cell: number, before: number, node: number): void {
    const next = this.nodeNext.at(node);
    if (before < 0) this.others.data[cell] = next;
    else this.nodeNext.data[before] = next;
  }

  private keep(cell: number, i: number, access: number): void {
    this.nodeEvent.push(i);
    this.nodeAccess.push(access);
    this.nodeNext.push(this.others.at(cell));
    this.others.data[cell] = this.nodeEvent.length - 1;
  }

  // Of an operation on a map at runtime detail, where the program calls it.
  private siteOf({ site }: Events, i: number): number {
    const own = site[i] as number;
    const caller = this.callers[i] ?? -1;
    return caller >= 0 && isOfRuntime(this.roles(own)) ? caller : own;
  }

  private found(events: Events, earlier: number, later: number): void {
    const a = this.siteOf(events, earlier);
    const b = this.siteOf(events, later);
    // Sites are far below 2^26: a program has a bounded text.
    const pair = Math.min(a, b) * 0x4000000 + Math.max(a, b);
    this.sink?.saw("data-race");
    if (this.known.has(pair)) return;
    this.known.add(pair);
    this.sink?.report({ kind: "data-race", sites: [a, b], rows: [earlier, later], lastStep: later });
  }
}
