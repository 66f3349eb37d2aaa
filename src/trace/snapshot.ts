// The state at one cursor, as views show it. Immutable; every value is already text in Go syntax.

import type { DetailedMapView } from "./map-view.ts";

export type GoroutineStatus = "runnable" | "running" | "blocked" | "sleeping" | "exited" | "panicked";

export interface VariableView {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /** Address when it lives in memory; -1 for a variable that only this frame can reach. */
  readonly address: number;
  /** Reachable by more than one goroutine. */
  readonly isShared: boolean;
}

export interface FrameView {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly isUser: boolean;
  readonly variables: readonly VariableView[];
}

export interface GoroutineView {
  /** Index into the trace's goroutines. */
  readonly goroutine: number;
  readonly status: GoroutineStatus;
  /** Why it cannot go on, as Go says it (`chan receive`, `sync.Mutex.Lock`), and on what; empty when it can. */
  readonly waitReason: string;
  /** Address of what it waits for; -1. */
  readonly waitsFor: number;
  /** What it will do next, e.g. `write counter`; empty when exited. */
  readonly next: string;
  /** Innermost first. */
  readonly frames: readonly FrameView[];
  /** Locks held, by address. */
  readonly locksHeld: readonly number[];
}

export interface LockView {
  readonly address: number;
  readonly name: string;
  readonly kind: "mutex" | "rwmutex" | "waitgroup" | "once" | "cond";
  /** Goroutine that holds it for writing; -1. */
  readonly holder: number;
  readonly readers: readonly number[];
  readonly waiters: readonly number[];
  /** `locked`, `2 readers`, `counter 3`, `done`. */
  readonly state: string;
}

export interface ChannelView {
  readonly address: number;
  readonly name: string;
  readonly type: string;
  readonly capacity: number;
  readonly buffer: readonly string[];
  readonly isClosed: boolean;
  readonly senders: readonly number[];
  readonly receivers: readonly number[];
}

export interface MapView {
  readonly address: number;
  readonly name: string;
  readonly type: string;
  readonly entries: readonly (readonly [string, string])[];
}

export interface Snapshot {
  /** State before step `cursor`; equals the trace's length at the end. */
  readonly cursor: number;
  /** Virtual time in nanoseconds. */
  readonly nowNs: number;
  readonly goroutines: readonly GoroutineView[];
  readonly shared: readonly VariableView[];
  readonly locks: readonly LockView[];
  readonly channels: readonly ChannelView[];
  readonly maps: readonly MapView[];
  /** Maps at runtime detail. */
  readonly detailedMaps: readonly DetailedMapView[];
  readonly output: string;
}
