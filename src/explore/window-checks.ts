// Checks that end the program: whoever begins an operation while another one is in the middle of its own finds a flag set, wherever that one
// stands. One such execution tells all of them.

import { OP_FATAL, OP_READ, OP_WRITE } from "../trace/operation.ts";
import type { EventRows } from "./run.ts";

export class FailedChecks {
  /** By cell: values that ended the program when an operation that had just begun read them. */
  private readonly values = new Map<number, Set<unknown>>();
  /** Changes whenever something new comes in. */
  version = 0;

  /** Takes in an execution that `g` has ended: what it read last before. */
  note({ kind, goroutine, object, value, length }: EventRows, g: number): void {
    if (kind[length - 1] !== OP_FATAL || goroutine[length - 1] !== g) return;
    let i = length - 2;
    while (i >= 0 && goroutine[i] !== g) i--;
    if (i < 0 || kind[i] !== OP_READ) return;
    const cell = object[i] as number;
    const values = this.values.get(cell) ?? new Set();
    this.values.set(cell, values);
    if (values.has(value[i])) return;
    values.add(value[i]);
    this.version++;
  }

  /** Whether such a check would fail before this step. Cost: linear in the steps. */
  wouldFail({ kind, object, value }: EventRows, step: number): boolean {
    for (const [cell, values] of this.values) {
      let i = step - 1;
      while (i >= 0 && (kind[i] !== OP_WRITE || object[i] !== cell)) i--;
      if (i >= 0 && values.has(value[i])) return true;
    }
    return false;
  }
}
