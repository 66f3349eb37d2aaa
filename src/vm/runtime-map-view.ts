// A map at runtime detail as the bucket view shows it. The layout is found by field names: src/stdlib/runtime/map_classic.go.

import type { RuntimeType } from "../ir/program.ts";
import { SliceValue, type Value } from "../ir/value.ts";
import type { BucketArrayView, RuntimeMapView } from "../trace/snapshot.ts";
import { formatTyped } from "./format.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** Tophash values that mark a moved cell. */
const EVACUATED_X = 2;
const EVACUATED_EMPTY = 4;

type BucketView = BucketArrayView["buckets"][number];

function fieldOf(type: RuntimeType, name: string): { readonly offset: number; readonly type: number } {
  return type.fields.find((field) => field.name === name) ?? { offset: 0, type: -1 };
}

/** View of the map header at cell `index`. */
export function runtimeMapView(vm: Vm, index: number, type: RuntimeType, name: string): RuntimeMapView {
  const { cells } = vm.memory;
  const word = (name: string): Value => cells[index + fieldOf(type, name).offset];
  const address = vm.memory.addressOf(index);
  return {
    address,
    name,
    type: type.name,
    count: Number(word("count")),
    flags: Number(word("flags")),
    log2Buckets: Number(word("B")),
    nEvacuated: Number(word("nevacuate")),
    arrays: [
      ...arrayView(vm, "buckets", word("buckets"), fieldOf(type, "buckets").type),
      ...arrayView(vm, "oldbuckets", word("oldbuckets"), fieldOf(type, "oldbuckets").type),
    ],
  };
}

function arrayView(vm: Vm, role: BucketArrayView["role"], word: Value, sliceType: number): BucketArrayView[] {
  if (!(word instanceof SliceValue) || word.address === 0) return [];
  const bucket = vm.program.types[vm.program.types[sliceType]?.elem ?? -1];
  if (bucket === undefined) return [];
  const first = word.address & INDEX_MASK;
  const buckets: BucketView[] = [];
  for (let i = 0; i < word.length; i++) buckets.push(bucketView(vm, first + i * bucket.width, bucket));
  return [{ role, address: word.address, buckets }];
}

function bucketView(vm: Vm, index: number, bucket: RuntimeType): BucketView {
  const { cells } = vm.memory;
  const { types } = vm.program;
  const [tophash, keys, elems] = ["tophash", "keys", "elems"].map((name) => fieldOf(bucket, name)) as [
    { offset: number; type: number },
    { offset: number; type: number },
    { offset: number; type: number },
  ];
  const nCells = types[tophash.type]?.length ?? 0;
  const textAt = (array: { readonly offset: number; readonly type: number }, i: number): string => {
    const elem = types[types[array.type]?.elem ?? -1];
    return elem === undefined ? "" : formatTyped(vm, elem.index, cells, index + array.offset + i * elem.width, 1);
  };
  const shown = Array.from({ length: nCells }, (_, i) => ({
    tophash: Number(cells[index + tophash.offset + i]),
    key: textAt(keys, i),
    value: textAt(elems, i),
  }));
  const head = shown[0]?.tophash ?? 0;
  return {
    address: vm.memory.addressOf(index),
    isEvacuated: head >= EVACUATED_X && head <= EVACUATED_EMPTY,
    cells: shown,
    hasOverflow: cells[index + fieldOf(bucket, "overflow").offset] !== 0,
  };
}
