// The universe scope: predeclared types, constants, nil and functions. Built once; never changed.

import { NO_POS } from "../base/source.ts";
import { BYTE, NAMED_KINDS, RUNE, Typ } from "./basic.ts";
import { makeBool, makeInt } from "./constant-value.ts";
import { COMPARABLE_INTERFACE } from "./identity.ts";
import { emptyInfo, type Package } from "./info.ts";
import { Interface, Named } from "./named.ts";
import { newConst, newFunc, newTypeName, newVar } from "./new-object.ts";
import type { Obj } from "./objects.ts";
import { Scope } from "./scope.ts";
import type { Type } from "./type.ts";

/** `any`, printed by this name; `interface{}` written out is another object with the same (empty) type set. */
export const ANY = new Interface([], []);

/** Names of the predeclared functions. */
export const BUILTINS = [
  "append",
  "cap",
  "clear",
  "close",
  "complex",
  "copy",
  "delete",
  "imag",
  "len",
  "make",
  "max",
  "min",
  "new",
  "panic",
  "print",
  "println",
  "real",
  "recover",
] as const;

/** Names of the functions of package unsafe that the compiler knows. */
export const UNSAFE_BUILTINS = [
  "Add",
  "Alignof",
  "Offsetof",
  "Sizeof",
  "Slice",
  "SliceData",
  "String",
  "StringData",
] as const;
export type BuiltinName = (typeof BUILTINS)[number] | (typeof UNSAFE_BUILTINS)[number];

function declareType(scope: Scope, name: string, type: Type): void {
  const obj = newTypeName(name, NO_POS, undefined, type.kind !== "basic" || type.basic !== name);
  obj.type = type;
  scope.insert(obj);
}

function makeError(): Named {
  const obj = newTypeName("error", NO_POS, undefined, false);
  const named = new Named(obj);
  obj.type = named;
  const method = newFunc("Error", NO_POS, undefined, {
    kind: "signature",
    receiver: undefined,
    params: [],
    results: [newVar("", NO_POS, undefined, Typ.string, "result")],
    isVariadic: false,
    typeParams: [],
  });
  named.setRhs(new Interface([method], []));
  return named;
}

/** The predeclared type `error`. */
export const ERROR = makeError();

function makeComparable(): Named {
  const obj = newTypeName("comparable", NO_POS, undefined, false);
  const named = new Named(obj);
  obj.type = named;
  named.setRhs(COMPARABLE_INTERFACE);
  return named;
}

/** The predeclared constraint `comparable`. */
export const COMPARABLE = makeComparable();

function makeUniverse(): Scope {
  const scope = new Scope(undefined);
  for (const name of NAMED_KINDS) declareType(scope, name, Typ[name]);
  declareType(scope, "byte", BYTE);
  declareType(scope, "rune", RUNE);
  declareType(scope, "any", ANY);
  scope.insert(ERROR.obj);
  scope.insert(COMPARABLE.obj);
  scope.insert(newConst("true", NO_POS, undefined, Typ["untyped bool"], makeBool(true)));
  scope.insert(newConst("false", NO_POS, undefined, Typ["untyped bool"], makeBool(false)));
  scope.insert(newConst("iota", NO_POS, undefined, Typ["untyped int"], makeInt(0n)));
  scope.insert({ kind: "nil", name: "nil", pos: NO_POS, pkg: undefined, type: Typ["untyped nil"] });
  for (const name of BUILTINS) {
    const builtin: Obj = { kind: "builtin", name, pos: NO_POS, pkg: undefined, type: Typ.invalid };
    scope.insert(builtin);
  }
  return scope;
}

function makeUnsafe(): Package {
  const scope = new Scope(undefined);
  const pkg: Package = {
    path: "unsafe",
    name: "unsafe",
    scope: scope.names,
    imports: [],
    files: [],
    info: emptyInfo(),
    goMinor: 0,
    isComplete: true,
  };
  const pointer = newTypeName("Pointer", NO_POS, pkg, true);
  pointer.type = Typ["unsafe.Pointer"];
  scope.insert(pointer);
  for (const name of UNSAFE_BUILTINS) scope.insert({ kind: "builtin", name, pos: NO_POS, pkg, type: Typ.invalid });
  return pkg;
}

/** Package unsafe: the one import that no source text stands for. */
export const UNSAFE = makeUnsafe();

/** The outermost scope. */
export const UNIVERSE = makeUniverse();
