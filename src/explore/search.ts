// The search: runs executions as a strategy says, lets detectors look at each, and gathers findings with witnesses and outcomes. A
// generator, so that whoever drives it can report progress and stop it between two steps.

import { assert } from "../base/assert.ts";
import type { Sighting, Sink } from "../detect/detector.ts";
import { createDetectors } from "../detect/detectors.ts";
import { withoutLockOrders, withoutSuperseded } from "../detect/supersede.ts";
import type { SearchResult } from "../trace/exploration.ts";
import type { FindingKind } from "../trace/finding.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { TraceEnd } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";
import { createStrategy } from "./create-strategy.ts";
import { Dependence } from "./dependence.ts";
import { TreeDivision } from "./division.ts";
import { CUT_END, RunExecution, STEP_LIMIT_END } from "./execution.ts";
import { FoundMistakes } from "./found.ts";
import { LeakProof } from "./leak.ts";
import { Limits } from "./limits.ts";
import { MAX_ROUNDS } from "./loops.ts";
import { racingMaps } from "./map-races.ts";
import { Minimizer } from "./minimal.ts";
import { MAX_OUTCOMES, OutcomeTable } from "./outcomes.ts";
import type { News, PieceResult } from "./piece.ts";
import { repeatPortable } from "./portable.ts";
import { Run } from "./run.ts";
import { Scanner } from "./scanner.ts";
import { encodeSchedule } from "./schedule-codec.ts";
import { type Crew, type SearchContext, type SearchOptions, siteFactsOf } from "./search-options.ts";
import { shortenSchedule } from "./shorten.ts";
import { CUT, STEP, STUCK, type Strategy } from "./strategy.ts";
import { hasRuntimeMaps } from "./window-operations.ts";
import { findWitness, keyOfSighting, type WitnessOptions } from "./witness.ts";

/** Steps between two looks at `shouldStop` and two yields within one execution. */
const STEPS_PER_TURN = 4096;
/** The same for instructions: a step may be one that only computes. */
const INSTRUCTIONS_PER_TURN = 1_000_000;
/** Steps after which witnesses are made minimal though the search has not ended; then after twice as many, and so on. */
const FIRST_MINIMIZE_AT = 300_000;
/** Executions after which to look again whether a tree is worth dividing. */
const DIVIDE_AGAIN_AFTER = 97;
/** Outcomes whose witnesses are made as short as possible. */
const MAX_SHORT_WITNESSES = 40;

/**
 * Explores the machine's program. Yields what is known so far: about every 4,096 steps, and after each new finding. The machine
 * must not be touched until the generator has ended or is dropped.
 */
export function* search(
  machine: Machine,
  context: SearchContext,
  options: SearchOptions,
): Generator<SearchResult, SearchResult> {
  const state = new Search(machine, context, options, options.strategyOf);
  const { canContinue = false } = options;
  for (;;) {
    while (state.isDivided()) {
      state.workOnPieces();
      const isResting = state.hasToStop() || state.hasToRest();
      if (isResting && !canContinue) return state.result();
      yield state.result();
    }
    while (state.minimize()) {
      // This proves more, but finds nothing: a search that has ended does without, and is complete all the same.
      if (state.hasToStop() && (!canContinue || state.isOver)) return state.result();
      yield state.result();
    }
    if (!state.begin()) {
      // What was found is made minimal before the search says that it has ended.
      if (state.hasToMinimize()) continue;
      if (!canContinue || !state.isResting()) return state.result();
      yield state.result();
      continue;
    }
    for (;;) {
      const hasEnded = state.advance();
      const hasNews = hasEnded && state.finish();
      const isTurnOver = state.isTurnOver() || (hasEnded && options.isUrgent?.() === true);
      if (isTurnOver) {
        while (state.hasToStop()) {
          if (!canContinue || state.isOver) return state.result();
          yield state.result();
        }
        state.startTurn();
      }
      if (isTurnOver || hasNews) yield state.result();
      if (hasEnded) break;
    }
  }
}

