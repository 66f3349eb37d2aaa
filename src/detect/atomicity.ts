// Reads whose value was out of date when the program acted on it: a goroutine reads x, another one changes x, then the first acts
// on what it had read. One pass finds the candidates; each gets the most telling name:
//
// - lost update: the value written to x was computed from the old x;
// - check-then-act: the old x decided that the goroutine writes (x, or what the other one changed together with x);
// - atomicity violation: the value written elsewhere was computed from the old x, and the other one had changed both.
//
// That the act depends on the read is what the program says (`Dependences`), not a guess from the order of events. Independent of
// data races: all critical sections may be locked, or all accesses atomic. No mistake, and left out:
// - the act depends on a newer read of x, too (it was checked again, or only adds to what is there), or on one of what the
//   other one changed together with x (a version);
// - it is a compare-and-swap or the like, which looks for itself; an addition loses nobody's update;
// - the goroutine has written x itself since it looked: the check was used for that;
// - the change gives x the value that had been read;
// - how goroutines are started, joined and talk to each other fixes the place of the change between read and act, in every schedule.

import type { FindingKind } from "../trace/finding.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { ActSites, HAS_CONTROL, HAS_DATA, IS_PROGRAM, IS_SUMMED, IS_USE } from "./act-sites.ts";
import { locksAt, stepsAlone, type Update, updateAround } from "./atomicity-update.ts";
import { describeAtomicityViolation } from "./atomicity-violation.ts";
import { describeCheckThenAct } from "./check-then-act.ts";
import { cellOf, type Dependences, isAnyWrite, isRead, stackOf, updateOf } from "./dependences.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import { LastReads } from "./last-reads.ts";
import { LastWrites } from "./last-writes.ts";
import { describeLostUpdate } from "./lost-update.ts";
import type { SiteCalls, SiteRoles } from "./site-roles.ts";

/** A candidate that turned out to be none is looked at again in so many executions. */
const MAX_REFUSALS = 100;
/** Of a sum, so many places are looked at. */
const MAX_SUMMANDS = 16;

/** Steps of a read, of the other goroutine's write behind it, and of the act. */
type Rows = readonly [read: number, between: number, act: number];

export class AtomicityDetector implements Detector {
  private readonly reads = new LastReads();
  /** By site whose reads are added up: all of them so far. */
  private readonly summands = new Map<number, number[]>();
  private readonly writes = new LastWrites();
  private readonly structure = new HappensBefore(true);
  private readonly acts: ActSites;
  private readonly known = new Set<string>();
  private readonly refusals = new Map<string, number>();
  private execution!: Execution;
  private events!: Events;
  private sink!: Sink;

  constructor(
    private readonly dependences: Dependences,
    roles: SiteRoles,
    private readonly calls: SiteCalls,
  ) {
    this.acts = new ActSites(dependences, roles);
  }

  scan(execution: Execution, sink: Sink): void {
    const { events } = execution;
    this.execution = execution;
    this.events = events;
    this.sink = sink;
    const nAlone = stepsAlone(events);
    if (!this.hasCandidate(nAlone)) return;
    this.reads.begin(events);
    this.writes.begin(events);
    this.summands.clear();
    for (let i = 0; i < events.length; i++) {
      const kind = events.kind[i] as number;
      if (isRead(kind)) {
        const flags = this.acts.of(events.site[i] as number);
        if ((flags & IS_PROGRAM) === 0) continue;
        this.reads.note(i);
        if ((flags & IS_SUMMED) !== 0) this.noteSummand(i);
        if ((flags & IS_USE) === 0 || this.writes.isEmpty) continue;
        this.checkUse(i);
        this.checkIndex(i);
      } else if (i >= nAlone && isAnyWrite(kind)) {
        const flags = this.acts.of(events.site[i] as number);
        if ((flags & IS_PROGRAM) === 0) continue;
        if ((flags & (HAS_DATA | HAS_CONTROL)) !== 0) this.checkWrite(i);
        this.noteWrite(i);
      }
    }
  }

