// Generic types and functions: instantiation, verification of constraints, inference (Go spec, "Instantiations",
// "Type inference").

import type { Span } from "../base/source.ts";
import type { Expr, IndexExpr } from "../syntax/ast.ts";
import { notImplemented } from "./assignability.ts";
import { Typ } from "./basic.ts";
import type { Checker } from "./context.ts";
import type { GenericPart } from "./infer.ts";
import { inferTypeArgs, renamed } from "./infer.ts";
import { instantiateNamed, makeSubstitution, substitute } from "./instantiate.ts";
import { Named } from "./named.ts";
import type { TypeNameObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { coreType, isValid } from "./predicates.ts";
import { embeddedIdent, unparen } from "./syntax-queries.ts";
import type { SignatureType, Type, TypeParam } from "./type.ts";
import { requires } from "./versions.ts";

/** The instance `G[A, B]` names. Errors: not generic, wrong number of arguments, a constraint is not satisfied. */
export function instantiateType(c: Checker, e: IndexExpr, generic: Type, argument: (e: Expr) => Type): Type {
  const alias = genericAliasOf(c, e.x);
  if (alias !== undefined) return instantiateAlias(c, e, alias, argument);
  if (isValid(generic) && !isGenericType(generic)) {
    const text = `invalid operation: ${c.exprString(e)} (${c.spell(generic)} is not a generic type)`;
    c.error(e, "not-a-generic-type", text);
    return Typ.invalid;
  }
  const args = e.indices.map(argument);
  if (!isGenericType(generic)) return Typ.invalid;
  if (args.some((arg) => !isValid(arg))) return Typ.invalid;
  if (!checkCount(c, e, generic.obj.name, "type", generic.typeParams, args.length, e.indices)) return Typ.invalid;
  const instance = instantiateNamed(generic, args);
  const ident = embeddedIdent(e.x);
  if (ident !== undefined) c.info.instances.set(ident, { typeArgs: args, type: instance });
  c.later(() => verify(c, generic.typeParams, args, (i) => e.indices[i] ?? e));
  return instance;
}

/** The generic alias that `e`, which has been evaluated, names. */
export function genericAliasOf(c: Checker, e: Expr): TypeNameObj | undefined {
  const inner = unparen(e);
  const ident = inner.kind === "SelectorExpr" ? inner.selector : inner;
  const obj = ident.kind === "Ident" ? c.info.uses.get(ident) : undefined;
  return obj?.kind === "typename" && obj.typeParams.length > 0 ? obj : undefined;
}

function instantiateAlias(c: Checker, e: IndexExpr, alias: TypeNameObj, argument: (e: Expr) => Type): Type {
  const args = e.indices.map(argument);
  if (!isValid(alias.type) || args.some((arg) => !isValid(arg))) return Typ.invalid;
  if (!checkCount(c, e, alias.name, "type", alias.typeParams, args.length, e.indices)) return Typ.invalid;
  c.later(() => verify(c, alias.typeParams, args, (i) => e.indices[i] ?? e));
  return substitute(alias.type, makeSubstitution(alias.typeParams, args));
}

/** Whether `type`, which `e` denotes, still lacks its type arguments. */
export function isUninstantiated(c: Checker, e: Expr, type: Type): boolean {
  return isGenericType(type) && unparen(e).kind !== "IndexExpr" ? true : genericAliasOf(c, e) !== undefined;
}

function isGenericType(type: Type): type is Named {
  return type instanceof Named && type.typeParams.length > 0 && type.origin === undefined;
}

function checkCount(
  c: Checker,
  e: IndexExpr,
  name: string,
  what: "type" | "func",
  params: readonly TypeParam[],
  n: number,
  args: readonly Expr[],
): boolean {
  if (n === params.length || (what === "func" && n < params.length)) return true;
  const isShort = n < params.length;
  if (what === "type") {
    const amount = isShort ? "not enough" : "too many";
    const text = `${amount} type arguments for type ${name}: have ${n}, want ${params.length}`;
    c.error(e, "wrong-type-arg-count", text);
  } else {
    const text = `got ${n} type arguments but want ${params.length}`;
    c.error(args[params.length] ?? e, "wrong-type-arg-count", text);
  }
  return false;
}

/** Checks each argument against its parameter's constraint; reports the first failure. */
function verify(c: Checker, params: readonly TypeParam[], args: readonly Type[], place: (i: number) => Span): boolean {
  const map = makeSubstitution(params, args);
  for (let i = 0; i < params.length; i++) {
    const constraint = substitute((params[i] as TypeParam).constraint, map);
    const reason = notImplemented(c, args[i] as Type, constraint, true);
    if (reason === undefined) continue;
    c.error(place(i), "invalid-type-arg", reason);
    return false;
  }
  return true;
}

/** `f[A, B]` for a generic function value in `x`; with some arguments only, the rest is left to inference. */
export function instantiateFunction(c: Checker, x: Operand, e: IndexExpr, argument: (e: Expr) => Type): void {
  const signature = x.type;
  const args = e.indices.map(argument);
  if (signature.kind !== "signature" || args.some((arg) => !isValid(arg))) {
    x.invalidate();
    return;
  }
  if (!checkCount(c, e, "", "func", signature.typeParams, args.length, e.indices)) {
    x.invalidate();
    return;
  }
  x.partialTypeArgs = args;
  x.expr = e;
  if (args.length === signature.typeParams.length) finishInstance(c, x, signature, args, e.x, e.indices, e);
}

/** Whether `x` is a generic function value that still lacks type arguments. */
export function isGenericFunction(x: Operand): boolean {
  return x.mode === "value" && x.type.kind === "signature" && x.type.typeParams.length > 0;
}

/**
 * A generic function value where a plain one is needed: `target`, the type it is used as, may give its type arguments.
 * Otherwise reported.
 */
export function completeInstance(c: Checker, x: Operand, target: Type | undefined): void {
  if (!isGenericFunction(x) || x.type.kind !== "signature") return;
  if (target !== undefined && coreType(target)?.kind === "signature") {
    const value = new Operand(x.expr);
    value.setValue(target);
    const { typeParams, map } = renamed(x.type.typeParams);
    const plain: Type = { ...substitute(x.type, map), typeParams: [] };
    const inferred = inferTypeArgs(c, [{ typeParams, given: x.partialTypeArgs ?? [] }], [plain], [value]);
    if (inferred.ok) {
      requires(c, x.expr, 21, "implicitly instantiated function in assignment");
      instantiateValue(c, x, inferred.types, x.expr);
      return;
    }
  }
  if (x.partialTypeArgs !== undefined) {
    // The constraints alone may say the rest.
    const { typeParams } = renamed(x.type.typeParams);
    const inferred = inferTypeArgs(c, [{ typeParams, given: x.partialTypeArgs }], [], []);
    if (inferred.ok) {
      instantiateValue(c, x, inferred.types, x.expr);
      return;
    }
  }
  const [missing] = x.type.typeParams.slice(x.partialTypeArgs?.length ?? 0);
  if (x.partialTypeArgs !== undefined && missing !== undefined) {
    const at = { pos: x.expr.end, end: x.expr.end };
    c.error(at, "cannot-infer-type-args", `in call to ${c.exprString(x.expr)}, cannot infer ${missing.obj.name}`);
  } else {
    const text = `cannot use generic function ${c.exprString(x.expr)} without instantiation`;
    c.error(x.expr, "wrong-type-arg-count", text);
  }
  x.invalidate();
}

// Turns the generic function value `x` into its instance; constraint errors are told at `whole`.
function instantiateValue(c: Checker, x: Operand, types: readonly Type[], whole: Span): void {
  if (x.type.kind !== "signature") return;
  const fn = unparen(x.expr);
  const isPartial = fn.kind === "IndexExpr";
  finishInstance(c, x, x.type, types, isPartial ? fn.x : fn, isPartial ? fn.indices : [], whole);
  // The function's own record carries the instance.
  c.recordType(x.expr, { mode: "value", type: x.type, value: undefined });
}

function finishInstance(
  c: Checker,
  x: Operand,
  signature: SignatureType,
  args: readonly Type[],
  fn: Expr,
  at: readonly Expr[],
  whole: Span,
): void {
  const instance = instantiateSignature(signature, args);
  const ident = embeddedIdent(fn);
  if (ident !== undefined) c.info.instances.set(ident, { typeArgs: args, type: instance });
  x.partialTypeArgs = undefined;
  x.setValue(instance);
  c.later(() => verify(c, signature.typeParams, args, (i) => at[i] ?? whole));
}

/** The signature with its type parameters replaced and gone. */
function instantiateSignature(signature: SignatureType, args: readonly Type[]): SignatureType {
  const map = makeSubstitution(signature.typeParams, args);
  return { ...substitute(signature, map), typeParams: [] };
}

/**
 * Infers the type arguments that a call of `x` leaves out, and those of generic functions among its arguments; turns them
 * into instances. Undefined after a message. `params` are the types of the parameters the arguments go to.
 */
export function inferCall(
  c: Checker,
  x: Operand,
  fn: Expr,
  params: readonly Type[],
  args: readonly Operand[],
  lparen: Span,
): SignatureType | undefined {
  if (x.type.kind !== "signature") return undefined;
  const callee = renamed(x.type.typeParams);
  const parts: GenericPart[] = [{ typeParams: callee.typeParams, given: x.partialTypeArgs ?? [] }];
  const plainArgs = args.map((arg) => {
    if (!isGenericFunction(arg) || arg.type.kind !== "signature") return arg;
    const own = renamed(arg.type.typeParams);
    parts.push({ typeParams: own.typeParams, given: arg.partialTypeArgs ?? [] });
    const plain = arg.clone();
    plain.type = { ...substitute(arg.type, own.map), typeParams: [] };
    return plain;
  });
  const types = params.map((type) => substitute(type, callee.map));
  const inferred = inferTypeArgs(c, parts, types, plainArgs);
  if (!inferred.ok) {
    if (inferred.message !== "") {
      const at = inferred.at ?? lparen;
      c.error(at, "cannot-infer-type-args", inferred.message.replace("%CALL%", c.exprString(fn)));
    }
    return undefined;
  }
  const rest = [...inferred.types];
  const own = rest.splice(0, callee.typeParams.length);
  if (own.length > 0) {
    x.expr = fn;
    instantiateValue(c, x, own, lparen);
  }
  for (const arg of args) {
    if (!isGenericFunction(arg) || arg.type.kind !== "signature") continue;
    instantiateValue(c, arg, rest.splice(0, arg.type.typeParams.length), arg.expr);
  }
  return x.type.kind === "signature" ? x.type : undefined;
}
