// Go types as the checker sees them. Types are compared with `identical`, never with `===` (but Named by declaration).

import type { Obj, VarObj } from "./objects.ts";

export type Type =
  | BasicType
  | NamedType
  | PointerType
  | SliceType
  | ArrayType
  | MapType
  | ChanType
  | StructType
  | TupleType
  | SignatureType
  | InterfaceType
  | TypeParam
  | UnionType;

export type BasicKind =
  | "invalid"
  | "bool"
  | "int"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "uintptr"
  | "float32"
  | "float64"
  | "complex64"
  | "complex128"
  | "string"
  | "unsafe.Pointer"
  | "untyped bool"
  | "untyped int"
  | "untyped rune"
  | "untyped float"
  | "untyped complex"
  | "untyped string"
  | "untyped nil";

/** `name` is the spelling in messages: `byte` and `rune` are the aliases' names of uint8 and int32. */
export interface BasicType {
  readonly kind: "basic";
  readonly basic: BasicKind;
  readonly name: string;
}

/** A declared (defined) type, possibly an instance of a generic one. `underlying` is set once resolved. */
export interface NamedType {
  readonly kind: "named";
  readonly obj: Obj;
  underlying: Type;
  /** Methods with this receiver base type, in source order. */
  readonly methods: Obj[];
  readonly typeParams: readonly TypeParam[];
  readonly typeArgs: readonly Type[];
  /** The generic type this is an instance of. */
  readonly origin: NamedType | undefined;
}
export interface PointerType {
  readonly kind: "pointer";
  readonly elem: Type;
}
export interface SliceType {
  readonly kind: "slice";
  readonly elem: Type;
}
export interface ArrayType {
  readonly kind: "array";
  readonly elem: Type;
  /** Number of elements; -1 when it could not be determined. */
  readonly length: number;
}
export interface MapType {
  readonly kind: "map";
  readonly key: Type;
  readonly elem: Type;
}
export interface ChanType {
  readonly kind: "chan";
  readonly direction: "both" | "send" | "receive";
  readonly elem: Type;
}
export interface StructType {
  readonly kind: "struct";
  readonly fields: readonly VarObj[];
  readonly tags: readonly string[];
}
export interface TupleType {
  readonly kind: "tuple";
  readonly vars: readonly VarObj[];
}
export interface SignatureType {
  readonly kind: "signature";
  readonly receiver: VarObj | undefined;
  readonly params: readonly VarObj[];
  readonly results: readonly VarObj[];
  readonly isVariadic: boolean;
  readonly typeParams: readonly TypeParam[];
}
/** `methods` are the explicit ones; `allMethods()` of method-sets.ts adds those of embedded interfaces, sorted by name. */
export interface InterfaceType {
  readonly kind: "interface";
  readonly methods: readonly Obj[];
  readonly embedded: readonly Type[];
  readonly isImplicit: boolean;
}
export interface TypeParam {
  readonly kind: "typeparam";
  readonly obj: Obj;
  readonly index: number;
  constraint: Type;
}
export interface UnionType {
  readonly kind: "union";
  readonly terms: readonly { readonly tilde: boolean; readonly type: Type }[];
}
