// The order in which Go prints the entries of a map: by key, as package fmt documents it.

import type { RuntimeType } from "../../ir/program.ts";
import { Interface, type Value } from "../../ir/value.ts";
import { wordsOf } from "../equality.ts";

type Types = readonly RuntimeType[];

function compareWords(a: Value, b: Value): number {
  // NaN comes before other floats, and equals itself here.
  if (typeof a === "number" && typeof b === "number" && (Number.isNaN(a) || Number.isNaN(b)))
    return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  // Words of one type: numbers (or bigints), strings by byte, or bools, all of which < orders as Go does.
  const [x, y] = [a as number, b as number];
  return x < y ? -1 : x > y ? 1 : 0;
}

function compareInterfaces(types: Types, a: Value, b: Value): number {
  if (!(a instanceof Interface) || !(b instanceof Interface)) return Number(a !== undefined) - Number(b !== undefined);
  if (a.type !== b.type) return a.type - b.type;
  return compareKeys(types, a.type, a.value, b.value);
}

/** Compares two boxed keys of type `type`. Structs and arrays by their parts, interfaces by nil, type, value. */
export function compareKeys(types: Types, type: number, a: Value, b: Value): number {
  const shape = types[type] as RuntimeType;
  return compareAt(types, shape, wordsOf(shape, a), wordsOf(shape, b), 0);
}

function compareAt(types: Types, type: RuntimeType, a: readonly Value[], b: readonly Value[], at: number): number {
  if (type.kind === "interface") return compareInterfaces(types, a[at], b[at]);
  if (type.kind === "struct") {
    for (const field of type.fields) {
      const order = compareAt(types, types[field.type] as RuntimeType, a, b, at + field.offset);
      if (order !== 0) return order;
    }
    return 0;
  }
  if (type.kind === "array") {
    const element = types[type.elem] as RuntimeType;
    for (let i = 0; i < type.length; i++) {
      const order = compareAt(types, element, a, b, at + i * element.width);
      if (order !== 0) return order;
    }
    return 0;
  }
  return compareWords(a[at], b[at]);
}
