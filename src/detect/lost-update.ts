// Lost updates, told: a goroutine reads x, another one writes x, then the first writes a value that it computed from what it had read.
// The other one's update is gone. What counts as one: atomicity.ts.

import type { Trace } from "../trace/trace.ts";
import { valueText } from "./atomicity-story.ts";
import type { Story } from "./detector.ts";
import { eventAt, goroutineName, goroutineWithFunction, objectOfEvent, originText, placeOf } from "./story.ts";

/** Tells a lost update by its steps. */
export function describeLostUpdate(trace: Trace, [read, between, write]: readonly [number, number, number]): Story {
  const victim = trace.events.goroutine[between] as number;
  const g = trace.events.goroutine[write] as number;
  const name = objectOfEvent(trace, write);
  const value = (step: number): string => valueText(trace, step);
  const place = (step: number): string => placeOf(trace, step);
  return {
    severity: "error",
    message: `lost update of ${name}: ${goroutineName(g)} overwrites at ${place(write)} what ${goroutineName(victim)} wrote at ${place(between)}, with a value computed from an older read at ${place(read)}`,
    explanation: [
      `${goroutineWithFunction(trace, g)}, ${originText(trace, g)}, reads ${name}${value(read)} at ${place(read)}.`,
      `Before it goes on, ${goroutineWithFunction(trace, victim)}, ${originText(trace, victim)}, writes ${name}${value(between)} at ${place(between)}.`,
      `${goroutineName(g)} then writes ${name}${value(write)} at ${place(write)}: the value comes from its read, so what ${goroutineName(victim)} wrote is lost.`,
      "Read, computation and write would have to be one step that nobody else can get into: one critical section around all of it, or one atomic operation.",
    ],
    events: [
      eventAt(trace, read, "stale read"),
      eventAt(trace, between, "lost write"),
      eventAt(trace, write, "overwrites"),
    ],
    cursor: write + 1,
  };
}
