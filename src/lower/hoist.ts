// Order of evaluation (Go spec, "Order of evaluation"). Calls and receives happen in lexical order; when variables in memory
// are read relative to them is unspecified. Like gc, we make all calls of an expression first and read memory afterwards:
// in `total = total + compute()` the variable is read when compute has returned.

import type { Expr } from "../syntax/ast.ts";
import { children } from "../syntax/walk.ts";
import { under } from "../types/identity.ts";
import type { FunctionContext } from "./function-context.ts";
import { widthOf } from "./layout.ts";
import { isPlainCall, unparen } from "./operands.ts";

/** Builtins that gc evaluates before the expression they stand in, like calls. */
const EARLY_BUILTINS = new Set(["append", "copy", "recover", "panic", "print", "println", "delete", "clear", "close"]);

/** Evaluates, in order, the calls in `list` that stand behind something that must be evaluated after them. */
export function hoistCalls(f: FunctionContext, list: readonly Expr[]): void {
  const finder = new CallFinder(f);
  for (const x of list) finder.visit(x);
  for (const call of finder.calls.slice(0, finder.nToHoist)) hoist(f, call);
}

function hoist(f: FunctionContext, x: Expr): void {
  if (isPlainCall(f, x)) {
    f.hoisted.set(x, f.lower.call(f, x));
    return;
  }
  const into = f.code.allocate(widthOf(f.typeOf(x)));
  f.lower.expression(f, x, into);
  f.hoisted.set(x, into);
}

class CallFinder {
  readonly calls: Expr[] = [];
  /** Calls up to the last one that stands behind a read. */
  nToHoist = 0;
  private hasRead = false;

  constructor(private readonly f: FunctionContext) {}

  visit(x: Expr): void {
    const { f } = this;
    if (x.kind === "FuncLit" || f.hoisted.has(x)) return;
    const tv = f.info.types.get(x);
    if (tv?.mode === "type" || tv?.value !== undefined) return;
    if (this.isEarly(x)) {
      this.calls.push(x);
      if (this.hasRead) this.nToHoist = this.calls.length;
      return;
    }
    if (x.kind === "SelectorExpr") this.visit(x.x);
    else if (x.kind === "CompositeLit") for (const element of x.elements) this.element(element);
    else for (const child of children(x)) this.visit(child as Expr); // expressions have only expressions below, FuncLit aside
    if (this.reads(x)) this.hasRead = true;
  }

  // Field names of struct literals are no operands.
  private element(x: Expr): void {
    if (x.kind !== "KeyValueExpr") this.visit(x);
    else {
      if (x.key.kind !== "Ident" || this.f.info.types.has(x.key)) this.visit(x.key);
      this.visit(x.value);
    }
  }

  private isEarly(x: Expr): boolean {
    if (x.kind === "CallExpr") return isPlainCall(this.f, x) || this.isEarlyBuiltin(x);
    if (x.kind === "UnaryExpr") return x.op === "<-";
    return x.kind === "BinaryExpr" && (x.op === "&&" || x.op === "||") && containsCall(this.f, x);
  }

  private isEarlyBuiltin(x: Extract<Expr, { kind: "CallExpr" }>): boolean {
    const fn = unparen(x.fn);
    return fn.kind === "Ident" && this.f.info.uses.get(fn)?.kind === "builtin" && EARLY_BUILTINS.has(fn.name);
  }

  /** Whether evaluating `x` itself reads memory or can panic. */
  private reads(x: Expr): boolean {
    const { f } = this;
    switch (x.kind) {
      case "Ident": {
        const obj = f.info.uses.get(x);
        return obj?.kind === "var" && !f.isRegister(obj);
      }
      case "SelectorExpr":
        return f.info.selections.get(x)?.isIndirect ?? f.info.uses.get(x.selector)?.kind === "var";
      case "StarExpr":
      case "IndexExpr":
      case "SliceExpr":
      case "TypeAssertExpr":
        return true;
      case "BinaryExpr":
        return x.op === "/" || x.op === "%" || x.op === "<<" || x.op === ">>" || this.comparesInterfaces(x);
      case "CallExpr":
        return f.info.types.get(unparen(x.fn))?.mode !== "type";
      default:
        return false;
    }
  }

  private comparesInterfaces(x: Extract<Expr, { kind: "BinaryExpr" }>): boolean {
    const type = this.f.info.types.get(x.x)?.type;
    return type !== undefined && ["interface", "struct", "array"].includes(under(type).kind);
  }
}

/** Whether a call or receive stands in `x` outside function literals. */
function containsCall(f: FunctionContext, x: Expr): boolean {
  if (x.kind === "FuncLit") return false;
  if (isPlainCall(f, x) || (x.kind === "UnaryExpr" && x.op === "<-")) return true;
  if (f.info.types.get(x)?.mode === "type") return false;
  return children(x).some((child) => containsCall(f, child as Expr)); // as above
}
