// Untyped values taking their type from where they are used (Go spec, "Constants", "Assignability"): the conversion, and
// carrying it down to the parts of an expression that were recorded as untyped.

import type { Span } from "../base/source.ts";
import type { Expr } from "../syntax/ast.ts";
import { integerBits, isUnsignedKind, Typ } from "./basic.ts";
import type { ConstantValue } from "./constant.ts";
import { bitLength } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { typeSetOf, under } from "./identity.ts";
import { Operand } from "./operand.ts";
import {
  defaultType,
  hasNil,
  isBoolean,
  isComplex,
  isInteger,
  isNumeric,
  isString,
  isTyped,
  isUntyped,
  isValid,
  largerUntyped,
  termsOf,
} from "./predicates.ts";
import { represent } from "./representable.ts";
import type { BasicKind, Type } from "./type.ts";

export type ConversionFailure =
  | "truncated-float"
  | "numeric-overflow"
  | "invalid-const-val"
  | "invalid-untyped-conversion";

export type Implicit =
  | { readonly ok: true; readonly type: Type; readonly value: ConstantValue | undefined }
  | { readonly ok: false; readonly code: ConversionFailure };

const FAILED: Implicit = { ok: false, code: "invalid-untyped-conversion" };

/** What an untyped operand becomes when `target` is wanted. Typed operands stay as they are. */
export function implicitType(x: Operand, target: Type): Implicit {
  const same: Implicit = { ok: true, type: x.type, value: undefined };
  if (x.mode === "invalid" || isTyped(x.type) || !isValid(under(target))) return same;
  if (isUntyped(target)) {
    const larger = largerUntyped(x.type, target);
    return larger === undefined ? FAILED : { ok: true, type: larger, value: undefined };
  }
  if (x.isNil) return hasNil(target) ? { ok: true, type: target, value: undefined } : FAILED;
  if (target.kind === "typeparam") return implicitParam(x, target);
  const t = under(target);
  if (t.kind === "basic") return implicitBasic(x, target, t.basic);
  if (t.kind !== "interface") return FAILED;
  const set = typeSetOf(t);
  if (set.methods.length > 0 || set.terms !== undefined) return FAILED;
  return { ok: true, type: defaultType(x.type), value: undefined };
}

function implicitParam(x: Operand, target: Type): Implicit {
  const terms = termsOf(target);
  if (terms === undefined || terms.length === 0) return FAILED;
  for (const term of terms) {
    if (!implicitType(x, under(term.type)).ok) return FAILED;
  }
  return { ok: true, type: target, value: undefined };
}

function implicitBasic(x: Operand, target: Type, kind: BasicKind): Implicit {
  if (x.mode === "constant" && x.value !== undefined) {
    const value = represent(x.value, kind);
    return value === undefined ? { ok: false, code: failure(x.type, target) } : { ok: true, type: target, value };
  }
  const fits =
    x.type === Typ["untyped bool"]
      ? isBoolean(target)
      : x.type === Typ["untyped string"]
        ? isString(target)
        : isNumeric(target);
  return fits ? { ok: true, type: target, value: undefined } : FAILED;
}

function failure(from: Type, to: Type): ConversionFailure {
  if (!isNumeric(from) || !isNumeric(to)) return "invalid-const-val";
  return !isInteger(from) && isInteger(to) ? "truncated-float" : "numeric-overflow";
}

/** Gives an untyped operand the type `target` asks for, or says why it cannot have it. */
export function convertUntyped(c: Checker, x: Operand, target: Type): void {
  const result = implicitType(x, target);
  if (!result.ok) {
    invalidConversion(c, result.code, x, target);
    x.invalidate();
    return;
  }
  if (result.value !== undefined) x.value = result.value;
  if (result.type !== x.type) {
    x.type = result.type;
    updateExprType(c, x.expr, result.type, result.value);
  }
}

function invalidConversion(c: Checker, code: ConversionFailure, x: Operand, target: Type): void {
  // gc names the structure: `overflows int8`, also for a declared type.
  const name = c.spell(target.kind === "typeparam" ? target : under(target));
  if (code === "truncated-float") c.error(x.expr, code, `${c.describe(x)} truncated to ${name}`);
  else if (code === "numeric-overflow") c.error(x.expr, code, `${c.describe(x)} overflows ${name}`);
  else c.error(x.expr, code, `cannot convert ${c.describe(x)} to type ${name}`);
}

