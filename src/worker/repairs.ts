// Repairs with evidence: makes the candidates for a finding, and explores the program that each one gives. Counts steps instead of
// milliseconds, so that the same program always gets the same answer; whoever drives it decides how long a turn may take.

import { record } from "../explore/record.ts";
import { search } from "../explore/search.ts";
import { ProgramText } from "../repair/program-text.ts";
import { repairsFor } from "../repair/repairs.ts";
import type { SearchResult } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import type { RunOptions } from "../trace/options.ts";
import {
  applyEdits,
  type CheckedRepair,
  type RemainingFinding,
  type Repair,
  type RepairResult,
  type RepairVerdict,
} from "../trace/repair.ts";
import type { Compilation, Compiler } from "./compile.ts";
import { contextFor, machineFor } from "./machine.ts";
import { compilationFor } from "./map-programs.ts";
import type { RepairTools } from "./session.ts";

/** Visible operations that a repaired program is explored for, and after the first mistake. */
const MAX_STEPS = 400_000;
const MAX_STEPS_REFUTED = 30_000;
const MAX_EXECUTIONS = 20_000;
/** Candidates that are tried, and good ones after which the others are not. */
const MAX_CANDIDATES = 60;
const ENOUGH = 8;
/** Visible operations for all candidates together, and when there is a good one. */
const MAX_TOTAL_STEPS = 6_000_000;
const MAX_TOTAL_STEPS_REPAIRED = 1_500_000;
/** Other findings of the same program whose repairs are tried when none of the finding's own helps. */
const MAX_OTHERS = 3;

/** What is to be repaired: the program as it was analysed, and what was found in it. */
export interface RepairTask {
  readonly source: string;
  readonly fileName: string;
  readonly options: RunOptions;
  readonly compilation: Compilation;
  readonly finding: Finding;
  /** All that was found out about the program. */
  readonly result: SearchResult;
}

/** What a session fetches when somebody asks for repairs. */
export const REPAIR_TOOLS: RepairTools = { searchFor: (compiler, task) => new RepairSearch(compiler, task) };

export class RepairSearch {
  private readonly work: Generator<void, void>;
  private readonly checked: CheckedRepair[] = [];
  private readonly texts: Set<string>;
  private nWaiting = 0;
  private nSteps = 0;

  constructor(
    private readonly compiler: Compiler,
    private readonly task: RepairTask,
  ) {
    this.texts = new Set([task.source]);
    this.work = this.run();
  }

  /** Works on for one turn of a search at most. True when all is done. */
  advance(): boolean {
    return this.work.next().done === true;
  }

  /** What is known so far, the best first. */
  result(): RepairResult {
    return { checked: [...this.checked].sort(byWorth), nWaiting: this.nWaiting };
  }

  private *run(): Generator<void, void> {
    const { finding, result } = this.task;
    yield* this.tryAll(this.candidates(finding));
    // One mistake often shows in several ways, and not each of them tells what to change.
    const others = result.findings.filter(({ key }) => key !== finding.key).slice(0, MAX_OTHERS);
    for (const other of others) if (!this.hasGood()) yield* this.tryAll(this.candidates(other));
    this.nWaiting = 0;
  }

  private *tryAll(candidates: readonly Repair[]): Generator<void, void> {
    this.nWaiting = Math.min(candidates.length, MAX_CANDIDATES);
    yield;
    for (const repair of candidates.slice(0, MAX_CANDIDATES)) {
      this.nWaiting--;
      if (this.isSettled(repair)) continue;
      const source = applyEdits(this.task.source, repair.edits);
      if (this.texts.has(source)) continue;
      this.texts.add(source);
      const checked = yield* this.check(repair, source);
      if (checked !== undefined) this.keep(checked);
      yield;
    }
  }

  private candidates(finding: Finding): readonly Repair[] {
    const { task, compiler } = this;
    const { checked } = compiler.check(task.source, this.compileOptions());
    if (checked === undefined) return [];
    const compilation = compilationFor(task.compilation, task.options, finding.schedule);
    const { trace } = record(machineFor(compilation, task.options), finding.schedule, {
      resolve: compilation.resolve,
      testName: compilation.testName,
      maxSteps: task.options.maxStepsPerExecution,
    });
    const program = new ProgramText(checked.pkg, checked.file);
    return repairsFor({ program, finding, trace, goMinor: task.options.goMinor });
  }

  private compileOptions(): Parameters<Compiler["compile"]>[1] {
    const { fileName, options, compilation } = this.task;
    const { goMinor } = options;
    return { fileName, goMinor, entry: compilation.entry, ...mapProgramOf(options) };
  }

  /** Whether there are better ones to show, or one of the same name. */
  private isSettled({ title }: Repair): boolean {
    const good = this.checked.filter(({ verdict }) => verdict === "verified");
    if (this.nSteps >= (good.length > 0 ? MAX_TOTAL_STEPS_REPAIRED : MAX_TOTAL_STEPS)) return true;
    return good.length >= ENOUGH || good.some(({ repair }) => repair.title === title);
  }

  private hasGood(): boolean {
    return this.checked.some(({ verdict }) => verdict === "verified" || verdict === "unproved");
  }

