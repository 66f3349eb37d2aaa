// How one map grew: its figures step by step, and what its growth events say, with the sums that only the whole sequence knows.

import { assertNever } from "../base/assert.ts";
import {
  GROWTH_REASONS,
  type GrowthEvent,
  type MapIdentity,
  type MapModel,
  type MapRecord,
  type MapSample,
} from "../trace/map-history.ts";
import { OP_MAP_EVACUATE, OP_MAP_GROW, OP_MAP_GROWN } from "../trace/operation.ts";
import type { MapFigures } from "../vm/map-figures.ts";

/** Where `extent` of OP_MAP_GROW and OP_MAP_EVACUATE has its second number. */
const SIZES = 8;
const INDICES = 4096;

export type GrowthKind = typeof OP_MAP_GROW | typeof OP_MAP_EVACUATE | typeof OP_MAP_GROWN;

/** Whether an event tells of a growth. */
export function isGrowth(kind: number): kind is GrowthKind {
  return kind === OP_MAP_GROW || kind === OP_MAP_EVACUATE || kind === OP_MAP_GROWN;
}

type EventPlace = Pick<GrowthEvent, "step" | "nowNs" | "goroutine" | "stack">;

/** A growth in progress. */
interface Growing {
  readonly oldSize: number;
  readonly newSize: number;
  readonly moved: Set<number>;
  migrated: number;
}

/** Entries of a sync.Map at runtime detail, beyond which they are not counted any more. */
const MAX_COUNTED = 256;

export class MapGrowth {
  private readonly samples: MapSample[] = [];
  private readonly events: GrowthEvent[] = [];
  /** By who does it: the growth of a classic map is everybody's, a table of a Swiss one is replaced by one goroutine. */
  private readonly growing = new Map<number, Growing>();
  private model: MapModel = "operation";

  constructor(
    readonly address: number,
    public identity: MapIdentity,
  ) {}

  record(): MapRecord {
    const { address, identity, model, samples, events } = this;
    return { ...identity, address, model, samples, growth: events };
  }

  /** Whether the map's size may change in a step that tells of no growth: its first group (Swiss) comes without. */
  get isSizeUnsure(): boolean {
    const last = this.samples.at(-1);
    return last === undefined || last.size === 0 || this.growing.size > 0;
  }

  get isSync(): boolean {
    return this.identity.type === "sync.Map";
  }

  /** Of a sync.Map: how many entries there were, to count them again; -1: too many to do so. */
  get countable(): number {
    const count = this.samples.at(-1)?.count ?? 0;
    return count > MAX_COUNTED ? -1 : count;
  }

  /** The map's figures after `step`; `hasAll`: those that cost more are among them. Returns whether they are others than before. */
  sample(step: number, { model, count, size: given, overflow }: MapFigures, hasAll: boolean): boolean {
    this.model = model;
    if (count < 0) return false;
    const size = hasAll ? given : (this.samples.at(-1)?.size ?? given);
    let evacuated = 0;
    for (const { moved } of this.growing.values()) evacuated += moved.size;
    const last = this.samples.at(-1);
    const isSame =
      last?.count === count && last.size === size && last.overflow === overflow && last.evacuated === evacuated;
    if (isSame) return false;
    const sample: MapSample = { step, count, size, evacuated, overflow };
    if (last?.step === step) this.samples[this.samples.length - 1] = sample;
    else this.samples.push(sample);
    return true;
  }

  /** An event of this kind with this extent; `before` are the figures before it. */
  note(kind: GrowthKind, extent: number, before: MapFigures | undefined, place: EventPlace): void {
    switch (kind) {
      case OP_MAP_GROW:
        this.begin(extent, before, place);
        return;
      case OP_MAP_EVACUATE:
        this.evacuate(extent, place);
        return;
      case OP_MAP_GROWN:
        this.end(place, before);
        return;
      default:
        assertNever(kind);
    }
  }

  private ownerOf({ goroutine }: EventPlace): number {
    return this.model === "swiss" ? goroutine : -1;
  }

  private begin(extent: number, before: MapFigures | undefined, place: EventPlace): void {
    const newSize = Math.floor(extent / SIZES);
    const reason = GROWTH_REASONS[extent % SIZES] ?? "load";
    const isSameSize = reason === "overflow";
    // Of a Swiss map, that of the table (or the group): each one grows by itself.
    const oldSize = before?.model === "swiss" ? newSize / 2 : (before?.size ?? -1);
    this.model = before?.model ?? this.model;
    this.growing.set(this.ownerOf(place), { oldSize, newSize, moved: new Set(), migrated: 0 });
    const count = before?.count ?? -1;
    this.events.push({ ...place, kind: "grow", oldSize, newSize, isSameSize, reason, count });
  }

  private evacuate(extent: number, place: EventPlace): void {
    // Two goroutines that grow a map at once may end a growth while the other still moves a bucket of it.
    const owner = this.ownerOf(place);
    const growing = this.growing.get(owner) ?? { oldSize: -1, newSize: -1, moved: new Set(), migrated: 0 };
    this.growing.set(owner, growing);
    const migrated = extent % INDICES;
    const oldBucket = Math.floor(extent / INDICES);
    growing.moved.add(oldBucket);
    growing.migrated += migrated;
    // A table moves as a whole.
    const nOld = this.model === "swiss" ? 1 : growing.oldSize;
    const left = nOld < 0 ? -1 : Math.max(0, nOld - growing.moved.size);
    this.events.push({ ...place, kind: "evacuate", oldBucket, migrated, totalMigrated: growing.migrated, left });
  }

  private end(place: EventPlace, before: MapFigures | undefined): void {
    const owner = this.ownerOf(place);
    const { oldSize = -1, newSize = before?.size ?? -1, migrated = 0 } = this.growing.get(owner) ?? {};
    this.growing.delete(owner);
    this.events.push({ ...place, kind: "done", oldSize, newSize, migrated });
  }
}
