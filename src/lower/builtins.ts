// Predeclared functions, and conversions between types: both look like calls.

import {
  ALLOC,
  APPEND,
  APPEND_SLICE,
  APPEND_STRING,
  CALL,
  CHAN_CAP,
  CHAN_LEN,
  CLEAR_SLICE,
  CLOSE_CHAN,
  COPY_SLICE,
  COPY_STRING,
  FLOAT_MAX,
  FLOAT_MIN,
  INT,
  JUMP_NOT_LT,
  KIND_F64,
  MAKE_CHAN,
  MAKE_SLICE,
  NOP,
  PANIC,
  RECOVER,
  SLICE_CAP,
  SLICE_LEN,
  STRING_LEN,
} from "../ir/opcode.ts";
import type { CallExpr, Expr } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import type { SliceType, Type } from "../types/type.ts";
import { ANY } from "../types/universe.ts";
import { Label } from "./code-builder.ts";
import { emitVariadicSlice } from "./composite.ts";
import { lowerConversion } from "./conversions.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { isStringType, kindOfNumber } from "./kinds.ts";
import { widthOf } from "./layout.ts";
import { emitMapClear, emitMapDelete, emitMapLen, emitMapMake } from "./maps.ts";
import { operand, operandAs, unparen } from "./operands.ts";
import { cellAt, emitStore } from "./place.ts";
import { lowerMeasure, lowerUnsafe } from "./unsafe.ts";

/** Evaluates a call whose function is a type or a builtin. Builtins without a result leave `into` alone. */
export function lowerBuiltinOrConversion(f: FunctionContext, x: CallExpr, into: number): void {
  const fn = unparen(x.fn);
  if (f.info.types.get(fn)?.mode === "type") {
    lowerConversion(f, x, into);
    return;
  }
  const name = fn.kind === "Ident" ? fn.name : fn.kind === "SelectorExpr" ? fn.selector.name : "";
  if (lowerMeasure(f, name, x, into)) return;
  hoistCalls(f, x.args);
  const call = withSpreadArguments(f, x);
  lowerBuiltin(f, name, call, into);
}

// `copy(g())` with several results of g: each stands for an argument of its own.
function withSpreadArguments(f: FunctionContext, x: CallExpr): CallExpr {
  const [only] = x.args;
  if (only === undefined || x.args.length > 1) return x;
  const tuple = f.info.types.get(only)?.type;
  if (tuple?.kind !== "tuple") return x;
  let register = operand(f, only);
  const args = tuple.vars.map((v) => {
    const arg = f.standIn(only, v.type, register);
    register += widthOf(v.type);
    return arg;
  });
  const call = { ...x, args };
  f.record(call, f.typeOf(x));
  return call;
}

function lowerBuiltin(f: FunctionContext, name: string, x: CallExpr, into: number): void {
  const { code } = f;
  const [first, second] = x.args as readonly [Expr, Expr]; // the checker has counted the arguments; each case takes its own
  switch (name) {
    case "append":
      lowerAppend(f, x, into);
      return;
    case "cap":
    case "len":
      lowerLength(f, name, x, into);
      return;
    case "clear":
      if (under(f.typeOf(first)).kind === "map") emitMapClear(f, first);
      else clearSlice(f, first, x);
      return;
    case "close": {
      const channel = operand(f, first);
      code.pos = x.lparen;
      code.emit(CLOSE_CHAN, channel, 0, 0, 0, f.text(first));
      return;
    }
    case "copy":
      lowerCopy(f, first, second, x, into);
      return;
    case "delete":
      emitMapDelete(f, first, second);
      return;
    case "make":
      lowerMake(f, x, into);
      return;
    case "max":
    case "min":
      lowerExtreme(f, name, x, into);
      return;
    case "new":
      lowerNew(f, first, x, into);
      return;
    case "panic": {
      const value = operandAs(f, first, ANY);
      code.pos = x.lparen;
      code.emit(PANIC, value);
      return;
    }
    case "print":
    case "println":
      lowerPrint(f, name === "print" ? "printWords" : "printLine", x);
      return;
    case "recover":
      code.pos = x.lparen;
      code.emit(RECOVER, into);
      return;
    default:
      if (!lowerUnsafe(f, name, x, into)) f.unsupported(x, "builtin", `${name} is`);
  }
}

function lowerLength(f: FunctionContext, name: "len" | "cap", x: CallExpr, into: number): void {
  const { code } = f;
  const [arg] = x.args as readonly [Expr];
  const type = under(f.typeOf(arg));
  if (type.kind === "map") {
    code.pos = x.lparen;
    emitMapLen(f, arg, into);
    return;
  }
  const value = operand(f, arg);
  code.pos = x.lparen;
  if (type.kind === "chan") code.emit(name === "len" ? CHAN_LEN : CHAN_CAP, into, value, 0, 0, f.text(arg));
  else if (type.kind === "slice") code.emit(name === "len" ? SLICE_LEN : SLICE_CAP, into, value);
  else if (isStringType(type)) code.emit(STRING_LEN, into, value);
  else emitArrayLength(f, type, into);
}

// Not constant because evaluating the operand calls or receives.
function emitArrayLength(f: FunctionContext, type: Type, into: number): void {
  const array = type.kind === "pointer" ? under(type.elem) : type;
  f.code.emit(INT, into, array.kind === "array" ? array.length : 0);
}

