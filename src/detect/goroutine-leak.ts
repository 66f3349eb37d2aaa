// The story of a leaked goroutine: main has ended, and a goroutine waits for something that nobody can do any more.

import type { Trace } from "../trace/trace.ts";
import { adviceTexts, blockerText, holdEvents } from "./deadlock.ts";
import type { Story } from "./detector.ts";
import { consequenceText } from "./double-lock.ts";
import {
  type BlockedRow,
  blockedEvent,
  goroutineName,
  goroutineWithFunction,
  originText,
  placeName,
  siteOfBlocked,
  waitText,
} from "./story.ts";
import type { Wait } from "./wait-graph.ts";
import { historyText } from "./wait-history.ts";

/** The story of one wait; `others` wait for its goroutine. In a test it is an error: a test is to leave nothing behind. */
export function describeLeak(trace: Trace, wait: Wait, others: readonly BlockedRow[], isTest: boolean): Story {
  const { row } = wait;
  const place = placeName(siteOfBlocked(trace, row));
  const name = goroutineName(row.goroutine);
  return {
    severity: isTest ? "error" : "warning",
    message: `goroutine leak: ${name} waits ${waitText(trace, row)} at ${place}, and nobody can wake it any more`,
    explanation: [
      `${goroutineWithFunction(trace, row.goroutine)}, ${originText(trace, row.goroutine)}, waits ${waitText(trace, row)} at ${place}.${blockerText(trace, wait)}${historyText(trace, row)}`,
      ...others.map((other) => consequenceText(trace, other)),
      `${trace.end.kind === "exit" ? `After ${isTest ? "the test" : "main"} has returned, everything else was run on` : "The rest of the program goes on"}: no goroutine is left that could end this wait.`,
      "In a program that goes on, such a goroutine and all it refers to stay in memory for ever.",
      ...adviceTexts(trace, [wait]),
    ],
    events: [
      ...holdEvents(trace, [wait]),
      blockedEvent(trace, row, "waits for ever"),
      ...others.map((other) => blockedEvent(trace, other, "waits in consequence")),
    ],
    cursor: trace.events.length,
  };
}
