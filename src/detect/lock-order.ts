// Lock orders that contradict each other: one goroutine takes B while it holds A, another one A while it holds B, or a longer circle of
// that kind. Nobody has been stuck yet; in a schedule in which each gets its first lock before the others get their second, all are.
//
// A circle counts if its goroutines differ, no lock that is held around each keeps them apart (a gate), and nothing but the
// circle's own locks orders one's part before another's: starting and joining goroutines, messages, other locks, atomics. TryLock waits
// for nobody, and readers do not keep readers out unless a writer comes in between. Only what one execution shows is
// put together. Source: the lock graphs of Havelund, "Using runtime analysis to guide model checking" (SPIN 2000).

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";
import type { SiteCalls } from "./site-roles.ts";
import { eventAt, goroutineName, goroutineWithFunction, objectName, originText, placeOf } from "./story.ts";

/** A lock taken while another one is held. */
interface Edge {
  readonly goroutine: number;
  readonly from: number;
  readonly to: number;
  /** Steps at which the two were taken. */
  readonly since: number;
  readonly at: number;
  readonly isFromRead: boolean;
  readonly isToRead: boolean;
  /** What else was held, and whether for reading. */
  readonly gates: readonly Held[];
}

interface Held {
  readonly lock: number;
  readonly goroutine: number;
  readonly since: number;
  readonly isRead: boolean;
}

/** Goroutines in a circle. */
const MAX_LENGTH = 4;
/** Equal edges of one goroutine that are looked at, and edges in all. */
const MAX_EQUAL = 3;
const MAX_EDGES = 200;
/** Executions in which a circle was put in order by something; then it is left alone. */
const MAX_ORDERED = 1000;
/** The shortest circle takes two locks twice. */
const MIN_ACQUISITIONS = 4;

export class LockOrderDetector implements Detector {
  readonly needs = [op.OP_LOCK, op.OP_RLOCK];
  private readonly hb = new HappensBefore();
  private readonly known = new Set<string>();
  private readonly nOrdered = new Map<string, number>();

  constructor(private readonly calls: SiteCalls) {}

  scan({ events }: Execution, sink: Sink): void {
    if (!hasEnough(events)) return;
    const edges = edgesOf(events, this.calls);
    if (edges.length < 2) return;
    for (const circle of circlesIn(events, edges)) this.check(events, circle, sink);
  }

  private check(events: Events, circle: readonly Edge[], sink: Sink): void {
    const rows = circle.flatMap(({ since, at }) => [since, at]);
    const sites = rows.map((step) => events.site[step] as number);
    const key = [...sites].sort((a, b) => a - b).join(" ");
    if (!this.known.has(key)) {
      const nOrdered = this.nOrdered.get(key) ?? 0;
      if (nOrdered >= MAX_ORDERED) return;
      if (this.isOrdered(events, circle)) {
        this.nOrdered.set(key, nOrdered + 1);
        return;
      }
    }
    sink.saw("lock-order");
    if (this.known.has(key)) return;
    this.known.add(key);
    // A writer may come in at any time.
    const lastStep = circle.some(({ isFromRead }) => isFromRead) ? events.length - 1 : Math.max(...rows);
    sink.report({ kind: "lock-order", sites, rows, lastStep });
  }

  /** Whether one goroutine is done with its locks before another one has begun, in every schedule of this kind. */
  private isOrdered(events: Events, circle: readonly Edge[]): boolean {
    const { hb } = this;
    hb.begin(
      events,
      circle.map(({ from }) => from),
    );
    const last = Math.max(...circle.map(({ since }) => since));
    for (let i = 0; i <= last; i++) {
      if (!hb.advance(i)) return true;
      for (const { since, goroutine } of circle)
        if (since === i && circle.some(({ at }) => at < i && hb.isBefore(at, goroutine))) return true;
    }
    return false;
  }

  describe(trace: Trace, { rows }: Sighting): Story {
    return describeLockOrder(trace, rows);
  }
}

const isAcquisition = (kind: number): boolean => kind === op.OP_LOCK || kind === op.OP_RLOCK;

function hasEnough({ kind, length }: Events): boolean {
  let n = 0;
  for (let i = 0; i < length; i++) if (isAcquisition(kind[i] as number) && ++n >= MIN_ACQUISITIONS) return true;
  return false;
}

function edgesOf(events: Events, calls: SiteCalls): readonly Edge[] {
  const { kind, goroutine, object, site, length } = events;
  const held: Held[] = [];
  const edges: Edge[] = [];
  for (let i = 0; i < length && edges.length < MAX_EDGES; i++) {
    const k = kind[i] as number;
    const lock = object[i] as number;
    const g = goroutine[i] as number;
    if (k === op.OP_UNLOCK || k === op.OP_RUNLOCK) release(held, lock, g, k === op.OP_RUNLOCK);
    if (!isAcquisition(k)) continue;
    const isRead = k === op.OP_RLOCK;
    if (held.length > 0 && calls(site[i] as number)?.isTryLock !== true) addEdges(edges, held, g, lock, i, isRead);
    held.push({ lock, goroutine: g, since: i, isRead });
  }
  return edges;
}

