// Which lines of the program are marked, from the trace and the state at the cursor.

import type { Finding } from "../../trace/finding.ts";
import type { GoroutineStatus, Snapshot } from "../../trace/snapshot.ts";
import type { Trace } from "../../trace/trace.ts";

/** A goroutine that stands on a line. */
export interface GoroutineMark {
  readonly goroutine: number;
  readonly status: GoroutineStatus;
}

/** An event of the shown finding on a line. */
export interface FindingMark {
  readonly goroutine: number;
  readonly step: number;
  readonly role: string;
  readonly operation: string;
  readonly object: string;
}

/** Everything marked on one line of the program; lines count from 1. */
export interface LineMarks {
  readonly line: number;
  /** The event under attention is here. */
  readonly isCurrent: boolean;
  /** The goroutine of that event; -1. */
  readonly currentGoroutine: number;
  readonly goroutines: readonly GoroutineMark[];
  readonly finding: readonly FindingMark[];
}

interface MutableLineMarks extends LineMarks {
  isCurrent: boolean;
  currentGoroutine: number;
  readonly goroutines: GoroutineMark[];
  readonly finding: FindingMark[];
}

/** The marks by line, ascending. Goroutines that have ended stand nowhere. */
export function lineMarks(
  trace: Trace | undefined,
  snapshot: Snapshot | undefined,
  finding: Finding | undefined,
  selectedStep: number,
): readonly LineMarks[] {
  if (trace === undefined) return [];
  const lines = new Map<number, MutableLineMarks>();
  const at = (line: number): MutableLineMarks => {
    const found = lines.get(line);
    if (found !== undefined) return found;
    const made = { line, isCurrent: false, currentGoroutine: -1, goroutines: [], finding: [] };
    lines.set(line, made);
    return made;
  };
  const current = userLine(trace, selectedStep);
  if (current > 0) {
    at(current).isCurrent = true;
    at(current).currentGoroutine = trace.events.goroutine[selectedStep] ?? -1;
  }
  for (const { goroutine, status, frames } of snapshot?.goroutines ?? []) {
    const line = frames.find((frame) => frame.isUser)?.line;
    const isHidden = status === "exited" || trace.goroutines[goroutine]?.isSystem === true;
    if (line !== undefined && line > 0 && !isHidden) at(line).goroutines.push({ goroutine, status });
  }
  for (const { goroutine, step, role, operation, object, line } of finding?.events ?? [])
    if (line > 0) at(userLine(trace, step) || line).finding.push({ goroutine, step, role, operation, object });
  return [...lines.values()].sort((a, b) => a.line - b.line);
}

/** The line in the user's program at which an event happened: the innermost frame of their own code; 0 if there is none. */
export function userLine(trace: Trace, step: number): number {
  const { site, stack } = trace.events;
  const innermost = trace.sites[site[step] ?? -1];
  if (innermost?.isUser === true) return innermost.line;
  for (const siteIndex of trace.stacks[stack[step] ?? -1] ?? []) {
    const frame = trace.sites[siteIndex];
    if (frame?.isUser === true) return frame.line;
  }
  return 0;
}
