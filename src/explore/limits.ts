// Limits that were hit, each said once.

import type { LimitHit, LimitKind } from "../trace/exploration.ts";
import type { TraceEnd } from "../trace/trace.ts";

export class Limits {
  private readonly hits = new Map<LimitKind, string>();

  constructor(private readonly options: { readonly maxExecutions: number; readonly maxStepsPerExecution: number }) {}

  list(): readonly LimitHit[] {
    return [...this.hits].map(([kind, message]) => ({ kind, message }));
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
    const { maxStepsPerExecution } = this.options;
    if (end.text === "") {
      this.add(
        "steps",
        `An execution was stopped after ${maxStepsPerExecution} steps, or as much computing: it may never end. A higher step limit follows it further.`,
      );
    } else if (end.text.includes("goroutines"))
      this.add("goroutines", `An execution was stopped: it made ${end.text}.`);
    else this.add("memory", `An execution was stopped: it used ${end.text}.`);
  }

  dropOutcomes(max: number): void {
    this.add("memory", `There are more than ${max} different outcomes; the others are not listed.`);
  }

  /** Limits that were hit elsewhere. */
  merge(hits: readonly LimitHit[]): void {
    for (const { kind, message } of hits) this.add(kind, message);
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
