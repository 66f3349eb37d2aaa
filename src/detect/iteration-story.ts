// An iteration that skips or repeats an entry, in words.

import * as op from "../trace/operation.ts";
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
  valueText,
  whoDoes,
  whoIs,
} from "./map-words.ts";
import { goroutineName, placeOf } from "./story.ts";

const SPECIFICATION =
  "The specification lets a range miss entries that are added or removed while it runs. This one was there the whole time, and nobody has removed it.";
const ONE_CHECK =
  "Each step of the loop looks once, at its beginning, whether somebody writes. A write that begins later is not noticed.";

/** Tells an iteration that has skipped or repeated an entry. */
export function describeIteration(trace: Trace, found: MapFound): Story {
  const { victim, culprit, key, rows, kind } = found;
  const [last = -1, look = -1, mark = -1, copy = -1, arrival = -1, firstYield = -1, lastYield = -1] = rows;
  const entry = `${mapName(trace, victim.map)}[${key}]`;
  const isSkip = kind === "iteration-skip";
  const place = placeOf(trace, victim.first);
  const what = isSkip
    ? `iteration skip: the range of ${whoIs(victim)} at ${place} never comes to ${entry}`
    : `iteration repeat: the range of ${whoIs(victim)} at ${place} yields ${entry} twice`;
  const middle = isSkip
    ? howSkipped(trace, found, { look, mark, copy, arrival })
    : [
        `${whoIs(victim)} is given ${entry} at ${stepText(firstYield)}, and once more at ${stepText(lastYield)}. The specification promises each entry once.`,
        ...[firstYield, lastYield].flatMap((step) => [
          ...halfWritten(trace, victim.goroutine, step),
          ...emptied(trace, victim.goroutine, step),
        ]),
      ];
  return {
    severity: "error",
    message: `${what}, while ${whoIs(culprit)} ${operationText(trace, culprit)} at ${placeOf(trace, culprit.first)}`,
    explanation: [
      `${whoDoes(trace, victim)} (steps ${victim.first + 1} to ${last + 1}). ${entry} is in the map all that time.`,
      `${whoDoes(trace, culprit)} (steps ${culprit.first + 1} to ${culprit.last + 1}).`,
      ...middle,
      SPECIFICATION,
      ONE_CHECK,
      ONE_LOCK,
    ],
    events: eventsOf(trace, [
      [victim.first, "range begins"],
      [culprit.first, "writes meanwhile"],
      [copy, "moves the entry"],
      ...(isSkip
        ? ([
            [look, "passes it over"],
            [last, "range ends"],
          ] as const)
        : ([
            [firstYield, "yields it"],
            [lastYield, "yields it again"],
          ] as const)),
    ]),
    cursor: last + 1,
  };
}

// A new cell is marked as used before its key is there: until then it looks like an entry with the zero key.
function halfWritten({ events, ...trace }: Trace, goroutine: number, yieldStep: number): readonly string[] {
  const whole = { events, ...trace };
  let look = yieldStep - 1;
  while (look >= 0 && !(events.goroutine[look] === goroutine && isMark(whole, look))) look--;
  if (look < 0) return [];
  const mark = partName(whole, events.object[look] as number);
  const key = mark.replace(/\.tophash(\[\d+\])$/, ".keys$1");
  const wrote = (name: string, from: number, to: number): number => {
    for (let i = from; i < to; i++)
      if (events.kind[i] === op.OP_WRITE && events.goroutine[i] !== goroutine)
        if (partName(whole, events.object[i] as number) === name) return i;
    return -1;
  };
  const [before, after] = [wrote(mark, 0, look), wrote(key, yieldStep, events.length)];
  if (before < 0 || wrote(key, before, yieldStep) >= 0) return [];
  const writer = goroutineName(events.goroutine[before] as number);
  const later = after < 0 ? "has not stored its key" : `stores its key only at ${stepText(after)}`;
  return [
    `What it is given at ${stepText(yieldStep)} is a cell that is only half written: ${writer} has marked it as used at ${stepText(before)} (${mark}), and ${later}. Until then the cell holds the zero key, which looks like that of the other entry.`,
  ];
}

// Where buckets hold pointers, an old one is emptied when it has been moved: its cells say "moved", and all their keys are zero.
function emptied(trace: Trace, goroutine: number, yieldStep: number): readonly string[] {
  const { events, values } = trace;
  let key = -1;
  for (let i = yieldStep - 1; i >= 0; i--) {
    if (events.goroutine[i] !== goroutine || events.kind[i] === op.OP_MAP_READ) continue;
    if (events.kind[i] === op.OP_MAP_YIELD) return [];
    if (key >= 0 && isMark(trace, i) && (values[i] === "2" || values[i] === "3")) break;
    if (events.kind[i] === op.OP_READ) key = isMark(trace, i) ? -1 : i;
  }
  if (key < 0) return [];
  const address = events.object[key] as number;
  for (let i = key - 1; i >= 0; i--) {
    const first = events.object[i] as number;
    if (events.kind[i] !== op.OP_WRITE || first > address || address >= first + (events.extent[i] as number)) continue;
    if (events.goroutine[i] === goroutine) return [];
    const writer = goroutineName(events.goroutine[i] as number);
    return [
      `What it is given at ${stepText(yieldStep)} comes from an old bucket that ${writer} has emptied at ${stepText(i)}, after moving it: the cell says that its entry has been moved, and its key (${partName(trace, address)}) is zero by now. So the zero key is looked up in the map, and found.`,
    ];
  }
  return [];
}

function isMark(trace: Trace, step: number): boolean {
  return (
    trace.events.kind[step] === op.OP_READ &&
    /\.tophash\[\d+\]$/.test(partName(trace, trace.events.object[step] as number))
  );
}

interface Steps {
  readonly look: number;
  readonly mark: number;
  readonly copy: number;
  readonly arrival: number;
}

function howSkipped(
  trace: Trace,
  { victim, culprit }: MapFound,
  { look, mark, copy, arrival }: Steps,
): readonly string[] {
  const [reader, mover] = [whoIs(victim), whoIs(culprit)];
  if (look < 0)
    return [
      `${reader} never looks at the entry's cell: the array that it walks, or the size that it took for it, was no longer (or not yet) the map's.`,
    ];
  const cell = partName(trace, trace.events.object[look] as number);
  const seen = `At ${stepText(look)} ${reader} looks at the entry's old cell (${cell} is${valueText(trace, look)})`;
  if (mark >= 0 && mark < look && (arrival < 0 || look < arrival))
    return [
      `${mover} moves the entry: it marks the old cell as moved at ${stepText(mark)}${arrival < 0 ? "" : `, and the entry stands at its new place only from ${stepText(arrival)} on`}.`,
      `${seen}: in between. The mark sends it to the new place, where it looks the key up and finds nothing. It takes the entry for deleted, and does not come back.`,
    ];
  if (isInUse(cell, trace.values[look] ?? ""))
    return [
      `${seen}. It is in use, but this loop began in the middle of the growth: at each new bucket it takes of the old one only what belongs there, and it never comes to the new bucket of this entry. It has the map's size from after one store of the growth, and the array from before another.`,
    ];
  return [
    copy < 0
      ? `${seen} and passes it over.`
      : `${seen} and passes it over; ${mover} copies the entry at ${stepText(copy)}.`,
  ];
}

// A classic bucket's cell holds an entry.
function isInUse(cell: string, value: string): boolean {
  return /\.tophash\[\d+\]$/.test(cell) && Number(value) >= 5;
}
