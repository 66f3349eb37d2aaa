// Assignments and declarations of variables (Go spec, "Assignment statements": operands first, then the assignments in order).

import type { AssignStmt, Expr, IncDecStmt, IndexExpr } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { Typ } from "../types/basic.ts";
import { identical, under } from "../types/identity.ts";
import type { VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import { emitArithmetic } from "./binary.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { emitMapSet, emitMapUpdate, type MapEntry, mapEntry } from "./maps.ts";
import { intoAs, operandAs, stable, unparen } from "./operands.ts";
import { emitCopy, emitLoad, emitStore, type Place, resolved } from "./place.ts";
import { placeOf } from "./place-of.ts";
import { rootVariable, WIDE } from "./storage.ts";
import { evaluateTuple, tupleTypes } from "./tuples.ts";
import { emitConvert } from "./values.ts";

export function isBlank(x: Expr): boolean {
  return x.kind === "Ident" && x.name === "_";
}

/** Stores words of type `type` into what `x` denotes. */
export function assignFrom(f: FunctionContext, x: Expr, from: number, type: Type): void {
  if (isBlank(x)) return;
  assignTarget(f, assignable(f, x), from, type, x);
}

/** The variable that `x` declares here, if it does. */
export function newVariable(f: FunctionContext, x: Expr): VarObj | undefined {
  const obj = x.kind === "Ident" ? f.info.defs.get(x) : undefined;
  return obj?.kind === "var" ? obj : undefined;
}

/** Whether an expression denotes a variable in memory, so that it can be copied cell by cell. */
export function isStored(f: FunctionContext, x: Expr): boolean {
  return f.info.types.get(x)?.mode === "variable";
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
export function targetType(f: FunctionContext, x: Expr): Type | undefined {
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

/** Any assignment statement but `:=`. */
export function lowerAssign(f: FunctionContext, s: AssignStmt): void {
  const { left, right } = s;
  const [target] = left;
  const [value] = right;
  if (target === undefined || value === undefined) return;
  f.code.pos = s.opPos;
  if (s.op !== "=") assignOperation(f, s, target, value, s.op.slice(0, -1));
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
  if (
    widthOf(type) > WIDE &&
    identical(f.typeOf(value), type) &&
    isStored(f, unparen(value)) &&
    isStored(f, unparen(x))
  ) {
    const from = placeOf(f, value);
    const target = placeOf(f, x);
    code.pos = s.opPos;
    emitCopy(f, target, from, type, x);
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

/** Assigns values in registers to several targets at once, as `for a, b = range` does on each iteration. */
export function assignRegisters(
  f: FunctionContext,
  left: readonly Expr[],
  values: readonly { readonly register: number; readonly type: Type }[],
): void {
  const mark = f.code.top;
  hoistCalls(f, left);
  const targets = left.map((x) => stableTarget(f, assignable(f, x), mark));
  for (const [i, { register, type }] of values.entries()) {
    assignTarget(f, targets[i] as Assignable, register, type, left[i] as Expr); // as many
  }
  f.code.release(mark);
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
    const key = stable(f, entry.key, widthOf(entry.type.key), mark);
    return { kind: "map", entry: { ...entry, map: stable(f, entry.map, 1, mark), key } };
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
  const mayPanic = op === "/" || op === "%";
  updatePlace(f, x, s.opPos, mayPanic, (value, into) => emitArithmetic(f, op, f.typeOf(x), value, y, into, s));
}

/** `x++` and `x--`: a load, an addition and a store. */
export function lowerIncDec(f: FunctionContext, s: IncDecStmt): void {
  hoistCalls(f, [s.x]);
  const one: Expr = { kind: "BasicLit", literal: "int", value: "1", pos: s.opPos, end: s.opPos };
  const type = f.typeOf(s.x);
  f.info.types.set(one, { mode: "constant", type, value: { kind: "int", value: 1n } });
  updatePlace(f, s.x, s.opPos, false, (value, into) =>
    emitArithmetic(f, s.op === "++" ? "+" : "-", type, value, one, into, s),
  );
}

// Reads x, lets `update` make the new value in a register, writes x. Operands of x are evaluated once.
function updatePlace(
  f: FunctionContext,
  x: Expr,
  pos: Expr["pos"],
  mayPanic: boolean,
  update: (value: number, into: number) => void,
): void {
  const { code } = f;
  const inner = unparen(x);
  if (inner.kind === "IndexExpr" && under(f.typeOf(inner.x)).kind === "map") {
    updateMap(f, inner, pos, mayPanic, update);
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
  code.pos = inner.kind === "Ident" ? f.positionOfUse(inner) : pos;
  emitLoad(f, place, width, value, x);
  update(value, value);
  code.pos = pos;
  emitStore(f, place, width, value, x);
}

function updateMap(
  f: FunctionContext,
  x: IndexExpr,
  pos: Expr["pos"],
  mayPanic: boolean,
  update: (value: number, into: number) => void,
): void {
  const { code } = f;
  const entry = mapEntry(f, x);
  const value = code.allocate(widthOf(entry.type.elem));
  code.pos = x.x.end;
  emitMapUpdate(f, entry, value, mayPanic, () => {
    update(value, value);
    code.pos = pos;
  });
}
