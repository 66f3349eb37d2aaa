// Lost writes: an assignment to a map has found its cell, and stores the value there after somebody else has moved the entry. The
// runtime returns the cell's address and clears its writing flag before the caller stores, so nothing checks that store; the old
// bucket (Go up to 1.23) or table (from 1.24 on) stays alive as long as somebody holds it, but nobody looks there any more.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Execution, Story } from "./detector.ts";
import type { MapOperations } from "./map-operations.ts";
import type { MapFound, MapRule, MapScan } from "./map-rule.ts";
import { eventsOf, ONE_LOCK, partName, stepText, targetText, valueText, whoDoes, whoIs } from "./map-words.ts";
import { MovedCells } from "./moved-cells.ts";
import { ROLE_EVACUATION, ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { placeOf } from "./story.ts";

export class LostWriteRule implements MapRule {
  private readonly moved: MovedCells;
  /** By cell that is not known to have been moved: the program's last store. */
  private readonly stores = new Map<number, number>();

  constructor(private readonly roles: SiteRoles) {
    this.moved = new MovedCells(roles);
  }

  scan({ execution, operations }: MapScan, report: (found: MapFound) => void): void {
    const { events } = execution;
    this.moved.clear();
    this.stores.clear();
    for (let i = 0; i < events.length; i++) {
      this.moved.advance(execution, i);
      if (events.kind[i] !== op.OP_WRITE) continue;
      const role = this.roles(events.site[i] as number);
      const address = events.object[i] as number;
      if (role === ROLE_EVACUATION) this.meet(execution, operations, i, this.stores.get(address) ?? -1, report);
      if (role !== ROLE_PROGRAM) continue;
      const copy = this.moved.copyOf(address);
      if (copy >= 0) this.meet(execution, operations, copy, i, report);
      else this.stores.set(address, i);
    }
  }

  /** `copy` has read the cell that `write` stores into, or overwrites what it has stored. */
  private meet(
    { events, values }: Execution,
    operations: MapOperations,
    copy: number,
    write: number,
    report: (found: MapFound) => void,
  ): void {
    // Whoever moves the entry knows it. A value that was there already is not missed.
    if (write < 0 || events.goroutine[copy] === events.goroutine[write]) return;
    if (values[write] !== undefined && values[write] === values[copy] && events.extent[write] === 1) return;
    const victim = operations.at(write);
    const culprit = operations.at(copy);
    // Only when the move is through is it certain that the entry's new place counts.
    if (victim === undefined || culprit === undefined || culprit.completedBy < 0) return;
    const lastStep = Math.max(write, culprit.completedBy);
    report({ kind: "lost-write", victim, culprit, rows: [copy, write], key: "", lastStep });
  }

  describe(trace: Trace, found: MapFound): Story {
    const [copy = -1, write = -1] = found.rows;
    return copy < write ? describeLate(trace, found, copy, write) : describeOverwritten(trace, found, copy, write);
  }
}

function describeLate(trace: Trace, { victim, culprit }: MapFound, copy: number, write: number): Story {
  const target = targetText(trace, victim);
  const old = partName(trace, trace.events.object[write] as number);
  const [writer, mover] = [whoIs(victim), whoIs(culprit)];
  return {
    severity: "error",
    message: `lost write: ${writer} stores${valueText(trace, write)} into ${target} at ${placeOf(trace, write)}, but ${mover} has already moved that entry while the map grew, at ${placeOf(trace, copy)}`,
    explanation: [
      `${whoDoes(trace, victim)}. The map finds the cell, clears its writing flag and hands out the cell's address (up to ${stepText(victim.lastInside)}); the value is not stored yet.`,
      `${whoDoes(trace, culprit)}, which makes the map grow or goes on with its growth: at ${stepText(copy)} it copies the cell, which still holds${valueText(trace, copy)}, to its new place.`,
      `At ${stepText(write)} ${writer} stores${valueText(trace, write)} into the old cell (${old}). Nobody looks there any more: ${target} keeps${valueText(trace, copy) || " its old value"}, and ${writer} goes on as if it had assigned it.`,
      "The old cell's memory is still alive, since somebody holds its address: nothing crashes, nothing is freed under it, and no check of the runtime fires, because the writing flag covers the search for the cell and not the store of the value.",
      ONE_LOCK,
    ],
    events: eventsOf(trace, [
      [victim.first, "begins to assign"],
      [copy, "moves the entry"],
      [write, "lost write"],
    ]),
    cursor: write + 1,
  };
}

function describeOverwritten(trace: Trace, { victim, culprit }: MapFound, copy: number, write: number): Story {
  const target = targetText(trace, victim);
  const [writer, mover] = [whoIs(victim), whoIs(culprit)];
  const cell = partName(trace, trace.events.object[write] as number);
  return {
    severity: "error",
    message: `lost write: ${writer} stores${valueText(trace, write)} into ${target} at ${placeOf(trace, write)}, and ${mover} overwrites it with${valueText(trace, copy)} while it moves the map's entries, at ${placeOf(trace, copy)}`,
    explanation: [
      `${whoDoes(trace, victim)}, and stores${valueText(trace, write)} at ${stepText(write)} into ${cell}.`,
      `${whoDoes(trace, culprit)}: it moves the old bucket to its new place, not knowing that it has been moved already, and copies${valueText(trace, copy)} from the old bucket over it at ${stepText(copy)}.`,
      `Moving a bucket is one goroutine's work; here two have done it. The value that was stored in between is lost, and no error says so.`,
      ONE_LOCK,
    ],
    events: eventsOf(trace, [
      [culprit.first, "begins to move entries"],
      [victim.first, "begins to assign"],
      [write, "lost write"],
      [copy, "overwrites it with an old value"],
    ]),
    cursor: copy + 1,
  };
}
