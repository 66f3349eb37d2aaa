// How each operation looks on the timeline: its glyph, and how much it matters when many share a pixel.

import { OP_WG_ADD } from "../../trace/operation.ts";
import type { EventColumns } from "../../trace/trace.ts";
import type { GlyphName } from "../../ui/glyphs.ts";

/** Most severe wins in a bucket: a race is visible at every zoom level. 0 is nothing. */
export const SEVERITY_RUNNABLE = 1;
export const SEVERITY_RUN = 2;
const SEVERITY_READ = 3;
const SEVERITY_SYNC = 4;
const SEVERITY_WRITE = 5;
export const SEVERITY_BLOCKED = 6;
export const SEVERITY_FOREVER = 7;
const SEVERITY_PANIC = 8;
export const SEVERITY_RACE = 9;

export interface OperationStyle {
  readonly glyph: GlyphName;
  readonly severity: number;
}

const style = (glyph: GlyphName, severity: number): OperationStyle => ({ glyph, severity });

// In the index order of OPERATION_NAMES.
const STYLES: readonly OperationStyle[] = [
  style("other", SEVERITY_RUN),
  style("start", SEVERITY_RUN),
  style("exit", SEVERITY_RUN),
  style("spawn", SEVERITY_SYNC),
  style("read", SEVERITY_READ),
  style("write", SEVERITY_WRITE),
  style("atomicRead", SEVERITY_READ),
  style("atomic", SEVERITY_SYNC),
  style("atomic", SEVERITY_SYNC),
  style("casFail", SEVERITY_READ),
  style("lock", SEVERITY_SYNC),
  style("unlock", SEVERITY_SYNC),
  style("readLock", SEVERITY_SYNC),
  style("readUnlock", SEVERITY_SYNC),
  style("wait", SEVERITY_SYNC),
  style("wait", SEVERITY_SYNC),
  style("waitAdd", SEVERITY_SYNC),
  style("waitWait", SEVERITY_SYNC),
  style("once", SEVERITY_SYNC),
  style("onceEnd", SEVERITY_SYNC),
  style("send", SEVERITY_SYNC),
  style("receive", SEVERITY_SYNC),
  style("send", SEVERITY_SYNC),
  style("close", SEVERITY_SYNC),
  style("select", SEVERITY_SYNC),
  style("sleep", SEVERITY_RUN),
  style("wake", SEVERITY_RUN),
  style("yield", SEVERITY_RUN),
  style("mapRead", SEVERITY_READ),
  style("mapWrite", SEVERITY_WRITE),
  style("print", SEVERITY_RUN),
  style("panic", SEVERITY_PANIC),
  style("panic", SEVERITY_PANIC),
  style("wait", SEVERITY_SYNC),
  style("wake", SEVERITY_SYNC),
  style("signal", SEVERITY_SYNC),
  style("signal", SEVERITY_SYNC),
  style("exit", SEVERITY_RUN),
  style("wait", SEVERITY_BLOCKED),
  style("select", SEVERITY_SYNC),
  style("receive", SEVERITY_READ),
  style("choose", SEVERITY_RUN),
  style("idle", SEVERITY_SYNC),
  style("count", SEVERITY_READ),
  style("timerStop", SEVERITY_SYNC),
  style("timerSent", SEVERITY_SYNC),
  style("mapGrow", SEVERITY_WRITE),
  style("evacuate", SEVERITY_WRITE),
  style("mapDone", SEVERITY_SYNC),
  style("iterator", SEVERITY_READ),
  style("wild", SEVERITY_PANIC),
];

const UNKNOWN = style("other", SEVERITY_RUN);

/** Style of an `OP_…`; a plain dot for one that a newer engine added. */
export function operationStyle(kind: number): OperationStyle {
  return STYLES[kind] ?? UNKNOWN;
}

/** Glyph of an event; `Done` is a negative `Add`. */
export function eventGlyph({ kind, extent }: EventColumns, step: number): GlyphName {
  if (kind[step] === OP_WG_ADD && (extent[step] ?? 0) < 0) return "waitDone";
  return operationStyle(kind[step] ?? 0).glyph;
}
