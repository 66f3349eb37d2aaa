// Calls: functions, methods, conversions, builtins (Go spec, "Calls", "Passing arguments to ... parameters").

import type { Span } from "../base/source.ts";
import type { CallExpr } from "../syntax/ast.ts";
import { assignment, typesSummary } from "./assignment.ts";
import { builtinCall } from "./builtins.ts";
import type { Checker } from "./context.ts";
import { conversion } from "./conversions.ts";
import { evaluateAll, exprOrType, genericExpr, multiExpr, operandOf } from "./evaluate.ts";
import { inferCall, isGenericFunction, isUninstantiated } from "./generics.ts";
import { typeSetOf, under } from "./identity.ts";
import type { VarObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { coreType, isInterface, isValid, termsOf } from "./predicates.ts";
import type { SignatureType, Type } from "./type.ts";
import { requires } from "./versions.ts";

/** What a call turned out to be: `go` and `defer` take only some kinds. */
export type CallKind = "conversion" | "builtin-value" | "statement";

/** Evaluates a call. */
export function call(c: Checker, x: Operand, e: CallExpr): CallKind {
  exprOrType(c, x, e.fn, true);
  if (x.isInvalid) {
    evaluateAll(c, e.args);
    return "statement";
  }
  if (x.mode === "type") {
    convert(c, x, e);
    return "conversion";
  }
  if (x.mode === "builtin" && x.builtin !== undefined) return builtinCall(c, x, e, x.builtin);
  callFunction(c, x, e);
  return "statement";
}

function convert(c: Checker, x: Operand, e: CallExpr): void {
  const target = x.type;
  const [first] = e.args;
  x.invalidate();
  if (isUninstantiated(c, e.fn, target)) {
    c.error(e.fn, "wrong-type-arg-count", `cannot use generic type ${c.exprString(e.fn)} without instantiation`);
    evaluateAll(c, e.args);
    return;
  }
  if (first === undefined) {
    c.error(e, "wrong-arg-count", `missing argument in conversion to ${c.spell(target)}`);
    return;
  }
  if (e.args.length > 1) {
    evaluateAll(c, e.args);
    const last = e.args.at(-1) ?? e;
    c.error(last, "wrong-arg-count", `too many arguments in conversion to ${c.spell(target)}`);
    return;
  }
  const operand = operandOf(c, first);
  if (operand.isInvalid) return;
  if (e.hasEllipsis) {
    c.error(first, "bad-dot-dot-dot-syntax", `invalid use of ... in conversion to ${c.spell(target)}`);
    return;
  }
  const t = under(target);
  if (t.kind === "interface" && isInterface(target)) {
    const set = typeSetOf(t);
    if (set.terms !== undefined || set.isComparable) {
      const why = "(contains specific type constraints or is comparable)";
      c.error(e, "misplaced-constraint-iface", `cannot use interface ${c.spell(target)} in conversion ${why}`);
      return;
    }
  }
  conversion(c, operand, target);
  const { mode, type, value } = operand;
  x.mode = mode;
  x.type = type;
  x.value = value;
}

function callFunction(c: Checker, x: Operand, e: CallExpr): void {
  const core = coreType(x.type);
  if (core?.kind !== "signature") {
    c.error(e, "invalid-call", `invalid operation: cannot call ${c.describe(x)}: ${notCallable(c, x.type)}`);
    evaluateAll(c, e.args);
    x.invalidate();
    return;
  }
  const signature = passArguments(c, x, e, core);
  c.hasCallOrReceive = true;
  if (signature === undefined) {
    x.invalidate();
    return;
  }
  const [first] = signature.results;
  if (first === undefined) {
    x.mode = "novalue";
    x.type = { kind: "tuple", vars: [] };
    x.value = undefined;
  } else if (signature.results.length === 1) {
    if (isValid(first.type)) x.setValue(first.type);
    else x.invalidate();
  } else x.setValue({ kind: "tuple", vars: signature.results });
}

function notCallable(c: Checker, type: Type): string {
  if (type.kind !== "typeparam") return `${c.spell(type)} is not a function`;
  const [term] = termsOf(type) ?? [];
  return term === undefined ? "no specific type" : `${c.spell(term.type)} is not a function`;
}

/** The values of an argument list: those of one call with several results, or one for each expression. */
function argumentList(c: Checker, e: CallExpr): Operand[] {
  const [only] = e.args;
  if (only !== undefined && e.args.length === 1) return multiExpr(c, only, false, true).values;
  return e.args.map((arg) => {
    const x = new Operand(arg);
    genericExpr(c, x, arg);
    return x;
  });
}

// Checks number and types of arguments; yields the (instantiated) signature, undefined when its results are unknown.
function passArguments(c: Checker, x: Operand, e: CallExpr, core: SignatureType): SignatureType | undefined {
  const args = argumentList(c, e);
  const isGeneric = core.typeParams.length > 0;
  if (e.hasEllipsis && !core.isVariadic) {
    c.error(e, "non-variadic-dot-dot-dot", `cannot use ... in call to non-variadic ${c.exprString(e.fn)}`);
    return isGeneric ? undefined : core;
  }
  const [onlyArg] = e.args;
  if (e.hasEllipsis && e.args.length === 1 && args.length > 1 && onlyArg !== undefined) {
    const text = `cannot use ... with ${args.length}-valued ${c.exprString(onlyArg)}`;
    c.error(onlyArg, "invalid-dot-dot-dot", text);
    return isGeneric ? undefined : core;
  }
  const isSpread = core.isVariadic && !e.hasEllipsis;
  if (!checkCount(c, e, core, args, isSpread)) return isGeneric ? undefined : core;
  let signature: SignatureType = core;
  if (isGeneric || args.some(isGenericFunction)) {
    const types = args.map((_, i) => parameterType(core.params, i, isSpread));
    const genericArgs = new Set(args.filter((arg) => isGenericFunction(arg) && arg.partialTypeArgs === undefined));
    const inferred = inferCall(c, x, e.fn, types, args, { pos: e.lparen, end: e.end });
    if (inferred === undefined) return undefined;
    signature = inferred;
    for (const arg of args) {
      if (genericArgs.has(arg)) requires(c, arg.expr, 21, "implicitly instantiated function as argument");
    }
  }
  const context = `argument to ${c.exprString(e.fn)}`;
  args.forEach((arg, i) => {
    assignment(c, arg, parameterType(signature.params, i, isSpread), context);
  });
  return signature;
}

function parameterType(params: readonly VarObj[], index: number, isSpread: boolean): Type {
  const last = params.length - 1;
  const param = params[Math.min(index, last)] as VarObj;
  if (isSpread && index >= last && param.type.kind === "slice") return param.type.elem;
  return param.type;
}

function checkCount(
  c: Checker,
  e: CallExpr,
  core: SignatureType,
  args: readonly Operand[],
  isSpread: boolean,
): boolean {
  const nParams = core.params.length;
  const isShort = args.length < (isSpread ? nParams - 1 : nParams);
  const isLong = !isSpread && args.length > nParams;
  if (!isShort && !isLong) return true;
  const at: Span = isShort ? (e.args.at(-1) ?? e) : (args[nParams]?.expr ?? e);
  const have = typesSummary(
    c,
    args.map((arg) => arg.type),
    false,
    e.hasEllipsis,
  );
  const want = typesSummary(
    c,
    core.params.map((p) => p.type),
    core.isVariadic,
    false,
  );
  const text = `${isShort ? "not enough" : "too many"} arguments in call to ${c.exprString(e.fn)}`;
  c.error(at, "wrong-arg-count", `${text}\n\thave ${have}\n\twant ${want}`);
  return false;
}
