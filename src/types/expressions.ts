// The one place that knows every kind of expression.

import type { Expr } from "../syntax/ast.ts";
import { Typ } from "./basic.ts";
import { call } from "./calls.ts";
import type { Checker } from "./context.ts";
import { evaluateAll, exprOrType, rawExpr } from "./evaluate.ts";
import { completeInstance, instantiateFunction, instantiateType } from "./generics.ts";
import { identifier, selector } from "./identifiers.ts";
import { index, slice, typeAssertion } from "./indexing.ts";
import { basicLiteral, compositeLiteral, functionLiteral } from "./literals.ts";
import type { Operand } from "./operand.ts";
import { binary, unary } from "./operators.ts";
import { coreType, isValid } from "./predicates.ts";
import type { Type } from "./type.ts";

/** Evaluates `e` into `x`, which is invalid before. See `Rules.evaluate`. */
export function evaluate(c: Checker, x: Operand, e: Expr, hint: Type | undefined, allowGeneric: boolean): void {
  dispatch(c, x, e, hint, allowGeneric);
  if (!allowGeneric) completeInstance(c, x, hint);
}

function dispatch(c: Checker, x: Operand, e: Expr, hint: Type | undefined, allowGeneric: boolean): void {
  switch (e.kind) {
    case "BadExpr":
      return;
    case "Ident":
      identifier(c, x, e);
      return;
    case "BasicLit":
      basicLiteral(c, x, e);
      return;
    case "FuncLit":
      functionLiteral(c, x, e);
      return;
    case "CompositeLit":
      compositeLiteral(c, x, e, hint);
      return;
    case "ParenExpr": {
      rawExpr(c, x, e.x, hint, allowGeneric);
      x.expr = e;
      return;
    }
    case "SelectorExpr":
      selector(c, x, e);
      return;
    case "IndexExpr":
      index(c, x, e, (operand) => instantiate(c, operand, e));
      return;
    case "SliceExpr":
      slice(c, x, e);
      return;
    case "TypeAssertExpr":
      typeAssertion(c, x, e);
      return;
    case "CallExpr":
      call(c, x, e);
      return;
    case "StarExpr":
      star(c, x, e);
      return;
    case "UnaryExpr":
      unary(c, x, e);
      return;
    case "BinaryExpr":
      binary(c, x, e, e.x, e.y, e.op, e.opPos);
      return;
    case "KeyValueExpr":
      c.error(e, "invalid-syntax-tree", "no key:value expected");
      evaluateAll(c, [e.value]);
      return;
    case "Ellipsis":
      c.error(e, "bad-dot-dot-dot-syntax", "invalid use of ...");
      return;
    case "ArrayType":
    case "StructType":
    case "FuncType":
    case "InterfaceType":
    case "MapType":
    case "ChanType":
      typeExpression(c, x, e);
      return;
  }
}

function typeExpression(c: Checker, x: Operand, e: Expr): void {
  const type = c.rules.type(c, e);
  if (!isValid(type)) return;
  x.mode = "type";
  x.type = type;
}

function instantiate(c: Checker, x: Operand, e: Extract<Expr, { kind: "IndexExpr" }>): void {
  if (x.mode === "type") {
    const generic = x.type;
    x.invalidate();
    const type = instantiateType(c, e, generic, (arg) => c.rules.type(c, arg));
    if (isValid(type)) {
      x.mode = "type";
      x.type = type;
    }
  } else instantiateFunction(c, x, e, (arg) => c.rules.type(c, arg));
}

function star(c: Checker, x: Operand, e: Extract<Expr, { kind: "StarExpr" }>): void {
  exprOrType(c, x, e.x);
  if (x.isInvalid) return;
  if (x.mode === "type") {
    x.type = { kind: "pointer", elem: x.type };
    return;
  }
  if (x.isNil) {
    c.error(x.expr, "invalid-indirection", "invalid operation: cannot indirect nil");
    x.invalidate();
    return;
  }
  const core = coreType(x.type);
  if (core?.kind !== "pointer") {
    c.error(x.expr, "invalid-indirection", `invalid operation: cannot indirect ${c.describe(x)}`);
    x.invalidate();
    return;
  }
  x.setValue(core.elem);
  x.mode = isValid(core.elem) ? "variable" : "invalid";
  if (x.isInvalid) x.type = Typ.invalid;
}
