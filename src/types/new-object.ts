// Makers of declared entities. Functions get their signature when it is first asked for.

import type { Pos } from "../base/source.ts";
import type { Ident } from "../syntax/ast.ts";
import { Typ } from "./basic.ts";
import type { ConstantValue } from "./constant.ts";
import type { Package } from "./info.ts";
import type { ConstObj, FuncObj, LabelObj, PackageNameObj, TypeNameObj, VarObj } from "./objects.ts";
import type { Type } from "./type.ts";

/** A variable; `isUsed` starts false for locals alone, nothing else is reported as unused. */
export function newVar(
  name: string,
  pos: Pos,
  pkg: Package | undefined,
  type: Type,
  role: VarObj["role"],
  isEmbedded = false,
): VarObj {
  return { kind: "var", name, pos, pkg, type, role, isEmbedded, isUsed: role !== "local" };
}

export function newConst(name: string, pos: Pos, pkg: Package | undefined, type: Type, value: ConstantValue): ConstObj {
  return { kind: "const", name, pos, pkg, type, value };
}

export function newTypeName(name: string, pos: Pos, pkg: Package | undefined, isAlias: boolean): TypeNameObj {
  return { kind: "typename", name, pos, pkg, type: Typ.invalid, isAlias, typeParams: [] };
}

export function newPackageName(name: string, pos: Pos, pkg: Package, imported: Package): PackageNameObj {
  return { kind: "package-name", name, pos, pkg, type: Typ.invalid, imported, isUsed: false };
}

export function newLabel(name: string, pos: Pos, pkg: Package): LabelObj {
  return { kind: "label", name, pos, pkg, type: Typ.invalid, isUsed: false };
}

/** A function or method whose signature is worked out by `resolve` when `type` is first read. */
export class Func implements FuncObj {
  readonly kind = "func";
  private known: Type | undefined;

  constructor(
    readonly name: string,
    readonly pos: Pos,
    readonly pkg: Package | undefined,
    readonly ident: Ident | undefined,
    public hasPointerReceiver: boolean,
    private resolve: ((self: Func) => void) | undefined = undefined,
    /** For a method of an instance: the method as declared on the generic type. */
    readonly origin: FuncObj | undefined = undefined,
  ) {}

  get type(): Type {
    const resolve = this.resolve;
    if (this.known === undefined && resolve !== undefined) {
      // Cleared first: a signature that refers to itself sees an invalid type instead of recursing.
      this.resolve = undefined;
      resolve(this);
    }
    return this.known ?? Typ.invalid;
  }

  set type(type: Type) {
    this.known = type;
  }
}

/** A function with a known signature. */
export function newFunc(name: string, pos: Pos, pkg: Package | undefined, type: Type, ident?: Ident): Func {
  const fn = new Func(name, pos, pkg, ident, false);
  fn.type = type;
  return fn;
}
