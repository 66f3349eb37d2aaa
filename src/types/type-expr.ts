// Type expressions: what type a piece of syntax denotes (Go spec, "Types"). Checks that need complete types (map keys,
// embedded fields, duplicate methods) are put off.

import type * as ast from "../syntax/ast.ts";
import { Typ } from "./basic.ts";
import { parseStringLiteral } from "./constant-literal.ts";
import { toInt } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { cycleMessage } from "./cycles.ts";
import { expr, rawExpr } from "./evaluate.ts";
import { genericAliasOf, instantiateType } from "./generics.ts";
import { identifier, selector } from "./identifiers.ts";
import { termIncludes, typeSetOf, under } from "./identity.ts";
import type { Term, TypeSet } from "./named.ts";
import { Interface, Named } from "./named.ts";
import { newFunc, newVar } from "./new-object.ts";
import type { Obj, VarObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { isComparable, isInteger, isInterface, isUntyped, isValid } from "./predicates.ts";
import { represent } from "./representable.ts";
import { Scope } from "./scope.ts";
import { embeddedIdent, unparen } from "./syntax-queries.ts";
import type { SignatureType, Type } from "./type.ts";
import { typeParamsString } from "./type-string.ts";
import { COMPARABLE } from "./universe.ts";

/** The type `e` denotes, recorded; invalid, with a message, when it denotes none. Constraint interfaces are not allowed. */
export function typeOf(c: Checker, e: ast.Expr): Type {
  const type = typeOrConstraint(c, e);
  c.later(() => rejectConstraint(c, e, type));
  return type;
}

/** Like `typeOf`, where constraint interfaces are allowed: constraints and embedded interface elements. */
export function typeOrConstraint(c: Checker, e: ast.Expr): Type {
  const type = genericType(c, e);
  // `List[T]` inside the declaration of List is List itself.
  const isApplied = unparen(e).kind === "IndexExpr";
  const alias = genericAliasOf(c, e);
  if (alias !== undefined) {
    const text = `cannot use generic type ${alias.name}${typeParamsString(alias.typeParams, c.pkg)} without instantiation`;
    c.error(e, "wrong-type-arg-count", text);
    return Typ.invalid;
  }
  if (!isApplied && type instanceof Named && type.typeParams.length > 0 && type.origin === undefined) {
    const name = c.spell(type).replace(/\[.*$/, "");
    const text = `cannot use generic type ${name}${typeParamsString(type.typeParams, c.pkg)} without instantiation`;
    c.error(e, "wrong-type-arg-count", text);
    return Typ.invalid;
  }
  return type;
}

function rejectConstraint(c: Checker, e: ast.Expr, type: Type): void {
  const t = type.kind === "typeparam" ? type : under(type);
  if (t.kind !== "interface") return;
  const set = typeSetOf(t);
  if (set.terms === undefined && !set.isComparable) return;
  const what = set.terms === undefined ? "is (or embeds) comparable" : "contains type constraints";
  const text = `cannot use type ${c.spell(type)} outside a type constraint: interface ${what}`;
  c.error(e, "misplaced-constraint-iface", text);
}

/** The type `e` denotes, possibly a generic type without arguments. */
export function genericType(c: Checker, e: ast.Expr): Type {
  const type = readType(c, e);
  c.recordType(e, { mode: isValid(type) ? "type" : "invalid", type, value: undefined });
  return type;
}

function readType(c: Checker, e: ast.Expr): Type {
  switch (e.kind) {
    case "BadExpr":
      return Typ.invalid;
    case "Ident":
      return namedType(c, e);
    case "SelectorExpr":
      return selectedType(c, e);
    case "IndexExpr": {
      const generic = genericType(c, e.x);
      return instantiateType(c, e, generic, (arg) => typeOf(c, arg));
    }
    case "ParenExpr":
      return genericType(c, e.x);
    case "ArrayType":
      return arrayType(c, e);
    case "Ellipsis":
      c.error(e, "misplaced-dot-dot-dot", "invalid use of ...");
      if (e.element !== undefined) typeOf(c, e.element);
      return Typ.invalid;
    case "StructType":
      return structType(c, e);
    case "StarExpr": {
      const elem = typeOf(c, e.x);
      return isValid(elem) ? { kind: "pointer", elem } : Typ.invalid;
    }
    case "FuncType":
      return signatureType(c, e, new Scope(c.env.scope, true));
    case "InterfaceType":
      return interfaceType(c, e);
    case "MapType":
      return mapType(c, e);
    case "ChanType":
      return { kind: "chan", direction: e.direction, elem: typeOf(c, e.value) };
    default:
      c.error(e, "not-a-type", `${c.exprString(e)} is not a type`);
      return Typ.invalid;
  }
}

function namedType(c: Checker, e: ast.Ident): Type {
  const x = new Operand(e);
  const used = c.env.scope.lookup(e.name);
  if (used?.kind === "package-name") {
    c.recordUse(e, used);
    used.isUsed = true;
    c.error(e, "not-a-type", `${e.name} (package name) is not a type`);
    return Typ.invalid;
  }
  identifier(c, x, e);
  const obj = c.info.uses.get(e);
  if (x.mode === "type") {
    if (isComplexType(x.type) && !c.isInUnion) c.noteComplex(e);
    return x.type;
  }
  if (obj === undefined || obj.kind === "typename") return Typ.invalid;
  c.error(e, "not-a-type", `${e.name} (${describeObject(c, obj)}) is not a type`);
  return Typ.invalid;
}

function isComplexType(type: Type): boolean {
  return type.kind === "basic" && (type.basic === "complex64" || type.basic === "complex128");
}

function describeObject(c: Checker, obj: Obj): string {
  switch (obj.kind) {
    case "const":
      return "constant";
    case "var":
      if (obj.role === "package") return "package-level variable";
      return obj.role === "local" ? "local variable" : obj.role === "field" ? "field" : "parameter";
    case "func":
      return "function";
    case "builtin":
      return "built-in function";
    case "nil":
      return "untyped nil";
    default:
      return c.spell(obj.type);
  }
}

// `pkg.T`: nothing else with a dot is a type.
function selectedType(c: Checker, e: ast.SelectorExpr): Type {
  const x = new Operand(e);
  const isQualified = e.x.kind === "Ident" && c.env.scope.lookup(e.x.name)?.kind === "package-name";
  if (!isQualified) {
    rawExpr(c, x, e.x);
    if (!x.isInvalid) c.error(e.selector, "not-a-type", `${c.exprString(e)} is not a type`);
    return Typ.invalid;
  }
  selector(c, x, e);
  switch (x.mode) {
    case "type":
      return x.type;
    case "invalid":
      return Typ.invalid;
    default:
      c.error(e, "not-a-type", `${c.describe(x)} is not a type`);
      return Typ.invalid;
  }
}

function arrayType(c: Checker, e: ast.ArrayType): Type {
  if (e.length === undefined) return { kind: "slice", elem: typeOf(c, e.element) };
  if (e.length.kind === "Ellipsis") {
    c.error(e, "bad-dot-dot-dot-syntax", "invalid use of [...] array (outside a composite literal)");
    typeOf(c, e.element);
    return Typ.invalid;
  }
  const length = arrayLength(c, e.length);
  const elem = typeOf(c, e.element);
  return length >= 0 && isValid(elem) ? { kind: "array", elem, length } : Typ.invalid;
}

// The length of an array type; -1 after a message.
function arrayLength(c: Checker, e: ast.Expr): number {
  if (e.kind === "Ident") {
    const obj = c.env.scope.lookup(e.name);
    if (obj === undefined) {
      c.error(
        e,
        "invalid-array-len",
        e.name === "_"
          ? "cannot use _ as value or type"
          : `undefined array length ${e.name} or missing type constraint`,
      );
      return -1;
    }
    if (obj.kind !== "const") {
      c.recordUse(e, obj);
      if (obj.kind === "var" && obj.pkg === c.pkg) obj.isUsed = true;
      c.error(e, "invalid-array-len", `invalid array length ${e.name}`);
      return -1;
    }
  }
  const x = new Operand(e);
  expr(c, x, e);
  if (x.isInvalid) {
    reportUnfinished(c);
    return -1;
  }
  if (x.mode !== "constant" || x.value === undefined) {
    c.error(e, "invalid-array-len", `array length ${c.describe(x)} must be constant`);
    return -1;
  }
  if (isUntyped(x.type) || isInteger(x.type)) {
    const value = toInt(x.value);
    if (value !== undefined) {
      if (represent(x.value, "int") !== undefined && value >= 0n) return Number(value);
      c.error(e, "invalid-array-len", `invalid array length ${c.describe(x)}`);
      return -1;
    }
  }
  const message = isInteger(x.type)
    ? `invalid array length ${c.describe(x)}`
    : `array length ${c.describe(x)} must be integer`;
  c.error(e, "invalid-array-len", message);
  return -1;
}

// A length that depends on a type whose declaration is still being read, by way of the array itself: nothing has been said.
function reportUnfinished(c: Checker): void {
  const start = c.path.findLastIndex((obj) => obj.kind === "typename");
  const obj = c.path[start];
  if (c.diagnostics.hasErrors || obj === undefined) return;
  const { at, code, message } = cycleMessage(c, c.path.slice(start), obj);
  c.error(at, code, message);
}

function mapType(c: Checker, e: ast.MapType): Type {
  const key = typeOf(c, e.key);
  const elem = typeOf(c, e.value);
  c.later(() => {
    if (!isValid(key) || isComparable(key, true)) return;
    const hint = key.kind === "typeparam" ? " (missing comparable constraint)" : "";
    c.error(e.key, "incomparable-map-key", `invalid map key type ${c.spell(key)}${hint}`);
  });
  return { kind: "map", key, elem };
}

function structType(c: Checker, e: ast.StructType): Type {
  const fields: VarObj[] = [];
  const tags: string[] = [];
  const seen = new Map<string, VarObj>();
  const add = (field: VarObj, at: ast.Ident | undefined, node: ast.Field): void => {
    fields.push(field);
    tags.push(tagOf(node));
    if (at !== undefined && node.names.length > 0) c.recordDef(at, field);
    const other = seen.get(field.name);
    if (field.name === "_") return;
    if (other !== undefined) {
      const text = `${field.name} redeclared${c.note(other.pos, `other declaration of ${field.name}`)}`;
      c.error(at ?? node, "duplicate-decl", text);
    } else seen.set(field.name, field);
  };
  for (const node of e.fields.fields) {
    const type = typeOf(c, node.type);
    if (node.names.length > 0) {
      for (const name of node.names) add(newVar(name.name, name.pos, c.pkg, type, "field"), name, node);
      continue;
    }
    const name = embeddedIdent(node.type);
    const field = newVar(name?.name ?? "_", name?.pos ?? node.pos, c.pkg, type, "field", true);
    c.recordImplicit(node, field);
    add(field, name, node);
    c.later(() => checkEmbedded(c, node.type, type));
  }
  return { kind: "struct", fields, tags };
}

function tagOf(node: ast.Field): string {
  if (node.tag === undefined) return "";
  const value = parseStringLiteral(node.tag.value);
  return value.kind === "string" ? value.value : "";
}

function checkEmbedded(c: Checker, e: ast.Expr, type: Type): void {
  const isPointer = type.kind === "pointer";
  const base = isPointer ? type.elem : type;
  if (base.kind === "typeparam") {
    c.error(e, "misplaced-type-param", "embedded field type cannot be a (pointer to a) type parameter");
    return;
  }
  const t = under(base);
  if (t.kind === "pointer") c.error(e, "invalid-ptr-embed", "embedded field type cannot be a pointer");
  else if (t.kind === "interface" && isPointer) {
    c.error(e, "invalid-ptr-embed", "embedded field type cannot be a pointer to an interface");
  } else if (t.kind === "basic" && t.basic === "unsafe.Pointer") {
    c.error(e, "invalid-ptr-embed", "embedded field type cannot be unsafe.Pointer");
  }
}

function interfaceType(c: Checker, e: ast.InterfaceType): Type {
  const methods: Obj[] = [];
  const embedded: Type[] = [];
  const embeddedAt: ast.Expr[] = [];
  const result = new Interface(methods, embedded);
  for (const field of e.methods.fields) {
    const [name] = field.names;
    if (name === undefined) {
      embedded.push(constraintElement(c, field.type));
      embeddedAt.push(field.type);
      continue;
    }
    if (name.name === "_") {
      c.error(name, "blank-iface-method", "methods must have a unique non-blank name");
      continue;
    }
    const type = typeOf(c, field.type);
    const method = newFunc(name.name, name.pos, c.pkg, type, undefined);
    c.recordDef(name, method);
    methods.push(method);
  }
  // What an unknown interface would have added is unknown too.
  if (embedded.some((type) => !isValid(type))) return Typ.invalid;
  c.later(() => checkInterface(c, result, embeddedAt));
  return result;
}

function checkInterface(c: Checker, type: Interface, embeddedAt: readonly ast.Expr[]): void {
  const seen = new Map<string, Obj>();
  for (const method of type.methods) {
    const other = seen.get(method.name);
    if (other === undefined) {
      seen.set(method.name, method);
      continue;
    }
    const span = { pos: method.pos, end: (method.pos + method.name.length) as typeof method.pos };
    const note = c.note(other.pos, `other declaration of method ${method.name}`);
    c.error(span, "duplicate-decl", `duplicate method ${method.name}${note}`);
  }
  type.embedded.forEach((embedded, i) => {
    const t = under(embedded);
    const at = embeddedAt[i];
    if (t.kind !== "interface" || at === undefined) return;
    for (const method of typeSetOf(t).methods) {
      const other = seen.get(method.name);
      if (other === undefined) seen.set(method.name, method);
      else if (other !== method && c.spell(other.type) !== c.spell(method.type)) {
        const note = c.note(other.pos, `other declaration of method ${method.name}`);
        c.error(at, "duplicate-decl", `duplicate method ${method.name}${note}`);
      }
    }
  });
}

/** An embedded element of an interface or a constraint: a type, `~T`, or a union `A | B`. */
export function constraintElement(c: Checker, e: ast.Expr): Type {
  if (e.kind === "BinaryExpr" && e.op === "|") {
    const terms = unionTerms(c, e);
    return terms.some((term) => !isValid(term.type)) ? Typ.invalid : { kind: "union", terms };
  }
  if (e.kind === "UnaryExpr" && e.op === "~") {
    const type = typeOf(c, e.x);
    if (!isValid(type)) return Typ.invalid;
    c.later(() => checkTilde(c, e, type));
    c.later(() => checkTerms(c, [e], [{ tilde: true, type }]));
    return { kind: "union", terms: [{ tilde: true, type }] };
  }
  return typeOrConstraint(c, e);
}

function checkTilde(c: Checker, e: ast.Expr, type: Type): void {
  if (isInterface(type)) c.error(e, "invalid-union", `invalid use of ~ (${c.spell(type)} is an interface)`);
  else if (type.kind === "named") {
    c.error(e, "invalid-union", `invalid use of ~ (underlying type of ${c.spell(type)} is ${c.spell(under(type))})`);
  }
}

function unionTerms(c: Checker, e: ast.Expr): { tilde: boolean; type: Type }[] {
  // Left-leaning unions can be long: no recursion on their length.
  const parts: ast.Expr[] = [];
  let rest = e;
  while (rest.kind === "BinaryExpr" && rest.op === "|") {
    parts.push(rest.y);
    rest = rest.x;
  }
  parts.push(rest);
  parts.reverse();
  // Complex types may be named where a constraint lists what there is; nothing computes with them.
  const wasInUnion = c.isInUnion;
  c.isInUnion = true;
  const terms = parts.map((part) => {
    if (part.kind !== "UnaryExpr" || part.op !== "~") return { tilde: false, type: typeOrConstraint(c, part) };
    const type = typeOf(c, part.x);
    c.later(() => checkTilde(c, part, type));
    return { tilde: true, type };
  });
  c.isInUnion = wasInUnion;
  c.later(() => checkTerms(c, parts, terms));
  return terms;
}

function checkTerms(c: Checker, parts: readonly ast.Expr[], terms: readonly Term[]): void {
  terms.forEach((term, i) => {
    const problem = termProblem(c, term, terms.slice(0, i));
    if (problem !== undefined) c.error(parts[i] as ast.Expr, "invalid-union", problem);
  });
}

function termProblem(c: Checker, term: Term, before: readonly Term[]): string | undefined {
  const { type, tilde } = term;
  if (!isValid(type)) return undefined;
  if (type.kind === "typeparam") {
    return tilde ? `type in term ~${c.spell(type)} cannot be a type parameter` : "term cannot be a type parameter";
  }
  const t = under(type);
  if (t.kind === "interface") return interfaceTermProblem(c, type, typeSetOf(t));
  if (tilde && type.kind === "named") return undefined;
  const other = before.find(
    (o) => isValid(o.type) && !isInterface(o.type) && (termIncludes(o, type) || termIncludes(term, o.type)),
  );
  if (other === undefined) return undefined;
  const show = (shown: Term): string => `${shown.tilde ? "~" : ""}${c.spell(shown.type)}`;
  return `overlapping terms ${show(term)} and ${show(other)}`;
}

// A union's interfaces may only list types.
function interfaceTermProblem(c: Checker, type: Type, set: TypeSet): string | undefined {
  const name = c.spell(type);
  if (set.methods.length > 0) return `cannot use ${name} in union (${name} contains methods)`;
  if (!set.isComparable) return undefined;
  return type === COMPARABLE
    ? `cannot use ${name} in union`
    : `cannot use ${name} in union (${name} embeds comparable)`;
}

/** The signature `e` denotes; its parameters and results are declared in `scope`. */
export function signatureType(
  c: Checker,
  e: ast.FuncType,
  scope: Scope,
  receiver?: VarObj,
  receiverName?: ast.Ident,
): SignatureType {
  const named: [ast.Ident, VarObj][] = receiver && receiverName ? [[receiverName, receiver]] : [];
  const params = variables(c, e.params, named, "param");
  const results = e.results === undefined ? [] : variables(c, e.results, named, "result");
  // Only now: `func f(url string, v url.Values)` means the package in its second parameter.
  for (const [name, v] of named) c.declare(scope, name, v);
  const last = e.params.fields.at(-1);
  return {
    kind: "signature",
    receiver,
    params,
    results,
    isVariadic: last?.type.kind === "Ellipsis" && last.type.element !== undefined,
    typeParams: [],
  };
}

function variables(c: Checker, list: ast.FieldList, named: [ast.Ident, VarObj][], role: "param" | "result"): VarObj[] {
  const out: VarObj[] = [];
  list.fields.forEach((field, i) => {
    const isLast = i === list.fields.length - 1 && field.names.length <= 1 && role === "param";
    const type = parameterType(c, field.type, isLast);
    if (field.names.length === 0) {
      const v = newVar("", field.type.pos, c.pkg, type, role);
      c.recordImplicit(field, v);
      out.push(v);
      return;
    }
    for (const name of field.names) {
      const v = newVar(name.name, name.pos, c.pkg, type, role);
      named.push([name, v]);
      out.push(v);
    }
  });
  return out;
}

function parameterType(c: Checker, e: ast.Expr, canBeVariadic: boolean): Type {
  if (e.kind !== "Ellipsis" || e.element === undefined) return typeOf(c, e);
  const elem = typeOf(c, e.element);
  if (!canBeVariadic) {
    c.error(e, "misplaced-dot-dot-dot", "can only use ... with final parameter");
    return elem;
  }
  const type: Type = { kind: "slice", elem };
  c.recordType(e, { mode: "type", type, value: undefined });
  return type;
}
