// Ends of a program inside an operation on a map at runtime detail: the runtime's own check that fires, or a consequence of what two
// writers have done to each other (a bucket that is moved twice, a pointer that has become nil). What the failing operation has looked at
// last, and who has written that, says who the other one is.

import * as op from "../trace/operation.ts";
import type { Execution } from "./detector.ts";
import { type MapOperation, MapOperations, otherOf } from "./map-operations.ts";
import { isOfRuntime, type SiteRoles } from "./site-roles.ts";

/** How an execution ended inside a map. */
export interface MapEnding {
  /** The operation that fails, and the one that it met. */
  readonly victim: MapOperation;
  readonly culprit: MapOperation;
  /** The look that decides, and the other's last store to what it looks at, before it; -1. */
  readonly look: number;
  readonly store: number;
}

/** The end of the execution, if it came inside a map that somebody else used, too. Cost: linear in the events. */
export function mapEndingOf(execution: Execution, roles: SiteRoles): MapEnding | undefined {
  const { events } = execution;
  const last = failureOf(execution);
  if (!isOfRuntime(roles(events.site[last] as number))) return undefined;
  const operations = new MapOperations(roles);
  operations.read(execution);
  const victim = operations.at(last);
  if (victim === undefined) return undefined;
  const look = lastLook(execution, victim, last);
  const store = look < 0 ? -1 : lastStore(execution, victim, look);
  const writer = store < 0 ? undefined : operations.at(store);
  if (writer !== undefined && writer.map === victim.map) return { victim, culprit: writer, look, store };
  const meeting =
    operations.meetings.findLast(({ a, b }) => a === victim || b === victim) ??
    operations.meetings.findLast(({ a }) => a.map === victim.map);
  return meeting === undefined ? undefined : { victim, culprit: otherOf(meeting, victim), look, store: -1 };
}

// What a panicking goroutine still does are its deferred calls.
function failureOf({ events, end }: Execution): number {
  const last = events.length - 1;
  if (end.kind !== "panic") return last;
  for (let i = last; i >= 0; i--)
    if (events.kind[i] === op.OP_PANIC && events.goroutine[i] === events.goroutine[last]) return i;
  return last;
}

function lastLook({ events }: Execution, { goroutine, first }: MapOperation, last: number): number {
  for (let i = last; i >= first; i--)
    if (events.kind[i] === op.OP_READ && events.goroutine[i] === goroutine) return i;
  return -1;
}

// By somebody else.
function lastStore({ events }: Execution, { goroutine }: MapOperation, look: number): number {
  for (let i = look - 1; i >= 0; i--) {
    if (events.kind[i] !== op.OP_WRITE || events.object[i] !== events.object[look]) continue;
    if (events.goroutine[i] !== goroutine) return i;
  }
  return -1;
}

/** What the failing operation did with the word that it looked at last: the steps of its own store, and of its first look; -1. */
export function ownSteps(
  { events }: Pick<Execution, "events">,
  { victim, look }: MapEnding,
): { readonly entry: number; readonly toggle: number } {
  let [entry, toggle] = [-1, -1];
  for (let i = victim.first; i < look; i++) {
    if (events.goroutine[i] !== victim.goroutine || events.object[i] !== events.object[look]) continue;
    if (events.kind[i] === op.OP_READ && entry < 0) entry = i;
    if (events.kind[i] === op.OP_WRITE) toggle = i;
  }
  return { entry, toggle };
}
