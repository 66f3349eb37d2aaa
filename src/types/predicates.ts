// Questions about types: kinds, comparability, nil, defaults (Go spec, "Types", "Comparison operators"). A type parameter
// has a property when every type of its type set has it.

import { integerBits, isUnsignedKind, RUNE, Typ } from "./basic.ts";
import { identical, typeSetOf, under } from "./identity.ts";
import type { Term } from "./named.ts";
import type { BasicKind, BasicType, Type } from "./type.ts";

export function isValid(type: Type): boolean {
  return type.kind !== "basic" || type.basic !== "invalid";
}

/** The terms a type parameter ranges over; undefined for other types and for parameters without specific types. */
export function termsOf(type: Type): readonly Term[] | undefined {
  if (type.kind !== "typeparam") return undefined;
  const constraint = under(type);
  return constraint.kind === "interface" ? typeSetOf(constraint).terms : undefined;
}

function all(type: Type, test: (basic: BasicKind) => boolean): boolean {
  if (type.kind === "typeparam") {
    const terms = termsOf(type);
    return terms !== undefined && terms.length > 0 && terms.every((term) => all(term.type, test));
  }
  const basic = under(type);
  return basic.kind === "basic" && test(basic.basic);
}

const isBooleanKind = (kind: BasicKind): boolean => kind === "bool" || kind === "untyped bool";
const isStringKind = (kind: BasicKind): boolean => kind === "string" || kind === "untyped string";
const isIntegerKind = (kind: BasicKind): boolean =>
  integerBits(kind) > 0 || kind === "untyped int" || kind === "untyped rune";
const isFloatKind = (kind: BasicKind): boolean => kind === "float32" || kind === "float64" || kind === "untyped float";
const isComplexKind = (kind: BasicKind): boolean =>
  kind === "complex64" || kind === "complex128" || kind === "untyped complex";
const isNumericKind = (kind: BasicKind): boolean => isIntegerKind(kind) || isFloatKind(kind) || isComplexKind(kind);

export const isBoolean = (type: Type): boolean => all(type, isBooleanKind);
export const isString = (type: Type): boolean => all(type, isStringKind);
export const isInteger = (type: Type): boolean => all(type, isIntegerKind);
export const isUnsigned = (type: Type): boolean => all(type, isUnsignedKind);
export const isFloat = (type: Type): boolean => all(type, isFloatKind);
export const isComplex = (type: Type): boolean => all(type, isComplexKind);
export const isNumeric = (type: Type): boolean => all(type, isNumericKind);
export const isOrdered = (type: Type): boolean =>
  all(type, (kind) => isIntegerKind(kind) || isFloatKind(kind) || isStringKind(kind));
/** Types constants can have: booleans, numbers and strings; never a type parameter. */
export const isConstType = (type: Type): boolean =>
  type.kind !== "typeparam" && all(type, (kind) => isBooleanKind(kind) || isStringKind(kind) || isNumericKind(kind));

export function isUntyped(type: Type): boolean {
  return type.kind === "basic" && type.basic.startsWith("untyped");
}
export function isTyped(type: Type): boolean {
  return !isUntyped(type);
}
export function isUntypedNumeric(type: Type): boolean {
  return isUntyped(type) && isNumeric(type);
}
export function isUntypedNil(type: Type): boolean {
  return type === Typ["untyped nil"];
}

/** An interface that is not a type parameter's constraint. */
export function isInterface(type: Type): boolean {
  return type.kind !== "typeparam" && under(type).kind === "interface";
}

/** Has a name that makes it different from other types: declared types, basic types and type parameters. */
export function hasName(type: Type): boolean {
  return type.kind === "basic" || type.kind === "named" || type.kind === "typeparam";
}

/** Whether nil is a value of the type. */
export function hasNil(type: Type): boolean {
  if (type.kind === "typeparam") return termsOf(type)?.every((term) => hasNil(term.type)) ?? false;
  const t = under(type);
  switch (t.kind) {
    case "basic":
      return t.basic === "unsafe.Pointer" || t.basic === "untyped nil";
    case "pointer":
    case "slice":
    case "map":
    case "chan":
    case "signature":
    case "interface":
      return true;
    default:
      return false;
  }
}

/** Result of a comparability test: a cause in gc's words when there is one worth telling. */
export interface Incomparable {
  readonly cause: string;
}

/**
 * Whether `==` is defined on the type: undefined when it is. With `isDynamic` interfaces count as comparable (they may
 * panic when run). `spell` prints a type.
 */
