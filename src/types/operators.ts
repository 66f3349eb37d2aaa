// Unary and binary operators, comparisons and shifts (Go spec, "Operators", "Constant expressions").

import type { Span } from "../base/source.ts";
import type { BinaryExpr, Expr, UnaryExpr } from "../syntax/ast.ts";
import { unassignable } from "./assignability.ts";
import { Typ } from "./basic.ts";
import { binaryOp, compareOp, makeBool, shiftOp, sign, toInt, UNKNOWN, unaryOp } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { expr, operandOf } from "./evaluate.ts";
import { markAddressTaken } from "./identifiers.ts";
import { identical, under } from "./identity.ts";
import type { Operand } from "./operand.ts";
import {
  coreType,
  defaultType,
  hasNil,
  incomparable,
  isBoolean,
  isInteger,
  isInterface,
  isNumeric,
  isOrdered,
  isString,
  isTyped,
  isUntyped,
  isValid,
  termsOf,
} from "./predicates.ts";
import type { Type } from "./type.ts";
import { compositeKind } from "./type-string.ts";
import {
  checkOverflow,
  checkRepresentable,
  convertUntyped,
  isComparison,
  unsignedBits,
  updateExprType,
} from "./untyped.ts";

type Predicate = (type: Type) => boolean;
const isNumericOrString: Predicate = (type) => isNumeric(type) || isString(type) || isMixedAddable(type);

// A type parameter over numbers and strings can be added: every single type can.
function isMixedAddable(type: Type): boolean {
  return type.kind === "typeparam" && isOrdered(type);
}

const UNARY: Readonly<Record<string, Predicate>> = { "+": isNumeric, "-": isNumeric, "^": isInteger, "!": isBoolean };
const BINARY: Readonly<Record<string, Predicate>> = {
  "+": isNumericOrString,
  "-": isNumeric,
  "*": isNumeric,
  "/": isNumeric,
  "%": isInteger,
  "&": isInteger,
  "|": isInteger,
  "^": isInteger,
  "&^": isInteger,
  "&&": isBoolean,
  "||": isBoolean,
};

// How gc names operations whose constant result overflows.
const UNARY_NAMES: Readonly<Record<string, string>> = { "-": "negation", "^": "bitwise complement" };
const BINARY_NAMES: Readonly<Record<string, string>> = {
  "+": "addition",
  "-": "subtraction",
  "*": "multiplication",
  "^": "bitwise XOR",
  "<<": "shift",
};

function opSpan(pos: Span["pos"], op: string): Span {
  return { pos, end: (pos + op.length) as Span["pos"] };
}

