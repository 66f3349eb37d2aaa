// The operations of a program on its maps at runtime detail, read off an execution: each begins with the mark that the runtime makes
// for the race detector, goes on with whatever the same goroutine does inside the runtime, and ends with the caller's store of the
// element, which no check of the runtime covers.

import * as op from "../trace/operation.ts";
import type { Execution } from "./detector.ts";
import {
  isOfRuntime,
  ROLE_MAP_ASSIGN,
  ROLE_MAP_CLEAR,
  ROLE_MAP_DELETE,
  ROLE_MAP_ITER_NEXT,
  ROLE_MAP_ITER_START,
  type SiteRoles,
} from "./site-roles.ts";

/** One operation on a map. */
export interface MapOperation {
  /** ROLE_MAP_…; another one where it cannot be told. */
  readonly role: number;
  readonly goroutine: number;
  /** Address of the header. */
  readonly map: number;
  /** Hash of the key; 0 where it is about the whole map. */
  readonly key: number;
  /** Its mark. */
  readonly first: number;
  /** Its last event, the caller's store or load of the element included. */
  last: number;
  /** Last event inside the runtime. */
  lastInside: number;
  /** An assignment's store of the element; -1. */
  store: number;
  /** The event that shows that it has returned to its caller; -1. */
  completedBy: number;
  /** Where the program calls it. */
  readonly site: number;
}

const ENDS_OR_CHOOSES: readonly number[] = [op.OP_PANIC, op.OP_FATAL, op.OP_CHOOSE];
/** By `OP_…`: 1 for what map code does. (Package runtime prints, too.) */
const INSIDE = Uint8Array.from(op.OPERATION_NAMES, (_, kind) =>
  Number(
    op.isPlainAccess(kind) || (kind >= op.OP_MAP_GROW && kind <= op.OP_MAP_WILD) || ENDS_OR_CHOOSES.includes(kind),
  ),
);

/** Two operations of different goroutines on one map, under way at the same time, one of them writing. */
export interface MapMeeting {
  /** Began first. */
  readonly a: MapOperation;
  readonly b: MapOperation;
}

/** Whether operations of this role change the map. */
export function isMapWrite(role: number): boolean {
  return role === ROLE_MAP_ASSIGN || role === ROLE_MAP_DELETE || role === ROLE_MAP_CLEAR;
}

/** The other one. */
export function otherOf({ a, b }: MapMeeting, operation: MapOperation): MapOperation {
  return a === operation ? b : a;
}

/** The step from which it is certain that the two have met: the first of `a` behind the beginning of `b`. */
export function metBy({ events }: Execution, { a, b }: MapMeeting): number {
  for (let i = b.first + 1; i < a.last; i++) if (events.goroutine[i] === a.goroutine) return i;
  return a.last;
}

export function isIteration(role: number): boolean {
  return role === ROLE_MAP_ITER_START || role === ROLE_MAP_ITER_NEXT;
}

/** Reads the operations of executions, one after the other. */
export class MapOperations {
  /** In the order of their beginnings. */
  readonly list: MapOperation[] = [];
  /** Pairs that met, by the later one's beginning. */
  readonly meetings: MapMeeting[] = [];
  /** By goroutine: the operation it is in, or whose element it may still store. */
  private readonly current: (MapOperation | undefined)[] = [];

  /** Of the execution that was read last. */
  private goroutine: Int32Array = new Int32Array();

  constructor(private readonly roles: SiteRoles) {}

  /** Reads the execution. False: no two operations on such a map met. Cost: linear in the events. */
  read(execution: Execution): boolean {
    this.list.length = this.meetings.length = this.current.length = 0;
    const { events } = execution;
    this.goroutine = events.goroutine;
    for (let i = 0; i < events.length; i++) {
      const g = events.goroutine[i] as number;
      const known = this.current[g];
      const kind = events.kind[i] as number;
      const isInside = INSIDE[kind] === 1 && isOfRuntime(this.roles(events.site[i] as number));
      if (isInside && op.isMapOperation(kind)) this.begin(execution, i);
      else if (known === undefined) continue;
      else if (isInside) this.goOn(known, kind, i);
      else this.leave(execution, known, i);
    }
    this.meet();
    return this.meetings.length > 0;
  }

  /** The operation that event `i` belongs to; undefined when it is outside. */
  at(i: number): MapOperation | undefined {
    const g = this.goroutine[i];
    return this.list.findLast(({ goroutine, first, last }) => goroutine === g && first <= i && i <= last);
  }

  /** Whether nobody was about to change the map when the execution ended. */
  isQuiet(map: number): boolean {
    return this.list.every(({ map: own, role, completedBy }) => own !== map || completedBy >= 0 || !isMapWrite(role));
  }

  private begin({ events, callers }: Execution, i: number): void {
    const g = events.goroutine[i] as number;
    const before = this.current[g];
    if (before !== undefined) before.completedBy = i;
    const caller = callers?.[i] ?? -1;
    const operation: MapOperation = {
      role: this.roles(events.site[i] as number),
      goroutine: g,
      map: events.object[i] as number,
      key: events.extent[i] as number,
      first: i,
      last: i,
      lastInside: i,
      store: -1,
      completedBy: -1,
      site: caller >= 0 ? caller : (events.site[i] as number),
    };
    this.current[g] = operation;
    this.list.push(operation);
  }

  private goOn(operation: MapOperation, kind: number, i: number): void {
    operation.lastInside = operation.last = i;
    // Whoever recovers has left the map as it was then.
    if (kind === op.OP_PANIC) this.current[operation.goroutine] = undefined;
  }

  // The caller's own load and store of the element belong to the operation; whatever else comes next ends it.
  private leave({ events }: Execution, operation: MapOperation, i: number): void {
    const kind = events.kind[i] as number;
    const isFirst = operation.last === operation.lastInside;
    const isAccess = kind === op.OP_READ || kind === op.OP_WRITE;
    const isSame = isFirst || events.object[i] === events.object[operation.last];
    operation.completedBy = i;
    if (!isAccess || !isSame || !touchesElement(operation.role)) {
      this.current[operation.goroutine] = undefined;
      return;
    }
    operation.last = i;
    if (kind === op.OP_READ) return;
    operation.store = i;
    this.current[operation.goroutine] = undefined;
  }

  private meet(): void {
    const { list } = this;
    const open: MapOperation[] = [];
    for (const b of list) {
      let n = 0;
      for (const a of open) {
        if (a.last < b.first) continue;
        open[n++] = a;
        if (a.map === b.map && a.goroutine !== b.goroutine && (isMapWrite(a.role) || isMapWrite(b.role)))
          this.meetings.push({ a, b });
      }
      open.length = n;
      open.push(b);
    }
  }
}

function touchesElement(role: number): boolean {
  return role === ROLE_MAP_ASSIGN || isIteration(role);
}
