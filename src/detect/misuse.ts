// Panics and fatal errors that come from using a channel, a wait group or a lock against its rules: who did what before, and which order
// was missing.

import type { FindingEvent } from "../trace/finding.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { HappensBefore } from "./happens-before.ts";
import { eventAt, goroutineName, goroutineWithFunction, objectOfEvent, originText, placeOf } from "./story.ts";

/** What led to a failure. */
export interface Misuse {
  readonly explanation: readonly string[];
  /** Before the failure itself. */
  readonly events: readonly FindingEvent[];
}

/** The misuse that made goroutine `g` fail with `text` at the end of the trace; undefined when it is none. Cost: linear. */
export function misuseOf(trace: Trace, g: number, text: string): Misuse | undefined {
  if (text.includes("send on closed channel")) return sendOnClosed(trace, g);
  if (text.includes("close of closed channel")) return closedTwice(trace, g);
  if (text.includes("close of nil channel"))
    return ruleAlone(
      "A channel variable that nothing has been made for is nil: make(chan T) has to come before its use.",
    );
  if (text.includes("negative WaitGroup counter")) return negativeCounter(trace, g);
  if (/nlock of unlocked/.test(text)) return unlockedTwice(trace, g);
  return undefined;
}

const ruleAlone = (rule: string): Misuse => ({ explanation: [rule], events: [] });

/** The last event of these kinds, before `end`, that matches; -1. */
function lastEvent(
  { events }: Trace,
  end: number,
  kinds: readonly number[],
  matches: (step: number) => boolean,
): number {
  for (let i = end - 1; i >= 0; i--) if (kinds.includes(events.kind[i] as number) && matches(i)) return i;
  return -1;
}

function closeBefore(trace: Trace, step: number): number {
  return lastEvent(trace, step, [op.OP_CLOSE], (i) => trace.events.object[i] === trace.events.object[step]);
}

function sendOnClosed(trace: Trace, g: number): Misuse | undefined {
  const { events } = trace;
  const isOwn = (i: number): boolean => events.goroutine[i] === g && closeBefore(trace, i) >= 0;
  const send = lastEvent(trace, events.length, [op.OP_SEND, op.OP_RENDEZVOUS], isOwn);
  if (send < 0) return undefined;
  const close = closeBefore(trace, send);
  return {
    explanation: [
      `${whoDoes(trace, close, "closed")} before ${goroutineName(g)} sent at ${placeOf(trace, send)}.`,
      orderText(trace, close, send, "close", "send"),
      "Only who sends knows when nothing more comes: the sender closes, or the one who has waited for all senders (a WaitGroup) does.",
    ],
    events: [eventAt(trace, close, "closes"), eventAt(trace, send, "sends")],
  };
}

function closedTwice(trace: Trace, g: number): Misuse | undefined {
  const { events } = trace;
  const isOwn = (i: number): boolean => events.goroutine[i] === g && closeBefore(trace, i) >= 0;
  const second = lastEvent(trace, events.length, [op.OP_CLOSE], isOwn);
  if (second < 0) return undefined;
  const first = closeBefore(trace, second);
  return {
    explanation: [
      `${whoDoes(trace, first, "closed")}, and ${goroutineName(g)} closes it again at ${placeOf(trace, second)}.`,
      "Whoever comes first may close, nobody else: one goroutine owns the close, or a sync.Once makes it happen once. Looking whether it is closed and then closing it is two steps.",
    ],
    events: [eventAt(trace, first, "closes"), eventAt(trace, second, "closes again")],
  };
}

function whoDoes(trace: Trace, step: number, verb: string): string {
  const g = trace.events.goroutine[step] as number;
  return `${goroutineWithFunction(trace, g)}, ${originText(trace, g)}, had ${verb} ${objectOfEvent(trace, step)} at ${placeOf(trace, step)}`;
}

function orderText(trace: Trace, first: number, second: number, firstName: string, secondName: string): string {
  const hb = new HappensBefore();
  hb.begin(trace.events);
  let isKnown = true;
  for (let i = 0; i < second && isKnown; i++) isKnown = hb.advance(i);
  return isKnown && hb.isBefore(first, trace.events.goroutine[second] as number)
    ? `The ${firstName} is ordered before the ${secondName}: here it comes first every time.`
    : `Nothing orders the ${firstName} behind the ${secondName}: it is chance which comes first.`;
}

function negativeCounter(trace: Trace, g: number): Misuse | undefined {
  const { events } = trace;
  const done = lastEvent(trace, events.length, [op.OP_WG_ADD], (i) => events.goroutine[i] === g);
  if (done < 0) return undefined;
  let [nAdded, nDone, last] = [0, 0, -1];
  for (let i = 0; i <= done; i++) {
    if (events.kind[i] !== op.OP_WG_ADD || events.object[i] !== events.object[done]) continue;
    const delta = events.extent[i] as number;
    if (delta > 0) nAdded += delta;
    else nDone -= delta;
    if (delta > 0) last = i;
  }
  const name = objectOfEvent(trace, done);
  return {
    explanation: [
      `Up to here Add has counted ${nAdded} for ${name} and Done ${nDone}.`,
      nAdded === 0
        ? `No Add has come before this Done: Add has to be called before the goroutine is started, not inside it.`
        : `Done is called more often than Add has counted; once for each, best with defer at the goroutine's beginning.`,
    ],
    events: [...(last < 0 ? [] : [eventAt(trace, last, "adds")]), eventAt(trace, done, "one Done too many")],
  };
}

function unlockedTwice(trace: Trace, g: number): Misuse | undefined {
  const { events } = trace;
  const unlocks = [op.OP_UNLOCK, op.OP_RUNLOCK];
  const step = lastEvent(trace, events.length, unlocks, (i) => events.goroutine[i] === g);
  if (step < 0) return undefined;
  const name = objectOfEvent(trace, step);
  const isSame = (i: number): boolean => events.object[i] === events.object[step];
  const before = lastEvent(trace, step, [...unlocks, op.OP_LOCK, op.OP_RLOCK], isSame);
  if (before < 0) return ruleAlone(`${name} has never been locked: a copy of a locked mutex is another mutex.`);
  return {
    explanation: [
      `${whoDoes(trace, before, unlocks.includes(events.kind[before] as number) ? "unlocked" : "locked")}; now it is not locked in the way in which ${goroutineName(g)} unlocks it at ${placeOf(trace, step)}.`,
      "Each Unlock belongs to one Lock of the same kind, and each RUnlock to one RLock.",
    ],
    events: [eventAt(trace, before, "before"), eventAt(trace, step, "unlocks again")],
  };
}
