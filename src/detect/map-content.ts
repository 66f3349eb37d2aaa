// What two writers leave behind in a map: looked up in the map's memory at the end of the execution, when nobody is inside an operation on
// it. A key that was inserted and is not there; a header that counts wrongly; one key twice; an entry that no lookup finds.

import type { MapState, MapStateEntry } from "../trace/map-state.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Execution, Story } from "./detector.ts";
import { describeContent, MOVED_AWAY, NEVER_THERE, PASSED_OVER } from "./map-content-story.ts";
import { failureOf } from "./map-ending.ts";
import { isMapWrite, type MapMeeting, type MapOperation, otherOf } from "./map-operations.ts";
import type { MapFound, MapRule, MapScan } from "./map-rule.ts";
import { countedOver, overwrittenCell, type Trail } from "./map-trails.ts";
import {
  isOfRuntime,
  ROLE_EVACUATION,
  ROLE_MAP_ASSIGN,
  ROLE_MAP_CLEAR,
  ROLE_MAP_DELETE,
  type SiteRoles,
} from "./site-roles.ts";

export class MapContentRule implements MapRule {
  constructor(private readonly roles: SiteRoles) {}

  scan(scan: MapScan, report: (found: MapFound) => void): void {
    const { execution, operations } = scan;
    const { end, events } = execution;
    if (end.kind === "limit" || end.kind === "stopped") return;
    const hasFailed = end.kind === "panic" || end.kind === "fatal";
    if (hasFailed && isOfRuntime(this.roles(events.site[failureOf(execution)] as number))) return;
    for (const map of new Set(operations.meetings.map(({ a }) => a.map))) {
      if (!operations.isQuiet(map)) continue;
      const state = execution.mapAt?.(map, events.length);
      if (state !== undefined) new Inspection(scan, this.roles, map, state, report).run();
    }
  }

  describe(trace: Trace, found: MapFound): Story {
    return describeContent(trace, found);
  }
}

/** One map at the end of one execution. */
class Inspection {
  private readonly writes: readonly MapOperation[];
  private readonly meetings: readonly MapMeeting[];
  /** Where the first operation that others could see begins. */
  private readonly begin: number;
  /** By step: what the map held before it. */
  private readonly earlier = new Map<number, readonly MapStateEntry[]>();

  constructor(
    private readonly scan: MapScan,
    private readonly roles: SiteRoles,
    private readonly map: number,
    private readonly state: MapState,
    private readonly report: (found: MapFound) => void,
  ) {
    const { list, meetings } = scan.operations;
    this.begin = list.find((operation) => operation.map === map)?.first ?? 0;
    this.writes = list.filter((operation) => operation.map === map && isMapWrite(operation.role));
    // What readers do leaves nothing behind.
    this.meetings = meetings.filter(({ a, b }) => a.map === map && isMapWrite(a.role) && isMapWrite(b.role));
  }

  run(): void {
    if (this.meetings.length === 0) return;
    this.lookForLost();
    this.compareCount();
    this.lookForTwins();
    this.lookForForeignValues();
  }

  private lookForLost(): void {
    const present = new Set(this.state.entries.map(({ keyHash }) => keyHash));
    for (const [key, text] of this.expected()) {
      if (present.has(key)) continue;
      const insert = this.writes.findLast((write) => write.role === ROLE_MAP_ASSIGN && write.key === key);
      const trail = insert === undefined ? undefined : this.overwriterOf(insert);
      if (trail !== undefined) this.tell("lost-insert", trail, key, text, []);
      else this.tellGone(key, text, insert);
    }
  }

  // It has been there, and nobody has touched its cell since: its bucket was passed over. Else it was moved into nowhere, or put where the map
  // was before.
  private tellGone(key: number, text: string, insert: MapOperation | undefined): void {
    const { execution } = this.scan;
    const step = insert === undefined ? this.begin : insert.lastInside + 1;
    const entry = this.entriesAt(step).find(({ keyHash }) => keyHash === key);
    const { events } = execution;
    let isTouched = entry?.isReachable !== true;
    for (let i = step; i < events.length && !isTouched; i++)
      isTouched = events.kind[i] === op.OP_WRITE && events.object[i] === entry?.markAddress;
    const trail = { ...this.meetingOf(insert), steps: [] };
    if (isTouched) this.tell("lost-insert", trail, key, text, [-1, -1, entry === undefined ? NEVER_THERE : MOVED_AWAY]);
    else this.tell("unreachable-key", trail, key, text, [this.state.count, PASSED_OVER]);
  }

  // Keys that must be there: inserted, and neither a delete of them nor a clear was ever begun.
  private expected(): ReadonlyMap<number, string> {
    const keys = new Map<number, string>();
    if (this.writes.some(({ role }) => role === ROLE_MAP_CLEAR)) return keys;
    for (const { keyHash, key, isReachable } of this.initialEntries()) if (isReachable) keys.set(keyHash, key);
    const { values } = this.scan.execution;
    // Who asks for a key that is not equal to itself finds nothing, ever.
    for (const { role, key, first } of this.writes)
      if (role === ROLE_MAP_ASSIGN && key !== 0 && !/NaN/.test(String(values[first] ?? ""))) keys.set(key, "");
    for (const { role, key } of this.writes) if (role === ROLE_MAP_DELETE) keys.delete(key);
    return keys;
  }

  // Many keys can be lost at once.
  private entriesAt(step: number): readonly MapStateEntry[] {
    const known = this.earlier.get(step) ?? this.scan.execution.mapAt?.(this.map, step)?.entries ?? [];
    this.earlier.set(step, known);
    return known;
  }

