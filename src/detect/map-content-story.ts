// What two writers have left behind in a map, in words.

import type { Trace } from "../trace/trace.ts";
import type { Story } from "./detector.ts";
import type { MapFound } from "./map-rule.ts";
import {
  eventsOf,
  mapName,
  ONE_LOCK,
  operationText,
  partName,
  stepText,
  targetText,
  valueText,
  whatAndWhere,
  whoDoes,
  whoIs,
} from "./map-words.ts";
import { goroutineName, placeOf } from "./story.ts";

/** Tells a lost insert, a wrong count, a key that is there twice, or one that nobody finds. */
export function describeContent(trace: Trace, found: MapFound): Story {
  switch (found.kind) {
    case "lost-insert":
      return lostInsert(trace, found);
    case "lost-write":
      return foreignValue(trace, found);
    case "wrong-count":
      return wrongCount(trace, found);
    case "duplicate-key":
      return duplicateKey(trace, found);
    default:
      return unreachableKey(trace, found);
  }
}

/** Why a key is gone: its insert ended outside the map; it was in the map, and was moved; its bucket was not moved. */
export const NEVER_THERE = 0;
export const MOVED_AWAY = 1;
export const PASSED_OVER = 2;

const CHECKS =
  "The runtime's checks look at one flag, at the beginning and at the end of a write. Where they miss the meeting, or are switched off, the program goes on with a damaged map, and nothing says so.";

function story(
  trace: Trace,
  { victim, culprit }: MapFound,
  message: string,
  middle: readonly string[],
  steps: readonly (readonly [number, string])[],
): Story {
  return {
    severity: "error",
    message,
    explanation: [
      `${whoDoes(trace, victim)} (steps ${victim.first + 1} to ${victim.last + 1}).`,
      `${whoDoes(trace, culprit)} (steps ${culprit.first + 1} to ${culprit.last + 1}): the two are inside the map at the same time.`,
      ...middle,
      CHECKS,
      ONE_LOCK,
    ],
    events: eventsOf(trace, [[victim.first, "writes"], [culprit.first, "writes at the same time"], ...steps]),
    cursor: Math.max(victim.last, culprit.last, ...steps.map(([step]) => step)) + 1,
  };
}

function pair(trace: Trace, { victim, culprit }: MapFound): string {
  return `${whoIs(victim)} ${operationText(trace, victim)} at ${placeOf(trace, victim.first)} while ${whoIs(culprit)} ${operationText(trace, culprit)} at ${placeOf(trace, culprit.first)}`;
}

function lostInsert(trace: Trace, found: MapFound): Story {
  const { victim, key, rows } = found;
  const name = mapName(trace, victim.map);
  const entry = `${name}[${key}]`;
  const [wrote = -1, overwrote = -1] = rows;
  const how = wrote < 0 ? goneText(found, entry) : sameCellText(trace, found, entry);
  return story(
    trace,
    found,
    `lost insert: ${entry} is not in the map at the end: ${pair(trace, found)}`,
    [how],
    [
      [wrote, "writes its key"],
      [overwrote, "overwrites the cell"],
    ],
  );
}

function goneText({ victim, rows }: MapFound, entry: string): string {
  const [, , reason] = rows;
  return reason === NEVER_THERE
    ? `When ${whoIs(victim)} has finished, ${entry} does not lie in the map: it was put into an array that the map no longer uses. Nobody looks there any more.`
    : `${entry} was in the map, and got lost when its entries were moved: two goroutines have moved entries to the same places.`;
}

function sameCellText(trace: Trace, { victim, culprit, rows }: MapFound, entry: string): string {
  const [wrote = -1, overwrote = -1] = rows;
  const cell = partName(trace, trace.events.object[wrote] as number);
  return `Both choose the same free cell: ${whoIs(victim)} writes${valueText(trace, wrote)} there at ${stepText(wrote)} (${cell}), ${whoIs(culprit)} writes${valueText(trace, overwrote)} over it at ${stepText(overwrote)}. One cell holds one entry: ${entry} is gone, and no error says so.`;
}

