// Type inference for calls of generic functions (Go spec, "Type inference"): unification of parameter types with argument
// types, then defaults of untyped constants, then core types of constraints.

import type { Span } from "../base/source.ts";
import { missingReason } from "./assignability.ts";
import type { Checker } from "./context.ts";
import { identical, typeSetOf, under } from "./identity.ts";
import type { Substitution } from "./instantiate.ts";
import { makeSubstitution, substitute } from "./instantiate.ts";
import { allMethods, lookupFieldOrMethod, missingMethod } from "./method-sets.ts";
import type { Term } from "./named.ts";
import type { Operand } from "./operand.ts";
import { coreType, defaultType, hasName, isUntyped, isValid, largerUntyped } from "./predicates.ts";
import type { InterfaceType, Type, TypeParam } from "./type.ts";

export type Inference =
  | { readonly ok: true; readonly types: readonly Type[] }
  /** `%CALL%` in the message stands for the function's text; empty when an argument was invalid already. */
  | { readonly ok: false; readonly message: string; readonly at: Span | undefined };

/** A generic function that takes part in a call: what is called, or an argument that is itself generic. */
export interface GenericPart {
  /** Parameters of its own, see `renamed`. */
  readonly typeParams: readonly TypeParam[];
  /** The first type arguments, where written. */
  readonly given: readonly Type[];
}

/**
 * The type arguments of all `parts`, in order, given the parameter types and the arguments of a call, both in terms of the
 * parts' own type parameters.
 */
export function inferTypeArgs(
  c: Checker,
  parts: readonly GenericPart[],
  params: readonly Type[],
  args: readonly Operand[],
): Inference {
  if (args.some((arg) => arg.mode === "invalid")) return { ok: false, message: "", at: undefined };
  const typeParams = parts.flatMap((part) => part.typeParams);
  const unifier = new Unifier(typeParams);
  for (const { given, typeParams: own } of parts) {
    given.forEach((type, i) => {
      unifier.set(own[i] as TypeParam, type);
    });
  }
  const failed = unifyArguments(c, unifier, params, args);
  if (failed !== undefined) return failed;
  const stuck = unifyConstraints(c, unifier, typeParams) ?? unifyUntyped(c, unifier, typeParams, params, args);
  if (stuck !== undefined) return stuck;
  const types = unifier.resolved(typeParams);
  const index = types.findIndex((type) => type === undefined || unifier.mentions(type));
  const missing = typeParams[index];
  if (missing !== undefined) {
    const where = c.place(" (declared at ", missing.obj.pos, ")");
    return { ok: false, message: `in call to %CALL%, cannot infer ${missing.obj.name}${where}`, at: undefined };
  }
  // None is undefined: no index was found.
  return { ok: true, types: types as Type[] };
}

/**
 * Copies of type parameters, and what puts them in place of the originals. A generic function may call itself, or be its own
 * argument: each use has parameters of its own.
 */
export function renamed(declared: readonly TypeParam[]): {
  readonly typeParams: readonly TypeParam[];
  readonly map: Substitution;
} {
  const typeParams = declared.map((param) => ({ ...param }));
  const map = makeSubstitution(declared, typeParams);
  for (const param of typeParams) param.constraint = substitute(param.constraint, map);
  return { typeParams, map };
}

function unifyArguments(
  c: Checker,
  unifier: Unifier,
  params: readonly Type[],
  args: readonly Operand[],
): Inference | undefined {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Operand;
    const param = params[i];
    if (param === undefined || isUntyped(arg.type)) continue;
    if (!unifier.mentions(param) && !unifier.mentions(arg.type)) continue;
    if (unifier.unify(param, arg.type, "assign")) continue;
    const known = unifier.apply(param);
    const text =
      known !== param
        ? `type ${c.spell(arg.type)} of ${c.exprString(arg.expr)} does not match inferred type ${c.spell(known)} for ${c.spell(param)}`
        : `type ${c.spell(arg.type)} of ${c.exprString(arg.expr)} does not match ${c.spell(param)}`;
    return { ok: false, message: `in call to %CALL%, ${text}${cannotInfer(unifier, known, param)}`, at: arg.expr };
  }
  return undefined;
}

function cannotInfer(unifier: Unifier, known: Type, param: Type): string {
  if (known !== param) return "";
  const names = unifier.params.filter((p) => unifier.get(p) === undefined).map((p) => p.obj.name);
  return names.length === 0 ? "" : ` (cannot infer ${enumerate(names)})`;
}

function enumerate(names: readonly string[]): string {
  if (names.length <= 2) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}

