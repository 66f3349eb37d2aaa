// Fields and methods of types, through embedding (Go spec, "Selectors", "Method sets"), and which methods a type lacks.

import { identical, isExported, typeSetOf, under } from "./identity.ts";
import type { Package } from "./info.ts";
import type { FuncObj, Obj, VarObj } from "./objects.ts";
import { deref } from "./predicates.ts";
import type { InterfaceType, SignatureType, Type } from "./type.ts";

export type Lookup =
  | {
      readonly kind: "found";
      readonly obj: VarObj | FuncObj;
      /** Field indices, the last one that of the field or method itself. */
      readonly path: readonly number[];
      /** A pointer was followed. */
      readonly isIndirect: boolean;
    }
  | { readonly kind: "ambiguous" }
  /** There is such a method, on the pointer type, and no address to call it with. */
  | { readonly kind: "pointer-receiver"; readonly obj: FuncObj }
  | { readonly kind: "none" };

const NONE: Lookup = { kind: "none" };

interface Embedded {
  readonly type: Type;
  readonly path: readonly number[];
  readonly isIndirect: boolean;
  /** The type occurs more than once at this depth: everything in it is ambiguous. */
  isMultiple: boolean;
}

interface Hit {
  readonly obj: VarObj | FuncObj;
  readonly path: readonly number[];
  readonly isIndirect: boolean;
}

/** The explicit methods of an interface and those of the interfaces it embeds, sorted by name. */
export function allMethods(type: InterfaceType): readonly FuncObj[] {
  // Only functions are ever declared as methods.
  return typeSetOf(type).methods as readonly FuncObj[];
}

/** Whether `obj` is what `name`, written in `pkg`, means. With `foldCase`, the case of letters does not count. */
function matches(obj: Obj, pkg: Package | undefined, name: string, foldCase: boolean): boolean {
  if (foldCase) return obj.name.toLowerCase() === name.toLowerCase();
  return obj.name === name && (isExported(name) || obj.pkg?.path === pkg?.path);
}

/**
 * Finds the field or method `name` at the shallowest depth. `isAddressable` says whether methods of the pointer type count.
 * Cost: linear in the embedded types.
 */
export function lookupFieldOrMethod(
  type: Type,
  isAddressable: boolean,
  pkg: Package | undefined,
  name: string,
  foldCase = false,
): Lookup {
  if (name === "_") return NONE;
  // A declared pointer type has the fields of its base but no methods.
  if (type.kind === "named" && type.underlying.kind === "pointer") {
    const result = search(type.underlying, false, pkg, name, foldCase);
    return result.kind === "found" && result.obj.kind === "func" ? NONE : result;
  }
  return search(type, isAddressable, pkg, name, foldCase);
}

function search(type: Type, isAddressable: boolean, pkg: Package | undefined, name: string, foldCase: boolean): Lookup {
  const base = deref(type);
  // A pointer to an interface has no methods.
  if (base.isPointer && under(base.type).kind === "interface") return NONE;
  let level: Embedded[] = [{ type: base.type, path: [], isIndirect: base.isPointer, isMultiple: false }];
  const seen = new Set<Type>();
  while (level.length > 0) {
    const next: Embedded[] = [];
    let found: Hit | undefined;
    for (const entry of level) {
      if (entry.type.kind === "named") {
        if (seen.has(entry.type)) continue;
        seen.add(entry.type);
      }
      const hit = findIn(entry, pkg, name, foldCase, found === undefined ? next : undefined);
      if (hit === undefined) continue;
      if (found !== undefined || entry.isMultiple) return { kind: "ambiguous" };
      found = hit;
    }
    if (found !== undefined) return finish(found, isAddressable);
    level = mergeMultiples(next);
  }
  return NONE;
}

function finish(hit: Hit, isAddressable: boolean): Lookup {
  if (hit.obj.kind === "func" && hit.obj.hasPointerReceiver && !hit.isIndirect && !isAddressable) {
    return { kind: "pointer-receiver", obj: hit.obj };
  }
  return { kind: "found", ...hit };
}

