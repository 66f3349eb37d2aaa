// From a sighting to a finding: a schedule that shows it, made shorter as long as it still does, and the story of its trace.

import { assert } from "../base/assert.ts";
import type { Dependences } from "../detect/dependences.ts";
import type { Cycle, Detector, Execution, Sighting } from "../detect/detector.ts";
import { createDetectors, type MapDetectorMaker } from "../detect/detectors.ts";
import { isOfRuntime, type SiteCalls, type SiteRoles } from "../detect/site-roles.ts";
import { findingKey } from "../detect/story.ts";
import type { Finding, FindingKind } from "../trace/finding.ts";
import type { MapState } from "../trace/map-state.ts";
import { isMapOperation } from "../trace/operation.ts";
import type { Site } from "../trace/trace.ts";
import { findCycle } from "./cycle.ts";
import { RunExecution } from "./execution.ts";
import { LeakProof } from "./leak.ts";
import { type ChoiceColumns, pairsOf } from "./player.ts";
import { countPreemptions } from "./preemptions.ts";
import { dependencesInTrace } from "./program-flow.ts";
import { type Recording, record } from "./record.ts";
import type { Run } from "./run.ts";
import { encodeSchedule } from "./schedule-codec.ts";
import { shortenSchedule } from "./shorten.ts";

export interface WitnessOptions {
  readonly resolve: (site: number) => Site;
  /** In global sites. */
  readonly dependences: Dependences;
  /** `package.TestX` where that is the program; undefined for main. */
  readonly testName: string | undefined;
  /** By global site. */
  readonly roles: SiteRoles;
  /** By global site. */
  readonly calls: SiteCalls;
  /** See `DetectorOptions`. */
  readonly mapDetector?: MapDetectorMaker | undefined;
  readonly maxSteps: number;
  /** Number of the execution that showed it. */
  readonly execution: number;
}

/** Key of a sighting in global sites. */
export function keyOfSighting({ kind, sites }: Sighting, resolve: (site: number) => Site): string {
  return findingKey(kind, sites.map(resolve));
}

/**
 * The finding with key `key` that the choices `pairs` show: a detector has seen it there. The first `nEnough` of them should do, if what comes
 * behind the mistake makes no difference. Uses the run's machine from the initial state on; the run is left somewhere. *Cost*: see
 * `shortenSchedule`.
 */
export function findWitness(
  run: Run,
  pairs: Int32Array,
  key: string,
  options: WitnessOptions,
  nEnough = pairs.length / 2,
): Finding {
  const witness = new Witness(run, key, options);
  const finding =
    witness.find(pairs.subarray(0, 2 * nEnough), options.execution) ?? witness.find(pairs, options.execution);
  assert(finding !== undefined, "a finding's witness does not show it", { key });
  return finding;
}

/** Fresh detectors for executions of the run: all, or those for these kinds of mistakes. */
export function detectorsOf(
  options: Omit<WitnessOptions, "execution">,
  kinds?: readonly FindingKind[],
): readonly Detector[] {
  const { dependences, testName, roles, calls, mapDetector } = options;
  return createDetectors({ dependences, isTest: testName !== undefined, roles, calls, mapDetector }, kinds);
}

/** What maps hold in a recorded execution. Where that is asked for, the run goes through it once more. */
class MapsOfRecording {
  private isThere = false;

  constructor(
    private readonly run: Run,
    private readonly choices: ChoiceColumns,
  ) {}

  at(address: number, step: number): MapState | undefined {
    this.seek(step);
    return this.run.machine.mapState(address);
  }

  /** See `Execution.keyAt`. */
  keyAt(step: number): number {
    this.seek(step);
    const { machine, events } = this.run;
    return machine.pendingKey(events.goroutine[step] as number);
  }

  private seek(step: number): void {
    const { run, choices } = this;
    if (!this.isThere) run.repeat(pairsOf(choices, choices.length));
    this.isThere = true;
    run.seek(step);
  }
}

class Witness {
  private readonly kind: FindingKind;

  constructor(
    private readonly run: Run,
    private readonly key: string,
    private readonly options: WitnessOptions,
  ) {
    this.kind = key.split(" ", 1)[0] as FindingKind; // `findingKey` begins with it.
  }

