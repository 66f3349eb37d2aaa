// ABA: a compare-and-swap succeeds because the place holds the value that was loaded before, but in between others have changed it and
// changed it back. The comparison says "nothing has happened", and it is wrong: what was read in the meantime belongs to the
// generation before. Recycled nodes (free lists, sync.Pool), ring indices and short version counters bring values back.
//
// That a value returns is no mistake by itself: a lock's flag goes from 0 to 1 and back all the time. Reported is a read between the
// load and the compare-and-swap that has gone stale since, if it matters:
//
//   next   the new value depends on it:      next := head.next … head.CompareAndSwap(head, next)
//   round  it was made stale in the course of the round, by who made that, and it decided that the swap is made, or what the goroutine does
//          later depends on it:              v := ring[i] … i.CompareAndSwap(i, i+1) … use(v)

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Dependences } from "./dependences.ts";
import type { Detector, Events, Execution, Sighting, Sink, Story } from "./detector.ts";
import { ROLE_SYNC_MAP, type SiteCalls, type SiteRoles } from "./site-roles.ts";
import { eventAt, goroutineName, goroutineWithFunction, objectOfEvent, originText, placeOf } from "./story.ts";

/** Events that are looked at before a compare-and-swap, and behind it. */
const MAX_DISTANCE = 2000;

interface Aba {
  readonly load: number;
  /** First change by another goroutine, and the last one that brings the value back. */
  readonly change: number;
  readonly restore: number;
  readonly swap: number;
  /** Stale read, the write that made it so, and where it is used: the swap or a later event. */
  readonly read: number;
  readonly staleBy: number;
  readonly use: number;
}

const isRead = (kind: number): boolean =>
  kind === op.OP_READ || kind === op.OP_MAP_READ || kind === op.OP_ATOMIC_LOAD || kind === op.OP_ATOMIC_CAS_FAIL;
const isWrite = (kind: number): boolean =>
  kind === op.OP_WRITE || kind === op.OP_MAP_WRITE || kind === op.OP_ATOMIC_STORE || kind === op.OP_ATOMIC_RMW;

export class AbaDetector implements Detector {
  readonly needs = [op.OP_ATOMIC_RMW];
  private readonly known = new Set<string>();

  constructor(
    private readonly dependences: Dependences,
    private readonly calls: SiteCalls,
    private readonly roles: SiteRoles,
  ) {}

  scan(execution: Execution, sink: Sink): void {
    const { events } = execution;
    for (let i = 0; i < events.length; i++) {
      if (events.kind[i] !== op.OP_ATOMIC_RMW || !this.calls(events.site[i] as number)?.isCompareAndSwap) continue;
      if (this.roles(events.site[i] as number) === ROLE_SYNC_MAP) continue;
      const aba = this.find(execution, i);
      if (aba === undefined) continue;
      sink.saw("aba");
      const { load, read, staleBy, change, restore, use } = aba;
      const sites = [load, read, i].map((step) => events.site[step] as number);
      const key = sites.join(" ");
      if (this.known.has(key)) continue;
      this.known.add(key);
      sink.report({ kind: "aba", sites, rows: [load, change, restore, i, read, staleBy, use], lastStep: use });
    }
  }

  private find(execution: Execution, swap: number): Aba | undefined {
    const { events } = execution;
    const sources = this.dependences.data(events.site[swap] as number);
    const load = loadBefore(execution, swap);
    if (load < 0 || !sources.includes(events.site[load] as number)) return undefined;
    const round = roundTrip(execution, load, swap);
    if (round === undefined) return undefined;
    for (let read = load + 1; read < swap; read++) {
      if (events.goroutine[read] !== events.goroutine[swap] || !isRead(events.kind[read] as number)) continue;
      if (events.object[read] === events.object[swap]) continue;
      const staleBy = staleSince(execution, read, swap);
      if (staleBy < 0) continue;
      const use = this.whereUsed(execution, read, staleBy, round, swap);
      if (use >= 0) return { load, ...round, swap, read, staleBy, use };
    }
    return undefined;
  }

  /** Where the stale read matters: the swap, or a later event; -1. */
  private whereUsed(
    { events }: Execution,
    read: number,
    staleBy: number,
    { change, restore }: Round,
    swap: number,
  ): number {
    const [site, at] = [events.site[read] as number, events.site[swap] as number];
    if (this.dependences.data(at).includes(site)) return swap;
    const changer = events.goroutine[staleBy];
    const isOfRound = changer === events.goroutine[change] || changer === events.goroutine[restore];
    if (!isOfRound || staleBy < change) return -1;
    return this.dependences.control(at).includes(site) ? swap : this.laterUse(events, site, swap);
  }

  // The first later event of the goroutine that depends on what it has read at `site`, until it reads there anew.
  private laterUse(events: Events, site: number, swap: number): number {
    const end = Math.min(events.length, swap + MAX_DISTANCE);
    for (let i = swap + 1; i < end; i++) {
      if (events.goroutine[i] !== events.goroutine[swap]) continue;
      if (events.site[i] === site) return -1;
      if (this.dependences.data(events.site[i] as number).includes(site)) return i;
    }
    return -1;
  }

