// A classic map at runtime detail as the map view draws it: bucket arrays with their chains, who is where in them, iterations under way, and
// the buckets of no array that somebody still holds. Fields are those of src/stdlib/runtime/map_classic*.go.

import type { RuntimeType } from "../ir/program.ts";
import { SliceValue, type Value } from "../ir/value.ts";
import type { BucketArrayView, BucketView, CellLayout, ClassicMapView, MapCursorView } from "../trace/map-view.ts";
import { formatTyped } from "./format.ts";
import type { MapPlacesOfGoroutines } from "./map-positions.ts";
import { INDEX_MASK } from "./memory.ts";
import { siteName } from "./names.ts";
import type { Vm } from "./vm.ts";

const EMPTY_ONE = 1;
const EVACUATED_X = 2;
const EVACUATED_EMPTY = 4;
const SAME_SIZE_GROW = 8;
const CELLS = 8;
/** Name of the memory behind an array's end, in map_common.go. */
const WILD = "wildMemory";
const NO_BUCKETS: readonly BucketView[] = [];

/** View of the map with its header at cell `index`. Cost: linear in its buckets. */
export function classicMapView(
  vm: Vm,
  index: number,
  type: RuntimeType,
  name: string,
  places: MapPlacesOfGoroutines,
): ClassicMapView {
  const { memory } = vm;
  const address = memory.addressOf(index);
  const number = (field: string): number => Number(memory.cells[index + offsetOf(type, field)]);
  const reader = new BucketReader(vm, type);
  const arrays = (["buckets", "oldbuckets"] as const).flatMap((role) => {
    const word = memory.cells[index + offsetOf(type, role)];
    return word instanceof SliceValue && word.address !== 0 ? [reader.array(role, word)] : [];
  });
  const positions = places.positions.get(address) ?? [];
  const iterators = (places.iterators.get(address) ?? []).map((live) => ({
    ...live,
    ...readIterator(vm, live.iterator),
  }));
  const held = [...positions.map(({ holds }) => holds), ...iterators.map(({ bucketHeld }) => bucketHeld)];
  return {
    model: "classic",
    layout: reader.layout,
    address,
    name,
    type: reader.mapType,
    count: number("count"),
    countAddress: address + offsetOf(type, "count"),
    flags: number("flags"),
    flagsAddress: address + offsetOf(type, "flags"),
    log2Buckets: number("B"),
    nOverflow: number("noverflow"),
    nEvacuated: number("nevacuate"),
    isSameSizeGrowth: (number("flags") & SAME_SIZE_GROW) !== 0,
    arrays,
    positions,
    cursors: iterators.map(({ goroutine, cursor }) => ({ goroutine, ...cursor })),
    held: reader.others(held),
  };
}

function offsetOf(type: RuntimeType | undefined, name: string): number {
  return type?.fields.find((field) => field.name === name)?.offset ?? 0;
}

/** Reads buckets of one type, and remembers which it has read. */
class BucketReader {
  readonly mapType: string;
  readonly layout: CellLayout;
  private readonly bucket: RuntimeType | undefined;
  private readonly keyType: number;
  private readonly elementType: number;
  private readonly overflow: number;
  private readonly seen = new Set<number>();

  constructor(
    private readonly vm: Vm,
    header: RuntimeType,
  ) {
    const { types } = vm.program;
    const field = (type: RuntimeType | undefined, name: string): RuntimeType | undefined =>
      types[type?.fields.find((each) => each.name === name)?.type ?? -1];
    this.bucket = types[field(header, "buckets")?.elem ?? -1];
    this.keyType = field(this.bucket, "keys")?.elem ?? -1;
    this.elementType = field(this.bucket, "elems")?.elem ?? -1;
    const [keyWidth, valueWidth] = [vm.widths[this.keyType] ?? 1, vm.widths[this.elementType] ?? 1];
    this.layout = {
      tag: offsetOf(this.bucket, "tophash"),
      tagStride: 1,
      key: offsetOf(this.bucket, "keys"),
      keyStride: keyWidth,
      keyWidth,
      value: offsetOf(this.bucket, "elems"),
      valueStride: valueWidth,
      valueWidth,
    };
    this.overflow = offsetOf(this.bucket, "overflow");
    this.mapType = `map[${types[this.keyType]?.name}]${types[this.elementType]?.name}`;
  }

