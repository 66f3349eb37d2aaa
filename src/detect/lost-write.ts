// Lost writes: an assignment to a map has found its cell, and stores the value there after somebody else has moved the entry. The
// runtime returns the cell's address and clears its writing flag before the caller stores, so nothing checks that store; the old
// bucket (Go up to 1.23) or table (from 1.24 on) stays alive as long as somebody holds it, but nobody looks there any more.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Story } from "./detector.ts";
import type { MapFound, MapRule, MapScan } from "./map-rule.ts";
import { eventsOf, ONE_LOCK, operationText, partName, stepText, targetText, valueText, whoDoes, whoIs } from "./map-words.ts";
import { MovedCells } from "./moved-cells.ts";
import { ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { placeOf } from "./story.ts";

export class LostWriteRule implements MapRule {
  private readonly moved: MovedCells;

  constructor(private readonly roles: SiteRoles) {
    this.moved = new MovedCells(roles);
  }

  scan({ execution, operations }: MapScan, report: (found: MapFound) => void): void {
    const { events, values } = execution;
    const { moved } = this;
    moved.clear();
    for (let i = 0; i < events.length; i++) {
      moved.advance(execution, i);
      if (events.kind[i] !== op.OP_WRITE || this.roles(events.site[i] as number) !== ROLE_PROGRAM) continue;
      const copy = moved.copyOf(events.object[i] as number);
      // Whoever moved the entry knows it. A value that was there already is not missed.
      if (copy < 0 || events.goroutine[copy] === events.goroutine[i]) continue;
      if (values[i] !== undefined && values[i] === values[copy] && events.extent[i] === 1) continue;
      const victim = operations.at(i);
      const culprit = operations.at(copy);
      // Only when the move is through is it certain that the entry's new place counts.
      if (victim === undefined || culprit === undefined || culprit.completedBy < 0) continue;
      report({ kind: "lost-write", victim, culprit, rows: [copy, i], key: "", lastStep: Math.max(i, culprit.completedBy) });
    }
  }

  describe(trace: Trace, { victim, culprit, rows: [copy = -1, write = -1] }: MapFound): Story {
    const target = targetText(trace, victim);
    const old = partName(trace, trace.events.object[write] as number);
    const [writer, mover] = [whoIs(victim), whoIs(culprit)];
    return {
      severity: "error",
      message: `lost write: ${writer} stores${valueText(trace, write)} into ${target} at ${placeOf(trace, write)}, but ${mover} has already moved that entry while the map grew, at ${placeOf(trace, copy)}`,
      explanation: [
        `${whoDoes(trace, victim)}. The map finds the cell, clears its writing flag and hands out the cell's address (up to ${stepText(victim.lastInside)}); the value is not stored yet.`,
        `${whoDoes(trace, culprit)}, which makes the map grow or goes on with its growth: at ${stepText(copy)} it copies the cell, which still holds${valueText(trace, copy)}, to its new place.`,
        `At ${stepText(write)} ${writer} stores${valueText(trace, write)} into the old cell (${old}). Nobody looks there any more: ${target} keeps${valueText(trace, copy) || " its old value"}, and ${writer} believes that it ${operationText(trace, victim)}.`,
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
}