  // Of repairs with one title, the best.
  private keep(checked: CheckedRepair): void {
    const i = this.checked.findIndex(({ repair }) => repair.title === checked.repair.title);
    const known = this.checked[i];
    if (known === undefined) this.checked.push(checked);
    else if (byWorth(checked, known) < 0) this.checked[i] = checked;
  }

  private *check(repair: Repair, source: string): Generator<void, CheckedRepair | undefined> {
    const compilation = this.compiler.compile(source, this.compileOptions());
    if (compilation.program === undefined) return undefined;
    const result = yield* this.explore(compilation);
    const failing = result.outcomes
      .flatMap(({ verdicts }) => verdicts)
      .reduce((sum, { kinds, count }) => sum + (kinds.length > 0 ? count : 0), 0);
    const remaining = result.findings.map((finding) => this.remains(finding));
    const { complete } = result;
    const n = result.outcomes.reduce((sum, { count }) => sum + count, 0);
    const verdict = this.failsItsTest(result) ? "refuted" : this.verdictOf(result, remaining);
    const isNowFailing = remaining.length === 0 && this.failsItsTest(result);
    const words = `${failing} of ${n} executions fail${complete ? " (complete)" : ""}${isNowFailing ? ", but the program now exits with an error" : ""}`;
    this.nSteps += result.steps;
    const newOutputs = this.newOutputs(result);
    return { repair, source, verdict, executions: n, complete, failing, remaining, newOutputs, words };
  }

  private *explore(compilation: Compilation): Generator<void, SearchResult> {
    const { options } = this.task;
    let latest: SearchResult | undefined;
    const isTooLong = (): boolean => {
      if (latest === undefined) return false;
      return latest.steps >= (latest.findings.length > 0 ? MAX_STEPS_REFUTED : MAX_STEPS);
    };
    const maxExecutions = Math.min(options.maxExecutions, MAX_EXECUTIONS);
    const machine = machineFor(compilation, options);
    const searching = search(machine, contextFor(compilation, machine), {
      ...options,
      maxExecutions,
      shouldStop: () => (isTooLong() ? "stopped" : undefined),
    });
    for (;;) {
      const { value, done } = searching.next();
      latest = value;
      if (done) return value;
      yield;
    }
  }

  private remains(finding: Finding): RemainingFinding {
    const { kind, message } = finding;
    return { kind, message, isNew: !this.task.result.findings.some((known) => isSameMistake(known, finding)) };
  }

  // What comes of a race on a map may come of it as long as it is there.
  private lets({ kind, events }: Finding): boolean {
    const isOfMaps = this.task.finding.schedule.maps !== undefined;
    return isOfMaps && kind === "data-race" && events.some(({ operation }) => operation.startsWith("map-"));
  }

  private newOutputs({ outcomes }: SearchResult): readonly string[] {
    const before = new Set(this.task.result.outcomes.map(({ output }) => sortedLines(output)));
    return [...new Set(outcomes.filter(({ output }) => !before.has(sortedLines(output))).map(({ output }) => output))];
  }

  // No execution of a program that could end well may end badly after a repair.
  private failsItsTest({ outcomes }: SearchResult): boolean {
    const canEndWell = this.task.result.outcomes.some(({ kind, exitCode }) => kind === "exit" && exitCode === 0);
    const before = new Set(
      this.task.result.outcomes.filter(({ kind }) => kind === "exit").map(({ exitCode }) => exitCode),
    );
    return (
      canEndWell && outcomes.some(({ kind, exitCode }) => kind === "exit" && exitCode !== 0 && !before.has(exitCode))
    );
  }

  private verdictOf({ findings, complete }: SearchResult, remaining: readonly RemainingFinding[]): RepairVerdict {
    if (findings.length === 0) return complete ? "verified" : "unproved";
    const isThere = findings.some((finding) => isSameMistake(this.task.finding, finding) || this.lets(finding));
    return isThere || remaining.some(({ isNew }) => isNew) ? "refuted" : "partial";
  }
}

// Lines move with a repair; what it is about does not.
function isSameMistake(a: Finding, b: Finding): boolean {
  if (a.kind !== b.kind) return false;
  const objects = new Set(a.events.map(({ object }) => object));
  return b.events.some(({ object }) => objects.has(object));
}

// Lines of different goroutines come in any order.
function sortedLines(text: string): string {
  return text.split("\n").sort().join("\n");
}

const ORDER: readonly RepairVerdict[] = ["verified", "unproved", "partial", "refuted"];

function byWorth(a: CheckedRepair, b: CheckedRepair): number {
  const byVerdict = ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict);
  if (byVerdict !== 0) return byVerdict;
  // What changes what the program prints may do more than repair.
  const byOutput = Math.sign(a.newOutputs.length) - Math.sign(b.newOutputs.length);
  return byOutput !== 0 ? byOutput : sizeOf(a.repair) - sizeOf(b.repair);
}

/** How much of the text an edit changes. */
function sizeOf({ edits }: Repair): number {
  return edits.reduce((sum, { start, end, text }) => sum + (end - start) + text.length, 0);
}