  // Whether there may be an act, told by its place: a use, a write that a read decided about, or one computed from a read where somebody
  // else writes too. Most executions of small programs end here.
  private hasCandidate(nAlone: number): boolean {
    const { events, acts } = this;
    this.writes.begin(events);
    let isData = false;
    let isShared = false;
    // Who is alone acts on nothing that others have changed.
    for (let i = nAlone; i < events.length; i++) {
      const kind = events.kind[i] as number;
      if (isRead(kind)) {
        if ((acts.of(events.site[i] as number) & IS_USE) !== 0) return true;
      } else if (isAnyWrite(kind)) {
        const flags = acts.of(events.site[i] as number);
        if ((flags & IS_PROGRAM) === 0) continue;
        if ((flags & HAS_CONTROL) !== 0) return true;
        isData ||= (flags & HAS_DATA) !== 0;
        isShared ||= this.isSharedWrite(i);
        if (isData && isShared) return true;
      }
    }
    return false;
  }

  // Of maps it is not looked at which keys they are.
  private isSharedWrite(i: number): boolean {
    const { events } = this;
    if (op.isMapOperation(events.kind[i] as number)) return true;
    const first = this.writes.noteFirst(events.object[i] as number, i);
    return first >= 0 && events.goroutine[first] !== events.goroutine[i];
  }

  describe(trace: Trace, { kind, rows }: Sighting): Story {
    const steps = rows as Rows; // what this detector reports
    if (kind === "lost-update") return describeLostUpdate(trace, steps);
    if (kind === "check-then-act") return describeCheckThenAct(trace, steps);
    return describeAtomicityViolation(trace, steps);
  }

  // ---- What has happened so far

  private noteSummand(i: number): void {
    const site = this.events.site[i] as number;
    const reads = this.summands.get(site);
    if (reads === undefined) this.summands.set(site, [i]);
    else reads.push(i);
  }

  // The reads behind what `site` gave: the last one there, or of a sum the last one of each place.
  private readsFrom(site: number, g: number): readonly number[] {
    const { events } = this;
    const last = this.reads.at(site, g);
    if (last < 0) return [];
    const found = [last];
    for (const read of this.summands.get(site)?.toReversed() ?? []) {
      if (found.length >= MAX_SUMMANDS) break;
      if (events.goroutine[read] !== g) continue;
      if (!found.some((other) => cellOf(events, other) === cellOf(events, read))) found.push(read);
    }
    return found;
  }

  private noteWrite(i: number): void {
    const { events } = this;
    this.writes.note(cellOf(events, i), i);
    // A change of one key is one of the map.
    if (events.kind[i] === op.OP_MAP_WRITE && events.extent[i] !== 0) this.writes.note(events.object[i] as number, i);
  }

  // ---- Candidates

  private checkWrite(i: number): void {
    const { events, dependences } = this;
    const site = events.site[i] as number;
    const data = dependences.data(site);
    const control = dependences.control(site);
    if (data.length + control.length === 0) return;
    const update = updateOf(events.kind[i] as number, this.calls(site));
    if (update === "conditional") return;
    const g = events.goroutine[i] as number;
    if (update === "overwrite" && this.checkData(i, g, data, control)) return;
    for (const source of control) {
      for (const read of this.readsFrom(source, g)) this.checkRead(i, g, read, "control", data);
    }
  }

  // Whether a lost update or the like was found.
  private checkData(i: number, g: number, data: readonly number[], control: readonly number[]): boolean {
    // What nobody else writes is neither overwritten nor changed together with something.
    if (this.writes.byOthers(cellOf(this.events, i), g) < 0) return false;
    let isFound = false;
    for (const source of data) {
      const read = this.reads.at(source, g);
      if (read < 0) continue;
      if (this.checkRead(i, g, read, "data", control)) isFound = true;
      const own = this.ownWriteBefore(read, g);
      if (own < 0) continue;
      // What was read had been computed from an earlier read.
      for (const origin of this.dependences.data(this.events.site[own] as number)) {
        const earlier = this.reads.at(origin, g);
        if (earlier >= 0 && earlier < own && this.checkRead(i, g, earlier, "data", control)) isFound = true;
      }
    }
    return isFound;
  }