  array(role: BucketArrayView["role"], { address, length }: SliceValue): BucketArrayView {
    const width = this.bucket?.width ?? 1;
    const first = address & INDEX_MASK;
    return { role, address, buckets: Array.from({ length }, (_, i) => this.chain(first + i * width)) };
  }

  /** Buckets at these addresses that are in no chain that has been read. */
  others(addresses: readonly number[]): ClassicMapView["held"] {
    const found: { bucket: BucketView; why: "retired" | "wild" }[] = [];
    for (const address of addresses) {
      const index = address & INDEX_MASK;
      if (address <= 0 || this.seen.has(index)) continue;
      const isWild = siteName(this.vm, this.vm.memory.firstOf(index)) === WILD;
      found.push({ bucket: this.chain(index), why: isWild ? "wild" : "retired" });
    }
    return found;
  }

  // Torn chains may be circles: every bucket is read once.
  private chain(first: number): BucketView {
    const rest: BucketView[] = [];
    this.seen.add(first);
    for (let next = this.nextOf(first); next > 0 && !this.seen.has(next); next = this.nextOf(next)) {
      this.seen.add(next);
      rest.push(this.bucketView(next, NO_BUCKETS));
    }
    return this.bucketView(first, rest.length === 0 ? NO_BUCKETS : rest);
  }

  private nextOf(index: number): number {
    const word = this.vm.memory.cells[index + this.overflow];
    return typeof word === "number" ? word & INDEX_MASK : 0;
  }

  private bucketView(index: number, overflow: readonly BucketView[]): BucketView {
    const { cells } = this.vm.memory;
    const { tag, key, keyWidth, value, valueWidth } = this.layout;
    const tophash = Array.from({ length: CELLS }, (_, i) => Number(cells[index + tag + i]));
    const [head = 0] = tophash;
    return {
      address: this.vm.memory.addressOf(index),
      isEvacuated: head >= EVACUATED_X && head <= EVACUATED_EMPTY,
      tophash,
      keys: tophash.map((hash, i) => this.text(hash, this.keyType, index + key + i * keyWidth)),
      values: tophash.map((hash, i) => this.text(hash, this.elementType, index + value + i * valueWidth)),
      overflow,
    };
  }

  // An empty cell can hold a key that is about to be there, or what is left of one.
  private text(tophash: number, type: number, index: number): string {
    const { cells } = this.vm.memory;
    const isEmpty = tophash <= EMPTY_ONE || tophash === EVACUATED_EMPTY;
    return isEmpty && this.isZero(type, index) ? "" : formatTyped(this.vm, type, cells, index, 1);
  }

  private isZero(typeIndex: number, index: number): boolean {
    const type = this.vm.program.types[typeIndex];
    const { cells } = this.vm.memory;
    const zero: readonly Value[] = type?.zero ?? [];
    for (let i = 0; i < (type?.width ?? 0); i++) if (cells[index + i] !== zero[i % zero.length]) return false;
    return true;
  }
}

interface IteratorView {
  readonly cursor: Omit<MapCursorView, "goroutine">;
  /** Address of the bucket that it is in; 0: between two. */
  readonly bucketHeld: number;
}

function readIterator(vm: Vm, iterator: number): IteratorView {
  const index = iterator & INDEX_MASK;
  const type = vm.program.types[vm.memory.typeOf(vm.memory.firstOf(index))];
  const word = (field: string): Value => vm.memory.cells[index + offsetOf(type, field)];
  const number = (field: string): number => Number(word(field));
  const array = word("buckets");
  const offset = number("offset");
  return {
    bucketHeld: number("bptr"),
    cursor: {
      array: array instanceof SliceValue ? array.address : -1,
      startBucket: number("startBucket"),
      offset,
      hasWrapped: word("wrapped") === true,
      bucket: number("bucket"),
      // `i` is one more than the cell last looked at.
      cell: number("bptr") === 0 ? -1 : (number("i") - 1 + offset) % CELLS,
      log2Buckets: number("B"),
      checkBucket: number("checkBucket"),
    },
  };
}