/** A search in progress. */
export class Search {
  protected readonly run: Run;
  protected readonly strategy: Strategy;
  private readonly scanner: Scanner;
  /** For executions in drift time: what they show first, ordered time may show later without it. */
  private readonly driftScanner: Scanner;
  private readonly execution: RunExecution;
  protected readonly outcomes: OutcomeTable;
  protected readonly limits: Limits;
  private readonly found: FoundMistakes;
  private readonly witnessOptions: Omit<WitnessOptions, "execution">;
  protected nExecutions = 0;
  protected nCut = 0;
  protected nSpun = 0;
  /** In the execution that has just ended somebody was held back who had gone round a loop in vain. */
  private isHeld = false;
  private nLoops = 0;
  /** An execution that the search did not need was ended by a limit. */
  private sideEnd: TraceEnd | undefined;
  protected nOther = 0;
  protected nRandom = 0;
  /** Then what ordered time does not show may still happen. */
  private readonly usesTime: boolean;
  private hasEnded = false;
  /** The strategy has begun an execution that the limit kept from being run. */
  private isBegun = false;
  private verdict = STEP;
  private turnEnd = STEPS_PER_TURN;
  private turnEndInstruction = INSTRUCTIONS_PER_TURN;
  protected readonly sightings: Sighting[] = [];
  private minimizer: Minimizer | undefined;
  /** Where the run stood before the minimizer had the machine. */
  private place: Int32Array = new Int32Array();
  private placeTime: Machine["time"] = "ordered";
  private minimizeAt = FIRST_MINIMIZE_AT;
  private division: TreeDivision | undefined;
  /** Executions after which to ask again whether the tree can be divided. */
  private divideAt = 0;
  /** Steps made by others. */
  private nStepsElsewhere = 0;
  private readonly crew: Crew | undefined;
  /** Kinds of mistakes seen in the current execution. */
  private readonly seen = new Set<FindingKind>();
  private readonly sink: Sink = {
    report: (sighting) => this.sightings.push(sighting),
    saw: (kind) => this.seen.add(kind),
  };

  constructor(
    private readonly machine: Machine,
    protected readonly context: SearchContext,
    private readonly options: SearchOptions,
    strategyOf: (run: Run, options: SearchOptions) => Strategy = createStrategy,
  ) {
    this.run = new Run(machine);
    this.usesTime = machine.program.operations.some((name) => name.startsWith("time."));
    this.limits = new Limits(options);
    this.found = new FoundMistakes(options.time);
    this.crew = options.crew;
    this.outcomes = new OutcomeTable(options.isOutputOrdered ?? false);
    this.strategy = strategyOf(this.run, options);
    const { testName } = context;
    const facts = context.facts ?? siteFactsOf(machine);
    const canSeeMaps = facts.mapDetector !== undefined || options.detects === false;
    assert(canSeeMaps || !hasRuntimeMaps(machine.program), "nobody looks inside the program's maps");
    const makeScanner = (): Scanner =>
      new Scanner(options.detects === false ? [] : createDetectors({ ...facts, isTest: testName !== undefined }));
    this.scanner = makeScanner();
    this.driftScanner = this.usesTime ? makeScanner() : this.scanner;
    this.execution = new RunExecution(this.run, new LeakProof(), context.resolve);
    this.witnessOptions = {
      ...facts,
      resolve: context.resolve,
      testName,
      maxSteps: options.maxStepsPerExecution,
    };
  }

  /** Starts the next execution. */
  begin(): boolean {
    if (!this.isBegun) {
      this.isBegun = this.strategy.next(this.run);
      this.hasEnded = !this.isBegun;
    }
    if (this.hasEnded) return false;
    // One more has to exist for the limit to matter.
    if (this.nExecutions >= this.options.maxExecutions) {
      if (this.isExtra()) this.hasEnded = true;
      else this.limits.hit("executions");
      return false;
    }
    this.limits.lift("executions");
    this.isBegun = false;
    return true;
  }

  /** Nothing is left that the search would need. */
  get isOver(): boolean {
    return this.hasEnded;
  }

  /** There is another execution, which the limit on their number keeps from being run. */
  isResting(): boolean {
    return this.isBegun && !this.hasEnded;
  }

