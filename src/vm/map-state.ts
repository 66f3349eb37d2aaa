// Reads what a map at runtime detail holds, for detectors: header, arrays and tables by the field names of src/stdlib/runtime/map_*.go, and
// for every entry whether a lookup comes to it. Looks at memory alone; nothing is run.

import type { MapState, MapStateEntry } from "../trace/map-state.ts";
import { classicPlaces } from "./classic-map-state.ts";
import { NOT_EQUAL_TO_ITSELF } from "./equality.ts";
import { formatBoxed } from "./format.ts";
import { markOf } from "./map-hash.ts";
import type { MapPlaces } from "./map-places.ts";
import { INDEX_MASK } from "./memory.ts";
import { isRuntimeMap } from "./runtime-map.ts";
import { swissPlaces } from "./swiss-map-state.ts";
import type { Vm } from "./vm.ts";

/** The map whose header is at `address`; undefined when there is none, or its fields do not fit together. Cost: linear in the map. */
export function mapState(vm: Vm, address: number): MapState | undefined {
  const at = address & INDEX_MASK;
  if (!vm.memory.isHeapAddress(address) || vm.memory.firstOf(at) !== at) return undefined;
  const type = vm.program.types[vm.memory.typeOf(at)];
  if (!isRuntimeMap(type)) return undefined;
  const isClassic = type.fields.some(({ name }) => name === "B");
  const map = isClassic ? classicPlaces(vm, at, type) : swissPlaces(vm, at, type);
  return map === undefined ? undefined : stateOf(vm, map);
}

function stateOf(vm: Vm, map: MapPlaces): MapState {
  const entries: MapStateEntry[] = [];
  const { places, count, keyType } = map;
  for (const place of places) {
    if (place.index === NOT_EQUAL_TO_ITSELF) continue;
    entries.push({
      keyHash: markOf(place.index),
      key: formatBoxed(vm, keyType, place.word, 1),
      isReachable: map.isFound(place),
      markAddress: vm.memory.addressOf(place.mark),
      keyAddress: vm.memory.addressOf(place.key),
      elementAddress: vm.memory.addressOf(place.element),
    });
  }
  return { count, entries, nUnequal: places.length - entries.length };
}
