// A map at runtime detail as the bucket view shows it.

import type { RuntimeType } from "../ir/program.ts";
import type { BucketArrayView, RuntimeMapView } from "../trace/snapshot.ts";
import { formatBoxed } from "./format.ts";
import { type Bucket, bucketArray, headerWord } from "./runtime-map.ts";
import type { Vm } from "./vm.ts";

/** View of the map header at cell `index`. */
export function runtimeMapView(vm: Vm, index: number, type: RuntimeType, name: string): RuntimeMapView {
  const number = (field: string): number => Number(headerWord(vm, index, type, field));
  return {
    address: vm.memory.addressOf(index),
    name,
    type: type.name,
    count: number("count"),
    flags: number("flags"),
    log2Buckets: number("B"),
    nEvacuated: number("nevacuate"),
    arrays: [...arrayView(vm, index, type, "buckets"), ...arrayView(vm, index, type, "oldbuckets")],
  };
}

function arrayView(vm: Vm, index: number, type: RuntimeType, role: BucketArrayView["role"]): BucketArrayView[] {
  const array = bucketArray(vm, index, type, role);
  if (array === undefined) return [];
  return [{ role, address: array.address, buckets: array.buckets.map((bucket) => bucketView(vm, bucket)) }];
}

function bucketView(vm: Vm, bucket: Bucket): BucketArrayView["buckets"][number] {
  return {
    address: vm.memory.addressOf(bucket.index),
    isEvacuated: bucket.isEvacuated,
    hasOverflow: bucket.hasOverflow,
    cells: bucket.cells.map(({ tophash, key, element }) => ({
      tophash,
      key: formatBoxed(vm, bucket.keyType, key, 1),
      value: formatBoxed(vm, bucket.elementType, element, 1),
    })),
  };
}
