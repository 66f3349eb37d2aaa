// What the analyses share: how they are run, and questions about calls and types.

import type { Diagnostic } from "../base/diagnostics.ts";
import type { FileSet, Span } from "../base/source.ts";
import type { CallExpr, Expr, File, FuncDecl, FuncLit } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { Info, Package } from "../types/info.ts";
import type { FuncObj, Obj, VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";

/** One of `go vet`'s analyses, by its name there. */
export interface Analysis {
  readonly name: string;
  run(pass: Pass): void;
}

/** A package that type-checks, as one analysis sees it. */
export class Pass {
  readonly info: Info;
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    readonly name: string,
    readonly pkg: Package,
    readonly files: readonly File[],
    private readonly fileSet: FileSet,
  ) {
    this.info = pkg.info;
  }

  /** Says `message`, in the words of `go vet`, about `span`. */
  report({ pos, end }: Span, message: string): void {
    this.diagnostics.push({ pos, end, code: `vet-${this.name}`, severity: "warning", message });
  }

  lineOf({ pos }: Span): number {
    const file = this.fileSet.file(pos);
    return file === undefined ? 0 : file.position(pos - file.base).line;
  }

  typeOf(x: Expr): Type | undefined {
    return this.info.types.get(x)?.type;
  }

  /** The function or method that a call names; undefined for function values, conversions and builtins. */
  callee(call: CallExpr): FuncObj | undefined {
    const fn = unparen(call.fn);
    const ident = fn.kind === "IndexExpr" ? unparen(fn.x) : fn;
    if (ident.kind === "Ident") return asFunction(this.info.uses.get(ident));
    if (ident.kind !== "SelectorExpr") return undefined;
    return asFunction(this.info.selections.get(ident)?.obj ?? this.info.uses.get(ident.selector));
  }

  /** Whether a call is of `path.name`, a function of a package. */
  isCallOf(call: CallExpr, path: string, names: ReadonlySet<string>): boolean {
    const callee = this.callee(call);
    return callee !== undefined && callee.pkg?.path === path && names.has(callee.name) && !isMethod(callee);
  }

  /** The local or package variable that an expression names. */
  variable(x: Expr): VarObj | undefined {
    const ident = unparen(x);
    if (ident.kind !== "Ident") return undefined;
    const obj = this.info.uses.get(ident) ?? this.info.defs.get(ident);
    return obj?.kind === "var" ? obj : undefined;
  }

  /** Visits every function with a body: declarations, and literals wherever they are. */
  functions(visit: (fn: FuncDecl | FuncLit) => void): void {
    for (const file of this.files) {
      walk(file, (node) => {
        if (node.kind === "FuncDecl" || node.kind === "FuncLit") visit(node);
        return true;
      });
    }
  }
}

function asFunction(obj: Obj | undefined): FuncObj | undefined {
  return obj?.kind === "func" ? obj : undefined;
}

/** Whether a function has a receiver. */
function isMethod({ type }: FuncObj): boolean {
  return type.kind === "signature" && type.receiver !== undefined;
}

/** The named type `path.name` itself, or a pointer to it. */
export function isNamed(type: Type | undefined, path: string, name: string): boolean {
  const base = type?.kind === "pointer" ? type.elem : type;
  return base?.kind === "named" && base.obj.name === name && base.obj.pkg?.path === path;
}

export function unparen(x: Expr): Expr {
  let inner = x;
  while (inner.kind === "ParenExpr") inner = inner.x;
  return inner;
}
