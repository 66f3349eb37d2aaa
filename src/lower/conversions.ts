// Conversions `T(x)` of values that are not constant (Go spec, "Conversions").

import {
  BYTES_TO_STRING,
  CONVERT,
  RUNE_TO_STRING,
  RUNES_TO_STRING,
  SLICE_TO_ARRAY,
  STRING_TO_BYTES,
  STRING_TO_RUNES,
} from "../ir/opcode.ts";
import type { CallExpr, Expr } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import { isInterface } from "../types/predicates.ts";
import type { Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { isStringType, kindOfNumber } from "./kinds.ts";
import { widthOf } from "./layout.ts";
import { intoAs, isNil, operand } from "./operands.ts";
import { cellAt, emitLoad } from "./place.ts";
import { lowerPointerConversion } from "./unsafe.ts";

/** Evaluates `T(x)` into registers from `into` on. */
export function lowerConversion(f: FunctionContext, call: CallExpr, into: number): void {
  const { code } = f;
  const [x] = call.args as readonly [Expr]; // a conversion has one operand
  const to = f.typeOf(call);
  if (isInterface(to) || isNil(f, x)) {
    intoAs(f, x, to, into);
    return;
  }
  hoistCalls(f, [x]);
  if (lowerPointerConversion(f, x, to, into, call)) return;
  const op = wordConversion(f.typeOf(x), to);
  if (op !== undefined) {
    const value = operand(f, x);
    code.pos = call.lparen;
    const isNew = op === STRING_TO_BYTES || op === STRING_TO_RUNES;
    code.emit(op, into, value, isNew ? f.program.allocation(f.allocationName(call)) : 0, 0, f.text(x));
    return;
  }
  lowerNumeric(f, x, to, into, call);
}

function lowerNumeric(f: FunctionContext, x: Expr, to: Type, into: number, call: CallExpr): void {
  const { code } = f;
  const fromKind = kindOfNumber(f.typeOf(x));
  const toKind = kindOfNumber(to);
  if (fromKind !== undefined && toKind !== undefined && fromKind !== toKind) {
    const value = operand(f, x);
    code.pos = call.lparen;
    code.emit(CONVERT, into, value, fromKind, toKind);
  } else if (under(f.typeOf(x)).kind === "slice" && under(to).kind !== "slice") {
    lowerSliceToArray(f, x, to, into, call);
  } else {
    f.lower.expression(f, x, into);
  }
}

// To an array pointer, or to the array it points to.
function lowerSliceToArray(f: FunctionContext, x: Expr, to: Type, into: number, call: CallExpr): void {
  const { code } = f;
  const target = under(to);
  const array = target.kind === "pointer" ? under(target.elem) : target;
  const slice = operand(f, x);
  const pointer = code.allocate(1);
  code.pos = call.lparen;
  code.emit(SLICE_TO_ARRAY, pointer, slice, array.kind === "array" ? array.length : 0);
  if (target.kind === "pointer") code.move(into, pointer, 1);
  else emitLoad(f, cellAt(pointer), widthOf(to), into, x);
}

// Conversions between strings and what they are made of.
function wordConversion(from: Type, to: Type): number | undefined {
  const source = under(from);
  const target = under(to);
  if (isStringType(to)) {
    if (source.kind === "slice") return isByte(source.elem) ? BYTES_TO_STRING : RUNES_TO_STRING;
    return isStringType(from) ? undefined : RUNE_TO_STRING;
  }
  if (isStringType(from) && target.kind === "slice") return isByte(target.elem) ? STRING_TO_BYTES : STRING_TO_RUNES;
  return undefined;
}

function isByte(type: Type): boolean {
  const t = under(type);
  return t.kind === "basic" && t.basic === "uint8";
}
