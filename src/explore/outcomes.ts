// Outcomes: the distinct ways in which executions end, each with how often and one witness.

import type { Outcome } from "../trace/exploration.ts";
import { OP_PRINT } from "../trace/operation.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { TraceEnd } from "../trace/trace.ts";
import type { Run } from "./run.ts";

/** More distinct outcomes than this are counted, but not kept. */
export const MAX_OUTCOMES = 5000;

class Entry {
  count = 0;
  systematicCount = 0;
  schedule: Schedule | undefined;
  constructor(
    readonly end: TraceEnd,
    readonly output: string,
  ) {}
}

/** The outcomes of a search. */
export class OutcomeTable {
  private readonly entries = new Map<string, Entry>();
  /** Distinct outcomes that were not kept. */
  nDropped = 0;

  /** @param isOutputOrdered whether the order of prints of different goroutines tells outcomes apart. */
  constructor(private readonly isOutputOrdered: boolean) {}

  get size(): number {
    return this.entries.size;
  }

  /** Takes in a finished execution. Returns the function that sets its witness when the outcome is new. */
  add(run: Run, end: TraceEnd, isSystematic: boolean): ((schedule: Schedule) => void) | undefined {
    const key = this.keyOf(run, end);
    let entry = this.entries.get(key);
    const isNew = entry === undefined;
    if (entry === undefined) {
      if (this.entries.size >= MAX_OUTCOMES) {
        this.nDropped++;
        return undefined;
      }
      entry = new Entry(end, run.machine.output());
      this.entries.set(key, entry);
    }
    entry.count++;
    if (isSystematic) entry.systematicCount++;
    const known = entry;
    return isNew
      ? (schedule) => {
          known.schedule = schedule;
        }
      : undefined;
  }

  /** All outcomes, first seen first. `isComplete`: counts are of the systematic executions alone. */
  list(isComplete: boolean): readonly Outcome[] {
    const outcomes: Outcome[] = [];
    for (const { end, output, schedule, count, systematicCount } of this.entries.values()) {
      if (schedule === undefined) continue;
      const text = output + end.text;
      const { kind, exitCode } = end;
      outcomes.push({ kind, exitCode, output: text, count: isComplete ? systematicCount : count, schedule });
    }
    return outcomes;
  }

  /**
   * What tells outcomes apart: what each goroutine printed, not who was faster, unless output is ordered; of a failure what went
   * wrong, not the goroutines' stacks.
   */
  keyOf(run: Run, end: TraceEnd): string {
    const { machine } = run;
    const text = end.text.split("\n\n", 1)[0];
    const start = `${end.kind} ${end.exitCode} ${text}\n`;
    if (this.isOutputOrdered) return start + machine.output();
    const printers = printersOf(run);
    if (printers.length === 0) return start;
    return start + printers.map((g) => `${machine.goroutinePath(g)}: ${machine.outputOf(g)}`).join("\n");
  }
}

function printersOf(run: Run): readonly number[] {
  const { kind, goroutine, length } = run.events;
  const printers: number[] = [];
  for (let i = 0; i < length; i++) {
    const g = goroutine[i] as number;
    if (kind[i] === OP_PRINT && !printers.includes(g)) printers.push(g);
  }
  return printers.sort((a, b) => a - b);
}
