// What every detector is: it scans an execution for a kind of mistake, and tells the story of one on a recorded trace.

import type { Severity } from "../base/diagnostics.ts";
import type { FindingEvent, FindingKind } from "../trace/finding.ts";
import type { MapState } from "../trace/map-state.ts";
import type { RaceReport } from "../trace/race-report.ts";
import type { Site, Trace, TraceEnd } from "../trace/trace.ts";

/** Event columns as detectors read them: a trace's, or those of the explorer's reused record. Rows as in `EventColumns`. */
export interface Events {
  readonly length: number;
  readonly kind: Int32Array;
  readonly goroutine: Int32Array;
  readonly object: Int32Array;
  readonly extent: Int32Array;
  readonly partner: Int32Array;
  readonly site: Int32Array;
}

/** Steps `from` (inclusive) to `to` (exclusive): the state before both is the same. */
export interface Cycle {
  readonly from: number;
  readonly to: number;
}

/** An execution as far as detectors need it; a `Trace` is one. Goroutine and site numbers are the execution's own. */
export interface Execution {
  readonly events: Events;
  readonly end: TraceEnd;
  /**
   * At a deadlock, everyone who waits (at a livelock also who spins); after the end of main, those whose leak is proved; else those who wait for
   * each other's locks in a circle.
   */
  readonly blocked: Trace["blocked"];
  /**
   * Per event, the value read or written, or what an atomic operation left there: a machine word, or in a trace its text. Equal (===) for
   * equal words of one cell. Undefined, or missing, where nothing was recorded; longer than the events.
   */
  readonly values: readonly unknown[];
  /** Stack of calls of an event, as sites, innermost first. Missing in traces, which have recorded it. Cost: linear in the events. */
  stackAt?(step: number): readonly number[];
  /** Hash of the key that an operation on a sync.Map is about; 0 where there is none or it is not known. Cost: as `stackAt`. */
  keyAt?(step: number): number;
  /**
   * Per event that marks an operation on a map at runtime detail: site of the operation in the program; of others -1. Missing: the event's own.
   */
  readonly callers?: ArrayLike<number>;
  /** Resolves a site. Missing in traces, which have their sites. */
  resolve?(site: number): Site;
  /**
   * The map at runtime detail with its header at `address`, as it is before step `step` (at the end: the number of events); undefined when
   * there is none. *Cost*: linear in the events between that moment and the end, and in the map.
   */
  mapAt?(address: number, step: number): MapState | undefined;
  /** Of an execution that can go round for ever although nobody is kept from running: once round. It has been proved that all of them can end. */
  readonly cycle?: Cycle | undefined;
}

/** A mistake seen in an execution. */
export interface Sighting {
  readonly kind: FindingKind;
  /** Sites that make it this mistake and no other, in the execution's numbers; their order does not matter. */
  readonly sites: readonly number[];
  /** What the detector's own `describe` needs: steps, or rows of `blocked`. */
  readonly rows: readonly number[];
  /** Whatever comes behind this step, the mistake has been made. */
  readonly lastStep: number;
}

/** A sighting told in words. */
export interface Story {
  readonly severity: Severity;
  /** One sentence with names and lines. */
  readonly message: string;
  readonly explanation: readonly string[];
  /** In step order. What was waited for and never happened has the trace's length as its step. */
  readonly events: readonly FindingEvent[];
  /** Where to look first: the number of events executed, so that all that matters has happened. */
  readonly cursor: number;
  /** Of a data race. */
  readonly race?: RaceReport | undefined;
}

/** Takes what a scan sees. */
export interface Sink {
  /** A mistake that the detector has not reported before. */
  report(sighting: Sighting): void;
  /** The execution shows a mistake of this kind, reported before or not. May be called several times. */
  saw(kind: FindingKind): void;
}

/** Finds one kind of mistake. An instance reports each mistake once, however many executions it scans. */
export interface Detector {
  /** Kinds of operations: where none of them has happened, a scan sees nothing and can be left out. Missing: it depends on more. */
  readonly needs?: readonly number[];
  /** Looks for mistakes in this execution. *Cost*: about linear in the events; allocates only for a report. */
  scan(execution: Execution, sink: Sink): void;
  /** Tells a sighting that a scan of this very trace reported. */
  describe(trace: Trace, sighting: Sighting): Story;
}
