// Who waits at the end of an execution, and for what.

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