// Untyped constants decide only what nothing typed has decided; of several the largest kind counts.
function unifyUntyped(
  c: Checker,
  unifier: Unifier,
  typeParams: readonly TypeParam[],
  params: readonly Type[],
  args: readonly Operand[],
): Inference | undefined {
  const wanted = new Map<TypeParam, Type>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Operand;
    const param = params[i];
    if (param?.kind !== "typeparam" || !isUntyped(arg.type) || arg.isNil) continue;
    if (!typeParams.includes(param) || unifier.get(param) !== undefined) continue;
    const before = wanted.get(param) ?? arg.type;
    const larger = largerUntyped(before, arg.type);
    if (larger === undefined) {
      const types = `mismatched types ${c.spell(before)} and ${c.spell(arg.type)}`;
      return { ok: false, message: `in call to %CALL%, ${types} (cannot infer ${param.obj.name})`, at: arg.expr };
    }
    wanted.set(param, larger);
  }
  for (const [param, type] of wanted) unifier.set(param, defaultType(type));
  return undefined;
}

// A constraint with one core type says what its parameter looks like: S ~[]E gives E from S, and S from E.
function unifyConstraints(c: Checker, unifier: Unifier, typeParams: readonly TypeParam[]): Inference | undefined {
  for (let round = 0; round < typeParams.length + 1; round++) {
    for (const param of typeParams) {
      const constraint = under(param.constraint);
      if (constraint.kind !== "interface") continue;
      const failed =
        unifyCore(c, unifier, param, typeSetOf(constraint).terms) ?? unifyMethods(c, unifier, param, constraint);
      if (failed !== undefined) return failed;
    }
  }
  return undefined;
}

function unifyCore(
  c: Checker,
  unifier: Unifier,
  param: TypeParam,
  terms: readonly Term[] | undefined,
): Inference | undefined {
  const [term] = terms ?? [];
  if (terms === undefined || term === undefined) return undefined;
  const core = terms.length === 1 ? term.type : coreType(param);
  if (core === undefined) return undefined;
  const known = unifier.get(param);
  const isTilde = terms.some((t) => t.tilde);
  if (known === undefined) {
    // Only a single type without ~ says what the argument is.
    if (terms.length === 1 && !isTilde) unifier.set(param, core);
    return undefined;
  }
  const type = isTilde && known.kind !== "typeparam" ? under(known) : known;
  if (unifier.unify(core, type, "loose")) return undefined;
  const what = `${param.obj.name} (type ${c.spell(unifier.apply(known))}) does not satisfy ${c.spell(param.constraint)}`;
  return { ok: false, message: `in call to %CALL%, ${what}`, at: undefined };
}

// Methods of a known argument say what the constraint's signatures mention.
function unifyMethods(
  c: Checker,
  unifier: Unifier,
  param: TypeParam,
  constraint: InterfaceType,
): Inference | undefined {
  const found = unifier.get(param);
  if (found === undefined || allMethods(constraint).length === 0) return undefined;
  const known = unifier.apply(found);
  const missing = missingMethod(known, constraint, true);
  if (missing !== undefined && missing.reason !== "wrong-type") {
    const what = `${param.obj.name} (type ${c.spell(known)}) does not satisfy ${c.spell(param.constraint)}`;
    return { ok: false, message: `in call to %CALL%, ${what} ${missingReason(c, known, missing)}`, at: undefined };
  }
  for (const method of allMethods(constraint)) {
    const own = lookupFieldOrMethod(known, false, method.pkg, method.name);
    if (own.kind === "found") unifier.unify(method.type, own.obj.type, "exact");
  }
  return undefined;
}

// Differs from every type there is, so that substitution shows whether a parameter occurs.
const MARK: Type = { kind: "basic", basic: "invalid", name: "?" };

const MAX_DEPTH = 100;

/**
 * How far types may differ: what an assignment allows at the outside ("assign", with elements alike), what it would allow at
 * any depth ("loose"), or not at all.
 */
type Matching = "assign" | "loose" | "exact";

function elementMatching(how: Matching): Matching {
  return how === "assign" ? "exact" : how;
}

/** What is known so far about each type parameter. */
class Unifier {
  private readonly known = new Map<TypeParam, Type>();
  private readonly marks: Substitution;
  constructor(readonly params: readonly TypeParam[]) {
    this.marks = new Map(params.map((param) => [param, MARK] as const));
  }

  // Parameters found to be the same type are linked: what is known is kept at the end of the links.
  private root(param: TypeParam): TypeParam {
    let at = param;
    for (let next = this.known.get(at); next?.kind === "typeparam" && this.params.includes(next); ) {
      at = next;
      next = this.known.get(at);
    }
    return at;
  }

  get(param: TypeParam): Type | undefined {
    return this.known.get(this.root(param));
  }

  set(param: TypeParam, type: Type): void {
    this.known.set(this.root(param), type);
  }

  apply(type: Type): Type {
    return substitute(type, this.known);
  }

  /** Whether a parameter occurs in `type`. */
  mentions(type: Type): boolean {
    return substitute(type, this.marks) !== type;
  }

