// A map at runtime detail, read from its cells: header, bucket arrays, overflow chains. Fields are found by name in the types of
// src/stdlib/runtime/map_classic.go.

import type { RuntimeType } from "../ir/program.ts";
import { SliceValue, type Value } from "../ir/value.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** Tophash values from here on belong to cells that hold an entry; those below, from EVACUATED_X on, say where one went. */
const MIN_TOPHASH = 5;
const EVACUATED_X = 2;
const EVACUATED_EMPTY = 4;

const HEADER = "runtime.hmap[";

interface Place {
  readonly offset: number;
  readonly type: number;
}

/** Whether a type is the header of a map at runtime detail. */
export function isRuntimeMap(type: RuntimeType | undefined): type is RuntimeType {
  return type?.name.startsWith(HEADER) === true && type.kind === "struct";
}

/** `map[int]string` for the header type `runtime.hmap[int,string]`; other names as they are. */
export function mapTypeName(name: string): string {
  const inner = /^runtime\.hmap\[(.*)\]$/s.exec(name)?.[1];
  if (inner === undefined) return name;
  let depth = 0;
  for (let i = 0; i < inner.length; i++) {
    if ("[({".includes(inner[i] ?? "")) depth++;
    else if ("])}".includes(inner[i] ?? "")) depth--;
    else if (inner[i] === "," && depth === 0) return `map[${inner.slice(0, i)}]${inner.slice(i + 1).trimStart()}`;
  }
  return name;
}

/** Which expression of the user's text made the map whose header is at `address`: index into `Program.mapPlaces`; -1. */
export function mapPlaceOf({ memory, program }: Vm, address: number): number {
  const index = address & INDEX_MASK;
  if (!memory.isHeapAddress(address) || memory.firstOf(index) !== index) return -1;
  return program.allocations[memory.siteOf(index)]?.mapPlace ?? -1;
}

function fieldOf(type: RuntimeType, name: string): Place {
  return type.fields.find((field) => field.name === name) ?? { offset: 0, type: -1 };
}

/** Word of a header's field. */
export function headerWord(vm: Vm, index: number, type: RuntimeType, name: string): Value {
  return vm.memory.cells[index + fieldOf(type, name).offset];
}

/** One bucket. */
export interface Bucket {
  readonly index: number;
  readonly isEvacuated: boolean;
  readonly hasOverflow: boolean;
  readonly cells: readonly { readonly tophash: number; readonly key: Value; readonly element: Value }[];
  /** Runtime types of keys and elements. */
  readonly keyType: number;
  readonly elementType: number;
}

/** Cell index of the array and its buckets; undefined when the field (`buckets`, `oldbuckets`) is nil. */
export function bucketArray(
  vm: Vm,
  index: number,
  type: RuntimeType,
  field: string,
): { readonly address: number; readonly buckets: readonly Bucket[] } | undefined {
  const word = headerWord(vm, index, type, field);
  const bucket = vm.program.types[vm.program.types[fieldOf(type, field).type]?.elem ?? -1];
  if (!(word instanceof SliceValue) || word.address === 0 || bucket === undefined) return undefined;
  const first = word.address & INDEX_MASK;
  const buckets: Bucket[] = [];
  for (let i = 0; i < word.length; i++) buckets.push(readBucket(vm, first + i * bucket.width, bucket));
  return { address: word.address, buckets };
}

function readBucket(vm: Vm, index: number, type: RuntimeType): Bucket {
  const { types } = vm.program;
  const { cells } = vm.memory;
  const [tophash, keys, elements] = [fieldOf(type, "tophash"), fieldOf(type, "keys"), fieldOf(type, "elems")];
  const elementOf = (place: Place): number => types[place.type]?.elem ?? -1;
  const nCells = types[tophash.type]?.length ?? 0;
  const [keyType, elementType] = [elementOf(keys), elementOf(elements)];
  const head = Number(cells[index + tophash.offset]);
  const boxAt = (place: Place, type: number, i: number): Value => {
    const width = types[type]?.width ?? 1;
    return boxed(cells, index + place.offset + i * width, width);
  };
  return {
    index,
    isEvacuated: head >= EVACUATED_X && head <= EVACUATED_EMPTY,
    hasOverflow: cells[index + fieldOf(type, "overflow").offset] !== 0,
    cells: Array.from({ length: nCells }, (_, i) => ({
      tophash: Number(cells[index + tophash.offset + i]),
      key: boxAt(keys, keyType, i),
      element: boxAt(elements, elementType, i),
    })),
    keyType,
    elementType,
  };
}

function boxed(cells: readonly Value[], at: number, width: number): Value {
  return width === 1 ? cells[at] : Object.freeze(cells.slice(at, at + width));
}

/** Entries as they stand in the buckets; of a growing map, those that have not moved yet too. */
export function runtimeEntries(vm: Vm, index: number, type: RuntimeType): (readonly [Value, Value])[] {
  const entries: (readonly [Value, Value])[] = [];
  for (const field of ["buckets", "oldbuckets"]) {
    const array = bucketArray(vm, index, type, field);
    const bucketType = vm.program.types[vm.program.types[fieldOf(type, field).type]?.elem ?? -1];
    if (array === undefined || bucketType === undefined) continue;
    for (const bucket of array.buckets) addChain(vm, bucket, bucketType, entries);
  }
  return entries;
}

// A torn chain may be a circle: every bucket is visited once.
function addChain(vm: Vm, first: Bucket, type: RuntimeType, entries: (readonly [Value, Value])[]): void {
  const seen = new Set<number>();
  for (let bucket = first; !seen.has(bucket.index); ) {
    seen.add(bucket.index);
    for (const { tophash, key, element } of bucket.cells) if (tophash >= MIN_TOPHASH) entries.push([key, element]);
    const next = vm.memory.cells[bucket.index + fieldOf(type, "overflow").offset];
    if (typeof next !== "number" || next === 0) return;
    bucket = readBucket(vm, next & INDEX_MASK, type);
  }
}
