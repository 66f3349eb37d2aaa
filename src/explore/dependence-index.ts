// Which earlier steps could be dependent on a step, found by what they touch instead of by looking at all. Steps are listed by place (a
// cell, another object, or one of a few things that are not objects) and goroutine. Whoever looks for the steps that are dependent on a step
// j, and ordered before it by nothing else, walks each list from its end and stops at the first step that is ordered before j anyway: so are
// all before it.

import { Int32Column } from "../base/columns.ts";
import { AddressTable } from "../detect/address-table.ts";
import * as op from "../trace/operation.ts";
import type { ChannelSets, EventRows } from "./run.ts";

// Places that are no objects. A pair (listed under, looked up under) for each kind of operation that has some.
const STARTS_AND_EXITS = -2;
const COUNTS = -3;
const SLEEPS = -4;
const WAKES = -5;
const PRINTS = -6;
const ENDS = -7;

/** Accesses to more cells than this are listed in one place, where everybody looks. */
const MAX_CELLS = 16;
const WIDE = -8;
const NONE = -1;

export class DependenceIndex {
  /** Steps listed. */
  length = 0;
  private readonly places = new AddressTable();
  /** By place: its first list. */
  private readonly firstList = new Int32Column();
  // By list: whose it is, the place's next list, its last entry.
  private readonly owner = new Int32Column();
  private readonly nextList = new Int32Column();
  private readonly lastEntry = new Int32Column();
  // By entry: its step, its list, the list's entry before it.
  private readonly stepOf = new Int32Column();
  private readonly listOf = new Int32Column();
  private readonly before = new Int32Column();
  /** By step: its first entry. */
  private readonly firstEntry = new Int32Column();
  /** Lists of wide accesses there are. */
  private nWide = 0;

  // The walk in progress: by list that is looked at, the entry that comes next. All belong to other goroutines than the step's.
  private nCursors = 0;
  private readonly cursors = new Int32Column();

  constructor(private readonly channelSets: ChannelSets) {}

  /** Forgets all steps from `depth` on. */
  backTo(depth: number): void {
    if (depth >= this.length) return;
    const first = this.firstEntry.at(depth);
    for (let entry = this.stepOf.length - 1; entry >= first; entry--)
      this.lastEntry.data[this.listOf.at(entry)] = this.before.at(entry);
    this.stepOf.length = this.listOf.length = this.before.length = first;
    this.length = this.firstEntry.length = depth;
  }

  /** Begins a walk over the steps that could be dependent on row j of `events`, which is not listed yet. */
  begin(events: EventRows, j: number): void {
    this.nCursors = 0;
    const kind = events.kind[j] as number;
    const g = events.goroutine[j] as number;
    const object = events.object[j] as number;
    const extent = events.extent[j] as number;
    if (kind >= op.OP_READ && kind <= op.OP_ATOMIC_CAS_FAIL) {
      if (extent > MAX_CELLS) this.lookEverywhere(g);
      else {
        for (let cell = object; cell < object + extent; cell++) this.look(cell, g);
        if (this.nWide > 0) this.look(WIDE, g);
      }
      return;
    }
    if (kind === op.OP_SELECT_DEFAULT) for (const channel of this.channelSets.sets[object] ?? []) this.look(channel, g);
    else if (object >= 0) this.look(object, g);
    switch (kind) {
      case op.OP_GO:
        this.look(COUNTS, g);
        return;
      case op.OP_EXIT:
        this.look(COUNTS, g);
        if (g !== 0) return;
        break;
      case op.OP_COUNT_GOROUTINES:
        this.look(STARTS_AND_EXITS, g);
        return;
      case op.OP_SLEEP:
        this.look(WAKES, g);
        return;
      case op.OP_WAKE:
        this.look(SLEEPS, g);
        return;
      case op.OP_PRINT:
      case op.OP_PANIC:
      case op.OP_FATAL:
      case op.OP_OS_EXIT:
        break;
      default:
        return;
    }
    this.look(ENDS, g);
    this.look(PRINTS, g);
  }

