// What each goroutine's operations on a map have touched in the executions seen so far, and how many there were.

import { OP_MAP_EVACUATE, OP_MAP_GROW, OP_MAP_WRITE, OP_READ, OP_WRITE } from "../trace/operation.ts";
import type { EventRows } from "./run.ts";
import { OperationTracker, observeRow, type RuntimeSites } from "./window-operations.ts";

const READ = 1;
const WRITTEN = 2;

/** One goroutine's operations on one map. */
export interface Visitor {
  readonly goroutine: number;
  readonly map: number;
  hasWrite: boolean;
  /** Numbers, from 1, of those that have made the map grow, or moved entries, in some execution. */
  readonly growing: Set<number>;
  /** The most that one execution has shown. */
  nOperations: number;
  /** READ, WRITTEN or both, by cell. */
  readonly cells: Map<number, number>;
}

export class Footprints {
  private readonly byName = new Map<string, Visitor>();
  /** Changes whenever something new comes in. */
  version = 0;

  /** The first `n` goroutines of each map. */
  visitors(n: number): readonly Visitor[] {
    const nOfMap = new Map<number, number>();
    return [...this.byName.values()].filter(({ map }) => {
      const nBefore = nOfMap.get(map) ?? 0;
      nOfMap.set(map, nBefore + 1);
      return nBefore < n;
    });
  }

  of(goroutine: number, map: number): Visitor | undefined {
    return this.byName.get(`${goroutine} ${map}`);
  }

  /** Takes an execution in. Cost: linear in its first `nRows` rows. */
  learn(events: EventRows, nRows: number, sites: RuntimeSites): void {
    const { goroutine } = events;
    const trackers = new Map<number, OperationTracker>();
    for (let i = 0; i < nRows; i++) {
      const g = goroutine[i] as number;
      const tracker = trackers.get(g) ?? new OperationTracker();
      trackers.set(g, tracker);
      if (!observeRow(tracker, events, i, sites)) continue;
      const visitor = this.visitor(g, tracker.map);
      this.note(visitor, tracker.begunOn(tracker.map), events, i);
    }
  }

  private visitor(goroutine: number, map: number): Visitor {
    const name = `${goroutine} ${map}`;
    let visitor = this.byName.get(name);
    if (visitor === undefined) {
      visitor = { goroutine, map, hasWrite: false, growing: new Set(), nOperations: 0, cells: new Map() };
      this.byName.set(name, visitor);
      this.version++;
    }
    return visitor;
  }

  private note(visitor: Visitor, nBegun: number, events: EventRows, i: number): void {
    const kind = events.kind[i] as number;
    if (nBegun > visitor.nOperations) {
      visitor.nOperations = nBegun;
      this.version++;
    }
    if (kind === OP_MAP_WRITE) visitor.hasWrite = true;
    if (kind === OP_MAP_GROW || kind === OP_MAP_EVACUATE) visitor.growing.add(nBegun);
    if (kind !== OP_READ && kind !== OP_WRITE) return;
    const first = events.object[i] as number;
    for (let cell = first; first >= 0 && cell < first + Math.max(1, events.extent[i] as number); cell++) {
      const known = visitor.cells.get(cell) ?? 0;
      const now = known | (kind === OP_WRITE ? WRITTEN : READ);
      if (now === known) continue;
      visitor.cells.set(cell, now);
      this.version++;
    }
  }
}

/** Whether the access of a step is in conflict with what the visitor does to the map. */
export function isConflict({ cells }: Visitor, { kind, object, extent }: EventRows, step: number): boolean {
  if (kind[step] !== OP_READ && kind[step] !== OP_WRITE) return false;
  const first = object[step] as number;
  const needed = kind[step] === OP_WRITE ? READ | WRITTEN : WRITTEN;
  for (let cell = first; first >= 0 && cell < first + Math.max(1, extent[step] as number); cell++)
    if (((cells.get(cell) ?? 0) & needed) !== 0) return true;
  return false;
}
