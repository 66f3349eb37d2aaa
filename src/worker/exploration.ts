// One search as the worker and the command line drive it: in slices of time, with the result in the form that people get. It can
// rest and go on.

import { type Colleague, WorkingCrew } from "../explore/crew.ts";
import { PieceSearch } from "../explore/piece-search.ts";
import { search } from "../explore/search.ts";
import type { SearchOptions } from "../explore/search-options.ts";
import type { ExplorationResult, LimitKind, SearchResult } from "../trace/exploration.ts";
import type { Finding, FindingKind } from "../trace/finding.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Machine } from "../vm/api.ts";
import type { Compilation } from "./compile.ts";
import { contextFor, machineFor } from "./machine.ts";
import type { MapStages } from "./map-stages.ts";
import type { Allowance } from "./protocol.ts";

/** What the search needs to know of the world. */
export interface ExplorationHost {
  /** Milliseconds since the search began. */
  elapsedMs(): number;
  isStopped(): boolean;
}

/** What an exploration can do without. */
export interface ExplorationExtras {
  /** Found by an earlier search of the same program; they stay among the findings. */
  readonly earlier?: readonly Finding[];
  /** See `SearchOptions.maxPreemptions`. */
  readonly maxPreemptions?: number | undefined;
  /** Who helps with a large tree. What is found does not depend on it. */
  readonly colleagues?: readonly Colleague[];
}

/** Limits behind which a search rests, to go on when it is allowed to. */
const RESTS: readonly LimitKind[] = ["time", "executions", "stopped"];

/** Executions and steps behind the first race on a map after which its second search begins, unless this one has ended before. */
const MAP_STAGE_EXECUTIONS = 8;
const MAP_STAGE_STEPS = 30_000;
/** Every so many turns are for racing maps, as long as windows are searched for what comes of the race, and then. */
const TURNS_AT_FIRST = 2;
const TURNS = 6;

/** As the search reads them: what it may do grows. */
type Budget = { -readonly [Name in keyof SearchOptions]: SearchOptions[Name] };

export class Exploration {
  private readonly search: Generator<SearchResult, SearchResult>;
  private readonly budget: Budget;
  private readonly earlier: readonly Finding[];
  /** Undefined where the program has no maps that could be looked into. */
  private readonly maps: MapStages | undefined;
  private latest: SearchResult | undefined;
  /** The search has ended, or rests. */
  private isFirstOver = false;
  private isFirstResting = false;
  private nTurns = 0;
  private stepsAtMaps: number | undefined;
  private isOver = false;
  /** End of the slice at hand. */
  private sliceEndMs = 0;
  /** In milliseconds of work: what the rests took is left out. */
  private limitMs: number;
  private restedMs = 0;
  private restsSinceMs: number | undefined;

  constructor(
    machine: Machine,
    compilation: Compilation,
    options: RunOptions,
    private readonly host: ExplorationHost,
    extras: ExplorationExtras = {},
  ) {
    this.limitMs = options.timeoutMs;
    this.earlier = extras.earlier ?? [];
    const context = contextFor(compilation, machine);
    const crew = new WorkingCrew(
      (piece, sent) => new PieceSearch(machineFor(compilation, options), context, options, piece, sent),
      extras.colleagues,
    );
    const isUrgent = (): boolean => host.elapsedMs() >= this.sliceEndMs;
    const { maxPreemptions } = extras;
    const shared = { ...options, maxPreemptions, shouldStop: () => this.whyStop(), isUrgent, canContinue: true };
    this.maps = compilation.maps?.stages(compilation, options, shared);
    const onMapRace = (map: number, execution: number): void => this.maps?.note(machine.mapPlace(map), execution);
    this.budget = { ...shared, crew, onMapRace };
    this.search = search(machine, context, this.budget);
  }

