// Order of evaluation (Go spec, "Order of evaluation"). Calls and receives happen in lexical order; when variables in memory
// are read relative to them is unspecified. Like gc, we make all calls of an expression first and read memory afterwards:
// in `total = total + compute()` the variable is read when compute has returned.
//
// What gc puts into a temporary in lexical order, as it does calls, is early here too: len and cap, slicing, type assertions, min
// and max, `&&` and `||`, map literals, conversions of strings to bytes, and values that need an address to become an interface.
// Found by running Go 1.26 on programs in which a later call changes what an earlier operand reads.

import type { Expr } from "../syntax/ast.ts";
import { children } from "../syntax/walk.ts";
import { under } from "../types/identity.ts";
import type { Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { isStringType } from "./kinds.ts";
import { widthOf } from "./layout.ts";
import { genericName, isNil, isPlainCall, unparen } from "./operands.ts";
import { needsInterface } from "./values.ts";

/** Builtins that gc evaluates before the expression they stand in, like calls. */
const EARLY_BUILTINS = new Set([
  ...["append", "copy", "recover", "panic", "print", "println", "delete", "clear", "close"],
  ...["len", "cap", "min", "max"],
]);

/**
 * Evaluates, in order, the calls in `list` that stand behind something that must be evaluated after them. `targets`: the types
 * that the operands are assigned to, where they can be interfaces.
 */
export function hoistCalls(f: FunctionContext, list: readonly Expr[], targets: readonly Type[] = []): void {
  const finder = new CallFinder(f);
  for (const [i, x] of list.entries()) finder.root(x, targets[i]);
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

/** Whether evaluating `x` calls a function or receives: what keeps the length of an array from being constant. */
export function hasCallOrReceive(f: FunctionContext, x: Expr): boolean {
  if (x.kind === "FuncLit" || f.info.types.get(x)?.mode === "type") return false;
  if (x.kind === "CallExpr" && isPlainCall(f, x)) return true;
  if (x.kind === "UnaryExpr" && x.op === "<-") return true;
  return [...children(x)].some((child) => hasCallOrReceive(f, child as Expr)); // as in `visit`
}

class CallFinder {
  readonly calls: Expr[] = [];
  /** Calls up to the last one that stands behind a read. */
  nToHoist = 0;
  private hasRead = false;

  constructor(private readonly f: FunctionContext) {}

  root(x: Expr, target: Type | undefined): void {
    if (target !== undefined && this.needsAddress(x, target)) this.early(x);
    else this.visit(x);
  }

  private early(x: Expr): void {
    this.calls.push(unparen(x));
    if (this.hasRead) this.nToHoist = this.calls.length;
  }

  // Whether gc copies the operand of a conversion to an interface before it goes on.
  private needsAddress(x: Expr, target: Type): boolean {
    const { f } = this;
    const tv = f.info.types.get(x);
    if (tv === undefined || tv.value !== undefined || tv.mode === "variable" || isNil(f, x)) return false;
    return needsInterface(tv.type, target) && !isPassedByValue(tv.type) && !isFunctionLiteral(x);
  }

  visit(x: Expr): void {
    const { f } = this;
    if (x.kind === "FuncLit" || f.hoisted.has(x)) return;
    const tv = f.info.types.get(x);
    if (tv?.mode === "type" || tv?.value !== undefined) return;
    if (this.isEarly(x)) {
      this.early(x);
      return;
    }
    if (x.kind === "IndexExpr" && genericName(f, x) !== undefined) return;
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
    switch (x.kind) {
      case "CallExpr":
        return isPlainCall(this.f, x) || this.isEarlyBuiltin(x) || this.makesBytes(x);
      case "UnaryExpr":
        return x.op === "<-";
      case "BinaryExpr":
        return x.op === "&&" || x.op === "||";
      case "SliceExpr":
      case "TypeAssertExpr":
        return true;
      case "CompositeLit":
        return under(this.f.typeOf(x)).kind === "map" && x.elements.length > 0;
      default:
        return false;
    }
  }

  private makesBytes(x: Extract<Expr, { kind: "CallExpr" }>): boolean {
    const { f } = this;
    const [only] = x.args;
    if (only === undefined || f.info.types.get(unparen(x.fn))?.mode !== "type") return false;
    return isStringType(f.typeOf(only)) && under(f.typeOf(x)).kind === "slice";
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

function isFunctionLiteral(x: Expr): boolean {
  return unparen(x).kind === "FuncLit";
}

// Numbers of two bytes and more, strings and slices: gc's conversion routines take them as they are.
function isPassedByValue(type: Type): boolean {
  const t = under(type);
  switch (t.kind) {
    case "basic":
      return !["bool", "int8", "uint8", "unsafe.Pointer"].includes(t.basic);
    case "slice":
      return true;
    case "struct":
      return (
        t.fields.length === 1 && isPassedByValue(t.fields[0]?.type as Type) && !isStringType(t.fields[0]?.type as Type)
      ); // there is one
    case "array":
      return t.length === 1 && isPassedByValue(t.elem) && !isStringType(t.elem);
    default:
      return false;
  }
}
