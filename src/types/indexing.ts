// Index and slice expressions, type assertions (Go spec, "Index expressions", "Slice expressions", "Type assertions").

import type { Span } from "../base/source.ts";
import type { Expr, IndexExpr, SliceExpr, TypeAssertExpr } from "../syntax/ast.ts";
import { impossibleAssertion } from "./assignability.ts";
import { assignment } from "./assignment.ts";
import { BYTE, Typ } from "./basic.ts";
import { sign, toInt } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { evaluateAll, expr, exprOrType, operandOf } from "./evaluate.ts";
import { markAddressTaken } from "./identifiers.ts";
import { identical, under } from "./identity.ts";
import type { Operand } from "./operand.ts";
import { coreString, isInteger, isInterface, isString, isUntyped, isValid, termsOf } from "./predicates.ts";
import { represent } from "./representable.ts";
import type { Type } from "./type.ts";
import { convertUntyped } from "./untyped.ts";

/** Evaluates `x[i]`; `instantiate` handles a generic function or type in place of `x`. */
export function index(c: Checker, x: Operand, e: IndexExpr, instantiate: (x: Operand) => void): void {
  exprOrType(c, x, e.x, true);
  if (x.isInvalid) {
    evaluateAll(c, e.indices);
    return;
  }
  const isGenericFunc = x.mode === "value" && x.type.kind === "signature" && x.type.typeParams.length > 0;
  if (x.mode === "type" || isGenericFunc) {
    instantiate(x);
    return;
  }
  const [first, second] = e.indices;
  if (first === undefined) {
    x.invalidate();
    return;
  }
  if (second !== undefined) {
    c.error(second, "invalid-index", "unexpected comma; expecting ]");
    evaluateAll(c, e.indices);
    x.invalidate();
    return;
  }
  indexValue(c, x, e, first);
}

function indexValue(c: Checker, x: Operand, e: IndexExpr, at: Expr): void {
  const t = x.type.kind === "typeparam" ? undefined : under(x.type);
  if (t === undefined) {
    indexParam(c, x, e, at);
    return;
  }
  if (t.kind === "map") {
    mapIndex(c, x, at, t.key, t.elem);
    return;
  }
  const length = constantLength(x, t);
  const elem = elementOf(t);
  if (elem === undefined) {
    evaluateAll(c, [at]);
    notIndexable(c, x, e);
    return;
  }
  const isVariable = t.kind === "slice" || t.kind === "pointer" || (t.kind === "array" && x.mode === "variable");
  x.setValue(elem);
  if (isVariable) x.mode = "variable";
  indexNumber(c, at, length);
}

function mapIndex(c: Checker, x: Operand, at: Expr, keyType: Type, elem: Type): void {
  const key = operandOf(c, at);
  assignment(c, key, keyType, "map index");
  x.mode = "map-index";
  x.type = elem;
  x.value = undefined;
}

function notIndexable(c: Checker, x: Operand, e: IndexExpr): void {
  c.error({ pos: e.x.end, end: e.end }, "non-indexable-operand", `cannot index ${c.describe(x)}`);
  x.invalidate();
}

// Element of what is indexed by numbers; strings give bytes.
function elementOf(t: Type): Type | undefined {
  switch (t.kind) {
    case "basic":
      return isString(t) ? BYTE : undefined;
    case "array":
    case "slice":
      return t.elem;
    case "pointer": {
      const base = under(t.elem);
      return base.kind === "array" ? base.elem : undefined;
    }
    default:
      return undefined;
  }
}

function constantLength(x: Operand, t: Type): number {
  if (t.kind === "array") return t.length;
  if (t.kind === "pointer") {
    const base = under(t.elem);
    return base.kind === "array" ? base.length : -1;
  }
  return x.mode === "constant" && x.value?.kind === "string" ? x.value.value.length : -1;
}

// A type parameter is indexed when all its types are, alike.
function indexParam(c: Checker, x: Operand, e: IndexExpr, at: Expr): void {
  const terms = termsOf(x.type);
  const first = terms?.[0];
  if (terms === undefined || first === undefined) {
    evaluateAll(c, [at]);
    notIndexable(c, x, e);
    return;
  }
  const firstUnder = under(first.type);
  if (firstUnder.kind === "map") {
    const isSame = terms.every((term) => identical(under(term.type), firstUnder));
    if (isSame) {
      mapIndex(c, x, at, firstUnder.key, firstUnder.elem);
      return;
    }
    evaluateAll(c, [at]);
    notIndexable(c, x, e);
    return;
  }
  const elem = elementOf(firstUnder);
  const isSame =
    elem !== undefined &&
    terms.every((term) => {
      const other = elementOf(under(term.type));
      return other !== undefined && identical(other, elem);
    });
  if (!isSame || elem === undefined) {
    evaluateAll(c, [at]);
    notIndexable(c, x, e);
    return;
  }
  const hasString = terms.some((term) => isString(term.type));
  const hasArray = terms.some((term) => under(term.type).kind === "array");
  const isVariable = !hasString && (!hasArray || x.mode === "variable");
  x.setValue(elem);
  if (isVariable) x.mode = "variable";
  const lengths = terms.map((term) => constantLength(x, under(term.type))).filter((n) => n >= 0);
  indexNumber(c, at, lengths.length === 0 ? -1 : Math.min(...lengths));
}

/**
 * Checks a numeric index; yields its value when constant. `length` bounds it, -1 does not.
 * Errors: not an integer, negative, out of bounds.
 */
