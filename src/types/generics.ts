// Generic types and functions: instantiation, verification of constraints, inference (Go spec, "Instantiations",
// "Type inference").

import type { Span } from "../base/source.ts";
import type { Expr, IndexExpr } from "../syntax/ast.ts";
import { notImplemented } from "./assignability.ts";
import { Typ } from "./basic.ts";
import type { Checker } from "./context.ts";
import { inferTypeArgs } from "./infer.ts";
import { instantiateNamed, makeSubstitution, substitute } from "./instantiate.ts";
import { Named } from "./named.ts";
import type { Operand } from "./operand.ts";
import { isValid } from "./predicates.ts";
import { embeddedIdent } from "./syntax-queries.ts";
import type { SignatureType, Type, TypeParam } from "./type.ts";

/** The instance `G[A, B]` names. Errors: not generic, wrong number of arguments, a constraint is not satisfied. */
export function instantiateType(c: Checker, e: IndexExpr, generic: Type, argument: (e: Expr) => Type): Type {
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

/** `f[A, B]` for a generic function value in `x`; all arguments must be given unless `target` lets the rest be inferred. */
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

/** Reports a generic function value that is used without (all) its type arguments. */
export function rejectUninstantiated(c: Checker, x: Operand): void {
  if (x.mode !== "value" || x.type.kind !== "signature" || x.type.typeParams.length === 0) return;
  const [missing] = x.type.typeParams.slice(x.partialTypeArgs?.length ?? 0);
  if (x.partialTypeArgs !== undefined && missing !== undefined) {
    const at = { pos: x.expr.end, end: x.expr.end };
    const text = `in call to ${c.exprString(x.expr)}, cannot infer ${missing.obj.name}`;
    c.error(at, "cannot-infer-type-args", text);
  } else {
    const text = `cannot use generic function ${c.exprString(x.expr)} without instantiation`;
    c.error(x.expr, "wrong-type-arg-count", text);
  }
  x.invalidate();
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
export function instantiateSignature(signature: SignatureType, args: readonly Type[]): SignatureType {
  const map = makeSubstitution(signature.typeParams, args);
  return { ...substitute(signature, map), typeParams: [] };
}

/** Infers the type arguments a call leaves out; turns `x` into the instance. False after a message. */
export function inferCall(
  c: Checker,
  x: Operand,
  fn: Expr,
  params: readonly Type[],
  args: readonly Operand[],
  lparen: Span,
): SignatureType | undefined {
  const signature = x.type;
  if (signature.kind !== "signature") return undefined;
  const given = x.partialTypeArgs ?? [];
  const inferred = inferTypeArgs(c, signature.typeParams, given, params, args);
  if (!inferred.ok) {
    if (inferred.message !== "") {
      const at = inferred.at ?? lparen;
      c.error(at, "cannot-infer-type-args", inferred.message.replace("%CALL%", c.exprString(fn)));
    }
    return undefined;
  }
  const indices = fn.kind === "IndexExpr" ? fn.indices : [];
  finishInstance(c, x, signature, inferred.types, fn.kind === "IndexExpr" ? fn.x : fn, indices, lparen);
  return x.type.kind === "signature" ? x.type : undefined;
}
