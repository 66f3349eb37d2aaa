// What checking a package yields: side tables over the syntax tree, as in go/types.

import type { Diagnostic } from "../base/diagnostics.ts";
import type { Expr, File, FuncDecl, FuncLit, Ident, Node, SelectorExpr, ValueSpec } from "../syntax/ast.ts";
import type { ConstantValue } from "./constant.ts";
import type { FuncObj, Obj, VarObj } from "./objects.ts";
import type { Type } from "./type.ts";

/** How an expression may be used. */
export type Mode =
  | "invalid"
  | "novalue"
  | "builtin"
  | "type"
  | "constant"
  | "variable" // addressable
  | "map-index" // assignable, not addressable
  | "value"
  | "comma-ok"; // a value that can also be used as (value, ok)

/** Type and, for constants, value of an expression. Untyped constants have their final type after checking. */
export interface TypeAndValue {
  readonly mode: Mode;
  readonly type: Type;
  readonly value: ConstantValue | undefined;
}

/** What `x.f` selects. */
export interface Selection {
  readonly kind: "field" | "method" | "method-expr";
  /** Type of `x`. */
  readonly receiver: Type;
  readonly obj: Obj;
  /** Field indices from `x` to the field, or to the embedded field that has the method, then the method's own index (ignored). */
  readonly path: readonly number[];
  /** A pointer was followed on the way. */
  readonly isIndirect: boolean;
}

/** One package variable initialisation in execution order; `lhs` has more than one entry for `a, b = f()`. */
export interface Initializer {
  readonly lhs: readonly VarObj[];
  readonly rhs: Expr;
  readonly spec: ValueSpec;
}

export interface Info {
  readonly types: Map<Expr, TypeAndValue>;
  /** The object an identifier declares; undefined value for `_`-like symbolic cases (package clause, type switch binding). */
  readonly defs: Map<Ident, Obj | undefined>;
  readonly uses: Map<Ident, Obj>;
  /** CaseClause of a type switch -> its variable; ImportSpec without a name -> its package name; unnamed Field -> its variable. */
  readonly implicits: Map<Node, Obj>;
  readonly selections: Map<SelectorExpr, Selection>;
  /** Identifier of an instantiated generic -> its type arguments and instance type. */
  readonly instances: Map<Ident, { readonly typeArgs: readonly Type[]; readonly type: Type }>;
  /** Variables declared outside a function literal and used inside it, in order of first use. */
  readonly captures: Map<FuncLit, readonly VarObj[]>;
  /** Variables whose address is taken (explicitly, by a method call with pointer receiver, or by slicing an array). */
  readonly addressTaken: Set<VarObj>;
  readonly initOrder: Initializer[];
  /** Every FuncDecl with its object (methods and `init` too). */
  readonly funcs: Map<FuncDecl, FuncObj>;
}

/** Tables of a package that nothing has been checked of. */
export function emptyInfo(): Info {
  return {
    types: new Map(),
    defs: new Map(),
    uses: new Map(),
    implicits: new Map(),
    selections: new Map(),
    instances: new Map(),
    captures: new Map(),
    addressTaken: new Set(),
    initOrder: [],
    funcs: new Map(),
  };
}

export interface Package {
  /** Import path; `main` for the user's program. */
  readonly path: string;
  readonly name: string;
  /** Exported and unexported package-level objects. */
  readonly scope: ReadonlyMap<string, Obj>;
  readonly imports: readonly Package[];
  readonly files: readonly File[];
  readonly info: Info;
  /** Language version, e.g. `{ major: 1, minor: 26 }` is 26. */
  readonly goMinor: number;
  /** False when it has errors: it must not be lowered. */
  readonly isComplete: boolean;
  /** Where bodies are put off: completes `info` for the body of one of the package's functions. */
  readonly checkBody?: (decl: FuncDecl) => void;
}

/** The result of checking: always a package, even with errors. */
export interface CheckResult {
  readonly pkg: Package;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the package for an import path; undefined when there is none. */
export type Importer = (path: string) => Package | undefined;
