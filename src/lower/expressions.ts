// Evaluates expressions into registers. The result goes where the caller wants it; operands that are variables in registers are
// used in place.

import { assert, assertNever } from "../base/assert.ts";
import {
  ALLOC,
  ARRAY_TO_SLICE,
  ASSERT_INTERFACE,
  ASSERT_TYPE,
  COMPLEMENT,
  CONST,
  MAKE_CLOSURE,
  NEG,
  NOT,
  RECV,
  SLICE,
  STRING_INDEX,
  STRING_SLICE,
} from "../ir/opcode.ts";
import { Closure } from "../ir/value.ts";
import type {
  Expr,
  FuncLit,
  Ident,
  IndexExpr,
  SelectorExpr,
  SliceExpr,
  TypeAssertExpr,
  UnaryExpr,
} from "../syntax/ast.ts";
import { typeSetOf, under } from "../types/identity.ts";
import type { FuncObj, VarObj } from "../types/objects.ts";
import { isInterface } from "../types/predicates.ts";
import type { Type } from "../types/type.ts";
import { lowerBinary } from "./binary.ts";
import { lowerBuiltinOrConversion } from "./builtins.ts";
import { lowerComposite, storeComposite } from "./composite.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { isComplexType, isStringType, kindOfNumber } from "./kinds.ts";
import { MAX_VALUE_WIDTH, widthOf } from "./layout.ts";
import { lowerMapGet } from "./maps.ts";
import { lowerMethodExpression, lowerMethodValue } from "./method-values.ts";
import { functionOf, genericName, isPlainCall, operand, registerOf, unparen } from "./operands.ts";
import { cellAt, emitAddress, emitLoad, pointee } from "./place.ts";
import { placeOf, variablePlace } from "./place-of.ts";
import { positionOf } from "./positions.ts";
import { lowerCast } from "./unsafe.ts";
import { emitUnbox, emitWord, emitZero, isNilType, wordOfConstant } from "./values.ts";

/** Evaluates `x`, in its own type, into registers from `into` on. */
export function lowerExpression(f: FunctionContext, x: Expr, into: number): void {
  const known = registerOf(f, x);
  const tv = f.typeAndValue(x);
  if (isComplexType(tv.type)) {
    f.unsupported(x, "complex", "complex numbers are");
  } else if (widthOf(tv.type) > MAX_VALUE_WIDTH) {
    f.unsupported(x, "size", `a value of ${widthOf(tv.type)} words is`);
  } else if (tv.value !== undefined) {
    f.code.pos = x.pos;
    emitWord(f, wordOfConstant(tv.value, tv.type), into);
  } else if (known !== undefined) {
    f.code.pos = x.pos;
    f.code.move(into, known, widthOf(tv.type));
  } else {
    const mark = f.code.top;
    const outer = f.enclosing;
    if (x.kind !== "Ident" && x.kind !== "ParenExpr") f.enclosing = positionOf(x);
    lowerInner(f, x, into);
    f.enclosing = outer;
    f.code.release(mark);
  }
}

function lowerInner(f: FunctionContext, x: Expr, into: number): void {
  switch (x.kind) {
    case "ParenExpr":
      lowerExpression(f, x.x, into);
      return;
    case "Ident":
      lowerIdent(f, x, into);
      return;
    case "FuncLit":
      lowerFuncLit(f, x, into);
      return;
    case "CompositeLit":
      lowerComposite(f, x, into);
      return;
    case "SelectorExpr":
      lowerSelector(f, x, into);
      return;
    case "IndexExpr":
      lowerIndex(f, x, into);
      return;
    case "SliceExpr":
      lowerSlice(f, x, into);
      return;
    case "TypeAssertExpr":
      lowerTypeAssert(f, x, into, false);
      return;
    case "CallExpr":
      if (isPlainCall(f, x)) f.code.move(into, f.lower.call(f, x, into), widthOf(f.typeOf(x)));
      else lowerBuiltinOrConversion(f, x, into);
      return;
    case "StarExpr":
    case "UnaryExpr":
      lowerUnary(f, x, into);
      return;
    case "BinaryExpr":
      lowerBinary(f, x, into);
      return;
    case "BadExpr":
    case "BasicLit":
    case "KeyValueExpr":
    case "Ellipsis":
    case "ArrayType":
    case "StructType":
    case "FuncType":
    case "InterfaceType":
    case "MapType":
    case "ChanType":
      assert(false, `${x.kind} is not a value`, { pos: x.pos });
      return;
    default:
      assertNever(x);
  }
}

function lowerIdent(f: FunctionContext, x: Ident, into: number): void {
  const obj = f.objectOf(x);
  f.code.pos = f.positionOfUse(x);
  if (obj?.kind === "var") emitLoad(f, variablePlace(f, obj), widthOf(obj.type), into, x);
  else if (obj?.kind === "func") functionValue(f, x, into);
  else emitZero(f, f.typeOf(x), into, x);
}

