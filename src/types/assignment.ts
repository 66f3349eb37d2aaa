// Assigning values to variables, parameters, results and elements: types, counts and gc's messages for both.

import type { Span } from "../base/source.ts";
import type { Expr, ReturnStmt } from "../syntax/ast.ts";
import { unassignable } from "./assignability.ts";
import { Typ, UNSET } from "./basic.ts";
import type { Checker } from "./context.ts";
import { areValid, evaluateAll, expr, multiExpr, operandOf } from "./evaluate.ts";
import type { VarObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { defaultType, isInterface, isUntyped, isUntypedNumeric, isValid } from "./predicates.ts";
import { unparen } from "./syntax-queries.ts";
import type { Type } from "./type.ts";
import { implicitType, updateExprType } from "./untyped.ts";

/**
 * Makes `x` a value of type `target`, as `context` ("assignment", "argument to f", …) needs it; undefined `target` means
 * the type the value has by default. On failure says so and invalidates `x`.
 */
export function assignment(c: Checker, x: Operand, target: Type | undefined, context: string): void {
  if (x.mode === "invalid") return;
  if (isUntyped(x.type) && !assignUntyped(c, x, target, context)) return;
  if (target === undefined) return;
  if (!isValid(target)) {
    x.invalidate();
    return;
  }
  const reason = unassignable(c, x, target);
  if (reason === undefined) return;
  const suffix = reason === "" ? "" : `: ${reason}`;
  const code = isInterface(target) ? "invalid-iface-assign" : "incompatible-assign";
  c.error(x.expr, code, `cannot use ${c.describe(x)} as ${c.spell(target)} value in ${context}${suffix}`);
  x.invalidate();
}

function assignUntyped(c: Checker, x: Operand, target: Type | undefined, context: string): boolean {
  if (target === undefined && x.isNil) {
    c.error(x.expr, "untyped-nil-use", `use of untyped nil in ${context}`);
    x.invalidate();
    return false;
  }
  const wanted = target === undefined || (isInterface(target) && !x.isNil) ? defaultType(x.type) : target;
  const result = implicitType(x, wanted);
  if (!result.ok) {
    const suffix =
      { "truncated-float": " (truncated)", "numeric-overflow": " (overflows)" }[result.code as string] ?? "";
    const code = suffix === "" ? "incompatible-assign" : result.code;
    c.error(x.expr, code, `cannot use ${c.describe(x)} as ${c.spell(wanted)} value in ${context}${suffix}`);
    x.invalidate();
    return false;
  }
  if (result.value !== undefined) x.value = result.value;
  if (result.type !== x.type) {
    x.type = result.type;
    updateExprType(c, x.expr, result.type, result.value);
  }
  return true;
}

/** Initialises `lhs` with `x`; a variable without a type gets the value's. */
export function initVar(c: Checker, lhs: VarObj, x: Operand, context: string): void {
  if (x.mode === "invalid" || (lhs.type !== UNSET && !isValid(lhs.type))) {
    if (lhs.type === UNSET) lhs.type = Typ.invalid;
    x.invalidate();
    return;
  }
  if (lhs.type === UNSET) {
    if (x.isNil) {
      c.error(x.expr, "untyped-nil-use", `use of untyped nil in ${context}`);
      lhs.type = Typ.invalid;
      x.invalidate();
      return;
    }
    lhs.type = defaultType(x.type);
  }
  assignment(c, x, lhs.type, context);
}

/** Initialises all of `lhs` from `rhs`, which may be one call. `ret` is set for a return statement. */
export function initVars(
  c: Checker,
  lhs: readonly VarObj[],
  rhs: readonly Expr[],
  context: string,
  ret?: ReturnStmt,
): void {
  const [only] = rhs;
  if (lhs.length === rhs.length && !(lhs.length === 1 && only?.kind === "CallExpr")) {
    for (let i = 0; i < rhs.length; i++) {
      const v = lhs[i] as VarObj;
      initVar(c, v, operandOf(c, rhs[i] as Expr, v.type === UNSET ? undefined : v.type), context);
    }
    return;
  }
  if (rhs.length !== 1 || only === undefined) {
    giveUp(lhs);
    if (ret === undefined) {
      if (areValid(c, rhs)) assignmentMismatch(c, rhs, lhs.length, rhs.length);
      return;
    }
    const values = rhs.map((e) => operandOf(c, e));
    if (values.every((x) => x.mode !== "invalid")) returnMismatch(c, ret, lhs, values);
    return;
  }
  const { values, isCommaOk } = multiExpr(c, only, lhs.length === 2 && ret === undefined);
  if (values.length === lhs.length) {
    for (let i = 0; i < values.length; i++) initVar(c, lhs[i] as VarObj, values[i] as Operand, context);
    if (!isCommaOk && values.length > 1) return;
    return;
  }
  giveUp(lhs);
  if (values[0]?.mode !== "invalid") countMismatch(c, lhs, rhs, values, ret);
}

function giveUp(lhs: readonly VarObj[]): void {
  for (const v of lhs) if (v.type === UNSET) v.type = Typ.invalid;
}

function countMismatch(
  c: Checker,
  lhs: readonly VarObj[],
  rhs: readonly Expr[],
  values: readonly Operand[],
  ret: ReturnStmt | undefined,
): void {
  if (ret === undefined) assignmentMismatch(c, rhs, lhs.length, values.length);
  else returnMismatch(c, ret, lhs, values);
}

/** `assignment mismatch: 2 variables but f returns 1 value`. */
function assignmentMismatch(c: Checker, rhs: readonly Expr[], nLeft: number, nRight: number): void {
  const at = rhs[0];
  if (at === undefined) return;
  const left = count(nLeft, "variable");
  const right = count(nRight, "value");
  const call = rhs.length === 1 && at.kind === "CallExpr" ? at : undefined;
  const text = call === undefined ? `${left} but ${right}` : `${left} but ${c.exprString(call.fn)} returns ${right}`;
  c.error(at, "wrong-assign-count", `assignment mismatch: ${text}`);
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}

/** `not enough return values` or `too many return values` with the lines that compare. */
export function returnMismatch(
  c: Checker,
  ret: ReturnStmt,
  results: readonly VarObj[],
  values: readonly Operand[],
): void {
  const isShort = values.length < results.length;
  const at: Span = isShort
    ? (ret.results.at(-1) ?? ret)
    : ((ret.results.length > 1 ? ret.results[results.length] : ret.results[0]) ?? ret);
  const have = typesSummary(
    c,
    values.map((x) => x.type),
    false,
    false,
  );
  const want = typesSummary(
    c,
    results.map((v) => v.type),
    false,
    false,
  );
  c.error(
    at,
    "wrong-result-count",
    `${isShort ? "not enough" : "too many"} return values\n\thave ${have}\n\twant ${want}`,
  );
}

/** `(number, string, ...int)`: types of arguments or parameters as gc sums them up. */
export function typesSummary(c: Checker, types: readonly Type[], isVariadic: boolean, hasEllipsis: boolean): string {
  const parts = types.map((type, i) => {
    const isLast = i === types.length - 1;
    const dots = hasEllipsis && isLast ? "..." : "";
    if (!isValid(type)) return "unknown type";
    if (isUntypedNumeric(type)) return `number${dots}`;
    if (type.kind === "basic" && isUntyped(type)) return type.name.replace("untyped ", "") + dots;
    if (isVariadic && isLast && type.kind === "slice") return `...${c.spell(type.elem)}`;
    return c.spell(type) + dots;
  });
  return `(${parts.join(", ")})`;
}

/**
 * Evaluates the left side of an assignment: its type, undefined for `_`. Assigning to a local variable is no use of it.
 * Errors: not assignable; then the type is invalid.
 */
function assignee(c: Checker, lhs: Expr): Type | undefined {
  const inner = unparen(lhs);
  const ident = inner.kind === "Ident" ? inner : undefined;
  if (ident?.name === "_") {
    c.recordDef(ident, undefined);
    return undefined;
  }
  const v = ident === undefined ? undefined : c.env.scope.lookup(ident.name);
  const local = v?.kind === "var" && v.role === "local" && v.pkg === c.pkg ? v : undefined;
  const wasUsed = local?.isUsed;
  const x = operandOf(c, lhs);
  if (local !== undefined && wasUsed !== undefined) local.isUsed = wasUsed;
  if (x.mode === "invalid") return Typ.invalid;
  if (x.mode === "variable" || x.mode === "map-index") return x.type;
  notAssignable(c, x);
  return Typ.invalid;
}

function notAssignable(c: Checker, x: Operand): void {
  const text = c.exprString(x.expr);
  if (x.expr.kind === "SelectorExpr" && c.info.types.get(x.expr.x)?.mode === "map-index") {
    c.error(x.expr, "unaddressable-field-assign", `cannot assign to struct field ${text} in map`);
    return;
  }
  // gc looks at what stands before the dot once more.
  if (x.expr.kind === "SelectorExpr") evaluateAll(c, [x.expr.x]);
  c.error(x.expr, "unassignable-operand", `cannot assign to ${text} (neither addressable nor a map index expression)`);
}

/** Assigns `x` to `lhs`. */
export function assignOperand(c: Checker, lhs: Expr, x: Operand, context: string): void {
  const type = assignee(c, lhs);
  if (type !== undefined && !isValid(type)) {
    x.invalidate();
    return;
  }
  assignment(c, x, type, type === undefined ? `${context} to _ identifier` : context);
}

/** Assigns one expression to `lhs`. */
function assignExpr(c: Checker, lhs: Expr, rhs: Expr): void {
  const type = assignee(c, lhs);
  if (type !== undefined && !isValid(type)) {
    evaluateAll(c, [rhs]);
    return;
  }
  const x = new Operand(rhs);
  expr(c, x, rhs, type);
  assignment(c, x, type, type === undefined ? "assignment to _ identifier" : "assignment");
}

// Left sides of an assignment that is wrong as a whole.
function evaluateLeft(c: Checker, lhs: readonly Expr[]): boolean {
  let areAllValid = true;
  for (const e of lhs) {
    const type = unparen(e).kind === "Ident" ? assignee(c, e) : undefined;
    const isFine = unparen(e).kind === "Ident" ? type === undefined || isValid(type) : areValid(c, [e]);
    areAllValid &&= isFine;
  }
  return areAllValid;
}

/** The assignment statement `lhs = rhs`. */
export function assignVars(c: Checker, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  const [only] = rhs;
  if (lhs.length === rhs.length && !(lhs.length === 1 && only?.kind === "CallExpr")) {
    for (let i = 0; i < lhs.length; i++) assignExpr(c, lhs[i] as Expr, rhs[i] as Expr);
    return;
  }
  if (rhs.length !== 1 || only === undefined) {
    const isLeftValid = evaluateLeft(c, lhs);
    if (areValid(c, rhs) && isLeftValid) assignmentMismatch(c, rhs, lhs.length, rhs.length);
    return;
  }
  const { values } = multiExpr(c, only, lhs.length === 2);
  if (values.length === lhs.length) {
    for (let i = 0; i < lhs.length; i++) assignOperand(c, lhs[i] as Expr, values[i] as Operand, "assignment");
    return;
  }
  const isLeftValid = evaluateLeft(c, lhs);
  if (isLeftValid && values[0]?.mode !== "invalid") assignmentMismatch(c, rhs, lhs.length, values.length);
}