/** `op x`, without dereferencing. */
export function unary(c: Checker, x: Operand, e: UnaryExpr): void {
  expr(c, x, e.x);
  if (x.isInvalid) return;
  if (e.op === "&") {
    addressOf(c, x, e);
    return;
  }
  if (e.op === "<-") {
    receive(c, x);
    return;
  }
  if (e.op === "~") {
    c.error(e, "undefined-op", "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
    x.invalidate();
    return;
  }
  if (UNARY[e.op]?.(x.type) !== true) {
    c.error(x.expr, "undefined-op", `invalid operation: operator ${e.op} not defined on ${c.describe(x)}`);
    x.invalidate();
    return;
  }
  if (x.mode === "constant" && x.value !== undefined) {
    x.value = unaryOp(e.op, x.value, unsignedBits(x.type));
    x.expr = e;
    checkOverflow(c, x, opSpan(e.opPos, e.op), UNARY_NAMES[e.op] ?? "");
    return;
  }
  x.mode = "value";
}

/**
 * What the channel `x` carries, where all the types it may have agree on that; else gc's words on why nothing can be sent to
 * it or received from it.
 */
export function channelElement(c: Checker, x: Operand, action: "send" | "receive"): Type | string {
  const isParam = x.type.kind === "typeparam";
  const types = isParam ? (termsOf(x.type)?.map((term) => term.type) ?? []) : [x.type];
  const because = (cause: string): string => (isParam ? `${c.describe(x)}: ${cause}` : `${cause} ${c.describe(x)}`);
  let first: { readonly type: Type; readonly elem: Type } | undefined;
  for (const type of types) {
    const t = under(type);
    if (t.kind !== "chan") return because(`non-channel ${c.spell(type)}`);
    if (t.direction !== "both" && t.direction !== action)
      return because(`${t.direction}-only channel ${c.spell(type)}`);
    first ??= { type, elem: t.elem };
    if (!identical(first.elem, t.elem)) {
      return because(`channels ${c.spell(first.type)} and ${c.spell(type)} have different element types`);
    }
  }
  return first?.elem ?? because("no specific channel type");
}

function addressOf(c: Checker, x: Operand, e: UnaryExpr): void {
  let operand = e.x;
  while (operand.kind === "ParenExpr") operand = operand.x;
  if (operand.kind !== "CompositeLit") {
    if (x.mode !== "variable") {
      c.error(x.expr, "unaddressable-operand", `invalid operation: cannot take address of ${c.describe(x)}`);
      x.invalidate();
      return;
    }
    markAddressTaken(c, operand);
  }
  x.setValue({ kind: "pointer", elem: x.type });
}

function receive(c: Checker, x: Operand): void {
  const elem = channelElement(c, x, "receive");
  if (typeof elem === "string") {
    c.error(x.expr, "invalid-receive", `invalid operation: cannot receive from ${elem}`);
    x.invalidate();
    return;
  }
  x.setValue(elem);
  x.mode = "comma-ok";
  c.hasCallOrReceive = true;
}

/**
 * `lhs op rhs`. `e` is the whole expression; undefined for `lhs op= rhs`, whose messages are spelt with `op=`.
 */
export function binary(
  c: Checker,
  x: Operand,
  e: BinaryExpr | undefined,
  lhs: Expr,
  rhs: Expr,
  op: string,
  opPos: Span["pos"],
): void {
  expr(c, x, lhs);
  const y = operandOf(c, rhs);
  if (x.isInvalid) return;
  if (y.isInvalid) {
    x.invalidate();
    x.expr = y.expr;
    return;
  }
  const at = opSpan(opPos, op);
  if (op === "<<" || op === ">>") {
    shift(c, x, y, e, op, at);
    return;
  }
  const isNil = [x.isNil, y.isNil];
  const before = [x.type, y.type] as const;
  const text = (): string => `${c.exprString(lhs)} ${op}${e === undefined ? "=" : ""} ${c.exprString(rhs)}`;
  matchOperands(c, x, y);
  if (x.isInvalid) return;
  if (isComparison(op)) {
    // Comparison tells nil from a value of the type nil was given.
    if (isNil[0] === true) x.type = before[0];
    if (isNil[1] === true) y.type = before[1];
    comparison(c, x, y, op, false);
    return;
  }
  if (!identical(x.type, y.type)) {
    if (isValid(x.type) && isValid(y.type)) mismatched(c, x, [x.type, y.type], text());
    x.invalidate();
    return;
  }
  if (BINARY[op]?.(x.type) !== true) {
    c.error(x.expr, "undefined-op", `invalid operation: operator ${op} not defined on ${c.describe(x)}`);
    x.invalidate();
    return;
  }
  if ((op === "/" || op === "%") && isZeroDivision(x, y)) {
    c.error(y.expr, "div-by-zero", "invalid operation: division by zero");
    x.invalidate();
    return;
  }
  if (x.mode === "constant" && y.mode === "constant" && x.value !== undefined && y.value !== undefined) {
    x.value = binaryOp(op, x.value, y.value, isInteger(x.type));
    if (e !== undefined) x.expr = e;
    checkOverflow(c, x, at, BINARY_NAMES[op] ?? "");
    return;
  }
  x.mode = "value";
  x.value = undefined;
}

// Division by a constant zero is an error for integers, and for floats when both operands are constant.
function isZeroDivision(x: Operand, y: Operand): boolean {
  if (y.mode !== "constant" || y.value === undefined || sign(y.value) !== 0) return false;
  return x.mode === "constant" || isInteger(x.type);
}

function mismatched(c: Checker, at: Operand, [x, y]: readonly [Type, Type], text: string): void {
  const types = `mismatched types ${c.spell(x)} and ${c.spell(y)}`;
  c.error(at.expr, "mismatched-types", `invalid operation: ${text} (${types})`);
}

/** Gives untyped operands each other's type where that may be; `x` is invalid, after a message, when it fails then. */
function matchOperands(c: Checker, x: Operand, y: Operand): void {
  if (!mayConvert(x, y)) return;
  convertUntyped(c, x, y.type);
  if (x.isInvalid) return;
  convertUntyped(c, y, x.type);
  if (y.isInvalid) x.invalidate();
}

function mayConvert(x: Operand, y: Operand): boolean {
  if (isTyped(x.type) && isTyped(y.type)) return false;
  if (isNumeric(x.type) !== isNumeric(y.type)) return false;
  if (isInterface(x.type) || isInterface(y.type)) return true;
  if (isBoolean(x.type) !== isBoolean(y.type)) return false;
  if (isString(x.type) !== isString(y.type)) return false;
  if (x.isNil) return hasNil(y.type);
  if (y.isNil) return hasNil(x.type);
  return coreType(x.type)?.kind !== "pointer" && coreType(y.type)?.kind !== "pointer";
}

/** `x op y` for comparison operators; with `isCase`, `x` is a case of a switch on `y`. The result is an untyped bool in `x`. */
export function comparison(c: Checker, x: Operand, y: Operand, op: string, isCase: boolean): void {
  const problem = comparisonProblem(c, x, y, op);
  if (problem !== undefined) {
    const left = c.exprString(x.expr);
    const right = c.exprString(y.expr);
    const message = isCase
      ? `invalid case ${left} in switch on ${right} (${problem.cause})`
      : `invalid operation: ${left} ${op} ${right} (${problem.cause})`;
    c.error(isCase ? x.expr : problem.at.expr, problem.code, message);
    x.invalidate();
    return;
  }
  if (x.mode === "constant" && y.mode === "constant" && x.value !== undefined && y.value !== undefined) {
    const result = compareOp(op, x.value, y.value);
    x.setConstant(Typ["untyped bool"], result === undefined ? UNKNOWN : makeBool(result));
    return;
  }
  // The operands are never untyped at run time.
  updateExprType(c, x.expr, defaultType(x.type));
  updateExprType(c, y.expr, defaultType(y.type));
  x.setValue(Typ["untyped bool"]);
}

interface ComparisonProblem {
  readonly at: Operand;
  readonly code: string;
  readonly cause: string;
}

function comparisonProblem(c: Checker, x: Operand, y: Operand, op: string): ComparisonProblem | undefined {
  const isMatch = unassignable(c, x, y.type) === undefined || unassignable(c, y, x.type) === undefined;
  if (!isMatch) {
    const cause = `mismatched types ${c.spell(x.type)} and ${c.spell(y.type)}`;
    return { at: y, code: "mismatched-types", cause };
  }
  if (op !== "==" && op !== "!=") {
    const bad = [x, y].find((operand) => !isOrdered(operand.type));
    return bad === undefined ? undefined : undefinedOp(c, bad, bad, op);
  }
  if (x.isNil || y.isNil) {
    const other = x.isNil ? y : x;
    return other.isNil || !hasNil(other.type) ? undefinedOp(c, other, other, op) : undefined;
  }
  for (const operand of [x, y]) {
    const result = incomparable(operand.type, true, (type) => c.spell(type));
    if (result === undefined) continue;
    if (result.cause !== "") return { at: operand, code: "undefined-op", cause: result.cause };
    return undefinedOp(c, operand, operand, op);
  }
  return undefined;
}

function undefinedOp(c: Checker, at: Operand, operand: Operand, op: string): ComparisonProblem {
  const kind = compositeKind(operand.type);
  const isNilOnly = (op === "==" || op === "!=") && (kind === "slice" || kind === "map" || kind === "func");
  if (operand.type.kind === "typeparam") {
    return { at, code: "undefined-op", cause: `type parameter ${c.spell(operand.type)} cannot use operator ${op}` };
  }
  if (isNilOnly) return { at, code: "undefined-op", cause: `${kind} can only be compared to nil` };
  const name = kind === "" ? c.spell(operand.type) : kind;
  return { at, code: "undefined-op", cause: `operator ${op} not defined on ${name}` };
}

/** gc's bound on constant shift counts: what the largest float64 needs. */
const MAX_SHIFT = 1023 - 1 + 52;

/** `x op y` for `<<` and `>>`. */
function shift(c: Checker, x: Operand, y: Operand, e: BinaryExpr | undefined, op: string, at: Span): void {
  const xInt = x.mode === "constant" && x.value !== undefined ? toInt(x.value) : undefined;
  if (!isInteger(x.type) && !(isUntyped(x.type) && xInt !== undefined)) {
    notShiftable(c, x);
    return;
  }
  const countText = c.describe(y);
  if (!isShiftCount(c, y)) {
    x.invalidate();
    return;
  }
  if (x.mode === "constant" && y.mode === "constant" && y.value !== undefined) {
    const count = toInt(y.value);
    if (xInt === undefined || count === undefined) {
      x.value = UNKNOWN;
      return;
    }
    if (count > BigInt(MAX_SHIFT)) {
      c.error(y.expr, "invalid-shift-count", `invalid operation: invalid shift count ${countText}`);
      x.invalidate();
      return;
    }
    if (!isInteger(x.type)) x.type = Typ["untyped int"];
    x.value = shiftOp(op, xInt, count);
    if (e !== undefined) x.expr = e;
    checkOverflow(c, x, at, op === "<<" ? "shift" : "");
    return;
  }
  if (x.mode === "constant" && isUntyped(x.type)) {
    // Its type is that which the whole shift would have: known only from the context.
    c.untypedShifts.add(x.expr);
    x.mode = "value";
    x.value = undefined;
    return;
  }
  if (!isInteger(x.type)) {
    notShiftable(c, x);
    return;
  }
  // An untyped non-constant operand (a shift itself) still waits for its type.
  if (isUntyped(x.type)) c.untypedShifts.add(x.expr);
  x.mode = "value";
  x.value = undefined;
}

function notShiftable(c: Checker, x: Operand): void {
  c.error(x.expr, "invalid-shift-operand", `invalid operation: shifted operand ${c.describe(x)} must be integer`);
  x.invalidate();
}

function isShiftCount(c: Checker, y: Operand): boolean {
  if (y.mode === "constant" && y.value !== undefined) {
    const isNumber = y.value.kind === "int" || y.value.kind === "float";
    if (isNumber && sign(y.value) < 0) {
      c.error(y.expr, "invalid-shift-count", `invalid operation: negative shift count ${c.describe(y)}`);
      return false;
    }
    if (isUntyped(y.type)) {
      const probe = y.clone();
      checkRepresentable(c, probe, Typ.uint);
      if (probe.isInvalid) return false;
      convertUntyped(c, y, Typ.uint);
      return !y.isInvalid;
    }
  }
  const isOpen = isUntyped(y.type) && y.mode !== "constant";
  const isWhole = y.mode === "constant" && y.value !== undefined && toInt(y.value) !== undefined;
  if (!isInteger(y.type) && !isOpen && !isWhole) {
    c.error(y.expr, "invalid-shift-count", `invalid operation: shift count ${c.describe(y)} must be integer`);
    return false;
  }
  if (isUntyped(y.type)) convertUntyped(c, y, Typ.uint);
  return !y.isInvalid;
}
