// The second half of an automatic search: maps on which the search at operation detail has found a data race are looked at again, alone, at
// runtime detail, to see what comes of the race. Each execution that shows new racing maps gives one stage; when all are over, the same maps
// without the runtime's own checks. Which maps a stage has, and what it finds, does not depend on the clock.

import { MAP_KINDS } from "../detect/map-kinds.ts";
import { createMapStage, createUncheckedStage } from "../explore/map-strategy.ts";
import { search } from "../explore/search.ts";
import type { SearchOptions } from "../explore/search-options.ts";
import type { RuntimeMapsResult, SearchResult } from "../trace/exploration.ts";
import type { Finding, FindingKind } from "../trace/finding.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Compilation } from "./compile.ts";
import { contextFor, machineFor } from "./machine.ts";
import { compilationFor } from "./map-programs.ts";

/** What can become of a map in which goroutines get into each other's way. */
const MAP_MISTAKES: readonly FindingKind[] = ["map-fatal", ...MAP_KINDS];
/** What a second search is made for. All else is what the first one finds too. */
const CONSEQUENCES: readonly FindingKind[] = [...MAP_MISTAKES, "panic", "fatal"];
/** Steps for making the witnesses of a stage minimal: those with two preemptions are proved. */
const MAX_MINIMIZER_STEPS = 150_000;
const MAX_UNCHECKED_MINIMIZER_STEPS = 30_000;
/** Executions of a stage in which most of what there is to be seen is seen. */
const FEW_EXECUTIONS = 150;
/** Stages of one program: what races on more maps than this has been told often enough. */
const MAX_STAGES = 4;

/** Searches of one program with some of its maps at runtime detail. */
export class MapStages {
  private readonly stages: MapStage[] = [];
  private readonly known = new Set<number>();
  private unchecked: MapStage | undefined;

  /** @param budget what all searches of the program may do: see `SearchOptions`. */
  constructor(
    private readonly compilation: Compilation,
    private readonly options: RunOptions,
    private readonly budget: SearchOptions,
  ) {}

  /** A data race on a map that expression `place` of the text has made (see `Program.mapPlaces`) was found in this execution. */
  note(place: number, execution: number): void {
    const { compilation, options, known, stages } = this;
    if (options.mapDetail !== "auto" || compilation.variant === undefined || place < 0 || known.has(place)) return;
    known.add(place);
    const latest = stages.at(-1);
    if (latest?.execution === execution && !latest.hasBegun) latest.places.push(place);
    else if (stages.length < MAX_STAGES) stages.push(this.stage([place], execution, false));
  }

  private stage(places: number[], execution: number, isUnchecked: boolean): MapStage {
    return new MapStage(this.compilation, this.options, this.budget, places, execution, isUnchecked);
  }

  /** The execution of the first racing map; undefined when there is none. */
  get firstExecution(): number | undefined {
    return this.stages[0]?.execution;
  }

  /** Whether the stage at hand has made few executions yet. */
  get isLookingForFirst(): boolean {
    return (this.next()?.nExecutions ?? 0) < FEW_EXECUTIONS;
  }

  /** Whether there is anything to be searched now. `isLast`: there will be no more racing maps for the time being. */
  hasWork(isLast: boolean): boolean {
    return this.next() !== undefined || (isLast && this.canGoUnchecked());
  }

  /** Searches on for one turn. */
  advance(isLast: boolean): void {
    if (isLast && this.canGoUnchecked()) {
      const places = this.stages.flatMap((stage) => stage.places);
      this.unchecked = this.stage(places, 0, true);
    }
    this.next()?.advance();
  }

  private canGoUnchecked(): boolean {
    const { stages, unchecked, options } = this;
    return unchecked === undefined && options.mapChecks && stages.length > 0 && stages.every(({ isDone }) => isDone);
  }

  private all(): readonly MapStage[] {
    return this.unchecked === undefined ? this.stages : [...this.stages, this.unchecked];
  }

  private next(): MapStage | undefined {
    return this.all().find(({ isOver, isResting }) => !isOver && !isResting);
  }

  /** Lets those that rest go on. */
  proceed(): void {
    for (const stage of this.all()) stage.isResting = false;
  }

  get isOver(): boolean {
    return this.all().every(({ isOver }) => isOver) && !this.canGoUnchecked();
  }

  /** What is known so far, stage by stage. */
  results(): readonly RuntimeMapsResult[] {
    return this.all().flatMap((stage) => stage.result());
  }

