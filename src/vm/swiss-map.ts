// A Swiss map at runtime detail, read from its cells: header, directory, tables, groups. Types and fields are found by the names they
// have in src/stdlib/runtime/map_swiss*.go. Whatever torn or half-made state the map is in, reading it ends.

import type { RuntimeType } from "../ir/program.ts";
import { Interface, SliceValue, type Value } from "../ir/value.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** What `dirPtr` of a header holds. */
export type SwissRoot =
  | { readonly kind: "none" }
  | { readonly kind: "small"; readonly group: number; readonly groupType: RuntimeType }
  | { readonly kind: "directory"; readonly tables: readonly number[]; readonly tableType: RuntimeType };

const NO_ROOT: SwissRoot = { kind: "none" };

/** Cell index of a field, and its type. */
export interface Field {
  readonly index: number;
  readonly type: number;
}

/** Field `name` of the value of struct type `type` at cell `index`. The type has it. */
export function fieldAt(type: RuntimeType, index: number, name: string): Field {
  const field = type.fields.find((each) => each.name === name);
  return { index: index + (field?.offset ?? 0), type: field?.type ?? -1 };
}

/** A field that holds a number; 0 for what is none. */
export function numberAt(vm: Vm, type: RuntimeType, index: number, name: string): number {
  const word = vm.memory.cells[fieldAt(type, index, name).index];
  return typeof word === "number" ? word : 0;
}

/** The small group or the directory of the header at cell `index`. */
export function swissRoot(vm: Vm, index: number, type: RuntimeType): SwissRoot {
  const { types } = vm.program;
  const word = vm.memory.cells[fieldAt(type, index, "dirPtr").index];
  if (!(word instanceof Interface)) return NO_ROOT;
  const elem = types[types[word.type]?.elem ?? -1];
  if (elem === undefined) return NO_ROOT;
  if (typeof word.value === "number") return { kind: "small", group: word.value & INDEX_MASK, groupType: elem };
  const tableType = types[elem.elem];
  if (!(word.value instanceof SliceValue) || tableType === undefined) return NO_ROOT;
  return { kind: "directory", tables: wordsOf(vm, word.value).map((each) => Number(each) & INDEX_MASK), tableType };
}

function wordsOf(vm: Vm, { address, length }: SliceValue): readonly Value[] {
  const first = address & INDEX_MASK;
  return vm.memory.cells.slice(first, first + length);
}

/** First group of a table, how many there are, and their type. */
export interface GroupArray {
  readonly first: number;
  readonly length: number;
  readonly type: RuntimeType;
}

/** Groups of the table at cell `index`; undefined where there are none yet. */
export function groupsOf(vm: Vm, index: number, tableType: RuntimeType): GroupArray | undefined {
  const groups = fieldAt(tableType, index, "groups");
  const type = vm.program.types[vm.program.types[groups.type]?.elem ?? -1];
  const word = vm.memory.cells[groups.index];
  if (!(word instanceof SliceValue) || word.address === 0 || type === undefined) return undefined;
  return { first: word.address & INDEX_MASK, length: word.length, type };
}

/** Cell indices of key and element of a slot, with their types. */
export interface SlotPlace {
  readonly key: Field;
  readonly element: Field;
}

/** Where slot `i` of the group at cell `index` is. */
export function slotPlace(vm: Vm, index: number, groupType: RuntimeType, i: number): SlotPlace {
  const { types } = vm.program;
  const slots = fieldAt(groupType, index, "slots");
  const slot = types[types[slots.type]?.elem ?? -1] as RuntimeType; // the element type of an array type
  const at = slots.index + i * slot.width;
  return { key: fieldAt(slot, at, "key"), element: fieldAt(slot, at, "elem") };
}