  // Before anybody shared it the map was filled in silence. Those entries can get lost only when they are moved.
  private initialEntries(): readonly MapStateEntry[] {
    const { execution } = this.scan;
    const { events } = execution;
    let isMoved = false;
    for (let i = this.begin; i < events.length && !isMoved; i++)
      isMoved = this.roles(events.site[i] as number) === ROLE_EVACUATION;
    return isMoved ? this.entriesAt(this.begin) : [];
  }

  private overwriterOf(insert: MapOperation): Trail | undefined {
    const cells = new Set(this.state.entries.map(({ keyAddress }) => keyAddress));
    const { execution } = this.scan;
    for (const other of this.writes) {
      if (other.goroutine === insert.goroutine || other.last < insert.first) continue;
      const steps = overwrittenCell(execution, insert, other, cells);
      if (steps !== undefined) return { victim: insert, culprit: other, steps };
    }
    return undefined;
  }

  private compareCount(): void {
    const { count, entries, nUnequal } = this.state;
    const actual = entries.length + nUnequal;
    if (count === actual) return;
    const trail = this.miscount() ?? this.collision() ?? { ...this.meetingOf(undefined), steps: [] };
    this.tell("wrong-count", trail, 0, "", [count, actual]);
  }

  // Two increments of the counter, one of which is lost.
  private miscount(): Trail | undefined {
    for (const { a, b } of this.meetings) {
      for (const [victim, culprit] of [
        [a, b],
        [b, a],
      ] as const) {
        const steps = countedOver(this.scan.execution, victim, culprit);
        if (steps !== undefined) return { victim, culprit, steps };
      }
    }
    return undefined;
  }

  // Two entries in one cell, both of them counted.
  private collision(): Trail | undefined {
    for (const write of this.writes) {
      const trail = write.role === ROLE_MAP_ASSIGN ? this.overwriterOf(write) : undefined;
      if (trail !== undefined) return trail;
    }
    return undefined;
  }

  private lookForTwins(): void {
    const seen = new Set<number>();
    const twins = new Set<number>();
    for (const { keyHash } of this.state.entries) {
      if (seen.has(keyHash)) twins.add(keyHash);
      seen.add(keyHash);
    }
    const { count, entries } = this.state;
    const hidden = entries.filter(({ keyHash, isReachable }) => !isReachable && !twins.has(keyHash));
    for (const key of twins) {
      const text = entries.find(({ keyHash }) => keyHash === key)?.key ?? "";
      const steps = entries
        .filter(({ keyHash }) => keyHash === key)
        .map(({ keyAddress }) => this.lastWrite(keyAddress));
      this.tell("duplicate-key", { ...this.meetingOf(this.insertOf(key)), steps }, key, text, []);
    }
    for (const { keyHash, key } of hidden)
      this.tell("unreachable-key", { ...this.meetingOf(this.insertOf(keyHash)), steps: [] }, keyHash, key, [count]);
  }

  /** Elements that were stored last for another key, which had the same cell. */
  private lookForForeignValues(): void {
    const { events } = this.scan.execution;
    const lastInto = new Map<number, MapOperation>();
    const stores = this.writes.filter(({ store }) => store >= 0).sort((a, b) => a.store - b.store);
    for (const write of stores) lastInto.set(events.object[write.store] as number, write);
    for (const { keyHash, key, elementAddress } of this.state.entries) {
      const culprit = lastInto.get(elementAddress);
      if (culprit === undefined || culprit.key === keyHash) continue;
      const victim = stores.findLast(
        (write) =>
          write.key === keyHash && events.object[write.store] === elementAddress && write.store < culprit.store,
      );
      if (victim === undefined || victim.goroutine === culprit.goroutine) continue;
      this.tell("lost-write", { victim, culprit, steps: [victim.store, culprit.store] }, keyHash, key, []);
    }
  }

  private lastWrite(address: number): number {
    const { events } = this.scan.execution;
    for (let i = events.length - 1; i >= 0; i--)
      if (events.kind[i] === op.OP_WRITE && events.object[i] === address) return i;
    return -1;
  }

  private insertOf(key: number): MapOperation | undefined {
    return this.meetings
      .flatMap(({ a, b }) => [a, b])
      .find((operation) => operation.role === ROLE_MAP_ASSIGN && operation.key === key);
  }

  // Two writers that met: one of them this one, if it met anybody.
  private meetingOf(operation: MapOperation | undefined): {
    readonly victim: MapOperation;
    readonly culprit: MapOperation;
  } {
    const own = this.meetings.find(({ a, b }) => a === operation || b === operation);
    const meeting = own ?? (this.meetings[0] as MapMeeting); // `run` has looked that there is one.
    const victim = own === undefined || operation === undefined ? meeting.a : operation;
    return { victim, culprit: otherOf(meeting, victim) };
  }

  private tell(
    kind: MapFound["kind"],
    { victim, culprit, steps }: Trail,
    key: number,
    text: string,
    numbers: readonly number[],
  ): void {
    const { execution } = this.scan;
    const insert = this.writes.find((write) => write.key === key && key !== 0);
    const words = text !== "" ? text : textOf(execution, insert?.first);
    const rows = [...numbers, ...steps];
    this.report({ kind, victim, culprit, rows, key: words, lastStep: execution.events.length - 1 });
  }
}

// Only a trace has texts; nobody reads them elsewhere.
function textOf({ values }: Execution, step: number | undefined): string {
  const value = step === undefined ? undefined : values[step];
  return value === undefined ? "" : String(value);
}
