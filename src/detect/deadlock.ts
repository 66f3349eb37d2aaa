// Deadlock of the whole program: it has not ended, and nobody can go on. Told as a cycle of locks where there is one.

import type { FindingEvent } from "../trace/finding.ts";
import type { Trace } from "../trace/trace.ts";
import type { Detector, Execution, Sighting, Sink, Story } from "./detector.ts";
import { type Holding, holdingsBefore } from "./lock-state.ts";
import {
  type BlockedRow,
  blockedEvent,
  eventAt,
  goroutineName,
  goroutineWithFunction,
  objectName,
  placeName,
  placeOf,
  siteOfBlocked,
  waitText,
} from "./story.ts";

export class DeadlockDetector implements Detector {
  private readonly known = new Set<string>();

  scan(execution: Execution, sink: Sink): void {
    if (execution.end.kind !== "deadlock") return;
    sink.saw("deadlock");
    const holdings = holdingsBefore(execution.events, execution.events.length);
    const rows = findCycle(execution.blocked, holdings) ?? execution.blocked.map((_, i) => i);
    const sites = rows.map((row) => execution.blocked[row]?.site ?? -1);
    const key = [...sites].sort((a, b) => a - b).join(" ");
    if (this.known.has(key)) return;
    this.known.add(key);
    sink.report({ kind: "deadlock", sites, rows, lastStep: execution.events.length - 1 });
  }

  describe(trace: Trace, sighting: Sighting): Story {
    const holdings = holdingsBefore(trace.events, trace.events.length);
    const rows = sighting.rows.map((row) => trace.blocked[row]).filter((row) => row !== undefined);
    const isCycle = rows.every((row) => holders(row, holdings).length > 0);
    return {
      severity: "error",
      message: `deadlock: ${rows.map((row) => waitClause(trace, row, holdings)).join("; ")}`,
      explanation: [
        ...rows.map((row) => `${waitSentence(trace, row)}${holderText(trace, row, holdings)}`),
        isCycle && rows.length > 1
          ? "Each waits for the next, and the last for the first: none of them can ever go on."
          : "Nobody is left who could wake any of them: Go reports that all goroutines are asleep.",
      ],
      events: eventsOf(trace, rows, holdings),
      cursor: trace.events.length,
    };
  }
}

function holders(row: BlockedRow, holdings: readonly Holding[]): readonly Holding[] {
  return holdings.filter(({ lock }) => lock === row.object && row.object >= 0);
}

/** Rows of `blocked` that wait for each other's locks, in a circle. */
export function findCycle(blocked: Trace["blocked"], holdings: readonly Holding[]): readonly number[] | undefined {
  for (let start = 0; start < blocked.length; start++) {
    const path: number[] = [];
    let at = start;
    while (at >= 0 && !path.includes(at)) {
      path.push(at);
      const row = blocked[at] as BlockedRow;
      const holding = holders(row, holdings).find(({ goroutine }) => blocked.some((b) => b.goroutine === goroutine));
      at = holding === undefined ? -1 : blocked.findIndex(({ goroutine }) => goroutine === holding.goroutine);
    }
    if (at >= 0) return path.slice(path.indexOf(at));
  }
  return undefined;
}

function waitClause(trace: Trace, row: BlockedRow, holdings: readonly Holding[]): string {
  const place = placeName(siteOfBlocked(trace, row));
  const held = holders(row, holdings).map(({ goroutine }) => goroutineName(goroutine));
  const by = held.length === 0 ? "" : `, held by ${held.join(", ")}`;
  return `${goroutineName(row.goroutine)} waits ${waitText(trace, row)} at ${place}${by}`;
}

function waitSentence(trace: Trace, row: BlockedRow): string {
  const place = placeName(siteOfBlocked(trace, row));
  return `${goroutineWithFunction(trace, row.goroutine)} waits ${waitText(trace, row)} at ${place}.`;
}

function holderText(trace: Trace, row: BlockedRow, holdings: readonly Holding[]): string {
  const held = holders(row, holdings);
  if (held.length === 0) return "";
  const name = objectName(trace, row.object);
  const texts = held.map(({ goroutine, since, isRead }) => {
    const who = goroutine === row.goroutine ? "itself" : goroutineName(goroutine);
    return `${who}${isRead ? ", for reading," : ""} since ${placeOf(trace, since)}`;
  });
  return ` ${name} is held by ${texts.join(" and by ")}.`;
}

function eventsOf(trace: Trace, rows: readonly BlockedRow[], holdings: readonly Holding[]): readonly FindingEvent[] {
  const acquisitions = rows.flatMap((row) => holders(row, holdings)).map(({ since }) => since);
  const steps = [...new Set(acquisitions)].sort((a, b) => a - b);
  return [
    ...steps.map((step) => eventAt(trace, step, "holds")),
    ...rows.map((row) => blockedEvent(trace, row, "waits")),
  ];
}
