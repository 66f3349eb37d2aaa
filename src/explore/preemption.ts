// Single preemptions, where they could matter: executions that are one of a few base runs but for one switch to another goroutine just
// before a step that conflicts with what that goroutine is going to do. Most concurrency bugs need one or two preemptions at the right
// place (see CHESS, Musuvathi and Qadeer, PLDI 2007), so this finds most of them within a few executions.
//
// What an execution does that its base run did not shows new conflicts; so every execution is searched for preemptions. The next one
// is the best of all that are known: few preemptions, in the middle of something, and at places that have not been tried.

import * as op from "../trace/operation.ts";
import { partnerOf } from "../vm/alternatives.ts";
import { findConflicts, MAX_STEPS, orderOf, type Preemption, RANK_BETWEEN, RANK_ORDER } from "./conflicts.ts";
import type { Dependence } from "./dependence.ts";
import { LONG, MAX_ROUNDS, roundsOf } from "./loops.ts";
import { RunQueue } from "./policy.ts";
import { EventRows, type Run } from "./run.ts";
import { CUT, isPossible, STEP, STUCK, type Strategy } from "./strategy.ts";

/** Steps between two looks at whether somebody goes round in a loop. */
const LOOK_EVERY = 64;
/** Longest run with a preemption that is searched for others. */
const MAX_STEPS_AGAIN = 500;
/** Goroutines of which it is recorded when they were able to go on; with more than `MANY`, of nobody. */
const MAX_RECORDED = 31;
const MANY = 64;
/** In place of a step's site, of what is no preemption but another case of a select. */
const OTHER_CASE = -2;
/** What makes a preemption worse, in ranks: each earlier one, each time its sites were tried, an order that was seen. */
const COST_DEPTH = 2;
const COST_TRIED = 3;
const COST_SEEN = 2;
/** What is worse than this is left to others. */
const MAX_COST = 4.5;

/**
 * Who runs where nothing else is said: `queue`, as the default policy has it; `children`, a new goroutine before the one that has started it;
 * `sleepers`, in drift time, the same, and who sleeps wakes as soon as that is possible.
 */
export type Base = "queue" | "children" | "sleepers";

/** A run that others depart from. */
interface Source {
  readonly index: number;
  readonly base: Base;
  readonly choices: Int32Array;
  /** What it is a departure from, and where. */
  readonly parent: Source | undefined;
  readonly step: number;
  /** Preemptions. */
  readonly depth: number;
}

interface Candidate extends Preemption {
  readonly source: Source;
  /** Of a select: the case to take instead; -1 for what the policy says. */
  readonly alternative: number;
}

/** A case of a select that was not taken. */
interface OtherCase {
  readonly step: number;
  readonly goroutine: number;
  readonly alternative: number;
  readonly site: number;
}

export class PreemptionStrategy implements Strategy {
  readonly name = "preemption";
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly policy = new RunQueue();
  private readonly candidates = new Set<Candidate>();
  /** Names of candidates, those that were tried included. */
  private readonly known = new Set<string>();
  private readonly nTried = new Map<string, number>();
  private readonly nOfBase = new Map<Base, number>();
  private readonly orders = new Set<number>();
  /** By goroutine: the most of its steps that one execution has shown. */
  private readonly longest = new Map<number, EventRows>();
  private readonly otherCases: OtherCase[] = [];
  private nSources = 0;
  private base: Base = "queue";
  private candidate: Candidate | undefined;
  private isToLearn = false;
  private nSeen = 0;
  private nStarted = 0;
  /** By step of the run: a bit for each goroutine that was able to go on. */
  private readonly canGoOn = new Int32Array(MAX_STEPS);

  /**
   * Its first execution is the first base run, the third one the second; of others there are at most `nLeft`.
   * @param bases at least one.
   */
  constructor(
    private readonly dependence: Dependence,
    private nLeft: number,
    private readonly bases: readonly Base[] = ["queue"],
  ) {}

  next(run: Run): boolean {
    this.learn(run);
    this.candidate = undefined;
    if (this.nSources % 2 === 0 && this.nSources / 2 < this.bases.length)
      this.base = this.bases[this.nSources / 2] as Base;
    else {
      this.candidate = this.nLeft-- > 0 ? this.takeBest() : undefined;
      if (this.candidate !== undefined) this.base = this.candidate.source.base;
      else if (!this.takeLeftBase()) return false;
    }
    this.isToLearn = true;
    this.nSources++;
    run.restart();
    this.policy.restart();
    this.nSeen = this.nStarted = this.otherCases.length = 0;
    return true;
  }

