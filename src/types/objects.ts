// Declared entities: what an identifier denotes.

import type { Pos } from "../base/source.ts";
import type { Ident } from "../syntax/ast.ts";
import type { ConstantValue } from "./constant.ts";
import type { Package } from "./info.ts";
import type { Type, TypeParam } from "./type.ts";

export type Obj = VarObj | ConstObj | TypeNameObj | FuncObj | PackageNameObj | BuiltinObj | NilObj | LabelObj;

interface ObjBase {
  readonly name: string;
  /** Where it is declared; NO_POS for the universe. */
  readonly pos: Pos;
  /** Undefined for the universe. */
  readonly pkg: Package | undefined;
  type: Type;
}

/** A variable, parameter, result or struct field. */
export interface VarObj extends ObjBase {
  readonly kind: "var";
  readonly role: "package" | "local" | "param" | "result" | "receiver" | "field";
  /** An embedded struct field. */
  readonly isEmbedded: boolean;
  isUsed: boolean;
}
export interface ConstObj extends ObjBase {
  readonly kind: "const";
  value: ConstantValue;
}
export interface TypeNameObj extends ObjBase {
  readonly kind: "typename";
  readonly isAlias: boolean;
  /** Of a generic alias; what a generic declared type has is in its type. Set when the declaration is read. */
  typeParams: readonly TypeParam[];
}
/** A function or method; `ident` is its declaration's name, undefined for interface methods and the universe. */
export interface FuncObj extends ObjBase {
  readonly kind: "func";
  readonly ident: Ident | undefined;
  /** True for methods with a pointer receiver. */
  readonly hasPointerReceiver: boolean;
  /** For a method of an instance of a generic type: the method as declared (it has the body). */
  readonly origin?: FuncObj | undefined;
}
export interface PackageNameObj extends ObjBase {
  readonly kind: "package-name";
  readonly imported: Package;
  isUsed: boolean;
}
export interface BuiltinObj extends ObjBase {
  readonly kind: "builtin";
}
export interface NilObj extends ObjBase {
  readonly kind: "nil";
}
export interface LabelObj extends ObjBase {
  readonly kind: "label";
  isUsed: boolean;
}
