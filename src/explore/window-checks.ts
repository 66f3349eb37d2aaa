// Checks that end the program: whoever begins an operation while another one is in the middle of its own finds a flag set, wherever that one
// stands. One such execution tells all of them.

import { OP_FATAL, OP_READ, OP_WRITE } from "../trace/operation.ts";
import type { EventRows } from "./run.ts";

export class FailedChecks {
  /** By cell: values with which whoever began an operation ended the program. */
  private readonly values = new Map<number, Set<unknown>>();
  /** Changes whenever something new comes in. */
  version = 0;

  /** Takes in an execution in which `g` began at this step, if `g` has ended it: what it read last had which value before that step? */
  note(events: EventRows, g: number, step: number): void {
    const { kind, goroutine, object, value, length } = events;
    if (kind[length - 1] !== OP_FATAL || goroutine[length - 1] !== g) return;
    let i = length - 2;
    while (i >= step && goroutine[i] !== g) i--;
    if (i < step || kind[i] !== OP_READ) return;
    const cell = object[i] as number;
    const writer = lastWrite(events, cell, step);
    if (writer < 0) return;
    const values = this.values.get(cell) ?? new Set();
    this.values.set(cell, values);
    if (values.has(value[writer])) return;
    values.add(value[writer]);
    this.version++;
  }

  /** Whether such a check would fail before this step. Cost: linear in the steps. */
  wouldFail(events: EventRows, step: number): boolean {
    for (const [cell, values] of this.values) {
      const writer = lastWrite(events, cell, step);
      if (writer >= 0 && values.has(events.value[writer])) return true;
    }
    return false;
  }
}

// The last row before `step` that writes the cell; -1.
function lastWrite({ kind, object }: EventRows, cell: number, step: number): number {
  let i = step - 1;
  while (i >= 0 && (kind[i] !== OP_WRITE || object[i] !== cell)) i--;
  return i;
}
