// What an address is called: the access path a person would write. And which types are locks, and what state they are in.
// The field layouts of package sync are those of src/stdlib/sync/*.go.

import type { RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import { HEADER_CHANNEL, HEADER_MAP, INDEX_MASK } from "./memory.ts";
import { isRuntimeMap, mapTypeName } from "./runtime-map.ts";
import type { Vm } from "./vm.ts";

/** Kind, access path and type of an address, as far as known. */
export interface Description {
  readonly kind: string;
  readonly name: string;
  readonly type: string;
}

export type LockKind = "mutex" | "rwmutex" | "waitgroup" | "once" | "cond";

const LOCK_KINDS: ReadonlyMap<string, LockKind> = new Map<string, LockKind>([
  ["sync.Mutex", "mutex"],
  ["sync.RWMutex", "rwmutex"],
  ["sync.WaitGroup", "waitgroup"],
  ["sync.Once", "once"],
  ["sync.Cond", "cond"],
]);

/** Kind of lock that a type is; undefined for all others. */
export function lockKindOf(type: RuntimeType): LockKind | undefined {
  return LOCK_KINDS.get(type.name);
}

/** Library types whose field goes by the name of the whole. */
const NAMELESS_INSIDE: ReadonlySet<string> = new Set(["sync.Map", "sync.detailedCell"]);

/** What is in the sync.Map at `i` of `words`, in a word or two; undefined when the type is another one. */
export function syncMapText(type: RuntimeType, words: readonly Value[], i: number): string | undefined {
  if (type.name !== "sync.Map") return undefined;
  // At runtime detail the words are those of locks and pointers.
  if (type.width > 1) return "…";
  const n = ((words[i] ?? []) as readonly Value[]).length / 2;
  return n === 1 ? "1 entry" : `${n} entries`;
}

/** Path of a field of the value at `path`. */
export function fieldName(type: RuntimeType, path: string, field: string): string {
  return NAMELESS_INSIDE.has(type.name) ? path : `${path}.${field}`;
}

/** State of the lock at `i` of `words` in a word or two; undefined when the type is no lock. */
export function lockStateText(type: RuntimeType, words: readonly Value[], i: number): string | undefined {
  const state = words[i];
  switch (lockKindOf(type)) {
    case "mutex":
      return state === 0 ? "unlocked" : "locked";
    case "rwmutex":
      return rwMutexText(state as number, words[i + 2] as number);
    case "waitgroup":
      return `counter ${String(state)}`;
    case "once":
      return ["not called", "running", "done"][state as number] ?? "";
    case "cond":
      return `${(words[i + 1] as number) - (words[i + 2] as number)} waiting`;
    default:
      return undefined;
  }
}

function rwMutexText(state: number, nReaders: number): string {
  if (state === 2) return "locked";
  const readers = nReaders === 0 ? "unlocked" : `${nReaders} reader${nReaders === 1 ? "" : "s"}`;
  return state === 1 ? `${readers}, writer waits` : readers;
}

/** Name of a global, or of the place that allocated the object whose first cell is `first`. */
export function siteName(vm: Vm, first: number): string {
  const { memory, program } = vm;
  if (first <= memory.nGlobals) return program.globals.find(({ address }) => address === first)?.name ?? "";
  const site = memory.siteOf(first);
  const n = program.allocations.length;
  if (site < 0) return "";
  return site < n ? (program.allocations[site]?.name ?? "") : (vm.extraSites[site - n] ?? "");
}

/** `channel` or `map` when the object is one (not a variable that holds one); undefined otherwise. */
export function headerKind(vm: Vm, first: number): "channel" | "map" | undefined {
  const header = vm.memory.headerOf(first);
  if (header === HEADER_CHANNEL) return "channel";
  return header === HEADER_MAP ? "map" : undefined;
}

/** Whether a word is the address of a map or channel. A dead register may hold any word. */
export function isAddressOf(vm: Vm, word: Value, kind: "map" | "chan"): boolean {
  const { memory, program } = vm;
  if (typeof word !== "number" || !memory.isHeapAddress(word)) return false;
  const index = word & INDEX_MASK;
  if (memory.firstOf(index) !== index) return false;
  if (kind === "chan") return headerKind(vm, index) === "channel";
  return headerKind(vm, index) === "map" || isRuntimeMap(program.types[memory.typeOf(index)]);
}

/** See `Machine.describe`. `path`: how the program reaches the object, if it does. */
export function describeAddress(
  vm: Vm,
  address: number,
  pathOf: (first: number) => { readonly name: string; readonly isElements: boolean } | undefined,
): Description {
  const { memory, program } = vm;
  const index = address & INDEX_MASK;
  if (address <= 0 || index >= memory.nCells) return { kind: "other", name: "", type: "" };
  const first = memory.firstOf(index);
  const type = program.types[memory.typeOf(first)];
  const path = pathOf(first);
  const name = path?.name ?? siteName(vm, first);
  if (type === undefined) return { kind: "variable", name, type: "" };
  const header = headerKind(vm, first);
  if (header !== undefined) return { kind: header, name, type: type.name };
  const offset = index - first;
  if (type.width === 0 || isSingle(vm, first, type, path?.isElements === true)) return pathInto(vm, type, offset, name);
  const element = Math.floor(offset / type.width);
  return pathInto(vm, type, offset - element * type.width, `${name}[${element}]`);
}

/**
 * Whether an object is one value of its type, not a row of elements. A composite literal's array has an array type, also when it
 * is only reached as a slice.
 */
export function isSingle(vm: Vm, first: number, type: RuntimeType, isElements: boolean): boolean {
  return vm.memory.extentOf(first) <= type.width && (!isElements || type.kind === "array");
}

function pathInto(vm: Vm, type: RuntimeType, offset: number, name: string): Description {
  const { types } = vm.program;
  const lock = lockKindOf(type);
  if (lock !== undefined) return { kind: lock, name, type: type.name };
  // The map's address is that of its first word.
  if (offset === 0 && isRuntimeMap(type)) return { kind: "map", name, type: mapTypeName(type.name) };
  if (type.kind === "struct") {
    for (const field of type.fields) {
      const fieldType = types[field.type] as RuntimeType;
      if (offset < field.offset || offset >= field.offset + fieldType.width) continue;
      return pathInto(
        vm,
        fieldType,
        offset - field.offset,
        name === "" ? field.name : fieldName(type, name, field.name),
      );
    }
  }
  if (type.kind === "array") {
    const elem = types[type.elem] as RuntimeType;
    const i = elem.width === 0 ? 0 : Math.floor(offset / elem.width);
    return pathInto(vm, elem, offset - i * elem.width, `${name}[${i}]`);
  }
  return { kind: "variable", name, type: type.name };
}

/** Offsets of the values of interest inside a value of a type, by `wanted`; nested structs and arrays are searched. */
export function offsetsInside(
  vm: Vm,
  type: RuntimeType,
  wanted: (type: RuntimeType) => boolean,
): readonly { readonly offset: number; readonly type: RuntimeType }[] {
  if (wanted(type)) return [{ offset: 0, type }];
  const { types } = vm.program;
  if (type.kind === "struct") {
    return type.fields.flatMap((field) =>
      offsetsInside(vm, types[field.type] as RuntimeType, wanted).map((found) => ({
        offset: found.offset + field.offset,
        type: found.type,
      })),
    );
  }
  if (type.kind !== "array") return [];
  const elem = types[type.elem] as RuntimeType;
  const inside = offsetsInside(vm, elem, wanted);
  if (inside.length === 0) return [];
  return Array.from({ length: type.length }, (_, k) =>
    inside.map((found) => ({ offset: found.offset + k * elem.width, type: found.type })),
  ).flat();
}
