// Iterations that skip or repeat an entry: of the keys that are in the map during the whole loop, one is never yielded, or twice. What the
// specification leaves open is no mistake: entries that are added or removed while the loop runs (The Go Programming Language
// Specification, "For statements with range clause").

import type { MapStateEntry } from "../trace/map-state.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Execution, Story } from "./detector.ts";
import { describeIteration } from "./iteration-story.ts";
import { isOneLoop, loopsOf, type MapLoop } from "./map-loops.ts";
import { isMapWrite, type MapMeeting, type MapOperation, type MapOperations, otherOf } from "./map-operations.ts";
import type { MapFound, MapRule, MapScan } from "./map-rule.ts";
import { MovedCells } from "./moved-cells.ts";
import { ROLE_MAP_ASSIGN, ROLE_MAP_CLEAR, ROLE_MAP_DELETE, ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";

export class IterationRule implements MapRule {
  constructor(private readonly roles: SiteRoles) {}

  scan(scan: MapScan, report: (found: MapFound) => void): void {
    const { execution, operations } = scan;
    if (execution.mapAt === undefined) return;
    for (const loop of loopsOf(execution, operations)) {
      const { map } = loop.start;
      const last = loop.end >= 0 ? loop.end : (loop.yields.at(-1) ?? -1);
      // Without anybody who writes meanwhile, all is as the specification says.
      const { goroutine, first } = loop.start;
      const isMet = operations.list.some(
        (other) =>
          other.map === map &&
          other.goroutine !== goroutine &&
          isMapWrite(other.role) &&
          other.first < last &&
          other.last > first,
      );
      if (last >= 0 && isMet) new LoopInspection(scan, this.roles, loop, last, report).run();
    }
  }

  describe(trace: Trace, found: MapFound): Story {
    return describeIteration(trace, found);
  }
}

/** One loop of one execution. */
class LoopInspection {
  private readonly map: number;

  constructor(
    private readonly scan: MapScan,
    private readonly roles: SiteRoles,
    private readonly loop: MapLoop,
    /** Its last event. */
    private readonly last: number,
    private readonly report: (found: MapFound) => void,
  ) {
    this.map = loop.start.map;
  }

  run(): void {
    const { events } = this.scan.execution;
    const { yields, end } = this.loop;
    const yielded = new Set(yields.map((step) => events.extent[step] as number));
    const repeated = this.repeated();
    if (end < 0 && repeated.size === 0) return;
    const staying = this.staying();
    const skipped = end < 0 ? [] : staying.filter(({ keyHash }) => !yielded.has(keyHash));
    const twice = staying.filter(({ keyHash }) => repeated.has(keyHash));
    if (skipped.length + twice.length === 0 || !isOneLoop(this.scan.execution, this.loop, this.roles)) return;
    for (const entry of skipped) this.tell("iteration-skip", entry);
    for (const entry of twice) this.tell("iteration-repeat", entry);
  }

  /** Keys that the loop's body has been given more than once. */
  private repeated(): ReadonlySet<number> {
    const { events, values } = this.scan.execution;
    const loadsKeys = this.loop.yields.some((step) => this.isLoaded(step));
    const seen = new Map<number, unknown>();
    const repeated = new Set<number>();
    for (const step of this.loop.yields) {
      if (loadsKeys ? !this.isLoaded(step) : !this.isUndisturbed(step)) continue;
      const key = events.extent[step] as number;
      if (seen.has(key) && seen.get(key) === values[step]) repeated.add(key);
      seen.set(key, values[step]);
    }
    return repeated;
  }

  // Nobody has done anything since the iteration came to the entry.
  private isUndisturbed(step: number): boolean {
    const { events } = this.scan.execution;
    return step > 0 && events.goroutine[step - 1] === events.goroutine[step];
  }

  // The body loads the key behind the event, from a cell that can change in between.
  private isLoaded(step: number): boolean {
    const { events, values } = this.scan.execution;
    const g = events.goroutine[step];
    let next = step + 1;
    while (next < events.length && events.goroutine[next] !== g) next++;
    if (events.kind[next] !== op.OP_READ || this.roles(events.site[next] as number) !== ROLE_PROGRAM) return false;
    return values[step] !== undefined && values[next] === values[step];
  }

  /** Entries that were in the map before the loop began, and that nobody has removed since. */
  private staying(): readonly MapStateEntry[] {
    const after = this.reachableAfter(this.scan.operations);
    const found = new Map<number, MapStateEntry>();
    for (const entry of [...this.untouched(), ...this.notRemoved()])
      if (entry.isReachable && after.has(entry.keyHash)) found.set(entry.keyHash, entry);
    return [...found.values()];
  }

  /** Those that a lookup found when the loop began. */
  private notRemoved(): readonly MapStateEntry[] {
    const { execution, operations } = this.scan;
    const from = this.loop.start.first;
    const during = this.writesUntilEnd(operations).filter(({ last, completedBy }) => completedBy < 0 || last >= from);
    if (during.some(({ role }) => role === ROLE_MAP_CLEAR)) return [];
    const removed = new Set(during.filter(({ role }) => role === ROLE_MAP_DELETE).map(({ key }) => key));
    return (execution.mapAt?.(this.map, from)?.entries ?? []).filter(({ keyHash }) => !removed.has(keyHash));
  }

  /** Those that were there when the map was shared, and of whose keys nobody has said anything since: a lookup may not find them for a while. */
  private untouched(): readonly MapStateEntry[] {
    const { execution, operations } = this.scan;
    const writes = this.writesUntilEnd(operations);
    if (writes.some(({ role }) => role === ROLE_MAP_CLEAR)) return [];
    const begin = operations.list.find(({ map }) => map === this.map)?.first ?? 0;
    const touched = new Set(writes.map(({ key }) => key));
    return (execution.mapAt?.(this.map, begin)?.entries ?? []).filter(({ keyHash }) => !touched.has(keyHash));
  }

  private writesUntilEnd({ list }: MapOperations): readonly MapOperation[] {
    return list.filter(({ map, role, first }) => map === this.map && isMapWrite(role) && first <= this.last);
  }

  /** Keys that are still there when the loop has ended, or that are there in the end though nobody has put them there again. */
  private reachableAfter(operations: MapOperations): ReadonlySet<number> {
    const { execution } = this.scan;
    const found = new Set<number>();
    for (const step of [this.last + 1, execution.events.length]) {
      const assigned = new Set(
        operations.list
          .filter(({ map, role, last }) => map === this.map && role === ROLE_MAP_ASSIGN && last > this.last)
          .map(({ key }) => key),
      );
      for (const { keyHash, isReachable } of execution.mapAt?.(this.map, step)?.entries ?? [])
        if (isReachable && (step === this.last + 1 || !assigned.has(keyHash))) found.add(keyHash);
    }
    return found;
  }

  private tell(kind: MapFound["kind"], entry: MapStateEntry): void {
    const { start, yields } = this.loop;
    const { execution, operations } = this.scan;
    const { events } = execution;
    const copy = this.copyOf(entry);
    const mover = copy < 0 ? undefined : operations.at(copy);
    const culprit = mover ?? this.meeting();
    if (culprit === undefined) return;
    const look = this.lastLook(entry.markAddress);
    const mark = firstWrite(execution, culprit, entry.markAddress);
    const own = yields.filter((step) => events.extent[step] === entry.keyHash);
    this.report({
      kind,
      victim: start,
      culprit,
      rows: [this.last, look, mark, copy, this.arrival(entry, culprit, copy), own[0] ?? -1, own.at(-1) ?? -1],
      key: entry.key,
      lastStep: events.length - 1,
    });
  }

  // The event that copied the entry, by another goroutine.
  private copyOf({ elementAddress }: MapStateEntry): number {
    const { execution } = this.scan;
    const moved = new MovedCells(this.roles);
    for (let i = 0; i < execution.events.length; i++) moved.advance(execution, i);
    const copy = moved.copyOf(elementAddress);
    return copy >= 0 && execution.events.goroutine[copy] !== this.loop.start.goroutine ? copy : -1;
  }

  /** The last look of the loop at what says whether the cell is in use. */
  private lastLook(markAddress: number): number {
    const { events } = this.scan.execution;
    const { goroutine, first } = this.loop.start;
    for (let i = this.last; i >= first; i--)
      if (events.kind[i] === op.OP_READ && events.goroutine[i] === goroutine && events.object[i] === markAddress)
        return i;
    return -1;
  }

  // When the entry is to be found at its new place: all of it is there, and a lookup comes there.
  private arrival({ keyHash }: MapStateEntry, culprit: MapOperation, copy: number): number {
    const { execution } = this.scan;
    const { events } = execution;
    if (copy < 0) return -1;
    const now = execution.mapAt?.(this.map, events.length)?.entries.find((entry) => entry.keyHash === keyHash);
    return now === undefined ? -1 : firstWrite(execution, culprit, now.keyAddress);
  }

  // Somebody who wrote while the loop went on; else the first two who met, whose damage it may be.
  private meeting(): MapOperation | undefined {
    const { operations } = this.scan;
    const meetings = operations.meetings.filter(({ a, b }) => a.map === this.map && b.first < this.last);
    const isOwn = ({ goroutine, first, last }: MapOperation): boolean =>
      goroutine === this.loop.start.goroutine && last >= this.loop.start.first && first <= this.last;
    const own = (meeting: MapMeeting): MapOperation | undefined =>
      [meeting.a, meeting.b].find((operation) => isOwn(operation) && isMapWrite(otherOf(meeting, operation).role));
    for (const meeting of meetings) {
      const operation = own(meeting);
      if (operation !== undefined) return otherOf(meeting, operation);
    }
    return meetings.map(({ a, b }) => (isMapWrite(b.role) ? b : a))[0];
  }
}

function firstWrite({ events }: Execution, { goroutine, first, last }: MapOperation, address: number): number {
  for (let i = first; i <= last; i++)
    if (events.kind[i] === op.OP_WRITE && events.goroutine[i] === goroutine && events.object[i] === address) return i;
  return -1;
}
