// Conversions `T(x)` (Go spec, "Conversions").

import { unassignable } from "./assignability.ts";
import { integerBits, Typ } from "./basic.ts";
import type { ConstantValue } from "./constant.ts";
import { formatConstant, toBytes } from "./constant-literal.ts";
import { makeString, toInt } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { identical, under } from "./identity.ts";
import type { Operand } from "./operand.ts";
import {
  coreType,
  defaultType,
  isComplex,
  isConstType,
  isFloat,
  isInteger,
  isInterface,
  isString,
  isUntyped,
  termsOf,
} from "./predicates.ts";
import { represent } from "./representable.ts";
import type { Type } from "./type.ts";
import { updateExprType } from "./untyped.ts";
import { allows } from "./versions.ts";

/** Converts `x` to `target`; constants stay constants where the target can be one. */
export function conversion(c: Checker, x: Operand, target: Type): void {
  const constant = x.mode === "constant" && isConstType(target) ? convertConstant(x, target) : undefined;
  const isConstant = x.mode === "constant" && isConstType(target);
  const reason = isConstant ? (constant === undefined ? "" : undefined) : inconvertible(c, x, target);
  if (reason !== undefined && x.mode === "constant" && target.kind === "typeparam") x.mode = "value";
  if (reason !== undefined) {
    conversionError(c, x, target, reason);
    return;
  }
  if (isUntyped(x.type)) settleUntyped(c, x, target, isConstant);
  if (constant !== undefined) x.setConstant(target, constant);
  else x.setValue(target);
}

function conversionError(c: Checker, x: Operand, target: Type, reason: string): void {
  if (x.mode === "constant" && x.value !== undefined && isInteger(x.type) && isInteger(target)) {
    const value = toInt(x.value);
    c.error(x.expr, "invalid-conversion", `constant ${value ?? c.describe(x)} overflows ${c.spell(target)}`);
  } else {
    const suffix = reason === "" ? "" : `: ${reason}`;
    c.error(x.expr, "invalid-conversion", `cannot convert ${c.describe(x)} to type ${c.spell(target)}${suffix}`);
  }
  x.invalidate();
}

// The operand's recorded type: what it is converted from. Constants keep a type that can hold them.
function settleUntyped(c: Checker, x: Operand, target: Type, isConstant: boolean): void {
  let final = target;
  if (isInterface(target) || (isConstant && !isConstType(target)) || target.kind === "typeparam") {
    final = defaultType(x.type);
  } else if (x.mode === "constant" && isInteger(x.type) && isString(target)) {
    final = x.type === Typ["untyped rune"] ? defaultType(x.type) : Typ.int;
  } else if (!isConstType(target) && !x.isNil) final = defaultType(x.type);
  // string(1 << 100) is U+FFFD, though the constant fits no type.
  const t = under(final);
  if (isConstant && x.value !== undefined && t.kind === "basic" && represent(x.value, t.basic) === undefined) return;
  updateExprType(c, x.expr, final);
}

function convertConstant(x: Operand, target: Type): ConstantValue | undefined {
  const t = under(target);
  if (t.kind !== "basic" || x.value === undefined) return undefined;
  if (x.value.kind === "unknown") return x.value;
  const value = represent(x.value, t.basic);
  if (value !== undefined) return value;
  if (isInteger(x.type) && isString(target)) return makeString(codePointBytes(toInt(x.value)));
  return undefined;
}

// string(i): the UTF-8 of the code point, of U+FFFD when it is none.
function codePointBytes(value: bigint | undefined): string {
  const isPoint = value !== undefined && value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value <= 0xdfffn);
  return toBytes(String.fromCodePoint(isPoint ? Number(value) : 0xfffd));
}

/** Why `x` cannot be converted to `target`; undefined when it can. */
function inconvertible(c: Checker, x: Operand, target: Type): string | undefined {
  const reason = unassignable(c, x, target);
  if (reason === undefined) return undefined;
  const from = x.type;
  const a = under(from);
  const b = under(target);
  if (from.kind === "typeparam" || target.kind === "typeparam") return inconvertibleParam(c, x, target);
  if (identical(a, b, true)) return undefined;
  if (from.kind === "pointer" && target.kind === "pointer") {
    if (identical(under(from.elem), under(target.elem), true)) return undefined;
  }
  if (isNumber(from) && isNumber(target)) return undefined;
  if (isComplex(from) && isComplex(target)) return undefined;
  if (isString(target) && (isInteger(from) || isBytesOrRunes(a))) return undefined;
  if (isString(from) && isBytesOrRunes(b)) return undefined;
  if (a.kind === "slice") {
    if (b.kind === "array" && identical(a.elem, b.elem)) {
      return allows(c, x.expr, 20) ? undefined : "conversion of slice to array requires go1.20 or later";
    }
    if (b.kind === "pointer") {
      const array = under(b.elem);
      if (array.kind === "array" && identical(a.elem, array.elem)) return undefined;
    }
  }
  const isUnsafe = (t: Type): boolean => t.kind === "basic" && t.basic === "unsafe.Pointer";
  const isAddress = (t: Type): boolean => t.kind === "pointer" || (t.kind === "basic" && t.basic === "uintptr");
  if ((isUnsafe(a) && isAddress(b)) || (isUnsafe(b) && isAddress(a))) return undefined;
  return reason;
}

function inconvertibleParam(c: Checker, x: Operand, target: Type): string | undefined {
  if (x.mode === "constant" && target.kind === "typeparam") return inconvertibleConstant(c, x, target);
  const from = x.type.kind === "typeparam" ? termsOf(x.type) : [{ tilde: false, type: x.type }];
  const to = target.kind === "typeparam" ? termsOf(target) : [{ tilde: false, type: target }];
  if (from === undefined || to === undefined || from.length === 0 || to.length === 0) return "";
  const part = x.clone();
  for (const a of from) {
    for (const b of to) {
      part.type = a.type;
      if (
        part.mode === "constant" && isConstType(b.type)
          ? convertConstant(part, b.type) === undefined
          : inconvertible(c, part, b.type) !== undefined
      ) {
        const fromText = x.type.kind === "typeparam" ? ` (in ${c.spell(x.type)})` : "";
        const toText = target.kind === "typeparam" ? ` (in ${c.spell(target)})` : "";
        return `cannot convert ${c.spell(a.type)}${fromText} to type ${c.spell(b.type)}${toText}`;
      }
    }
  }
  return undefined;
}

// A constant must fit every type that the type parameter stands for.
function inconvertibleConstant(c: Checker, x: Operand, target: Type): string | undefined {
  const terms = termsOf(target) ?? [];
  if (terms.length === 0) return `${c.spell(target)} does not contain specific types`;
  for (const { type } of terms) {
    if (isString(x.type) && isBytesOrRunes(under(type))) continue;
    if (isConstType(type) && convertConstant(x, type) !== undefined) continue;
    const what =
      isInteger(x.type) && isInteger(type) && x.value !== undefined
        ? `constant ${formatConstant(x.value)} overflows ${c.spell(type)}`
        : `cannot convert ${c.describe(x)} to type ${c.spell(type)}`;
    return `${what} (in ${c.spell(target)})`;
  }
  return undefined;
}

function isNumber(type: Type): boolean {
  return isInteger(type) || isFloat(type);
}

function isBytesOrRunes(type: Type): boolean {
  const core = coreType(type);
  if (core?.kind !== "slice") return false;
  const elem = under(core.elem);
  return elem.kind === "basic" && (elem.basic === "uint8" || elem.basic === "int32") && integerBits(elem.basic) > 0;
}
