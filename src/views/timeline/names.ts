// What things of a trace are called on the timeline.

import type { Trace } from "../../trace/trace.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";

/** A function without its package: `main.(*Account).deposit` -> `(*Account).deposit`, `main.main.func1` -> `main.func1`. */
export function shortFunction(qualified: string): string {
  const slash = qualified.lastIndexOf("/");
  const dot = qualified.indexOf(".", slash + 1);
  return dot < 0 ? qualified : qualified.slice(dot + 1);
}

/** `G2 worker`. */
export function goroutineLabel(trace: Trace, goroutine: number): string {
  return `${goroutineName(goroutine)} ${shortFunction(trace.goroutines[goroutine]?.function ?? "")}`.trim();
}

/** Names of the trace's objects by address. */
export function objectNames(trace: Trace): ReadonlyMap<number, string> {
  return new Map(trace.objects.map((object) => [object.address, object.name]));
}

/** What event `step` touches, as written; empty when it touches nothing with a name. */
export function objectOfEvent(trace: Trace, names: ReadonlyMap<number, string>, step: number): string {
  const address = trace.events.object[step] ?? -1;
  if (address < 0) return "";
  return names.get(address) ?? trace.sites[trace.events.site[step] ?? -1]?.expression ?? "";
}

/** Line of the innermost frame of event `step` that is the user's own; 0 when there is none. */
export function lineOfEvent(trace: Trace, step: number): number {
  const stack = trace.stacks[trace.events.stack[step] ?? -1] ?? [trace.events.site[step] ?? -1];
  for (const index of stack) {
    const site = trace.sites[index];
    if (site?.isUser === true) return site.line;
  }
  return 0;
}

/** Steps are numbered from 1 for people: the number is also the cursor behind the step. */
export function stepNumber(step: number): number {
  return step + 1;
}

/** Under a lane's name: where in the program its goroutine was created; "" for one that the library has made. */
export function creationLabel(trace: Trace, goroutine: number): string {
  const site = trace.sites[trace.goroutines[goroutine]?.createdAt ?? -1];
  return site?.isUser !== true ? "" : strings.timeline.createdAt(site.line);
}
