// Lost writes: an assignment to a map has found its cell, and stores the value there after somebody else has moved the bucket. The
// runtime returns the cell's address and clears its writing flag before the caller stores, so nothing checks that store; the old
// bucket stays alive as long as somebody holds it, but nobody looks there any more.

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { AddressTable } from "./address-table.ts";
import type { Detector, Execution, Sighting, Sink, Story } from "./detector.ts";
import { ROLE_EVACUATION, ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";
import { eventAt, goroutineName, goroutineWithFunction, originText, placeOf } from "./story.ts";

export class LostWriteDetector implements Detector {
  readonly needs = [op.OP_READ];
  /** Cells of old buckets whose entries have been copied; by slot, the event of the copying read. */
  private readonly moved = new AddressTable();
  private readonly movedBy = new Int32Column();
  private readonly known = new Set<number>();

  constructor(private readonly roles: SiteRoles) {}

  scan({ events }: Execution, sink: Sink): void {
    this.moved.clear();
    this.movedBy.length = 0;
    for (let i = 0; i < events.length; i++) {
      const kind = events.kind[i] as number;
      if (kind !== op.OP_READ && kind !== op.OP_WRITE) continue;
      const role = this.roles(events.site[i] as number);
      if (kind === op.OP_READ && role === ROLE_EVACUATION) this.noteMove(events.object[i] as number, i);
      if (kind !== op.OP_WRITE || role !== ROLE_PROGRAM) continue;
      const slot = this.moved.find(events.object[i] as number);
      if (slot < 0) continue;
      const move = this.movedBy.at(slot);
      const site = events.site[i] as number;
      if (events.goroutine[move] === events.goroutine[i]) continue;
      sink.saw("lost-write");
      if (this.known.has(site)) continue;
      this.known.add(site);
      sink.report({ kind: "lost-write", sites: [site], rows: [move, i], lastStep: i });
    }
  }

  describe(trace: Trace, { rows }: Sighting): Story {
    return describeLostWrite(trace, rows[0] as number, rows[1] as number);
  }

  private noteMove(address: number, i: number): void {
    const before = this.moved.length;
    const slot = this.moved.slotOf(address);
    if (slot === before) {
      this.movedBy.length = slot;
      this.movedBy.push(i);
    } else this.movedBy.data[slot] = i;
  }
}

function describeLostWrite(trace: Trace, move: number, write: number): Story {
  const mover = trace.events.goroutine[move] as number;
  const writer = trace.events.goroutine[write] as number;
  const value = (step: number): string => (trace.values[step] ? ` ${trace.values[step]}` : "");
  const target = trace.sites[trace.events.site[write] as number]?.expression || "the element";
  return {
    severity: "error",
    message: `lost write: ${goroutineName(writer)} stores${value(write)} into ${target} at ${placeOf(trace, write)}, but ${goroutineName(mover)} has already moved that bucket to the grown map at ${placeOf(trace, move)}`,
    explanation: [
      `${goroutineWithFunction(trace, writer)}, ${originText(trace, writer)}, assigns ${target} at ${placeOf(trace, write)}. The map finds the cell, clears its writing flag and hands out the cell's address; the value is not stored yet.`,
      `${goroutineWithFunction(trace, mover)}, ${originText(trace, mover)}, makes the map grow at ${placeOf(trace, move)} and copies the cell, which still holds${value(move)}, to a new bucket.`,
      `${goroutineName(writer)} now stores${value(write)} into the old cell. The old bucket is still alive, so nothing crashes, but nobody looks there any more: the value is lost.`,
      "The writing flag guards only the search for the cell, not the store. Both assignments need one lock around them.",
    ],
    events: [eventAt(trace, move, "moves the bucket"), eventAt(trace, write, "lost write")],
    cursor: write + 1,
  };
}