function indexNumber(c: Checker, e: Expr, length: number): number | undefined {
  const x = operandOf(c, e);
  if (!isValidIndex(c, x)) return undefined;
  if (x.mode !== "constant" || x.value === undefined) return undefined;
  const value = toInt(x.value);
  if (value === undefined) return undefined;
  if (length >= 0 && value >= BigInt(length)) {
    c.error(e, "invalid-index", `invalid argument: index ${value} out of bounds [0:${length}]`);
    return undefined;
  }
  return Number(value);
}

/** Makes `x` an index or size: an integer, not negative when constant. */
export function isValidIndex(c: Checker, x: Operand): boolean {
  if (x.isInvalid) return false;
  convertUntyped(c, x, Typ.int);
  if (x.isInvalid) return false;
  if (!isInteger(x.type)) {
    c.error(x.expr, "invalid-index", `invalid argument: index ${c.describe(x)} must be integer`);
    return false;
  }
  if (x.mode !== "constant" || x.value === undefined) return true;
  if (sign(x.value) < 0) {
    c.error(x.expr, "invalid-index", `invalid argument: index ${c.describe(x)} must not be negative`);
    return false;
  }
  if (represent(x.value, "int") === undefined) {
    c.error(x.expr, "invalid-index", `invalid argument: index ${c.describe(x)} overflows int`);
    return false;
  }
  return true;
}

/** Evaluates `x[low:high:max]`. */
export function slice(c: Checker, x: Operand, e: SliceExpr): void {
  expr(c, x, e.x);
  const bounds = [e.low, e.high, e.max];
  if (x.isInvalid) {
    evaluateAll(c, bounds);
    return;
  }
  const length = sliceOperand(c, x, e);
  if (x.isInvalid) {
    evaluateAll(c, bounds);
    return;
  }
  const limit = length < 0 ? -1 : length + 1;
  const known: { readonly value: number; readonly at: Span }[] = [];
  for (const bound of bounds) {
    if (bound === undefined) continue;
    const value = indexNumber(c, bound, limit);
    if (value !== undefined) known.push({ value, at: bound });
  }
  for (let i = 0; i + 1 < known.length; i++) {
    const low = known[i];
    const high = known[i + 1];
    if (low === undefined || high === undefined || low.value <= high.value) continue;
    c.error(high.at, "swapped-slice-indices", `invalid slice indices: ${high.value} < ${low.value}`);
    return;
  }
}

// Turns the sliced operand into the result; yields its constant length or -1.
function sliceOperand(c: Checker, x: Operand, e: SliceExpr): number {
  const core = coreString(x.type);
  switch (core?.kind) {
    case "basic":
      if (!isString(core)) break;
      return sliceString(c, x, e);
    case "array":
      if (x.mode !== "variable") {
        c.error(x.expr, "non-sliceable-operand", `cannot slice unaddressable value ${c.describe(x)}`);
        x.invalidate();
        return -1;
      }
      markAddressTaken(c, e.x);
      x.setValue({ kind: "slice", elem: core.elem });
      return core.length;
    case "pointer": {
      const base = under(core.elem);
      if (base.kind !== "array") break;
      x.setValue({ kind: "slice", elem: base.elem });
      return base.length;
    }
    case "slice":
      x.mode = "value";
      return -1;
    default:
      break;
  }
  const why = core === undefined ? `: no specific type in ${c.spell(x.type)}` : "";
  c.error(x.expr, "non-sliceable-operand", `cannot slice ${c.describe(x)}${why}`);
  x.invalidate();
  return -1;
}

function sliceString(c: Checker, x: Operand, e: SliceExpr): number {
  if (e.max !== undefined) {
    c.error(e.max, "invalid-slice-expr", "invalid operation: 3-index slice of string");
    x.invalidate();
    return -1;
  }
  const length = x.mode === "constant" && x.value?.kind === "string" ? x.value.value.length : -1;
  if (isUntyped(x.type)) convertUntyped(c, x, Typ.string);
  x.setValue(x.type);
  return length;
}

/** Evaluates `x.(T)`. */
export function typeAssertion(c: Checker, x: Operand, e: TypeAssertExpr): void {
  expr(c, x, e.x);
  if (x.isInvalid) {
    if (e.type !== undefined) c.rules.type(c, e.type);
    return;
  }
  if (e.type === undefined) {
    c.error(e, "bad-type-keyword", "invalid syntax tree: use of .(type) outside type switch");
    x.invalidate();
    return;
  }
  if (!isInterface(x.type)) {
    const text =
      x.type.kind === "typeparam"
        ? `cannot use type assertion on type parameter value ${c.describe(x)}`
        : `${c.describe(x)} is not an interface`;
    c.error(x.expr, "invalid-assert", `invalid operation: ${text}`);
    c.rules.type(c, e.type);
    x.invalidate();
    return;
  }
  const type = c.rules.type(c, e.type);
  if (!isValid(type)) {
    x.invalidate();
    return;
  }
  const reason = impossibleAssertion(c, x.type, type);
  if (reason !== undefined) {
    const detail = `${c.spell(type)} does not implement ${c.spell(x.type)} ${reason}`;
    c.error(e, "impossible-assert", `impossible type assertion: ${c.exprString(e)}\n\t${detail}`);
    x.invalidate();
    return;
  }
  x.mode = "comma-ok";
  x.type = type;
  x.value = undefined;
}
