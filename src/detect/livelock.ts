// Livelock: nobody gets on, but some do not wait. Of two kinds, both proved by whoever made the execution:
// - They go round in a loop and look again and again at what nobody will change: a round has left everything as it was, and all others
//   wait, spin or have ended.
// - They keep each other from getting on: the state of the whole program has come back, everyone who could go on did in between, and yet each
//   of them has come to its end in another execution.

import type { FindingEvent } from "../trace/finding.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Detector, Execution, Sighting, Sink, Story } from "./detector.ts";
import { holdingsBefore } from "./lock-state.ts";
import {
  accessVerb,
  type BlockedRow,
  blockedEvent,
  eventAt,
  goroutineName,
  goroutineWithFunction,
  objectOfEvent,
  originText,
  placeName,
  placeOf,
  siteOfBlocked,
  siteOfEvent,
  waitText,
} from "./story.ts";

/** Steps of one round that are told. */
const MAX_ROUND = 8;
/** Before the steps of a cycle in `Sighting.rows`. */
const IS_CYCLE = -1;

export class LivelockDetector implements Detector {
  private readonly known = new Set<string>();

  scan(execution: Execution, sink: Sink): void {
    if (execution.end.kind === "livelock") {
      const rows = execution.blocked.flatMap(({ isSpinning }, i) => (isSpinning === true ? [i] : []));
      const sites = rows.map((row) => execution.blocked[row]?.site ?? -1);
      this.report(sink, { kind: "livelock", sites, rows, lastStep: execution.events.length - 1 });
    }
    const { cycle } = execution;
    if (cycle === undefined) return;
    const sites = [...new Set(execution.events.site.subarray(cycle.from, cycle.to))];
    this.report(sink, { kind: "livelock", sites, rows: [IS_CYCLE, cycle.from, cycle.to], lastStep: cycle.to - 1 });
  }

  private report(sink: Sink, sighting: Sighting): void {
    sink.saw("livelock");
    const key = [...sighting.sites].sort((a, b) => a - b).join(" ");
    if (this.known.has(key)) return;
    this.known.add(key);
    sink.report(sighting);
  }

  describe(trace: Trace, sighting: Sighting): Story {
    const [first, from = 0, to = 0] = sighting.rows;
    return first === IS_CYCLE ? cycleStory(trace, from, to) : this.spinStory(trace, sighting);
  }

  private spinStory(trace: Trace, sighting: Sighting): Story {
    const rows = sighting.rows.map((row) => trace.blocked[row]).filter((row) => row !== undefined);
    const rounds = rows.map((row) => roundOf(trace, row));
    const others = trace.blocked.filter(({ isSpinning }) => isSpinning !== true);
    return {
      severity: "error",
      message: `livelock: ${rows.map((row, i) => clause(trace, row, rounds[i] ?? [])).join("; ")}, and nobody is left who could change that`,
      explanation: [
        ...rows.map((row, i) => roundSentence(trace, row, rounds[i] ?? [])),
        ...rounds.flat().flatMap((step) => holderSentences(trace, step)),
        ...others.map((row) => waitSentence(trace, row)),
        "A round leaves everything as it was, and no other goroutine can run: the loop goes on for ever. Go's runtime does not report this; the program hangs, and keeps a processor busy.",
      ],
      events: eventsOf(trace, rows, rounds.flat()),
      cursor: trace.events.length,
    };
  }
}

// The steps of the goroutine's last round, in order.
function roundOf(trace: Trace, row: BlockedRow): readonly number[] {
  const { goroutine, kind, length } = trace.events;
  const place = placeName(siteOfBlocked(trace, row));
  const steps: number[] = [];
  for (let i = length - 1; i >= 0 && steps.length < MAX_ROUND; i--) {
    if (goroutine[i] !== row.goroutine) continue;
    if (!isRepeatable(kind[i] as number)) break;
    steps.unshift(i);
    if (placeName(siteOfEvent(trace, i)) === place && isHead(trace, row, i)) break;
  }
  return steps;
}

function isRepeatable(kind: number): boolean {
  return ROUND_VERBS[kind] !== undefined || kind === op.OP_READ || kind === op.OP_ATOMIC_LOAD;
}

// What the goroutine is about to do is what it did at step i.
function isHead(trace: Trace, row: BlockedRow, i: number): boolean {
  const kind = trace.events.kind[i] as number;
  return (
    (ATTEMPTS[kind] ?? [kind]).includes(row.kind) &&
    (kind === op.OP_SELECT_DEFAULT || row.object === trace.events.object[i])
  );
}

// What an operation is called before it is known how it turns out.
const ATTEMPTS: Readonly<Record<number, readonly number[]>> = {
  [op.OP_ATOMIC_CAS_FAIL]: [op.OP_ATOMIC_RMW],
  [op.OP_TRYLOCK_FAIL]: [op.OP_LOCK, op.OP_RLOCK],
  [op.OP_SELECT_DEFAULT]: [op.OP_SELECT, op.OP_SELECT_DEFAULT],
};

