// Assignments and declarations of variables (Go spec, "Assignment statements": operands first, then the assignments in order).

import { assert } from "../base/assert.ts";
import type { AssignStmt, Expr, IncDecStmt, IndexExpr, ValueSpec } from "../syntax/ast.ts";
import { ALLOC, STORE } from "../ir/opcode.ts";
import { identical, under } from "../types/identity.ts";
import type { VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import { Typ } from "../types/basic.ts";
import { emitArithmetic } from "./binary.ts";
import { signatureOf } from "./calls.ts";
import { storeComposite } from "./composite.ts";
import { lowerReceive, lowerTypeAssert } from "./expressions.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { emitMapAddress, emitMapGet, emitMapSet, lowerMapGet, type MapEntry, mapEntry } from "./maps.ts";
import { intoAs, isPlainCall, operandAs, stable, unparen } from "./operands.ts";
import { cellAt, emitCopy, emitLoad, emitStore, type Place, resolved } from "./place.ts";
import { placeOf, variablePlace } from "./place-of.ts";
import { rootVariable, WIDE } from "./storage.ts";
import { emitConvert, emitZero } from "./values.ts";
import { walk } from "../syntax/walk.ts";

// ---- Declarations

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

// Whether an expression denotes a variable in memory, so that it can be copied cell by cell.
function isStored(f: FunctionContext, x: Expr): boolean {
  return f.info.types.get(x)?.mode === "variable";
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

function define(f: FunctionContext, left: readonly Expr[], right: readonly Expr[], pos: Expr["pos"]): void {
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

/** The variable that `x` declares here, if it does. */
function newVariable(f: FunctionContext, x: Expr): VarObj | undefined {
  const obj = x.kind === "Ident" ? f.info.defs.get(x) : undefined;
  return obj?.kind === "var" ? obj : undefined;
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

/** Stores words of type `type` into what `x` denotes. */
export function assignFrom(f: FunctionContext, x: Expr, from: number, type: Type): void {
  if (isBlank(x)) return;
  assignTarget(f, assignable(f, x), from, type, x);
}

export function isBlank(x: Expr): boolean {
  return x.kind === "Ident" && x.name === "_";
}

// ---- Values in pairs

/** Types of the values of a call with several results, or of a comma-ok form. */
export function tupleTypes(f: FunctionContext, value: Expr): readonly Type[] {
  const x = unparen(value);
  if (isPlainCall(f, x)) return signatureOf(f, x).results.map((v) => v.type);
  switch (x.kind) {
    case "IndexExpr": {
      const map = under(f.typeOf(x.x));
      assert(map.kind === "map", "comma ok on a map", { pos: x.pos });
      return [map.elem, Typ.bool];
    }
    case "TypeAssertExpr":
      return [f.typeOf(x.type as Expr), Typ.bool]; // x.(type) is no value
    case "UnaryExpr": {
      const channel = under(f.typeOf(x.x));
      assert(channel.kind === "chan", "comma ok on a receive", { pos: x.pos });
      return [channel.elem, Typ.bool];
    }
    default:
      assert(false, `${x.kind} has no second value`, { pos: x.pos });
  }
}

/** Evaluates such a value; returns the first register of its words. `into`: where they are wanted, fresh registers. */
export function evaluateTuple(f: FunctionContext, value: Expr, into?: number): number {
  const { code } = f;
  const x = unparen(value);
  if (isPlainCall(f, x)) {
    const from = f.lower.call(f, x, into);
    if (into === undefined) return from;
    code.move(into, from, tupleTypes(f, x).reduce((sum, type) => sum + widthOf(type), 0));
    return into;
  }
  const width = tupleTypes(f, x).reduce((sum, type) => sum + widthOf(type), 0);
  const target = into ?? code.allocate(width);
  const mark = code.top;
  hoistCalls(f, [x.kind === "IndexExpr" || x.kind === "UnaryExpr" || x.kind === "TypeAssertExpr" ? x.x : x]);
  if (x.kind === "IndexExpr") lowerMapGet(f, x, target, true);
  else if (x.kind === "TypeAssertExpr") lowerTypeAssert(f, x, target, true);
  else if (x.kind === "UnaryExpr") lowerReceive(f, x, target, true);
  code.release(mark);
  return target;
}

// ---- Assignments

/** What can be assigned to, with its operands evaluated. */
type Assignable =
  | { readonly kind: "blank" }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "map"; readonly entry: MapEntry };

function assignable(f: FunctionContext, x: Expr): Assignable {
  const inner = unparen(x);
  if (isBlank(inner)) return { kind: "blank" };
  if (inner.kind === "IndexExpr" && under(f.typeOf(inner.x)).kind === "map") {
    return { kind: "map", entry: mapEntry(f, inner) };
  }
  return { kind: "place", place: placeOf(f, inner) };
}

/** Type that an assigned value is converted to; undefined for the blank identifier. */
function targetType(f: FunctionContext, x: Expr): Type | undefined {
  const declared = newVariable(f, x);
  if (declared !== undefined) return declared.name === "_" ? undefined : declared.type;
  if (isBlank(x)) return undefined;
  const inner = unparen(x);
  if (inner.kind === "IndexExpr") {
    const map = under(f.typeOf(inner.x));
    if (map.kind === "map") return map.elem;
  }
  if (inner.kind === "Ident") {
    const obj = f.objectOf(inner);
    if (obj?.kind === "var") return obj.type;
  }
  return f.typeOf(x);
}

function assignTarget(f: FunctionContext, target: Assignable, from: number, type: Type, x: Expr): void {
  const { code } = f;
  if (target.kind === "blank") return;
  const to = targetType(f, x) ?? type;
  const mark = code.top;
  let words = from;
  if (!identical(type, to)) {
    words = code.allocate(widthOf(to));
    emitConvert(f, from, type, to, words, x);
  }
  if (target.kind === "map") emitMapSet(f, target.entry, words);
  else emitStore(f, target.place, widthOf(to), words, x);
  code.release(mark);
}

/** Any assignment statement. */
export function lowerAssign(f: FunctionContext, s: AssignStmt): void {
  const { left, right } = s;
  const [target] = left;
  const [value] = right;
  if (target === undefined || value === undefined) return;
  f.code.pos = s.opPos;
  if (s.op === ":=") define(f, left, right, s.opPos);
  else if (s.op !== "=") assignOperation(f, s, target, value, s.op.slice(0, -1));
  else if (left.length > right.length) assignTuple(f, s, value);
  else if (left.length === 1) assignOne(f, s, target, value);
  else assignList(f, s);
}

// `x = v`: like gc, calls on both sides first, then the value, then the operands of the left side.
function assignOne(f: FunctionContext, s: AssignStmt, x: Expr, value: Expr): void {
  const { code } = f;
  const type = targetType(f, x);
  if (type === undefined) {
    hoistCalls(f, [value]);
    evaluateForEffect(f, value);
    return;
  }
  hoistCalls(f, [x, value]);
  const direct = registerTarget(f, x, value, type);
  if (direct !== undefined) {
    intoAs(f, value, type, direct);
    return;
  }
  if (widthOf(type) > WIDE && identical(f.typeOf(value), type) && isStored(f, unparen(value))) {
    const from = placeOf(f, value);
    const target = assignable(f, x);
    code.pos = s.opPos;
    if (target.kind === "place") emitCopy(f, target.place, from, type, x);
    return;
  }
  const from = operandAs(f, value, type);
  const target = assignable(f, x);
  code.pos = s.opPos;
  assignTarget(f, target, from, type, x);
}

function evaluateForEffect(f: FunctionContext, value: Expr): void {
  const type = f.typeOf(value);
  operandAs(f, value, type.kind === "basic" && type.basic === "untyped nil" ? Typ["unsafe.Pointer"] : type);
}

// The registers of `x`, if the value can be evaluated straight into them: nothing reads them while they are half written.
function registerTarget(f: FunctionContext, x: Expr, value: Expr, type: Type): number | undefined {
  const root = rootVariable(f.info, x);
  if (root === undefined || !f.isRegister(root) || root.role === "package") return undefined;
  const place = placeOf(f, x);
  if (place.kind !== "register") return undefined;
  if (widthOf(type) > 1 && (f.deferRegister >= 0 || mentions(f, value, root))) return undefined;
  return place.register;
}

function mentions(f: FunctionContext, x: Expr, v: VarObj): boolean {
  let isFound = false;
  walk(x, (node) => {
    if (node.kind === "Ident" && f.info.uses.get(node) === v) isFound = true;
    return !isFound;
  });
  return isFound;
}

// `a, b = f()`
function assignTuple(f: FunctionContext, s: AssignStmt, value: Expr): void {
  const { code } = f;
  const types = tupleTypes(f, value);
  const mark = code.top;
  hoistCalls(f, s.left);
  const targets = s.left.map((x) => stableTarget(f, assignable(f, x), mark));
  let from = evaluateTuple(f, value);
  code.pos = s.opPos;
  for (const [i, x] of s.left.entries()) {
    const type = types[i] as Type; // the checker has counted them
    assignTarget(f, targets[i] as Assignable, from, type, x);
    from += widthOf(type);
  }
}

// `a, b = x, y`
function assignList(f: FunctionContext, s: AssignStmt): void {
  const { code } = f;
  const mark = code.top;
  hoistCalls(f, [...s.left, ...s.right]);
  const targets = s.left.map((x) => stableTarget(f, assignable(f, x), mark));
  const values = s.right.map((value, i) => {
    const type = targetType(f, s.left[i] as Expr) ?? f.typeOf(value); // equally many
    return { type, from: stable(f, operandAs(f, value, type), widthOf(type), mark) };
  });
  code.pos = s.opPos;
  for (const [i, { type, from }] of values.entries()) {
    assignTarget(f, targets[i] as Assignable, from, type, s.left[i] as Expr);
  }
}

// Operands that are variables are copied: an earlier assignment of the same statement may change them.
function stableTarget(f: FunctionContext, target: Assignable, mark: number): Assignable {
  if (target.kind === "map") {
    const { entry } = target;
    return { kind: "map", entry: { ...entry, map: stable(f, entry.map, 1, mark), key: stable(f, entry.key, 1, mark) } };
  }
  return target.kind === "place" ? { kind: "place", place: stablePlace(f, target.place, mark) } : target;
}

function stablePlace(f: FunctionContext, place: Place, mark: number): Place {
  switch (place.kind) {
    case "cell":
      return place.isChecked ? place : { ...place, base: stable(f, place.base, 1, mark) };
    case "slice-element":
      return { ...place, slice: stable(f, place.slice, 1, mark), index: stable(f, place.index, 1, mark) };
    case "array-element":
      return { ...place, array: stablePlace(f, place.array, mark), index: stable(f, place.index, 1, mark) };
    default:
      return place;
  }
}

// ---- x op= y, x++

function assignOperation(f: FunctionContext, s: AssignStmt, x: Expr, y: Expr, op: string): void {
  hoistCalls(f, [x, y]);
  updatePlace(f, x, s.opPos, (value, into) => emitArithmetic(f, op, f.typeOf(x), value, y, into, s));
}

/** `x++` and `x--`: a load, an addition and a store. */
export function lowerIncDec(f: FunctionContext, s: IncDecStmt): void {
  hoistCalls(f, [s.x]);
  const one: Expr = { kind: "BasicLit", literal: "int", value: "1", pos: s.opPos, end: s.opPos };
  const type = f.typeOf(s.x);
  f.info.types.set(one, { mode: "constant", type, value: { kind: "int", value: 1n } });
  updatePlace(f, s.x, s.opPos, (value, into) => emitArithmetic(f, s.op === "++" ? "+" : "-", type, value, one, into, s));
}

// Reads x, lets `update` make the new value in a register, writes x. Operands of x are evaluated once.
function updatePlace(
  f: FunctionContext,
  x: Expr,
  pos: Expr["pos"],
  update: (value: number, into: number) => void,
): void {
  const { code } = f;
  const inner = unparen(x);
  if (inner.kind === "IndexExpr" && under(f.typeOf(inner.x)).kind === "map") {
    updateMap(f, inner, pos, update);
    return;
  }
  const operands = placeOf(f, inner);
  code.pos = pos;
  const place = resolved(f, operands);
  if (place.kind === "register") {
    update(place.register, place.register);
    return;
  }
  const width = widthOf(f.typeOf(x));
  const value = code.allocate(width);
  code.pos = inner.kind === "Ident" ? f.usePosition(inner) : pos;
  emitLoad(f, place, width, value, x);
  update(value, value);
  code.pos = pos;
  emitStore(f, place, width, value, x);
}

function updateMap(
  f: FunctionContext,
  x: IndexExpr,
  pos: Expr["pos"],
  update: (value: number, into: number) => void,
): void {
  const { code } = f;
  const entry = mapEntry(f, x);
  const value = code.allocate(widthOf(entry.type.elem));
  code.pos = x.x.end;
  const address = emitMapAddress(f, entry, value);
  if (address === undefined) emitMapGet(f, entry, value, false);
  update(value, value);
  code.pos = pos;
  if (address === undefined) emitMapSet(f, entry, value);
  else code.emit(STORE, address, value, 0, 0, f.text(x));
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