  describe(trace: Trace, { rows }: Sighting): Story {
    const [load, change, restore, swap, read, staleBy, use] = rows as readonly [
      ...[number, number, number, number],
      ...[number, number, number],
    ];
    return describeAba(trace, { load, change, restore, swap, read, staleBy, use });
  }
}

/** The goroutine's last look at the place before the swap, if it saw the value that the swap expected and has not written since. */
function loadBefore({ events, values }: Execution, swap: number): number {
  const { kind, goroutine, object } = events;
  const expected = valueBefore({ events, values }, swap);
  for (let i = swap - 1; i >= 0 && i > swap - MAX_DISTANCE; i--) {
    if (goroutine[i] !== goroutine[swap] || object[i] !== object[swap]) continue;
    const isLoad = isRead(kind[i] as number) && values[i] === expected && expected !== undefined;
    return isLoad ? i : -1;
  }
  return -1;
}

function valueBefore({ events, values }: Pick<Execution, "events" | "values">, step: number): unknown {
  for (let i = step - 1; i >= 0 && i > step - MAX_DISTANCE; i--) {
    const kind = events.kind[i] as number;
    if (events.object[i] === events.object[step] && (isRead(kind) || isWrite(kind))) return values[i];
  }
  return undefined;
}

/** Changes of the loaded place by others between load and swap: away from the value, and back to it. */
interface Round {
  readonly change: number;
  readonly restore: number;
}

function roundTrip({ events, values }: Execution, load: number, swap: number): Round | undefined {
  let change = -1;
  let restore = -1;
  for (let i = load + 1; i < swap; i++) {
    if (events.object[i] !== events.object[swap] || !isWrite(events.kind[i] as number)) continue;
    if (values[i] !== values[load]) change = change < 0 ? i : change;
    else if (change >= 0) restore = i;
  }
  return restore < 0 ? undefined : { change, restore };
}

/** The write by another goroutine since `read` that leaves another value there at `swap`; -1. */
function staleSince({ events, values }: Execution, read: number, swap: number): number {
  let last = -1;
  for (let i = read + 1; i < swap; i++) {
    if (events.object[i] !== events.object[read] || !isWrite(events.kind[i] as number)) continue;
    const isStale = events.goroutine[i] !== events.goroutine[read] && values[i] !== values[read];
    last = isStale ? i : -1;
  }
  return last;
}

function describeAba(trace: Trace, { load, change, restore, swap, read, staleBy, use }: Aba): Story {
  const g = trace.events.goroutine[swap] as number;
  const who = goroutineName(g);
  const name = objectOfEvent(trace, swap);
  const other = (step: number): string => goroutineName(trace.events.goroutine[step] as number);
  const value = (step: number): string => trace.values[step] || "its value";
  const staleName = objectOfEvent(trace, read);
  const others = other(change) === other(restore) ? other(change) : `${other(change)} and ${other(restore)}`;
  return {
    severity: "error",
    message: `ABA on ${name}: ${who}'s compare-and-swap at ${placeOf(trace, swap)} succeeds, though ${others} changed ${name} and changed it back since the load at ${placeOf(trace, load)}; ${staleName}, read at ${placeOf(trace, read)}, is of the generation before`,
    explanation: [
      `${goroutineWithFunction(trace, g)}, ${originText(trace, g)}, loads ${name} (${value(load)}) at ${placeOf(trace, load)}, and reads ${staleName} (${value(read)}) at ${placeOf(trace, read)}.`,
      `${goroutineWithFunction(trace, trace.events.goroutine[change] as number)} then changes ${name} to ${value(change)} at ${placeOf(trace, change)}; at ${placeOf(trace, restore)} ${other(restore)} makes it ${value(restore)} again, the second generation of the same value.`,
      `Meanwhile ${other(staleBy)} has changed ${staleName} to ${value(staleBy)} at ${placeOf(trace, staleBy)}.`,
      `${who}'s compare-and-swap at ${placeOf(trace, swap)} sees the value that it expects and succeeds${use === swap ? `, and writes ${value(swap)}, which comes from the old ${staleName}` : `; what it does at ${placeOf(trace, use)} still uses the old ${staleName}`}.`,
      "Generations have to be told apart: a version beside the value that counts every change and is wide enough never to return, nodes that are not used again (the garbage collector sees to that), or a lock around all of it.",
    ],
    events: [
      eventAt(trace, load, "loads"),
      eventAt(trace, read, "stale read"),
      eventAt(trace, change, "changes it"),
      ...(staleBy === change || staleBy === restore ? [] : [eventAt(trace, staleBy, "makes the read stale")]),
      eventAt(trace, restore, "changes it back"),
      eventAt(trace, swap, "succeeds"),
      ...(use === swap ? [] : [eventAt(trace, use, "uses the stale read")]),
    ].sort((a, b) => a.step - b.step),
    cursor: use + 1,
  };
}