function foreignValue(trace: Trace, found: MapFound): Story {
  const { victim, culprit, key, rows } = found;
  const [stored = -1, foreign = -1] = rows;
  const entry = `${mapName(trace, victim.map)}[${key}]`;
  return story(
    trace,
    found,
    `lost write: ${entry} is${valueText(trace, foreign)} in the end, which ${whoIs(culprit)} stored for ${targetText(trace, culprit)}: ${pair(trace, found)}`,
    [
      `Both have been given the same cell. ${whoIs(victim)} stores${valueText(trace, stored)} there at ${stepText(stored)}, and ${whoIs(culprit)} stores${valueText(trace, foreign)} there at ${stepText(foreign)}: for its own key, but the cell belongs to ${entry} by now.`,
      "A value under a key for which nobody has stored it. The writing flag covers the search for the cell, not the store.",
    ],
    [
      [stored, "stores its value"],
      [foreign, "stores a value for another key"],
    ],
  );
}

function wrongCount(trace: Trace, found: MapFound): Story {
  const { victim, rows } = found;
  const [count = 0, actual = 0, ...steps] = rows;
  const name = mapName(trace, victim.map);
  return story(
    trace,
    found,
    `wrong count: len(${name}) is ${count}, but ${entriesText(actual)} in it: ${pair(trace, found)}`,
    [...howCounted(trace, found, steps), afterwards(name, count, actual)],
    steps.length === 3
      ? [
          [steps[0] ?? -1, "reads the count"],
          [steps[1] ?? -1, "changes the count"],
          [steps[2] ?? -1, "stores an old count"],
        ]
      : [
          [steps[0] ?? -1, "writes its key"],
          [steps[1] ?? -1, "overwrites the cell"],
        ],
  );
}

function entriesText(n: number): string {
  return n === 1 ? "there is 1 entry" : `there are ${n} entries`;
}

function howCounted(trace: Trace, { victim, culprit }: MapFound, steps: readonly number[]): readonly string[] {
  const [a = -1, b = -1, c = -1] = steps;
  if (c >= 0)
    return [
      `Counting is a load and a store: ${whoIs(victim)} reads${valueText(trace, a)} at ${stepText(a)}, ${whoIs(culprit)} stores${valueText(trace, b)} at ${stepText(b)}, and ${whoIs(victim)} stores${valueText(trace, c)} at ${stepText(c)}: one of the two changes is not counted.`,
    ];
  if (b < 0)
    return [
      "What has been counted and what lies in the map's arrays has come apart: entries were lost, or counted by nobody.",
    ];
  return [
    `Both put an entry into the same cell (steps ${a + 1} and ${b + 1}) and both count it: two are counted, one is there.`,
  ];
}

function afterwards(name: string, count: number, actual: number): string {
  if (count < actual)
    return `From now on len(${name}) is too small. When deletes bring it down to 0 with entries left, every lookup says at once that there is nothing.`;
  return `From now on len(${name}) is too large, also when everything has been deleted.`;
}

function duplicateKey(trace: Trace, found: MapFound): Story {
  const entry = `${mapName(trace, found.victim.map)}[${found.key}]`;
  const written = found.rows.filter((step) => step >= 0);
  return story(
    trace,
    found,
    `duplicate key: ${entry} is in the map twice at the end: ${pair(trace, found)}`,
    [
      ...written.map(
        (step) =>
          `${goroutineName(trace.events.goroutine[step] as number)} writes the key into ${partName(trace, trace.events.object[step] as number)} at ${stepText(step)}.`,
      ),
      "Neither of the two has seen what the other was about to write. A lookup finds one of the entries; after a delete the other one comes up; a range yields both.",
    ],
    written.map((step) => [step, "writes the key"] as const),
  );
}

function unreachableKey(trace: Trace, found: MapFound): Story {
  const { victim, key, rows } = found;
  const name = mapName(trace, victim.map);
  const [count = -1, reason] = rows;
  const why =
    reason === PASSED_OVER
      ? `The entry's old bucket was never moved, and the growth was declared finished all the same: two goroutines have counted the moved buckets. With that the old array is let go.`
      : count === 0
        ? `The header counts 0 entries, because updates of the count were lost. A lookup sees the 0 and says that nothing is there, without looking.`
        : `The entry lies in a place where a lookup of its key does not come: its old bucket was passed over when the map grew, or it was put where the map was before.`;
  return story(
    trace,
    found,
    `unreachable key: ${name}[${key}] lies in the map's memory, and no lookup finds it, after ${pair(trace, found)}`,
    [why, `It still takes its cell, and ${whatAndWhere(trace, victim)} ended without an error.`],
    [],
  );
}
