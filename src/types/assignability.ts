// Whether a value may be assigned to a type, and whether a type implements an interface, with gc's reasons when not
// (Go spec, "Assignability", "Implementing an interface").

import type { Checker } from "./context.ts";
import { identical, termIncludes, typeSetOf, under } from "./identity.ts";
import type { MissingMethod } from "./method-sets.ts";
import { missingMethod } from "./method-sets.ts";
import type { Operand } from "./operand.ts";
import { deref, hasName, isComparable, isInterface, isUntyped, isValid, termsOf } from "./predicates.ts";
import type { InterfaceType, Type } from "./type.ts";
import { signatureString } from "./type-string.ts";
import { implicitType } from "./untyped.ts";

/** Undefined when it holds; otherwise the reason, which may be empty. */
export type Reason = string | undefined;

/** Why operand `x` cannot be assigned to a variable of type `target`. */
export function unassignable(c: Checker, x: Operand, target: Type): Reason {
  if (x.mode === "invalid" || !isValid(target)) return undefined;
  const from = x.type;
  if (identical(from, target) || !isValid(under(from)) || !isValid(under(target))) return undefined;
  if (isUntyped(from)) return implicitType(x, target).ok ? undefined : "";
  const fromUnder = under(from);
  const targetUnder = under(target);
  const isParam = from.kind === "typeparam" || target.kind === "typeparam";
  if (!isParam && identical(fromUnder, targetUnder) && (!hasName(from) || !hasName(target))) return undefined;
  if (targetUnder.kind === "interface" && target.kind !== "typeparam") return notImplemented(c, from, target, false);
  if (isPointerToInterface(target) && !isParam) {
    const name = c.spell(target);
    return `${c.spell(from)} does not implement ${name} (type ${name} is pointer to interface, not interface)`;
  }
  if (fromUnder.kind === "interface" && from.kind !== "typeparam" && target.kind !== "typeparam") {
    return notImplemented(c, target, from, false) === undefined ? "need type assertion" : "";
  }
  if (fromUnder.kind === "chan" && targetUnder.kind === "chan" && fromUnder.direction === "both" && !isParam) {
    const isSame = identical(fromUnder.elem, targetUnder.elem);
    return isSame && (!hasName(from) || !hasName(target)) ? undefined : "";
  }
  return isParam ? unassignableParam(c, x, target) : "";
}

// Between a type parameter and an unnamed type every term must be assignable (Go spec, "Assignability", last rules).
function unassignableParam(c: Checker, x: Operand, target: Type): Reason {
  if (target.kind === "typeparam" && !hasName(x.type)) {
    const terms = termsOf(target);
    const ok = terms?.every((term) => unassignable(c, x, term.type) === undefined) ?? false;
    return ok && terms !== undefined && terms.length > 0 ? undefined : "";
  }
  if (x.type.kind === "typeparam" && !hasName(target)) {
    const terms = termsOf(x.type);
    const part = x.clone();
    const ok =
      terms?.every((term) => {
        part.type = term.type;
        return unassignable(c, part, target) === undefined;
      }) ?? false;
    return ok && terms !== undefined && terms.length > 0 ? undefined : "";
  }
  return "";
}

/** Why `type` does not implement interface `target`; `isConstraint` when `target` constrains a type parameter. */
export function notImplemented(c: Checker, type: Type, target: Type, isConstraint: boolean): Reason {
  const t = under(target);
  const own = under(type);
  if (!isValid(own) || !isValid(t)) return undefined;
  if (own.kind === "pointer" && !isValid(under(own.elem))) return undefined;
  const verb = isConstraint ? "satisfy" : "implement";
  if (t.kind !== "interface") return `${c.spell(target)} is not an interface`;
  const set = typeSetOf(t);
  // What no type satisfies, satisfies everything.
  if (own.kind === "interface" && typeSetOf(own).terms?.length === 0) return undefined;
  if (set.methods.length === 0 && set.terms === undefined && !set.isComparable) return undefined;
  if (set.terms !== undefined && set.terms.length === 0) return `cannot ${verb} ${c.spell(target)} (empty type set)`;
  const missing = missingMethod(type, t, true);
  if (missing !== undefined) {
    if (embedsInvalid(type)) return undefined;
    return `${c.spell(type)} does not ${verb} ${c.spell(target)} ${missingReason(c, type, missing)}`;
  }
  if (set.isComparable && !isComparable(type, isConstraint && (c.isLibrary || c.pkg.goMinor >= 20))) {
    if (isConstraint && isComparable(type, true))
      return `${c.spell(type)} to satisfy comparable requires go1.20 or later`;
    return `${c.spell(type)} does not ${verb} comparable`;
  }
  return set.terms === undefined ? undefined : notInTerms(c, type, target, t, verb);
}

