// Outcomes: the distinct ways in which executions end, each with how often and one witness.

import type { Outcome, Verdict } from "../trace/exploration.ts";
import type { FindingKind } from "../trace/finding.ts";
import { OP_PRINT } from "../trace/operation.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { TraceEnd } from "../trace/trace.ts";
import type { OutcomeCount } from "./piece.ts";
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

  merge(verdicts: readonly Verdict[]): void {
    for (const { kinds, count } of verdicts) {
      this.count += count;
      const key = kinds.join(" ");
      const known = this.byKinds.get(key);
      if (known !== undefined) known.count += count;
      else this.byKinds.set(key, { kinds, count });
    }
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
  /** The latest end, and the beginning of its key. */
  private latest = { kind: "", exitCode: 0, text: "", start: "" };

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
    const known = this.entries.get(key);
    const entry = known ?? this.enter(key, end, () => run.machine.output());
    if (entry === undefined) return undefined;
    entry.all.add(seen);
    if (kind === "systematic") entry.systematic.add(seen);
    if (kind === "random") entry.nRandom++;
    return known === undefined ? setterOf(entry) : undefined;
  }

  private enter(key: string, end: TraceEnd, output: () => string): Entry | undefined {
    if (this.entries.size >= MAX_OUTCOMES) {
      this.nDropped++;
      return undefined;
    }
    const entry = new Entry(end, output());
    this.entries.set(key, entry);
    return entry;
  }

  /** Everything but witnesses, to be merged into another table. */
  counts(): readonly OutcomeCount[] {
    return [...this.entries].map(([key, { end, output, all, systematic, nRandom }]) => ({
      key,
      end,
      output,
      all: all.verdicts(),
      systematic: systematic.verdicts(),
      nRandom,
    }));
  }

  /** Takes in what was counted elsewhere. Returns the functions that set the witnesses of new outcomes, by key. */
  merge(counts: readonly OutcomeCount[]): ReadonlyMap<string, (schedule: Schedule) => void> {
    const setters = new Map<string, (schedule: Schedule) => void>();
    for (const { key, end, output, all, systematic, nRandom } of counts) {
      const known = this.entries.get(key);
      const entry = known ?? this.enter(key, end, () => output);
      if (entry === undefined) continue;
      entry.all.merge(all);
      entry.systematic.merge(systematic);
      entry.nRandom += nRandom;
      if (known === undefined) setters.set(key, setterOf(entry));
    }
    return setters;
  }

  /** All outcomes, first seen first. `isComplete`: counts are of the systematic executions, but for outcomes that only directed ones have. */
  list(isComplete: boolean): readonly Outcome[] {
    const outcomes: Outcome[] = [];
    for (const { end, output, schedule, all, systematic, nRandom } of this.entries.values()) {
      if (schedule === undefined) continue;
      const text = output + end.text;
      const { kind, exitCode } = end;
      const tally = isComplete && systematic.count > 0 ? systematic : all;
      outcomes.push({
        kind,
        exitCode,
        output: text,
        count: tally.count,
        nRandom,
        verdicts: tally.verdicts(),
        schedule,
      });
    }
    return outcomes;
  }

  /**
   * What tells outcomes apart: what each goroutine printed, not who was faster, unless output is ordered; of a failure what went
   * wrong, not the goroutines' stacks.
   */
  keyOf(run: Run, end: TraceEnd): string {
    const { machine } = run;
    const start = this.startOf(end);
    if (this.isOutputOrdered) return start + machine.output();
    const printers = printersOf(run);
    if (printers.length === 0) return start;
    // By path: indices belong to one machine.
    const outputs = printers.map((g) => `${machine.goroutinePath(g)}: ${machine.outputOf(g)}`);
    return start + outputs.sort().join("\n");
  }

  // Most executions end in the same way as the one before.
  private startOf({ kind, exitCode, text }: TraceEnd): string {
    const { latest } = this;
    if (latest.kind === kind && latest.exitCode === exitCode && latest.text === text) return latest.start;
    const start = `${kind} ${exitCode} ${text.split("\n\n", 1)[0]}\n`;
    this.latest = { kind, exitCode, text, start };
    return start;
  }
}

function setterOf(entry: Entry): (schedule: Schedule) => void {
  return (schedule) => {
    entry.schedule = schedule;
  };
}

function printersOf(run: Run): readonly number[] {
  const { kind, goroutine, length } = run.events;
  const printers: number[] = [];
  if (!run.hasKind(OP_PRINT)) return printers;
  for (let i = 0; i < length; i++) {
    const g = goroutine[i] as number;
    if (kind[i] === OP_PRINT && !printers.includes(g)) printers.push(g);
  }
  return printers;
}
