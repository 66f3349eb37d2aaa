// Torn values: a value of several words is read while another goroutine has stored only some of them, so that the reader gets a
// mix that nobody has ever stored. Go writes a string, a slice, an interface or a struct word by word; so does the machine when a
// schedule tells it to, and it marks the events (PART_… in trace/operation.ts).
//
// There is always a data race as well: the words of a store lie side by side, with no synchronisation in between.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { eventAt, goroutineName, goroutineWithFunction, objectOfEvent, originText, placeOf } from "./story.ts";

/** Cells of the largest struct that is copied word by word. */
const MAX_COPY = 64;

export class TornValueDetector implements Detector {
  readonly needs = [op.OP_READ];
  private readonly known = new Set<number>();

  constructor(private readonly roles: SiteRoles) {}

  scan({ events }: Execution, sink: Sink): void {
    for (let i = 0; i < events.length; i++) {
      if (!isTorn(events, i)) continue;
      const part = partBefore(events, i);
      if (part < 0) continue;
      const sites = [events.site[part] as number, events.site[i] as number];
      if (sites.some((site) => this.roles(site) !== ROLE_PROGRAM)) continue;
      sink.saw("torn-value");
      // Sites are far below 2^26: a program has a bounded text.
      const pair = (sites[0] as number) * 0x4000000 + (sites[1] as number);
      if (this.known.has(pair)) continue;
      this.known.add(pair);
      sink.report({ kind: "torn-value", sites, rows: [part, i], lastStep: i });
    }
  }

  describe(trace: Trace, { rows }: Sighting): Story {
    return describeTornValue(trace, rows[0] as number, rows[1] as number);
  }
}

function isTorn(events: Events, i: number): boolean {
  const partner = events.partner[i];
  return events.kind[i] === op.OP_READ && (partner === op.PART_READ || partner === op.PART_UNKNOWN);
}

function isPart(events: Events, i: number): boolean {
  const partner = events.partner[i];
  return events.kind[i] === op.OP_WRITE && (partner === op.PART_FIRST || partner === op.PART_OTHERS);
}

// The store of a part whose words, with others, event `read` has got; -1.
function partBefore(events: Events, read: number): number {
  const object = events.object[read] as number;
  for (let i = read - 1; i >= 0; i--) {
    const behind = object - (events.object[i] as number);
    if (behind >= 0 && behind < MAX_COPY && isPart(events, i)) return i;
  }
  return -1;
}

/** What a value is made of, by the words with which the machine's text of a mix begins. */
interface Anatomy {
  readonly start: string;
  readonly words: string;
  readonly first: string;
  readonly others: string;
  readonly danger: string;
}

const ANATOMIES: readonly Anatomy[] = [
  {
    start: "pointer of ",
    words: "A string is two words, a pointer and a length, stored one after the other",
    first: "the pointer is",
    others: "the length is",
    danger:
      "A program then takes the wrong number of bytes: too few, or whatever lies behind them in memory (shown as �); where the pointer is nil, it crashes (SIGSEGV).",
  },
  {
    start: "array of ",
    words: "A slice is three words, a pointer to its array, a length and a capacity, stored one after the other",
    first: "the pointer is",
    others: "length and capacity are",
    danger:
      "Bounds checks do not help: the length is not that of the array. Elements behind its end are somebody else's memory (shown as zero values); where the pointer is nil, the program crashes (SIGSEGV).",
  },
  {
    start: "type ",
    words: "An interface is two words, a type and a pointer to data, stored one after the other",
    first: "the type is",
    others: "the pointer to the data is",
    danger:
      "Methods of the one type then run on the data of the other: on the wrong object where both are laid out alike, else on garbage (shown as zero values), or the program crashes (SIGSEGV).",
  },
];

const STRUCT: Anatomy = {
  start: "",
  words: "A struct is copied field by field",
  first: "the first fields are",
  others: "the fields behind them are",
  danger: "Each field is right by itself, but together they were never true.",
};

const FIX =
  "Nothing orders the accesses. What keeps the words together: one lock around every access, or a single word that says where a value is that never changes (atomic.Pointer, atomic.Value).";
const UNKNOWN =
  "What real Go does from here on cannot be foretold: what this execution shows behind this read is one possibility.";

function describeTornValue(trace: Trace, part: number, read: number): Story {
  const { events } = trace;
  const reader = events.goroutine[read] as number;
  const text = trace.values[part] ?? "";
  const anatomy = ANATOMIES.find(({ start }) => text.startsWith(start)) ?? STRUCT;
  const name = nameOf(trace, part, anatomy);
  const mix = anatomy === STRUCT ? "some fields of one store with others of another" : `the ${text}`;
  const got = anatomy === STRUCT || !trace.values[read] ? "" : ` ${trace.values[read]}`;
  return {
    severity: "error",
    message: `torn value: ${goroutineName(reader)} reads${got} from ${name} at ${placeOf(trace, read)}, which nobody stored: ${mix}`,
    explanation: [
      ...storeSentences(trace, part, read, anatomy),
      `${goroutineWithFunction(trace, reader)}, ${originText(trace, reader)}, reads ${name} at ${placeOf(trace, read)} and gets ${mix}.`,
      anatomy.danger,
      ...(events.partner[read] === op.PART_UNKNOWN ? [UNKNOWN] : []),
      FIX,
    ],
    events: [eventAt(trace, part, "stores a part"), eventAt(trace, read, "reads a mix")],
    cursor: read + 1,
  };
}

// Of a struct's copy the event names one field alone.
function nameOf(trace: Trace, part: number, anatomy: Anatomy): string {
  const written = trace.sites[trace.events.site[part] ?? -1]?.expression ?? "";
  return anatomy === STRUCT && written !== "" ? written : objectOfEvent(trace, part);
}

// The store is under way; or it is over, and another one came between its parts.
function storeSentences(trace: Trace, part: number, read: number, anatomy: Anatomy): readonly string[] {
  const { events } = trace;
  const writer = events.goroutine[part] as number;
  const name = nameOf(trace, part, anatomy);
  const who = `${goroutineWithFunction(trace, writer)}, ${originText(trace, writer)},`;
  const done = events.partner[part] === op.PART_FIRST ? anatomy.first : anatomy.others;
  const over = overwriteOf(trace, part);
  const store = `${who} stores into ${name} at ${placeOf(trace, part)}. ${anatomy.words}.`;
  if (over < 0 || !isOver(events, part, read)) return [`${store} So far only ${done}.`];
  const between = events.goroutine[over] as number;
  return [
    store,
    `Between the words ${goroutineWithFunction(trace, between)}, ${originText(trace, between)}, stores into ${name} at ${placeOf(trace, over)}. In the end ${done} ${goroutineName(writer)}'s and the rest ${goroutineName(between)}'s, and so it stays.`,
  ];
}

// The other goroutine's store between the part and the same store's part before it; -1.
function overwriteOf(trace: Trace, part: number): number {
  const { events } = trace;
  for (let i = part - 1; i >= 0; i--) {
    if (events.object[i] !== events.object[part] || events.kind[i] !== op.OP_WRITE) continue;
    if (events.goroutine[i] !== events.goroutine[part]) return i;
    return -1;
  }
  return -1;
}

// Whether the part at `part` was the last of its store: the goroutine has stored a part there before.
function isOver(events: Events, part: number, read: number): boolean {
  let n = 0;
  for (let i = 0; i < read; i++) {
    const isSame = events.goroutine[i] === events.goroutine[part] && events.object[i] === events.object[part];
    if (isSame && events.site[i] === events.site[part] && isPart(events, i)) n++;
  }
  return n > 1;
}