// Looks at one type's own methods and fields; embedded fields go to `next`.
function findIn(
  entry: Embedded,
  pkg: Package | undefined,
  name: string,
  foldCase: boolean,
  next: Embedded[] | undefined,
): Hit | undefined {
  const { type, path, isIndirect } = entry;
  if (type.kind === "named") {
    const index = type.methods.findIndex((method) => matches(method, pkg, name, foldCase));
    const method = type.methods[index];
    if (method?.kind === "func") return { obj: method, path: [...path, index], isIndirect };
  }
  const t = under(type);
  if (t.kind === "interface") {
    const methods = allMethods(t);
    const index = methods.findIndex((method) => matches(method, pkg, name, foldCase));
    const method = methods[index];
    return method === undefined ? undefined : { obj: method, path: [...path, index], isIndirect };
  }
  if (t.kind !== "struct") return undefined;
  for (let i = 0; i < t.fields.length; i++) {
    const field = t.fields[i] as VarObj;
    if (matches(field, pkg, name, foldCase)) return { obj: field, path: [...path, i], isIndirect };
    if (next !== undefined && field.isEmbedded) {
      const inner = deref(field.type);
      next.push({
        type: inner.type,
        path: [...path, i],
        isIndirect: isIndirect || inner.isPointer,
        isMultiple: entry.isMultiple,
      });
    }
  }
  return undefined;
}

function mergeMultiples(entries: readonly Embedded[]): Embedded[] {
  if (entries.length <= 1) return [...entries];
  const out: Embedded[] = [];
  for (const entry of entries) {
    const same = out.find((other) => identical(other.type, entry.type));
    if (same === undefined) out.push(entry);
    else same.isMultiple = true;
  }
  return out;
}

export interface MissingMethod {
  readonly method: FuncObj;
  readonly reason: "missing" | "wrong-name" | "unexported" | "wrong-type" | "pointer-receiver" | "ambiguous" | "field";
  /** The method that comes closest. */
  readonly alternative: Obj | undefined;
}

/**
 * The first method (by name) of interface `target` that `type` lacks. When `isStatic` is false and `type` is an interface,
 * only methods with another signature count: the dynamic type may have the rest.
 */
export function missingMethod(type: Type, target: InterfaceType, isStatic: boolean): MissingMethod | undefined {
  for (const method of allMethods(target)) {
    const reason = methodProblem(type, method, isStatic);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function methodProblem(type: Type, method: FuncObj, isStatic: boolean): MissingMethod | undefined {
  const t = under(type);
  if (t.kind === "interface") {
    const own = allMethods(t).find((m) => matches(m, method.pkg, method.name, false));
    if (own === undefined) return isStatic ? closest(type, method) : undefined;
    return identical(own.type, method.type) ? undefined : { method, reason: "wrong-type", alternative: own };
  }
  const found = lookupFieldOrMethod(type, false, method.pkg, method.name);
  if (found.kind === "ambiguous") return { method, reason: "ambiguous", alternative: undefined };
  if (found.kind === "pointer-receiver") return { method, reason: "pointer-receiver", alternative: found.obj };
  if (found.kind === "none") return closest(type, method);
  if (found.obj.kind !== "func") return { method, reason: "field", alternative: found.obj };
  return identical(found.obj.type, method.type) ? undefined : { method, reason: "wrong-type", alternative: found.obj };
}

function closest(type: Type, method: FuncObj): MissingMethod {
  const found = lookupFieldOrMethod(type, false, method.pkg, method.name, true);
  if (found.kind === "found" && found.obj.kind === "func") {
    const reason = found.obj.name === method.name ? "unexported" : "wrong-name";
    return { method, reason, alternative: found.obj };
  }
  return { method, reason: "missing", alternative: undefined };
}

/** The signature of a method without its receiver, as a type of function values. */
export function withoutReceiver(type: SignatureType): SignatureType {
  return { ...type, receiver: undefined };
}
