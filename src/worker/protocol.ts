// What the page and the engine's worker say to each other. Types only. Every request carries an id; replies to a request that
// is no longer the newest of its kind are dropped by the client.

import type { Severity } from "../base/diagnostics.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { Trace } from "../trace/trace.ts";

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

/** The page asks. */
export type Request =
  | { readonly kind: "analyze"; readonly id: number; readonly source: string; readonly options: RunOptions }
  | { readonly kind: "stop"; readonly id: number }
  /** Record the execution of `schedule` (of the program last analysed without errors). */
  | { readonly kind: "trace"; readonly id: number; readonly schedule: Schedule }
  /** State before step `cursor` of the trace last recorded. */
  | { readonly kind: "snapshot"; readonly id: number; readonly cursor: number };

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
  /** Sent while exploring and once at the end (`isFinal`). Never sent when there are errors. */
  | { readonly kind: "exploration"; readonly id: number; readonly result: ExplorationResult; readonly isFinal: boolean }
  /** `isOtherStory`: a part of the schedule did not apply. */
  | { readonly kind: "trace"; readonly id: number; readonly trace: Trace; readonly isOtherStory: boolean }
  | { readonly kind: "snapshot"; readonly id: number; readonly snapshot: Snapshot }
  /** The engine failed on this request; `message` is for people. The engine goes on. */
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
