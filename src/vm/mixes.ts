// What comes of the first word of one value with the other words of another: pointer and length of strings, array and bounds of slices, type
// and data of interfaces. See parts.ts.

import type { RuntimeType, TypeKind } from "../ir/program.ts";
import { type HostValue, Interface, SliceValue, type Value } from "../ir/value.ts";
import type { Goroutine } from "./goroutine.ts";
import { GUARD, setFlags } from "./marks.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** Cells that may be made up to stand for what lies around an array. */
const MAX_OUTSIDE = 4096;
/** Kinds of which an interface holds the word itself, not a pointer to it. */
const POINTERS: readonly TypeKind[] = ["pointer", "map", "chan", "func", "unsafe-pointer"];
const UNKNOWN_BYTE = "\xff";

/** A mix, for people: the first word of one value and the other words of another. */
export class Parts implements HostValue {
  readonly host = "parts";
  constructor(
    readonly first: Value,
    readonly others: Value,
  ) {}
}

/** Whether that, in cell `i`, is a value that is neither of the two. */
export function isMix(vm: Vm, i: number, first: Value, others: Value): boolean {
  if (typeof first === "string" && typeof others === "string") {
    const text = mixOfStrings(first, others);
    return text !== first && text !== others;
  }
  if (first instanceof SliceValue && others instanceof SliceValue) {
    const isOther = first.length !== others.length || first.capacity !== others.capacity;
    // Without elements it makes no difference where they would be.
    return isOther && others.length > 0 && first.address !== others.address && canStandFor(vm, i, first, others);
  }
  // Without a type word it is nil, whatever the other word is.
  if (!(first instanceof Interface)) return false;
  if (others === undefined) return !isNilWord(first.value);
  return others instanceof Interface && others.type !== first.type && !isSame(others.value, first.value);
}

function isNilWord(word: Value): boolean {
  return word === 0 || word === undefined;
}

