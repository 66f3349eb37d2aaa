// The types that generated programs use, as far as the generator has to know them.

import type { Chance } from "./chance.ts";

export type GoType =
  | { readonly kind: "basic"; readonly text: string }
  | { readonly kind: "slice" | "pointer" | "channel"; readonly text: string; readonly elem: GoType }
  | { readonly kind: "array"; readonly text: string; readonly elem: GoType; readonly length: number }
  | { readonly kind: "map"; readonly text: string; readonly key: GoType; readonly elem: GoType }
  | { readonly kind: "function"; readonly text: string; readonly params: readonly GoType[]; readonly result: GoType }
  | { readonly kind: "struct"; readonly text: string; readonly fields: readonly Field[] }
  | { readonly kind: "any"; readonly text: "any" };

export interface Field {
  readonly name: string;
  readonly type: GoType;
}

const basic = (text: string): GoType => ({ kind: "basic", text });

export const BOOL = basic("bool");
export const INT = basic("int");
export const STRING = basic("string");
export const ANY: GoType = { kind: "any", text: "any" };
export const INTEGERS: readonly GoType[] = "int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64"
  .split(" ")
  .map((text) => (text === "int" ? INT : basic(text)));
export const FLOATS: readonly GoType[] = [basic("float64"), basic("float32")];
const BASICS: readonly GoType[] = [INT, INT, STRING, BOOL, ...INTEGERS, ...FLOATS];

export const slice = (elem: GoType): GoType => ({ kind: "slice", text: `[]${elem.text}`, elem });
export const pointer = (elem: GoType): GoType => ({ kind: "pointer", text: `*${elem.text}`, elem });
export const channel = (elem: GoType): GoType => ({ kind: "channel", text: `chan ${elem.text}`, elem });
export const array = (length: number, elem: GoType): GoType => ({
  kind: "array",
  text: `[${length}]${elem.text}`,
  elem,
  length,
});
export const map = (key: GoType, elem: GoType): GoType => ({
  kind: "map",
  text: `map[${key.text}]${elem.text}`,
  key,
  elem,
});
export const func = (params: readonly GoType[], result: GoType): GoType => ({
  kind: "function",
  text: `func(${params.map((param) => param.text).join(", ")}) ${result.text}`,
  params,
  result,
});

/** A type of at most `depth` layers, of basic types and the named ones. */
export function randomType(chance: Chance, named: readonly GoType[], depth = 2): GoType {
  const inner = (): GoType => randomType(chance, named, depth - 1);
  if (depth <= 0 || chance.oneIn(2)) return named.length > 0 && chance.oneIn(3) ? chance.of(named) : chance.of(BASICS);
  switch (chance.below(9)) {
    case 0:
    case 1:
      return slice(inner());
    case 2:
      return array(1 + chance.below(3), inner());
    case 3:
      return map(chance.of([INT, STRING, BOOL, ...INTEGERS]), inner());
    case 4:
      return pointer(inner());
    case 5:
      return func(chance.oneIn(2) ? [] : [inner()], inner());
    case 6:
      return ANY;
    case 7:
      return genericType(chance, inner());
    default:
      return chance.of(BASICS);
  }
}

/** Types of the generic prelude, seen from outside as structs. */
function genericType(chance: Chance, elem: GoType): GoType {
  if (chance.oneIn(2))
    return {
      kind: "struct",
      text: `Box[${elem.text}]`,
      fields: [
        { name: "V", type: elem },
        { name: "N", type: INT },
      ],
    };
  return {
    kind: "struct",
    text: `Pair[${elem.text}, int]`,
    fields: [
      { name: "A", type: elem },
      { name: "B", type: INT },
    ],
  };
}

export const isInteger = ({ text }: GoType): boolean => INTEGERS.some((type) => type.text === text);
export const isFloat = ({ text }: GoType): boolean => FLOATS.some((type) => type.text === text);
export const isNumber = (type: GoType): boolean => isInteger(type) || isFloat(type);
export const isOrdered = (type: GoType): boolean => isNumber(type) || type.text === "string";

/** Whether `==` is allowed. */
export function isComparable(type: GoType): boolean {
  if (type.kind === "array") return isComparable(type.elem);
  if (type.kind === "struct") return type.fields.every((field) => isComparable(field.type));
  return type.kind === "basic" || type.kind === "pointer" || type.kind === "channel";
}

/** Whether printing a value gives the same text in every run: no addresses in it. */
export function isPrintable(type: GoType): boolean {
  switch (type.kind) {
    case "basic":
      return true;
    case "slice":
    case "array":
    case "map":
      return isPrintable(type.elem);
    case "struct":
      return type.fields.every((field) => isPrintable(field.type));
    default:
      return false;
  }
}