  // The goroutine's own write that gave the value read, if nobody has written since.
  private ownWriteBefore(read: number, g: number): number {
    const last = this.writes.of(cellOf(this.events, read));
    return last >= 0 && last < read && this.events.goroutine[last] === g ? last : -1;
  }

  // `meeting`: the place where both values meet, if the act is a read.
  private checkRead(
    i: number,
    g: number,
    read: number,
    by: "data" | "control",
    others: readonly number[],
    meeting = -1,
  ): boolean {
    const { events } = this;
    const between = this.writes.byOthers(cellOf(events, read), g);
    if (between < read) return false;
    // What was found in a map does not make a later write to it one of the whole map.
    const isSame = by === "data" ? cellOf(events, read) === cellOf(events, i) : this.isSameObject(read, i);
    const kind: FindingKind =
      by === "control"
        ? "check-then-act"
        : isSame && !isRead(events.kind[i] as number)
          ? "lost-update"
          : "atomicity-violation";
    const rows: Rows = [read, between, i];
    if (kind === "atomicity-violation" && !isRead(events.kind[i] as number)) {
      // Somebody has to have changed both.
      const other = this.writes.byOthers(cellOf(events, i), g);
      if (other < read || events.goroutine[other] !== events.goroutine[between]) return false;
    }
    const key = `${kind} ${events.site[read]} ${events.site[between]} ${events.site[i]}`;
    const isKnown = this.known.has(key);
    if (!isKnown && (this.refusals.get(key) ?? 0) >= MAX_REFUSALS) return false;
    if (!this.isMistake(kind, rows, isSame, others) || (!isKnown && !this.isProved(kind, rows, meeting))) {
      if (!isKnown) this.refusals.set(key, (this.refusals.get(key) ?? 0) + 1);
      return false;
    }
    this.sink.saw(kind);
    if (isKnown) return true;
    this.known.add(key);
    const sites = rows.map((step) => events.site[step] as number);
    // Of a use, what comes behind it counts as well: it may be looked at again.
    const lastStep = isRead(events.kind[i] as number) ? events.length - 1 : i;
    this.sink.report({ kind, sites, rows, lastStep });
    return true;
  }

  // The cell, or a key of the map that was looked at as a whole.
  private isSameObject(read: number, act: number): boolean {
    const { events } = this;
    if (cellOf(events, read) === cellOf(events, act)) return true;
    const isWholeMap = events.kind[read] === op.OP_MAP_READ && events.extent[read] === 0;
    return isWholeMap && events.kind[act] === op.OP_MAP_WRITE && events.object[read] === events.object[act];
  }

  // A nil that was looked for and not there, and is there when it is used.
  private checkUse(i: number): void {
    const { events, dependences } = this;
    const site = events.site[i] as number;
    if (!isNil(this.execution.values[i]) || !dependences.isDereferenced(site)) return;
    if (this.writes.byOthers(cellOf(events, i), events.goroutine[i] as number) < 0) return;
    for (const source of dependences.control(site)) {
      const read = this.reads.at(source, events.goroutine[i] as number);
      if (read < 0 || read >= i || cellOf(events, read) !== cellOf(events, i) || isNil(this.execution.values[read]))
        continue;
      this.checkRead(i, events.goroutine[i] as number, read, "control", []);
    }
  }

  // An index that was computed from the old contents of a slice, and an element of the new contents.
  private checkIndex(i: number): void {
    const { events, dependences } = this;
    const g = events.goroutine[i] as number;
    for (const { site, operands, control, isIndex } of dependences.meetings(events.site[i] as number)) {
      if (!isIndex) continue;
      const between = this.writes.byOthers(cellOf(events, i), g);
      const [slice = [], index = []] = operands;
      if (between < 0 || !slice.includes(events.site[i] as number)) continue;
      for (const source of index) {
        const read = this.reads.at(source, g);
        if (read < 0 || read > between || cellOf(events, read) !== cellOf(events, i)) continue;
        if (!this.isLookedAtAgain(between, i, control)) this.checkRead(i, g, read, "data", [], site);
      }
    }
  }