  /** Runs the execution on; false when its turn is over before it has ended. */
  advance(): boolean {
    const { run, strategy, machine } = this;
    const { maxStepsPerExecution } = this.options;
    while (!this.isTurnOver()) {
      if (machine.end !== undefined) {
        this.verdict = STUCK;
        return true;
      }
      this.verdict = STEP;
      if (run.isOverLimit(maxStepsPerExecution)) return true;
      this.verdict = strategy.choose(run);
      if (this.verdict !== STEP) return true;
      run.step();
    }
    return false;
  }

  /** Whether it is time to report and to ask whether to go on. */
  isTurnOver(): boolean {
    const { run, machine } = this;
    return run.nSteps >= this.turnEnd || machine.nInstructions >= this.turnEndInstruction;
  }

  startTurn(): void {
    this.turnEnd = this.run.nSteps + STEPS_PER_TURN;
    this.turnEndInstruction = this.machine.nInstructions + INSTRUCTIONS_PER_TURN;
  }

  hasToStop(): boolean {
    const reason = this.options.shouldStop?.();
    this.limits.lift("time");
    this.limits.lift("stopped");
    if (reason === undefined) return false;
    if (this.isExtra()) this.hasEnded = true;
    else if (!this.hasEnded) this.limits.hit(reason);
    return true;
  }

  // What is left can be left out: the search has ended for its own part.
  private isExtra(): boolean {
    return this.strategy.isExtra?.() ?? false;
  }

  private noteLoops(): void {
    const { loops } = this.strategy;
    if (loops === undefined || loops.size === this.nLoops) return;
    this.nLoops = loops.size;
    for (const [site, stack] of loops) {
      const places = stack.map((frame) => this.context.resolve(frame));
      const { file, line } = places.find(({ isUser }) => isUser) ?? this.context.resolve(site);
      this.limits.hitLoop({ file, line, iterations: MAX_ROUNDS });
    }
  }

  // Every execution like the one at hand has been looked at: it is drawn to tell shares of outcomes.
  private isRepeating(): boolean {
    return this.isExtra() && this.strategy.isComplete && this.strategy.kind === "random";
  }

  /** An execution in drift time, of a search of ordered time: it counts for its findings alone. */
  private isDrifting(): boolean {
    return this.machine.time !== this.options.time;
  }

  /** Takes the finished execution in; whether something new was found. */
  finish(): boolean {
    const { run, strategy, execution } = this;
    this.nExecutions++;
    const { kind } = strategy;
    this.isHeld = run.machine.isHolding();
    run.machine.holdsSpinners = false;
    if (kind !== "systematic") this.nOther++;
    if (kind === "random") this.nRandom++;
    const end = this.endOf();
    if (end === CUT_END) {
      if (kind === "systematic") this.nCut++;
      if (kind === "systematic" && this.isHeld) this.nSpun++;
    } else if (end.kind === "limit" && kind === "systematic") this.limits.hitBy(end);
    else if (end.kind === "limit") this.sideEnd = end;
    this.seen.clear();
    const scanner = this.isDrifting() ? this.driftScanner : this.scanner;
    if (scanner.isUsed && !this.isRepeating()) {
      execution.finish(end);
      scanner.scan(run, execution, this.sink);
    }
    const isCounted = end !== CUT_END && !this.isDrifting();
    const setWitness = !isCounted ? undefined : this.outcomes.add(run, end, kind, this.seen);
    const hasNews = this.sightings.length > 0 || setWitness !== undefined;
    if (hasNews) this.takeNews(end, setWitness);
    if (end === STEP_LIMIT_END) strategy.cutShort(run);
    this.noteLoops();
    return hasNews;
  }

