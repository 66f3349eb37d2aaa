// Wild accesses: how many buckets there are and where they lie are two words, and somebody reads the one before and the other after they have
// been changed. Real Go then touches whatever lies behind the array; here the access lands on memory of its own.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Events, Execution, Story } from "./detector.ts";
import { type MapMeeting, type MapOperation, type MapOperations, metBy, otherOf } from "./map-operations.ts";
import type { MapFound, MapRule, MapScan } from "./map-rule.ts";
import {
  eventsOf,
  mapName,
  ONE_LOCK,
  partName,
  stepText,
  valueText,
  whatAndWhere,
  whoDoes,
  whoIs,
} from "./map-words.ts";
import { goroutineName, objectAt } from "./story.ts";

export class WildAccessRule implements MapRule {
  scan({ execution, operations }: MapScan, report: (found: MapFound) => void): void {
    const { events } = execution;
    for (let i = 0; i < events.length; i++) {
      if (events.kind[i] !== op.OP_MAP_WILD) continue;
      const victim = operations.at(i);
      const meeting = victim === undefined ? undefined : growthOf(execution, operations, victim, i);
      if (victim === undefined || meeting === undefined) continue;
      const culprit = otherOf(meeting, victim);
      const lastStep = Math.max(i, metBy(execution, meeting));
      report({ kind: "wild-access", victim, culprit, rows: [i], key: "", lastStep });
    }
  }

  describe(trace: Trace, { victim, culprit, rows: [wild = -1] }: MapFound): Story {
    const name = mapName(trace, victim.map);
    const reader = whoIs(victim);
    return {
      severity: "error",
      message: `wild access: ${reader} ${wildText(trace, wild, name)}, for ${whatAndWhere(trace, victim)}, while ${whoIs(culprit)} makes the map grow`,
      explanation: [
        `${whoDoes(trace, culprit)}, and makes the map grow: it stores how large the map is and where it lies one after the other.`,
        `${whoDoes(trace, victim)}.`,
        ...tornFields(trace, victim, wild).map((sentence) => `${sentence}.`),
        whyWild(trace, wild, reader),
        `Here the access lands on an empty place of its own, so that the story can go on. Real Go does not check: it reads, or writes, whatever memory lies behind the array. Recorded on Go 1.19.8 (a range beside inserts that make the map grow, 1,200 runs): 9 runs ended with "unexpected fault address" and "fatal error: fault", one with a nil dereference.`,
        "It is an access out of bounds, not to freed memory: the arrays themselves stay alive.",
        ONE_LOCK,
      ],
      events: eventsOf(trace, [
        [culprit.first, "makes the map grow"],
        [victim.first, "reads size and array"],
        [wild, "wild access"],
      ]),
      cursor: wild + 1,
    };
  }
}

// Where it happens in the runtime says what was taken for what.
function isInside(trace: Trace, step: number, name: string): boolean {
  return (trace.sites[trace.events.site[step] ?? -1]?.function ?? "").startsWith(`runtime.${name}`);
}

function wildText(trace: Trace, wild: number, name: string): string {
  const index = trace.events.extent[wild] as number;
  if (isInside(trace, wild, "smallGroup")) return `takes the directory of ${name} for its only group`;
  return `uses place ${index} of an array of ${name} that does not have it`;
}

function whyWild(trace: Trace, wild: number, reader: string): string {
  const index = trace.events.extent[wild] as number;
  const at = stepText(wild);
  if (isInside(trace, wild, "smallGroup"))
    return `So ${reader} has seen a small map, and at ${at} it takes what is the directory by now for the map's group of slots.`;
  if (index < 0)
    return `The table that ${reader} works on has been replaced in the meantime, which its index ${index} says; at ${at} ${reader} puts its own new table at that place of the directory.`;
  return `So ${reader} mixes the new size with the old array (or the other way round), and at ${at} it asks for place ${index}, which that array does not have.`;
}

/** Whose growth was under way: of those that met the operation. */
function growthOf(
  { events }: Execution,
  { meetings }: MapOperations,
  victim: MapOperation,
  step: number,
): MapMeeting | undefined {
  const own = meetings.filter(({ a, b }) => (a === victim && b.first < step) || b === victim);
  return own.find((meeting) => hasGrown(events, otherOf(meeting, victim))) ?? own[0];
}

function hasGrown({ kind, goroutine }: Events, operation: MapOperation): boolean {
  for (let i = operation.first; i <= operation.lastInside; i++)
    if (kind[i] === op.OP_MAP_GROW && goroutine[i] === operation.goroutine) return true;
  return false;
}

/** Fields of a header that belong together. */
const SIZES = /\.(B|globalDepth|globalShift|dirLen)$/;
const PLACES = /\.(buckets|oldbuckets|dirPtr|directory|small)$/;

// The last looks at a size and at an array before the access, with who has changed them in between.
function tornFields(trace: Trace, victim: MapOperation, wild: number): readonly string[] {
  const reads = [SIZES, PLACES].map((fields) => lastRead(trace, victim, wild, fields)).filter((step) => step >= 0);
  return reads
    .sort((a, b) => a - b)
    .map((read) => {
      const field = partName(trace, trace.events.object[read] as number);
      const write = changeAround(trace, victim, read);
      const isSize = SIZES.test(field);
      const what = isSize ? `${field} =${valueText(trace, read)}` : field;
      const said = `At ${stepText(read)} ${whoIs(victim)} reads ${what}`;
      if (write < 0) return said;
      const writer = goroutineName(trace.events.goroutine[write] as number);
      return `${said}; ${writer} stores ${isSize ? `${field} =${valueText(trace, write)}` : `the new ${field}`} at ${stepText(write)}`;
    });
}

function lastRead(
  { events, ...trace }: Trace,
  { goroutine, first }: MapOperation,
  before: number,
  fields: RegExp,
): number {
  for (let i = before; i >= first; i--) {
    if (events.kind[i] !== op.OP_READ || events.goroutine[i] !== goroutine) continue;
    const name = objectAt({ events, ...trace }, events.object[i] as number)?.name ?? "";
    if (fields.test(name)) return i;
  }
  return -1;
}

// The nearest store of another goroutine to what was read at `read`: before it, else behind it.
function changeAround({ events }: Trace, { goroutine, first }: MapOperation, read: number): number {
  const isChange = (i: number): boolean =>
    events.kind[i] === op.OP_WRITE && events.object[i] === events.object[read] && events.goroutine[i] !== goroutine;
  for (let i = read - 1; i >= first; i--) if (isChange(i)) return i;
  for (let i = read + 1; i < events.length; i++) if (isChange(i)) return i;
  for (let i = first - 1; i >= 0; i--) if (isChange(i)) return i;
  return -1;
}
