// A search of one piece of the tree, on a machine of its own that has executed nothing else: so what comes out depends on the piece
// alone, and not on what this worker has done before. It makes no witnesses; who takes the result does.

import type { Schedule } from "../trace/schedule.ts";
import type { TraceEnd } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";
import { Dependence } from "./dependence.ts";
import { PIECE_STEPS } from "./division.ts";
import { DporStrategy } from "./dpor.ts";
import type { News, Piece, PieceResult, TreePiece } from "./piece.ts";
import { portableChoices } from "./portable.ts";
import { RandomStrategy } from "./random.ts";
import type { Run } from "./run.ts";
import { Search } from "./search.ts";
import type { SearchContext, SearchOptions } from "./search-options.ts";
import type { Strategy } from "./strategy.ts";
import { keyOfSighting } from "./witness.ts";

/** The tree below a piece, up to the piece's limits. */
class PieceStrategy implements Strategy {
  readonly name = "piece";
  readonly kind = "systematic";
  readonly isComplete = false;
  private nExecutions = -1;

  constructor(
    private readonly piece: TreePiece,
    private readonly dpor: DporStrategy,
  ) {}

  get loops(): DporStrategy["loops"] {
    return this.dpor.loops;
  }

  next(run: Run): boolean {
    this.nExecutions++;
    if (this.nExecutions === 0) return this.dpor.takeOver(run, this.piece);
    if (this.nExecutions >= this.piece.maxExecutions || run.nSteps >= PIECE_STEPS) return false;
    return this.dpor.next(run);
  }

  choose(run: Run): number {
    return this.dpor.choose(run);
  }

  cutShort(run: Run): void {
    this.dpor.cutShort(run);
  }
}

/** The search of one piece. */
export class PieceSearch extends Search {
  private readonly news: News[] = [];
  /** Undefined for random executions. */
  private readonly tree: DporStrategy | undefined;

  /**
   * @param machine a fresh one.
   * @param sent keys of findings and outcomes that this worker has sent before, to be added to: their executions are not sent again.
   */
  constructor(
    machine: Machine,
    context: SearchContext,
    options: SearchOptions,
    private readonly piece: Piece,
    private readonly sent: Set<string>,
  ) {
    let tree: DporStrategy | undefined;
    super(machine, context, { ...options, maxExecutions: Number.POSITIVE_INFINITY }, (run) => {
      if (piece.kind === "random") return new RandomStrategy(piece.seed, piece.maxExecutions);
      const { time, isOutputOrdered = false } = options;
      tree = new DporStrategy(new Dependence(run.channelSets, { isOutputOrdered, time }), { time });
      return new PieceStrategy(piece, tree);
    });
    this.tree = tree;
  }

  private isInExecution = false;

  /** Searches on for some thousand steps; the result once the piece is done. */
  work(): PieceResult | undefined {
    this.startTurn();
    while (!this.isTurnOver()) {
      if (!this.isInExecution && !this.begin()) return this.pieceResult();
      this.isInExecution = !this.advance();
      if (!this.isInExecution) this.finish();
    }
    return undefined;
  }

  protected override takeNews(end: TraceEnd, setWitness: ((schedule: Schedule) => void) | undefined): void {
    const { run, outcomes, sent } = this;
    const { resolve } = this.context;
    const key = setWitness === undefined ? undefined : outcomes.keyOf(run, end);
    const outcome = key !== undefined && !sent.has(key) ? key : undefined;
    const sightings = this.sightings.filter((sighting) => !sent.has(keyOfSighting(sighting, resolve)));
    this.sightings.length = 0;
    if (outcome === undefined && sightings.length === 0) return;
    if (outcome !== undefined) sent.add(outcome);
    for (const sighting of sightings) sent.add(keyOfSighting(sighting, resolve));
    const choices = portableChoices(run, run.length);
    this.news.push({ execution: this.nExecutions, choices, end, outcome, sightings });
  }

  private pieceResult(): PieceResult {
    const { run, nExecutions, nCut, nSpun, nOther, nRandom, news } = this;
    return {
      number: this.piece.number,
      executions: nExecutions,
      nCut,
      nSpun,
      nOther,
      nRandom,
      steps: run.nSteps,
      limits: this.limits.list(),
      outcomes: this.outcomes.counts(),
      news,
      rest: this.tree?.rest(run),
    };
  }
}
