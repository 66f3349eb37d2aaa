// Limits that were hit, each said once.

import type { LimitHit, LimitKind, LoopBound } from "../trace/exploration.ts";
import type { TraceEnd } from "../trace/trace.ts";

export class Limits {
  private readonly hits = new Map<LimitKind, string>();
  private readonly loopBounds = new Map<string, LoopBound>();

  constructor(private readonly options: { readonly maxExecutions: number; readonly maxStepsPerExecution: number }) {}

  /** @param end how another execution ended, if it matters: by a limit. */
  list(end?: TraceEnd): readonly LimitHit[] {
    const hits: LimitHit[] = [...this.hits].map(([kind, message]) => ({ kind, message }));
    const other = end === undefined ? undefined : this.hitOf(end);
    if (other !== undefined && !this.hits.has(other.kind)) hits.push(other);
    const loops = this.loops();
    return loops.length === 0 ? hits : [...hits, { kind: "loop", message: loopText(loops), loops }];
  }

  /** Loops that were not followed further. */
  loops(): readonly LoopBound[] {
    return [...this.loopBounds.values()];
  }

  /** A loop was not followed further. */
  hitLoop(bound: LoopBound): void {
    this.loopBounds.set(`${bound.file}:${bound.line}`, bound);
  }

  hit(kind: "executions" | "time" | "stopped"): void {
    this.add(kind, this.textOf(kind));
  }

  /** The search goes on: the limit does not count any more. */
  lift(kind: "executions" | "time" | "stopped"): void {
    this.hits.delete(kind);
  }

  /** An execution ended by a limit: the search's own on steps, or one of the machine's. */
  hitBy(end: TraceEnd): void {
    const { kind, message } = this.hitOf(end);
    this.add(kind, message);
  }

  private hitOf({ text }: TraceEnd): LimitHit {
    const { maxStepsPerExecution: n } = this.options;
    const more = "it may never end. A higher step limit follows it further.";
    if (text === "")
      return {
        kind: "steps",
        message: `An execution was stopped after ${n} steps, as much computing, or when main could not go on: ${more}`,
      };
    if (text.includes("goroutines"))
      return { kind: "goroutines", message: `An execution was stopped: it made ${text}.` };
    return { kind: "memory", message: `An execution was stopped: it used ${text}.` };
  }

  dropOutcomes(max: number): void {
    this.add("memory", `There are more than ${max} different outcomes; the others are not listed.`);
  }

  /** Limits that were hit elsewhere. */
  merge(hits: readonly LimitHit[]): void {
    for (const { kind, message, loops } of hits) {
      if (kind !== "loop") this.add(kind, message);
      for (const bound of loops ?? []) this.hitLoop(bound);
    }
  }

  private add(kind: LimitKind, message: string): void {
    if (!this.hits.has(kind)) this.hits.set(kind, message);
  }

  private textOf(kind: "executions" | "time" | "stopped"): string {
    switch (kind) {
      case "executions":
        return `The search stopped after ${this.options.maxExecutions} executions. There are more: raise the limit to go on.`;
      case "time":
        return "The search stopped because its time was up. There are more executions: allow more time to go on.";
      case "stopped":
        return "The search was stopped.";
    }
  }
}

function loopText(loops: readonly LoopBound[]): string {
  const places = loops.map(({ file, line }) => `${file}:${line}`).join(", ");
  const which = loops.length === 1 ? `The loop at ${places} was` : `The loops at ${places} were`;
  return `${which} followed for ${loops[0]?.iterations ?? 0} rounds that change nothing while others wait: executions that go round more often were not explored.`;
}
