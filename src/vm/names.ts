// What an address is called: the access path a person would write.

import type { RuntimeType } from "../ir/program.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** Kind, access path and type of an address, as far as known. */
export interface Description {
  readonly kind: string;
  readonly name: string;
  readonly type: string;
}

const LOCK_KINDS: ReadonlyMap<string, string> = new Map([
  ["sync.Mutex", "mutex"],
  ["sync.RWMutex", "rwmutex"],
  ["sync.WaitGroup", "waitgroup"],
  ["sync.Once", "once"],
  ["sync.Cond", "cond"],
]);

/** Kind of object a value of this type is, as traces call it. */
export function kindOfType(type: RuntimeType): string {
  const lock = LOCK_KINDS.get(type.name);
  if (lock !== undefined) return lock;
  return "variable";
}

/** Name of the object whose first cell is `first`. */
export function objectName(vm: Vm, first: number): string {
  const { memory, program } = vm;
  if (first <= memory.nGlobals) return program.globals.find(({ address }) => address === first)?.name ?? "";
  const site = memory.site[first] as number;
  const n = program.allocations.length;
  if (site < 0) return "";
  return site < n ? (program.allocations[site]?.name ?? "") : (vm.extraSites[site - n] ?? "");
}

/** See `Machine.describe`. */
export function describeAddress(vm: Vm, address: number): Description {
  const { memory, program } = vm;
  const index = address & INDEX_MASK;
  if (address <= 0 || index >= memory.cells.length) return { kind: "other", name: "", type: "" };
  const first = memory.base[index] as number;
  const type = program.types[memory.type[first] as number];
  const name = objectName(vm, first);
  if (type === undefined) return { kind: "variable", name, type: "" };
  if (first > memory.nGlobals && (type.kind === "chan" || type.kind === "map") && isHeader(vm, first, type)) {
    return { kind: type.kind === "chan" ? "channel" : "map", name, type: type.name };
  }
  const nValues = type.width === 0 ? 1 : Math.round((memory.extent[first] as number) / type.width);
  const offset = index - first;
  if (nValues <= 1) return pathInto(vm, type, offset, name);
  const element = Math.floor(offset / type.width);
  return pathInto(vm, type, offset - element * type.width, `${name}[${element}]`);
}

// A channel or map object has its header there; a variable that holds a channel or map has an address.
function isHeader(vm: Vm, first: number, type: RuntimeType): boolean {
  const { memory } = vm;
  if (type.kind === "map") return typeof memory.cells[first] === "object";
  return (memory.extent[first] as number) >= 4;
}

function pathInto(vm: Vm, type: RuntimeType, offset: number, name: string): Description {
  const { types } = vm.program;
  if (LOCK_KINDS.has(type.name)) return { kind: kindOfType(type), name, type: type.name };
  if (type.kind === "struct") {
    for (const field of type.fields) {
      const fieldType = types[field.type] as RuntimeType;
      if (offset < field.offset || offset >= field.offset + fieldType.width) continue;
      return pathInto(vm, fieldType, offset - field.offset, name === "" ? field.name : `${name}.${field.name}`);
    }
  }
  if (type.kind === "array" && type.elem >= 0) {
    const elem = types[type.elem] as RuntimeType;
    const i = elem.width === 0 ? 0 : Math.floor(offset / elem.width);
    return pathInto(vm, elem, offset - i * elem.width, `${name}[${i}]`);
  }
  return { kind: kindOfType(type), name, type: type.name };
}
