// Windows: executions in which one operation on a map is paused in the middle and another goroutine's comes in between. Inside a map at
// runtime detail are hundreds of steps; a blind search drowns in them, but what goes wrong needs one or two switches at the right places.
//
// An operation is paused at each of its steps that matters (`window-points.ts`), the other one runs until it has finished its own, then
// the paused one goes on, or the other one runs on; once nested: the other one is paused in its turn while the first one finishes. Every
// execution shows new places. The next one is the most telling of all that are known, at places that have not been tried.

import type { Sighting } from "../detect/detector.ts";
import type { WindowCount } from "../trace/exploration.ts";
import { RunQueue } from "./policy.ts";
import { EventRows, type Run } from "./run.ts";
import { CUT, STEP, STUCK, type Strategy } from "./strategy.ts";
import { FailedChecks } from "./window-checks.ts";
import { Footprints } from "./window-footprints.ts";
import { isMark, OperationTracker, observeRow, type RuntimeSites, runtimeSitesOf } from "./window-operations.ts";
import { pausePoints, RANK_ORDER } from "./window-points.ts";
import { placesOf, type Source, type Window, WindowQueue } from "./window-queue.ts";

/** Rows of an execution in which places are looked for, and goroutines for whom it is known when they were able to go on. */
const MAX_ROWS = 3000;
const MAX_RECORDED = 31;
/** Steps that somebody makes at once who does not come to an operation on a map, where all make them in turn. */
const MAX_STEPS_OF_TURN = 200;
/** Rows of earlier executions that are looked at again behind each new one. */
const MAX_LOOKED_AT = 20_000;
/** Windows one inside the other, and operations that come before others against the first execution's order. */
const MAX_DEPTH = 2;
const MAX_REVERSALS = 2;
/** Whose turn it is behind the departure: of the other one, of the paused one, of whom the policy says. */
const OTHER = 0;
const PAUSED = 1;
const POLICY = 2;

export class WindowStrategy implements Strategy {
  readonly name = "window";
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly policy = new RunQueue();
  private readonly footprints = new Footprints();
  private readonly checks = new FailedChecks();
  private readonly queue = new WindowQueue(
    ({ isFresh, source, step }) => isFresh && this.checks.wouldFail(source.rows, step),
  );
  private readonly sources: Source[] = [];
  private readonly couldRun = new Int32Array(MAX_ROWS);
  private sites: RuntimeSites | undefined;
  private window: Window | undefined;
  private phase = POLICY;
  /** Executions are longer than what is looked at; then only what comes first is run, with one operation of each goroutine in turn. */
  private isLong = false;
  private turn = 0;
  private stepsOfTurn = 0;
  private isGivenUp = false;
  private isOver = false;
  private readonly trackers = new Map<number, OperationTracker>();
  private nSeen = 0;
  private nExecutions = 0;
  private firstFinding = 0;
  private lastStep = 0;

  /** At most so many executions, and steps. */
  constructor(
    private readonly maxExecutions: number,
    private readonly maxSteps: number,
  ) {}

  get windows(): WindowCount {
    return { executions: this.nExecutions, firstFinding: this.firstFinding };
  }

  notice(_run: Run, sightings: readonly Sighting[]): void {
    if (this.firstFinding === 0 && sightings.some(({ kind }) => kind !== "data-race"))
      this.firstFinding = this.nExecutions;
  }

  next(run: Run): boolean {
    if (this.isOver) return false;
    this.sites ??= runtimeSitesOf(run.machine.program);
    if (this.nExecutions === 0) this.lastStep = run.nSteps + this.maxSteps;
    else if (!this.isGivenUp) this.learn(run, this.sites);
    this.isGivenUp = false;
    if (this.nExecutions === 1) this.isLong = run.length > MAX_ROWS;
    const isBase = this.nExecutions === 0 || (this.nExecutions === 1 && this.isLong);
    this.window = isBase ? undefined : this.queue.take();
    const isLimit = this.nExecutions >= this.maxExecutions || run.nSteps >= this.lastStep;
    if (!isBase && (this.window === undefined || isLimit)) {
      this.isOver = true;
      return false;
    }
    this.nExecutions++;
    this.turn = 0;
    this.stepsOfTurn = 0;
    run.restart();
    this.policy.restart();
    this.trackers.clear();
    this.nSeen = 0;
    this.phase = this.window === undefined ? POLICY : OTHER;
    return true;
  }

  choose(run: Run): number {
    const { machine } = run;
    this.catchUp(run);
    if (!this.policy.propose(machine)) return STUCK;
    if (run.length < MAX_ROWS) this.recordChoices(run);
    run.goroutine = this.policy.goroutine;
    run.alternative = this.policy.alternative;
    const { window } = this;
    if (this.isLong && run.length >= MAX_ROWS + (window?.step ?? 0)) return CUT;
    if (window === undefined) return this.isLong ? this.chooseInTurns(run) : STEP;
    if (run.length >= window.step) return this.chooseBehind(run, window);
    run.goroutine = window.source.choices[2 * run.length] as number;
    run.alternative = window.source.choices[2 * run.length + 1] as number;
    return STEP;
  }

  cutShort(): void {}

  // ---- Running

  private catchUp(run: Run): void {
    const { kind, goroutine, partner } = run.events;
    for (; this.nSeen < run.length; this.nSeen++) {
      const i = this.nSeen;
      const g = goroutine[i] as number;
      this.policy.observe(kind[i] as number, g, partner[i] as number);
      if (this.sites !== undefined) observeRow(this.trackerOf(g), run.events, i, this.sites);
    }
  }

