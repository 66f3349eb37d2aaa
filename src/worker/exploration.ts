// One search as the worker and the command line drive it: in slices of time, with the result in the form that people get.

import { search } from "../explore/search.ts";
import type { ExplorationResult, SearchResult } from "../trace/exploration.ts";
import type { Finding, FindingKind } from "../trace/finding.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Machine } from "../vm/api.ts";
import type { Compilation } from "./compile.ts";

/** What the search needs to know of the world. */
export interface ExplorationHost {
  /** Milliseconds since the search began. */
  elapsedMs(): number;
  isStopped(): boolean;
}

export class Exploration {
  private readonly search: Generator<SearchResult, SearchResult>;
  private latest: SearchResult | undefined;

  constructor(
    machine: Machine,
    compilation: Compilation,
    options: RunOptions,
    private readonly host: ExplorationHost,
  ) {
    const shouldStop = (): "time" | "stopped" | undefined => {
      if (host.isStopped()) return "stopped";
      return host.elapsedMs() >= options.timeoutMs ? "time" : undefined;
    };
    const context = { resolve: compilation.resolve, testName: compilation.testName };
    this.search = search(machine, context, { ...options, shouldStop });
  }

  /** Searches on for about `sliceMs`. True when the search is over. */
  advance(sliceMs: number): boolean {
    const end = this.host.elapsedMs() + sliceMs;
    for (;;) {
      const { value, done } = this.search.next();
      this.latest = value;
      if (done) return true;
      if (this.host.elapsedMs() >= end) return false;
    }
  }

  get nFindings(): number {
    return this.latest?.findings.length ?? 0;
  }

  /** What is known so far; the most telling findings first. */
  result(): ExplorationResult {
    const { latest } = this;
    if (latest === undefined) throw new Error("asked for a result before the search began");
    return { ...latest, findings: [...latest.findings].sort(byImportance), elapsedMs: this.host.elapsedMs() };
  }
}

// Consequences before causes: what went wrong is shown before the race that let it.
const RANKS: Partial<Record<FindingKind, number>> = {
  deadlock: 0,
  "lost-write": 0,
  "lost-update": 1,
  "goroutine-leak": 2,
  panic: 3,
  fatal: 3,
  "map-fatal": 3,
  "data-race": 5,
};
const OTHER_RANK = 1;
const SEVERITY_RANKS = { error: 0, warning: 1, note: 2 } as const;

function byImportance(a: Finding, b: Finding): number {
  const bySeverity = SEVERITY_RANKS[a.severity] - SEVERITY_RANKS[b.severity];
  return bySeverity !== 0 ? bySeverity : (RANKS[a.kind] ?? OTHER_RANK) - (RANKS[b.kind] ?? OTHER_RANK);
}