  // Between the change and the step, the goroutine reads the cell again, and branches on it.
  private isLookedAtAgain(between: number, step: number, control: readonly number[]): boolean {
    const { events } = this;
    for (let i = between + 1; i < events.length; i++) {
      if (i === step || events.goroutine[i] !== events.goroutine[step]) continue;
      if (cellOf(events, i) === cellOf(events, step) && control.includes(events.site[i] as number)) return true;
    }
    return false;
  }

  // ---- Verdicts

  private isMistake(
    kind: FindingKind,
    [read, between, act]: Rows,
    isSame: boolean,
    others: readonly number[],
  ): boolean {
    if (!this.hasChanged(read, between)) return false;
    // What is gone already can be deleted once more.
    if (isSame && this.isDeletion(between) && this.isDeletion(act)) return false;
    // Entries that were found in a map are used one by one: later changes of others are another matter.
    if (kind === "atomicity-violation" && isAnyWrite(this.events.kind[act] as number) && this.isSameObject(read, act))
      return false;
    if (this.hasNewerSource(read, between, act, kind === "lost-update")) return false;
    if (isRead(this.events.kind[act] as number)) return true;
    if (kind !== "lost-update" && this.isUsed(read, act)) return false;
    if (isSame)
      return kind === "lost-update" || !(this.isExchange(between, act, others) || this.isRepeated(between, act, read));
    return this.isTogether(read, between, act);
  }

  // A map's entry; one that is set has a value.
  private isDeletion(step: number): boolean {
    const value = this.execution.values[step];
    return this.events.kind[step] === op.OP_MAP_WRITE && (value === undefined || value === "");
  }

  private hasChanged(read: number, between: number): boolean {
    const { events, execution } = this;
    // An element that is missing reads like a zero one.
    if (events.kind[read] === op.OP_MAP_READ) return true;
    const before = execution.values[read];
    return before === undefined || before === "" || before !== execution.values[between];
  }

  // The act also depends on a read, after the change, of x or of what was changed together with x: by control; of a lost update, by data
  // as well (who appends to what is there now overwrites nothing).
  private hasNewerSource(read: number, between: number, act: number, isLostUpdate: boolean): boolean {
    const { events, dependences } = this;
    const g = events.goroutine[act] as number;
    const site = events.site[act] as number;
    const newer: number[] = [];
    const note = (source: number): void => {
      const step = this.reads.at(source, g);
      if (step > between && step < act) newer.push(step);
    };
    for (const source of dependences.deciding(site)) note(source);
    if (isLostUpdate) for (const source of dependences.data(site)) note(source);
    if (newer.length === 0) return false;
    if (newer.some((step) => this.isSameObject(step, read) || this.isSameObject(read, step))) return true;
    const { writes } = updateAround(events, between);
    return newer.some((step) => this.isAmong(writes, step));
  }

  private isAmong(writes: readonly number[], step: number): boolean {
    return writes.some((write) => this.isSameObject(step, write));
  }

  // The goroutine itself has written what it had looked at.
  private isUsed(read: number, act: number): boolean {
    const { events } = this;
    const g = events.goroutine[act];
    for (let i = read + 1; i < act; i++) {
      if (events.goroutine[i] !== g || !isAnyWrite(events.kind[i] as number)) continue;
      if (this.isSameObject(read, i) || this.isSameObject(act, i)) return true;
    }
    return false;
  }

