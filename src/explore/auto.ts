// The strategy of an ordinary search: what finds most bugs at once comes first, then everything. The default run, single
// preemptions of it, a few random runs; then optimal reduction to the end. Where the end is far, some random runs now and then look
// into corners that the search would reach late.

import type { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { PreemptionStrategy } from "./preemption.ts";
import { RandomStrategy } from "./random.ts";
import type { Run } from "./run.ts";
import type { Division, ExecutionKind, Strategy } from "./strategy.ts";

const MAX_PREEMPTIONS = 24;
const FIRST_RANDOM = 10;
/** Executions of the search between two visits to random corners. */
const SEARCH_TURN = 2000;
const RANDOM_TURN = 100;

export class AutoStrategy implements Strategy {
  readonly name = "auto";
  private readonly quick: Strategy[];
  private readonly dpor: DporStrategy;
  private corners: Strategy | undefined;
  private current: Strategy;
  private nTurn = 0;
  private nCorners = 0;
  /** Where the search stands while another strategy has the run. */
  private place: Int32Array | undefined;

  constructor(
    dependence: Dependence,
    private readonly seed: number,
    time: "ordered" | "drift",
  ) {
    this.quick = [new PreemptionStrategy(dependence, MAX_PREEMPTIONS), new RandomStrategy(seed, FIRST_RANDOM)];
    this.dpor = new DporStrategy(dependence, { time });
    this.current = this.dpor;
  }

  get isComplete(): boolean {
    return this.dpor.isComplete;
  }

  get kind(): ExecutionKind {
    return this.current.kind;
  }

  next(run: Run): boolean {
    return this.nextQuick(run) || this.nextCorner(run) || this.nextOfSearch(run);
  }

  /** Of the search for everything, once it has begun. */
  remaining(): number | undefined {
    return this.quick.length > 0 ? undefined : this.dpor.remaining();
  }

  choose(run: Run): number {
    return this.current.choose(run);
  }

  cutShort(run: Run): void {
    this.current.cutShort(run);
  }

  giveAway(run: Run): Division | undefined {
    // The run must stand at the end of an execution of the search.
    if (this.current !== this.dpor) return undefined;
    const given = this.dpor.giveAway(run);
    return given && { ...given, cornerSeed: this.seed + this.nCorners + 1 };
  }

  takeBack(rest: Parameters<DporStrategy["takeBack"]>[0]): void {
    this.nTurn = 0;
    this.dpor.takeBack(rest);
  }

  private nextQuick(run: Run): boolean {
    for (let strategy = this.quick[0]; strategy !== undefined; strategy = this.quick[0]) {
      this.current = strategy;
      if (strategy.next(run)) return true;
      this.quick.shift();
    }
    return false;
  }

  private nextCorner(run: Run): boolean {
    if (this.corners === undefined) {
      if (this.nTurn < SEARCH_TURN) return false;
      this.nTurn = 0;
      this.place = run.choices();
      this.corners = new RandomStrategy(this.seed + ++this.nCorners, RANDOM_TURN);
    }
    this.current = this.corners;
    if (this.corners.next(run)) return true;
    this.corners = undefined;
    if (this.place !== undefined) run.repeat(this.place);
    return false;
  }

  private nextOfSearch(run: Run): boolean {
    this.current = this.dpor;
    this.nTurn++;
    return this.dpor.next(run);
  }
}
