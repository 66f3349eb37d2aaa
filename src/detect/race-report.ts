// A data race as structure: both accesses with their stacks and locks, the goroutines and where they were made.

import * as op from "../trace/operation.ts";
import type { RaceAccess, RaceFrame, RaceGoroutine, RaceReport, RaceSynchronisation } from "../trace/race-report.ts";
import type { Trace } from "../trace/trace.ts";
import { locksHeldAt } from "./lock-state.ts";
import { reasonsToMiss } from "./race-missed.ts";
import { raceText } from "./race-text.ts";
import type { SiteCalls } from "./site-roles.ts";
import { isWrite, objectAt, objectName, objectOfEvent, siteOfEvent } from "./story.ts";

/** Where Go's heap begins to hand out memory; an address of ours counts words. */
const HEAP_START = 0xc000000000;
const WORD_BYTES = 8;

/** What nobody else takes part in. */
const NOT_SYNCHRONISING = new Set([
  ...[op.OP_NONE, op.OP_READ, op.OP_WRITE, op.OP_MAP_READ, op.OP_MAP_WRITE, op.OP_PRINT, op.OP_PANIC, op.OP_FATAL],
  ...[op.OP_TRYLOCK_FAIL, op.OP_SELECT_DEFAULT, op.OP_SLEEP, op.OP_WAKE, op.OP_YIELD, op.OP_CHAN_LEN, op.OP_CHOOSE],
  ...[op.OP_COUNT_GOROUTINES, op.OP_OS_EXIT, op.OP_EXIT],
]);

/** The report on two unordered accesses of a trace, `first` before `second`. Cost: linear in the trace. */
export function raceReport(trace: Trace, first: number, second: number, calls: SiteCalls): RaceReport {
  const object = Math.max(trace.events.object[first] as number, trace.events.object[second] as number);
  const address = `0x${(HEAP_START + object * WORD_BYTES).toString(16).padStart(12, "0")}`;
  const accesses = [accessAt(trace, first, calls), accessAt(trace, second, calls)] as const;
  const goroutines = [
    goroutineAt(trace, accesses[0].goroutine, second),
    goroutineAt(trace, accesses[1].goroutine, second),
  ] as const;
  return {
    address,
    accesses,
    goroutines,
    text: raceText(address, accesses, goroutines),
    missed: reasonsToMiss(trace, first, second),
  };
}

function accessAt(trace: Trace, step: number, calls: SiteCalls): RaceAccess {
  const kind = trace.events.kind[step] as number;
  return {
    step,
    goroutine: trace.events.goroutine[step] as number,
    isWrite: isWrite(kind) || kind === op.OP_CLOSE || isSynchronisationWrite(kind),
    isAtomic: kind >= op.OP_ATOMIC_LOAD && kind <= op.OP_ATOMIC_CAS_FAIL,
    operation: op.OPERATION_NAMES[kind] ?? "none",
    stack: [...callFrames(trace, step, calls), ...framesAt(trace, step)],
    locks: locksHeldAt(trace.events, step).map(({ lock, isRead, since }) => ({
      name: objectName(trace, lock),
      isRead,
      since,
    })),
    lastSynchronisation: synchronisationBefore(trace, step),
  };
}

// Locking changes the lock; that it may be a write is all that a race with it needs.
function isSynchronisationWrite(kind: number): boolean {
  return (kind >= op.OP_LOCK && kind <= op.OP_WG_WAIT && kind !== op.OP_WG_ADD) || kind === op.OP_ONCE_END;
}

/** The event's call stack, innermost first. */
function framesAt(trace: Trace, step: number): readonly RaceFrame[] {
  const stack = trace.stacks[trace.events.stack[step] ?? -1] ?? [trace.events.site[step] ?? -1];
  return stack
    .map((site) => trace.sites[site])
    .filter((site) => site !== undefined)
    .map(({ function: fn, file, line }) => ({ function: fn, file, line }));
}

// What the instruction calls in real Go, where the machine does it at once.
function callFrames(trace: Trace, step: number, calls: SiteCalls): readonly RaceFrame[] {
  const name = calls(trace.events.site[step] as number)?.name ?? "";
  if (name === "" || (name === "runtime.growslice" && trace.events.kind[step] !== op.OP_READ)) return [];
  const frame = { function: name, file: name.slice(0, name.lastIndexOf(".")).replace(/\.\(.*$/, ""), line: 0 };
  if (!name.startsWith("runtime.map")) return [frame];
  const type = objectAt(trace, trace.events.object[step] as number)?.type ?? "";
  return [{ ...frame, function: name + mapVariant(name, type) }];
}

/** Keys for which Go has maps of their own; strings and numbers of 4 and 8 bytes. */
const FAST_KEYS: readonly (readonly [pattern: RegExp, variant: string])[] = [
  [/^map\[string\]/, "_faststr"],
  [/^map\[u?int32\]/, "_fast32"],
  [/^map\[(u?int(64|ptr)?|\*[^\]]*)\]/, "_fast64"],
];

function mapVariant(name: string, type: string): string {
  if (!/^runtime\.map(access|assign|delete)/.test(name)) return "";
  return FAST_KEYS.find(([pattern]) => pattern.test(type))?.[1] ?? "";
}

function goroutineAt(trace: Trace, goroutine: number, step: number): RaceGoroutine {
  const { kind, partner, goroutine: owner } = trace.events;
  let creation: readonly RaceFrame[] = [];
  let isRunning = true;
  for (let i = 0; i < step; i++) {
    if (kind[i] === op.OP_GO && partner[i] === goroutine) creation = framesAt(trace, i);
    if (kind[i] === op.OP_EXIT && owner[i] === goroutine) isRunning = false;
  }
  return { goroutine, isRunning, creation };
}

function synchronisationBefore(trace: Trace, step: number): RaceSynchronisation | undefined {
  const { kind, goroutine, partner } = trace.events;
  const g = goroutine[step];
  for (let i = step - 1; i >= 0; i--) {
    const isOwn = goroutine[i] === g || (kind[i] === op.OP_RENDEZVOUS && partner[i] === g);
    if (!isOwn || NOT_SYNCHRONISING.has(kind[i] as number)) continue;
    const { file, line } = siteOfEvent(trace, i);
    const object = (trace.events.object[i] as number) < 0 ? "" : objectOfEvent(trace, i);
    return { step: i, operation: op.OPERATION_NAMES[kind[i] as number] ?? "none", object, file, line };
  }
  return undefined;
}
