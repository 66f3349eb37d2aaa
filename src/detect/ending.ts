// Panics and fatal errors that end the program.

import type { Trace, TraceEnd } from "../trace/trace.ts";
import { stackOf } from "./dependences.ts";
import type { Detector, Execution, Sighting, Sink, Story } from "./detector.ts";
import { type MapEnding, mapEndingOf } from "./map-ending.ts";
import { describeMapEnding } from "./map-ending-story.ts";
import { misuseOf } from "./misuse.ts";
import { isOfRuntime, type SiteRoles } from "./site-roles.ts";
import { eventAt, goroutineName, goroutineWithFunction, originText, placeOf } from "./story.ts";

interface EndSighting extends Sighting {
  /** It came inside a map. */
  readonly map: MapEnding | undefined;
}

export class EndingDetector implements Detector {
  private readonly known = new Set<string>();

  constructor(private readonly roles: SiteRoles) {}

  scan(execution: Execution, sink: Sink): void {
    const { events, end } = execution;
    if ((end.kind !== "panic" && end.kind !== "fatal") || events.length === 0) return;
    sink.saw(kindOf(end));
    const step = events.length - 1;
    const map = mapEndingOf(execution, this.roles);
    const sites = map === undefined ? [this.siteOf(execution, step)] : [map.victim.site, map.culprit.site];
    const key = `${kindOf(end)} ${[...sites].sort().join(" ")}`;
    if (this.known.has(key)) return;
    this.known.add(key);
    const sighting: EndSighting = { kind: kindOf(end), sites, rows: [step], lastStep: step, map };
    sink.report(sighting);
  }

  // Of the runtime's own code, who has called it.
  private siteOf(execution: Execution, step: number): number {
    const own = execution.events.site[step] as number;
    if (!isOfRuntime(this.roles(own))) return own;
    return stackOf(execution, step)?.find((site) => !isOfRuntime(this.roles(site))) ?? own;
  }

  describe(trace: Trace, sighting: Sighting): Story {
    const step = sighting.rows[0] ?? 0;
    const g = trace.events.goroutine[step] as number;
    const text = headline(trace.end.text);
    const isPanic = sighting.kind === "panic";
    const { map } = sighting as EndSighting; // `scan` makes no others.
    if (map !== undefined) return describeMapEnding(trace, map, text, isPanic);
    const misuse = misuseOf(trace, g, text);
    return {
      severity: "error",
      message: `${text} (${goroutineName(g)} at ${placeOf(trace, step)})`,
      explanation: [
        `${goroutineWithFunction(trace, g)}, ${originText(trace, g)}, ends the program at ${placeOf(trace, step)}: ${text}.`,
        ...(misuse?.explanation ?? []),
        isPanic
          ? "A panic that no deferred call of its goroutine recovers ends the whole program, whatever the others are doing."
          : "A fatal error of the runtime cannot be recovered: it ends the whole program.",
      ],
      events: [...(misuse?.events ?? []), eventAt(trace, step, isPanic ? "panics" : "fatal error")],
      cursor: step + 1,
    };
  }
}

// The runtime's own check of concurrent map use is a kind of its own.
function kindOf({ kind, text }: TraceEnd): "panic" | "fatal" | "map-fatal" {
  if (kind === "panic") return "panic";
  return headline(text).startsWith("fatal error: concurrent map") ? "map-fatal" : "fatal";
}

/** First line of what Go prints when a program fails: `panic: …` or `fatal error: …`. */
export function headline(text: string): string {
  const lines = text.split("\n");
  return lines.find((line) => line.startsWith("panic: ") || line.startsWith("fatal error: ")) ?? lines[0] ?? "";
}
