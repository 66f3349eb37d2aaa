// Which steps of the trace the shown finding points at, and which two of them race. The verdict is the detector's: this only finds
// its place in the trace that is shown.

import type { Finding, FindingEvent } from "../../trace/finding.ts";
import { isPlainAccess, isPlainWrite } from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";

export interface MarkedStep {
  readonly step: number;
  readonly goroutine: number;
  readonly role: string;
  /** Its place in the finding's story, from 1. */
  readonly number: number;
}

/** Two accesses without an order, the earlier one first. */
export interface RacePair {
  readonly first: number;
  readonly second: number;
}

// A trace may arrive after its finding, or be of another schedule: then the step is somebody else's. Operations that wait for ever are
// behind the last step.
function isOfTrace(trace: Trace, event: FindingEvent): boolean {
  return event.step >= trace.events.length || trace.events.goroutine[event.step] === event.goroutine;
}

/** Steps of the finding's story. Empty when the finding is not about this trace. */
export function markedSteps(trace: Trace, finding: Finding | undefined): readonly MarkedStep[] {
  const events = finding?.events ?? [];
  if (!events.every((event) => isOfTrace(trace, event))) return [];
  return numbered(events).filter(({ step }) => step < trace.events.length);
}

/** What the finding's goroutines wait for at the end, for ever. Empty when the finding is not about this trace. */
export function markedWaits(trace: Trace, finding: Finding | undefined): readonly MarkedStep[] {
  const events = finding?.events ?? [];
  if (!events.every((event) => isOfTrace(trace, event))) return [];
  return numbered(events).filter(({ step }) => step >= trace.events.length);
}

function numbered(events: readonly FindingEvent[]): readonly MarkedStep[] {
  return events.map(({ step, goroutine, role }, index) => ({ step, goroutine, role, number: index + 1 }));
}

/**
 * The racing pair to draw for `shown`: that of a data race itself; for another finding, two of its steps for which `findings` has a data
 * race at the same places.
 */
export function racePair(trace: Trace, shown: Finding | undefined, findings: readonly Finding[]): RacePair | undefined {
  if (shown === undefined || !shown.events.every((event) => isOfTrace(trace, event))) return undefined;
  const places = new Set(findings.filter(({ kind }) => kind === "data-race").map(({ events }) => placesOf(events)));
  const accesses = shown.events.filter((event) => isPlainAccess(trace.events.kind[event.step] ?? -1));
  for (const [i, second] of accesses.entries()) {
    for (const first of accesses.slice(0, i)) {
      if (!isConflict(trace, first, second)) continue;
      if (shown.kind === "data-race" || places.has(placesOf([first, second]))) return ordered(first.step, second.step);
    }
  }
  return undefined;
}

function ordered(a: number, b: number): RacePair {
  return { first: Math.min(a, b), second: Math.max(a, b) };
}

function isConflict(trace: Trace, a: FindingEvent, b: FindingEvent): boolean {
  const { kind } = trace.events;
  const isWrite = isPlainWrite(kind[a.step] ?? -1) || isPlainWrite(kind[b.step] ?? -1);
  return isWrite && a.goroutine !== b.goroutine && a.object === b.object;
}

function placesOf(events: readonly FindingEvent[]): string {
  return events
    .slice(0, 2)
    .map(({ file, line, column, operation }) => `${file}:${line}:${column}:${operation}`)
    .sort()
    .join(" ");
}
