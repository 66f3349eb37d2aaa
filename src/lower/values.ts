// Words of constants and zero values, boxing, and conversion to interfaces: emission that looks at types only.

import type { Span } from "../base/source.ts";
import { BOX, CONST, EQ, INT, MAKE_INTERFACE, SLICE_IS_NIL, UNBOX, ZERO } from "../ir/opcode.ts";
import type { Value } from "../ir/value.ts";
import type { ConstantValue } from "../types/constant.ts";
import { roundMantissa } from "../types/constant-value.ts";
import { under } from "../types/identity.ts";
import { isInterface } from "../types/predicates.ts";
import type { Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { allZeroWords, widthOf } from "./layout.ts";

/** The word of a constant of type `type`. */
export function wordOfConstant(value: ConstantValue, type: Type): Value {
  const t = under(type);
  const isFloat = t.kind === "basic" && (t.basic.startsWith("float") || t.basic === "untyped float");
  switch (value.kind) {
    case "bool":
    case "string":
      return value.value;
    case "int":
      return isFloat ? rounded(toDouble(value.value, 1n), type) : canonical(value.value);
    case "float":
      // A float constant of an integer type is integral.
      return isFloat
        ? rounded(toDouble(value.numerator, value.denominator), type)
        : canonical(value.numerator / value.denominator);
    case "unknown":
      return 0;
  }
}

/** An integer as a word: a number where that is exact. */
function canonical(value: bigint): number | bigint {
  const n = Number(value);
  return Number.isSafeInteger(n) ? n : value;
}

/** The nearest double. Bigints convert exactly up to 53 bits and Number(bigint) rounds to nearest even beyond. */
function toDouble(numerator: bigint, denominator: bigint): number {
  const [n, d] = roundMantissa(numerator, denominator, 53, -1074);
  if (d === 1n) return Number(n);
  // d is a power of two up to 2^1074: divided in two steps, as 2^1074 itself is no double.
  const half = d > 1n << 1000n ? 1n << 1000n : 1n;
  return Number(n) / Number(d / half) / Number(half);
}

function rounded(value: number, type: Type): number {
  const t = under(type);
  return t.kind === "basic" && t.basic === "float32" ? Math.fround(value) : value;
}

/** Register `into` = the constant word. */
export function emitWord(f: FunctionContext, word: Value, into: number): void {
  if (typeof word === "number" && (word | 0) === word && !Object.is(word, -0)) f.code.emit(INT, into, word);
  else f.code.emit(CONST, into, f.program.constant(word));
}

/** Registers from `into` on = the zero value of `type`. */
export function emitZero(f: FunctionContext, type: Type, into: number, span: Span): void {
  const width = widthOf(type);
  if (width === 1) emitWord(f, allZeroWords(type)[0], into);
  else if (width > 1) f.code.emit(ZERO, into, f.typeIndex(type, span));
}

/** The boxed form of the value in registers `from`…; returns the register that holds it. */
export function emitBox(f: FunctionContext, from: number, width: number, into?: number): number {
  if (width === 1) {
    if (into !== undefined) f.code.move(into, from, 1);
    return into ?? from;
  }
  const box = into ?? f.code.allocate(1);
  f.code.emit(BOX, box, from, width);
  return box;
}

/** Registers from `into` on = the words of the boxed value in register `box`. */
export function emitUnbox(f: FunctionContext, box: number, width: number, into: number): void {
  if (width === 1) f.code.move(into, box, 1);
  else if (width > 1) f.code.emit(UNBOX, into, box, width);
}

/** Whether a value of type `from` changes its words when it becomes one of type `to`. */
export function needsInterface(from: Type, to: Type): boolean {
  return isInterface(to) && !isInterface(from) && !isNilType(from);
}

export function isNilType(type: Type): boolean {
  return type.kind === "basic" && type.basic === "untyped nil";
}

/** Registers from `into` on = the value of type `from` in registers `register`…, as a value of type `to`. */
export function emitConvert(
  f: FunctionContext,
  register: number,
  from: Type,
  to: Type,
  into: number,
  span: Span,
): void {
  if (isNilType(from)) {
    emitZero(f, to, into, span);
  } else if (needsInterface(from, to)) {
    const { code } = f;
    const mark = code.top;
    const box = emitBox(f, register, widthOf(from));
    f.typeIndex(from, span);
    code.emit(MAKE_INTERFACE, into, box, f.program.types.converted(from));
    code.release(mark);
  } else {
    f.code.move(into, register, widthOf(to));
  }
}

/** Register `into` = whether the word of type `type` in `register` is nil. */
export function emitIsNil(f: FunctionContext, register: number, type: Type, into: number): void {
  if (under(type).kind === "slice") {
    f.code.emit(SLICE_IS_NIL, into, register);
    return;
  }
  const mark = f.code.top;
  const nil = f.code.allocate(1);
  emitWord(f, allZeroWords(type)[0], nil);
  f.code.emit(EQ, into, register, nil);
  f.code.release(mark);
}
