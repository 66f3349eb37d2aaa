// Short words beside an event's glyph, longest that fits. The glyph says read or write, so `counter 0` and `counter = 1` will do.

import * as op from "../../trace/operation.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import type { Scene } from "./model.ts";
import { objectOfEvent } from "./names.ts";

/** Candidate labels of event `step`, longest first; empty when the glyph is enough. */
export function eventLabels(scene: Scene, step: number): readonly string[] {
  const { trace, names } = scene;
  const { kind, partner, extent } = trace.events;
  const object = objectOfEvent(trace, names, step);
  const value = trace.values[step] ?? "";
  switch (kind[step]) {
    case op.OP_READ:
    case op.OP_ATOMIC_LOAD:
    case op.OP_MAP_READ:
      return value === "" ? [object] : [`${object} is ${value}`, `${object} ${value}`, value];
    case op.OP_WRITE:
    case op.OP_ATOMIC_STORE:
    case op.OP_ATOMIC_RMW:
    case op.OP_MAP_WRITE:
      return value === "" ? [object] : [`${object} = ${value}`, `= ${value}`, `=${value}`];
    case op.OP_GO:
      return [`go ${goroutineName(partner[step] as number)}`, goroutineName(partner[step] as number)];
    case op.OP_WG_ADD: {
      const delta = extent[step] as number;
      return [`${object} ${delta < 0 ? "" : "+"}${delta}`];
    }
    case op.OP_LOCK:
    case op.OP_RLOCK:
    case op.OP_UNLOCK:
    case op.OP_RUNLOCK:
    case op.OP_WG_WAIT:
    case op.OP_CLOSE:
    case op.OP_ONCE_BEGIN:
      return [object];
    case op.OP_SEND:
    case op.OP_RECV:
    case op.OP_RENDEZVOUS:
      return value === "" ? [object] : [`${object} ${value}`, value, object];
    case op.OP_PRINT:
    case op.OP_PANIC:
      return value === "" ? [] : [value];
    default:
      return [];
  }
}

/** The longest of `candidates` that is at most `room` pixels wide; `charWidth` of the fixed-width label font. */
export function fitLabel(candidates: readonly string[], room: number, charWidth: number): string | undefined {
  return candidates.find((label) => label !== "" && label.length * charWidth <= room);
}
