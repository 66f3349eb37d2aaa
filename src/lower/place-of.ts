// From expressions to places: variables, fields through embedding and pointers, elements, what pointers point to.

import { assert } from "../base/assert.ts";
import { ALLOC } from "../ir/opcode.ts";
import type { Expr, IndexExpr, SelectorExpr } from "../syntax/ast.ts";
import type { ConstantValue } from "../types/constant.ts";
import { under } from "../types/identity.ts";
import type { VarObj } from "../types/objects.ts";
import type { StructType, Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { fieldOffset, widthOf } from "./layout.ts";
import { operand, unparen } from "./operands.ts";
import { cellAt, emitLoad, emitStore, type Place, pointee, shifted } from "./place.ts";
import { positionOf } from "./positions.ts";

/** Where a variable is. */
export function variablePlace(f: FunctionContext, v: VarObj): Place {
  if (v.role === "package") return { kind: "global", address: f.program.addressOf(v) };
  const { isCell, register } = f.variable(v);
  return isCell ? cellAt(register) : { kind: "register", register };
}

/** Evaluates the operands of `x`. A value that is no variable is evaluated into registers, and the place is there. */
export function placeOf(f: FunctionContext, x: Expr): Place {
  const inner = unparen(x);
  const hoisted = f.hoisted.get(inner);
  if (hoisted !== undefined) return { kind: "register", register: hoisted };
  switch (inner.kind) {
    case "Ident": {
      const obj = f.objectOf(inner);
      if (obj?.kind === "var") return variablePlace(f, obj);
      break;
    }
    case "SelectorExpr": {
      const selection = f.info.selections.get(inner);
      if (selection?.kind === "field") return followPath(f, inner, operandPlace(f, inner.x), selection.path).place;
      const obj = f.info.uses.get(inner.selector);
      if (obj?.kind === "var") return variablePlace(f, obj);
      break;
    }
    case "IndexExpr": {
      const place = indexPlace(f, inner);
      if (place !== undefined) return place;
      break;
    }
    case "StarExpr":
      return pointee(operand(f, inner.x));
  }
  return { kind: "register", register: operand(f, inner) };
}

/** A place with the type of what is there. */
export interface TypedPlace {
  readonly place: Place;
  readonly type: Type;
}

/** The place of the operand of a selector: of a pointer, the pointer. */
export function operandPlace(f: FunctionContext, x: Expr): TypedPlace {
  const type = f.typeOf(x);
  const isPointer = under(type).kind === "pointer";
  return { place: isPointer ? { kind: "register", register: operand(f, x) } : placeOf(f, x), type };
}

/** Follows field indices, through pointers on the way: the place of the last field, and its type. */
export function followPath(
  f: FunctionContext,
  x: SelectorExpr | undefined,
  start: TypedPlace,
  path: readonly number[],
): TypedPlace {
  let { place, type } = start;
  for (const index of path) {
    const pointer = under(type);
    if (pointer.kind === "pointer") {
      if (x !== undefined) f.code.pos = positionOf(x);
      place = pointee(loadWord(f, place, x?.x));
      type = pointer.elem;
    }
    const struct = under(type);
    assert(struct.kind === "struct", "a selector's path leads through structs", { pos: x?.pos });
    place = shifted(place, fieldOffset(struct, index));
    type = fieldType(struct, index);
  }
  return { place, type };
}

/** Reads one word of a place into a register; the register itself for variables in registers. */
export function loadWord(f: FunctionContext, place: Place, x: Expr | undefined): number {
  if (place.kind === "register") return place.register;
  const register = f.code.allocate(1);
  emitLoad(f, place, 1, register, x);
  return register;
}

function fieldType(struct: StructType, index: number): Type {
  return struct.fields[index]?.type as Type; // the checker's paths are in range
}

// Undefined for maps and strings, whose elements are no variables.
function indexPlace(f: FunctionContext, x: IndexExpr): Place | undefined {
  const [index] = x.indices;
  const type = under(f.typeOf(x.x));
  if (index === undefined) return undefined;
  if (type.kind === "slice") {
    const slice = operand(f, x.x);
    return {
      kind: "slice-element",
      slice,
      index: operand(f, index),
      elementWidth: widthOf(type.elem),
      offset: 0,
    };
  }
  const pointed = type.kind === "pointer" ? under(type.elem) : undefined;
  if (pointed?.kind === "array") return elementPlace(f, pointee(operand(f, x.x)), pointed, index);
  if (type.kind === "array") return elementPlace(f, placeOf(f, x.x), type, index);
  return undefined;
}

function elementPlace(f: FunctionContext, array: Place, type: Extract<Type, { kind: "array" }>, index: Expr): Place {
  const elementWidth = widthOf(type.elem);
  const constant = f.info.types.get(index)?.value;
  if (constant !== undefined) return shifted(array, constantIndex(constant) * elementWidth);
  const indexable = array.kind === "register" ? inMemory(f, array, type) : array;
  return {
    kind: "array-element",
    array: indexable,
    index: operand(f, index),
    length: type.length,
    elementWidth,
    offset: 0,
  };
}

function constantIndex(value: ConstantValue): number {
  if (value.kind === "float") return Number(value.numerator / value.denominator);
  return value.kind === "int" ? Number(value.value) : 0;
}

/** A private copy in memory of an array in registers: only cells can be indexed. */
export function inMemory(f: FunctionContext, place: Place, type: Type): Place {
  const address = f.code.allocate(1);
  f.code.emit(ALLOC, address, f.program.types.index(type), f.program.allocation(""));
  const width = widthOf(type);
  const words = f.code.allocate(place.kind === "register" ? 0 : width);
  if (place.kind !== "register") emitLoad(f, place, width, words, undefined);
  emitStore(f, cellAt(address), width, place.kind === "register" ? place.register : words, undefined);
  return cellAt(address);
}