  // A base run whose turn has not come, if nothing else is left.
  private takeLeftBase(): boolean {
    const index = Math.ceil(this.nSources / 2);
    if (index >= this.bases.length) return false;
    this.base = this.bases[index] as Base;
    this.nSources = 2 * index;
    return true;
  }

  /** Takes in the execution of its own that has just ended, unless that has been done. */
  learn(run: Run): void {
    if (!this.isToLearn) return;
    this.isToLearn = false;
    const { candidate } = this;
    if (candidate !== undefined && run.length > MAX_STEPS_AGAIN) return;
    const source: Source = {
      index: this.nSources,
      base: this.base,
      choices: run.choices(),
      parent: candidate?.source,
      step: candidate?.step ?? 0,
      depth: candidate === undefined ? 0 : candidate.source.depth + 1,
    };
    const canRun = (step: number, g: number): boolean =>
      g >= MAX_RECORDED || ((this.canGoOn[step] as number) & (1 << g)) !== 0;
    const rows = this.nStarted > MANY ? run.events : this.withRest(run.events);
    const { preemptions, orders } = findConflicts(rows, run.length, this.dependence, canRun);
    for (const order of orders) this.orders.add(order);
    for (const preemption of preemptions) this.add({ ...preemption, source, alternative: -1 });
    for (const { step, goroutine, alternative, site } of this.otherCases) {
      const places = { before: OTHER_CASE, after: site, between: alternative };
      this.add({ step, to: goroutine, rank: RANK_BETWEEN, ...places, source, alternative });
    }
  }

  // The run's steps, and behind them those that its goroutines have made elsewhere and did not come to.
  private withRest(events: EventRows): EventRows {
    const n = Math.min(events.length, MAX_STEPS);
    const own = new Map<number, EventRows>();
    const rows = new EventRows();
    for (let i = 0; i < n; i++) {
      const g = events.goroutine[i] as number;
      const steps = own.get(g) ?? new EventRows();
      own.set(g, steps);
      steps.pushRow(events, i);
      rows.pushRow(events, i);
    }
    if (n < events.length) return rows;
    for (const [g, steps] of this.longest)
      for (let i = own.get(g)?.length ?? 0; i < steps.length; i++) rows.pushRow(steps, i);
    for (const [g, steps] of own) if (steps.length > (this.longest.get(g)?.length ?? 0)) this.longest.set(g, steps);
    return rows;
  }

  // As a departure from the run in which the steps before it were first made.
  private add(candidate: Candidate): void {
    const { step, to, alternative } = candidate;
    let { source } = candidate;
    while (source.parent !== undefined && step <= source.step) source = source.parent;
    const name = `${source.index} ${step} ${to} ${alternative}`;
    if (this.known.has(name) || isChoice(source, step, to, alternative)) return;
    this.known.add(name);
    this.candidates.add({ ...candidate, source });
  }

  private takeBest(): Candidate | undefined {
    let best: Candidate | undefined;
    let least = MAX_COST;
    for (const candidate of this.candidates) {
      const cost = this.costOf(candidate);
      if (cost >= least) continue;
      best = candidate;
      least = cost;
    }
    if (best === undefined) return undefined;
    this.candidates.delete(best);
    const { base } = best.source;
    this.nOfBase.set(base, (this.nOfBase.get(base) ?? 0) + 1);
    const places = placesOf(best);
    this.nTried.set(places, (this.nTried.get(places) ?? 0) + 1);
    return best;
  }

  // Among equals, those of the base that has been tried less.
  private costOf(candidate: Candidate): number {
    const { rank, after, between, source } = candidate;
    const nTried = this.nTried.get(placesOf(candidate)) ?? 0;
    const isSeen = rank === RANK_ORDER && this.orders.has(orderOf(between, after));
    const turn = (this.nOfBase.get(source.base) ?? 0) / 1000;
    return rank + COST_DEPTH * source.depth + COST_TRIED * nTried + (isSeen ? COST_SEEN : 0) + turn;
  }

  choose(run: Run): number {
    const verdict = this.decide(run);
    if (verdict === STEP && this.isRecorded(run)) this.recordCases(run);
    return verdict;
  }

