// What exploring a program found: findings, outcomes, and how much was seen.

import type { Finding, FindingKind } from "./finding.ts";
import type { Schedule } from "./schedule.ts";
import type { TraceEnd } from "./trace.ts";

/** Why a search has not seen everything. */
export type LimitKind = "executions" | "steps" | "time" | "memory" | "goroutines" | "loop" | "stopped";

/** A loop that goes round without getting anywhere while others wait, and was not followed further. */
export interface LoopBound {
  readonly file: string;
  readonly line: number;
  /** Rounds that were followed. */
  readonly iterations: number;
}

/** A limit that was hit. */
export interface LimitHit {
  readonly kind: LimitKind;
  /** A sentence: which limit, its value, what to change. */
  readonly message: string;
  /** Of "loop". */
  readonly loops?: readonly LoopBound[];
}

/** What detectors said about executions: the kinds of mistakes that they saw together (sorted, may be none), and in how many. */
export interface Verdict {
  readonly kinds: readonly FindingKind[];
  readonly count: number;
}

/** One distinct way the program can end. */
export interface Outcome {
  readonly kind: TraceEnd["kind"];
  readonly exitCode: number;
  /** What it printed, in the order of the witness; then what Go prints on standard error for its end. */
  readonly output: string;
  /** Executions that ended like this. */
  readonly count: number;
  /** Of the executions under the random scheduler (`SearchResult.nRandom`), those that ended like this. */
  readonly nRandom: number;
  /** The `count` executions by what detectors said about them. */
  readonly verdicts: readonly Verdict[];
  readonly schedule: Schedule;
}

/** Executions in which one operation on a map at runtime detail was paused in the middle while another goroutine's came in between. */
export interface WindowCount {
  /** Those, and the few that they depart from. */
  readonly executions: number;
  /** Number, from 1, of the one that showed the first mistake that is more than a data race; 0 for none. */
  readonly firstFinding: number;
}

/** What a search has found so far, or at the end. */
export interface SearchResult {
  /** Executions, redundant ones included. */
  readonly executions: number;
  /** Executions that repeat one already seen: cut ones, and if `complete`, or whole within a bound that was asked for, all that are not systematic. */
  readonly redundant: number;
  /**
   * Those of them that were given up because a goroutine had gone round a loop in vain and could go on: the execution without that round is
   * another one. (Tools that count executions with `assume` or await loops call them blocked, and do not count them.)
   */
  readonly spun: number;
  /** Every execution that matters was run, within the machine's time mode. */
  readonly complete: boolean;
  readonly timeMode: "ordered" | "drift";
  readonly limits: readonly LimitHit[];
  /** Loops that were not followed further; see the limit of that kind. */
  readonly loops: readonly LoopBound[];
  /** In the order of discovery. */
  readonly findings: readonly Finding[];
  readonly outcomes: readonly Outcome[];
  /** Number (from 1) of the execution that gave the first finding; 0 when none. */
  readonly firstFinding: number;
  /** Executions drawn by the random scheduler: each choice equally likely. */
  readonly nRandom: number;
  /** Visible operations executed. */
  readonly steps: number;
  /** Executions that the systematic search will have made at its end, as far as can be told; undefined where nobody can tell. */
  readonly estimate: number | undefined;
  /** Of a bounded search: every execution with at most this many preemptions was run (or one like it); undefined for other searches. */
  readonly preemptionBound: number | undefined;
  /** Of a search with maps at runtime detail, in `auto`; they are among `executions`. */
  readonly windows?: WindowCount | undefined;
}

/** What a search found that has some maps at runtime detail, beside the one at operation detail. */
export interface RuntimeMapsResult
  extends Pick<
    SearchResult,
    "executions" | "redundant" | "complete" | "limits" | "outcomes" | "steps" | "preemptionBound" | "windows"
  > {
  /** The maps: ordinals as in `MapDetail`, the expressions that make them, and their lines. */
  readonly maps: readonly { readonly ordinal: number; readonly text: string; readonly line: number }[];
  /** The runtime's own checks for concurrent use were off. */
  readonly isUnchecked: boolean;
  /** What can happen to a map, and did not in any of the executions. */
  readonly absent: readonly FindingKind[];
}

/** The same with the time it took. */
export interface ExplorationResult extends SearchResult {
  /** With `mapDetail: "auto"`: what became of the maps that were found racing, in the order of discovery. */
  readonly runtimeMaps?: readonly RuntimeMapsResult[] | undefined;
  readonly elapsedMs: number;
}
