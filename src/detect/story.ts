// Words for stories: goroutines, places, operations and locks of a recorded trace, as sentences name them.

import type { FindingEvent, FindingKind } from "../trace/finding.ts";
import * as op from "../trace/operation.ts";
import type { Site, Trace, TraceObject } from "../trace/trace.ts";

/** Same mistake, same key, in every schedule: the lines, and what they touch as written (so `x++` is one place, `x, y = y, x` two). */
export function findingKey(kind: FindingKind, places: readonly Site[]): string {
  const texts = places.map(({ file, line, expression }) => `${file}:${line}:${expression}`);
  return [kind, ...[...new Set(texts)].sort()].join(" ");
}

/** `G2`. */
export function goroutineName(goroutine: number): string {
  return `G${goroutine + 1}`;
}

/** `G2 (main.work)`. */
export function goroutineWithFunction(trace: Trace, goroutine: number): string {
  const fn = trace.goroutines[goroutine]?.function ?? "";
  return fn === "" ? goroutineName(goroutine) : `${goroutineName(goroutine)} (${fn})`;
}

const NO_SITE: Site = { file: "", line: 0, column: 0, function: "", isUser: false, expression: "" };

/** The innermost frame of the event in the user's own code; the innermost of all when there is none. */
export function siteOfEvent(trace: Trace, step: number): Site {
  const own = trace.sites[trace.events.site[step] ?? -1] ?? NO_SITE;
  if (own.isUser) return own;
  const stack = trace.stacks[trace.events.stack[step] ?? -1] ?? [];
  return stack.map((site) => trace.sites[site]).find((site) => site?.isUser) ?? own;
}

/** `main.go:12`. */
export function placeName({ file, line }: Site): string {
  return `${file}:${line}`;
}

/** Where the event happens, as `main.go:12`. */
export function placeOf(trace: Trace, step: number): string {
  return placeName(siteOfEvent(trace, step));
}

export function objectAt(trace: Trace, address: number): TraceObject | undefined {
  return trace.objects.find((object) => object.address === address);
}

/** A cell of a map at runtime detail. */
const INSIDE_MAP = /\.(?:buckets|oldbuckets|dirPtr)\b.*\.(?:elems\[\d+\]|elem|keys\[\d+\]|key)/;

/** Access path of an address; what the instruction says when the object has no name. */
export function objectName(trace: Trace, address: number, site?: Site): string {
  const name = objectAt(trace, address)?.name ?? "";
  const expression = site?.expression ?? "";
  // An element is what the program says, wherever in its buckets the map keeps it.
  if (expression !== "" && INSIDE_MAP.test(name)) return expression;
  if (name !== "") return name;
  return expression === "" ? "memory" : expression;
}

/** Name of what event `step` touches. */
export function objectOfEvent(trace: Trace, step: number): string {
  const address = trace.events.object[step] as number;
  const isUser = trace.sites[trace.events.site[step] as number]?.isUser === true;
  const name = isUser ? "" : (objectAt(trace, address)?.name ?? "");
  // What the map's own code touches is a cell, whatever the program has asked for.
  return INSIDE_MAP.test(name) ? name : objectName(trace, address, siteOfEvent(trace, step));
}

export function isWrite(kind: number): boolean {
  return kind === op.OP_WRITE || kind === op.OP_MAP_WRITE || kind === op.OP_ATOMIC_STORE || kind === op.OP_ATOMIC_RMW;
}

/** `reads`, `writes`, `atomically writes`, `locks`: what an access does to its object, which follows. */
export function accessVerb(kind: number): string {
  const special = SYNCHRONISATION_VERBS[kind];
  if (special !== undefined) return special;
  const verb = isWrite(kind) ? "writes" : "reads";
  const isPlain = op.isPlainAccess(kind);
  return isPlain ? verb : `atomically ${verb}`;
}

const SYNCHRONISATION_VERBS: Readonly<Record<number, string>> = {
  [op.OP_SEND]: "sends to",
  [op.OP_RENDEZVOUS]: "sends to",
  [op.OP_CLOSE]: "closes",
  [op.OP_LOCK]: "locks",
  [op.OP_UNLOCK]: "unlocks",
  [op.OP_RLOCK]: "read-locks",
  [op.OP_RUNLOCK]: "read-unlocks",
  [op.OP_RW_ANNOUNCE]: "locks",
  [op.OP_TRYLOCK_FAIL]: "tries to lock",
  [op.OP_ONCE_BEGIN]: "uses",
  [op.OP_ONCE_END]: "finishes",
  [op.OP_WG_ADD]: "adds to",
  [op.OP_WG_WAIT]: "waits for",
};

/** A finding's event at `step`. */
export function eventAt(trace: Trace, step: number, role: string): FindingEvent {
  const { file, line, column } = siteOfEvent(trace, step);
  const goroutine = trace.events.goroutine[step] as number;
  const operation = op.OPERATION_NAMES[trace.events.kind[step] as number] ?? "none";
  return { step, goroutine, operation, object: objectOfEvent(trace, step), file, line, column, role };
}

/** A goroutine that waits at the end. */
export type BlockedRow = Trace["blocked"][number];

/** Where a goroutine waits, in the user's code if it can be told. */
export function siteOfBlocked(trace: Trace, row: BlockedRow): Site {
  return trace.sites[row.site] ?? NO_SITE;
}

/** A finding's event for what never happened: the operation that `row` waits to do. */
export function blockedEvent(trace: Trace, row: BlockedRow, role: string): FindingEvent {
  const site = siteOfBlocked(trace, row);
  return {
    step: trace.events.length,
    goroutine: row.goroutine,
    operation: op.OPERATION_NAMES[row.kind] ?? "none",
    object: row.object < 0 ? "" : objectName(trace, row.object, site),
    file: site.file,
    line: site.line,
    column: site.column,
    role,
  };
}

/** `to lock mu`, `to receive from results`: what a blocked goroutine waits for. */
export function waitText(trace: Trace, row: BlockedRow): string {
  const name = row.object < 0 ? "" : objectName(trace, row.object, siteOfBlocked(trace, row));
  switch (row.kind) {
    case op.OP_LOCK:
    case op.OP_RW_ANNOUNCE:
      return `to lock ${name}`;
    case op.OP_RLOCK:
      return `to read-lock ${name}`;
    case op.OP_SEND:
    case op.OP_RENDEZVOUS:
      return `to send to ${name}`;
    case op.OP_RECV:
      return `to receive from ${name}`;
    case op.OP_WG_WAIT:
      return `for the wait group ${name}`;
    case op.OP_ONCE_BEGIN:
      return `for the function of ${name} to finish`;
    case op.OP_COND_WOKEN:
      return `for a signal of ${name}`;
    case op.OP_SELECT:
      return "in a select";
    case op.OP_WAKE:
    case op.OP_SLEEP:
      return "for a time that never comes";
    case op.OP_BLOCK_FOREVER:
      return "for something that cannot happen (a nil channel, or a select without cases)";
    default:
      return `for ${name}`;
  }
}

/** `started by G1 at main.go:12`; for main, `the main goroutine`. */
export function originText(trace: Trace, goroutine: number): string {
  const created = trace.goroutines[goroutine];
  if (created === undefined || created.parent < 0) return "the main goroutine";
  const site = trace.sites[created.createdAt];
  const place = site === undefined ? "" : ` at ${placeName(site)}`;
  return `started by ${goroutineName(created.parent)}${place}`;
}
