// Composite literals: into registers, into fresh memory, and as maps.

import { ALLOC, ARRAY_TO_SLICE } from "../ir/opcode.ts";
import { NIL_SLICE } from "../ir/value.ts";
import type { CompositeLit, Expr } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import type { VarObj } from "../types/objects.ts";
import type { ArrayType, SliceType, StructType, Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { fieldOffset, widthOf } from "./layout.ts";
import { emitMapLiteral } from "./maps.ts";
import { intoAs, operandAs, unparen } from "./operands.ts";
import { cellAt, emitLoad, emitStore, type Place, shifted } from "./place.ts";
import { WIDE } from "./storage.ts";
import { emitWord, emitZero } from "./values.ts";

/** One element of a struct or array literal: its value, type and first word. */
interface Part {
  readonly value: Expr;
  /** The key, if there is one: Go reports what is made of the value there. */
  readonly key: Expr | undefined;
  readonly type: Type;
  readonly offset: number;
  /** Of a blank field: the value is evaluated, and the field keeps its zero. */
  readonly isBlank: boolean;
}

/** Evaluates a composite literal into registers. */
export function lowerComposite(f: FunctionContext, x: CompositeLit, into: number): void {
  const type = f.typeOf(x);
  const t = under(type);
  switch (t.kind) {
    case "struct":
    case "array":
      if (widthOf(type) > WIDE) lowerWide(f, x, type, into);
      else lowerParts(f, x, type, into);
      return;
    case "slice":
      lowerSliceLiteral(f, x, t, into);
      return;
    case "map":
      emitMapLiteral(f, x, type, t, into);
      return;
    default:
      // The type of an elided `&T{…}`: a pointer.
      if (t.kind === "pointer") lowerElidedPointer(f, x, t.elem, into);
  }
}

function lowerElidedPointer(f: FunctionContext, x: CompositeLit, type: Type, into: number): void {
  const address = f.scratch(into);
  f.code.pos = x.pos;
  f.code.emit(ALLOC, address, f.typeIndex(type, x), f.program.allocation(f.allocationName(x)));
  storeComposite(f, x, type, cellAt(address));
  f.code.move(into, address, 1);
}

// Built in memory, then read as a whole.
function lowerWide(f: FunctionContext, x: CompositeLit, type: Type, into: number): void {
  const address = f.code.allocate(1);
  f.code.pos = x.pos;
  f.code.emit(ALLOC, address, f.typeIndex(type, x), f.program.allocation(f.allocationName(x)));
  storeComposite(f, x, type, cellAt(address));
  emitLoad(f, cellAt(address), widthOf(type), into, undefined);
}

function lowerParts(f: FunctionContext, x: CompositeLit, type: Type, into: number): void {
  const parts = partsOf(f, x, type);
  const given = parts.reduce((sum, part) => sum + (part.isBlank ? 0 : widthOf(part.type)), 0);
  if (given < widthOf(type)) emitZero(f, type, into, x);
  for (const { value, key, type: own, offset, isBlank } of parts) {
    if (key !== undefined) f.enclosing = key.pos;
    if (isBlank) evaluate(f, value, own);
    else intoAs(f, value, own, into + offset);
  }
}

function evaluate(f: FunctionContext, x: Expr, type: Type): void {
  const mark = f.code.top;
  operandAs(f, x, type);
  f.code.release(mark);
}

/** Evaluates a struct or array literal into zeroed memory that nothing else knows yet. */
export function storeComposite(f: FunctionContext, x: CompositeLit, type: Type, place: Place): void {
  const t = under(type);
  if (t.kind !== "struct" && t.kind !== "array") {
    storeValue(f, x, type, place);
    return;
  }
  for (const part of partsOf(f, x, type)) {
    const inner = unparen(part.value);
    const innerType = under(part.type).kind;
    const target = shifted(place, part.offset);
    if (part.key !== undefined) f.enclosing = part.key.pos;
    if (part.isBlank) {
      evaluate(f, part.value, part.type);
    } else if (inner.kind === "CompositeLit" && (innerType === "struct" || innerType === "array")) {
      storeComposite(f, inner, part.type, target);
    } else {
      storeValue(f, part.value, part.type, target);
    }
  }
}

function storeValue(f: FunctionContext, x: Expr, type: Type, place: Place): void {
  const mark = f.code.top;
  const value = operandAs(f, x, type);
  f.code.pos = x.pos;
  emitStore(f, place, widthOf(type), value, undefined);
  f.code.release(mark);
}

function partsOf(f: FunctionContext, x: CompositeLit, type: Type): Part[] {
  const t = under(type);
  if (t.kind === "struct") return structParts(x, t);
  return t.kind === "array" ? arrayParts(f, x, t) : [];
}

function structParts(x: CompositeLit, type: StructType): Part[] {
  return x.elements.map((element, position) => {
    const isKeyed = element.kind === "KeyValueExpr";
    const key = isKeyed && element.key.kind === "Ident" ? element.key.name : undefined;
    const index = isKeyed ? type.fields.findIndex((field) => field.name === key) : position;
    const field = type.fields[index] as VarObj; // the checker has matched them
    const value = isKeyed ? element.value : element;
    const isBlank = field.name === "_";
    return {
      value,
      key: isKeyed ? element.key : undefined,
      type: field.type,
      offset: fieldOffset(type, index),
      isBlank,
    };
  });
}

function arrayParts(f: FunctionContext, x: CompositeLit, type: ArrayType | SliceType): Part[] {
  const width = widthOf(type.elem);
  return indexedElements(f, x).map(({ index, key, value }) => ({
    value,
    key,
    type: type.elem,
    offset: index * width,
    isBlank: false,
  }));
}

interface IndexedElement {
  readonly index: number;
  readonly key: Expr | undefined;
  readonly value: Expr;
}

function indexedElements(f: FunctionContext, x: CompositeLit): IndexedElement[] {
  let next = 0;
  return x.elements.map((element) => {
    if (element.kind === "KeyValueExpr") {
      const constant = f.info.types.get(element.key)?.value;
      if (constant?.kind === "int") next = Number(constant.value);
    }
    const isKeyed = element.kind === "KeyValueExpr";
    return { index: next++, key: isKeyed ? element.key : undefined, value: isKeyed ? element.value : element };
  });
}

function lowerSliceLiteral(f: FunctionContext, x: CompositeLit, type: SliceType, into: number): void {
  const elements = indexedElements(f, x);
  const length = elements.reduce((most, { index }) => Math.max(most, index + 1), 0);
  const array: ArrayType = { kind: "array", elem: type.elem, length };
  const address = f.code.allocate(1);
  f.code.pos = x.pos;
  f.code.emit(ALLOC, address, f.typeIndex(array, x), f.program.allocation(f.allocationName(x)));
  storeComposite(f, x, array, cellAt(address));
  f.code.pos = x.pos;
  f.code.emit(ARRAY_TO_SLICE, into, address, length);
}

/** Register `into` = a slice of the values, as a call with variadic arguments makes it; nil when there are none. */
export function emitVariadicSlice(
  f: FunctionContext,
  values: readonly Expr[],
  elem: Type,
  into: number,
  at: Expr,
): void {
  const { code } = f;
  if (values.length === 0) {
    emitWord(f, NIL_SLICE, into);
    return;
  }
  const width = widthOf(elem);
  const address = code.allocate(1);
  const array: ArrayType = { kind: "array", elem, length: values.length };
  code.emit(ALLOC, address, f.typeIndex(array, at), f.program.allocation("..."));
  for (const [i, value] of values.entries()) storeValue(f, value, elem, shifted(cellAt(address), i * width));
  code.pos = at.pos;
  code.emit(ARRAY_TO_SLICE, into, address, values.length);
}
