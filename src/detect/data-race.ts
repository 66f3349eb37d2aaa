// Data races: two accesses to the same memory, at least one of them a write and at least one not atomic, that the Go memory model
// leaves unordered. Reported by happens-before, even where the two never stand side by side.
//
// Method: FastTrack (Flanagan, Freund, PLDI 2009): a vector clock for each goroutine, an epoch for each access. Per cell it keeps
// the last plain write, and of each goroutine the last access of each other sort since then. Departures: an epoch is an event's
// number (its goroutine and time are in the columns), and every pair of places is reported once instead of every cell. Of two
// ordered accesses of one sort only the later is kept: what races with the earlier races with the later too.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { AddressTable } from "./address-table.ts";
import type { Detector, Events, Execution, Sighting, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import { describeRace } from "./race-story.ts";
import { ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";

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
      return READ;
    case op.OP_WRITE:
    case op.OP_MAP_WRITE:
      return WRITE;
    case op.OP_ATOMIC_LOAD:
    case op.OP_ATOMIC_CAS_FAIL:
      return ATOMIC_READ;
    case op.OP_ATOMIC_STORE:
    case op.OP_ATOMIC_RMW:
      return ATOMIC_WRITE;
    default:
      return NONE;
  }
}

function conflict(a: number, b: number): boolean {
  if (a >= ATOMIC_READ && b >= ATOMIC_READ) return false;
  return a === WRITE || b === WRITE || a === ATOMIC_WRITE || b === ATOMIC_WRITE;
}

export class DataRaceDetector implements Detector {
  private readonly hb = new HappensBefore();
  private readonly cells = new AddressTable();
  /** By cell slot: event of the last plain write; -1. */
  private readonly lastWrite = new Int32Column();
  /** By cell slot: first node of the other accesses since then; -1. */
  private readonly others = new Int32Column();
  private readonly nodeEvent = new Int32Column();
  private readonly nodeNext = new Int32Column();
  private readonly known = new Set<number>();
  private report: (sighting: Sighting) => void = () => {};

  constructor(private readonly roles: SiteRoles) {}

  scan(execution: Execution, report: (sighting: Sighting) => void): void {
    const { events } = execution;
    this.report = report;
    this.hb.begin(events);
    this.cells.clear();
    this.nodeEvent.length = this.nodeNext.length = 0;
    for (let i = 0; i < events.length; i++) {
      if (!this.hb.advance(i)) return;
      const kind = events.kind[i] as number;
      const access = this.isSeen(events, i) ? accessOf(kind) : NONE;
      if (access !== NONE) this.access(events, i, access, op.isMapOperation(kind) ? 1 : (events.extent[i] as number));
    }
  }

  describe(trace: Trace, sighting: Sighting): Story {
    return describeRace(trace, sighting.rows[0] as number, sighting.rows[1] as number);
  }

  // The runtime's own plain accesses are not looked at; its marks of map operations are.
  private isSeen(events: Events, i: number): boolean {
    const kind = events.kind[i] as number;
    return (kind !== op.OP_READ && kind !== op.OP_WRITE) || this.roles(events.site[i] as number) === ROLE_PROGRAM;
  }

  private access(events: Events, i: number, access: number, nCells: number): void {
    const first = events.object[i] as number;
    for (let address = first; address < first + nCells; address++) {
      const cell = this.cellOf(address);
      const write = this.lastWrite.at(cell);
      if (write >= 0) this.check(events, write, i);
      this.checkOthers(events, cell, i, access);
      if (access === WRITE) {
        this.lastWrite.data[cell] = i;
        this.others.data[cell] = -1;
      } else this.keep(cell, i);
    }
  }

  private cellOf(address: number): number {
    const before = this.cells.length;
    const cell = this.cells.slotOf(address);
    if (cell === before) {
      this.lastWrite.length = this.others.length = cell;
      this.lastWrite.push(-1);
      this.others.push(-1);
    }
    return cell;
  }

  /** Checks the accesses of the list, and drops those that the new one, when it is of the same sort, stands for. */
  private checkOthers(events: Events, cell: number, i: number, access: number): void {
    const g = events.goroutine[i] as number;
    let before = -1;
    for (let node = this.others.at(cell); node >= 0; node = this.nodeNext.at(node)) {
      const other = this.nodeEvent.at(node);
      const otherAccess = accessOf(events.kind[other] as number);
      const isOrdered = this.hb.isBefore(other, g);
      if (!isOrdered && conflict(access, otherAccess)) this.found(events, other, i);
      if (isOrdered && access === otherAccess) this.unlink(cell, before, node);
      else before = node;
    }
  }

  private check(events: Events, earlier: number, later: number): void {
    if (!this.hb.isBefore(earlier, events.goroutine[later] as number)) this.found(events, earlier, later);
  }

  private unlink(cell: number, before: number, node: number): void {
    const next = this.nodeNext.at(node);
    if (before < 0) this.others.data[cell] = next;
    else this.nodeNext.data[before] = next;
  }

  private keep(cell: number, i: number): void {
    this.nodeEvent.push(i);
    this.nodeNext.push(this.others.at(cell));
    this.others.data[cell] = this.nodeEvent.length - 1;
  }

  private found(events: Events, earlier: number, later: number): void {
    const a = events.site[earlier] as number;
    const b = events.site[later] as number;
    // Sites are far below 2^26: a program has a bounded text.
    const pair = Math.min(a, b) * 0x4000000 + Math.max(a, b);
    if (this.known.has(pair)) return;
    this.known.add(pair);
    this.report({ kind: "data-race", sites: [a, b], rows: [earlier, later], lastStep: later });
  }
}
