// The strategy of an ordinary search: what finds most bugs at once comes first, then everything, then the rest.
//
// 1. The default run, single preemptions of it and of a run in which new goroutines go first, one at the same pace for all, a few random
//    runs, and, if the program has timers, a few in which they fire early.
// 2. Optimal reduction to the end. Where the end is far, there are excursions: random runs now and then look into corners that the search
//    would reach late, and once timers drift for a while.
// 3. Timers that drift, if the program has any: few executions, for findings alone. What is complete is ordered time.
// 4. If everything has been seen: more random runs, so that outcomes have a share of them that says something.

import type { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { DriftStrategy } from "./drift.ts";
import { hasTimers, QuickStrategy } from "./quick.ts";
import { RandomStrategy } from "./random.ts";
import type { Run } from "./run.ts";
import type { Division, ExecutionKind, Strategy } from "./strategy.ts";

/** Executions of the search between two visits to random corners, and how long these are. */
const SEARCH_TURN = 2000;
const RANDOM_TURN = 100;
/** The visit before which timers drift, if the search has not come to its end by then. */
const DRIFT_VISIT = 2;
/** Random executions that are enough to tell shares, and steps that may be spent on those that the search has not made anyway. */
const ENOUGH_RANDOM = 1000;
const SHARE_STEPS = 20_000;

export class AutoStrategy implements Strategy {
  readonly name = "auto";
  private readonly quick: QuickStrategy;
  private readonly dpor: DporStrategy;
  private drift: Strategy | undefined;
  private excursion: Strategy | undefined;
  private current: Strategy;
  private hasSeenAll = false;
  private nTurn = 0;
  private nVisits = 0;
  private nRandom = 0;
  private shares: Strategy | undefined;
  private stepsAtShares = 0;
  /** Where the search stands while another strategy has the run. */
  private place: Int32Array | undefined;

  /** @param drifting the dependence relation in drift time; undefined: timers do not drift apart from `time`. */
  constructor(
    dependence: Dependence,
    private readonly seed: number,
    time: "ordered" | "drift",
    drifting?: Dependence,
  ) {
    this.quick = new QuickStrategy(dependence, seed, drifting);
    this.dpor = new DporStrategy(dependence, { time });
    this.current = this.dpor;
    if (drifting !== undefined) this.drift = new DriftStrategy(drifting, seed);
  }

  get isComplete(): boolean {
    return this.dpor.isComplete;
  }

  get loops(): ReadonlyMap<number, readonly number[]> {
    return this.dpor.loops;
  }

  get kind(): ExecutionKind {
    return this.current.kind;
  }

  isExtra(): boolean {
    return this.hasSeenAll;
  }

  next(run: Run): boolean {
    const hasNext =
      this.nextQuick(run) ||
      (!this.hasSeenAll && (this.nextExcursion(run) || this.nextOfSearch(run))) ||
      this.nextDrifting(run) ||
      this.nextShare(run);
    if (hasNext && this.current.kind === "random") this.nRandom++;
    return hasNext;
  }

  /** Of the search for everything, once it has begun. */
  remaining(): number | undefined {
    return this.quick.isOver ? this.dpor.remaining() : undefined;
  }

  choose(run: Run): number {
    return this.current.choose(run);
  }

  cutShort(run: Run): void {
    this.current.cutShort(run);
  }

  giveAway(run: Run, maxShared: number): Division | undefined {
    // The run must stand at the end of an execution of the search.
    if (this.current !== this.dpor) return undefined;
    const given = this.dpor.giveAway(run, maxShared);
    return given && { ...given, cornerSeed: this.seed + this.nVisits + 1 };
  }

  takeBack(rest: Parameters<DporStrategy["takeBack"]>[0]): void {
    this.nTurn = 0;
    this.dpor.takeBack(rest);
  }

  private nextQuick(run: Run): boolean {
    this.current = this.quick;
    return this.quick.next(run);
  }

  private nextExcursion(run: Run): boolean {
    if (this.excursion === undefined) {
      if (this.nTurn < SEARCH_TURN) return false;
      this.nTurn = 0;
      this.place = run.choices();
      this.excursion = this.nextVisit(run);
    }
    this.current = this.excursion;
    if (this.excursion.next(run)) return true;
    this.excursion = undefined;
    if (this.place !== undefined) run.repeat(this.place);
    return false;
  }

  private nextVisit(run: Run): Strategy {
    const { drift } = this;
    this.nVisits++;
    if (this.nVisits !== DRIFT_VISIT || drift === undefined || !hasTimers(run))
      return new RandomStrategy(this.seed + this.nVisits, RANDOM_TURN);
    this.drift = undefined;
    return drift;
  }

  private nextOfSearch(run: Run): boolean {
    this.current = this.dpor;
    this.nTurn++;
    if (this.dpor.next(run)) return true;
    this.hasSeenAll = true;
    run.machine.holdsSpinners = false;
    return false;
  }

  // Where the search was cut short, or has had many random runs, there is nothing to add.
  private nextShare(run: Run): boolean {
    if (this.shares === undefined) {
      this.shares = new RandomStrategy(this.seed + this.nVisits + 1, ENOUGH_RANDOM - this.nRandom);
      this.stepsAtShares = run.spent;
    }
    this.current = this.shares;
    return this.dpor.isComplete && run.spent - this.stepsAtShares < SHARE_STEPS && this.shares.next(run);
  }

  private nextDrifting(run: Run): boolean {
    if (this.drift === undefined || !hasTimers(run)) return false;
    this.current = this.drift;
    if (this.drift.next(run)) return true;
    this.drift = undefined;
    return false;
  }
}