const ROUND_VERBS: Readonly<Record<number, string>> = {
  [op.OP_ATOMIC_CAS_FAIL]: "fails to compare and swap",
  [op.OP_TRYLOCK_FAIL]: "tries to lock",
  [op.OP_CHAN_LEN]: "asks for the length of",
  [op.OP_SELECT_DEFAULT]: "takes the default of its select",
  [op.OP_COUNT_GOROUTINES]: "counts the goroutines",
  [op.OP_YIELD]: "yields",
};

function lookText(trace: Trace, step: number): string {
  const kind = trace.events.kind[step] as number;
  const verb = ROUND_VERBS[kind] ?? accessVerb(kind);
  const hasObject = (trace.events.object[step] as number) >= 0;
  return hasObject ? `${verb} ${objectOfEvent(trace, step)}` : verb;
}

function looksOf(trace: Trace, round: readonly number[]): readonly string[] {
  const looks = round.filter((step) => trace.events.kind[step] !== op.OP_YIELD);
  return [...new Set(looks.map((step) => lookText(trace, step)))];
}

function clause(trace: Trace, row: BlockedRow, round: readonly number[]): string {
  const looks = looksOf(trace, round);
  const what = looks.length === 0 ? "goes round in a loop" : `${looks.join(", ")} again and again in a loop`;
  return `${goroutineName(row.goroutine)} ${what} at ${placeName(siteOfBlocked(trace, row))}`;
}

function roundSentence(trace: Trace, row: BlockedRow, round: readonly number[]): string {
  const steps = round.map((step) => `${lookText(trace, step)} at ${placeOf(trace, step)}${valueText(trace, step)}`);
  const isIdle = round.every((step) => trace.events.kind[step] === op.OP_YIELD);
  const what = isIdle ? "does nothing that depends on others" : steps.join(", then ");
  const who = `${goroutineWithFunction(trace, row.goroutine)}, ${originText(trace, row.goroutine)}`;
  return `${who}, goes round in a loop: it ${what}, and so on.`;
}

function valueText(trace: Trace, step: number): string {
  const value = trace.values[step] ?? "";
  const kind = trace.events.kind[step];
  return value !== "" && (kind === op.OP_READ || kind === op.OP_ATOMIC_LOAD) ? ` (${value})` : "";
}

// Who has the lock that is tried.
function holderSentences(trace: Trace, step: number): readonly string[] {
  if (trace.events.kind[step] !== op.OP_TRYLOCK_FAIL) return [];
  const lock = trace.events.object[step] as number;
  const held = holdingsBefore(trace.events, trace.events.length).filter((holding) => holding.lock === lock);
  return held.map(
    ({ goroutine, since }) =>
      `${objectOfEvent(trace, step)} is held by ${goroutineName(goroutine)} since ${placeOf(trace, since)}.`,
  );
}

function waitSentence(trace: Trace, row: BlockedRow): string {
  const place = placeName(siteOfBlocked(trace, row));
  return `${goroutineWithFunction(trace, row.goroutine)} waits ${waitText(trace, row)} at ${place}.`;
}

function eventsOf(trace: Trace, rows: readonly BlockedRow[], steps: readonly number[]): readonly FindingEvent[] {
  return [
    ...[...steps].sort((a, b) => a - b).map((step) => eventAt(trace, step, "looks")),
    ...rows.map((row) => blockedEvent(trace, row, "looks again, for ever")),
  ];
}

// ---- Those who keep each other from getting on

function cycleStory(trace: Trace, from: number, to: number): Story {
  const steps = Array.from({ length: to - from }, (_, i) => from + i);
  const actors = [...new Set(steps.map((step) => trace.events.goroutine[step] as number))].sort((a, b) => a - b);
  const names = actors.map(goroutineName);
  const who = `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  const places = [...new Set(steps.map((step) => placeOf(trace, step)))].sort();
  return {
    severity: "error",
    message: `livelock: ${who} keep each other from getting on, for ever, at ${places.join(", ")}`,
    explanation: [
      `After ${to} steps everything is as it was after ${from}: the same values, and every goroutine at the same place.`,
      ...actors.map((actor) => actorSentence(trace, actor, steps)),
      "Everyone who could run did in between. So it can go on like this for ever, although no goroutine waits and in other schedules all of them come to their ends.",
    ],
    events: steps.map((step) => eventAt(trace, step, "goes round")),
    cursor: to,
  };
}

function actorSentence(trace: Trace, actor: number, steps: readonly number[]): string {
  const own = steps.filter((step) => trace.events.goroutine[step] === actor);
  const texts = own.slice(0, MAX_ROUND).map((step) => `${lookText(trace, step)} at ${placeOf(trace, step)}`);
  const more = own.length > MAX_ROUND ? `, and so on (${own.length} steps)` : "";
  return `${goroutineWithFunction(trace, actor)} ${texts.join(", then ")}${more}.`;
}