function addEdges(edges: Edge[], held: readonly Held[], goroutine: number, to: number, at: number, isToRead: boolean) {
  const own = held.filter((h) => h.goroutine === goroutine);
  for (const { lock: from, since, isRead: isFromRead } of own) {
    const nEqual = edges.filter((e) => e.goroutine === goroutine && e.from === from && e.to === to).length;
    if (from === to || nEqual >= MAX_EQUAL) continue;
    const gates = own.filter(({ lock }) => lock !== from && lock !== to);
    edges.push({ goroutine, from, to, since, at, isFromRead, isToRead, gates });
  }
}

function release(held: Held[], lock: number, goroutine: number, isRead: boolean): void {
  let index = held.findIndex((h) => h.lock === lock && h.isRead === isRead && h.goroutine === goroutine);
  if (index < 0) index = held.findIndex((h) => h.lock === lock && h.isRead === isRead);
  if (index >= 0) held.splice(index, 1);
}

/** Circles, each begun by its first goroutine. */
function circlesIn(events: Events, edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const circles: (readonly Edge[])[] = [];
  const path: Edge[] = [];
  const extend = (edge: Edge): void => {
    path.push(edge);
    const first = path[0] as Edge;
    if (path.length > 1 && edge.to === first.from && fits(events, edge, first)) circles.push([...path]);
    else if (path.length < MAX_LENGTH) for (const next of edges) if (mayFollow(events, path, next)) extend(next);
    path.pop();
  };
  for (const edge of edges) extend(edge);
  return circles;
}

function mayFollow(events: Events, path: readonly Edge[], next: Edge): boolean {
  const first = path[0] as Edge;
  const last = path.at(-1) as Edge;
  if (next.from !== last.to || next.goroutine <= first.goroutine || !fits(events, last, next)) return false;
  return path.every((edge) => edge.goroutine !== next.goroutine && edge.from !== next.from && !hasGate(edge, next));
}

/** Whether the goroutine of `edge` waits for what the one of `next` holds. */
function fits(events: Events, edge: Edge, next: Edge): boolean {
  return !(edge.isToRead && next.isFromRead) || hasOtherWriter(events, edge.to, edge.goroutine, next.goroutine);
}

function hasOtherWriter({ kind, goroutine, object, length }: Events, lock: number, g: number, h: number): boolean {
  for (let i = 0; i < length; i++)
    if (kind[i] === op.OP_RW_ANNOUNCE && object[i] === lock && goroutine[i] !== g && goroutine[i] !== h) return true;
  return false;
}

function hasGate(a: Edge, b: Edge): boolean {
  return a.gates.some((gate) => b.gates.some(({ lock, isRead }) => lock === gate.lock && !(isRead && gate.isRead)));
}

function describeLockOrder(trace: Trace, rows: readonly number[]): Story {
  const pairs: (readonly [since: number, at: number])[] = [];
  for (let i = 0; i < rows.length; i += 2) pairs.push([rows[i] as number, rows[i + 1] as number]);
  const nameOf = (step: number): string => objectName(trace, trace.events.object[step] as number);
  const who = (step: number): string => goroutineName(trace.events.goroutine[step] as number);
  const clause = ([since, at]: readonly [number, number]): string =>
    `${who(at)} takes ${nameOf(since)} and then ${nameOf(at)} (${placeOf(trace, since)}, ${placeOf(trace, at)})`;
  const names = pairs.map(([since]) => nameOf(since));
  const steps = pairs.flatMap(([since, at]) => [
    eventAt(trace, since, "first lock"),
    eventAt(trace, at, "second lock"),
  ]);
  return {
    severity: "warning",
    message: `lock order: ${pairs.map(clause).join("; ")}: in another schedule they wait for each other for ever`,
    explanation: [
      ...pairs.map((pair) => sentenceOf(trace, pair, nameOf)),
      "This execution ends well: one had both locks before the other began. If each gets its first lock before the others get their second, none can go on; nothing orders them.",
      `Whoever needs ${names.join(" and ")} has to take them in the same order everywhere, or one lock for all of it.`,
    ],
    events: steps.sort((a, b) => a.step - b.step),
    cursor: Math.max(...rows) + 1,
  };
}

function sentenceOf(trace: Trace, [since, at]: readonly [number, number], nameOf: (step: number) => string): string {
  const g = trace.events.goroutine[at] as number;
  return `${goroutineWithFunction(trace, g)}, ${originText(trace, g)}, holds ${nameOf(since)} since ${placeOf(trace, since)} when it takes ${nameOf(at)} at ${placeOf(trace, at)}.`;
}