  /** The execution, in which the run stands, shows something new; the run stands there again afterwards. */
  protected takeNews(end: TraceEnd, setWitness: ((schedule: Schedule) => void) | undefined): void {
    const { run } = this;
    const choices = run.choices();
    const { resolve } = this.context;
    const news = this.sightings.filter(
      (sighting) => !this.found.isKnown(keyOfSighting(sighting, resolve), this.isDrifting()),
    );
    this.strategy.notice?.(run, news);
    for (const map of racingMaps(run.events, news)) this.options.onMapRace?.(map, this.nExecutions);
    if (setWitness !== undefined) setWitness(this.outcomeWitness(choices, end));
    this.takeSightings(choices);
    // Back to where the strategy left the machine.
    run.repeat(choices);
  }

  // ---- Witnesses with the fewest preemptions

  /** Whether there are findings whose witnesses nobody has tried to improve. Then no limit ends the search yet. */
  hasToMinimize(): boolean {
    if (this.found.toMinimize().findings.length === 0) return false;
    this.limits.lift("executions");
    return true;
  }

  /**
   * Works for a while on witnesses, when the search has nothing left to do or has not found anything for long. False when there is
   * nothing to be done; then the run stands where it stood.
   */
  minimize(): boolean {
    const { run, minimizer } = this;
    if (minimizer === undefined) {
      const isResting = this.isBegun || this.division?.isAtRest === true;
      const isTime = this.hasEnded || isResting || run.nSteps >= this.minimizeAt;
      if (!isTime || !this.hasToMinimize()) return false;
      this.place = run.choices();
      this.placeTime = this.machine.time;
      const { time, findings } = this.found.toMinimize();
      this.machine.time = time;
      const { isOutputOrdered = false, maxMinimizerSteps: maxSteps } = this.options;
      const bounds = { time, isOutputOrdered, ...(maxSteps !== undefined && { maxSteps }) };
      this.minimizer = new Minimizer(this.machine, findings, this.witnessOptions, bounds);
      return true;
    }
    if (!minimizer.advance(STEPS_PER_TURN)) return true;
    for (const finding of minimizer.result()) this.found.improve(finding);
    this.minimizer = undefined;
    this.minimizeAt = 2 * run.nSteps;
    this.machine.time = this.placeTime;
    run.repeat(this.place);
    return false;
  }

  // ---- A tree in pieces

  /** Whether there are pieces to be explored; divides the tree when it is time to. */
  isDivided(): boolean {
    const { crew, division, strategy } = this;
    if (division !== undefined || crew === undefined) return division !== undefined;
    if (this.isBegun || this.nExecutions < Math.max(crew.divideAfter, this.divideAt)) return false;
    const given = strategy.giveAway?.(this.run, crew.maxShared);
    if (given === undefined) {
      this.divideAt = this.nExecutions + DIVIDE_AGAIN_AFTER;
      return false;
    }
    const { time, isOutputOrdered = false } = this.options;
    const dependence = new Dependence(this.run.channelSets, { isOutputOrdered, time });
    this.division = new TreeDivision(this.run, dependence, given.tree, given.cornerSeed);
    return true;
  }

  /** Explores for a while, and takes what has been explored. */
  workOnPieces(): void {
    const { crew, division } = this;
    if (crew === undefined || division === undefined) return;
    if (division.isAtRest) this.handOut(crew, division);
    for (const result of crew.poll()) division.receive(result);
    for (let result = division.take(); result !== undefined; result = division.take()) {
      this.takePiece(result);
      this.handOut(crew, division);
    }
    if (division.isExplored) {
      this.strategy.takeBack?.(division);
      this.division = undefined;
    }
  }

  /** No more executions may be made in pieces, and what was found is minimal. Works on that for a while. */
  hasToRest(): boolean {
    if (this.division === undefined) return false;
    this.limits.lift("executions");
    const isAtLimit = this.division.isAtRest && this.nExecutions >= this.options.maxExecutions;
    if (!isAtLimit || this.minimize()) return false;
    this.limits.hit("executions");
    return true;
  }

  private handOut(crew: Crew, division: TreeDivision): void {
    for (const piece of division.handOut(this.options.maxExecutions - this.nExecutions)) crew.submit(piece);
  }

