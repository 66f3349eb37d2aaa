// Maps at runtime detail as the rest of the machine sees them: which types are their headers, and what is in them.

import type { RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import { classicEntries } from "./classic-map-state.ts";
import { INDEX_MASK } from "./memory.ts";
import { swissPlaces } from "./swiss-map-state.ts";
import type { Vm } from "./vm.ts";

const HEADER = "runtime.hmap[";

/** Whether a type is the header of a map at runtime detail. */
export function isRuntimeMap(type: RuntimeType | undefined): type is RuntimeType {
  return type?.name.startsWith(HEADER) === true && type.kind === "struct";
}

/** Whether such a header is that of Go up to 1.23. */
export function isClassicMap(type: RuntimeType): boolean {
  return type.fields.some(({ name }) => name === "oldbuckets");
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

/** Types of keys and elements of the map whose header is at cell `index`; undefined where nothing tells them: an empty Swiss map. */
export function runtimeMapTypes(
  vm: Vm,
  index: number,
  type: RuntimeType,
): { readonly key: number; readonly elem: number } | undefined {
  const { types } = vm.program;
  const field = (of: RuntimeType | undefined, name: string): RuntimeType | undefined =>
    types[of?.fields.find((each) => each.name === name)?.type ?? -1];
  if (isClassicMap(type)) {
    const bucket = types[field(type, "buckets")?.elem ?? -1];
    return { key: field(bucket, "keys")?.elem ?? -1, elem: field(bucket, "elems")?.elem ?? -1 };
  }
  const map = swissPlaces(vm, index, type);
  return map === undefined || map.elementType < 0 ? undefined : { key: map.keyType, elem: map.elementType };
}

/** Entries (boxed key, boxed element) of the map whose header is at cell `index`, as they stand in memory; of a growing map, those too that have not moved. */
export function runtimeEntries(vm: Vm, index: number, type: RuntimeType): (readonly [Value, Value])[] {
  const map = isClassicMap(type) ? classicEntries(vm, index, type) : swissPlaces(vm, index, type);
  const { cells } = vm.memory;
  const width = vm.program.types[map?.elementType ?? -1]?.width ?? 1;
  const places = map?.places ?? [];
  return places.map(({ word, element }) => [
    word,
    width === 1 ? cells[element] : cells.slice(element, element + width),
  ]);
}
