// Stale reads, "dangling buckets": a lookup or an iteration holds a cell of an old bucket or table, the entry is moved, changed or deleted at
// its new place, and only then the value is loaded from the old cell. The cell is not freed while somebody holds it; it is out of date.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Execution, Story } from "./detector.ts";
import { isIteration, isMapWrite, type MapOperation, type MapOperations } from "./map-operations.ts";
import type { MapFound, MapRule, MapScan } from "./map-rule.ts";
import {
  eventsOf,
  ONE_LOCK,
  operationText,
  partName,
  stepText,
  targetText,
  valueText,
  whatAndWhere,
  whoDoes,
  whoIs,
} from "./map-words.ts";
import { MovedCells } from "./moved-cells.ts";
import { ROLE_MAP_ASSIGN, ROLE_MAP_CLEAR, ROLE_MAP_GET, ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { placeOf } from "./story.ts";

export class StaleReadRule implements MapRule {
  private readonly moved: MovedCells;

  constructor(private readonly roles: SiteRoles) {
    this.moved = new MovedCells(roles);
  }

  scan({ execution, operations }: MapScan, report: (found: MapFound) => void): void {
    const { events } = execution;
    const { moved } = this;
    moved.clear();
    for (let i = 0; i < events.length; i++) {
      moved.advance(execution, i);
      if (events.kind[i] !== op.OP_READ) continue;
      const role = this.roles(events.site[i] as number);
      if (role !== ROLE_MAP_GET && role !== ROLE_PROGRAM) continue;
      const copy = moved.copyOf(events.object[i] as number);
      if (copy < 0 || events.goroutine[copy] === events.goroutine[i]) continue;
      const victim = operations.at(i);
      const key = victim === undefined ? 0 : keyOf(execution, victim, i);
      if (victim === undefined || key === 0) continue;
      const culprit = changeOf({ execution, operations }, victim, key, copy, i);
      const clearing = culprit === undefined ? clearedAt(execution, copy, i) : -1;
      const other = culprit ?? (clearing < 0 ? undefined : operations.at(copy));
      if (other === undefined) continue;
      report({ kind: "stale-read", victim, culprit: other, rows: [copy, i, clearing], key: "", lastStep: i });
    }
  }

  describe(trace: Trace, found: MapFound): Story {
    const [, , clearing = -1] = found.rows;
    return clearing < 0 ? describeChanged(trace, found) : describeCleared(trace, found);
  }
}

function describeChanged(trace: Trace, { victim, culprit, rows: [copy = -1, read = -1] }: MapFound): Story {
  const [reader, mover] = [whoIs(victim), `G${(trace.events.goroutine[copy] as number) + 1}`];
  const target = targetText(trace, culprit);
  const old = partName(trace, trace.events.object[read] as number);
  const change = culprit.store >= 0 ? culprit.store : culprit.lastInside;
  const now = culprit.store >= 0 ? `is${valueText(trace, change)}` : "is deleted";
  return {
    severity: "error",
    message: `stale read: ${reader} reads${valueText(trace, read)} for ${whatAndWhere(trace, victim)} from a cell that has been moved, and since ${placeOf(trace, change)} it ${now}`,
    explanation: [
      `${whoDoes(trace, victim)}, and comes to the cell ${old}: from there on it holds that cell, whatever becomes of the map.`,
      `${mover} moves the entry to its new place at ${stepText(copy)} (${placeOf(trace, copy)}), because the map grows.`,
      `${whoIs(culprit)} ${operationText(trace, culprit)} at ${placeOf(trace, culprit.first)}; from ${stepText(change)} on ${target} ${now}. The old cell is not told.`,
      `At ${stepText(read)} ${reader} loads${valueText(trace, read)} from the old cell.`,
      "The old cell is not freed: as long as somebody holds its address the garbage collector keeps it, so this is no use after free. What is read there is out of date.",
      ONE_LOCK,
    ],
    events: eventsOf(trace, [
      [victim.first, "begins to read"],
      [copy, "moves the entry"],
      [change, "changes it at its new place"],
      [read, "stale read"],
    ]),
    cursor: read + 1,
  };
}

// Where buckets hold pointers the runtime empties them once they have been moved, so that the garbage collector may take what they held.
function describeCleared(trace: Trace, found: MapFound): Story {
  const { victim, culprit, rows } = found;
  const [copy = -1, read = -1, clearing = -1] = rows;
  const [reader, mover] = [whoIs(victim), whoIs(culprit)];
  const target = targetText(trace, victim);
  const old = partName(trace, trace.events.object[read] as number);
  return {
    severity: "error",
    message: `stale read: ${reader} reads${valueText(trace, read)} for ${whatAndWhere(trace, victim)} from a cell that has been moved and emptied, at ${placeOf(trace, culprit.first)}; ${target} is${valueText(trace, copy)}`,
    explanation: [
      `${whoDoes(trace, victim)}, and comes to the cell ${old}: from there on it holds that cell, whatever becomes of the map.`,
      `${whoDoes(trace, culprit)}: the map grows, ${mover} copies${valueText(trace, copy)} to its new place at ${stepText(copy)} and empties the old cell at ${stepText(clearing)}.`,
      `At ${stepText(read)} ${reader} loads${valueText(trace, read)} from the old cell: a value that nobody has stored for ${target}.`,
      "The old cell is not freed while somebody holds its address, so this is no use after free; it is empty.",
      ONE_LOCK,
    ],
    events: eventsOf(trace, [
      [victim.first, "begins to read"],
      [copy, "moves the entry"],
      [clearing, "empties the old cell"],
      [read, "stale read"],
    ]),
    cursor: read + 1,
  };
}

// Of an iteration, the key that it has yielded last; 0 where it is the key itself that is loaded.
function keyOf({ events, values }: Execution, { role, key, goroutine, map }: MapOperation, read: number): number {
  if (!isIteration(role)) return key;
  for (let i = read - 1; i >= 0; i--) {
    if (events.kind[i] !== op.OP_MAP_YIELD || events.goroutine[i] !== goroutine || events.object[i] !== map) continue;
    return values[read] === undefined || values[read] === values[i] ? 0 : (events.extent[i] as number);
  }
  return 0;
}

/** Where whoever copied the cell has emptied it, if that is why the read finds another value; -1. */
function clearedAt({ events, values }: Execution, copy: number, read: number): number {
  if (values[copy] === undefined || values[read] === undefined || values[copy] === values[read]) return -1;
  const address = events.object[read] as number;
  for (let i = read - 1; i > copy; i--) {
    const first = events.object[i] as number;
    if (events.kind[i] !== op.OP_WRITE || first > address || address >= first + (events.extent[i] as number)) continue;
    return events.goroutine[i] === events.goroutine[copy] ? i : -1;
  }
  return -1;
}

/** Whoever has changed the key at its new place, between the copy and the read. */
function changeOf(
  { execution, operations }: { readonly execution: Execution; readonly operations: MapOperations },
  victim: MapOperation,
  key: number,
  copy: number,
  read: number,
): MapOperation | undefined {
  const { events, values } = execution;
  const isChange = ({ role, key: other, store, lastInside, completedBy }: MapOperation): boolean => {
    if (!isMapWrite(role) || (role !== ROLE_MAP_CLEAR && other !== key)) return false;
    if (role !== ROLE_MAP_ASSIGN) return completedBy >= 0 && completedBy < read && lastInside > copy;
    if (store <= copy || store >= read) return false;
    return events.object[store] !== events.object[read] && values[store] !== values[read];
  };
  return operations.list.find(
    (operation) => operation.map === victim.map && operation.goroutine !== victim.goroutine && isChange(operation),
  );
}
