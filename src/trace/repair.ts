// What could be changed in a program so that a finding cannot happen any more, and what exploring the changed program showed.

import type { FindingKind } from "./finding.ts";

/** Stable strings (JSON, tests): one for each way of repairing. */
export type RepairKind =
  | "mutex"
  | "widen-critical-section"
  | "one-lock"
  | "exclusive-lock"
  | "gate-lock"
  | "lock-order"
  | "unlock-before-blocking"
  | "defer-unlock"
  | "unlock-once"
  | "no-recursive-lock"
  | "share-lock"
  | "atomic"
  | "compare-and-swap"
  | "load-or-store"
  | "sharded-map"
  | "copy-on-write"
  | "once"
  | "once-close"
  | "close-by-sender"
  | "close-after-senders"
  | "close-channel"
  | "buffer"
  | "make-channel"
  | "done-channel"
  | "owner-goroutine"
  | "own-variable"
  | "loop-variable"
  | "argument-copy"
  | "wait-first"
  | "start-later"
  | "add-before-go"
  | "defer-done"
  | "wait-in-background"
  | "wait-in-loop"
  | "broadcast"
  | "lock-for-signal"
  | "no-recycling"
  | "cancel-context"
  | "return-copy"
  | "clip"
  | "closed-flag"
  | "release-slot"
  | "matching-unlock";

/** Replaces `[start, end)` of a program's text. Offsets are UTF-16 indices of the text before any edit. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A way to repair a program, as edits of its text: in order of `start`, without overlaps, imports included. */
export interface Repair {
  readonly kind: RepairKind;
  /** What to do, with the program's names: `Guard count with a mutex`. */
  readonly title: string;
  /** Which order it adds, in one or two sentences. */
  readonly why: string;
  readonly edits: readonly TextEdit[];
}

/** A mistake that the repaired program still shows. */
export interface RemainingFinding {
  readonly kind: FindingKind;
  readonly message: string;
  /** The program before the repair did not show it. */
  readonly isNew: boolean;
}

/**
 * What exploring the repaired program says of a repair.
 * - `verified`: no execution fails, and every schedule that matters was run.
 * - `unproved`: no execution fails, of those that were run.
 * - `partial`: this finding is gone, and others that were there before are left.
 * - `refuted`: it is still there, or there is a new one.
 */
export type RepairVerdict = "verified" | "unproved" | "partial" | "refuted";

/** A repair with the evidence for it. */
export interface CheckedRepair {
  readonly repair: Repair;
  /** The whole text after the edits. */
  readonly source: string;
  readonly verdict: RepairVerdict;
  readonly executions: number;
  /** Every schedule that matters was run. */
  readonly complete: boolean;
  /** Executions that show a mistake of any kind. */
  readonly failing: number;
  readonly remaining: readonly RemainingFinding[];
  /** What the repaired program printed, and the program before did not in what was explored of it. */
  readonly newOutputs: readonly string[];
  /** For people: `0 of 6 executions fail (complete)`. */
  readonly words: string;
}

/** The repairs of one finding, the best first; those tried so far. */
export interface RepairResult {
  readonly checked: readonly CheckedRepair[];
  /** How many more are to be tried; 0 at the end. */
  readonly nWaiting: number;
}

/** Applies a repair's edits. */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let text = "";
  let at = 0;
  for (const edit of edits) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}