  // The act computes again what the other one has computed, and nothing else came of it: a memo.
  private isRepeated(between: number, act: number, read: number): boolean {
    const { events, execution, dependences } = this;
    const value = execution.values[act];
    const isText = typeof value === "number" || typeof value === "string" || typeof value === "bigint";
    if (!isText || value !== execution.values[between] || cellOf(events, between) !== cellOf(events, act)) return false;
    if (dependences.data(events.site[act] as number).length === 0) return false;
    for (let i = read + 1; i < act; i++)
      if (events.goroutine[i] === events.goroutine[act] && !isRead(events.kind[i] as number)) return false;
    return true;
  }

  // The goroutine takes what is there now, and leaves something that does not depend on it.
  private isExchange(between: number, act: number, data: readonly number[]): boolean {
    const { events } = this;
    const g = events.goroutine[act] as number;
    let isTaken = false;
    for (let i = between + 1; i < act; i++) {
      if (events.goroutine[i] !== g || !isRead(events.kind[i] as number)) continue;
      if (cellOf(events, i) !== cellOf(events, act)) continue;
      if (data.includes(events.site[i] as number)) return false;
      isTaken = true;
    }
    return isTaken;
  }

  // The other goroutine has changed x and what is written now in one critical section; so should this one have done it.
  private isTogether(read: number, between: number, act: number): boolean {
    const { events } = this;
    const update: Update = updateAround(events, between);
    if (update.locks.length === 0) return false;
    const inside = update.writes.filter((step) => step > read && step < act);
    const other = inside.find((step) => cellOf(events, step) === cellOf(events, act));
    if (!inside.includes(between) || other === undefined || this.goesOnTo(read, act)) return false;
    const atRead = locksAt(events, read);
    const atAct = locksAt(events, act);
    return (
      update.locks.some((lock) => atRead.has(lock)) &&
      [...locksAt(events, other).keys()].some((lock) => atAct.has(lock))
    );
  }

  // After the act and in the same critical section, the goroutine writes x itself: that is then the act.
  private goesOnTo(read: number, act: number): boolean {
    const { events } = this;
    for (let i = act + 1; i < events.length; i++) {
      if (events.goroutine[i] !== events.goroutine[act]) continue;
      const kind = events.kind[i] as number;
      if (kind === op.OP_UNLOCK) return false;
      if (isAnyWrite(kind) && this.isSameObject(read, i)) return true;
    }
    return false;
  }

  // What costs more to find out, once for each mistake.
  private isProved(kind: FindingKind, rows: Rows, meeting: number): boolean {
    const [read, between, act] = rows;
    return (
      !this.isFixedOrder(kind, rows) && this.isOneKey(read, between, act) && this.isConnected(read, act, meeting, kind)
    );
  }

  private isFixedOrder(kind: FindingKind, [read, between, act]: Rows): boolean {
    const { structure, events } = this;
    structure.begin(events);
    let isReadFirst = false;
    for (let i = 0; i <= act; i++) {
      if (!structure.advance(i)) return false;
      if (i === between) isReadFirst = structure.isBefore(read, events.goroutine[between] as number);
    }
    // Who branches and then waits for somebody expects that things have changed.
    const isWaitedFor = structure.isBefore(between, events.goroutine[act] as number);
    return isWaitedFor && (isReadFirst || kind === "check-then-act");
  }

  private isOneKey(...steps: readonly number[]): boolean {
    const { execution } = this;
    const keys = steps.map((step) => execution.keyAt?.(step) ?? 0).filter((key) => key !== 0);
    return new Set(keys).size <= 1;
  }

  private isConnected(read: number, act: number, meeting: number, kind: FindingKind): boolean {
    const readStack = stackOf(this.execution, read);
    const actStack = stackOf(this.execution, act);
    if (readStack === undefined || actStack === undefined) return true;
    const { dependences } = this;
    return meeting >= 0
      ? dependences.joins(readStack, actStack, meeting)
      : dependences.connects(readStack, actStack, kind === "check-then-act" ? "control" : "data");
  }
}

function isNil(value: unknown): boolean {
  return value === undefined || value === 0 || value === "nil" || value === "<nil>" || value === "";
}
