// A data race in words.

import * as op from "../trace/operation.ts";
import type { RaceReport } from "../trace/race-report.ts";
import type { Trace } from "../trace/trace.ts";
import type { Story } from "./detector.ts";
import { locksHeldAt } from "./lock-state.ts";
import { raceReport } from "./race-report.ts";
import type { SiteCalls } from "./site-roles.ts";
import {
  accessVerb,
  eventAt,
  goroutineName,
  goroutineWithFunction,
  objectName,
  objectOfEvent,
  originText,
  placeOf,
} from "./story.ts";

function access(trace: Trace, step: number): string {
  return accessVerb(trace.events.kind[step] as number);
}

function locksText(trace: Trace, step: number): string {
  const names = locksHeldAt(trace.events, step).map(({ lock, isRead }) => {
    const name = objectName(trace, lock);
    return isRead ? `${name} (for reading)` : name;
  });
  return names.length === 0 ? "holding no lock" : `holding ${names.join(", ")}`;
}

function accessSentence(trace: Trace, step: number): string {
  const g = trace.events.goroutine[step] as number;
  const who = `${goroutineWithFunction(trace, g)}, ${originText(trace, g)},`;
  return `${who} ${access(trace, step)} ${objectOfEvent(trace, step)} at ${placeOf(trace, step)}, ${locksText(trace, step)}.`;
}

/** The story of two unordered accesses, `first` before `second` in the trace. */
export function describeRace(trace: Trace, first: number, second: number, calls: SiteCalls): Story {
  const race = raceReport(trace, first, second, calls);
  const name = objectOfEvent(trace, first);
  const [g, h] = [first, second].map((step) => goroutineName(trace.events.goroutine[step] as number));
  const kinds = [first, second].map((step) => trace.events.kind[step] as number);
  const what = kinds.some(op.isMapOperation) ? `the map ${name}` : name;
  return {
    severity: "error",
    message:
      `data race on ${what}: ${g} ${access(trace, first)} it at ${placeOf(trace, first)}, ` +
      `${h} ${access(trace, second)} it at ${placeOf(trace, second)}, and nothing orders the two`,
    explanation: [
      accessSentence(trace, first),
      accessSentence(trace, second),
      "No lock, channel, atomic or wait group makes one of the two happen before the other: on a real machine they can happen at the same time, in either order.",
      ...rulesBehind(kinds),
      ...(kinds.every(isMemory) ? [fixFor(trace, race, kinds)] : []),
      ...race.missed.map((reason) => `Real -race may miss this: ${reason}`),
    ],
    events: [eventAt(trace, first, "first access"), eventAt(trace, second, "second access")],
    cursor: second + 1,
    race,
  };
}

// Why the two are a race at all, where that is not plain to see.
function rulesBehind(kinds: readonly number[]): readonly string[] {
  if (kinds.some(op.isMapOperation)) return ["A map is one object for the race detector: different keys do not help."];
  if (kinds.includes(op.OP_CLOSE))
    return ["A send on a closed channel panics: what closes a channel has to come after all sends."];
  if (kinds.every((kind) => kind === op.OP_WG_ADD || kind === op.OP_WG_WAIT))
    return [
      "A Wait that comes before the Add waits for nobody: the first Add has to be before the Wait, for instance before the go statement.",
    ];
  return [];
}

const isMemory = (kind: number): boolean =>
  (kind >= op.OP_READ && kind <= op.OP_ATOMIC_CAS_FAIL) || op.isMapOperation(kind);

// Which order is missing, and what usually gives it.
function fixFor(trace: Trace, { accesses }: RaceReport, kinds: readonly number[]): string {
  const [a, b] = accesses;
  const name = objectOfEvent(trace, a.step);
  const common = a.locks.find((lock) => b.locks.some((other) => other.name === lock.name));
  const [g, h] = [goroutineName(a.goroutine), goroutineName(b.goroutine)];
  if (common !== undefined)
    return `Both hold ${common.name}, but for reading: readers do not keep each other out, and who writes needs Lock.`;
  if (a.isAtomic !== b.isAtomic)
    return `An atomic access and a plain one are no pair: ${name} has to be accessed atomically everywhere, or under one lock everywhere.`;
  const [lockOfA] = a.locks;
  const [lockOfB] = b.locks;
  if (lockOfA !== undefined && lockOfB !== undefined)
    return `${g} holds ${lockOfA.name} and ${h} holds ${lockOfB.name}: two locks do not keep them apart, one lock for ${name} does.`;
  const lock = lockOfA ?? lockOfB;
  if (lock !== undefined)
    return `${lockOfA === undefined ? g : h} has to hold ${lock.name} too, at ${placeOf(trace, lockOfA === undefined ? a.step : b.step)}.`;
  if (isParent(trace, b.goroutine, a.goroutine))
    return `${h} would have to wait for ${g} before this access (a WaitGroup, or a receive from a channel), or both to hold one lock.`;
  const isMap = kinds.some(op.isMapOperation);
  return `One mutex held around both accesses would order them${isMap ? ", or a sync.Map" : ", or handing the value over through a channel"}.`;
}

function isParent(trace: Trace, parent: number, child: number): boolean {
  for (let g = trace.goroutines[child]?.parent ?? -1; g >= 0; g = trace.goroutines[g]?.parent ?? -1)
    if (g === parent) return true;
  return false;
}
