// What two writers have left behind in a map, in words.

import type { Trace } from "../trace/trace.ts";
import type { Story } from "./detector.ts";
import type { MapFound } from "./map-rule.ts";
import { eventsOf, mapName, ONE_LOCK, operationText, partName, stepText, valueText, targetText, whatAndWhere, whoDoes, whoIs } from "./map-words.ts";
import { placeOf } from "./story.ts";

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
  const { victim, culprit, key, rows } = found;
  const name = mapName(trace, victim.map);
  const entry = `${name}[${key}]`;
  const [wrote = -1, overwrote = -1] = rows;
  const how =
    wrote < 0
      ? `At the end, with nobody inside the map any more, ${entry} is not in its memory, although it was inserted and nobody has deleted it.`
      : `Both choose the same free cell: ${whoIs(victim)} writes its key there at ${stepText(wrote)} (${partName(trace, trace.events.object[wrote] as number)}), ${whoIs(culprit)} writes${valueText(trace, overwrote)} over it at ${stepText(overwrote)}. One cell holds one entry: ${entry} is gone, and no error says so.`;
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
  if (b < 0) return [];
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
  return story(
    trace,
    found,
    `duplicate key: ${entry} is in the map twice at the end: ${pair(trace, found)}`,
    [
      `Each of them looks for the key, does not find what the other is about to write, and takes a cell of its own. A lookup finds one of the two; after a delete the other one comes up; a range yields both.`,
    ],
    [],
  );
}

function unreachableKey(trace: Trace, found: MapFound): Story {
  const { victim, key, rows } = found;
  const name = mapName(trace, victim.map);
  const [count = -1] = rows;
  const why =
    count === 0
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
