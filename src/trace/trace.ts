// The narrow waist: what an execution was, free of the machine that made it. Detectors and views read this and nothing else.

import type { Schedule } from "./schedule.ts";

/** A place in the program text, resolved. `line` and `column` as Go prints them (columns count bytes). */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Qualified as in Go's tracebacks: `main.main`, `main.(*Account).deposit`, `main.main.func1`. */
  readonly function: string;
  /** False inside Raceweave's Go library. */
  readonly isUser: boolean;
  /** One or two words on what the instruction touches as written, e.g. `counter`, `account.balance`, `m[k]`; may be empty. */
  readonly expression: string;
}

/** A goroutine of a trace. Index 0 is main; others in the order of their creation in this trace. Shown as G1, G2, … */
export interface TraceGoroutine {
  /** Ordinals of `go` statements from main down: main is "", its first child "0", that one's second child "0/1". */
  readonly path: string;
  /** The function it runs, qualified; if the library started it to run one of the user's, that one. */
  readonly function: string;
  readonly parent: number;
  /** Index into `sites` of its `go` statement; -1 for main. */
  readonly createdAt: number;
  /** Runs a timer of the library; hidden unless it matters. */
  readonly isSystem: boolean;
}

export type ObjectKind = "variable" | "mutex" | "rwmutex" | "waitgroup" | "once" | "cond" | "channel" | "map" | "other";

/** Something that operations touch. Addresses are stable names within one trace. */
export interface TraceObject {
  readonly address: number;
  readonly kind: ObjectKind;
  /** Access path as a person would write it: `counter`, `account.balance`, `s[1]`, `mu`. */
  readonly name: string;
  /** Go type. */
  readonly type: string;
}

/** How the execution ended. */
export interface TraceEnd {
  readonly kind: "exit" | "panic" | "fatal" | "deadlock" | "livelock" | "limit" | "stopped";
  readonly exitCode: number;
  /** What Go prints on standard error for it: `panic: …`, `fatal error: all goroutines are asleep - deadlock!` with goroutine traces; or which limit. */
  readonly text: string;
  /** Goroutine that panicked or exited; -1 where none did. */
  readonly goroutine: number;
}

/** Event columns, all of the same length; row i is step i, one transition. `-1` is "none". Transferable. */
export interface EventColumns {
  readonly length: number;
  /** `OP_…`. */
  readonly kind: Int32Array<ArrayBuffer>;
  /** Index into `goroutines`. */
  readonly goroutine: Int32Array<ArrayBuffer>;
  /** Address touched; for `go` and goroutine events -1. */
  readonly object: Int32Array<ArrayBuffer>;
  /** Cells touched from `object` on (plain memory), delta (wait group), value (choose). */
  readonly extent: Int32Array<ArrayBuffer>;
  /** Receiver of a rendezvous, child of a go statement; of a memory access PART_… where words of several stores meet; -1. */
  readonly partner: Int32Array<ArrayBuffer>;
  /** Index into `sites`: the innermost frame's instruction. */
  readonly site: Int32Array<ArrayBuffer>;
  /** Index into `stacks`; -1 when stacks were not recorded. */
  readonly stack: Int32Array<ArrayBuffer>;
}

/** A recorded execution. */
export interface Trace {
  readonly goroutines: readonly TraceGoroutine[];
  readonly objects: readonly TraceObject[];
  readonly sites: readonly Site[];
  /** Call stacks, innermost frame first, as site indices. */
  readonly stacks: readonly (readonly number[])[];
  readonly events: EventColumns;
  /** Per event, the value read or written in Go syntax, or "" (display only). Empty array when not recorded. */
  readonly values: readonly string[];
  /** Output in the order in which it was written. */
  readonly output: string;
  readonly end: TraceEnd;
  /** Replaying this gives this trace. */
  readonly schedule: Schedule;
  /** Hash over event columns and end; a permalink carries it. */
  readonly hash: number;
  /** Goroutines blocked for ever at the end: those whose leak is proved, with what each waits for. */
  readonly blocked: readonly {
    readonly goroutine: number;
    readonly object: number;
    readonly kind: number;
    readonly site: number;
    /** It does not wait, but goes round in a loop for ever, of which this is the first look. */
    readonly isSpinning?: boolean;
  }[];
}
