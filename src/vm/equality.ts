// Equality of Go values of any type, and what a map uses as a key's index (The Go Programming Language Specification,
// "Comparison operators").

import type { RuntimeType } from "../ir/program.ts";
import { Interface, type Value } from "../ir/value.ts";
import type { Vm } from "./vm.ts";

/** Interfaces inside one another that are compared or hashed: more could exhaust the host's stack. */
const MAX_NESTING = 1000;

function isTooDeep(vm: Vm, nesting: number): boolean {
  if (nesting < MAX_NESTING) return false;
  vm.raiseLimit(`more than ${MAX_NESTING} interfaces inside one another in a comparison`);
  return true;
}

/** Words of a boxed value of `width` words. */
export function wordsOf(value: Value, width: number): readonly Value[] {
  return width === 1 ? [value] : (value as readonly Value[]);
}

/** Whether two values of type `type`, at `i` of `xs` and `j` of `ys`, are equal. May raise; then the result is meaningless. */
export function equalWords(
  vm: Vm,
  type: number,
  xs: readonly Value[],
  i: number,
  ys: readonly Value[],
  j: number,
  nesting = 0,
): boolean {
  const t = vm.program.types[type] as RuntimeType;
  switch (t.kind) {
    case "interface":
      return equalInterfaces(vm, xs[i], ys[j], nesting);
    case "struct":
      for (const { name, type: fieldType, offset } of t.fields) {
        if (name !== "_" && !equalWords(vm, fieldType, xs, i + offset, ys, j + offset, nesting)) return false;
      }
      return true;
    case "array": {
      const width = (vm.program.types[t.elem] as RuntimeType).width;
      for (let k = 0; k < t.length; k++) {
        if (!equalWords(vm, t.elem, xs, i + k * width, ys, j + k * width, nesting)) return false;
      }
      return true;
    }
    default:
      return xs[i] === ys[j];
  }
}

/** x == y for interface values. May raise. */
export function equalInterfaces(vm: Vm, x: Value, y: Value, nesting = 0): boolean {
  if (!(x instanceof Interface) || !(y instanceof Interface)) return x === y;
  if (x.type !== y.type || isTooDeep(vm, nesting)) return false;
  const t = vm.program.types[x.type] as RuntimeType;
  if (!t.isComparable) {
    vm.raiseRuntime(`comparing uncomparable type ${t.name}`);
    return false;
  }
  return equalWords(vm, x.type, wordsOf(x.value, t.width), 0, wordsOf(y.value, t.width), 0, nesting + 1);
}

/** The index key of a value that is not equal to itself. */
export const NOT_EQUAL_TO_ITSELF: Value = Object.freeze({ host: "nan" });

/** Whether a map key of this type is one word that is its own index key. */
export function isWordKey({ kind }: RuntimeType): boolean {
  switch (kind) {
    case "float64":
    case "float32":
    case "interface":
    case "struct":
    case "array":
      return false;
    default:
      return true;
  }
}

/**
 * A word that is the same (for a JS Map) exactly for equal keys of map key type `type`. May raise on an unhashable dynamic
 * type. Cost: constant for one-word keys that are no interfaces.
 */
export function indexKey(vm: Vm, type: number, key: Value): Value {
  const t = vm.program.types[type] as RuntimeType;
  if (t.kind === "float64" || t.kind === "float32") return Number.isNaN(key) ? NOT_EQUAL_TO_ITSELF : key;
  if (isWordKey(t)) return key;
  const parts: string[] = [];
  return encode(vm, type, wordsOf(key, t.width), 0, parts, 0) ? parts.join("") : NOT_EQUAL_TO_ITSELF;
}

function encode(vm: Vm, type: number, words: readonly Value[], i: number, parts: string[], nesting: number): boolean {
  const t = vm.program.types[type] as RuntimeType;
  switch (t.kind) {
    case "interface":
      return encodeInterface(vm, words[i], parts, nesting);
    case "struct":
      return t.fields.every((f) => f.name === "_" || encode(vm, f.type, words, i + f.offset, parts, nesting));
    case "array": {
      const width = (vm.program.types[t.elem] as RuntimeType).width;
      for (let k = 0; k < t.length; k++) if (!encode(vm, t.elem, words, i + k * width, parts, nesting)) return false;
      return true;
    }
    default: {
      const word = words[i];
      if (Number.isNaN(word)) return false;
      if (typeof word === "string") parts.push(`${word.length}:`, word);
      else parts.push(`${String(word)};`);
      return true;
    }
  }
}

function encodeInterface(vm: Vm, value: Value, parts: string[], nesting: number): boolean {
  if (!(value instanceof Interface)) {
    parts.push("-;");
    return true;
  }
  if (isTooDeep(vm, nesting)) return false;
  const t = vm.program.types[value.type] as RuntimeType;
  if (!t.isComparable) {
    vm.raiseRuntime(`hash of unhashable type ${t.name}`);
    return false;
  }
  parts.push(`${value.type}=`);
  return encode(vm, value.type, wordsOf(value.value, t.width), 0, parts, nesting + 1);
}
