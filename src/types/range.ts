// Range loops over everything that can be ranged over (Go spec, "For statements with range clause").

import type { Expr, RangeStmt } from "../syntax/ast.ts";
import { assignOperand, initVar } from "./assignment.ts";
import { RUNE, Typ, UNSET } from "./basic.ts";
import type { StatementRules } from "./clauses.ts";
import type { Checker } from "./context.ts";
import { evaluateAll, operandOf } from "./evaluate.ts";
import { identical, under } from "./identity.ts";
import { newVar } from "./new-object.ts";
import type { VarObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { coreType, isBoolean, isInteger, isString, isUntyped, isValid, termsOf } from "./predicates.ts";
import type { Type } from "./type.ts";
import { allows } from "./versions.ts";

interface Ranged {
  readonly key: Type | undefined;
  readonly value: Type | undefined;
  /** Why it cannot be ranged over; empty when there is nothing to add. */
  readonly cause?: string;
  readonly isOk: boolean;
  /** Ranging over an integer: the key takes the operand's type, which an untyped constant gets from the key. */
  readonly isInteger?: boolean;
}

/** `for k, v := range x { … }`. */
export function rangeStmt(c: Checker, s: RangeStmt, rules: StatementRules): void {
  const x = operandOf(c, s.x);
  const ranged = x.isInvalid ? undefined : rangeOver(c, s, x);
  c.inScope(() => {
    if (s.op === ":=") declareVars(c, s, x, ranged);
    else assignIterated(c, s, x, ranged);
    c.inScope(() => rules.list(c, s.body.statements));
  });
}

function rangeOver(c: Checker, s: RangeStmt, x: Operand): Ranged | undefined {
  const ranged = rangeTypes(c, x);
  if (!ranged.isOk) {
    const cause = ranged.cause === undefined || ranged.cause === "" ? "" : `: ${ranged.cause}`;
    c.error(x.expr, "invalid-range-expr", `cannot range over ${c.describe(x)}${cause}`);
    return undefined;
  }
  if (ranged.key === undefined && s.key !== undefined) {
    c.error(s.key, "invalid-iter-var", `range over ${c.describe(x)} permits no iteration variables`);
  } else if (ranged.value === undefined && s.value !== undefined) {
    c.error(s.value, "invalid-iter-var", `range over ${c.describe(x)} permits only one iteration variable`);
  }
  return ranged;
}

const FAILED: Ranged = { key: undefined, value: undefined, isOk: false };

function rangeTypes(c: Checker, x: Operand): Ranged {
  const core = coreType(x.type);
  if (core === undefined) return { ...FAILED, cause: noCore(c, x.type) };
  switch (core.kind) {
    case "basic":
      if (isString(core)) return { key: Typ.int, value: RUNE, isOk: true };
      if (isInteger(core)) return rangeInteger(c, x);
      return FAILED;
    case "array":
    case "slice":
      return { key: Typ.int, value: core.elem, isOk: true };
    case "pointer": {
      const base = under(core.elem);
      return base.kind === "array" ? { key: Typ.int, value: base.elem, isOk: true } : FAILED;
    }
    case "map":
      return { key: core.key, value: core.elem, isOk: true };
    case "chan":
      if (core.direction !== "send") return { key: core.elem, value: undefined, isOk: true };
      return { ...FAILED, cause: `receive from send-only channel ${c.spell(x.type)}` };
    case "signature":
      return rangeFunction(c, x, core);
    default:
      return FAILED;
  }
}

function noCore(c: Checker, type: Type): string {
  const [first, ...rest] = termsOf(type) ?? [];
  const other = first && rest.find((term) => !identical(under(term.type), under(first.type)));
  if (first === undefined || other === undefined) return "no specific type";
  return `${c.spell(first.type)} and ${c.spell(other.type)} have different underlying types`;
}

function rangeInteger(c: Checker, x: Operand): Ranged {
  if (!allows(c, x.expr, 22)) return { ...FAILED, cause: "requires go1.22 or later" };
  return { key: x.type, value: undefined, isOk: true, isInteger: true };
}

// func(yield func(K, V) bool)
function rangeFunction(c: Checker, x: Operand, fn: Extract<Type, { kind: "signature" }>): Ranged {
  const fail = (cause: string): Ranged => ({ ...FAILED, cause: `func must be func(yield func(...) bool): ${cause}` });
  if (!allows(c, x.expr, 23)) return { ...FAILED, cause: "requires go1.23 or later" };
  const [yieldParam] = fn.params;
  if (yieldParam === undefined || fn.params.length !== 1) return fail("wrong argument count");
  if (fn.results.length !== 0) return fail("unexpected result(s)");
  const yieldType = coreType(yieldParam.type);
  if (yieldType?.kind !== "signature") return fail("argument is not func");
  if (yieldType.params.length > 2) return fail("yield func has too many parameters");
  const [result] = yieldType.results;
  if (yieldType.results.length !== 1 || result === undefined || !isBoolean(result.type)) {
    return fail("yield func does not return bool");
  }
  if (!identical(result.type, Typ.bool)) return fail("yield func returns user-defined boolean, not bool");
  return { key: yieldType.params[0]?.type, value: yieldType.params[1]?.type, isOk: true };
}

function declareVars(c: Checker, s: RangeStmt, x: Operand, ranged: Ranged | undefined): void {
  const vars: VarObj[] = [];
  const declare = (e: Expr | undefined, type: Type | undefined, isKey: boolean): void => {
    if (e === undefined) return;
    if (e.kind !== "Ident") {
      evaluateAll(c, [e]);
      if (e.kind !== "BadExpr") c.error(e, "bad-decl", `non-name ${c.exprString(e)} on left side of :=`);
      return;
    }
    const v = newVar(e.name, e.pos, c.pkg, UNSET, "local");
    if (ranged?.isInteger === true && isKey) {
      // The constant of `range 10` gets its type here.
      initVar(c, v, x, "range clause");
    } else {
      v.type = type ?? Typ.invalid;
      if (type === undefined) v.isUsed = true;
    }
    if (v.type === UNSET) v.type = Typ.invalid;
    vars.push(v);
    c.declare(c.env.scope, e, v);
  };
  declare(s.key, ranged?.key, true);
  declare(s.value, ranged?.value, false);
  if (ranged !== undefined) settleOperand(c, x);
}

function assignIterated(c: Checker, s: RangeStmt, x: Operand, ranged: Ranged | undefined): void {
  const assign = (e: Expr | undefined, type: Type | undefined, isKey: boolean): void => {
    if (e === undefined) return;
    if (type === undefined || !isValid(type)) {
      if (e.kind !== "Ident" || e.name !== "_") evaluateAll(c, [e]);
      return;
    }
    if (ranged?.isInteger === true && isKey) {
      assignOperand(c, e, x, "range clause");
      return;
    }
    const part = new Operand(e);
    part.setValue(type);
    assignOperand(c, e, part, "assignment");
  };
  assign(s.key, ranged?.key, true);
  assign(s.value, ranged?.value, false);
  if (ranged !== undefined) settleOperand(c, x);
}

// `for range 10`: nothing else gives the constant its type.
function settleOperand(c: Checker, x: Operand): void {
  if (!x.isInvalid && isUntyped(x.type)) initVar(c, newVar("", x.expr.pos, c.pkg, UNSET, "param"), x, "range clause");
}
