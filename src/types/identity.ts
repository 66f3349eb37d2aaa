// Type identity and type sets (Go spec, "Type identity", "General interfaces"). They need each other: interfaces are
// identical when their type sets are, and the terms of a type set intersect by identity.

import type { Term, TypeSet } from "./named.ts";
import { Interface, Named } from "./named.ts";
import type { Obj, VarObj } from "./objects.ts";
import type { InterfaceType, SignatureType, StructType, Type } from "./type.ts";

/** The underlying type; for a type parameter, its constraint's interface. */
export function under(type: Type): Type {
  if (type.kind === "named") return type.underlying;
  if (type.kind === "typeparam") return constraintOf(type.constraint);
  return type;
}

function constraintOf(constraint: Type): Type {
  return constraint.kind === "named" ? constraint.underlying : constraint;
}

/** Stands for `comparable`: its one property cannot be written in Go. */
export const COMPARABLE_INTERFACE = new Interface([], []);

/** Pairs of interfaces taken to be identical while that is being found out: anonymous interfaces can contain each other. */
class AssumedPairs {
  private pairs: Map<Type, Set<Type>> | undefined;

  /** Assumes a pair; false when it was assumed already. */
  add(x: Type, y: Type): boolean {
    this.pairs ??= new Map();
    const others = this.pairs.get(x);
    if (others === undefined) this.pairs.set(x, new Set([y]));
    else if (others.has(y)) return false;
    else others.add(y);
    return true;
  }

  remove(x: Type, y: Type): void {
    this.pairs?.get(x)?.delete(y);
  }
}

/**
 * Whether two types are the same type. With `ignoreTags`, tags of struct fields do not count, at any depth (conversions).
 * Cost: their size, declared types counting as leaves.
 */
export function identical(x: Type, y: Type, ignoreTags = false): boolean {
  return x === y || same(x, y, ignoreTags, new AssumedPairs());
}

function same(x: Type, y: Type, tags: boolean, assumed: AssumedPairs): boolean {
  if (x === y) return true;
  switch (x.kind) {
    case "basic":
      return y.kind === "basic" && x.basic === y.basic;
    case "named":
      return y.kind === "named" && identicalNamed(x, y, tags, assumed);
    case "pointer":
    case "slice":
      return y.kind === x.kind && same(x.elem, y.elem, tags, assumed);
    case "array":
      return y.kind === "array" && x.length === y.length && same(x.elem, y.elem, tags, assumed);
    case "map":
      return y.kind === "map" && same(x.key, y.key, tags, assumed) && same(x.elem, y.elem, tags, assumed);
    case "chan":
      return y.kind === "chan" && x.direction === y.direction && same(x.elem, y.elem, tags, assumed);
    case "struct":
      return y.kind === "struct" && identicalStructs(x, y, tags, assumed);
    case "tuple":
      return y.kind === "tuple" && identicalVars(x.vars, y.vars, tags, assumed);
    case "signature":
      return y.kind === "signature" && identicalSignatures(x, y, tags, assumed);
    case "interface":
      return y.kind === "interface" && identicalInterfaces(x, y, tags, assumed);
    case "typeparam":
      return false;
    case "union":
      return y.kind === "union" && sameTerms(x.terms, y.terms, tags, assumed);
  }
}

function identicalNamed(
  x: Extract<Type, { kind: "named" }>,
  y: typeof x,
  tags: boolean,
  assumed: AssumedPairs,
): boolean {
  if ((x.origin ?? x) !== (y.origin ?? y)) return false;
  // A generic type without arguments stands for itself applied to its own parameters.
  const xs = x.origin === undefined ? x.typeParams : x.typeArgs;
  const ys = y.origin === undefined ? y.typeParams : y.typeArgs;
  return xs.length === ys.length && xs.every((arg, i) => same(arg, ys[i] as Type, tags, assumed));
}

function identicalVars(xs: readonly VarObj[], ys: readonly VarObj[], tags: boolean, assumed: AssumedPairs): boolean {
  return xs.length === ys.length && xs.every((x, i) => same(x.type, (ys[i] as VarObj).type, tags, assumed));
}

function identicalStructs(x: StructType, y: StructType, tags: boolean, assumed: AssumedPairs): boolean {
  if (x.fields.length !== y.fields.length) return false;
  return x.fields.every((field, i) => {
    const other = y.fields[i] as VarObj;
    return (
      field.isEmbedded === other.isEmbedded &&
      (tags || (x.tags[i] ?? "") === (y.tags[i] ?? "")) &&
      sameName(field, other) &&
      same(field.type, other.type, tags, assumed)
    );
  });
}

function identicalSignatures(x: SignatureType, y: SignatureType, tags: boolean, assumed: AssumedPairs): boolean {
  return (
    x.isVariadic === y.isVariadic &&
    x.typeParams.length === y.typeParams.length &&
    x.typeParams.every((param, i) => param === y.typeParams[i]) &&
    identicalVars(x.params, y.params, tags, assumed) &&
    identicalVars(x.results, y.results, tags, assumed)
  );
}

function identicalInterfaces(x: InterfaceType, y: InterfaceType, tags: boolean, assumed: AssumedPairs): boolean {
  if (!assumed.add(x, y)) return true;
  const result = sameTypeSets(x, y, tags, assumed);
  if (!result) assumed.remove(x, y);
  return result;
}

