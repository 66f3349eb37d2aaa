// Declarations: constants, variables, types and functions, at package level on demand and in functions in order
// (Go spec, "Declarations and scope"). Cycles are found here.

import type { Expr, FieldList, FuncDecl, GenDecl, Ident, TypeSpec, ValueSpec } from "../syntax/ast.ts";
import { assignment, initVar, initVars } from "./assignment.ts";
import { Typ, UNSET } from "./basic.ts";
import { makeInt, UNKNOWN } from "./constant-value.ts";
import type { Checker, DeclInfo } from "./context.ts";
import { checkFinite, cycleMessage } from "./cycles.ts";
import { multiExpr, operandOf } from "./evaluate.ts";
import { genericAliasOf } from "./generics.ts";
import { under } from "./identity.ts";
import { Named } from "./named.ts";
import { Func, newConst, newTypeName, newVar } from "./new-object.ts";
import type { ConstObj, Obj, TypeNameObj, VarObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { isConstType, isValid } from "./predicates.ts";
import { Scope } from "./scope.ts";
import { unparen } from "./syntax-queries.ts";
import type { SignatureType, Type, TypeParam } from "./type.ts";
import { signatureType, typeOrConstraint } from "./type-expr.ts";
import { typeParameters } from "./type-params.ts";
import { typeParamsString } from "./type-string.ts";
import { requires } from "./versions.ts";

/** Works out what package-level `obj` is, unless that is done or under way (a cycle). */
export function declareObject(c: Checker, obj: Obj): void {
  const info = c.declarations.get(obj);
  if (info === undefined || info.state === "done") return;
  if (info.state === "active") {
    declareCycle(c, obj, info);
    return;
  }
  info.state = "active";
  c.path.push(obj);
  const env = {
    scope: info.scope,
    decl: info,
    iota: undefined,
    errorSpan: undefined,
    signature: undefined,
    funcLits: [],
  };
  c.within(env, () => declareFrom(c, obj, info));
  c.path.pop();
  info.state = "done";
}

function declareFrom(c: Checker, obj: Obj, info: DeclInfo): void {
  const { source } = info;
  switch (source.kind) {
    case "const":
      if (obj.kind === "const") constantDecl(c, obj, source.spec, source.type, source.init, source.isInherited);
      return;
    case "var":
      if (obj.kind === "var") variableDecl(c, obj, source);
      return;
    case "type":
      if (obj.kind === "typename") typeDecl(c, obj, source.spec);
      return;
    case "func":
      // Reading the type resolves the signature.
      if (obj.kind === "func") void obj.type;
      return;
  }
}

// An object needed while it is being declared. Types may refer to themselves; values may through functions, which
// initialisation order looks at later.
function declareCycle(c: Checker, obj: Obj, info: DeclInfo): void {
  const start = c.path.indexOf(obj);
  if (start < 0) return;
  const cycle = c.path.slice(start);
  const isValue = (o: Obj): boolean => o.kind === "var" || o.kind === "const";
  if (obj.kind === "func") return;
  if (cycle.some(isValue)) {
    // A variable whose type is written needs nothing; one whose type its value gives cannot have it yet.
    const isOpen = obj.kind === "const" || (obj.kind === "var" && obj.type === UNSET);
    if (isOpen) reportCycle(c, cycle, obj);
    return;
  }
  const hasDefinition = cycle.some((o) => o.kind === "typename" && !o.isAlias);
  if (!hasDefinition) {
    reportCycle(c, cycle, obj);
    return;
  }
  // An alias has no type yet; what stands on its right can be read again, since a declared type comes between.
  if (obj.kind !== "typename" || !obj.isAlias || info.source.kind !== "type") return;
  readAlias(c, obj, info, info.source.spec);
}

function readAlias(c: Checker, obj: TypeNameObj, info: DeclInfo, spec: TypeSpec): void {
  if (isValid(obj.type) || c.rereadAliases.has(obj)) return;
  c.rereadAliases.add(obj);
  const env = { ...c.env, scope: info.scope };
  const type = c.within(env, () => typeOrConstraint(c, spec.type));
  if (!isValid(obj.type)) obj.type = type;
}

function reportCycle(c: Checker, cycle: readonly Obj[], obj: Obj): void {
  const { at, message, code } = cycleMessage(c, cycle, obj);
  for (const o of cycle) c.brokenObjects.add(o);
  c.error(at, code, message);
  obj.type = Typ.invalid;
}

// ---- Constants ----

/** Declares a constant; `isInherited` when its expression stands at an earlier constant of the group. */
function constantDecl(
  c: Checker,
  obj: ConstObj,
  spec: ValueSpec,
  typeExpr: Expr | undefined,
  init: Expr | undefined,
  isInherited: boolean,
): void {
  const at = isInherited ? { pos: obj.pos, end: (obj.pos + obj.name.length) as typeof obj.pos } : undefined;
  const env = { ...c.env, iota: makeInt(BigInt(spec.iota)), errorSpan: at };
  c.within(env, () => {
    let type: Type | undefined;
    if (typeExpr !== undefined) {
      type = c.rules.type(c, typeExpr);
      if (!isConstType(type)) {
        if (isValid(under(type))) {
          c.error(typeExpr, "invalid-const-type", `invalid constant type ${c.spell(type)}`);
        }
        obj.type = Typ.invalid;
        return;
      }
    }
    if (init === undefined) {
      obj.type = Typ.invalid;
      return;
    }
    initConstant(c, obj, type, operandOf(c, init));
  });
}

function initConstant(c: Checker, obj: ConstObj, type: Type | undefined, x: Operand): void {
  if (x.isInvalid) {
    obj.type = Typ.invalid;
    return;
  }
  if (x.mode !== "constant") {
    c.error(x.expr, "invalid-const-init", `${c.describe(x)} is not constant`);
    obj.type = Typ.invalid;
    return;
  }
  obj.type = type ?? x.type;
  if (type !== undefined) assignment(c, x, type, "constant declaration");
  if (x.isInvalid) obj.type = type ?? Typ.invalid;
  obj.value = x.value ?? UNKNOWN;
}

// ---- Variables ----

function variableDecl(c: Checker, obj: VarObj, source: Extract<DeclInfo["source"], { kind: "var" }>): void {
  if (source.spec.type !== undefined && obj.type === UNSET) {
    const type = c.rules.type(c, source.spec.type);
    for (const v of source.lhs) if (v.type === UNSET) v.type = type;
    obj.type = type;
  }
  const init = source.init;
  if (init === undefined) {
    if (obj.type === UNSET) obj.type = Typ.invalid;
    return;
  }
  if (source.lhs.length === 1) {
    initVar(c, obj, singleInit(c, init, obj), "variable declaration");
    return;
  }
  // var a, b = f(): all are done at once; the others find themselves typed.
  for (const v of source.lhs) {
    const other = c.declarations.get(v);
    if (other !== undefined) other.state = "done";
  }
  initVars(c, source.lhs, [init], "assignment");
}

function singleInit(c: Checker, init: Expr, obj: VarObj): Operand {
  return operandOf(c, init, obj.type === UNSET ? undefined : obj.type);
}

// ---- Types ----

/** Declares a type name: an alias of, or a new type with, what stands on the right. */
function typeDecl(c: Checker, obj: TypeNameObj, spec: TypeSpec): void {
  if (spec.isAlias) {
    if (spec.typeParams !== undefined) {
      genericAlias(c, obj, spec, spec.typeParams);
      return;
    }
    const type = typeOrConstraint(c, spec.type);
    if (!isValid(obj.type)) obj.type = type;
    return;
  }
  const named = obj.type instanceof Named ? obj.type : new Named(obj);
  obj.type = named;
  const scope = new Scope(c.env.scope);
  c.within({ ...c.env, scope }, () => {
    if (spec.typeParams !== undefined) {
      typeParameters(c, spec.typeParams, scope, (params) => {
        named.typeParams = params;
      });
    }
    const rhs = typeOrConstraint(c, spec.type);
    if (rhs.kind === "typeparam") {
      c.error(spec.type, "misplaced-type-param", "cannot use a type parameter as RHS in type declaration");
      named.setRhs(Typ.invalid);
    } else named.setRhs(rhs);
  });
  // A type declared in a function is complete here, and what follows looks into it.
  if (c.env.signature === undefined) c.laterFirst(() => checkFinite(c, named));
  else checkFinite(c, named);
  c.later(() => checkFieldsAndMethods(c, named));
}

function genericAlias(c: Checker, obj: TypeNameObj, spec: TypeSpec, list: FieldList): void {
  requires(c, list.fields[0] ?? spec, 23, "generic type alias");
  const scope = new Scope(c.env.scope);
  c.within({ ...c.env, scope }, () => {
    typeParameters(c, list, scope, (params) => {
      obj.typeParams = params;
    });
    const type = typeOrConstraint(c, spec.type);
    const isOwn = type.kind === "typeparam" && obj.typeParams.includes(type);
    if (isOwn) {
      const text = "cannot use type parameter declared in alias declaration as RHS";
      c.error(spec.type, "misplaced-type-param", text);
    }
    obj.type = isOwn ? Typ.invalid : type;
  });
}

function checkFieldsAndMethods(c: Checker, named: Named): void {
  const t = named.underlying;
  if (t.kind !== "struct" || named.methods.length === 0) return;
  for (const method of named.methods) {
    const field = t.fields.find((f) => f.name === method.name && f.name !== "_");
    if (field === undefined) continue;
    const at = { pos: method.pos, end: (method.pos + method.name.length) as typeof method.pos };
    const note = c.note(field.pos, `other declaration of ${field.name}`);
    c.error(at, "duplicate-field-and-method", `field and method with the same name ${method.name}${note}`);
  }
}

// ---- Functions ----

/** A function or method object that reads its signature when asked for its type. */
export function functionObject(c: Checker, decl: FuncDecl, fileScope: Scope): Func {
  const [receiver] = decl.receiver?.fields ?? [];
  const isPointer = receiver !== undefined && unparen(receiver.type).kind === "StarExpr";
  return new Func(decl.name.name, decl.name.pos, c.pkg, decl.name, isPointer, (self) => {
    const info = c.declarations.get(self);
    const env = {
      scope: fileScope,
      decl: info,
      iota: undefined,
      errorSpan: undefined,
      signature: undefined,
      funcLits: [],
    };
    c.within(env, () => {
      const scope = new Scope(fileScope, true);
      self.type = declaredSignature(c, decl, scope);
      c.functionScopes.set(self, scope);
    });
  });
}

function declaredSignature(c: Checker, decl: FuncDecl, scope: Scope): SignatureType {
  const [receiverField] = decl.receiver?.fields ?? [];
  let typeParams: readonly TypeParam[] = [];
  if (decl.type.typeParams !== undefined) {
    if (receiverField !== undefined) {
      c.error(decl.type.typeParams, "invalid-method-type-params", "methods cannot have type parameters");
    } else typeParams = typeParameters(c, decl.type.typeParams, scope);
  }
  return c.within({ ...c.env, scope }, () => {
    const receiver = receiverField === undefined ? undefined : receiverVar(c, receiverField, scope);
    const [name] = receiverField?.names ?? [];
    const signature = signatureType(c, decl.type, scope, receiver, name);
    return { ...signature, typeParams };
  });
}

function receiverVar(c: Checker, field: FieldList["fields"][number], scope: Scope): VarObj {
  const type = receiverType(c, field.type, scope);
  const [name] = field.names;
  const v = newVar(name?.name ?? "", name?.pos ?? field.pos, c.pkg, type, "receiver");
  if (name === undefined) c.recordImplicit(field, v);
  c.later(() => checkReceiver(c, type, field.type));
  return v;
}

// `*T`, `T` and, for generic T, `T[A, B]` with fresh names for its parameters.
function receiverType(c: Checker, e: Expr, scope: Scope): Type {
  const inner = unparen(e);
  if (inner.kind === "StarExpr") {
    const elem = receiverType(c, inner.x, scope);
    const type: Type = isValid(elem) ? { kind: "pointer", elem } : Typ.invalid;
    c.recordType(inner, { mode: "type", type, value: undefined });
    return type;
  }
  if (inner.kind !== "IndexExpr") return c.rules.type(c, e);
  const x = new Operand(inner.x);
  c.rules.evaluate(c, x, inner.x, undefined, true);
  const generic = x.type;
  const aliased = genericAliasOf(c, inner.x);
  if (aliased !== undefined) {
    const name = `${aliased.name}${typeParamsString(aliased.typeParams, c.pkg)}`;
    c.error(inner.x, "invalid-recv", `cannot define new methods on generic alias type ${name}`);
    return Typ.invalid;
  }
  if (x.mode === "type" && isValid(generic) && !(generic instanceof Named && generic.typeParams.length > 0)) {
    c.error(inner.x, "not-a-generic-type", `${c.exprString(inner.x)} is not a generic type`);
    return Typ.invalid;
  }
  if (x.mode !== "type" || !(generic instanceof Named) || generic.typeParams.length === 0) {
    return c.rules.type(c, e);
  }
  if (inner.indices.length !== generic.typeParams.length) {
    const n = generic.typeParams.length;
    const declared = `${inner.indices.length} type parameter${inner.indices.length === 1 ? "" : "s"}`;
    c.error(inner, "bad-recv", `receiver declares ${declared}, but receiver base type declares ${n}`);
    return Typ.invalid;
  }
  inner.indices.forEach((index, i) => {
    const param = generic.typeParams[i] as TypeParam;
    if (index.kind !== "Ident") {
      c.error(index, "bad-decl", `receiver type parameter ${c.exprString(index)} must be an identifier`);
      return;
    }
    const alias = newTypeName(index.name, index.pos, c.pkg, true);
    alias.type = param;
    c.declare(scope, index, alias);
    c.recordType(index, { mode: "type", type: param, value: undefined });
  });
  c.recordType(inner.x, { mode: "type", type: generic, value: undefined });
  c.recordType(inner, { mode: "type", type: generic, value: undefined });
  return generic;
}

function checkReceiver(c: Checker, type: Type, e: Expr): void {
  if (!isValid(type)) return;
  const base = type.kind === "pointer" ? type.elem : type;
  const inner = unparen(e);
  const at = inner.kind === "StarExpr" ? unparen(inner.x) : inner;
  if (!isValid(base)) return;
  if (base.kind !== "named" || base.obj.pkg !== c.pkg) {
    const isLocalLiteral = base.kind !== "named" && base.kind !== "basic";
    const message = isLocalLiteral
      ? `invalid receiver type ${c.exprString(e)}`
      : `cannot define new methods on non-local type ${c.exprString(at)}`;
    c.error(at, "invalid-recv", message);
    return;
  }
  if (base.origin !== undefined && at.kind !== "IndexExpr") {
    c.error(at, "invalid-recv", `cannot define new methods on instantiated type ${c.spell(base)}`);
    return;
  }
  const t = base.underlying;
  if (t.kind === "pointer" || t.kind === "interface") {
    c.error(at, "invalid-recv", `invalid receiver type ${c.exprString(at)} (pointer or interface type)`);
  }
}

// ---- Declarations in functions ----

/** A const, var or type declaration inside a function. */
export function localDecl(c: Checker, decl: GenDecl): void {
  let last: ValueSpec | undefined;
  for (const spec of decl.specs) {
    if (spec.kind === "TypeSpec") {
      const obj = newTypeName(spec.name.name, spec.name.pos, c.pkg, spec.isAlias);
      if (!spec.isAlias) obj.type = new Named(obj);
      c.declare(c.env.scope, spec.name, obj);
      localType(c, obj, spec);
    } else if (spec.kind === "ValueSpec") {
      if (decl.token === "var") localVar(c, spec);
      else {
        if (spec.type !== undefined || spec.values.length > 0) last = spec;
        localConst(c, spec, last ?? spec);
      }
    }
  }
}

// Put on the declaration path, so that an alias of itself is found to be one.
function localType(c: Checker, obj: TypeNameObj, spec: TypeSpec): void {
  const info: DeclInfo = {
    obj,
    scope: c.env.scope,
    source: { kind: "type", spec },
    dependencies: new Set(),
    state: "active",
  };
  c.declarations.set(obj, info);
  c.path.push(obj);
  typeDecl(c, obj, spec);
  c.path.pop();
  info.state = "done";
  c.declarations.delete(obj);
}

function localConst(c: Checker, spec: ValueSpec, source: ValueSpec): void {
  const objs = spec.names.map((name) => newConst(name.name, name.pos, c.pkg, Typ.invalid, UNKNOWN));
  objs.forEach((obj, i) => {
    constantDecl(c, obj, spec, source.type, source.values[i], isInherited(spec, source));
  });
  checkArity(c, spec, source, true);
  // The scope of a constant starts after its specification.
  objs.forEach((obj, i) => {
    c.declare(c.env.scope, spec.names[i] as Ident, obj);
  });
}

/** Whether the values of `spec` stand at an earlier spec; parsers may also have copied them. */
export function isInherited(spec: ValueSpec, source: ValueSpec): boolean {
  const [value] = source.values;
  return spec !== source || (value !== undefined && value.pos < spec.pos);
}

function localVar(c: Checker, spec: ValueSpec): void {
  const type = spec.type === undefined ? UNSET : c.rules.type(c, spec.type);
  const objs = spec.names.map((name) => newVar(name.name, name.pos, c.pkg, type, "local"));
  if (spec.values.length > 0) {
    if (spec.values.length === 1 && objs.length > 1) initVars(c, objs, spec.values, "assignment");
    else {
      spec.values.forEach((e, i) => {
        const v = objs[i];
        if (v === undefined) multiExpr(c, e, false);
        else initVar(c, v, singleInit(c, e, v), "variable declaration");
      });
    }
  }
  for (const obj of objs) if (obj.type === UNSET) obj.type = Typ.invalid;
  checkArity(c, spec, spec, false);
  objs.forEach((obj, i) => {
    c.declare(c.env.scope, spec.names[i] as Ident, obj);
  });
}

/** Numbers of names and values must agree, but for `a, b = f()`. */
export function checkArity(c: Checker, spec: ValueSpec, source: ValueSpec, isConst: boolean): void {
  const nNames = spec.names.length;
  const nValues = source.values.length;
  if (nNames < nValues) {
    const extra = source.values[nNames] as Expr;
    const inherited = isConst && isInherited(spec, source);
    const where = c.place(" at ", extra.pos);
    if (inherited) c.error(spec, "wrong-assign-count", `extra init expr${where}`);
    else c.error(extra, "wrong-assign-count", `extra init expr ${c.exprString(extra)}`);
  } else if (nNames > nValues && (isConst || (nValues !== 1 && nValues > 0))) {
    const missing = spec.names[nValues] as Ident;
    c.error(missing, "wrong-assign-count", `missing init expr for ${missing.name}`);
  }
}
