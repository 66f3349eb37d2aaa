// Evaluating an expression in the ways its place allows: one value, several, a value or a type. Every expression that is
// evaluated here is recorded.

import type { Expr } from "../syntax/ast.ts";
import { Typ } from "./basic.ts";
import type { Checker } from "./context.ts";
import { Operand } from "./operand.ts";
import type { Type } from "./type.ts";

/** Evaluates `e` into `x` and records it. `allowGeneric`: an uninstantiated generic function is fine here. */
export function rawExpr(c: Checker, x: Operand, e: Expr, hint?: Type, allowGeneric = false): void {
  x.expr = e;
  x.invalidate();
  c.rules.evaluate(c, x, e, hint, allowGeneric);
  x.expr = e;
  record(c, x);
}

/** Puts the operand's present state into the table. */
export function record(c: Checker, x: Operand): void {
  const value = x.mode === "constant" ? x.value : undefined;
  c.recordType(x.expr, { mode: x.mode, type: x.mode === "invalid" ? Typ.invalid : x.type, value });
}

/** Evaluates a single value. */
export function expr(c: Checker, x: Operand, e: Expr, hint?: Type): void {
  rawExpr(c, x, e, hint);
  excludeNonValues(c, x);
  singleValue(c, x);
}

/** A new operand holding the single value of `e`. */
export function operandOf(c: Checker, e: Expr, hint?: Type): Operand {
  const x = new Operand(e);
  expr(c, x, e, hint);
  return x;
}

/** A single value, possibly an uninstantiated generic function. */
export function genericExpr(c: Checker, x: Operand, e: Expr, hint?: Type): void {
  rawExpr(c, x, e, hint, true);
  excludeNonValues(c, x);
  singleValue(c, x);
}

/** A single value or a type. */
export function exprOrType(c: Checker, x: Operand, e: Expr, allowGeneric = false): void {
  rawExpr(c, x, e, undefined, allowGeneric);
  if (x.mode === "novalue") {
    c.error(x.expr, "too-many-values", `${c.describe(x)} used as value or type`);
    x.invalidate();
  }
  singleValue(c, x);
}

/** The values of `e`: as many as a call returns; value and untyped bool when `allowCommaOk` and `e` has that form. */
export function multiExpr(
  c: Checker,
  e: Expr,
  allowCommaOk: boolean,
  allowGeneric = false,
): { values: Operand[]; isCommaOk: boolean } {
  const x = new Operand(e);
  rawExpr(c, x, e, undefined, allowGeneric);
  excludeNonValues(c, x);
  if (x.mode !== "invalid" && x.type.kind === "tuple") {
    const values = x.type.vars.map((v) => {
      const part = new Operand(e);
      part.setValue(v.type);
      return part;
    });
    return { values, isCommaOk: false };
  }
  if (allowCommaOk && (x.mode === "comma-ok" || x.mode === "map-index")) {
    const ok = new Operand(e);
    ok.setValue(Typ["untyped bool"]);
    return { values: [x, ok], isCommaOk: true };
  }
  return { values: [x], isCommaOk: false };
}

function excludeNonValues(c: Checker, x: Operand): void {
  switch (x.mode) {
    case "novalue":
      c.error(x.expr, "too-many-values", `${c.describe(x)} used as value`);
      break;
    case "builtin":
      c.error(x.expr, "uncalled-builtin", `${c.describe(x)} must be called`);
      break;
    case "type":
      if (x.type !== Typ.invalid) c.error(x.expr, "not-an-expr", `${c.describe(x)} is not an expression`);
      break;
    default:
      return;
  }
  x.invalidate();
}

function singleValue(c: Checker, x: Operand): void {
  if (x.mode !== "value" || x.type.kind !== "tuple") return;
  c.error(x.expr, "too-many-values", `multiple-value ${c.describe(x)} in single-value context`);
  x.invalidate();
}

/** Evaluates expressions of which only the number matters: false when one of them is invalid. */
export function areValid(c: Checker, list: readonly Expr[]): boolean {
  let isValid = true;
  for (const e of list) {
    const x = new Operand(e);
    rawExpr(c, x, e, undefined, true);
    if (x.isInvalid) isValid = false;
  }
  return isValid;
}

/** Evaluates expressions whose values do not matter any more, so that what they use counts as used. */
export function evaluateAll(c: Checker, list: readonly (Expr | undefined)[]): void {
  for (const e of list) {
    if (e === undefined) continue;
    if (e.kind === "KeyValueExpr") evaluateAll(c, [e.value]);
    else rawExpr(c, new Operand(e), e, undefined, true);
  }
}
