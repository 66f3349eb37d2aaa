// From a sighting to a finding: a schedule that shows it, made shorter as long as it still does, and the story of its trace.

import { assert } from "../base/assert.ts";
import type { Detector, Execution, Sighting } from "../detect/detector.ts";
import { createDetectors } from "../detect/detectors.ts";
import type { SiteCalls, SiteRoles } from "../detect/site-roles.ts";
import { findingKey } from "../detect/story.ts";
import type { Finding } from "../trace/finding.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Site } from "../trace/trace.ts";
import { RunExecution } from "./execution.ts";
import { LeakProof } from "./leak.ts";
import { type Recording, record } from "./record.ts";
import type { Run } from "./run.ts";
import { encodeSchedule } from "./schedule-codec.ts";
import { shortenSchedule } from "./shorten.ts";

export interface WitnessOptions {
  readonly resolve: (site: number) => Site;
  /** Global sites of the reads that the value written at a global site is computed from. */
  readonly dependences: (site: number) => readonly number[];
  /** `package.TestX` where that is the program; undefined for main. */
  readonly testName: string | undefined;
  /** By global site. */
  readonly roles: SiteRoles;
  /** By global site. */
  readonly calls: SiteCalls;
  readonly maxSteps: number;
  /** Number of the execution that showed it. */
  readonly execution: number;
}

/** Key of a sighting in global sites. */
export function keyOfSighting({ kind, sites }: Sighting, resolve: (site: number) => Site): string {
  return findingKey(kind, sites.map(resolve));
}

/**
 * The finding with key `key` that the choices `pairs` show: a detector has seen it there. Uses the run's machine from the initial
 * state on; the run is left somewhere. *Cost*: see `shortenSchedule`.
 */
export function findWitness(run: Run, pairs: Int32Array, key: string, options: WitnessOptions): Finding {
  const witness = new Witness(run, key, options);
  return witness.find(encodeSchedule(run, pairs), options.execution);
}

class Witness {
  constructor(
    private readonly run: Run,
    private readonly key: string,
    private readonly options: WitnessOptions,
  ) {}

  find(schedule: Schedule, nExecutions: number): Finding {
    const { maxSteps, resolve, testName, dependences, roles, calls } = this.options;
    const short = shortenSchedule(this.run, schedule, maxSteps, (end) => {
      const execution = new RunExecution(this.run, new LeakProof(), resolve);
      execution.finish(end);
      return this.scan(execution, this.detectors(dependences, roles, calls), resolve) !== undefined;
    });
    return this.describe(record(this.run.machine, short, { maxSteps, resolve, testName }), nExecutions);
  }

  private detectors(
    dependences: (site: number) => readonly number[],
    roles: SiteRoles,
    calls: SiteCalls,
  ): readonly Detector[] {
    return createDetectors({ dependences, isTest: this.options.testName !== undefined, roles, calls });
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

  private describe(recording: Recording, nExecutions: number): Finding {
    const { trace, words, globalSites, needsDrift } = recording;
    const localSites = new Map(globalSites.map((site, index) => [site, index]));
    const dependences = (site: number): readonly number[] =>
      this.options.dependences(globalSites[site] ?? -1).flatMap((read) => localSites.get(read) ?? []);
    const roles: SiteRoles = (site) => this.options.roles(globalSites[site] ?? -1);
    const calls: SiteCalls = (site) => this.options.calls(globalSites[site] ?? -1);
    // Not the trace's own values: a text may say more than the word, and then changes when the word does not.
    const execution: Execution = { events: trace.events, end: trace.end, blocked: trace.blocked, values: words };
    const detectors = this.detectors(dependences, roles, calls);
    const seen = this.scan(execution, detectors, (site) => trace.sites[site] as Site);
    assert(seen !== undefined, "a finding's witness does not show it", { key: this.key, schedule: trace.schedule });
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
      ...(race === undefined ? {} : { race }),
    };
  }
}
