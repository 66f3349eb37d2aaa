// Who waits at the end of an execution, and for what.

import type { Events } from "../detect/detector.ts";
import { circlesOf, waitsOf } from "../detect/wait-graph.ts";
import { OP_LOCK, OP_ONCE_BEGIN, OP_RLOCK, OP_RW_ANNOUNCE } from "../trace/operation.ts";
import type { Site, Trace } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";

/** A row of `Trace.blocked` in the machine's own numbers: goroutine indices and global sites. */
export type BlockedRow = Trace["blocked"][number];

/** What goroutine `g` waits for now. The site is the innermost one in the user's code, if there is one. */
export function blockedRow(machine: Machine, g: number, resolve: (site: number) => Site): BlockedRow {
  const { kind, object, site } = machine.pending(g);
  const own = resolve(site).isUser ? site : machine.stack(g).find((frame) => resolve(frame).isUser);
  return { goroutine: g, object, kind, site: own ?? site, isSpinning: machine.spins(g) };
}

/** Everyone who waits in a deadlock, or waits or spins in a livelock. */
export function deadlockedRows(machine: Machine, resolve: (site: number) => Site): readonly BlockedRow[] {
  const waiting = machine.live().filter((g) => !machine.isSystemGoroutine(g));
  return waiting.map((g) => blockedRow(machine, g, resolve));
}

/** Those of an execution that goes on, or was stopped, whom nobody can wake any more (`Machine.stranded`). */
export function strandedRows(machine: Machine, resolve: (site: number) => Site): readonly BlockedRow[] {
  const stranded = machine.stranded().filter((g) => !machine.isSystemGoroutine(g));
  return stranded.map((g) => blockedRow(machine, g, resolve));
}

/** Rows of both lists, each goroutine once. */
export function joinedRows(rows: readonly BlockedRow[], others: readonly BlockedRow[]): readonly BlockedRow[] {
  if (rows.length === 0 || others.length === 0) return rows.length === 0 ? others : rows;
  const known = new Set(rows.map(({ goroutine }) => goroutine));
  return [...rows, ...others.filter(({ goroutine }) => !known.has(goroutine))];
}

const isLock = (kind: number): boolean =>
  kind === OP_LOCK || kind === OP_RLOCK || kind === OP_RW_ANNOUNCE || kind === OP_ONCE_BEGIN;

/**
 * Those who wait for each other's locks in a circle, where the program has ended without coming to rest: they would wait for ever, whatever
 * the others did. `events` are those of the machine's execution so far. Cost: nothing unless somebody is at a lock.
 */
export function circleRows(
  machine: Machine,
  events: () => Events,
  resolve: (site: number) => Site,
): readonly BlockedRow[] {
  const waiting = machine.live().filter((g) => isLock(machine.pendingKind(g)));
  if (waiting.length === 0) return [];
  const rows = waiting.map((g) => blockedRow(machine, g, resolve));
  const circles = circlesOf(waitsOf(events(), rows)).flat();
  return rows.filter((_, index) => circles.includes(index));
}