/** Whether two words are the same to a program. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof SliceValue && b instanceof SliceValue)
    return a.address === b.address && a.length === b.length && a.capacity === b.capacity;
  if (a instanceof Interface && b instanceof Interface) return a.type === b.type && isSame(a.value, b.value);
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((word, k) => isSame(word, b[k]));
}

function mixOfStrings(first: string, others: string): string {
  return first.slice(0, others.length).padEnd(others.length, UNKNOWN_BYTE);
}

// Cells from the address on that belong to the object there.
function nAvailable(vm: Vm, address: number): number {
  if (address === 0) return 0;
  const index = address & INDEX_MASK;
  const first = vm.memory.firstOf(index);
  return first + vm.memory.extentOf(first) - index;
}

function canStandFor(vm: Vm, i: number, first: SliceValue, others: SliceValue): boolean {
  const type = elementAt(vm, i);
  if (type === undefined) return false;
  const n = others.capacity * type.width;
  return n <= nAvailable(vm, first.address) || (n <= MAX_OUTSIDE && vm.memory.canHold(n));
}

// Element type of the slice variable in cell `i`.
function elementAt(vm: Vm, i: number): RuntimeType | undefined {
  const { types } = vm.program;
  const first = vm.memory.firstOf(i);
  let type = types[vm.memory.typeOf(first)];
  let offset = i - first;
  while (type !== undefined && type.width > 0) {
    offset %= type.width;
    if (type.kind === "slice") return types[type.elem];
    if (type.kind === "array") type = types[type.elem];
    else {
      const field = type.fields.findLast((candidate) => candidate.offset <= offset);
      if (field === undefined) return undefined;
      offset -= field.offset;
      type = types[field.type];
    }
  }
  return undefined;
}

function mixOfSlices(vm: Vm, g: Goroutine, i: number, first: SliceValue, others: SliceValue): SliceValue {
  const type = elementAt(vm, i) as RuntimeType; // `isMix` has looked
  const n = others.capacity * type.width;
  const available = nAvailable(vm, first.address);
  if (n <= available) return new SliceValue(first.address, others.length, others.capacity);
  // The array is too short. A longer one stands for it, so that what lies behind is nobody's.
  const { memory } = vm;
  const address = memory.allocate(g, type.index, others.capacity, -1);
  const to = address & INDEX_MASK;
  for (let k = 0; k < available; k++) memory.cells[to + k] = memory.cells[(first.address & INDEX_MASK) + k];
  if (first.address === 0) for (let k = 0; k < n; k++) setFlags(vm, to + k, GUARD);
  return new SliceValue(address, others.length, others.capacity);
}

function mixOfInterfaces(vm: Vm, g: Goroutine, first: Interface, others: Interface | undefined): Interface {
  const { types } = vm.program;
  const type = types[first.type] as RuntimeType;
  if (others !== undefined && isSameLayout(types, type, types[others.type] as RuntimeType, 0))
    return new Interface(first.type, others.value);
  // The data mean nothing as a value of that type: what a method would find there is unknown.
  const target = type.kind === "pointer" && others !== undefined ? types[type.elem] : undefined;
  const hasRoom = target !== undefined && target.width <= MAX_OUTSIDE && vm.memory.canHold(target.width);
  return new Interface(first.type, hasRoom ? vm.memory.allocate(g, target.index, 1, -1) : vm.boxedZero(first.type));
}

// Whether values of one type can be used as values of the other, word by word. Pointers: what they point to, one level deep.
function isSameLayout(types: readonly RuntimeType[], a: RuntimeType, b: RuntimeType, depth: number): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.width !== b.width) return false;
  const isSameElem = (): boolean =>
    isSameLayout(types, types[a.elem] as RuntimeType, types[b.elem] as RuntimeType, depth + 1);
  switch (a.kind) {
    case "pointer":
      return depth === 0 && isSameElem();
    case "array":
      return a.length === b.length && isSameElem();
    case "struct":
      return (
        a.fields.length === b.fields.length &&
        a.fields.every(({ type }, k) =>
          isSameLayout(types, types[type] as RuntimeType, types[b.fields[k]?.type ?? -1] as RuntimeType, depth + 1),
        )
      );
    case "slice":
    case "map":
    case "chan":
    case "func":
    case "interface":
      return false;
    default:
      return true;
  }
}

/** The mix itself, made up by `g` where it reaches beyond what the values are. `isMix` must hold. */
export function mixOf(vm: Vm, g: Goroutine, i: number, first: Value, others: Value): Value {
  if (typeof first === "string" && typeof others === "string") return mixOfStrings(first, others);
  if (first instanceof SliceValue && others instanceof SliceValue) return mixOfSlices(vm, g, i, first, others);
  return mixOfInterfaces(vm, g, first as Interface, others as Interface | undefined);
}

/** Whether the mix reaches beyond what the values are, but for a nil pointer's fault. */
export function isMadeUp(vm: Vm, i: number, first: Value, others: Value): boolean {
  if (typeof first === "string" && typeof others === "string") return others.length > first.length;
  if (first instanceof SliceValue && others instanceof SliceValue) {
    const width = elementAt(vm, i)?.width ?? 1;
    return first.address !== 0 && others.capacity * width > nAvailable(vm, first.address);
  }
  if (!(first instanceof Interface)) return false;
  const { types } = vm.program;
  const type = types[first.type] as RuntimeType;
  if (others instanceof Interface) return !isSameLayout(types, type, types[others.type] as RuntimeType, 0);
  return !POINTERS.includes(type.kind);
}

/** What is left where the words of the two make up one of them. `value`: the one that was stored last. */
export function unmixed(first: Value, others: Value, value: Value): Value {
  if (typeof first === "string" && typeof others === "string") return mixOfStrings(first, others);
  if (first instanceof SliceValue && others instanceof SliceValue)
    return first.address === others.address ? others : first;
  if (first === undefined) return undefined;
  return others instanceof Interface ? others : value;
}