  /** What each parameter is, with what is known about others put in; undefined where nothing is known. */
  resolved(params: readonly TypeParam[]): (Type | undefined)[] {
    let types = params.map((param) => this.known.get(param));
    for (let round = 0; round < params.length; round++) {
      const map = new Map<TypeParam, Type>();
      params.forEach((param, i) => {
        const type = types[i];
        if (type !== undefined) map.set(param, type);
      });
      types = types.map((type) => type && substitute(type, map));
    }
    return types;
  }

  /** Makes `x` (which may mention parameters) equal to `y`; `how` says how equal. */
  unify(x: Type, y: Type, how: Matching, depth = 0): boolean {
    if (x === y || depth > MAX_DEPTH) return true;
    if (x.kind === "typeparam" && this.params.includes(x)) return this.unifyParam(x, y, how, depth);
    if (y.kind === "typeparam" && this.params.includes(y)) return this.unifyParam(y, x, how, depth);
    if (how !== "exact" && y.kind === "typeparam" && x.kind !== "typeparam") {
      // A type parameter of the caller counts as its core type.
      const core = coreType(y);
      return core !== undefined && this.unify(x, core, how, depth + 1);
    }
    if (how !== "exact" && x.kind !== "typeparam" && y.kind !== "typeparam") {
      // A declared type matches a type literal with the same structure.
      if (x.kind === "named" && y.kind !== "named") return this.unify(x.underlying, y, how, depth + 1);
      if (y.kind === "named" && x.kind !== "named") return this.unify(x, y.underlying, how, depth + 1);
    }
    return this.unifyStructure(x, y, how, depth + 1);
  }

  private unifyParam(param: TypeParam, y: Type, how: Matching, depth: number): boolean {
    const isOther = y.kind === "typeparam" && this.params.includes(y);
    if (isOther && this.root(param) === this.root(y)) return true;
    const known = this.get(param);
    if (known === undefined) {
      this.set(param, y);
      return true;
    }
    if (!this.unify(known, y, how, depth + 1)) return false;
    // Of a literal and a declared type the declared one is kept, of two channels the one with a direction.
    if (how === "exact" || isOther) return true;
    const isNarrower = known.kind === "chan" && y.kind === "chan" && known.direction === "both";
    if ((hasName(y) && !hasName(known)) || isNarrower) this.set(param, y);
    return true;
  }

  private unifyStructure(x: Type, y: Type, how: Matching, depth: number): boolean {
    const inner = elementMatching(how);
    const pair = (a: Type, b: Type): boolean => this.unify(a, b, inner, depth);
    switch (x.kind) {
      case "pointer":
      case "slice":
        return y.kind === x.kind && pair(x.elem, y.elem);
      case "array":
        return y.kind === "array" && x.length === y.length && pair(x.elem, y.elem);
      case "map":
        return y.kind === "map" && pair(x.key, y.key) && pair(x.elem, y.elem);
      case "chan":
        return y.kind === "chan" && (how !== "exact" || x.direction === y.direction) && pair(x.elem, y.elem);
      case "signature":
        return (
          y.kind === "signature" &&
          x.isVariadic === y.isVariadic &&
          this.unifyLists(x.params, y.params, inner, depth) &&
          this.unifyLists(x.results, y.results, inner, depth)
        );
      case "struct":
        return (
          y.kind === "struct" &&
          x.fields.every((f, i) => f.name === y.fields[i]?.name) &&
          this.unifyLists(x.fields, y.fields, inner, depth)
        );
      case "named": {
        if (y.kind !== "named") return this.unifyInterface(x, y, how, depth);
        const xs = x.origin === undefined ? x.typeParams : x.typeArgs;
        const ys = y.origin === undefined ? y.typeParams : y.typeArgs;
        if ((x.origin ?? x) !== (y.origin ?? y)) return this.unifyInterface(x, y, how, depth);
        return xs.every((arg, i) => this.unify(arg, ys[i] as Type, how, depth));
      }
      case "interface":
        return identical(x, y) || this.unifyInterface(x, y, how, depth);
      default:
        return isValid(x) && identical(x, y);
    }
  }

  // An interface parameter takes any type that has its methods; they unify pairwise.
  private unifyInterface(x: Type, y: Type, how: Matching, depth: number): boolean {
    const t = under(x);
    if (how === "exact" || t.kind !== "interface") return false;
    return allMethods(t).every((method) => {
      const found = lookupFieldOrMethod(y, false, method.pkg, method.name);
      return found.kind === "found" && this.unify(method.type, found.obj.type, "exact", depth + 1);
    });
  }

  private unifyLists(
    xs: readonly { type: Type }[],
    ys: readonly { type: Type }[],
    how: Matching,
    depth: number,
  ): boolean {
    return (
      xs.length === ys.length && xs.every((x, i) => this.unify(x.type, (ys[i] as { type: Type }).type, how, depth))
    );
  }
}
