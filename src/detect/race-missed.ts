// Why real Go's race detector may run the program of a race and say nothing. Its limits are facts tried on real Go; each reason is
// given only where this very race meets it.
//
// Of its limits, two are never a reason: it has no limit on goroutines any more, and it does look at elements, fields and maps.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { HappensBefore } from "./happens-before.ts";
import { goroutineName, objectAt, objectOfEvent, placeOf, siteOfEvent } from "./story.ts";

/** Accesses to one word that the detector remembers. */
const SHADOW_CELLS = 4;
/** Events of a goroutine after which its older stacks are forgotten: 3 parts of 16,380, of which a call with one access takes 4. */
const HISTORY_EVENTS = (3 * 16_380) / 4;

/** Reasons, each a sentence that is true of this race; the most telling first. Cost: linear in the trace. */
export function reasonsToMiss(trace: Trace, first: number, second: number): readonly string[] {
  const reasons = [
    scheduleReason(trace),
    accidentReason(trace, first, second),
    printReason(trace, first, second),
    emptyElementReason(trace, first, second),
    endReason(trace, first, second),
    shadowReason(trace, first, second),
    historyReason(trace, first, second),
  ];
  return reasons.filter((reason) => reason !== undefined);
}

const nameAt = (trace: Trace, step: number): string => goroutineName(trace.events.goroutine[step] as number);

// It sees only what is executed (claim d4).
function scheduleReason(trace: Trace): string | undefined {
  const n = trace.schedule.deviations.length;
  if (n === 0) return undefined;
  return `-race judges only the schedule that happens to run: an ordinary run does not show this race, it takes ${n === 1 ? "one departure" : `${n} departures`} from Go's usual order.`;
}

/** Operations that order what comes before them before what comes after the others, on the same object. */
const EDGES: readonly (readonly [release: number, acquires: readonly number[]])[] = [
  [op.OP_UNLOCK, [op.OP_LOCK, op.OP_RLOCK]],
  [op.OP_RUNLOCK, [op.OP_LOCK]],
  [op.OP_ATOMIC_STORE, [op.OP_ATOMIC_LOAD, op.OP_ATOMIC_RMW, op.OP_ATOMIC_CAS_FAIL]],
  [op.OP_ATOMIC_RMW, [op.OP_ATOMIC_LOAD, op.OP_ATOMIC_RMW, op.OP_ATOMIC_CAS_FAIL]],
  [op.OP_SEND, [op.OP_RECV]],
  [op.OP_CLOSE, [op.OP_RECV]],
];

// The order of happening by accident (claim d1): one goroutine synchronises after its access, the other one before its own. In this
// witness the second came first; the other way round the two accesses are ordered, though nothing makes sure of it.
function accidentReason(trace: Trace, first: number, second: number): string | undefined {
  for (const [a, b] of bothWays(first, second)) {
    for (const [release, acquires] of EDGES) {
      const pair = findPair(trace, a, b, (kind) => kind === release, acquires);
      if (pair === undefined) continue;
      const [after, before] = pair;
      const name = objectOfEvent(trace, after);
      return `In a schedule in which ${nameAt(trace, a)}'s ${verbOf(trace, after)} at ${placeOf(trace, after)} comes before ${nameAt(trace, b)}'s ${verbOf(trace, before)} at ${placeOf(trace, before)}, ${name} orders the two accesses by accident, and -race is silent.`;
    }
  }
  return undefined;
}

const verbOf = (trace: Trace, step: number): string => op.OPERATION_NAMES[trace.events.kind[step] as number] ?? "";

function bothWays(first: number, second: number): readonly (readonly [number, number])[] {
  return [
    [first, second],
    [second, first],
  ];
}

/** The first matching event of a's goroutine behind `a`, and the last one of b's goroutine before `b` on the same object. */
function findPair(
  trace: Trace,
  a: number,
  b: number,
  isAfter: (kind: number) => boolean,
  before: readonly number[],
): readonly [number, number] | undefined {
  const { kind, goroutine, object, length } = trace.events;
  const known = new Map<number, number>();
  for (let i = 0; i < b; i++)
    if (goroutine[i] === goroutine[b] && before.includes(kind[i] as number)) known.set(object[i] as number, i);
  for (let i = a + 1; i < length; i++) {
    if (goroutine[i] !== goroutine[a] || !isAfter(kind[i] as number)) continue;
    const other = known.get(object[i] as number);
    if (other !== undefined) return [i, other];
  }
  return undefined;
}

