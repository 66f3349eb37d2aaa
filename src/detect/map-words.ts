// Words for stories about maps at runtime detail.

import type { FindingEvent } from "../trace/finding.ts";
import type { Trace } from "../trace/trace.ts";
import type { MapOperation } from "./map-operations.ts";
import {
  ROLE_MAP_ASSIGN,
  ROLE_MAP_CLEAR,
  ROLE_MAP_DELETE,
  ROLE_MAP_GET,
  ROLE_MAP_ITER_NEXT,
  ROLE_MAP_ITER_START,
  ROLE_MAP_LEN,
} from "./site-roles.ts";
import { eventAt, goroutineName, goroutineWithFunction, objectAt, objectName, originText, placeOf } from "./story.ts";

/** Name of the map itself: its header's address is that of its first field. */
export function mapName(trace: Trace, address: number): string {
  return objectName(trace, address).replace(/\.(count|used)$/, "");
}

/** Name of what an address inside the map is: `m.oldbuckets`, `m.buckets[1].tophash[3]`. */
export function partName(trace: Trace, address: number): string {
  const name = objectAt(trace, address)?.name ?? "";
  return name === "" ? "memory of the map" : name;
}

/** `m[3]`, or `m` where the operation is about the whole map. */
export function targetText(trace: Trace, { map, key, first }: MapOperation): string {
  const name = mapName(trace, map);
  return key === 0 ? name : `${name}[${trace.values[first] || "…"}]`;
}

/** `assigns m[3]`: what an operation of the program does. */
export function operationText(trace: Trace, operation: MapOperation): string {
  return `${verbOf(operation.role)} ${targetText(trace, operation)}`;
}

function verbOf(role: number): string {
  switch (role) {
    case ROLE_MAP_ASSIGN:
      return "assigns";
    case ROLE_MAP_DELETE:
      return "deletes";
    case ROLE_MAP_CLEAR:
      return "clears";
    case ROLE_MAP_GET:
      return "looks up";
    case ROLE_MAP_LEN:
      return "takes the length of";
    case ROLE_MAP_ITER_START:
    case ROLE_MAP_ITER_NEXT:
      return "ranges over";
    default:
      return "uses";
  }
}

/** `G2 (main.work), started by G1 at main.go:9, assigns m[3] at main.go:12`. */
export function whoDoes(trace: Trace, operation: MapOperation): string {
  const { goroutine, first } = operation;
  return `${goroutineWithFunction(trace, goroutine)}, ${originText(trace, goroutine)}, ${operationText(trace, operation)} at ${placeOf(trace, first)}`;
}

/** `G2`. */
export function whoIs({ goroutine }: MapOperation): string {
  return goroutineName(goroutine);
}

/** `m[3] at main.go:12`. */
export function whatAndWhere(trace: Trace, operation: MapOperation): string {
  return `${targetText(trace, operation)} at ${placeOf(trace, operation.first)}`;
}

/** Value of an event, with a blank before it; "" where none was recorded. */
export function valueText(trace: Trace, step: number): string {
  return trace.values[step] ? ` ${trace.values[step]}` : "";
}

/** Steps are counted from 1 on the timeline. */
export function stepText(step: number): string {
  return `step ${step + 1}`;
}

/** Events of a finding in step order; -1 stands for none. */
export function eventsOf(trace: Trace, steps: readonly (readonly [step: number, role: string])[]): FindingEvent[] {
  return steps
    .filter(([step]) => step >= 0)
    .sort(([a], [b]) => a - b)
    .map(([step, role]) => eventAt(trace, step, role));
}

/** What everybody should know about a map that two goroutines use. */
export const ONE_LOCK =
  "A map is not safe for concurrent use when somebody writes: both operations need one lock around them (the caller's store included), or the map one owner.";
