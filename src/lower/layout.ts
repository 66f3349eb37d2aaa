// Widths, field offsets and zero words of types: how many words a value has and where its parts are (see ir/value.ts).

import { NIL_SLICE, type Value } from "../ir/value.ts";
import { integerBits } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import type { BasicKind, StructType, Type } from "../types/type.ts";

/** Variables of more words are refused: the machine could not hold a few of them. */
export const MAX_WIDTH = 1 << 22;
/** Values of more words that are not in a variable are refused. */
export const MAX_VALUE_WIDTH = 1_100_000;
/** Functions that hold more words at once are refused. */
export const MAX_REGISTERS = 1 << 22;

/** Words of a value of `type`: 1 for everything but structs and arrays. */
export function widthOf(type: Type): number {
  const t = under(type);
  if (t.kind === "array") return t.length * widthOf(t.elem);
  if (t.kind === "tuple") return t.vars.reduce((sum, v) => sum + widthOf(v.type), 0);
  return t.kind === "struct" ? structWidth(t) : 1;
}

function structWidth(type: StructType): number {
  return type.fields.reduce((sum, field) => sum + widthOf(field.type), 0);
}

/** Words before field `index` of a struct. */
export function fieldOffset(type: StructType, index: number): number {
  let offset = 0;
  for (let i = 0; i < index; i++) offset += widthOf(type.fields[i]?.type as Type); // i is in range
  return offset;
}

/** Words of the zero value of `type`; of an array, of one element (see RuntimeType.zero). */
export function zeroWordsOf(type: Type): readonly Value[] {
  const t = under(type);
  if (t.kind === "array") return allZeroWords(t.elem);
  return allZeroWords(type);
}

/** Words of the zero value of `type`, arrays expanded. */
export function allZeroWords(type: Type): readonly Value[] {
  const t = under(type);
  switch (t.kind) {
    case "basic":
      return [zeroOfBasic(t.basic)];
    case "array": {
      const element = allZeroWords(t.elem);
      const words: Value[] = [];
      // Arrays of arrays can have a million words.
      for (let i = 0; i < t.length; i++) for (const word of element) words.push(word);
      return words;
    }
    case "struct":
      return t.fields.flatMap((field) => allZeroWords(field.type));
    case "slice":
      return [NIL_SLICE];
    case "signature":
    case "interface":
      return [undefined];
    default:
      return [0];
  }
}

function zeroOfBasic(kind: BasicKind): Value {
  if (kind === "bool") return false;
  return kind === "string" ? "" : 0;
}

/** Whether `type` is an integer of 64 bits with sign: what the fast arithmetic instructions take. */
export function isInt64(type: Type): boolean {
  const t = under(type);
  return t.kind === "basic" && integerBits(t.basic) === 64 && !t.basic.startsWith("uint");
}
