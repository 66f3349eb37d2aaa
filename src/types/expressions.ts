// The one place that knows every kind of expression.

import type { Expr } from "../syntax/ast.ts";
import { Typ } from "./basic.ts";
import { call } from "./calls.ts";
import type { Checker } from "./context.ts";
import { exprOrType, rawExpr, useAll } from "./evaluate.ts";
import { instantiateFunction, rejectUninstantiated } from "./generics.ts";
import { identifier, selector } from "./identifiers.ts";
import { index, slice, typeAssertion } from "./indexing.ts";
import { basicLiteral, compositeLiteral, functionLiteral } from "./literals.ts";
import { binary, unary } from "./operators.ts";
import type { Operand } from "./operand.ts";
import { coreType, isValid } from "./predicates.ts";
import type { Type } from "./type.ts";

/** Evaluates `e` into `x`, which is invalid before. See `Rules.evaluate`. */
export function evaluate(c: Checker, x: Operand, e: Expr, hint: Type | undefined, allowGeneric: boolean): void {
  dispatch(c, x, e, hint, allowGeneric);
  if (!allowGeneric) rejectUninstantiated(c, x);
}

function dispatch(c: Checker, x: Operand, e: Expr, hint: Type | undefined, allowGeneric: boolean): void {
  switch (e.kind) {
    case "BadExpr":
      return;
    case "Ident":
      return identifier(c, x, e);
    case "BasicLit":
      return basicLiteral(c, x, e);
    case "FuncLit":
      return functionLiteral(c, x, e);
    case "CompositeLit":
      return compositeLiteral(c, x, e, hint);
    case "ParenExpr": {
      rawExpr(c, x, e.x, hint, allowGeneric);
      x.expr = e;
      return;
    }
    case "SelectorExpr":
      return selector(c, x, e);
    case "IndexExpr":
      return index(c, x, e, (operand) => instantiate(c, operand, e));
    case "SliceExpr":
      return slice(c, x, e);
    case "TypeAssertExpr":
      return typeAssertion(c, x, e);
    case "CallExpr":
      call(c, x, e);
      return;
    case "StarExpr":
      return star(c, x, e);
    case "UnaryExpr":
      return unary(c, x, e, hint);
    case "BinaryExpr":
      return binary(c, x, e, e.x, e.y, e.op, e.opPos);
    case "KeyValueExpr":
      c.error(e, "invalid-syntax-tree", "no key:value expected");
      return useAll(c, [e.value]);
    case "Ellipsis":
      c.error(e, "bad-dot-dot-dot-syntax", "invalid use of ...");
      return;
    case "ArrayType":
    case "StructType":
    case "FuncType":
    case "InterfaceType":
    case "MapType":
    case "ChanType":
      return typeExpression(c, x, e);
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
    x.invalidate();
    typeExpression(c, x, e);
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
    return x.invalidate();
  }
  const core = coreType(x.type);
  if (core?.kind !== "pointer") {
    c.error(x.expr, "invalid-indirection", `invalid operation: cannot indirect ${c.describe(x)}`);
    return x.invalidate();
  }
  x.setValue(core.elem);
  x.mode = isValid(core.elem) ? "variable" : "invalid";
  if (x.isInvalid) x.type = Typ.invalid;
}
