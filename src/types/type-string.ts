// How types are spelt in messages: Go syntax, declared types with their package's name unless it is the current one.

import { quote } from "./constant-literal.ts";
import type { Package } from "./info.ts";
import type { VarObj } from "./objects.ts";
import type { InterfaceType, NamedType, SignatureType, StructType, Type, TypeParam } from "./type.ts";
import { ANY } from "./universe.ts";

/** Spells `type` as gc does when it compiles `current` (undefined: every declared type gets its package). */
export function typeString(type: Type, current: Package | undefined): string {
  return new TypeWriter(current).type(type, 0);
}

/** A signature without `func`: `(x int) string`, or `(int) string` without the names. */
export function signatureString(type: SignatureType, current: Package | undefined, showsNames = true): string {
  return new TypeWriter(current, showsNames).signature(type, 0);
}

/** `[K comparable, A, B any]`: neighbours with one constraint share it. */
export function typeParamsString(params: readonly TypeParam[], current: Package | undefined): string {
  return new TypeWriter(current).typeParams(params, 0);
}

// Anonymous types nest only as deep as they are written; interfaces can refer to themselves through aliases.
const MAX_DEPTH = 50;

class TypeWriter {
  constructor(
    private readonly current: Package | undefined,
    private readonly showsNames = true,
  ) {}

  type(type: Type, depth: number): string {
    if (depth > MAX_DEPTH) return "…";
    const next = depth + 1;
    switch (type.kind) {
      case "basic":
        return type.name;
      case "named":
        return this.named(type, next);
      case "pointer":
        return `*${this.type(type.elem, next)}`;
      case "slice":
        return `[]${this.type(type.elem, next)}`;
      case "array":
        return `[${type.length}]${this.type(type.elem, next)}`;
      case "map":
        return `map[${this.type(type.key, next)}]${this.type(type.elem, next)}`;
      case "chan":
        return this.channel(type, next);
      case "struct":
        return this.struct(type, next);
      case "tuple":
        return this.tuple(type.vars, false, next);
      case "signature":
        return `func${this.signature(type, next)}`;
      case "interface":
        return this.interface(type, next);
      case "typeparam":
        return type.obj.name;
      case "union":
        return type.terms.map((term) => `${term.tilde ? "~" : ""}${this.type(term.type, next)}`).join(" | ");
    }
  }

  private named(type: NamedType, depth: number): string {
    const pkg = type.obj.pkg;
    const qualifier = pkg === undefined || pkg === this.current ? "" : `${pkg.name}.`;
    const args = type.origin === undefined ? type.typeParams : type.typeArgs;
    const suffix = args.length === 0 ? "" : `[${args.map((arg) => this.type(arg, depth)).join(", ")}]`;
    return `${qualifier}${type.obj.name}${suffix}`;
  }

  private channel(type: Extract<Type, { kind: "chan" }>, depth: number): string {
    const elem = this.type(type.elem, depth);
    if (type.direction === "send") return `chan<- ${elem}`;
    if (type.direction === "receive") return `<-chan ${elem}`;
    // chan (<-chan T) needs its parentheses.
    return type.elem.kind === "chan" && type.elem.direction === "receive" ? `chan (${elem})` : `chan ${elem}`;
  }

  private struct(type: StructType, depth: number): string {
    const fields = type.fields.map((field, i) => {
      const name = field.isEmbedded ? "" : `${field.name} `;
      const tag = type.tags[i] ?? "";
      return `${name}${this.type(field.type, depth)}${tag === "" ? "" : ` ${quote(tag)}`}`;
    });
    return `struct{${fields.join("; ")}}`;
  }

  tuple(vars: readonly VarObj[], isVariadic: boolean, depth: number): string {
    const parts = vars.map((v, i) => {
      const name = v.name === "" || !this.showsNames ? "" : `${v.name} `;
      const isLast = isVariadic && i === vars.length - 1;
      if (isLast && v.type.kind === "slice") return `${name}...${this.type(v.type.elem, depth)}`;
      return `${name}${this.type(v.type, depth)}${isLast ? "..." : ""}`;
    });
    return `(${parts.join(", ")})`;
  }

  signature(type: SignatureType, depth: number): string {
    const prefix = type.typeParams.length === 0 ? "" : this.typeParams(type.typeParams, depth);
    const params = this.tuple(type.params, type.isVariadic, depth);
    const [first] = type.results;
    if (first === undefined) return `${prefix}${params}`;
    if (type.results.length === 1 && (first.name === "" || !this.showsNames))
      return `${prefix}${params} ${this.type(first.type, depth)}`;
    return `${prefix}${params} ${this.tuple(type.results, false, depth)}`;
  }

  typeParams(params: readonly TypeParam[], depth: number): string {
    const parts = params.map((param, i) => {
      const next = params[i + 1];
      return next?.constraint === param.constraint
        ? param.obj.name
        : `${param.obj.name} ${this.type(param.constraint, depth)}`;
    });
    return `[${parts.join(", ")}]`;
  }

  private interface(type: InterfaceType, depth: number): string {
    if (type === ANY) return "any";
    const [first] = type.embedded;
    if (type.isImplicit && type.methods.length === 0 && type.embedded.length === 1 && first !== undefined) {
      return this.type(first, depth);
    }
    const methods = [...type.methods].sort((a, b) => (a.name < b.name ? -1 : 1));
    const parts = methods.map((method) =>
      method.type.kind === "signature" ? `${method.name}${this.signature(method.type, depth)}` : method.name,
    );
    for (const embedded of type.embedded) parts.push(this.type(embedded, depth));
    return `interface{${parts.join("; ")}}`;
  }
}

/** The word gc puts before a declared type so that a reader knows its structure: "struct", "map", … or "". */
export function compositeKind(type: Type): string {
  const t = type.kind === "named" ? type.underlying : type;
  switch (t.kind) {
    case "signature":
      return "func";
    case "basic":
    case "union":
    case "typeparam":
      return "";
    default:
      return t.kind;
  }
}
