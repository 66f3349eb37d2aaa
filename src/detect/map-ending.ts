// Ends of a program inside an operation on a map at runtime detail: the runtime's own check that fires, or a consequence of what two
// writers have done to each other (a bucket that is moved twice, a pointer that has become nil). What the failing operation has looked at
// last, and who has written that, says who the other one is.

import * as op from "../trace/operation.ts";
import type { Events, Execution } from "./detector.ts";
import { type MapOperation, MapOperations, otherOf } from "./map-operations.ts";
import { isOfRuntime, type SiteRoles } from "./site-roles.ts";

/** Looks that are considered. */
const MAX_LOOKS = 16;

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
  // Deferred calls come before the end of a panic.
  const victim =
    operations.at(last) ?? operations.list.findLast(({ goroutine }) => goroutine === events.goroutine[last]);
  if (victim === undefined) return undefined;
  const { look, store } = decisiveLook(execution, victim);
  const writer = store < 0 ? undefined : operations.at(store);
  if (writer !== undefined && writer.map === victim.map) return { victim, culprit: writer, look, store };
  const meeting =
    operations.meetings.findLast(({ a, b }) => a === victim || b === victim) ??
    operations.meetings.findLast(({ a }) => a.map === victim.map);
  return meeting === undefined ? undefined : { victim, culprit: otherOf(meeting, victim), look, store: -1 };
}

/** The event that ends the execution. What a panicking goroutine still does are its deferred calls. */
export function failureOf({ events, end }: Execution): number {
  const last = events.length - 1;
  if (end.kind !== "panic") return last;
  for (let i = last; i >= 0; i--)
    if (events.kind[i] === op.OP_PANIC && events.goroutine[i] === events.goroutine[last]) return i;
  return last;
}

/**
 * The last look of the failing operation, with the last store by somebody else to what it looks at. If it is not the runtime's check that
 * failed: the last look at what somebody else, and nobody later, has stored; after a nil dereference rather one that found nil.
 */
function decisiveLook(execution: Execution, victim: MapOperation): Look {
  const { events, end, values } = execution;
  const looks = looksOf(events, victim);
  if (end.text.includes("concurrent map")) {
    const [look = -1] = looks;
    return { look, store: lastStore(events, look, victim.goroutine) };
  }
  const foreign = looks
    .map((look): Look => ({ look, store: lastStore(events, look, -1) }))
    .filter(({ store }) => store >= 0 && events.goroutine[store] !== victim.goroutine);
  return foreign.find(({ look }) => isNilArray(values[look])) ?? foreign[0] ?? { look: looks[0] ?? -1, store: -1 };
}

interface Look {
  readonly look: number;
  readonly store: number;
}

/** The last looks inside the operation, the latest first. */
function looksOf({ kind, goroutine }: Events, victim: MapOperation): readonly number[] {
  const looks: number[] = [];
  for (let i = victim.lastInside; i >= victim.first && looks.length < MAX_LOOKS; i--)
    if (kind[i] === op.OP_READ && goroutine[i] === victim.goroutine) looks.push(i);
  return looks;
}

// A slice's word, or in a trace alone its text.
function isNilArray(value: unknown): boolean {
  return (
    value === "nil" ||
    (typeof value === "object" && value !== null && (value as { readonly address?: unknown }).address === 0)
  );
}

/** The last store before `look` to what it looks at, by anybody but `except`; -1. */
function lastStore({ kind, object, goroutine }: Events, look: number, except: number): number {
  for (let i = look - 1; i >= 0; i--)
    if (kind[i] === op.OP_WRITE && object[i] === object[look] && goroutine[i] !== except) return i;
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
