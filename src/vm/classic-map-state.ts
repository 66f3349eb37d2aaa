// The entries of a classic map and what a lookup finds: see map-state.ts, and src/stdlib/runtime/map_classic.go for the rules.

import type { RuntimeType } from "../ir/program.ts";
import { SliceValue } from "../ir/value.ts";
import { placeOf } from "./map-hash.ts";
import { fieldNumber, fieldOf, fieldWord, type MapPlace, type MapPlaces, placeAt } from "./map-places.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

const CELLS = 8;
const EMPTY_REST = 0;
const EVACUATED_X = 2;
const EVACUATED_EMPTY = 4;
const MIN_TOPHASH = 5;
const SAME_SIZE = 8;

/** The entries of the map whose header is at cell `at`. */
export function classicPlaces(vm: Vm, at: number, type: RuntimeType): MapPlaces | undefined {
  const map = new ClassicMap(vm, at, type);
  return map.isSound ? map : undefined;
}

/** The same, also while its fields do not fit together. */
export function classicEntries(vm: Vm, at: number, type: RuntimeType): MapPlaces {
  return new ClassicMap(vm, at, type);
}

class ClassicMap implements MapPlaces {
  readonly count: number;
  readonly keyType: number;
  readonly elementType: number;
  readonly isSound: boolean;
  readonly places: readonly MapPlace[];
  private readonly log2: number;
  private readonly seed: number;
  private readonly isSameSize: boolean;
  private readonly bucket: RuntimeType;
  private readonly buckets: SliceValue | undefined;
  private readonly old: SliceValue | undefined;

  constructor(
    private readonly vm: Vm,
    at: number,
    type: RuntimeType,
  ) {
    const { types } = vm.program;
    const array = types[fieldOf(type, "buckets").type];
    this.bucket = types[array?.elem ?? -1] as RuntimeType; // The field is a slice of buckets.
    this.keyType = types[fieldOf(this.bucket, "keys").type]?.elem ?? -1;
    this.elementType = types[fieldOf(this.bucket, "elems").type]?.elem ?? -1;
    this.count = fieldNumber(vm, at, type, "count");
    this.log2 = fieldNumber(vm, at, type, "B");
    this.seed = fieldNumber(vm, at, type, "hash0");
    this.isSameSize = (fieldNumber(vm, at, type, "flags") & SAME_SIZE) !== 0;
    this.buckets = arrayIn(fieldWord(vm, at, type, "buckets"));
    this.old = arrayIn(fieldWord(vm, at, type, "oldbuckets"));
    this.isSound = this.buckets === undefined || this.buckets.length === 2 ** this.log2;
    this.places = [this.buckets, this.old].flatMap((slice) => this.placesOf(slice));
  }

  isFound(place: MapPlace): boolean {
    if (this.count === 0) return false;
    const hash = placeOf(place.index, this.seed);
    const first = this.homeOf(hash);
    if (first < 0) return false;
    for (const bucket of this.chain(first)) {
      for (let i = 0; i < CELLS; i++) {
        const top = this.tophash(bucket, i);
        if (top === EMPTY_REST && this.stopsAtRest()) return false;
        if (top >= MIN_TOPHASH && this.cell(bucket, i).index === place.index)
          return this.cell(bucket, i).key === place.key;
      }
    }
    return false;
  }

  // Lookups of integers, pointers and strings look at all cells, in most maps.
  private stopsAtRest(): boolean {
    const kind = this.vm.program.types[this.keyType]?.kind;
    return kind === "interface" || kind === "float64" || kind === "float32";
  }

  // The head of the chain where a lookup begins; -1.
  private homeOf(hash: number): number {
    const mask = 2 ** this.log2 - 1;
    const old = this.old;
    if (old !== undefined) {
      const bucket = this.bucketOf(old, hash & (this.isSameSize ? mask : mask >>> 1));
      if (bucket < 0) return -1;
      const head = this.tophash(bucket, 0);
      if (head < EVACUATED_X || head > EVACUATED_EMPTY) return bucket;
    }
    return this.buckets === undefined ? -1 : this.bucketOf(this.buckets, hash & mask);
  }

  private bucketOf({ address, length }: SliceValue, i: number): number {
    return i < length ? (address & INDEX_MASK) + i * this.bucket.width : -1;
  }

  private placesOf(slice: SliceValue | undefined): readonly MapPlace[] {
    const places: MapPlace[] = [];
    if (slice === undefined) return places;
    for (let n = 0; n < slice.length; n++) {
      for (const bucket of this.chain(this.bucketOf(slice, n)))
        for (let i = 0; i < CELLS; i++) if (this.tophash(bucket, i) >= MIN_TOPHASH) places.push(this.cell(bucket, i));
    }
    return places;
  }

  // A torn chain may be a circle: every bucket is visited once.
  private chain(first: number): readonly number[] {
    const { cells } = this.vm.memory;
    const { offset } = fieldOf(this.bucket, "overflow");
    const chain: number[] = [];
    for (let bucket = first; !chain.includes(bucket); ) {
      chain.push(bucket);
      const next = cells[bucket + offset];
      if (typeof next !== "number" || next === 0) break;
      bucket = next & INDEX_MASK;
    }
    return chain;
  }

  private tophash(bucket: number, i: number): number {
    return Number(this.vm.memory.cells[bucket + fieldOf(this.bucket, "tophash").offset + i]);
  }

  private cell(bucket: number, i: number): MapPlace {
    const { types } = this.vm.program;
    const at = (name: string): number => {
      const field = fieldOf(this.bucket, name);
      return bucket + field.offset + i * (types[types[field.type]?.elem ?? -1]?.width ?? 1);
    };
    const mark = bucket + fieldOf(this.bucket, "tophash").offset + i;
    return placeAt(this.vm, this.keyType, mark, at("keys"), at("elems"));
  }
}

function arrayIn(word: unknown): SliceValue | undefined {
  return word instanceof SliceValue && word.address !== 0 ? word : undefined;
}