  /** Searches on for about `sliceMs`, or until something is found. True when the search is over, or rests: see `proceed`. */
  advance(sliceMs: number): boolean {
    if (this.isOver) return true;
    this.sliceEndMs = this.host.elapsedMs() + sliceMs;
    const nBefore = this.nFindings;
    for (;;) {
      this.takeTurn();
      if (this.isFirstAtRest && this.maps?.hasWork(true) !== true) {
        this.isOver = this.isFirstOver && this.maps?.isOver !== false;
        this.restsSinceMs = this.host.elapsedMs();
        return true;
      }
      if (this.nFindings > nBefore || this.host.elapsedMs() >= this.sliceEndMs) return false;
    }
  }

  // The search at operation detail and those of racing maps go on in turns. Nothing that is found depends on how long a turn is.
  private takeTurn(): void {
    const { isFirstAtRest, maps } = this;
    const isMapsTurn = this.nTurns++ % (maps?.isLookingForFirst ? TURNS_AT_FIRST : TURNS) === 0;
    if (isFirstAtRest || (isMapsTurn && this.hasMaps() && maps?.hasWork(false) === true)) {
      maps?.advance(isFirstAtRest);
      return;
    }
    const { value, done } = this.search.next();
    this.latest = value;
    this.isFirstOver = done === true;
    this.isFirstResting = value.limits.some(({ kind }) => RESTS.includes(kind));
  }

  private get isFirstAtRest(): boolean {
    return this.isFirstOver || this.isFirstResting;
  }

  // Whether it is time for the maps that have been found racing.
  private hasMaps(): boolean {
    const { latest, maps } = this;
    if (latest === undefined || maps?.firstExecution === undefined) return false;
    this.stepsAtMaps ??= latest.steps + MAP_STAGE_STEPS;
    return latest.executions >= maps.firstExecution + MAP_STAGE_EXECUTIONS || latest.steps >= this.stepsAtMaps;
  }

  /** A search that rests may do this much more, on top of what it has done. Without effect on one that is over. */
  proceed({ timeoutMs, maxExecutions }: Allowance): void {
    if (this.isOver) return;
    if (this.restsSinceMs !== undefined) this.restedMs += this.host.elapsedMs() - this.restsSinceMs;
    this.restsSinceMs = undefined;
    this.isFirstResting = false;
    this.maps?.proceed();
    this.limitMs = this.workedMs() + timeoutMs;
    this.budget.maxExecutions = (this.latest?.executions ?? 0) + maxExecutions;
  }

  get hasBegun(): boolean {
    return this.latest !== undefined;
  }

  get nFindings(): number {
    return this.latest === undefined ? 0 : this.found(this.latest).length;
  }

  /** What is known so far; the most telling findings first. */
  result(): ExplorationResult {
    const { latest } = this;
    if (latest === undefined) throw new Error("asked for a result before the search began");
    const all = this.found(latest);
    const found = new Set(all.map(({ key }) => key));
    const findings = [...all, ...this.earlier.filter(({ key }) => !found.has(key))];
    const runtimeMaps = this.maps?.results() ?? [];
    return {
      ...latest,
      findings: findings.sort(byImportance),
      ...(runtimeMaps.length === 0 ? {} : { runtimeMaps }),
      elapsedMs: this.workedMs(),
    };
  }

  private found({ findings }: SearchResult): readonly Finding[] {
    return [...findings, ...(this.maps?.findings(findings) ?? [])];
  }

  private whyStop(): "time" | "stopped" | undefined {
    if (this.host.isStopped()) return "stopped";
    return this.workedMs() >= this.limitMs ? "time" : undefined;
  }

  private workedMs(): number {
    return (this.restsSinceMs ?? this.host.elapsedMs()) - this.restedMs;
  }
}

// Consequences before causes: what went wrong is shown before the race that let it.
const RANKS: Partial<Record<FindingKind, number>> = {
  deadlock: 0,
  "double-lock": 0,
  "lost-wakeup": 0,
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
  const byCertainty = Number(a.requires.includes("checks-off")) - Number(b.requires.includes("checks-off"));
  if (byCertainty !== 0) return byCertainty;
  const bySeverity = SEVERITY_RANKS[a.severity] - SEVERITY_RANKS[b.severity];
  return bySeverity !== 0 ? bySeverity : (RANKS[a.kind] ?? OTHER_RANK) - (RANKS[b.kind] ?? OTHER_RANK);
}
