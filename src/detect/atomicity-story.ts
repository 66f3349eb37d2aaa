// Words that the stories of stale reads share.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { goroutineWithFunction, objectOfEvent, originText, placeOf } from "./story.ts";

/** ` (5)`: the value that the event read or wrote; nothing when it is not known. */
export function valueText(trace: Trace, step: number): string {
  const value = trace.values[step] ?? "";
  return value === "" ? "" : ` (${value})`;
}

/** `G2 (main.work), started by G1 at main.go:12`. */
export function whoText(trace: Trace, step: number): string {
  const g = trace.events.goroutine[step] as number;
  return `${goroutineWithFunction(trace, g)}, ${originText(trace, g)}`;
}

/** `reads x (5) at main.go:12`, `writes x (6) at main.go:13`. */
export function accessText(trace: Trace, step: number): string {
  const kind = trace.events.kind[step] as number;
  const isReading = kind === op.OP_READ || kind === op.OP_MAP_READ || kind === op.OP_ATOMIC_LOAD;
  return `${isReading ? "reads" : "changes"} ${objectOfEvent(trace, step)}${valueText(trace, step)} at ${placeOf(trace, step)}`;
}