// Printing through package os takes a lock (claim x2); the builtins print and println do not.
function printReason(trace: Trace, first: number, second: number): string | undefined {
  for (const [a, b] of bothWays(first, second)) {
    const after = findPrint(trace, a + 1, trace.events.length, a);
    const before = findPrint(trace, 0, b, b);
    if (after === undefined || before === undefined) continue;
    return `${nameAt(trace, a)} prints at ${placeOf(trace, after)} after its access, and ${nameAt(trace, b)} at ${placeOf(trace, before)} before its own: os.Stdout has a lock inside, and when ${nameAt(trace, a)} prints first, that lock hides the race from -race.`;
  }
  return undefined;
}

function findPrint(trace: Trace, from: number, to: number, access: number): number | undefined {
  const { kind, goroutine, site } = trace.events;
  for (let i = from; i < to; i++) {
    const isBuiltin = trace.sites[site[i] as number]?.isUser ?? true;
    if (kind[i] === op.OP_PRINT && goroutine[i] === goroutine[access] && !isBuiltin) return i;
  }
  return undefined;
}

// Elements without a size share one object of the detector for each channel (claim x3).
function emptyElementReason(trace: Trace, first: number, second: number): string | undefined {
  for (const [a, b] of bothWays(first, second)) {
    const pair = findPair(trace, a, b, (kind) => kind === op.OP_SEND, [op.OP_SEND]);
    if (pair === undefined) continue;
    const type = objectAt(trace, trace.events.object[pair[0]] as number)?.type ?? "";
    if (!/^chan struct ?\{\}$/.test(type)) continue;
    return `Both goroutines send to ${objectOfEvent(trace, pair[0])}, whose elements have no size: -race takes two such sends for ordered, and is silent when ${nameAt(trace, a)} sends first.`;
  }
  return undefined;
}

// What main does not wait for need not happen (claim d4).
function endReason(trace: Trace, first: number, second: number): string | undefined {
  const { events, end } = trace;
  if (end.kind !== "exit") return undefined;
  const hb = new HappensBefore();
  hb.begin(events);
  for (let i = 0; i < events.length; i++) if (!hb.advance(i)) return undefined;
  const loose = [first, second].filter((step) => !hb.isBefore(step, 0));
  const [step] = loose;
  if (step === undefined) return undefined;
  return `Main does not wait for ${nameAt(trace, step)}: the program may be over before its access at ${placeOf(trace, step)}, and -race reports only accesses that were made.`;
}

// Later accesses drive an older one out (claim d3).
function shadowReason(trace: Trace, first: number, second: number): string | undefined {
  const { kind, goroutine, object } = trace.events;
  let n = 0;
  for (let i = first + 1; i < second; i++) {
    const k = kind[i] as number;
    const isAccess = (k >= op.OP_READ && k <= op.OP_ATOMIC_CAS_FAIL) || op.isMapOperation(k);
    if (isAccess && object[i] === object[first] && goroutine[i] !== goroutine[first]) n++;
  }
  if (n < SHADOW_CELLS) return undefined;
  return `-race remembers ${SHADOW_CELLS} accesses to each word; ${n} others come between these two, and may have driven ${nameAt(trace, first)}'s out.`;
}

// The stack of an old access cannot be given any more, and the report is dropped (claim d2).
function historyReason(trace: Trace, first: number, second: number): string | undefined {
  const { goroutine } = trace.events;
  let n = 0;
  for (let i = first + 1; i < second; i++) if (goroutine[i] === goroutine[first]) n++;
  if (n < HISTORY_EVENTS) return undefined;
  const { line } = siteOfEvent(trace, first);
  return `${nameAt(trace, first)} makes ${n} more operations before the second access: -race has forgotten the stack of line ${line} by then, and drops the report without a word (GORACE=history_size=7 helps).`;
}