  /**
   * The latest step of the walk that is not ordered before the step in question, or -1: entry g of its clock, which begins at `row` of
   * `clocks`, is one more than goroutine g's last step ordered before it. The next call goes on behind it.
   */
  next(clocks: Int32Array, row: number): number {
    const { stepOf, cursors, listOf, owner } = this;
    let best = -1;
    let bestCursor = -1;
    for (let c = 0; c < this.nCursors; ) {
      const entry = cursors.data[c] as number;
      const step = stepOf.data[entry] as number;
      if ((clocks[row + (owner.data[listOf.data[entry] as number] as number)] as number) > step) {
        cursors.data[c] = cursors.data[--this.nCursors] as number;
        continue;
      }
      if (step > best) {
        best = step;
        bestCursor = c;
      }
      c++;
    }
    if (bestCursor >= 0) {
      const before = this.before.at(cursors.at(bestCursor));
      if (before >= 0) cursors.data[bestCursor] = before;
      else cursors.data[bestCursor] = cursors.data[--this.nCursors] as number;
    }
    return best;
  }

  /** Lists row j, the next one. */
  add(events: EventRows, j: number): void {
    this.firstEntry.push(this.stepOf.length);
    this.length++;
    const kind = events.kind[j] as number;
    const g = events.goroutine[j] as number;
    const object = events.object[j] as number;
    const extent = events.extent[j] as number;
    if (kind >= op.OP_READ && kind <= op.OP_ATOMIC_CAS_FAIL) {
      if (extent > MAX_CELLS) this.list(WIDE, g, j);
      else for (let cell = object; cell < object + extent; cell++) this.list(cell, g, j);
      return;
    }
    if (kind === op.OP_SELECT_DEFAULT)
      for (const channel of this.channelSets.sets[object] ?? []) this.list(channel, g, j);
    else if (object >= 0) this.list(object, g, j);
    switch (kind) {
      case op.OP_GO:
        this.list(STARTS_AND_EXITS, g, j);
        return;
      case op.OP_EXIT:
        this.list(g === 0 ? ENDS : STARTS_AND_EXITS, g, j);
        return;
      case op.OP_COUNT_GOROUTINES:
        this.list(COUNTS, g, j);
        return;
      case op.OP_SLEEP:
        this.list(SLEEPS, g, j);
        return;
      case op.OP_WAKE:
        this.list(WAKES, g, j);
        return;
      case op.OP_PRINT:
        this.list(PRINTS, g, j);
        return;
      case op.OP_PANIC:
      case op.OP_FATAL:
      case op.OP_OS_EXIT:
        this.list(ENDS, g, j);
    }
  }

  private look(place: number, g: number): void {
    const slot = this.places.find(place);
    if (slot < 0) return;
    for (let list = this.firstList.at(slot); list !== NONE; list = this.nextList.at(list)) {
      const entry = this.lastEntry.at(list);
      if (entry >= 0 && this.owner.at(list) !== g) this.walk(entry);
    }
  }

  private lookEverywhere(g: number): void {
    for (let list = 0; list < this.owner.length; list++) {
      const entry = this.lastEntry.at(list);
      if (entry >= 0 && this.owner.at(list) !== g) this.walk(entry);
    }
  }

  private walk(entry: number): void {
    const { cursors } = this;
    if (this.nCursors === cursors.length) cursors.push(0);
    cursors.data[this.nCursors++] = entry;
  }

  private list(place: number, g: number, j: number): void {
    const list = this.listFor(place, g);
    this.before.push(this.lastEntry.at(list));
    this.lastEntry.data[list] = this.stepOf.length;
    this.stepOf.push(j);
    this.listOf.push(list);
  }

  private listFor(place: number, g: number): number {
    const slot = this.places.slotOf(place);
    if (slot === this.firstList.length) this.firstList.push(NONE);
    for (let list = this.firstList.at(slot); list !== NONE; list = this.nextList.at(list))
      if (this.owner.at(list) === g) return list;
    const list = this.owner.length;
    this.owner.push(g);
    this.nextList.push(this.firstList.at(slot));
    this.lastEntry.push(NONE);
    this.firstList.data[slot] = list;
    if (place === WIDE) this.nWide++;
    return list;
  }
}
