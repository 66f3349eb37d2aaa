// Outcomes: the distinct ways in which executions end, each with how often and one witness.

import type { Outcome, Verdict } from "../trace/exploration.ts";
import type { FindingKind } from "../trace/finding.ts";
import { OP_PRINT } from "../trace/operation.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { TraceEnd } from "../trace/trace.ts";
import type { Run } from "./run.ts";
import type { ExecutionKind } from "./strategy.ts";

/** More distinct outcomes than this are counted, but not kept. */
export const MAX_OUTCOMES = 5000;

/** Executions, by what detectors said about them. */
class Tally {
  count = 0;
  private readonly byKinds = new Map<string, { readonly kinds: readonly FindingKind[]; count: number }>();

  add(seen: ReadonlySet<FindingKind>): void {
    this.count++;
    const key = seen.size === 0 ? "" : [...seen].sort().join(" ");
    const known = this.byKinds.get(key);
    if (known !== undefined) known.count++;
    else this.byKinds.set(key, { kinds: [...seen].sort(), count: 1 });
  }

  verdicts(): readonly Verdict[] {
    return [...this.byKinds.values()].map(({ kinds, count }) => ({ kinds, count }));
  }
}

class Entry {
  readonly all = new Tally();
  readonly systematic = new Tally();
  nRandom = 0;
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

  /**
   * Takes in a finished execution, in which mistakes of the kinds `seen` were seen. Returns the function that sets its witness when
   * the outcome is new.
   */
  add(
    run: Run,
    end: TraceEnd,
    kind: ExecutionKind,
    seen: ReadonlySet<FindingKind>,
  ): ((schedule: Schedule) => void) | undefined {
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
    entry.all.add(seen);
    if (kind === "systematic") entry.systematic.add(seen);
    if (kind === "random") entry.nRandom++;
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
    for (const { end, output, schedule, all, systematic, nRandom } of this.entries.values()) {
      if (schedule === undefined) continue;
      const text = output + end.text;
      const { kind, exitCode } = end;
      const tally = isComplete ? systematic : all;
      outcomes.push({ kind, exitCode, output: text, count: tally.count, nRandom, verdicts: tally.verdicts(), schedule });
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
