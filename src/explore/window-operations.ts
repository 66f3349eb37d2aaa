// Map operations in the steps of an execution at runtime detail: from where the runtime marks that the map is read or written, through the
// runtime's own steps, to the caller's access to the element.

import { STRIDE } from "../ir/opcode.ts";
import type { Program } from "../ir/program.ts";
import { OP_MAP_READ, OP_MAP_WRITE, OP_READ, OP_WRITE } from "../trace/operation.ts";
import type { EventRows } from "./run.ts";

/** Plain accesses of the caller, right behind the runtime's steps, that belong to the operation: an element has several words. */
const MAX_CALLER_STEPS = 4;

/** By global site: 1 if it is in the runtime's own code. */
export type RuntimeSites = Uint8Array;

export function runtimeSitesOf({ functions }: Program): RuntimeSites {
  const flags: number[] = [];
  for (const { name, code } of functions) {
    const flag = name.startsWith("runtime.") ? 1 : 0;
    for (let i = 0; i < code.length; i += STRIDE) flags.push(flag);
  }
  return Uint8Array.from(flags);
}

/** Whether maps of the program are the runtime's Go code. */
export function hasRuntimeMaps({ operations }: Program): boolean {
  return operations.some((name) => name.startsWith("runtime.markRead") || name.startsWith("runtime.markWrite"));
}

export function isMark(kind: number): boolean {
  return kind === OP_MAP_READ || kind === OP_MAP_WRITE;
}

/** Follows one goroutine through its operations on maps. */
export class OperationTracker {
  /** The map of the operation in progress; -1 between operations. */
  map = -1;
  isWrite = false;
  /** By map: operations begun. */
  private readonly nBegun = new Map<number, number>();
  private nCaller = 0;

  begunOn(map: number): number {
    return this.nBegun.get(map) ?? 0;
  }

  /**
   * Takes in a step of the goroutine; whether it belongs to an operation. `isInner`: of a mark, that it is made within an operation which
   * has been marked already, as a range's first step is within its beginning.
   */
  observe(kind: number, object: number, isRuntime: boolean, isInner: boolean): boolean {
    if (isMark(kind) && isRuntime && !(isInner && this.map === object)) {
      this.map = object;
      this.isWrite = kind === OP_MAP_WRITE;
      this.nBegun.set(object, this.begunOn(object) + 1);
      this.nCaller = 0;
      return true;
    }
    if (!this.goesOn(kind, isRuntime, isInner)) this.map = -1;
    else if (!isRuntime) this.nCaller++;
    return this.map >= 0;
  }

  /** Whether the operation in progress goes on with such a step. */
  goesOn(kind: number, isRuntime: boolean, isInner: boolean): boolean {
    if (this.map < 0 || (isMark(kind) && !isInner)) return false;
    if (isRuntime) return this.nCaller === 0;
    return (kind === OP_READ || kind === OP_WRITE) && this.nCaller < MAX_CALLER_STEPS;
  }

  /** The operation in progress is over. */
  close(): void {
    this.map = -1;
  }
}

/** Takes row `i` into the tracker of its goroutine; whether it belongs to an operation. */
export function observeRow(tracker: OperationTracker, events: EventRows, i: number, sites: RuntimeSites): boolean {
  const isInner = sites[events.caller[i] ?? -1] === 1;
  return tracker.observe(
    events.kind[i] as number,
    events.object[i] as number,
    sites[events.site[i] as number] === 1,
    isInner,
  );
}

/** By row: 1 if the operation that the row belongs to is over with it. */
export function endsOfOperations(events: EventRows, sites: RuntimeSites): Uint8Array {
  const ends = new Uint8Array(events.length);
  const trackers = new Map<number, OperationTracker>();
  const last = new Map<number, number>();
  for (let i = 0; i < events.length; i++) {
    const g = events.goroutine[i] as number;
    const tracker = trackers.get(g) ?? new OperationTracker();
    trackers.set(g, tracker);
    const { map } = tracker;
    const nBefore = tracker.begunOn(map);
    const isInside = observeRow(tracker, events, i, sites);
    const before = last.get(g);
    if (before !== undefined && map >= 0 && (tracker.map !== map || tracker.begunOn(map) !== nBefore)) ends[before] = 1;
    if (isInside) last.set(g, i);
  }
  return ends;
}