  private takePiece(result: PieceResult): void {
    const { executions, nCut, nSpun, nOther, nRandom, steps, limits, outcomes, news } = result;
    const before = this.nExecutions;
    const setters = this.outcomes.merge(outcomes);
    for (const one of news) {
      this.nExecutions = before + one.execution;
      this.takeNewsOf(one, one.outcome === undefined ? undefined : setters.get(one.outcome));
    }
    this.nExecutions = before + executions;
    this.nCut += nCut;
    this.nSpun += nSpun;
    this.nOther += nOther;
    this.nRandom += nRandom;
    this.nStepsElsewhere += steps;
    this.limits.merge(limits);
  }

  private takeNewsOf({ choices, end, sightings }: News, setWitness: ((schedule: Schedule) => void) | undefined): void {
    const { resolve } = this.context;
    const unknown = sightings.filter(
      (sighting) => !this.found.isKnown(keyOfSighting(sighting, resolve), this.isDrifting()),
    );
    if (unknown.length === 0 && setWitness === undefined) return;
    repeatPortable(this.run, choices);
    this.sightings.push(...unknown);
    this.takeNews(end, setWitness);
  }

  private outcomeWitness(choices: Int32Array, end: TraceEnd): Schedule {
    const { run, outcomes } = this;
    const key = outcomes.keyOf(run, end);
    const schedule = encodeSchedule(run, choices);
    // With very many outcomes nobody looks at how short each witness is, and an execution without an end takes long to repeat.
    if (outcomes.size > MAX_SHORT_WITNESSES || end.kind === "limit") return schedule;
    return shortenSchedule(run, schedule, this.options.maxStepsPerExecution, (e) => outcomes.keyOf(run, e) === key);
  }

  private endOf(): TraceEnd {
    if (this.verdict === CUT || this.isHeld) return CUT_END;
    if (this.verdict === STEP) return STEP_LIMIT_END;
    return this.machine.end ?? CUT_END;
  }

  private takeSightings(choices: Int32Array): void {
    for (const sighting of this.sightings) {
      const { resolve } = this.context;
      const key = keyOfSighting(sighting, resolve);
      if (this.found.isKnown(key, this.isDrifting())) continue;
      const options = { ...this.witnessOptions, execution: this.nExecutions };
      const found = findWitness(this.run, choices, key, options, sighting.lastStep + 1);
      const finding = this.isDrifting() ? { ...found, requires: ["drift"] as const } : found;
      this.found.add(
        finding,
        sighting.sites.some((site) => resolve(site).isUser),
      );
    }
    this.sightings.length = 0;
  }

  // Executions there will have been, as far as can be told now.
  private estimate(isComplete: boolean): number | undefined {
    if (isComplete) return this.nExecutions;
    const remaining = this.division === undefined ? this.strategy.remaining?.() : this.division.remaining();
    return remaining === undefined ? undefined : this.nExecutions + remaining;
  }

  result(): SearchResult {
    const hasNoLimit = this.limits.list().length === 0;
    const complete = this.hasEnded && this.strategy.isComplete && hasNoLimit;
    // Then what is counted is classes.
    const isCounted = complete || (this.hasEnded && this.strategy.hasWholeBound === true && hasNoLimit);
    if (this.outcomes.nDropped > 0) this.limits.dropOutcomes(MAX_OUTCOMES);
    const isProved = complete && !this.usesTime;
    const findings = withoutSuperseded(this.found.list(), isProved);
    const outcomes = this.outcomes.list(isCounted);
    return {
      executions: this.nExecutions,
      redundant: this.nCut + (isCounted ? this.nOther : 0),
      spun: this.nSpun,
      complete,
      timeMode: this.options.time,
      // If everything was seen, no other execution had to end.
      limits: this.limits.list(complete ? undefined : this.sideEnd),
      loops: this.limits.loops(),
      findings,
      outcomes: isProved ? withoutLockOrders(outcomes) : outcomes,
      firstFinding: findings[0]?.execution ?? 0,
      nRandom: this.nRandom,
      steps: this.run.nSteps + this.nStepsElsewhere,
      estimate: this.estimate(complete),
      preemptionBound: this.strategy.completedBound,
      windows: this.strategy.windows,
    };
  }
}
