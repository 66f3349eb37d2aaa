// An event in words: for screen readers, tooltips and the event list.

import { OP_LOCK, OP_RLOCK, OP_RUNLOCK, OP_UNLOCK, OP_WG_ADD, OPERATION_NAMES } from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";
import type { Scene } from "./model.ts";
import { goroutineLabel, lineOfEvent, objectNames, objectOfEvent, stepNumber } from "./names.ts";
import type { RacePair } from "./race.ts";

/** What the event does, after the goroutine's name: `writes hits = 3`. */
export function eventWords(trace: Trace, names: ReadonlyMap<number, string>, step: number): string {
  const { kind, extent, partner } = trace.events;
  const name = OPERATION_NAMES[kind[step] ?? 0] ?? "none";
  const delta = extent[step] ?? 0;
  const value = kind[step] === OP_WG_ADD ? String(delta) : (trace.values[step] ?? "");
  const other = partner[step] ?? -1;
  const words = strings.timeline.operations[name];
  return words?.(objectOfEvent(trace, names, step), value, other < 0 ? "" : goroutineName(other)) ?? name;
}

/** Locks that the event's goroutine holds while it happens, as words. Cost: O(step). */
export function locksHeldAt(trace: Trace, names: ReadonlyMap<number, string>, step: number): readonly string[] {
  const { kind, goroutine, object } = trace.events;
  const held: { readonly address: number; readonly isRead: boolean }[] = [];
  const drop = (address: number, isRead: boolean): void => {
    const index = held.findIndex((each) => each.address === address && each.isRead === isRead);
    if (index >= 0) held.splice(index, 1);
  };
  for (let i = 0; i < step; i++) {
    const address = object[i] as number;
    if (kind[i] === OP_UNLOCK) drop(address, false);
    if (goroutine[i] !== goroutine[step]) continue;
    if (kind[i] === OP_LOCK || kind[i] === OP_RLOCK) held.push({ address, isRead: kind[i] === OP_RLOCK });
    else if (kind[i] === OP_RUNLOCK) drop(address, true);
  }
  return held.map(({ address, isRead }) => {
    const name = names.get(address) ?? "";
    return isRead ? strings.timeline.readLock(name) : name;
  });
}

/** As `locksHeldAt`, from a scene at hand. Cost: O(log n). */
export function locksHeldIn({ trace, lanes, laneOf }: Scene, step: number): readonly string[] {
  const lane = lanes[laneOf[trace.events.goroutine[step] ?? -1] ?? -1];
  if (lane?.kind !== "goroutine") return [];
  const held = lane.rails.within(step, step).filter(({ start, end }) => start <= step && step < end);
  return held.map(({ name, isRead }) => (isRead ? strings.timeline.readLock(name) : name));
}

/**
 * The event as a sentence: `Step 14, G2 worker, writes hits = 3, line 27, holds read lock mu, races with step 11 in G3.`
 * Cost: O(step).
 */
export function eventSentence(trace: Trace, step: number, race?: RacePair): string {
  const names = objectNames(trace);
  const goroutine = trace.events.goroutine[step] ?? 0;
  const line = lineOfEvent(trace, step);
  const locks = locksHeldAt(trace, names, step);
  const other = race === undefined ? -1 : race.first === step ? race.second : race.second === step ? race.first : -1;
  return strings.timeline.sentence(stepNumber(step), goroutineLabel(trace, goroutine), [
    eventWords(trace, names, step),
    line === 0 ? "" : strings.timeline.line(line),
    locks.length === 0 ? "" : strings.timeline.holds(locks.join(", ")),
    other < 0 ? "" : strings.timeline.races(stepNumber(other), goroutineName(trace.events.goroutine[other] ?? 0)),
  ]);
}
