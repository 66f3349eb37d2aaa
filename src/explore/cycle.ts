// A cycle: the state of the whole program comes back within an execution, though everyone who could go on at any moment in between did.
// Then the same steps can follow again, and again: a schedule that is fair to all, and never ends.

import type { Cycle } from "../detect/detector.ts";
import * as op from "../trace/operation.ts";
import type { Machine } from "../vm/api.ts";
import type { Run } from "./run.ts";

/** Longest execution that is looked through. */
const MAX_STEPS = 2000;

/**
 * The first cycle of the run, which stands at its end and does so afterwards. Two goroutines at least take part; the clock does not move, and
 * nobody sleeps. *Cost*: a state hash for each step.
 */
export function findCycle(run: Run): Cycle | undefined {
  const { length } = run;
  if (length > MAX_STEPS) return undefined;
  const seen = new Map<number, number>();
  let found: Cycle | undefined;
  for (let depth = 0; depth <= length && found === undefined; depth++) {
    run.seek(depth);
    if (run.machine.end !== undefined) break;
    const hash = run.machine.stateHash();
    const from = seen.get(hash);
    if (from === undefined) seen.set(hash, depth);
    else if (isFair(run, from, depth)) found = { from, to: depth };
  }
  run.seek(length);
  return found;
}

function isFair(run: Run, from: number, to: number): boolean {
  const { machine, events } = run;
  const actors = new Set<number>();
  for (let i = from; i < to; i++) actors.add(events.goroutine[i] as number);
  if (actors.size < 2) return false;
  for (let depth = from; depth < to; depth++) {
    run.seek(depth);
    if (depth === from && hasSleepers(machine)) return false;
    const { goroutine, length } = machine.enabled();
    for (let k = 0; k < length; k++) if (!actors.has(goroutine[k] as number)) return false;
  }
  run.seek(to);
  return true;
}

function hasSleepers(machine: Machine): boolean {
  return machine.live().some((g) => machine.pendingKind(g) === op.OP_WAKE);
}