  /** What was found that `earlier` does not tell. */
  findings(earlier: readonly Finding[]): readonly Finding[] {
    const stories = new Set(earlier.map(storyOf));
    const found: Finding[] = [];
    for (const stage of this.stages) {
      for (const finding of stage.findings()) {
        const story = storyOf(finding);
        if (stories.has(story) || !CONSEQUENCES.includes(finding.kind)) continue;
        stories.add(story);
        found.push(finding);
      }
    }
    const kinds = new Set([...earlier, ...found].map(({ kind }) => kind));
    const isNew = ({ kind }: Finding): boolean => MAP_MISTAKES.includes(kind) && !kinds.has(kind);
    return [...found, ...(this.unchecked?.findings().filter(isNew) ?? [])];
  }
}

/** One program, searched. */
class MapStage {
  hasBegun = false;
  isOver = false;
  isResting = false;
  /** It is over, or has made as many executions as it may for now. */
  isDone = false;
  private search: Generator<SearchResult, SearchResult> | undefined;
  private latest: SearchResult | undefined;
  private compiled: Compilation | undefined;

  constructor(
    private readonly compilation: Compilation,
    private readonly options: RunOptions,
    private readonly budget: SearchOptions,
    readonly places: number[],
    readonly execution: number,
    private readonly isUnchecked: boolean,
  ) {}

  advance(): void {
    this.search ??= this.begin();
    const { value, done } = this.search.next();
    this.latest = value;
    this.isOver = done === true;
    this.isDone = this.isOver || value.limits.some(({ kind }) => kind === "executions");
    this.isResting = value.limits.some(({ kind }) => kind === "time" || kind === "stopped" || kind === "executions");
  }

  private begin(): Generator<SearchResult, SearchResult> {
    this.hasBegun = true;
    this.places.sort((a, b) => a - b);
    const { compilation, options, budget } = this;
    const compiled = compilationFor(compilation, options, this.program());
    this.compiled = compiled;
    const machine = machineFor(compiled, options);
    const { shouldStop, isUrgent, canContinue } = budget;
    const hooks = {
      ...(shouldStop && { shouldStop }),
      ...(isUrgent && { isUrgent }),
      ...(canContinue && { canContinue }),
    };
    return search(
      machine,
      contextFor(compiled, machine),
      this.isUnchecked
        ? { ...options, ...hooks, strategyOf: createUncheckedStage, maxMinimizerSteps: MAX_UNCHECKED_MINIMIZER_STEPS }
        : { ...options, ...hooks, strategyOf: createMapStage, maxMinimizerSteps: MAX_MINIMIZER_STEPS },
    );
  }

  get nExecutions(): number {
    return this.latest?.executions ?? 0;
  }

  /** Its part of a schedule. */
  private program(): Pick<Schedule, "maps" | "isUnchecked"> {
    return this.isUnchecked ? { maps: this.places, isUnchecked: true } : { maps: this.places };
  }

  findings(): readonly Finding[] {
    return (this.latest?.findings ?? []).map((finding) => ({
      ...finding,
      schedule: { ...finding.schedule, ...this.program() },
      requires: this.isUnchecked ? [...finding.requires, "checks-off" as const] : finding.requires,
    }));
  }

  result(): readonly RuntimeMapsResult[] {
    const { latest, places, isUnchecked, compiled } = this;
    if (latest === undefined || compiled === undefined) return [];
    const seen = new Set([
      ...latest.findings.map(({ kind }) => kind),
      ...latest.outcomes.flatMap(({ verdicts }) => verdicts.flatMap(({ kinds }) => kinds)),
    ]);
    const { executions, redundant, complete, limits, steps, preemptionBound, windows } = latest;
    const outcomes = latest.outcomes.map((outcome) => ({
      ...outcome,
      schedule: { ...outcome.schedule, ...this.program() },
    }));
    const maps = places.map((ordinal) => ({ ordinal, ...this.placeOf(compiled, ordinal) }));
    const absent = MAP_MISTAKES.filter((kind) => !seen.has(kind));
    const numbers = { executions, redundant, complete, limits, steps, preemptionBound, windows };
    return [{ maps, isUnchecked, ...numbers, outcomes, absent }];
  }

  private placeOf({ program, files }: Compilation, ordinal: number): { readonly text: string; readonly line: number } {
    const place = program?.mapPlaces?.[ordinal];
    return { text: place?.text ?? "", line: place === undefined ? 0 : files.position(place.pos).line };
  }
}

// The same mistake at both details: the runtime's steps are at the lines of their callers.
function storyOf({ kind, events }: Finding): string {
  const places = events.map(({ file, line }) => `${file}:${line}`);
  return [kind, ...[...new Set(places)].sort()].join(" ");
}