/** Register `into` = a declared function as a value. */
function functionValue(f: FunctionContext, name: Ident, into: number): void {
  const obj = functionOf(f, name) as FuncObj; // the callers have looked
  f.code.emit(CONST, into, f.program.constant(new Closure(f.program.functionIndex(obj), [])));
}

function lowerFuncLit(f: FunctionContext, x: FuncLit, into: number): void {
  f.code.pos = x.pos;
  emitClosure(f, x, into);
}

/** Register `into` = a closure of a nested function with what it captures: addresses of cells, or words. */
function emitClosure(f: FunctionContext, fn: FuncLit, into: number): void {
  const { code } = f;
  const index = f.lower.nestedFunction(f, fn);
  const captures = f.unit.storage.captures(fn);
  if (captures.length === 0) {
    code.emit(CONST, into, f.program.constant(new Closure(index, [])));
    return;
  }
  const mark = code.top;
  const widths = captures.map((v) => captureWidth(f, v));
  const only = captures.length === 1 ? f.variable(captures[0] as VarObj).register : -1; // there is one
  const words = only >= 0 ? only : code.allocate(widths.reduce((sum, width) => sum + width, 0));
  let at = words;
  for (const [i, v] of captures.entries()) {
    if (only < 0) code.move(at, f.variable(v).register, widths[i] ?? 0);
    at += widths[i] ?? 0;
  }
  code.emit(MAKE_CLOSURE, into, index, words, at - words);
  code.release(mark);
}

/** Words that a captured variable takes in a closure. */
export function captureWidth(f: FunctionContext, v: VarObj): number {
  return f.variable(v).isCell ? 1 : widthOf(v.type);
}

function lowerSelector(f: FunctionContext, x: SelectorExpr, into: number): void {
  const selection = f.info.selections.get(x);
  if (selection?.kind === "method") {
    lowerMethodValue(f, x, selection, into);
  } else if (selection?.kind === "method-expr") {
    lowerMethodExpression(f, x, selection, into);
  } else if (selection === undefined && f.info.uses.get(x.selector)?.kind === "func") {
    f.code.pos = x.pos;
    functionValue(f, x.selector, into);
  } else {
    const place = placeOf(f, x);
    f.code.pos = positionOf(x);
    emitLoad(f, place, widthOf(f.typeOf(x)), into, x);
  }
}

function lowerIndex(f: FunctionContext, x: IndexExpr, into: number): void {
  const generic = genericName(f, x);
  if (generic !== undefined) {
    f.code.pos = x.pos;
    functionValue(f, generic, into);
    return;
  }
  const type = under(f.typeOf(x.x));
  if (type.kind === "map") {
    lowerMapGet(f, x, into, false);
  } else if (isStringType(type)) {
    const text = operand(f, x.x);
    const index = operand(f, x.indices[0] as Expr); // the checker has seen to it
    f.code.pos = x.x.end;
    f.code.emit(STRING_INDEX, into, text, index, 0, f.text(x));
  } else {
    const place = placeOf(f, x);
    f.code.pos = x.x.end;
    emitLoad(f, place, widthOf(f.typeOf(x)), into, x);
  }
}

function lowerSlice(f: FunctionContext, x: SliceExpr, into: number): void {
  const { code } = f;
  hoistCalls(
    f,
    [x.x, x.low, x.high, x.max].filter((part) => part !== undefined),
  );
  const type = under(f.typeOf(x.x));
  const sliced = isStringType(type) || type.kind === "slice" ? operand(f, x.x) : arraySlice(f, x);
  const bounds = code.allocate(3);
  for (const [i, bound] of [x.low, x.high, x.max].entries()) {
    if (bound !== undefined) f.lower.expression(f, bound, bounds + i);
  }
  code.pos = x.x.end;
  const given = (x.low === undefined ? 0 : 1) | (x.high === undefined ? 0 : 2) | (x.max === undefined ? 0 : 4);
  if (isStringType(type)) code.emit(STRING_SLICE, into, sliced, bounds, given, f.text(x.x));
  else code.emit(SLICE, into, sliced, bounds, elementWidth(f.typeOf(x)) * 8 + given, f.text(x.x));
}

function elementWidth(slice: Type): number {
  const type = under(slice);
  return type.kind === "slice" ? widthOf(type.elem) : 1;
}

/** Tells the array of `a[i:j]` from that of a slice literal: Go's bounds errors speak of its length. */
const SLICED = 1;

