// What a detector found: evidence with a witness that anyone can replay.

import type { Severity } from "../base/diagnostics.ts";
import type { RaceReport } from "./race-report.ts";
import type { Schedule } from "./schedule.ts";

/** Stable strings (JSON, links, tests); design.md section 4. */
export type FindingKind =
  | "data-race"
  | "lost-update"
  | "atomicity-violation"
  | "check-then-act"
  | "torn-snapshot"
  | "torn-value"
  | "init-order"
  | "aba"
  | "deadlock"
  | "goroutine-leak"
  | "lock-order"
  | "double-lock"
  | "livelock"
  | "lost-wakeup"
  | "panic"
  | "fatal"
  | "map-fatal"
  | "lost-write"
  | "stale-read"
  | "lost-insert"
  | "wrong-count"
  | "duplicate-key"
  | "unreachable-key"
  | "wild-access"
  | "iteration-skip"
  | "iteration-repeat";

/** One event a finding points at: a step of the witness. */
export interface FindingEvent {
  readonly step: number;
  /** Index into the witness trace's goroutines. */
  readonly goroutine: number;
  /** `OPERATION_NAMES`. */
  readonly operation: string;
  /** Access path. */
  readonly object: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Role in the story, e.g. `first access`, `second access`, `stale read`, `overwrites`, `waits`. */
  readonly role: string;
}

export interface Finding {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly requires: readonly ("drift" | "tso" | "checks-off")[];
  /** One sentence with names and lines. */
  readonly message: string;
  /** The story in sentences, built from the events: who did what, what happened in between, which order is missing. */
  readonly explanation: readonly string[];
  /** In step order; the finding's own events first named in `message`. */
  readonly events: readonly FindingEvent[];
  readonly schedule: Schedule;
  /** Where to look first: number of the witness's events executed, so that all that matters has happened. */
  readonly cursor: number;
  /** Same mistake, same key: kind and places, independent of the schedule. */
  readonly key: string;
  /** Number (from 1) of the search's execution that showed it first. */
  readonly execution: number;
  /** Preemptions of the witness up to where the mistake has been made. */
  readonly preemptions: number;
  /** It is proved that no execution shows the same with fewer preemptions. */
  readonly isMinimal: boolean;
  /** Of a data race. */
  readonly race?: RaceReport | undefined;
}
