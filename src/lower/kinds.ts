// Integer and float kinds of the arithmetic instructions, from types.

import {
  KIND_F32,
  KIND_F64,
  KIND_I8,
  KIND_I16,
  KIND_I32,
  KIND_I64,
  KIND_U8,
  KIND_U16,
  KIND_U32,
  KIND_U64,
} from "../ir/opcode.ts";
import { under } from "../types/identity.ts";
import type { Type } from "../types/type.ts";

/** Kind operand for values of `type`; undefined when it is not numeric (or complex, which is not supported). */
export function kindOfNumber(type: Type): number | undefined {
  const t = under(type);
  if (t.kind !== "basic") return undefined;
  switch (t.basic) {
    case "int":
    case "int64":
    case "untyped int":
      return KIND_I64;
    case "uint":
    case "uint64":
    case "uintptr":
      return KIND_U64;
    case "int32":
    case "untyped rune":
      return KIND_I32;
    case "uint32":
      return KIND_U32;
    case "int16":
      return KIND_I16;
    case "uint16":
      return KIND_U16;
    case "int8":
      return KIND_I8;
    case "uint8":
      return KIND_U8;
    case "float64":
    case "untyped float":
      return KIND_F64;
    case "float32":
      return KIND_F32;
    default:
      return undefined;
  }
}

export function isStringType(type: Type): boolean {
  const t = under(type);
  return t.kind === "basic" && (t.basic === "string" || t.basic === "untyped string");
}

export function isComplexType(type: Type): boolean {
  const t = under(type);
  return t.kind === "basic" && (t.basic.startsWith("complex") || t.basic === "untyped complex");
}
