// Functions of package runtime whose results follow from their type arguments (`//raceweave:constant`): what gc knows of a map's types
// when it compiles the map. Branches that they decide are left out.

import type { Expr } from "../syntax/ast.ts";
import { integerBits } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import { sizeOf, structLayout } from "../types/sizes.ts";
import type { Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { nativeOf } from "./native.ts";
import { calleeObject, unparen } from "./operands.ts";
import type { Declaration, ProgramBuilder } from "./program-builder.ts";

/** Values of `keyClass`, as in map_common.go. */
const KEY_ANY = 0;
const KEY_32 = 1;
const KEY_64 = 2;
const KEY_STRING = 3;

/** Elements of more bytes leave only the general functions. */
const MAX_FAST_ELEMENT = 128;

/** The result of a function that is a constant. */
export function constantOf(program: ProgramBuilder, { obj, instance }: Declaration): boolean | number {
  const [first, second] = instance?.typeArgs ?? [];
  if (first === undefined) return program.mapChecks;
  switch (obj.name) {
    case "keyClass":
      return second === undefined || sizeOf(second) > MAX_FAST_ELEMENT ? KEY_ANY : keyClass(first);
    case "needsKeyUpdate":
      return contains(first, isFloatStringOrInterface);
    case "hashMightPanic":
      return contains(first, isInterface);
    case "isReflexive":
      return !contains(first, isFloatOrInterface);
    default:
      return contains(first, isPointer) || (second !== undefined && contains(second, isPointer));
  }
}

/** The value of a condition that consists of such functions; undefined for all others. */
export function foldedCondition(f: FunctionContext, x: Expr): boolean | undefined {
  if (f.unit.pkg.path !== "runtime") return undefined;
  const value = folded(f, x);
  return typeof value === "boolean" ? value : undefined;
}

function folded(f: FunctionContext, expression: Expr): boolean | number | undefined {
  const x = unparen(expression);
  const known = f.info.types.get(x)?.value;
  if (known !== undefined) return known.kind === "int" ? Number(known.value) : undefined;
  if (x.kind === "CallExpr") {
    const obj = calleeObject(f, x);
    const declaration = obj?.kind === "func" ? f.program.declaration(obj) : undefined;
    if (declaration === undefined || nativeOf(declaration) !== "constant") return undefined;
    return constantOf(f.program, declaration);
  }
  if (x.kind === "UnaryExpr" && x.op === "!") {
    const value = folded(f, x.x);
    return value === undefined ? undefined : !value;
  }
  if (x.kind !== "BinaryExpr") return undefined;
  const left = folded(f, x.x);
  if (x.op === "&&" && left === false) return false;
  if (x.op === "||" && left === true) return true;
  const right = left === undefined ? undefined : folded(f, x.y);
  if (right === undefined) return undefined;
  if (x.op === "&&" || x.op === "||") return right;
  if (x.op === "==") return left === right;
  return x.op === "!=" ? left !== right : undefined;
}

// gc's choice: by size, where two keys are equal exactly when their bytes are.
function keyClass(key: Type): number {
  const t = under(key);
  if (t.kind === "basic" && t.basic === "string") return KEY_STRING;
  if (!isPlainMemory(key)) return KEY_ANY;
  const size = sizeOf(key);
  if (size === 4) return contains(key, isPointer) ? KEY_ANY : KEY_32;
  return size === 8 ? KEY_64 : KEY_ANY;
}

function isPlainMemory(type: Type): boolean {
  const t = under(type);
  switch (t.kind) {
    case "basic":
      return integerBits(t.basic) > 0 || t.basic === "bool" || t.basic === "unsafe.Pointer";
    case "pointer":
    case "chan":
      return true;
    case "array":
      return isPlainMemory(t.elem);
    case "struct": {
      const hasGaps = structLayout(t).size > t.fields.reduce((sum, field) => sum + sizeOf(field.type), 0);
      return !hasGaps && t.fields.every((field) => field.name !== "_" && isPlainMemory(field.type));
    }
    default:
      return false;
  }
}

function contains(type: Type, wanted: (type: Type) => boolean): boolean {
  const t = under(type);
  if (wanted(t)) return true;
  if (t.kind === "array") return t.length > 0 && contains(t.elem, wanted);
  return t.kind === "struct" && t.fields.some((field) => contains(field.type, wanted));
}

const isInterface = (t: Type): boolean => t.kind === "interface";

function isFloatOrInterface(t: Type): boolean {
  return isInterface(t) || (t.kind === "basic" && (t.basic.startsWith("float") || t.basic.startsWith("complex")));
}

function isFloatStringOrInterface(t: Type): boolean {
  return isFloatOrInterface(t) || (t.kind === "basic" && t.basic === "string");
}

function isPointer(t: Type): boolean {
  if (t.kind === "basic") return t.basic === "string" || t.basic === "unsafe.Pointer";
  return t.kind !== "array" && t.kind !== "struct";
}
