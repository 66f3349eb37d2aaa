// Atomicity violations, told: a goroutine reads x, another one changes x and y in one critical section, then the first writes to y what
// it had computed from the old x: y does not belong to x any more. What counts as one: atomicity.ts.

import type { Trace } from "../trace/trace.ts";
import { accessText, whoText } from "./atomicity-story.ts";
import type { Story } from "./detector.ts";
import { eventAt, goroutineName, objectOfEvent, placeOf } from "./story.ts";

/** Tells an atomicity violation by its steps. */
export function describeAtomicityViolation(
  trace: Trace,
  [read, between, write]: readonly [number, number, number],
): Story {
  const g = goroutineName(trace.events.goroutine[write] as number);
  const other = goroutineName(trace.events.goroutine[between] as number);
  const x = objectOfEvent(trace, read);
  const y = objectOfEvent(trace, write);
  return {
    severity: "error",
    message: `atomicity violation: ${g} writes ${y} at ${placeOf(trace, write)} with a value computed from what it read of ${x} at ${placeOf(trace, read)}, but ${other} has changed both in between, at ${placeOf(trace, between)}`,
    explanation: [
      `${whoText(trace, read)}, ${accessText(trace, read)} and lets go of the lock.`,
      `Then ${whoText(trace, between)}, ${accessText(trace, between)}, and ${y} in the same critical section.`,
      `${g} takes the lock again and ${accessText(trace, write)}: the value belongs to the old ${x}.`,
      `Both accesses would have to be in one critical section, as ${other} does it; or the second one would have to read ${x} again.`,
    ],
    events: [
      eventAt(trace, read, "stale read"),
      eventAt(trace, between, "change"),
      eventAt(trace, write, "stale write"),
    ],
    cursor: write + 1,
  };
}