/** Makes a typed constant fit its type: rounds floats; reports what does not fit. */
export function checkRepresentable(c: Checker, x: Operand, type: Type): void {
  const t = under(type);
  if (x.value === undefined || t.kind !== "basic") return;
  const value = represent(x.value, t.basic);
  if (value !== undefined) {
    x.value = value;
    return;
  }
  invalidConversion(c, failure(x.type, type), x, type);
  x.invalidate();
}

/** gc keeps untyped integer constants up to this many bits. */
const MAX_INT_BITS = 512;

/** After constant arithmetic: typed results must fit their type, untyped ones what the compiler can hold. */
export function checkOverflow(c: Checker, x: Operand, opSpan: Span, operation: string): void {
  if (x.value === undefined) return;
  if (x.value.kind === "unknown") {
    // Complex constants are not worked out.
    if (isComplex(x.type)) return;
    c.error(opSpan, "invalid-const-val", "constant result is not representable");
    return;
  }
  if (isTyped(x.type)) checkRepresentable(c, x, x.type);
  else if (x.value.kind === "int" && bitLength(x.value.value) > MAX_INT_BITS) {
    c.error(opSpan, "invalid-const-val", `constant ${operation}${operation === "" ? "" : " "}overflow`);
    x.value = { kind: "unknown" };
  }
}

/** Records that the untyped expression `e`, and what of it takes its type, has type `type` now. */
export function updateExprType(c: Checker, e: Expr, type: Type, value?: ConstantValue): void {
  const old = c.info.types.get(e);
  if (old === undefined || isTyped(old.type)) return;
  if (old.value === undefined) updateParts(c, e, type);
  else if (e.kind === "ParenExpr") updateExprType(c, e.x, type, value);
  if (isTyped(type) && c.untypedShifts.has(e) && !isInteger(type)) {
    c.untypedShifts.delete(e);
    c.error(
      e,
      "invalid-shift-operand",
      `invalid operation: shifted operand ${c.exprString(e)} (type ${c.spell(type)}) must be integer`,
    );
    return;
  }
  if (isTyped(type) && value === undefined && old.value !== undefined && !fits(c, e, old.type, old.value, type)) return;
  c.recordType(e, { mode: old.mode, type, value: finalValue(old.value, value, type) });
}

// A constant part of a non-constant expression, as 300 in `1<<s + 300`, must fit the type of the whole.
function fits(c: Checker, e: Expr, from: Type, value: ConstantValue, to: Type): boolean {
  const t = under(to);
  if (t.kind !== "basic" || represent(value, t.basic) !== undefined) return true;
  const x = new Operand(e);
  x.setConstant(from, value);
  invalidConversion(c, failure(from, to), x, to);
  return false;
}

function finalValue(
  old: ConstantValue | undefined,
  value: ConstantValue | undefined,
  type: Type,
): ConstantValue | undefined {
  if (old === undefined || value !== undefined) return value ?? old;
  const t = under(type);
  return (t.kind === "basic" ? represent(old, t.basic) : undefined) ?? old;
}

function updateParts(c: Checker, e: Expr, type: Type): void {
  switch (e.kind) {
    case "ParenExpr":
    case "UnaryExpr":
      // A receive's operand is a channel, never untyped: nothing happens to it.
      updateExprType(c, e.x, type);
      return;
    case "BinaryExpr":
      if (isComparison(e.op)) return;
      updateExprType(c, e.x, type);
      if (e.op !== "<<" && e.op !== ">>") updateExprType(c, e.y, type);
      return;
    default:
      return;
  }
}

/** Whether `op` compares its operands. */
export function isComparison(op: string): boolean {
  return op === "==" || op === "!=" || op === "<" || op === "<=" || op === ">" || op === ">=";
}

/** Width of an unsigned integer type, 0 otherwise: what `^x` of a constant needs. */
export function unsignedBits(type: Type): number {
  const t = under(type);
  return t.kind === "basic" && isUnsignedKind(t.basic) ? integerBits(t.basic) : 0;
}
