// What detectors of logical races ask about the program: which reads the values that it writes come from, and which decided that it
// writes at all. Found in the text, not guessed from the order of events.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Events, Execution } from "./detector.ts";
import type { SiteCalls } from "./site-roles.ts";

/** Values of several reads meet in one expression, branch, call, return or object. */
export interface MeetingOfReads {
  readonly site: number;
  /** By value: the sites of the reads that it depends on. */
  readonly operands: readonly (readonly number[])[];
  /** Sites of the reads that decided that they meet. */
  readonly control: readonly number[];
  /** The values are a slice and an index into it. */
  readonly isIndex: boolean;
  /** One of the values was computed from what the other one's reads gave before: a sum over the rounds of a loop. */
  readonly isSum: boolean;
}

/** All sites are in the execution's numbers. */
export interface Dependences {
  /** Reads that the value written at `site` is computed from; empty when none are known. */
  data(site: number): readonly number[];
  /** Reads that decided that `site` runs, and are not among its data. */
  control(site: number): readonly number[];
  /** All reads that decided that `site` runs. */
  deciding(site: number): readonly number[];
  /** Meetings that the value read at `site` takes part in. */
  meetings(site: number): readonly MeetingOfReads[];
  /** Something is reached through the value read at `site`, which nobody has looked at before. */
  isDereferenced(site: number): boolean;
  /** A branch depends on the value read at `site`. */
  isBranchedOn(site: number): boolean;
  /**
   * Whether what was read under one stack of calls can have come (data) to where another one is, or decided about that (control);
   * sites, innermost first.
   */
  connects(readStack: readonly number[], sinkStack: readonly number[], kind: "data" | "control"): boolean;
  /** Whether what was read under these stacks can have come to the meeting at `site`, as two of its values. */
  joins(firstStack: readonly number[], secondStack: readonly number[], site: number): boolean;
  /**
   * Whether what a library function reads under this stack of calls, and hands to a function of the user's that it was given, is combined there
   * with what came from it in rounds before: a sum.
   */
  gathers(stack: readonly number[]): boolean;
}

/** What an atomic operation does with the value that it replaces. */
export type Update = "overwrite" | "accumulate" | "conditional";

/** Kind of update of a write at `site`: nobody's write is lost by an addition or by one that looks first. */
export function updateOf(kind: number, call: ReturnType<SiteCalls>): Update {
  if (kind !== op.OP_ATOMIC_RMW) return "overwrite";
  const method = call?.name.split(".").at(-1) ?? "";
  if (/^(Swap|swap|Store|Clear|LoadAndDelete)/.test(method)) return "overwrite";
  return /^(Add|And|Or)/.test(method) ? "accumulate" : "conditional";
}

export function isRead(kind: number): boolean {
  return kind === op.OP_READ || kind === op.OP_MAP_READ || kind === op.OP_ATOMIC_LOAD;
}

export function isAnyWrite(kind: number): boolean {
  return kind === op.OP_WRITE || kind === op.OP_MAP_WRITE || kind === op.OP_ATOMIC_STORE || kind === op.OP_ATOMIC_RMW;
}

/** What an access is of, as one number: a cell, or one key of a map (the whole map for its length and range). */
export function cellOf(events: Events, i: number): number {
  const object = events.object[i] as number;
  return op.isMapOperation(events.kind[i] as number)
    ? (object ^ Math.imul(events.extent[i] as number, 0x85ebca6b)) | 0
    : object;
}

/** Stack of calls of an event, innermost first; undefined where it was not recorded and cannot be found out. */
export function stackOf(execution: Execution, step: number): readonly number[] | undefined {
  if (execution.stackAt !== undefined) return execution.stackAt(step);
  const { stacks, events } = execution as Execution & Partial<Pick<Trace, "stacks">>;
  const { stack } = events as Events & Partial<Pick<Trace["events"], "stack">>;
  return stacks?.[stack?.[step] ?? -1];
}
