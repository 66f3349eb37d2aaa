// The story of a deadlock: a circle of goroutines that wait for each other, or a program of which nobody can go on.

import type { FindingEvent } from "../trace/finding.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Story } from "./detector.ts";
import { consequenceText } from "./double-lock.ts";
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
import type { Blocker, Wait } from "./wait-graph.ts";
import { adviceFor, historyText } from "./wait-history.ts";

/** The story of the waits `roots`, of which each waits for the next if `isCircle`; `others` are stuck in consequence. */
export function describeDeadlock(
  trace: Trace,
  roots: readonly Wait[],
  others: readonly BlockedRow[],
  isCircle: boolean,
  isTest: boolean,
): Story {
  const isWhole = trace.end.kind === "deadlock";
  return {
    severity: "error",
    message: `deadlock: ${roots.map((wait) => waitClause(trace, wait)).join("; ")}`,
    explanation: [
      ...roots.map((wait) => `${waitSentence(trace, wait)}${blockerText(trace, wait)}${historyText(trace, wait.row)}`),
      ...others.map((other) => consequenceText(trace, other)),
      endText({ isInCircle: isCircle, isCircle: isCircle && roots.length > 1, isWhole, isTest }),
      ...fixText(trace, roots, isCircle),
    ],
    events: [
      ...acquisitionsOf(roots).map((step) => eventAt(trace, step, "holds")),
      ...roots.map(({ row }) => blockedEvent(trace, row, "waits")),
      ...others.map((row) => blockedEvent(trace, row, "waits in consequence")),
    ],
    cursor: trace.events.length,
  };
}

interface EndFacts {
  /** The waits are a circle, if only of one. */
  readonly isInCircle: boolean;
  readonly isCircle: boolean;
  readonly isWhole: boolean;
  readonly isTest: boolean;
}

// Go tells a program in which everybody waits; a test has a timer for its time limit, and that counts as somebody.
function endText({ isInCircle, isCircle, isWhole, isTest }: EndFacts): string {
  const circle = "Each waits for the next, and the last for the first: none of them can ever go on";
  if (!isWhole && !isInCircle)
    return "The rest of the program goes on, but nobody there can get at what is waited for.";
  if (!isWhole) return `${circle}, while the rest of the program does: Go does not report it.`;
  if (isCircle) return `${circle}.`;
  const end = isTest ? "the test hangs until its time is up" : "Go reports that all goroutines are asleep";
  return `Nobody is left who could wake any of them: ${end}.`;
}

function waitClause(trace: Trace, { row, blockers }: Wait): string {
  const place = placeName(siteOfBlocked(trace, row));
  const held = blockers.map(({ goroutine }) => goroutineName(goroutine));
  const by = held.length === 0 ? "" : `, held by ${held.join(", ")}`;
  return `${goroutineName(row.goroutine)} waits ${waitText(trace, row)} at ${place}${by}`;
}

function waitSentence(trace: Trace, row: { readonly row: BlockedRow }): string {
  const place = placeName(siteOfBlocked(trace, row.row));
  return `${goroutineWithFunction(trace, row.row.goroutine)} waits ${waitText(trace, row.row)} at ${place}.`;
}

/** By whom what a goroutine waits for is held, and since where. */
export function blockerText(trace: Trace, { row, blockers }: Wait): string {
  if (blockers.length === 0) return "";
  const name = objectName(trace, row.object);
  const texts = blockers.map((blocker) => `${holderName(trace, row, blocker)} since ${placeOf(trace, blocker.since)}`);
  return ` ${name} is held by ${texts.join(" and by ")}.`;
}

function holderName(trace: Trace, row: BlockedRow, { goroutine, isRead, isAnnounced }: Blocker): string {
  const who = goroutine === row.goroutine ? "itself" : goroutineName(goroutine);
  const how = isRead ? ", for reading," : isAnnounced ? ", a writer that waits for its readers," : "";
  return `${who}${how}${hasEnded(trace, goroutine) ? ", which has ended without giving it back," : ""}`;
}

function hasEnded({ events }: Trace, goroutine: number): boolean {
  for (let i = events.length - 1; i >= 0; i--)
    if (events.goroutine[i] === goroutine) return events.kind[i] === op.OP_EXIT;
  return false;
}

function acquisitionsOf(roots: readonly Wait[]): readonly number[] {
  const steps = roots.flatMap(({ blockers }) => blockers.map(({ since }) => since));
  return [...new Set(steps)].sort((a, b) => a - b);
}

function fixText(trace: Trace, roots: readonly Wait[], isCircle: boolean): readonly string[] {
  const once = roots.find(({ row, next, index }) => row.kind === op.OP_ONCE_BEGIN && next.includes(index));
  if (once !== undefined)
    return ["A Once's function must not call Do of the same Once: that call waits for the function to end."];
  if (isCircle) {
    const names = [...new Set(roots.map(({ row }) => objectName(trace, row.object)))];
    return [
      `Whoever needs ${names.join(" and ")} has to take them in the same order everywhere, or one lock for all of it.`,
    ];
  }
  return adviceTexts(trace, roots);
}

/** What keeps waits like these from being for ever. */
export function adviceTexts(trace: Trace, roots: readonly Wait[]): readonly string[] {
  const isAbandoned = ({ blockers }: Wait): boolean => blockers.some(({ goroutine }) => hasEnded(trace, goroutine));
  if (roots.some(isAbandoned)) return ["A lock has to be given back on every way out: defer Unlock right after Lock."];
  return [...new Set(roots.map(({ row }) => adviceFor(row)).filter((text) => text !== undefined))];
}

/** Steps at which what the waits need was taken. */
export function holdEvents(trace: Trace, roots: readonly Wait[]): readonly FindingEvent[] {
  return acquisitionsOf(roots).map((step) => eventAt(trace, step, "holds"));
}