  private decide(run: Run): number {
    const { kind, goroutine, partner } = run.events;
    for (; this.nSeen < run.length; this.nSeen++) {
      const i = this.nSeen;
      this.policy.observe(kind[i] as number, goroutine[i] as number, partner[i] as number);
      if (kind[i] === op.OP_GO) this.nStarted++;
    }
    if (!this.policy.propose(run.machine)) return STUCK;
    if (this.isRecorded(run)) this.recordChoices(run);
    else if (run.length < MAX_STEPS) this.canGoOn[run.length] = -1;
    // Whoever goes round a loop has a long time slice.
    const isLong = run.length >= LONG && run.length % LOOK_EVERY === 0;
    if (isLong && roundsOf(run.events, this.policy.goroutine) >= MAX_ROUNDS && this.hasOthers(run)) return CUT;
    run.goroutine = this.policy.goroutine;
    run.alternative = this.policy.alternative;
    const { candidate } = this;
    if (candidate === undefined || run.length > candidate.step) return this.chooseByBase(run);
    if (run.length === candidate.step) return this.depart(run, candidate);
    run.goroutine = candidate.source.choices[2 * run.length] as number;
    run.alternative = candidate.source.choices[2 * run.length + 1] as number;
    return STEP;
  }

  // Listing all choices takes long where there are many, or when it is done very often.
  private isRecorded(run: Run): boolean {
    return run.length < MAX_STEPS && this.nStarted <= MANY;
  }

  private recordChoices(run: Run): void {
    const { goroutine, length } = run.machine.enabled();
    let bits = 0;
    for (let k = 0; k < length; k++) if ((goroutine[k] as number) < MAX_RECORDED) bits |= 1 << (goroutine[k] as number);
    this.canGoOn[run.length] = bits;
  }

  // The cases that a select could have taken instead of what is being chosen.
  private recordCases({ machine, goroutine, alternative, length }: Run): void {
    const kind = machine.pendingKind(goroutine);
    const mayMeet = kind === op.OP_RENDEZVOUS || kind === op.OP_SELECT;
    const partner = mayMeet ? partnerOf(alternative) : -1;
    for (const g of [goroutine, partner]) {
      if (g < 0 || machine.pendingKind(g) !== op.OP_SELECT) continue;
      const choices = machine.enabled();
      const { site } = machine.pending(g);
      for (let k = 0; k < choices.length; k++) {
        const other = choices.alternative[k] as number;
        if (choices.goroutine[k] === g && (g !== goroutine || other !== alternative))
          this.otherCases.push({ step: length, goroutine: g, alternative: other, site });
      }
    }
  }

  private depart(run: Run, { to, alternative }: Candidate): number {
    if (alternative < 0) return this.switchTo(run, to) ? STEP : CUT;
    if (!isPossible(run.machine.enabled(), to, alternative)) return CUT;
    run.goroutine = to;
    run.alternative = alternative;
    return STEP;
  }

  private chooseByBase(run: Run): number {
    const { machine, events, length } = run;
    if (this.base !== "queue" && length > 0 && events.kind[length - 1] === op.OP_GO) {
      const child = events.partner[length - 1] as number;
      if (child >= 0) this.switchTo(run, child);
    } else if (this.base === "sleepers" && this.isRecorded(run)) {
      const choices = machine.enabled();
      for (let k = 0; k < choices.length; k++) {
        const g = choices.goroutine[k] as number;
        if (machine.pendingKind(g) === op.OP_WAKE && this.switchTo(run, g)) break;
      }
    }
    return STEP;
  }

  private switchTo(run: Run, g: number): boolean {
    const alternative = this.policy.alternativeFor(run.machine, run.machine.enabled(), g);
    if (alternative < 0) return false;
    run.goroutine = g;
    run.alternative = alternative;
    return true;
  }

  private hasOthers(run: Run): boolean {
    const { goroutine, length } = run.machine.enabled();
    return goroutine[0] !== this.policy.goroutine || goroutine[length - 1] !== this.policy.goroutine;
  }

  cutShort(): void {}
}

function isChoice({ choices }: Source, step: number, goroutine: number, alternative: number): boolean {
  return choices[2 * step] === goroutine && (alternative < 0 || choices[2 * step + 1] === alternative);
}

function placesOf({ before, after, between }: Preemption): string {
  return `${before} ${after} ${between}`;
}
