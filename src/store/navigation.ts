// Moving through a trace. A cursor is the number of events already executed; event `cursor - 1` is the one just seen.

import type { Trace } from "../trace/trace.ts";

/** `cursor` kept within the trace. */
export function clampCursor(trace: Trace | undefined, cursor: number): number {
  return Math.max(0, Math.min(trace?.events.length ?? 0, Math.round(cursor)));
}

/** The cursor behind the previous or next event after which another goroutine goes on; the end of the trace if there is none. */
export function switchCursor(trace: Trace, cursor: number, direction: 1 | -1): number {
  const { goroutine, length } = trace.events;
  for (let at = cursor + direction; at > 0 && at < length; at += direction) {
    if (goroutine[at - 1] !== goroutine[at]) return at;
  }
  return direction > 0 ? length : 0;
}

/** The cursor behind the previous or next event of the goroutine that executed event `cursor - 1`; unchanged if there is none. */
export function goroutineCursor(trace: Trace, cursor: number, direction: 1 | -1): number {
  const { goroutine, length } = trace.events;
  const own = goroutine[Math.max(0, cursor - 1)];
  for (let at = cursor + direction; at > 0 && at <= length; at += direction) {
    if (goroutine[at - 1] === own) return at;
  }
  return cursor;
}
