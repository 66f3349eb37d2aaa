// The operand: what is known about an expression while it is checked, and how gc describes it in messages.

import type { Expr } from "../syntax/ast.ts";
import { Typ } from "./basic.ts";
import type { ConstantValue } from "./constant.ts";
import { formatConstant } from "./constant-literal.ts";
import { exprString } from "./expr-string.ts";
import type { Mode, Package } from "./info.ts";
import { isUntyped, isUntypedNil, isValid } from "./predicates.ts";
import type { Type } from "./type.ts";
import { compositeKind, typeString } from "./type-string.ts";
import type { BuiltinName } from "./universe.ts";
import { ANY } from "./universe.ts";

/** Mutable on purpose: checking an expression turns one operand step by step into its result. */
export class Operand {
  mode: Mode = "invalid";
  type: Type = Typ.invalid;
  /** Set exactly when `mode` is "constant". */
  value: ConstantValue | undefined = undefined;
  /** Set when `mode` is "builtin". */
  builtin: BuiltinName | undefined = undefined;
  /** Generic functions with some of their type arguments: those. */
  partialTypeArgs: readonly Type[] | undefined = undefined;

  constructor(public expr: Expr) {}

  get isInvalid(): boolean {
    return this.mode === "invalid";
  }

  get isNil(): boolean {
    return this.mode === "value" && isUntypedNil(this.type);
  }

  /** Makes it invalid: a message has been given, uses of it are silent. */
  invalidate(): void {
    this.mode = "invalid";
    this.type = Typ.invalid;
    this.value = undefined;
  }

  setConstant(type: Type, value: ConstantValue): void {
    this.mode = "constant";
    this.type = type;
    this.value = value;
  }

  setValue(type: Type): void {
    this.mode = "value";
    this.type = type;
    this.value = undefined;
  }

  copyFrom(other: Operand): void {
    this.mode = other.mode;
    this.type = other.type;
    this.value = other.value;
    this.builtin = other.builtin;
    this.expr = other.expr;
  }

  clone(): Operand {
    const copy = new Operand(this.expr);
    copy.copyFrom(this);
    return copy;
  }
}

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  invalid: "invalid operand",
  novalue: "no value",
  builtin: "built-in",
  type: "type",
  constant: "constant",
  variable: "variable",
  "map-index": "map index expression",
  value: "value",
  "comma-ok": "comma, ok expression",
};

/** `x (variable of type int)`: gc's description of an operand. */
export function operandString(x: Operand, current: Package | undefined): string {
  if (x.isNil) return "nil";
  const text = exprString(x.expr);
  const showsType = x.mode !== "invalid" && x.mode !== "novalue" && x.mode !== "builtin" && x.mode !== "type";
  const parts: string[] = [];
  if (showsType && isUntyped(x.type)) parts.push(typeString(x.type, current));
  parts.push(MODE_NAMES[x.mode]);
  if (x.mode === "constant" && x.value !== undefined) {
    const value = formatConstant(x.value);
    if (value !== text) parts.push(value);
  }
  if (showsType && !isUntyped(x.type)) parts.push(typePart(x.type, current));
  return `${text} (${parts.join(" ")})`;
}

function typePart(type: Type, current: Package | undefined): string {
  if (!isValid(type)) return "with invalid type";
  const name = typeString(type, current);
  if (type.kind === "typeparam") return `of type ${name} constrained by ${typeString(type.constraint, current)}`;
  if (type === ANY) return `of interface type ${name}`;
  if (type.kind !== "named") return `of type ${name}`;
  const underlying = type.underlying;
  const description = underlying.kind === "basic" ? underlying.name : compositeKind(type);
  return description === "" ? `of type ${name}` : `of ${description} type ${name}`;
}
