// Leaked goroutines: main has ended, and a goroutine waits for something that nobody can do any more. The proof is not made here
// (it needs the rest of the execution): whoever fills `blocked` has made it.

import type { Trace } from "../trace/trace.ts";
import type { Detector, Execution, Sighting, Sink, Story } from "./detector.ts";
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

export class GoroutineLeakDetector implements Detector {
  private readonly known = new Set<number>();

  /** @param isTest what a test leaves behind is an error; with main the process ends anyway, and it is a warning. */
  constructor(private readonly isTest: boolean) {}

  scan(execution: Execution, sink: Sink): void {
    if (execution.end.kind !== "exit") return;
    for (let row = 0; row < execution.blocked.length; row++) {
      sink.saw("goroutine-leak");
      const site = execution.blocked[row]?.site ?? -1;
      if (this.known.has(site)) continue;
      this.known.add(site);
      sink.report({ kind: "goroutine-leak", sites: [site], rows: [row], lastStep: execution.events.length - 1 });
    }
  }

  describe(trace: Trace, sighting: Sighting): Story {
    const row = trace.blocked[sighting.rows[0] ?? -1] as BlockedRow; // A scan of this trace reported the row.
    const place = placeName(siteOfBlocked(trace, row));
    const name = goroutineName(row.goroutine);
    return {
      severity: this.isTest ? "error" : "warning",
      message: `goroutine leak: ${name} waits ${waitText(trace, row)} at ${place}, and nobody can wake it any more`,
      explanation: [
        `${goroutineWithFunction(trace, row.goroutine)}, ${originText(trace, row.goroutine)}, waits ${waitText(trace, row)} at ${place}.`,
        `After ${this.isTest ? "the test" : "main"} has returned, everything else was run until nothing could move: no goroutine is left that could end this wait.`,
        "In a program that goes on, such a goroutine and all it refers to stay in memory for ever.",
      ],
      events: [blockedEvent(trace, row, "waits for ever")],
      cursor: trace.events.length,
    };
  }
}
