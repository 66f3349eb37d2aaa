// What the last step touched, and names for what the state refers to by number.

import {
  OP_ATOMIC_CAS_FAIL,
  OP_ATOMIC_LOAD,
  OP_CHAN_LEN,
  OP_MAP_READ,
  OP_NONE,
  OP_READ,
} from "../../trace/operation.ts";
import type { FrameView, Snapshot, VariableView } from "../../trace/snapshot.ts";
import type { Trace } from "../../trace/trace.ts";

/** Addresses `[from, to)` that the step before the cursor read or changed, and who did it. */
export interface Touched {
  readonly from: number;
  readonly to: number;
  readonly isChange: boolean;
  /** Memory was read or written: not a lock, a channel or a map as a whole. */
  readonly isMemory: boolean;
  readonly goroutine: number;
}

const READS: ReadonlySet<number> = new Set([OP_READ, OP_ATOMIC_LOAD, OP_ATOMIC_CAS_FAIL, OP_MAP_READ, OP_CHAN_LEN]);

/** What event `cursor - 1` touched; undefined when it touched no object. */
export function touchedBy(trace: Trace | undefined, cursor: number): Touched | undefined {
  const { events } = trace ?? {};
  const step = cursor - 1;
  const from = events?.object[step] ?? -1;
  const kind = events?.kind[step] ?? OP_NONE;
  if (events === undefined || from < 0 || kind === OP_NONE) return undefined;
  const isMemory = kind >= OP_READ && kind <= OP_ATOMIC_CAS_FAIL;
  // Elsewhere `extent` is a delta or a value.
  const nCells = isMemory ? Math.max(1, events.extent[step] ?? 1) : 1;
  return { from, to: from + nCells, isChange: !READS.has(kind), isMemory, goroutine: events.goroutine[step] ?? -1 };
}

/** Whether the thing at `address` was touched. */
export function isTouched(touched: Touched | undefined, address: number): touched is Touched {
  return touched !== undefined && address >= touched.from && address < touched.to;
}

/** Names of everything in the state that has an address. */
export function objectNames(trace: Trace | undefined, snapshot: Snapshot): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { address, name } of trace?.objects ?? []) names.set(address, name);
  const named = [snapshot.shared, snapshot.locks, snapshot.channels, snapshot.maps, snapshot.detailedMaps ?? []];
  for (const { address, name } of named.flat()) if (name !== "") names.set(address, name);
  return names;
}

/** Longer values are cut: a stack is for an overview. */
const MAX_VALUE = 160;

/** A variable's value as a frame shows it. What the library keeps in a test's `t` is nobody's concern. */
export function shownValue({ type, value }: Pick<VariableView, "type" | "value">): string {
  if (/^\*testing\.\w+$/.test(type) && value.startsWith("&")) return `&${type.slice(1)}{…}`;
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
}

/** Frames that follow one another, all the program's own or all the library's. */
export interface FrameRun {
  readonly isLibrary: boolean;
  readonly frames: readonly FrameView[];
}

/** The file that calls a test; nobody wrote it. */
const GLUE = "_testmain.go";

/** A stack in runs, innermost first. */
export function frameRuns(frames: readonly FrameView[]): readonly FrameRun[] {
  const runs: { isLibrary: boolean; frames: FrameView[] }[] = [];
  for (const frame of frames) {
    if (frame.file === GLUE) continue;
    const last = runs[runs.length - 1];
    if (last !== undefined && last.isLibrary === !frame.isUser) last.frames.push(frame);
    else runs.push({ isLibrary: !frame.isUser, frames: [frame] });
  }
  return runs;
}

/** Virtual time for people: `0s`, `20ms`, `1.5s`; as Go prints a duration, to the microsecond. */
export function virtualTime(ns: number): string {
  if (ns < 1_000_000) return ns === 0 ? "0s" : `${Number((ns / 1_000).toFixed(3))}µs`;
  if (ns < 1_000_000_000) return `${Number((ns / 1_000_000).toFixed(3))}ms`;
  return `${Number((ns / 1_000_000_000).toFixed(6))}s`;
}

/** The last part of a qualified name: `main.(*Account).deposit` gives `(*Account).deposit`. */
export function shortFunction(qualified: string): string {
  return qualified.startsWith("main.") && qualified !== "main.main" ? qualified.slice("main.".length) : qualified;
}
