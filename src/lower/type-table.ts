// The runtime types of a program: one index per type, made when first asked for; method tables filled at the end.

import type { RuntimeField, RuntimeMethod, RuntimeSignature, RuntimeType, TypeKind } from "../ir/program.ts";
import { Typ } from "../types/basic.ts";
import { isExported, typeSetOf, under } from "../types/identity.ts";
import { isComparable } from "../types/predicates.ts";
import type { BasicKind, NamedType, SignatureType, StructType, Type } from "../types/type.ts";
import { areTooLarge } from "./instances.ts";
import { fieldOffset, MAX_WIDTH, widthOf, zeroWordsOf } from "./layout.ts";
import type { MethodIds } from "./method-ids.ts";
import { runtimeTypeName, type TypeKeys } from "./type-name.ts";

/** One type with what was worked out so far. */
interface Entry {
  readonly type: Type;
  /** Undefined while its parts are being added. */
  made: Omit<RuntimeType, "methods"> | undefined;
}

export class TypeTable {
  private readonly indices = new Map<string, number>();
  private readonly byType = new Map<Type, number>();
  private readonly entries: Entry[] = [];
  private readonly convertedTypes = new Set<number>();
  /** A type whose parts are ever larger instances of itself: it has no end. */
  tooLarge: NamedType | undefined = undefined;

  constructor(
    readonly keys: TypeKeys,
    private readonly methodIds: MethodIds,
  ) {}

  /** Index of `type`; identical types have the same. */
  index(type: Type): number {
    if (type.kind === "named" && areTooLarge(type.typeArgs)) {
      this.tooLarge ??= type;
      return this.index(Typ.int);
    }
    const known = this.byType.get(type) ?? this.indices.get(this.keys.key(type));
    if (known !== undefined) {
      this.byType.set(type, known);
      return known;
    }
    const index = this.entries.length;
    const entry: Entry = { type, made: undefined };
    this.entries.push(entry);
    this.byType.set(type, index);
    this.indices.set(this.keys.key(type), index);
    entry.made = this.make(type, index);
    return index;
  }

  /**
   * The same, for a type whose values become interfaces: its methods can be called dynamically, and so can those of the values in
   * it, which the library reaches when it prints them.
   */
  converted(type: Type): number {
    const index = this.index(type);
    if (this.convertedTypes.has(index)) return index;
    this.convertedTypes.add(index);
    const t = under(type);
    if ("elem" in t) this.converted(t.elem);
    if (t.kind === "map") this.converted(t.key);
    if (t.kind === "struct") for (const field of t.fields) this.converted(field.type);
    return index;
  }

  /** Types whose values become interfaces, in order of discovery. */
  get convertedList(): readonly { readonly index: number; readonly type: Type }[] {
    return [...this.convertedTypes].map((index) => ({ index, type: this.entries[index]?.type as Type })); // index is in range
  }

  /** All types, with the method tables, and the methods for reflection, given by type index. */
  finish(
    methodTables: ReadonlyMap<number, Int32Array>,
    exportedMethods: ReadonlyMap<number, readonly RuntimeMethod[]>,
  ): RuntimeType[] {
    const none = new Int32Array(this.methodIds.names.length).fill(-1);
    return this.entries.map(({ made }, index) => ({
      ...(made as Omit<RuntimeType, "methods">), // every entry is complete once `index` has returned
      methods: methodTables.get(index) ?? none,
      exportedMethods: exportedMethods.get(index),
    }));
  }

  private make(type: Type, index: number): Omit<RuntimeType, "methods"> {
    const t = under(type);
    const element = "elem" in t ? this.index(t.elem) : -1;
    return {
      index,
      kind: kindOf(t),
      name: runtimeTypeName(type),
      isNamed: type.kind === "named",
      width: widthOf(type),
      // Values of oversized types are refused where they would be made.
      zero: widthOf(type) > MAX_WIDTH ? [] : zeroWordsOf(type),
      elem: element,
      key: t.kind === "map" ? this.index(t.key) : -1,
      length: t.kind === "array" ? t.length : -1,
      direction: t.kind === "chan" ? t.direction : "both",
      fields: t.kind === "struct" ? this.fields(t) : [],
      isComparable: isComparable(type, true),
      interfaceMethods: t.kind === "interface" ? typeSetOf(t).methods.map((method) => this.methodIds.id(method)) : [],
      signature: t.kind === "signature" ? this.signature(t) : undefined,
    };
  }

  private signature({ params, results, isVariadic }: SignatureType): RuntimeSignature {
    return {
      parameters: params.map(({ type }) => this.index(type)),
      results: results.map(({ type }) => this.index(type)),
      isVariadic,
    };
  }

  private fields(type: StructType): RuntimeField[] {
    return type.fields.map((field, i) => ({
      name: field.name,
      type: this.index(field.type),
      offset: fieldOffset(type, i),
      isEmbedded: field.isEmbedded,
      isExported: isExported(field.name),
      tag: type.tags[i] || undefined,
    }));
  }
}

function kindOf(t: Type): TypeKind {
  if (t.kind === "basic") return basicKind(t.basic);
  if (t.kind === "signature") return "func";
  switch (t.kind) {
    case "pointer":
    case "slice":
    case "array":
    case "map":
    case "chan":
    case "struct":
    case "interface":
      return t.kind;
    default:
      return "unsafe-pointer"; // invalid types; their use has been reported
  }
}

function basicKind(kind: BasicKind): TypeKind {
  switch (kind) {
    case "bool":
    case "int":
    case "int8":
    case "int16":
    case "int32":
    case "int64":
    case "uint":
    case "uint8":
    case "uint16":
    case "uint32":
    case "uint64":
    case "uintptr":
    case "float32":
    case "float64":
    case "string":
      return kind;
    default:
      return "unsafe-pointer";
  }
}

/** Types that the machine looks up by name. */
export const ALWAYS_PRESENT: readonly Type[] = [Typ.string, Typ.int, Typ.uint8];
