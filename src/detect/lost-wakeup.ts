// Lost wakeups: a goroutine waits on a sync.Cond for ever, although what it waits for has come. Signals are not kept: one that comes when
// nobody waits is gone. Told apart from a wait for something that never comes by what the goroutine has read before it waited:
//
//   early     it looked; then somebody changed what it had read, and signalled; then it began to wait: looking and waiting were not one step
//   naked     it did not look at anything that others change, and the only signals came before it waited
//   missed    it waits; somebody changes what it had read and calls Signal, which wakes another goroutine; nobody changes it after that

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Events, Execution, Story } from "./detector.ts";
import {
  type BlockedRow,
  blockedEvent,
  eventAt,
  goroutineName,
  goroutineWithFunction,
  objectName,
  objectOfEvent,
  originText,
  placeName,
  placeOf,
  siteOfBlocked,
} from "./story.ts";

export interface LostWakeup {
  readonly kind: "early" | "naked" | "missed";
  /** Steps: the wait began, and the signal that should have ended it. */
  readonly wait: number;
  readonly signal: number;
  /** Steps: what the goroutine read, and who changed it; -1 for `naked`. */
  readonly read: number;
  readonly change: number;
}

/** The wakeup that a blocked wait has lost; undefined when it has lost none. Cost: events times what was read before the wait. */
export function lostWakeupOf(execution: Execution, row: BlockedRow): LostWakeup | undefined {
  if (row.kind !== op.OP_COND_WOKEN) return undefined;
  const { events } = execution;
  const wait = lastWait(events, row);
  if (wait < 0) return undefined;
  const reads = readsBefore(events, wait);
  if (reads.length === 0) return nakedWait(events, row, wait);
  for (const read of reads) {
    const lost = early(execution, row, wait, read) ?? missed(execution, row, wait, read);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

function lastWait({ kind, goroutine, object, length }: Events, row: BlockedRow): number {
  for (let i = length - 1; i >= 0; i--)
    if (kind[i] === op.OP_COND_WAIT && goroutine[i] === row.goroutine && object[i] === row.object) return i;
  return -1;
}

const isRead = (kind: number): boolean =>
  kind === op.OP_READ || kind === op.OP_MAP_READ || kind === op.OP_ATOMIC_LOAD || kind === op.OP_ATOMIC_CAS_FAIL;
const isWrite = (kind: number): boolean =>
  kind === op.OP_WRITE || kind === op.OP_MAP_WRITE || kind === op.OP_ATOMIC_STORE || kind === op.OP_ATOMIC_RMW;

/** What separates one round of looking and waiting from what was before. */
function isBoundary(kind: number): boolean {
  return (
    kind === op.OP_START ||
    (kind >= op.OP_COND_WAIT && kind <= op.OP_COND_BROADCAST) ||
    (kind >= op.OP_SEND && kind <= op.OP_CLOSE) ||
    kind === op.OP_WG_WAIT
  );
}

/** The goroutine's last reads of each place in the round that ends with the wait, latest first. */
function readsBefore(events: Events, wait: number): readonly number[] {
  const { kind, goroutine, object } = events;
  const reads: number[] = [];
  const places = new Set<number>();
  for (let i = wait - 1; i >= 0; i--) {
    if (goroutine[i] !== goroutine[wait]) continue;
    const k = kind[i] as number;
    if (isBoundary(k)) break;
    if (!isRead(k) || places.has(object[i] as number)) continue;
    places.add(object[i] as number);
    reads.push(i);
  }
  return reads.filter((read) => isChangedByOthers(events, read));
}

// What nobody else writes, such as the pointer through which the Cond is found, is no condition.
function isChangedByOthers({ kind, goroutine, object, length }: Events, read: number): boolean {
  for (let i = 0; i < length; i++)
    if (object[i] === object[read] && goroutine[i] !== goroutine[read] && isWrite(kind[i] as number)) return true;
  return false;
}

const isSignalOf = ({ kind, object }: Events, i: number, cond: number): boolean =>
  (kind[i] === op.OP_COND_SIGNAL || kind[i] === op.OP_COND_BROADCAST) && object[i] === cond;

function changes({ events, values }: Execution, read: number, i: number): boolean {
  const isOther = events.goroutine[i] !== events.goroutine[read];
  const isSame = events.object[i] === events.object[read];
  return isOther && isSame && isWrite(events.kind[i] as number) && values[i] !== values[read];
}

function early(execution: Execution, row: BlockedRow, wait: number, read: number): LostWakeup | undefined {
  const { events } = execution;
  for (let change = read + 1; change < wait; change++) {
    if (!changes(execution, read, change)) continue;
    for (let signal = change + 1; signal < wait; signal++) {
      const isOwn = events.goroutine[signal] === events.goroutine[change];
      if (isOwn && isSignalOf(events, signal, row.object)) return { kind: "early", wait, signal, read, change };
    }
  }
  return undefined;
}

function missed(execution: Execution, row: BlockedRow, wait: number, read: number): LostWakeup | undefined {
  const { events } = execution;
  let change = -1;
  for (let i = wait + 1; i < events.length; i++) {
    if (events.object[i] !== events.object[read] || !isWrite(events.kind[i] as number)) continue;
    change = changes(execution, read, i) ? i : -1;
  }
  if (change < 0) return undefined;
  for (let signal = change + 1; signal < events.length; signal++) {
    const isOwn = events.goroutine[signal] === events.goroutine[change];
    const isSignal = events.kind[signal] === op.OP_COND_SIGNAL && events.object[signal] === row.object;
    if (isOwn && isSignal) return { kind: "missed", wait, signal, read, change };
  }
  return undefined;
}

// Without a condition a wait is for the signal itself. Only one that could have come in time counts: of a goroutine that was there.
function nakedWait(events: Events, row: BlockedRow, wait: number): LostWakeup | undefined {
  const { kind, goroutine, object, partner } = events;
  let born = 0;
  let nWaiting = 0;
  let signal = -1;
  for (let i = 0; i < events.length; i++) {
    if (kind[i] === op.OP_GO && partner[i] === row.goroutine) born = i;
    if (object[i] !== row.object) continue;
    if (kind[i] === op.OP_COND_WAIT) nWaiting++;
    if (kind[i] === op.OP_COND_WOKEN) nWaiting--;
    if (!isSignalOf(events, i, row.object)) continue;
    if (i > wait) return undefined;
    if (i > born && nWaiting === 0 && goroutine[i] !== row.goroutine) signal = i;
  }
  return signal < 0 ? undefined : { kind: "naked", wait, signal, read: -1, change: -1 };
}

/** The story of a lost wakeup; `others` wait for its goroutine. */
export function describeLostWakeup(
  trace: Trace,
  row: BlockedRow,
  lost: LostWakeup,
  others: readonly BlockedRow[],
): Story {
  const name = objectName(trace, row.object, siteOfBlocked(trace, row));
  const who = goroutineName(row.goroutine);
  const place = placeName(siteOfBlocked(trace, row));
  const signaller = goroutineName(trace.events.goroutine[lost.signal] as number);
  const verb = trace.events.kind[lost.signal] === op.OP_COND_SIGNAL ? "Signal" : "Broadcast";
  const why =
    lost.kind === "missed"
      ? "wakes another goroutine"
      : `comes before that, when ${who} does not wait yet, and is lost`;
  const steps = [lost.read, lost.change, lost.signal, lost.wait].filter((step) => step >= 0).sort((a, b) => a - b);
  return {
    severity: "error",
    message: `lost wakeup: ${who} waits on ${name} at ${place} for ever; the ${verb} by ${signaller} at ${placeOf(trace, lost.signal)} ${why}`,
    explanation: [
      ...lookSentences(trace, row, lost),
      `${signaller} calls ${verb} at ${placeOf(trace, lost.signal)}; ${lost.kind === "missed" ? "one waiting goroutine is woken, and it is another one" : "nobody remembers it for those who wait later"}.`,
      `${who} waits on ${name} at ${place}, and no other signal will come.`,
      ...others.map(
        (other) =>
          `${goroutineWithFunction(trace, other.goroutine)} waits in consequence, at ${placeName(siteOfBlocked(trace, other))}.`,
      ),
      fixOf(lost),
    ],
    events: [
      ...steps.map((step) => eventAt(trace, step, roleOf(lost, step))),
      blockedEvent(trace, row, "waits for ever"),
      ...others.map((other) => blockedEvent(trace, other, "waits")),
    ],
    cursor: trace.events.length,
  };
}

function lookSentences(trace: Trace, row: BlockedRow, { kind, read, change, wait }: LostWakeup): readonly string[] {
  const who = `${goroutineWithFunction(trace, row.goroutine)}, ${originText(trace, row.goroutine)},`;
  if (kind === "naked")
    return [`${who} begins to wait at ${placeOf(trace, wait)} without looking at anything that others change.`];
  const changer = goroutineWithFunction(trace, trace.events.goroutine[change] as number);
  const value = trace.values[change] ? ` (${trace.values[change]})` : "";
  return [
    `${who} looks at ${objectOfEvent(trace, read)} at ${placeOf(trace, read)} and decides to wait.`,
    `${changer} changes it${value} at ${placeOf(trace, change)}${kind === "missed" ? ", and nobody changes it after that" : ` before ${goroutineName(row.goroutine)} has begun to wait`}.`,
  ];
}

function roleOf({ read, change, signal }: LostWakeup, step: number): string {
  if (step === read) return "looks";
  if (step === change) return "changes it";
  return step === signal ? "lost signal" : "begins to wait";
}

function fixOf({ kind }: LostWakeup): string {
  switch (kind) {
    case "early":
      return "The condition has to be changed under the Cond's lock, and looked at under the same lock, in a loop around Wait: then no change fits between looking and waiting.";
    case "naked":
      return "Wait belongs into a loop that looks at a condition under the Cond's lock (for !ready { c.Wait() }), so that a signal that came before is not missed; or a channel is closed instead.";
    case "missed":
      return "Several goroutines wait on this Cond, for different things or for one that holds for all of them: Broadcast wakes all, and each looks again.";
  }
}
