// Whether an execution can show a data race at all, found out without any clock. In a program whose goroutines meet in atomics, locks
// and channels alone, none does.

import * as op from "../trace/operation.ts";
import type { Events } from "./detector.ts";
import { isChecked, type SiteRoles } from "./site-roles.ts";

/**
 * False: no two accesses conflict, whatever orders them. For a race one access has to be plain: of memory or a map, or a send and a close by
 * two goroutines, or an Add from zero and a Wait by two. Cost: linear, about a nanosecond an event.
 */
export function canRace({ kind, goroutine, extent, site, length }: Events, roles: SiteRoles): boolean {
  let counting = -1;
  let sending = -1;
  let isSharedChannel = false;
  let hasClose = false;
  for (let i = 0; i < length; i++) {
    const g = goroutine[i] as number;
    switch (kind[i]) {
      case op.OP_READ:
      case op.OP_WRITE:
        if (isChecked(roles(site[i] as number))) return true;
        break;
      case op.OP_MAP_READ:
      case op.OP_MAP_WRITE:
        return true;
      case op.OP_CLOSE:
      case op.OP_SEND:
      case op.OP_RENDEZVOUS:
        if (kind[i] === op.OP_CLOSE) hasClose = true;
        if (sending >= 0 && sending !== g) isSharedChannel = true;
        sending = g;
        break;
      case op.OP_WG_ADD:
      case op.OP_WG_WAIT:
        if (kind[i] === op.OP_WG_ADD && (extent[i] as number) <= 0) break;
        if (counting >= 0 && counting !== g) return true;
        counting = g;
    }
  }
  return hasClose && isSharedChannel;
}
