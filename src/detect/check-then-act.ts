// Check-then-act, told: a goroutine branches on what it has read, another one changes that, and the first acts as if nothing had
// happened. What counts as one: atomicity.ts.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { accessText, whoText } from "./atomicity-story.ts";
import type { Story } from "./detector.ts";
import { eventAt, goroutineName, objectOfEvent, placeOf } from "./story.ts";

/** Tells a check-then-act by its steps. */
export function describeCheckThenAct(trace: Trace, [check, between, act]: readonly [number, number, number]): Story {
  const g = goroutineName(trace.events.goroutine[act] as number);
  const other = goroutineName(trace.events.goroutine[between] as number);
  const name = objectOfEvent(trace, check);
  return {
    severity: "error",
    message: `check-then-act on ${name}: ${g} checks it at ${placeOf(trace, check)} and acts on that at ${placeOf(trace, act)}, but ${other} has changed it at ${placeOf(trace, between)} in between`,
    explanation: [
      `${whoText(trace, check)}, ${accessText(trace, check)} and branches on it.`,
      `Then ${whoText(trace, between)}, ${accessText(trace, between)}.`,
      `${g} goes on with what it had seen and ${accessText(trace, act)}, without a look at what is there now.`,
      adviceText(trace.events.kind[check] as number),
    ],
    events: [eventAt(trace, check, "check"), eventAt(trace, between, "change"), eventAt(trace, act, "act")],
    cursor: act + 1,
  };
}

function adviceText(kind: number): string {
  const isAtomic = kind === op.OP_ATOMIC_LOAD;
  const operation = isAtomic
    ? "one atomic operation that checks and acts (CompareAndSwap, LoadOrStore)"
    : "one critical section around both, or a second check inside the one that acts";
  return `Check and act would have to be one step that nobody else can get into: ${operation}.`;
}
