// The life of every map in one recorded execution: how it grew, and who did what to it, step by step. Plain data; stacks and goroutines are
// indices into the trace that it belongs to. Made by worker/map-history.ts, exported by map-log-json, -csv and -metrics.

/**
 * Steps of one execution that are looked at, map operations that are kept of it, and growth events and samples of all its maps together: what
 * comes later is cut off.
 */
export const MAX_MAP_STEPS = 1_000_000;
export const MAX_MAP_OPERATIONS = 50_000;
export const MAX_MAP_EVENTS = 50_000;
export const MAX_MAP_SAMPLES = 100_000;

/** What runs the map: one native operation each, Go's own source up to 1.23 or from 1.24 on, or package sync. */
export type MapModel = "operation" | "classic" | "swiss" | "sync";

/** What a map is called. */
export interface MapIdentity {
  /** Access path, or else the type. */
  readonly name: string;
  readonly type: string;
  /** The expression of the user's text that made it, where that is known. */
  readonly made: { readonly file: string; readonly line: number } | undefined;
}

/** How large a map was after a step. -1: a map of this kind has no such number. */
export interface MapSample {
  readonly step: number;
  readonly count: number;
  /** Buckets (classic) or slots (Swiss), without those of the array that a growth leaves. */
  readonly size: number;
  /** Buckets (tables) that the growth in progress has moved; 0 when there is none. */
  readonly evacuated: number;
  readonly overflow: number;
}

export type GrowthReason = "load" | "overflow" | "split" | "small";

/** By the number that the event of a growth has. */
export const GROWTH_REASONS: readonly GrowthReason[] = ["load", "overflow", "split", "small"];

interface GrowthCommon {
  readonly step: number;
  /** Virtual time. */
  readonly nowNs: number;
  readonly goroutine: number;
  /** Index into the trace's stacks; -1. */
  readonly stack: number;
}

/** Something that a growing map says of itself. Sizes are buckets (classic) or slots (Swiss). */
export type GrowthEvent =
  | (GrowthCommon & {
      readonly kind: "grow";
      readonly oldSize: number;
      readonly newSize: number;
      readonly isSameSize: boolean;
      readonly reason: GrowthReason;
      readonly count: number;
    })
  | (GrowthCommon & {
      readonly kind: "evacuate";
      readonly oldBucket: number;
      /** Entries that were moved now, and since the growth began. */
      readonly migrated: number;
      readonly totalMigrated: number;
      /** Old buckets (tables) that have still to be moved; -1 when nobody can tell. */
      readonly left: number;
    })
  | (GrowthCommon & {
      readonly kind: "done";
      readonly oldSize: number;
      readonly newSize: number;
      readonly migrated: number;
    });

export interface MapRecord extends MapIdentity {
  readonly address: number;
  readonly model: MapModel;
  /** In step order; the first one is of the first step that touched the map. */
  readonly samples: readonly MapSample[];
  readonly growth: readonly GrowthEvent[];
}

/** A lock that a goroutine holds. */
export interface HeldLock {
  readonly address: number;
  /** For reading alone. */
  readonly isRead: boolean;
}

/** `unfinished`: the execution ended while the goroutine was inside. */
export type MapOutcome = "done" | "fatal" | "panic" | "unfinished";

/** A row of the audit log: one operation of the program on a map. */
export interface MapOperation {
  /** Step in which it begins, and the last one inside; the same at operation detail. */
  readonly step: number;
  readonly lastStep: number;
  readonly nowNs: number;
  readonly goroutine: number;
  /** Index into the history's maps. */
  readonly map: number;
  /** `assign`, `lookup`, `delete`, `clear`, `len`, `range` (begins), `yield` (a round of it), `print`, or a method of sync.Map. */
  readonly operation: string;
  readonly isWrite: boolean;
  /** In Go syntax; "" where there is none. */
  readonly key: string;
  /** Whether the key was there when it began; undefined when nobody can tell, or there is no key. */
  readonly isHit: boolean | undefined;
  /** Entries before and after; -1 when nobody can tell. */
  readonly before: number;
  readonly after: number;
  /** Index into the history's locksets. */
  readonly lockset: number;
  /** Index into the trace's stacks; -1. */
  readonly stack: number;
  /** Frames of that stack, from the innermost on, that are inside the map itself. */
  readonly nInner: number;
  readonly outcome: MapOutcome;
  /** Operations of others on the map that were under way at the same time, at most `MAX_OTHERS`. */
  readonly overlaps: readonly number[];
  /** Conflicting operations of others that nothing orders with this one (data races), at most `MAX_OTHERS`. */
  readonly races: readonly number[];
  /** By goroutine, how much of it was known (the vector clock of the synchronises-with order): of operations that race, the first ones. */
  readonly clock: readonly number[] | undefined;
}

/** Operations that are named as others of one, and operations whose clocks are kept. */
export const MAX_OTHERS = 8;
export const MAX_CLOCKS = 1000;

export interface MapHistory {
  /** In the order in which the execution touched them. */
  readonly maps: readonly MapRecord[];
  /** In the order in which they began. */
  readonly operations: readonly MapOperation[];
  /** Sets of locks, each in the order in which they were taken; the first one is empty. */
  readonly locksets: readonly (readonly HeldLock[])[];
  /** Steps that were looked at, and which limit ended that before the execution's end. */
  readonly nSteps: number;
  readonly limit: "steps" | "operations" | "events" | "samples" | undefined;
}

/** How a map is called in exports: unique in its history. */
export function mapLabel(history: MapHistory, map: number): string {
  return `${history.maps[map]?.name ?? "map"}#${map + 1}`;
}
