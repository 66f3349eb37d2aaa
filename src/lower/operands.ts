// Operands: values in registers, without copying variables that are in registers already.

import type { CallExpr, Expr, Ident, IndexExpr } from "../syntax/ast.ts";
import type { Obj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { widthOf } from "./layout.ts";
import { emitConvert, emitZero, isNilType, needsInterface } from "./values.ts";

/** `x` without parentheses around it. */
export function unparen(x: Expr): Expr {
  let inner = x;
  while (inner.kind === "ParenExpr") inner = inner.x;
  return inner;
}

/** Whether `x` is the predeclared nil. */
export function isNil(f: FunctionContext, x: Expr): boolean {
  const inner = unparen(x);
  return inner.kind === "Ident" && f.info.uses.get(inner)?.kind === "nil";
}

/** Evaluates `x`; returns the first register of its words: of a variable or a fresh one. */
export function operand(f: FunctionContext, x: Expr): number {
  const known = registerOf(f, x);
  if (known !== undefined) return known;
  const inner = unparen(x);
  if (isPlainCall(f, inner)) return f.lower.call(f, inner);
  const into = f.code.allocate(widthOf(f.typeOf(x)));
  f.lower.expression(f, x, into);
  return into;
}

/** Evaluates `x` as a value of type `type`: as the operand of an assignment. */
export function operandAs(f: FunctionContext, x: Expr, type: Type): number {
  if (!isNil(f, x) && !needsInterface(f.typeOf(x), type)) return operand(f, x);
  const into = f.code.allocate(widthOf(type));
  intoAs(f, x, type, into);
  return into;
}

/** Evaluates `x` as a value of type `type` into registers from `into` on. */
export function intoAs(f: FunctionContext, x: Expr, type: Type, into: number): void {
  if (isNil(f, x)) {
    emitZero(f, type, into, x);
    return;
  }
  const own = f.typeOf(x);
  if (isNilType(own) || !needsInterface(own, type)) {
    f.lower.expression(f, x, into);
    return;
  }
  const { code } = f;
  const mark = code.top;
  const value = operand(f, x);
  emitConvert(f, value, own, type, into, x);
  code.release(mark);
}

/** The registers that hold `x` already, if it is a variable (or a part of one) in registers, or a call made before. */
export function registerOf(f: FunctionContext, x: Expr): number | undefined {
  const inner = unparen(x);
  const hoisted = f.hoisted.get(inner);
  if (hoisted !== undefined) return hoisted;
  if (f.info.types.get(inner)?.value !== undefined) return undefined;
  if (inner.kind === "Ident") {
    const obj = f.objectOf(inner);
    return obj?.kind === "var" && f.isRegister(obj) ? f.variable(obj).register : undefined;
  }
  if (inner.kind === "SelectorExpr" || inner.kind === "IndexExpr") {
    if (!isPartOfRegister(f, inner)) return undefined;
    const place = f.lower.place(f, inner);
    return place.kind === "register" ? place.register : undefined;
  }
  return undefined;
}

// Fields and constant elements of a variable in registers: making the place emits nothing.
function isPartOfRegister(f: FunctionContext, x: Expr): boolean {
  const inner = unparen(x);
  if (inner.kind === "Ident") {
    const obj = f.objectOf(inner);
    return obj?.kind === "var" && f.isRegister(obj);
  }
  if (inner.kind === "SelectorExpr") {
    const selection = f.info.selections.get(inner);
    return selection?.kind === "field" && !selection.isIndirect && isPartOfRegister(f, inner.x);
  }
  if (inner.kind !== "IndexExpr") return false;
  const [index] = inner.indices;
  const isArray = f.info.types.get(inner.x)?.type;
  if (isArray === undefined || index === undefined) return false;
  return isArrayType(isArray) && f.info.types.get(index)?.value !== undefined && isPartOfRegister(f, inner.x);
}

function isArrayType(type: Type): boolean {
  return (type.kind === "named" ? type.underlying : type).kind === "array";
}

/** Copies an operand that is a variable's register, so that a later assignment to the variable does not change it. */
export function stable(f: FunctionContext, register: number, width: number, mark: number): number {
  if (register >= mark || width === 0) return register;
  const copy = f.code.allocate(width);
  f.code.move(copy, register, width);
  return copy;
}

/** What the function part of a call denotes, if it is named directly. */
export function calleeObject(f: FunctionContext, call: CallExpr): Obj | undefined {
  const fn = unparen(call.fn);
  const name = functionNameOf(f, fn);
  return name === undefined ? undefined : functionOf(f, name);
}

function functionNameOf(f: FunctionContext, fn: Expr): Ident | undefined {
  if (fn.kind === "Ident") return fn;
  if (fn.kind === "SelectorExpr" && !f.info.selections.has(fn)) return fn.selector;
  return fn.kind === "IndexExpr" ? genericName(f, fn) : undefined;
}

/** The name of the generic function in `name[type, …]`; undefined for elements. */
export function genericName(f: FunctionContext, x: IndexExpr): Ident | undefined {
  const inner = unparen(x.x);
  const name = inner.kind === "SelectorExpr" ? inner.selector : inner;
  return name.kind === "Ident" && f.info.instances.has(name) && f.info.uses.get(name)?.kind === "func"
    ? name
    : undefined;
}

/** What a name denotes where it is used: of a generic function, the instance. */
export function functionOf(f: FunctionContext, name: Ident): Obj | undefined {
  const obj = f.info.uses.get(name);
  const instance = f.info.instances.get(name);
  if (obj?.kind !== "func" || instance === undefined) return obj;
  return f.program.instance(obj, instance.typeArgs);
}

/** Whether `x` is a call of a function or method: no conversion, no builtin. */
export function isPlainCall(f: FunctionContext, x: Expr): boolean {
  if (x.kind !== "CallExpr" || f.info.types.get(x)?.value !== undefined) return false;
  const mode = f.info.types.get(unparen(x.fn))?.mode;
  return mode !== "type" && mode !== "builtin" && calleeObject(f, x)?.kind !== "builtin";
}
