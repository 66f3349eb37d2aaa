// Two spellings of types: the name that `%T` prints, and a key that is equal exactly for identical types.

import { isExported, typeSetOf, under } from "../types/identity.ts";
import type { Obj } from "../types/objects.ts";
import type { ChanType, InterfaceType, NamedType, SignatureType, StructType, Type } from "../types/type.ts";

/** A type as package reflect spells it: `main.Account`, `map[string]interface {}`, `struct { X int }`. */
export function runtimeTypeName(type: Type): string {
  return NAMES.type(type);
}

/** Keys of types: equal strings for identical types. One table per program, since declared types are numbered. */
export class TypeKeys {
  private readonly ids = new Map<NamedType, number>();
  private readonly known = new Map<Type, string>();
  private readonly writer = new TypeSpeller((type) => this.named(type), true);

  /** Cost: the size of the type at its first use. */
  key(type: Type): string {
    let key = this.known.get(type);
    if (key === undefined) {
      key = this.writer.type(type);
      this.known.set(type, key);
    }
    return key;
  }

  private named(type: NamedType): string {
    const origin = type.origin ?? type;
    let id = this.ids.get(origin);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(origin, id);
    }
    const args = type.typeArgs.map((arg) => this.key(arg));
    return `#${id}${args.length === 0 ? "" : `[${args.join(",")}]`}`;
  }
}

/** Name of a field or method that is unique across packages: unexported ones carry their package's path. */
export function uniqueName(obj: Obj): string {
  return isExported(obj.name) ? obj.name : `${obj.pkg?.path ?? ""}.${obj.name}`;
}

class TypeSpeller {
  constructor(
    private readonly named: (type: NamedType) => string,
    /** Spell what distinguishes types but not their names: packages of fields. */
    private readonly isKey: boolean,
  ) {}

  type(type: Type): string {
    switch (type.kind) {
      case "basic":
        return type.basic;
      case "named":
        return this.named(type);
      case "pointer":
        return `*${this.type(type.elem)}`;
      case "slice":
        return `[]${this.type(type.elem)}`;
      case "array":
        return `[${type.length}]${this.type(type.elem)}`;
      case "map":
        return `map[${this.type(type.key)}]${this.type(type.elem)}`;
      case "chan":
        return this.channel(type);
      case "struct":
        return this.struct(type);
      case "tuple":
        return `(${type.vars.map((v) => this.type(v.type)).join(", ")})`;
      case "signature":
        return `func${this.signature(type)}`;
      case "interface":
        return this.interface(type);
      case "typeparam":
        return type.obj.name;
      case "union":
        return type.terms.map((term) => `${term.tilde ? "~" : ""}${this.type(term.type)}`).join(" | ");
    }
  }

  private channel(type: ChanType): string {
    const elem = this.type(type.elem);
    if (type.direction === "send") return `chan<- ${elem}`;
    if (type.direction === "receive") return `<-chan ${elem}`;
    return type.elem.kind === "chan" && type.elem.direction === "receive" ? `chan (${elem})` : `chan ${elem}`;
  }

  private struct(type: StructType): string {
    const fields = type.fields.map((field, i) => {
      const name = this.isKey
        ? `${field.isEmbedded ? "!" : ""}${uniqueName(field)} `
        : field.isEmbedded
          ? ""
          : `${field.name} `;
      const tag = type.tags[i] ?? "";
      return `${name}${this.type(field.type)}${tag === "" ? "" : ` ${JSON.stringify(tag)}`}`;
    });
    return fields.length === 0 ? "struct {}" : `struct { ${fields.join("; ")} }`;
  }

  /** Without `func`. */
  signature(type: SignatureType): string {
    const params = type.params.map((param, i) => {
      const isRest = type.isVariadic && i === type.params.length - 1;
      return isRest && param.type.kind === "slice" ? `...${this.type(param.type.elem)}` : this.type(param.type);
    });
    const results = type.results.map((result) => this.type(result.type));
    const suffix = results.length === 0 ? "" : results.length === 1 ? ` ${results[0]}` : ` (${results.join(", ")})`;
    return `(${params.join(", ")})${suffix}`;
  }

  private interface(type: InterfaceType): string {
    const set = typeSetOf(type);
    const parts = set.methods.map((method) => {
      const signature = under(method.type);
      return uniqueName(method) + (signature.kind === "signature" ? this.signature(signature) : "");
    });
    if (set.isComparable) parts.push("comparable");
    for (const term of set.terms ?? []) parts.push(`${term.tilde ? "~" : ""}${this.type(term.type)}`);
    return parts.length === 0 ? "interface {}" : `interface { ${parts.join("; ")} }`;
  }
}

function namedName(type: NamedType): string {
  const pkg = type.obj.pkg;
  const args = type.typeArgs.map((arg) => NAMES.type(arg));
  return `${pkg === undefined ? "" : `${pkg.name}.`}${type.obj.name}${args.length === 0 ? "" : `[${args.join(",")}]`}`;
}

const NAMES = new TypeSpeller(namedName, false);
