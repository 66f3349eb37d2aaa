// Cells of maps at runtime detail that hold entries, and the fields by which they are found.

import type { RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import { indexKey } from "./equality.ts";
import type { Vm } from "./vm.ts";

/** A cell (slot) of a map that holds an entry. */
export interface MapPlace {
  /** Indices of cells of memory. */
  readonly mark: number;
  readonly key: number;
  readonly element: number;
  /** Boxed key, and its index key. */
  readonly word: Value;
  readonly index: Value;
}

/** The entries of a map, and which of them a lookup finds. */
export interface MapPlaces {
  readonly count: number;
  readonly keyType: number;
  /** -1: of a map without entries. */
  readonly elementType: number;
  readonly places: readonly MapPlace[];
  isFound(place: MapPlace): boolean;
}

/** Offset and type of a field, by name. */
export function fieldOf(type: RuntimeType, name: string): { readonly offset: number; readonly type: number } {
  return type.fields.find((field) => field.name === name) ?? { offset: 0, type: -1 };
}

/** Word of a field of the value of type `type` at `index`. */
export function fieldWord(vm: Vm, index: number, type: RuntimeType, name: string): Value {
  return vm.memory.cells[index + fieldOf(type, name).offset];
}

/** Number in a field. */
export function fieldNumber(vm: Vm, index: number, type: RuntimeType, name: string): number {
  return Number(fieldWord(vm, index, type, name));
}

/** The place whose key of type `keyType` is at `key`. */
export function placeAt(vm: Vm, keyType: number, mark: number, key: number, element: number): MapPlace {
  const { cells } = vm.memory;
  const width = vm.program.types[keyType]?.width ?? 1;
  const word = width === 1 ? cells[key] : cells.slice(key, key + width);
  return { mark, key, element, word, index: indexKey(vm, keyType, word) };
}