  private chooseBehind(run: Run, window: Window): number {
    const { to, paused, map, other, operation } = window;
    if (this.phase === OTHER) {
      if (!this.hasFinished(run, to, map, other) && this.switchTo(run, to)) return STEP;
      if (run.length === window.step) return this.giveUp();
      if (this.trackerOf(to).begunOn(map) < other) this.queue.dismiss(window);
      this.phase = window.runsOn ? POLICY : PAUSED;
    }
    if (this.phase === PAUSED) {
      if (!this.hasFinished(run, paused, map, operation) && this.switchTo(run, paused)) return STEP;
      this.phase = POLICY;
    }
    return STEP;
  }

  // One operation on a map each, or some steps.
  private chooseInTurns(run: Run): number {
    const tracker = this.trackerOf(this.turn);
    const isInside = tracker.map >= 0 && !this.hasFinished(run, this.turn, tracker.map, 0);
    const isOver = !isInside && (tracker.map >= 0 || this.stepsOfTurn >= MAX_STEPS_OF_TURN);
    this.stepsOfTurn++;
    if (!isOver && this.switchTo(run, this.turn)) return STEP;
    const { goroutine, length } = run.machine.enabled();
    const others = goroutine.slice(0, length);
    this.turn = others.find((g) => g > this.turn) ?? Math.min(...others);
    this.stepsOfTurn = 0;
    tracker.close();
    return this.switchTo(run, this.turn) ? STEP : STUCK;
  }

  // Whether `g` is through with its operation of this number on the map.
  private hasFinished({ machine }: Run, g: number, map: number, operation: number): boolean {
    const tracker = this.trackerOf(g);
    if (tracker.begunOn(map) < operation) return false;
    const { kind, site } = machine.pending(g);
    const isInner = isMark(kind) && this.isRuntime(machine.stack(g)[1] ?? -1);
    return tracker.map !== map || !tracker.goesOn(kind, this.isRuntime(site), isInner);
  }

  // Nothing can be learnt from an execution that is not what it should be.
  private giveUp(): number {
    this.isGivenUp = true;
    return CUT;
  }

  private switchTo(run: Run, g: number): boolean {
    const alternative = this.policy.alternativeFor(run.machine, run.machine.enabled(), g);
    if (alternative < 0) return false;
    run.goroutine = g;
    run.alternative = alternative;
    return true;
  }

  private recordChoices(run: Run): void {
    const { goroutine, length } = run.machine.enabled();
    let bits = 0;
    for (let k = 0; k < length; k++) if ((goroutine[k] as number) < MAX_RECORDED) bits |= 1 << (goroutine[k] as number);
    this.couldRun[run.length] = bits;
  }

  private trackerOf(g: number): OperationTracker {
    const known = this.trackers.get(g);
    if (known !== undefined) return known;
    const tracker = new OperationTracker();
    this.trackers.set(g, tracker);
    return tracker;
  }

  private isRuntime(site: number): boolean {
    return this.sites?.[site] === 1;
  }

  // ---- Learning

  private learn(run: Run, sites: RuntimeSites): void {
    const nRows = Math.min(run.length, MAX_ROWS);
    this.footprints.learn(run.events, nRows, sites);
    const { window } = this;
    if (window?.isFresh === true) this.noteCheck(run, window);
    if (window === undefined || depthOf(window) < MAX_DEPTH) this.sources.push(this.sourceOf(run, nRows));
    // The newest first: it may be that there is no time for all.
    let nRowsLeft = MAX_LOOKED_AT;
    for (let i = this.sources.length - 1; i >= 0 && nRowsLeft > 0; i--) {
      const source = this.sources[i] as Source;
      if (source.version === this.footprints.version) continue;
      this.lookAt(source, sites);
      nRowsLeft -= source.rows.length;
    }
  }

  private noteCheck(run: Run, { to, step }: Window): void {
    const { version } = this.checks;
    this.checks.note(run.events, to, step);
    if (this.checks.version !== version) this.queue.sortAgain();
  }

  private sourceOf(run: Run, nRows: number): Source {
    const { window } = this;
    const rows = new EventRows();
    for (let i = 0; i < nRows; i++) {
      rows.pushRow(run.events, i);
      rows.caller[i] = run.events.caller[i] ?? -1;
      rows.value[i] = run.events.value[i];
    }
    return {
      index: this.sources.length,
      choices: run.choices(),
      rows,
      couldRun: this.couldRun.slice(0, nRows),
      from: window === undefined ? 0 : window.step + 1,
      depth: window === undefined ? 0 : depthOf(window),
      nReversals: window === undefined ? 0 : reversalsOf(window),
      places: window === undefined || window.rank === RANK_ORDER ? "" : placesOf(window),
      version: -1,
    };
  }

  private lookAt(source: Source, sites: RuntimeSites): void {
    const couldRun = (step: number, g: number): boolean =>
      g >= MAX_RECORDED || ((source.couldRun[step] as number) & (1 << g)) !== 0;
    for (const point of pausePoints(source.rows, source.from, sites, this.footprints, couldRun)) {
      if (point.rank === RANK_ORDER && (source.depth > 0 || source.nReversals >= MAX_REVERSALS)) continue;
      if (!point.isLate) this.queue.add(point, source, false);
      const hasMore = (this.footprints.of(point.to, point.map)?.nOperations ?? 0) > point.other;
      if (hasMore) this.queue.add(point, source, true);
    }
    source.version = this.footprints.version;
  }
}

function depthOf({ source, rank }: Window): number {
  return source.depth + (rank === RANK_ORDER ? 0 : 1);
}

function reversalsOf({ source, rank }: Window): number {
  return source.nReversals + (rank === RANK_ORDER ? 1 : 0);
}