// A slice over all of an array: a variable, or what a pointer points to.
function arraySlice(f: FunctionContext, x: SliceExpr): number {
  const { code } = f;
  const type = under(f.typeOf(x.x));
  const register = code.allocate(1);
  const array = type.kind === "pointer" ? under(type.elem) : type;
  const length = array.kind === "array" ? array.length : 0;
  if (type.kind === "pointer") {
    const pointer = operand(f, x.x);
    code.pos = x.x.end;
    code.emit(ARRAY_TO_SLICE, register, pointer, length, SLICED);
  } else {
    emitAddress(f, placeOf(f, x.x), register);
    code.pos = x.x.end;
    code.emit(ARRAY_TO_SLICE, register, register, length, SLICED);
  }
  return register;
}

/** `x.(T)` into registers from `into` on, followed by whether it is so with `withOk`. */
export function lowerTypeAssert(f: FunctionContext, x: TypeAssertExpr, into: number, withOk: boolean): void {
  const type = f.typeOf(x.type as Expr); // x.(type) stands only in type switches
  hoistCalls(f, [x.x]);
  const value = operand(f, x.x);
  f.code.pos = x.x.end;
  emitAssert(f, value, f.typeOf(x.x), type, into, withOk, x);
}

/** The same for an interface in a register. With `withOk`, the words of the value are followed by a bool. */
export function emitAssert(
  f: FunctionContext,
  value: number,
  from: Type,
  type: Type,
  into: number,
  withOk: boolean,
  x: Expr,
): void {
  const { code } = f;
  const width = widthOf(type);
  // The static type is told for the sake of the panic's text.
  const detail = (withOk ? 1 : 0) | ((1 + f.typeIndex(from, x)) << 1);
  const op = isInterface(type) ? ASSERT_INTERFACE : ASSERT_TYPE;
  if (isInterface(type)) noteAsked(f, type);
  if (width === 1) {
    code.emit(op, into, value, f.typeIndex(type, x), detail);
    return;
  }
  const mark = code.top;
  const box = code.allocate(2);
  code.emit(op, box, value, f.typeIndex(type, x), detail);
  emitUnbox(f, box, width, into);
  if (withOk) code.move(into + width, box + 1, 1);
  code.release(mark);
}

/** Methods of an interface that is asked for at run time can be called. */
function noteAsked(f: FunctionContext, type: Type): void {
  const t = under(type);
  if (t.kind !== "interface") return;
  for (const method of typeSetOf(t).methods) if (method.kind === "func") f.program.calledMethod(method);
}

function lowerUnary(f: FunctionContext, x: UnaryExpr | Extract<Expr, { kind: "StarExpr" }>, into: number): void {
  const { code } = f;
  if (x.kind === "StarExpr") {
    if (lowerCast(f, x.x, f.typeOf(x), into)) return;
    const place = pointee(operand(f, x.x));
    code.pos = x.pos;
    emitLoad(f, place, widthOf(f.typeOf(x)), into, x);
    return;
  }
  switch (x.op) {
    case "&":
      lowerAddress(f, x, into);
      return;
    case "<-":
      lowerReceive(f, x, into, false);
      return;
    case "+":
      lowerExpression(f, x.x, into);
      return;
  }
  const value = operand(f, x.x);
  code.pos = x.opPos;
  if (x.op === "!") code.emit(NOT, into, value);
  else code.emit(x.op === "-" ? NEG : COMPLEMENT, into, value, kindOfNumber(f.typeOf(x)) ?? 0);
}

function lowerAddress(f: FunctionContext, x: UnaryExpr, into: number): void {
  const inner = unparen(x.x);
  if (inner.kind !== "CompositeLit") {
    const place = placeOf(f, inner);
    f.code.pos = x.opPos;
    emitAddress(f, place, into);
    return;
  }
  const type = f.typeOf(inner);
  const address = f.scratch(into);
  f.code.pos = x.opPos;
  f.code.emit(ALLOC, address, f.typeIndex(type, x), f.program.allocation(f.allocationName(x)));
  storeComposite(f, inner, type, cellAt(address));
  f.code.move(into, address, 1);
}

/** `<-ch` into registers from `into` on, followed by whether a value was sent with `withOk`. */
export function lowerReceive(f: FunctionContext, x: UnaryExpr, into: number, withOk: boolean): void {
  const { code } = f;
  hoistCalls(f, [x.x]);
  const channel = operand(f, x.x);
  const type = under(f.typeOf(x.x));
  const width = type.kind === "chan" && !isNilType(type) ? widthOf(type.elem) : 1;
  code.pos = x.opPos;
  if (width === 1) {
    code.emit(RECV, into, channel, withOk ? 1 : 0, 0, f.text(x.x));
    return;
  }
  const box = code.allocate(2);
  code.emit(RECV, box, channel, withOk ? 1 : 0, 0, f.text(x.x));
  emitUnbox(f, box, width, into);
  if (withOk) code.move(into + width, box + 1, 1);
}