function sameTypeSets(x: InterfaceType, y: InterfaceType, tags: boolean, assumed: AssumedPairs): boolean {
  const xs = typeSetOf(x);
  const ys = typeSetOf(y);
  if (xs.isComparable !== ys.isComparable || xs.methods.length !== ys.methods.length) return false;
  if ((xs.terms === undefined) !== (ys.terms === undefined)) return false;
  if (xs.terms !== undefined && ys.terms !== undefined && !sameTerms(xs.terms, ys.terms, tags, assumed)) return false;
  return xs.methods.every((method, i) => {
    const other = ys.methods[i] as Obj;
    return sameName(method, other) && same(method.type, other.type, tags, assumed);
  });
}

function sameTerms(xs: readonly Term[], ys: readonly Term[], tags: boolean, assumed: AssumedPairs): boolean {
  const covers = (terms: readonly Term[], term: Term): boolean =>
    terms.some((other) => other.tilde === term.tilde && same(other.type, term.type, tags, assumed));
  return xs.every((term) => covers(ys, term)) && ys.every((term) => covers(xs, term));
}

/** Whether a name starts with an upper-case letter. */
export function isExported(name: string): boolean {
  const first = name.codePointAt(0) ?? 0;
  if (first < 0x80) return first >= 65 && first <= 90;
  return /^\p{Lu}/u.test(name);
}

/** Fields and methods are the same name only within one package, unless exported. */
export function sameName(x: Obj, y: Obj): boolean {
  return x.name === y.name && (isExported(x.name) || x.pkg === y.pkg || x.pkg?.path === y.pkg?.path);
}

/** The type set of an interface. Cached on `Interface` objects once all embedded types are known. */
export function typeSetOf(type: InterfaceType): TypeSet {
  if (type instanceof Interface && type.typeSet !== undefined) return type.typeSet;
  const { set, isFinal } = computeTypeSet(type, new Set());
  if (type instanceof Interface && isFinal) type.typeSet = set;
  return set;
}

interface Computed {
  readonly set: TypeSet;
  readonly isFinal: boolean;
}

const UNFINISHED: Computed = { set: { methods: [], terms: undefined, isComparable: false }, isFinal: false };

function computeTypeSet(type: InterfaceType, active: Set<Type>): Computed {
  if (type instanceof Interface && type.typeSet !== undefined) return { set: type.typeSet, isFinal: true };
  if (active.has(type)) return UNFINISHED;
  active.add(type);
  const methods = new Map<string, Obj>();
  for (const method of type.methods) methods.set(methodKey(method), method);
  let terms: readonly Term[] | undefined;
  let isComparable = type === COMPARABLE_INTERFACE;
  let isFinal = true;
  for (const embedded of type.embedded) {
    if (embedded instanceof Named && embedded.declaredRhs === undefined && embedded.origin === undefined)
      isFinal = false;
    const part = embeddedTypeSet(embedded, active);
    isFinal &&= part.isFinal;
    isComparable ||= part.set.isComparable;
    for (const method of part.set.methods) if (!methods.has(methodKey(method))) methods.set(methodKey(method), method);
    terms = intersectTerms(terms, part.set.terms);
  }
  active.delete(type);
  const sorted = [...methods.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { set: { methods: sorted, terms, isComparable }, isFinal };
}

function methodKey(method: Obj): string {
  return isExported(method.name) ? method.name : `${method.pkg?.path ?? ""}.${method.name}`;
}

function embeddedTypeSet(embedded: Type, active: Set<Type>): Computed {
  // An interface that embeds an instance of itself, perhaps a larger one, without end: reported elsewhere.
  const origin = embedded instanceof Named ? embedded.origin : undefined;
  if (origin !== undefined) {
    if (active.has(origin)) return UNFINISHED;
    active.add(origin);
  }
  const result = typeSetOfEmbedded(embedded, active);
  if (origin !== undefined) active.delete(origin);
  return result;
}

function typeSetOfEmbedded(embedded: Type, active: Set<Type>): Computed {
  const type = under(embedded);
  if (type.kind === "interface") return computeTypeSet(type, active);
  if (type.kind === "basic" && type.basic === "invalid") {
    return UNFINISHED;
  }
  if (type.kind !== "union") {
    return { set: { methods: [], terms: [{ tilde: false, type: embedded }], isComparable: false }, isFinal: true };
  }
  const terms: Term[] = [];
  for (const term of type.terms) {
    const inner = under(term.type);
    if (inner.kind !== "interface") terms.push(term);
    else {
      const set = computeTypeSet(inner, active).set;
      if (set.terms === undefined)
        return { set: { methods: [], terms: undefined, isComparable: false }, isFinal: true };
      terms.push(...set.terms);
    }
  }
  return { set: { methods: [], terms, isComparable: false }, isFinal: true };
}

function intersectTerms(xs: readonly Term[] | undefined, ys: readonly Term[] | undefined): readonly Term[] | undefined {
  if (xs === undefined) return ys;
  if (ys === undefined) return xs;
  const out: Term[] = [];
  for (const x of xs) {
    for (const y of ys) {
      if (termIncludes(y, x.type) && (!x.tilde || y.tilde)) out.push(x);
      else if (termIncludes(x, y.type) && (!y.tilde || x.tilde)) out.push(y);
    }
  }
  return out;
}

/** Whether `type` is described by `term`. */
export function termIncludes(term: Term, type: Type): boolean {
  return (
    identical(term.type, term.tilde ? under(type) : type) || (term.tilde && identical(under(term.type), under(type)))
  );
}