export function incomparable(
  type: Type,
  isDynamic: boolean,
  spell: (type: Type) => string,
  depth = 0,
): Incomparable | undefined {
  if (depth > 100) return undefined;
  const t = under(type);
  if (type.kind === "typeparam")
    return isComparableParam(type, depth + 1) ? undefined : { cause: "incomparable types in type set" };
  switch (t.kind) {
    case "basic":
      return t.basic === "untyped nil" ? { cause: "" } : undefined;
    case "pointer":
    case "chan":
      return undefined;
    case "interface":
      return isDynamic || typeSetOf(t).isComparable || isComparableTerms(typeSetOf(t).terms, depth + 1)
        ? undefined
        : { cause: "" };
    case "struct": {
      const field = t.fields.find((f) => incomparable(f.type, isDynamic, spell, depth + 1) !== undefined);
      return field === undefined ? undefined : { cause: `struct containing ${spell(field.type)} cannot be compared` };
    }
    case "array":
      return incomparable(t.elem, isDynamic, spell, depth + 1) === undefined
        ? undefined
        : { cause: `${spell(type)} cannot be compared` };
    default:
      return { cause: "" };
  }
}

function isComparableTerms(terms: readonly Term[] | undefined, depth: number): boolean {
  return terms?.every((term) => incomparable(term.type, false, () => "", depth) === undefined) ?? false;
}

function isComparableParam(type: Type, depth: number): boolean {
  const constraint = under(type);
  if (constraint.kind !== "interface") return false;
  const set = typeSetOf(constraint);
  return set.isComparable || isComparableTerms(set.terms, depth);
}

export function isComparable(type: Type, isDynamic: boolean): boolean {
  return incomparable(type, isDynamic, () => "") === undefined;
}

/** The type an untyped value takes when nothing else decides; other types are returned as they are. */
export function defaultType(type: Type): Type {
  if (type.kind !== "basic") return type;
  switch (type.basic) {
    case "untyped bool":
      return Typ.bool;
    case "untyped int":
      return Typ.int;
    case "untyped rune":
      return RUNE;
    case "untyped float":
      return Typ.float64;
    case "untyped complex":
      return Typ.complex128;
    case "untyped string":
      return Typ.string;
    default:
      return type;
  }
}

const UNTYPED_ORDER: readonly BasicKind[] = ["untyped int", "untyped rune", "untyped float", "untyped complex"];

/** Of two untyped numeric types the one that holds both; undefined when they do not mix. */
export function largerUntyped(x: Type, y: Type): BasicType | undefined {
  if (x.kind !== "basic" || y.kind !== "basic") return undefined;
  if (x === y) return x;
  const xi = UNTYPED_ORDER.indexOf(x.basic);
  const yi = UNTYPED_ORDER.indexOf(y.basic);
  if (xi < 0 || yi < 0) return undefined;
  return xi > yi ? x : y;
}

/**
 * The single type that decides how a value is indexed, ranged over, called and so on: the underlying type, or for a type
 * parameter the one underlying type of all its terms. Undefined when there is none.
 */
export function coreType(type: Type): Type | undefined {
  if (type.kind !== "typeparam") return under(type);
  const terms = termsOf(type);
  const first = terms?.[0];
  if (terms === undefined || first === undefined) return undefined;
  let core = under(first.type);
  for (const term of terms) {
    const next = mergeCore(core, under(term.type));
    if (next === undefined) return undefined;
    core = next;
  }
  return core;
}

// Channels may differ in direction: the restricted one decides.
function mergeCore(x: Type, y: Type): Type | undefined {
  if (x === y) return x;
  if (x.kind === "chan" && y.kind === "chan" && identical(x.elem, y.elem)) {
    if (x.direction === "both") return y;
    return y.direction === "both" || y.direction === x.direction ? x : undefined;
  }
  return identical(x, y) ? x : undefined;
}

/** Like `coreType`, but a mix of strings and byte slices counts as string. */
export function coreString(type: Type): Type | undefined {
  const core = coreType(type);
  if (core !== undefined || type.kind !== "typeparam") return core;
  const terms = termsOf(type);
  if (terms === undefined || terms.length === 0) return undefined;
  const isBytes = (t: Type): boolean => t.kind === "slice" && identical(t.elem, Typ.uint8);
  return terms.every((term) => isString(term.type) || isBytes(under(term.type))) ? Typ.string : undefined;
}

/** The element type of a pointer, and whether there was one. */
export function deref(type: Type): { readonly type: Type; readonly isPointer: boolean } {
  if (type.kind === "pointer") return { type: type.elem, isPointer: true };
  return { type, isPointer: false };
}
