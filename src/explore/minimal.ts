// Witnesses with the fewest preemptions, and of these with the fewest events. A search bounded by preemptions goes through all executions
// without one, then with one, and so on, and looks out for mistakes that are known: the first to show one has the fewest preemptions.
// When a bound is explored to its end and a mistake has not shown, the witness that there is with one preemption more is proved minimal.
//
// Counted in steps, so that what comes out does not depend on the machine: small programs are proved, of large ones the
// witness stays that was found best. What the search comes across besides is not reported.

import type { Detector, Sighting, Sink } from "../detect/detector.ts";
import type { Finding, FindingKind } from "../trace/finding.ts";
import type { Machine } from "../vm/api.ts";
import { BoundedStrategy } from "./bounded.ts";
import { Dependence } from "./dependence.ts";
import { CUT_END, RunExecution, STEP_LIMIT_END } from "./execution.ts";
import { LeakProof } from "./leak.ts";
import { Run } from "./run.ts";
import { STUCK } from "./strategy.ts";
import { detectorsOf, findWitness, keyOfSighting, type WitnessOptions } from "./witness.ts";

/** Steps that may be made for all findings together, those of new witnesses apart. */
const MAX_STEPS = 400_000;
/** Steps within which fewer events are looked for when the preemptions are proved. */
const MAX_EXTRA_STEPS = 40_000;
const COMPARISONS_PER_STEP = 64;

export interface MinimizerOptions {
  readonly time: "ordered" | "drift";
  readonly isOutputOrdered: boolean;
  /** Default 400,000. */
  readonly maxSteps?: number;
}

/** An execution that shows a mistake: its choices up to there. */
interface Candidate {
  readonly pairs: Int32Array;
  readonly preemptions: number;
}

export class Minimizer {
  private readonly findings: Map<string, Finding>;
  private readonly run: Run;
  private readonly strategy: BoundedStrategy;
  private readonly execution: RunExecution;
  private readonly kinds: readonly FindingKind[];
  private readonly detectors: readonly Detector[];
  /** By key: the best execution so far that is better than the finding's own. */
  private readonly candidates = new Map<string, Candidate>();
  private readonly seen = new Set<FindingKind>();
  private readonly sink: Sink = { report: () => {}, saw: (kind) => this.seen.add(kind) };
  private isRunning = false;
  private lastStep: number;
  private hasEnded = false;

  /** The machine is used from its initial state on. */
  constructor(
    machine: Machine,
    findings: readonly Finding[],
    private readonly witness: Omit<WitnessOptions, "execution">,
    options: MinimizerOptions,
  ) {
    this.findings = new Map(findings.map((finding) => [finding.key, finding]));
    this.run = new Run(machine);
    const { time, isOutputOrdered, maxSteps = MAX_STEPS } = options;
    const dependence = new Dependence(this.run.channelSets, { isOutputOrdered, time });
    const maxPreemptions = Math.max(0, ...findings.map(({ preemptions }) => preemptions));
    this.strategy = new BoundedStrategy(dependence, { time, maxPreemptions });
    this.execution = new RunExecution(this.run, new LeakProof(), witness.resolve);
    this.kinds = [...new Set(findings.map(({ kind }) => kind))];
    this.detectors = detectorsOf(witness, this.kinds);
    this.lastStep = maxSteps;
  }

  /** Steps made; so many comparisons of steps count as one. */
  private get nSteps(): number {
    return this.run.nSteps + this.strategy.nCompared / COMPARISONS_PER_STEP;
  }

  /** Works on for about so many steps. True when there is nothing left to do, or the steps are used up. */
  advance(nSteps: number): boolean {
    const { run, strategy } = this;
    const { maxSteps } = this.witness;
    const until = Math.min(this.nSteps + nSteps, this.lastStep);
    while (!this.hasEnded && this.nSteps < until) {
      if (!this.isRunning) this.begin();
      else if (run.machine.end !== undefined || run.isOverLimit(maxSteps) || strategy.choose(run) === STUCK)
        this.finish();
      else run.step();
    }
    if (this.nSteps >= this.lastStep) this.hasEnded = true;
    return this.hasEnded;
  }

  /** The findings with the best witnesses so far. Makes those that are new: cost as for a new finding. */
  result(): readonly Finding[] {
    const completed = this.strategy.completedBound ?? -1;
    return [...this.findings].map(([key, finding]) => {
      const best = this.improve(key, finding);
      return best.isMinimal || best.preemptions > completed + 1 ? best : { ...best, isMinimal: true };
    });
  }

  private begin(): void {
    this.isRunning = this.strategy.next(this.run);
    if (!this.isRunning || this.isSettled()) this.hasEnded = true;
  }

  // Whether it is known of all findings how many preemptions they need; then some more steps for fewer events.
  private isSettled(): boolean {
    const completed = this.strategy.completedBound ?? -1;
    let hasFurther = false;
    for (const [key, finding] of this.findings) {
      const { preemptions } = this.candidates.get(key) ?? finding;
      if (preemptions > completed + 1) return false;
      if (preemptions > completed) hasFurther = true;
    }
    this.lastStep = Math.min(this.lastStep, this.nSteps + MAX_EXTRA_STEPS);
    return !hasFurther;
  }

  private finish(): void {
    const { run, execution } = this;
    this.isRunning = false;
    const isCut = run.machine.end === undefined && run.isOverLimit(this.witness.maxSteps);
    execution.finish(run.machine.end ?? (isCut ? STEP_LIMIT_END : CUT_END));
    this.seen.clear();
    for (const detector of this.detectors) detector.scan(execution, this.sink);
    if (this.mayShowBetter()) this.lookCloser();
    if (isCut) this.strategy.cutShort(run);
  }

  private mayShowBetter(): boolean {
    for (const [key, finding] of this.findings) {
      const { preemptions } = this.candidates.get(key) ?? finding;
      if (this.seen.has(finding.kind) && preemptions >= this.strategy.bound) return true;
    }
    return false;
  }

  private lookCloser(): void {
    const sightings: Sighting[] = [];
    const sink: Sink = { report: (sighting) => sightings.push(sighting), saw: () => {} };
    const kinds = this.kinds.filter((kind) => this.seen.has(kind));
    for (const detector of detectorsOf(this.witness, kinds)) detector.scan(this.execution, sink);
    for (const sighting of sightings) {
      const key = keyOfSighting(sighting, this.witness.resolve);
      const finding = this.findings.get(key);
      if (finding === undefined) continue;
      const nEvents = sighting.lastStep + 1;
      const preemptions = this.strategy.preemptionsBefore(nEvents);
      const known = this.candidates.get(key);
      const best = known ?? finding;
      const bestEvents = known === undefined ? finding.cursor : known.pairs.length / 2;
      const isBetter = preemptions < best.preemptions || (preemptions === best.preemptions && nEvents < bestEvents);
      if (isBetter) this.candidates.set(key, { pairs: this.run.choices().subarray(0, 2 * nEvents), preemptions });
    }
  }

  // The finding with the witness that the best execution gives, if that is better.
  private improve(key: string, finding: Finding): Finding {
    const candidate = this.candidates.get(key);
    if (candidate === undefined) return finding;
    this.candidates.delete(key);
    const { execution, requires } = finding;
    const found = findWitness(new Run(this.run.machine), candidate.pairs, key, { ...this.witness, execution });
    const better = { ...found, requires };
    const isBetter =
      better.preemptions < finding.preemptions ||
      (better.preemptions === finding.preemptions && better.cursor < finding.cursor);
    const best = isBetter ? better : finding;
    this.findings.set(key, best);
    return best;
  }
}
