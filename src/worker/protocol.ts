// What the page and the engine's worker say to each other. Types only. Every request carries an id; replies to a request that
// is no longer the newest of its kind are dropped by the client.

import type { Severity } from "../base/diagnostics.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import type { MapHistory } from "../trace/map-history.ts";
import type { RunOptions } from "../trace/options.ts";
import type { RepairResult } from "../trace/repair.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { EventColumns, Trace } from "../trace/trace.ts";

/** A diagnostic resolved for people. Columns: `column` in bytes (Go), `startColumn`/`endColumn` in UTF-16 from 1 (editor). */
export interface DiagnosticView {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A function that a program can begin with: `main` or a test. */
export interface EntryView {
  readonly name: string;
  readonly line: number;
}

/** How much more a search may do, on top of what it has done. */
export interface Allowance {
  readonly timeoutMs: number;
  readonly maxExecutions: number;
}

/** The page asks. `stop`, `continue` and `deepen` carry the id of the analysis they are about, as do the replies to them. */
export type Request =
  | { readonly kind: "analyze"; readonly id: number; readonly source: string; readonly options: RunOptions }
  /** The page has its first picture: what the engine began without may be fetched now. No reply. */
  | { readonly kind: "prepare"; readonly id: number }
  /** The search rests with what it has; its result so far arrives as final. */
  | { readonly kind: "stop"; readonly id: number }
  /** A search that was stopped, or that hit its limit of time or executions, goes on where it was. */
  | ({ readonly kind: "continue"; readonly id: number } & Allowance)
  /**
   * The program last analysed is searched again from the start with other bounds (steps, loops, preemptions, executions, time). What was
   * found before stays among the findings.
   */
  | { readonly kind: "deepen"; readonly id: number; readonly options: RunOptions }
  /** Candidates for mending the finding with this key, each tried out. A newer analysis or request of this kind ends it. */
  | { readonly kind: "repairs"; readonly id: number; readonly key: string }
  /** Record the execution of `schedule` (of the program last analysed without errors). */
  | {
      readonly kind: "trace";
      readonly id: number;
      readonly schedule: Schedule;
      /** What a finding may need another time than the options' for. */
      readonly time: RunOptions["time"];
    }
  /** State before step `cursor` of an execution: its `recording` is the id of the request for its trace, or `Witness.recording`. */
  | { readonly kind: "snapshot"; readonly id: number; readonly recording: number; readonly cursor: number }
  /** What became of the maps of an execution; `recording` as above. `events` are its trace's, which the page has been given. */
  | { readonly kind: "map-history"; readonly id: number; readonly recording: number; readonly events: EventColumns };

/** What the page would ask for as soon as it hears of a finding: its execution, and the state at its moment. */
export interface Witness {
  /** Below zero: no request has this number. */
  readonly recording: number;
  readonly trace: Trace;
  readonly isOtherStory: boolean;
  readonly snapshot: Snapshot;
}

/** The worker answers. */
export type Reply =
  | { readonly kind: "ready" }
  | {
      readonly kind: "diagnostics";
      readonly id: number;
      readonly diagnostics: readonly DiagnosticView[];
      /** Where the program can begin; undefined when the text does not parse. */
      readonly entries: readonly EntryView[] | undefined;
      /** The one that is explored; undefined when there are errors. */
      readonly entry: string | undefined;
      readonly elapsedMs: number;
    }
  /** Sent while exploring and once whenever the search ends or rests (`isFinal`). Never sent when there are errors. */
  | {
      readonly kind: "exploration";
      readonly id: number;
      readonly result: ExplorationResult;
      readonly isFinal: boolean;
      /** Of the first finding: in the first moments of a search, whenever another one has become first. */
      readonly witness?: Witness;
    }
  /** `isOtherStory`: a part of the schedule did not apply. */
  | { readonly kind: "trace"; readonly id: number; readonly trace: Trace; readonly isOtherStory: boolean }
  | { readonly kind: "snapshot"; readonly id: number; readonly snapshot: Snapshot }
  | { readonly kind: "map-history"; readonly id: number; readonly recording: number; readonly history: MapHistory }
  /** Sent after each repair that was tried out, and once at the end (`isFinal`). */
  | {
      readonly kind: "repairs";
      readonly id: number;
      readonly key: string;
      readonly result: RepairResult;
      readonly isFinal: boolean;
    }
  /** The engine failed on this request; `message` is for people. The engine goes on. */
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