function lowerAppend(f: FunctionContext, x: CallExpr, into: number): void {
  const { code } = f;
  const [slice, ...values] = x.args as readonly [Expr, ...Expr[]];
  const type = f.typeOf(x);
  const { elem } = under(type) as SliceType; // append returns a slice
  const base = operandAs(f, slice, type);
  const [first] = values;
  if (first === undefined) {
    code.move(into, base, 1);
    return;
  }
  const elementType = f.typeIndex(elem, x);
  const text = f.text(slice);
  if (x.hasEllipsis) {
    const isText = isStringType(f.typeOf(first));
    const rest = operandAs(f, first, isText ? f.typeOf(first) : type);
    code.pos = x.lparen;
    code.emit(isText ? APPEND_STRING : APPEND_SLICE, into, base, rest, elementType, text);
    return;
  }
  if (values.length === 1) {
    const value = operandAs(f, first, elem);
    code.pos = x.lparen;
    code.emit(APPEND, into, base, value, elementType, text);
    return;
  }
  // Several values at once: capacity grows once, for all of them.
  const rest = code.allocate(1);
  emitVariadicSlice(f, values, elem, rest, x);
  code.pos = x.lparen;
  code.emit(APPEND_SLICE, into, base, rest, elementType, text);
}

function clearSlice(f: FunctionContext, x: Expr, call: CallExpr): void {
  const type = under(f.typeOf(x));
  const slice = operand(f, x);
  f.code.pos = call.lparen;
  if (type.kind === "slice") f.code.emit(CLEAR_SLICE, slice, f.typeIndex(type.elem, x), 0, 0, f.text(x));
}

function lowerCopy(f: FunctionContext, to: Expr, from: Expr, x: CallExpr, into: number): void {
  const type = under(f.typeOf(to));
  const isText = isStringType(f.typeOf(from));
  const target = operand(f, to);
  const source = operand(f, from);
  const elem = type.kind === "slice" ? f.typeIndex(type.elem, x) : 0;
  f.code.pos = x.lparen;
  f.code.emit(isText ? COPY_STRING : COPY_SLICE, into, target, source, elem, f.text(to));
}

function lowerMake(f: FunctionContext, x: CallExpr, into: number): void {
  const { code } = f;
  const [typeExpr, size, capacity] = x.args as readonly [Expr, ...Expr[]];
  const type = f.typeOf(typeExpr);
  const t = under(type);
  const nElements = size === undefined ? undefined : operand(f, size);
  const nRoom = capacity === undefined ? nElements : operand(f, capacity);
  code.pos = x.lparen;
  if (t.kind === "map") {
    emitMapMake(f, type, nElements, into, x);
  } else if (t.kind === "chan") {
    const name = f.program.allocation(f.allocationName(x));
    code.emit(MAKE_CHAN, into, f.typeIndex(type, x), nElements ?? -1, name);
  } else if (t.kind === "slice") {
    code.emit(MAKE_SLICE, into, nElements ?? 0, nRoom ?? 0, f.typeIndex(t.elem, x));
    code.emit(NOP, f.program.allocation(f.allocationName(x)));
  }
}

// `new(T)`, and since Go 1.26 `new(value)`.
function lowerNew(f: FunctionContext, arg: Expr, x: CallExpr, into: number): void {
  const { code } = f;
  const type = f.typeOf(arg);
  const isType = f.info.types.get(arg)?.mode === "type";
  const value = isType ? -1 : operand(f, arg);
  const address = f.scratch(into);
  code.pos = x.lparen;
  code.emit(ALLOC, address, f.typeIndex(type, x), f.program.allocation(f.allocationName(x)));
  if (!isType) emitStore(f, cellAt(address), widthOf(type), value, undefined);
  code.move(into, address, 1);
}

// min and max of one or more operands.
function lowerExtreme(f: FunctionContext, name: "min" | "max", x: CallExpr, into: number): void {
  const { code } = f;
  const type = f.typeOf(x);
  const [first, ...rest] = x.args.map((arg) => operandAs(f, arg, type));
  const best = code.allocate(1);
  code.pos = x.lparen;
  code.move(best, first ?? best, 1);
  for (const value of rest) {
    if ((kindOfNumber(type) ?? 0) >= KIND_F64) {
      code.emit(name === "min" ? FLOAT_MIN : FLOAT_MAX, best, best, value);
      continue;
    }
    const next = new Label();
    const [low, high] = name === "min" ? [value, best] : [best, value];
    code.emitJump(JUMP_NOT_LT, next, 3, low, high);
    code.move(best, value, 1);
    code.place(next);
  }
  code.move(into, best, 1);
}

function lowerPrint(f: FunctionContext, name: string, x: CallExpr): void {
  const { code } = f;
  const window = code.allocate(1);
  const mark = code.top;
  code.pos = x.lparen;
  emitVariadicSlice(f, x.args, ANY, window, x);
  code.release(mark);
  code.pos = x.lparen;
  code.emit(CALL, window, f.program.functionIndex(f.program.libraryFunction("runtime", name)), 0, 0, f.text(x.fn));
}

/** Evaluates the arguments of `f(value)` for a result that nobody wants. */
export function lowerBuiltinStatement(f: FunctionContext, x: CallExpr): void {
  const spare = f.code.allocate(Math.max(1, widthOf(f.typeOf(x))));
  lowerBuiltinOrConversion(f, x, spare);
}
