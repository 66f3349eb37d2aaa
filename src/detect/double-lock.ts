// Double locks: a goroutine waits for a lock that it holds itself. Mutexes of Go do not know who holds them, so it waits for ever. A
// second read lock is the same mistake where a writer came in between: it keeps new readers out, and waits for the first read lock.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Events, Story } from "./detector.ts";
import {
  type BlockedRow,
  blockedEvent,
  eventAt,
  goroutineName,
  goroutineWithFunction,
  objectName,
  originText,
  placeName,
  placeOf,
  siteOfBlocked,
} from "./story.ts";
import type { Wait } from "./wait-graph.ts";

export interface DoubleLock {
  /** Index of the wait. */
  readonly index: number;
  /** Step at which the goroutine took the lock that it wants once more. */
  readonly since: number;
  /** The writer that came in between: index of its wait, and the step of its announcement; -1 where none is needed. */
  readonly writer: number;
  readonly announced: number;
}

/** The double lock that a wait is; undefined when it is none. */
export function doubleLockOf(events: Events, waits: readonly Wait[], wait: Wait): DoubleLock | undefined {
  const { row, index } = wait;
  if (row.kind === op.OP_ONCE_BEGIN || isHandedOver(events, row.object)) return undefined;
  const own = wait.blockers.find(({ goroutine }) => goroutine === row.goroutine);
  if (own !== undefined) return { index, since: own.since, writer: -1, announced: -1 };
  for (const { goroutine, since, isAnnounced } of wait.blockers) {
    const writer = isAnnounced ? waits.find((other) => other.row.goroutine === goroutine) : undefined;
    const first = writer?.blockers.find((blocker) => blocker.isRead && blocker.goroutine === row.goroutine);
    if (writer !== undefined && first !== undefined)
      return { index, since: first.since, writer: writer.index, announced: since };
  }
  return undefined;
}

// A mutex that another goroutine has unlocked is not one goroutine's: it is used as a signal, and a second Lock waits for that one.
function isHandedOver({ kind, goroutine, object, length }: Events, lock: number): boolean {
  let holder = -1;
  for (let i = 0; i < length; i++) {
    if (object[i] !== lock) continue;
    if (kind[i] === op.OP_LOCK) holder = goroutine[i] as number;
    if (kind[i] === op.OP_UNLOCK && goroutine[i] !== holder) return true;
  }
  return false;
}

/** The story of a double lock; `others` wait for its goroutine. */
export function describeDoubleLock(
  trace: Trace,
  wait: Wait,
  { since, announced }: DoubleLock,
  others: readonly BlockedRow[],
): Story {
  const { row } = wait;
  const name = objectName(trace, row.object, siteOfBlocked(trace, row));
  const who = goroutineName(row.goroutine);
  const place = placeName(siteOfBlocked(trace, row));
  const isRead = trace.events.kind[since] === op.OP_RLOCK;
  const [again, first] = [row.kind === op.OP_RLOCK ? "read-lock" : "lock", isRead ? "for reading " : ""];
  const writer = announced < 0 ? undefined : goroutineName(trace.events.goroutine[announced] as number);
  const between =
    writer === undefined ? "" : `, and ${writer} waits to write in between (${placeOf(trace, announced)})`;
  return {
    severity: "error",
    message: `double lock: ${who} waits to ${again} ${name} at ${place}, and holds it ${first}itself since ${placeOf(trace, since)}${between}`,
    explanation: [
      `${goroutineWithFunction(trace, row.goroutine)}, ${originText(trace, row.goroutine)}, takes ${name} ${first}at ${placeOf(trace, since)} and has not given it back when it comes to ${place}.`,
      ...(writer === undefined ? [] : [writerSentence(trace, announced, name)]),
      `There it waits to ${again} ${name} again, for itself: ${ruleOf(row.kind, isRead, writer !== undefined)}`,
      ...others.map((other) => consequenceText(trace, other)),
      "The inner function should not lock what its callers hold: split it into one that locks and one for callers that have the lock already, or unlock before the call.",
    ],
    events: [
      eventAt(trace, since, "holds"),
      ...(announced < 0 ? [] : [eventAt(trace, announced, "waits to write")]),
      blockedEvent(trace, row, "waits for itself"),
      ...others.map((other) => blockedEvent(trace, other, "waits")),
    ],
    cursor: trace.events.length,
  };
}

function writerSentence(trace: Trace, announced: number, name: string): string {
  const writer = trace.events.goroutine[announced] as number;
  return `Meanwhile ${goroutineWithFunction(trace, writer)} calls Lock of ${name} at ${placeOf(trace, announced)}: it waits for the readers to leave, and from then on no new reader gets in.`;
}

function ruleOf(kind: number, isRead: boolean, hasWriter: boolean): string {
  if (hasWriter) return "the second read lock waits for the writer, the writer for the first read lock.";
  if (isRead) return "a read lock does not turn into a write lock, and the writer waits for all readers, this one too.";
  return kind === op.OP_RLOCK
    ? "a writer's lock keeps every reader out, the writer too."
    : "a Mutex of Go does not know who holds it, and cannot be locked twice.";
}

/** That somebody else waits in consequence. */
export function consequenceText(trace: Trace, row: BlockedRow): string {
  return `${goroutineWithFunction(trace, row.goroutine)} waits in consequence, at ${placeName(siteOfBlocked(trace, row))}.`;
}