function notInTerms(c: Checker, type: Type, target: Type, t: InterfaceType, verb: string): Reason {
  const terms = typeSetOf(t).terms ?? [];
  const own = under(type);
  const prefix = `${c.spell(type)} does not ${verb} ${c.spell(target)}`;
  if (own.kind === "interface") {
    const ownTerms = typeSetOf(own).terms;
    if (ownTerms === undefined) return prefix;
    const isSubset = ownTerms.every((o) =>
      terms.some((term) => termIncludes(term, o.type) && (!o.tilde || term.tilde)),
    );
    return isSubset ? undefined : prefix;
  }
  if (terms.some((term) => termIncludes(term, type))) return undefined;
  const near = terms.find((term) => !term.tilde && identical(term.type, under(type)));
  if (near !== undefined) return `${prefix} (possibly missing ~ for ${c.spell(near.type)} in ${c.spell(target)})`;
  if (mentions(t, type)) {
    const [constraint, name] = [c.spell(target), c.spell(type)];
    return `${prefix} (${constraint} mentions ${name}, but ${name} is not in the type set of ${constraint})`;
  }
  return `${prefix} (${c.spell(type)} missing in ${spellTerms(c, t)})`;
}

// Whether a type is written in a constraint, on its own or in a union.
function mentions(constraint: Type, type: Type, depth = 0): boolean {
  if (depth > MAX_EMBEDDING) return false;
  if (constraint.kind === "interface") return constraint.embedded.some((e) => mentions(e, type, depth + 1));
  if (constraint.kind === "union") return constraint.terms.some((term) => mentions(term.type, type, depth + 1));
  return identical(constraint, type);
}

function spellTerms(c: Checker, t: InterfaceType): string {
  const terms = typeSetOf(t).terms ?? [];
  return terms.map((term) => `${term.tilde ? "~" : ""}${c.spell(term.type)}`).join(" | ");
}

/** Whether a type embeds something invalid: what that would have added is unknown. */
export function embedsInvalid(type: Type, depth = 0): boolean {
  const t = under(deref(type).type);
  if (t.kind !== "struct" || depth > MAX_EMBEDDING) return false;
  return t.fields.some((f) => f.isEmbedded && (!isValid(deref(f.type).type) || embedsInvalid(f.type, depth + 1)));
}

// Deeper than anyone embeds; types may embed pointers to themselves.
const MAX_EMBEDDING = 10;

/** `(missing method M)` and its kin, with the lines that compare signatures. */
export function missingReason(c: Checker, type: Type, missing: MissingMethod): string {
  const { method, alternative } = missing;
  const show = (name: string, t: Type): string =>
    t.kind === "signature" ? `${name}${signatureString(t, c.pkg, false)}` : name;
  const compare =
    alternative === undefined
      ? ""
      : `\n\t\thave ${show(alternative.name, alternative.type)}\n\t\twant ${show(method.name, method.type)}`;
  switch (missing.reason) {
    case "missing":
      if (isPointerToInterface(type)) return `(type ${c.spell(type)} is pointer to interface, not interface)`;
      return `(missing method ${method.name})`;
    case "wrong-name":
      return `(missing method ${method.name})${compare}`;
    case "unexported":
      return `(unexported method ${method.name})`;
    case "wrong-type":
      return `(wrong type for method ${method.name})${compare}`;
    case "pointer-receiver":
      return `(method ${method.name} has pointer receiver)`;
    case "ambiguous":
      return `(ambiguous selector ${c.spell(type)}.${method.name})`;
    case "field":
      return `(${c.spell(type)}.${method.name} is a field, not a method)`;
  }
}

/** Pointers to interfaces are nearly always a mistake; gc says so. */
export function isPointerToInterface(type: Type): boolean {
  const t = under(type);
  return t.kind === "pointer" && isInterface(t.elem);
}

/** Why a value of interface type `from` can never hold a `type`: the missing method's reason. */
export function impossibleAssertion(c: Checker, from: Type, type: Type): Reason {
  const t = under(from);
  if (t.kind !== "interface" || isInterface(type) || !isValid(type)) return undefined;
  const missing = missingMethod(type, t, false);
  return missing === undefined ? undefined : missingReason(c, type, missing);
}