  /** Undefined if another end of the execution is needed. */
  find(pairs: Int32Array, nExecutions: number): Finding | undefined {
    const { run } = this;
    const { maxSteps, resolve, testName } = this.options;
    if (this.kind === "livelock" && this.isRound(pairs)) {
      // With fewer departures it is not certain that everyone gets his turn.
      const cycle = run.cycle;
      return this.describe(
        record(run.machine, encodeSchedule(run, pairs), { maxSteps, resolve, testName }),
        nExecutions,
        cycle,
      );
    }
    let nPreemptions = countPreemptions(run, pairs);
    const schedule = encodeSchedule(run, pairs);
    const short = shortenSchedule(run, schedule, maxSteps, (end) => {
      const execution = new RunExecution(run, new LeakProof(), resolve);
      execution.finish(end);
      const seen = this.scan(execution, detectorsOf(this.options, [this.kind]), resolve);
      if (seen === undefined) return false;
      // Fewer departures are not worth another preemption.
      const n = countPreemptions(run, run.choices().subarray(0, 2 * (seen.sighting.lastStep + 1)));
      if (n > nPreemptions) return false;
      nPreemptions = n;
      return true;
    });
    return this.describe(record(run.machine, short, { maxSteps, resolve, testName }), nExecutions);
  }

  private scan(
    execution: Execution,
    detectors: readonly Detector[],
    resolve: (site: number) => Site,
  ): { readonly detector: Detector; readonly sighting: Sighting } | undefined {
    for (const detector of detectors) {
      let found: Sighting | undefined;
      const report = (sighting: Sighting): void => {
        if (found === undefined && keyOfSighting(sighting, resolve) === this.key) found = sighting;
      };
      detector.scan(execution, { report, saw: () => {} });
      if (found !== undefined) return { detector, sighting: found };
    }
    return undefined;
  }

  // Whether the choices end with a cycle, rather than with nobody being able to go on.
  private isRound(pairs: Int32Array): boolean {
    const { run } = this;
    run.repeat(pairs);
    run.machine.enabled();
    if (run.machine.end === undefined) run.cycle = findCycle(run);
    return run.cycle !== undefined;
  }

  private describe(recording: Recording, nExecutions: number, cycle?: Cycle): Finding | undefined {
    const { trace, words, choices, globalSites, needsDrift } = recording;
    const dependences = dependencesInTrace(this.options.dependences, globalSites);
    const roles: SiteRoles = (site) => this.options.roles(globalSites[site] ?? -1);
    const calls: SiteCalls = (site) => this.options.calls(globalSites[site] ?? -1);
    // Not the trace's own values: a text may say more than the word, and then changes when the word does not.
    const { events: rows, end, blocked, stacks } = trace;
    const stackAt = (step: number): readonly number[] => stacks[rows.stack[step] ?? -1] ?? [];
    const callerAt = (step: number): number =>
      stackAt(step).find((site) => !isOfRuntime(this.options.roles(globalSites[site] ?? -1))) ?? -1;
    const callers = Array.from(rows.kind, (kind, step) => (isMapOperation(kind) ? callerAt(step) : -1));
    const maps = new MapsOfRecording(this.run, choices);
    const execution: Execution = {
      ...{ events: rows, end, blocked, values: words, cycle, stackAt, callers },
      mapAt: (address, step) => maps.at(address, step),
      keyAt: (step) => maps.keyAt(step),
      resolve: (site) => trace.sites[site] as Site,
    };
    const detectors = detectorsOf({ ...this.options, dependences, roles, calls }, [this.kind]);
    const seen = this.scan(execution, detectors, (site) => trace.sites[site] as Site);
    if (seen === undefined) return undefined;
    const preemptions = countPreemptions(this.run, pairsOf(choices, seen.sighting.lastStep + 1));
    const { severity, message, explanation, events, cursor, race } = seen.detector.describe(trace, seen.sighting);
    return {
      kind: seen.sighting.kind,
      severity,
      requires: needsDrift ? ["drift"] : [],
      message,
      explanation,
      events,
      schedule: trace.schedule,
      cursor,
      key: this.key,
      execution: nExecutions,
      preemptions,
      isMinimal: preemptions === 0,
      ...(race === undefined ? {} : { race }),
    };
  }
}
