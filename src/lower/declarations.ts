// Declarations of local variables: `var`, `:=`, and what loops and clauses bind.

import { ALLOC } from "../ir/opcode.ts";
import type { Expr, ValueSpec } from "../syntax/ast.ts";
import { identical, under } from "../types/identity.ts";
import type { VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import { assignFrom, isBlank, isStored, newVariable, targetType } from "./assignments.ts";
import { storeComposite } from "./composite.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { intoAs, operandAs, stable, unparen } from "./operands.ts";
import { cellAt, emitCopy, emitStore } from "./place.ts";
import { placeOf, variablePlace } from "./place-of.ts";
import { WIDE } from "./storage.ts";
import { evaluateTuple, tupleTypes } from "./tuples.ts";
import { emitConvert, emitZero } from "./values.ts";

/** Declares a variable whose words are in registers from `from` on; moves them into a cell if it lives in one. */
export function declareFrom(f: FunctionContext, v: VarObj, register: number, from: number): void {
  const width = widthOf(v.type);
  if (!f.unit.storage.isCell(v)) {
    f.code.move(register, from, width);
    f.bind(v, { isCell: false, register });
    return;
  }
  f.code.emit(ALLOC, register, f.typeIndex(v.type, { pos: v.pos, end: v.pos }), f.program.allocation(v.name));
  emitStore(f, cellAt(register), width, from, undefined);
  f.bind(v, { isCell: true, register });
}

/** Registers that a variable occupies: its words, or the address of its cell. */
export function slotWidth(f: FunctionContext, v: VarObj): number {
  return f.unit.storage.isCell(v) ? 1 : widthOf(v.type);
}

/** Declares a variable with its zero value. */
export function declareZero(f: FunctionContext, v: VarObj): void {
  const span = { pos: v.pos, end: v.pos };
  const register = f.code.allocate(slotWidth(f, v));
  const isCell = f.unit.storage.isCell(v);
  if (isCell) f.code.emit(ALLOC, register, f.typeIndex(v.type, span), f.program.allocation(v.name));
  else emitZero(f, v.type, register, span);
  f.bind(v, { isCell, register });
}

/** Declares a variable and evaluates its initial value, in the scope before it. */
function declareWith(f: FunctionContext, v: VarObj, value: Expr): void {
  const { code } = f;
  const register = code.allocate(slotWidth(f, v));
  const mark = code.top;
  hoistCalls(f, [value]);
  if (!f.unit.storage.isCell(v)) {
    intoAs(f, value, v.type, register);
    code.release(mark);
    f.bind(v, { isCell: false, register });
    return;
  }
  const literal = unparen(value);
  const kind = under(v.type).kind;
  const emitAlloc = (): void => {
    code.pos = v.pos;
    code.emit(ALLOC, register, f.typeIndex(v.type, value), f.program.allocation(v.name));
  };
  if (literal.kind === "CompositeLit" && (kind === "struct" || kind === "array")) {
    emitAlloc();
    storeComposite(f, literal, v.type, cellAt(register));
  } else if (widthOf(v.type) > WIDE && isStored(f, literal)) {
    emitAlloc();
    emitCopy(f, cellAt(register), placeOf(f, literal), v.type, literal);
  } else {
    const from = operandAs(f, value, v.type);
    emitAlloc();
    emitStore(f, cellAt(register), widthOf(v.type), from, undefined);
  }
  code.release(mark);
  f.bind(v, { isCell: true, register });
}

/** `var a, b T = …` inside a function. */
export function lowerVarSpec(f: FunctionContext, spec: ValueSpec): void {
  const { names, values } = spec;
  f.code.pos = spec.pos;
  if (values.length === 0) {
    for (const name of names) {
      const v = f.info.defs.get(name);
      if (v?.kind === "var") declareZero(f, v);
    }
    return;
  }
  define(f, names, values, spec.pos);
}

/** `left := right`, and `var` with values. */
export function define(f: FunctionContext, left: readonly Expr[], right: readonly Expr[], pos: Expr["pos"]): void {
  const [first, ...others] = right;
  if (first === undefined) return;
  if (left.length > right.length) {
    defineTuple(f, left, first, pos);
    return;
  }
  const target = newVariable(f, left[0] as Expr); // as many as on the right
  if (others.length === 0 && target !== undefined && target.name !== "_") declareWith(f, target, first);
  else defineList(f, left, right, pos);
}

// `a, b := x, y`: values first, then the variables.
function defineList(f: FunctionContext, left: readonly Expr[], right: readonly Expr[], pos: Expr["pos"]): void {
  const { code } = f;
  const slots = left.map((x) => reserve(f, x));
  const mark = code.top;
  hoistCalls(f, right);
  const values = right.map((value, i) => {
    const type = targetType(f, left[i] as Expr) ?? f.typeOf(value); // equally many
    return { type, register: stable(f, operandAs(f, value, type), widthOf(type), mark) };
  });
  code.pos = pos;
  for (const [i, { type, register }] of values.entries()) finishSlot(f, left[i] as Expr, slots[i] ?? 0, register, type);
  code.release(mark);
}

// `a, b := f()` and the comma-ok forms.
function defineTuple(f: FunctionContext, left: readonly Expr[], value: Expr, pos: Expr["pos"]): void {
  const { code } = f;
  const types = tupleTypes(f, value);
  const isAllNew = left.every((x, i) => isNewRegister(f, x, types[i] as Type)); // equally many
  if (isAllNew) {
    const base = code.allocate(types.reduce((sum, type) => sum + widthOf(type), 0));
    const mark = code.top;
    evaluateTuple(f, value, base);
    code.release(mark);
    bindConsecutive(f, left, types, base);
    return;
  }
  const slots = left.map((x) => reserve(f, x));
  const mark = code.top;
  let from = evaluateTuple(f, value);
  code.pos = pos;
  for (const [i, x] of left.entries()) {
    finishSlot(f, x, slots[i] ?? 0, from, types[i] as Type);
    from += widthOf(types[i] as Type);
  }
  code.release(mark);
}

function isNewRegister(f: FunctionContext, x: Expr, type: Type): boolean {
  if (isBlank(x)) return true;
  const v = newVariable(f, x);
  return v !== undefined && !f.unit.storage.isCell(v) && identical(v.type, type);
}

function bindConsecutive(f: FunctionContext, left: readonly Expr[], types: readonly Type[], base: number): void {
  let register = base;
  for (const [i, x] of left.entries()) {
    const v = newVariable(f, x);
    if (v !== undefined && v.name !== "_") f.bind(v, { isCell: false, register });
    register += widthOf(types[i] as Type);
  }
  f.variableTop = Math.max(f.variableTop, register);
}

// Registers for a variable that is new here.
function reserve(f: FunctionContext, x: Expr): number {
  const v = newVariable(f, x);
  return v === undefined || v.name === "_" ? -1 : f.code.allocate(slotWidth(f, v));
}

// Declares what is new; assigns what is not.
function finishSlot(f: FunctionContext, x: Expr, slot: number, from: number, type: Type): void {
  const v = newVariable(f, x);
  if (isBlank(x)) return;
  if (v === undefined) assignFrom(f, x, from, type);
  else if (identical(v.type, type)) declareFrom(f, v, slot, from);
  else {
    const converted = f.code.allocate(widthOf(v.type));
    emitConvert(f, from, type, v.type, converted, x);
    declareFrom(f, v, slot, converted);
  }
}

/** Assigns to an existing variable or declares a new one, as `for … range` does on each iteration. */
export function bindOrAssign(f: FunctionContext, x: Expr, from: number, type: Type): void {
  if (isBlank(x)) return;
  const v = newVariable(f, x);
  if (v === undefined) {
    hoistCalls(f, [x]);
    assignFrom(f, x, from, type);
    return;
  }
  if (f.variables.has(v)) {
    emitStore(f, variablePlace(f, v), widthOf(type), from, undefined);
    return;
  }
  declareFrom(f, v, f.code.allocate(slotWidth(f, v)), from);
}
