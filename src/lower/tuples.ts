// Values that come in pairs or more: results of calls, and the comma-ok forms.

import { assert } from "../base/assert.ts";
import type { Expr } from "../syntax/ast.ts";
import { Typ } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import type { Type } from "../types/type.ts";
import { signatureOf } from "./calls.ts";
import { lowerReceive, lowerTypeAssert } from "./expressions.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { lowerMapGet } from "./maps.ts";
import { isPlainCall, unparen } from "./operands.ts";

/** Types of the values of a call with several results, or of a comma-ok form. */
export function tupleTypes(f: FunctionContext, value: Expr): readonly Type[] {
  const x = unparen(value);
  if (x.kind === "CallExpr" && isPlainCall(f, x)) return signatureOf(f, x).results.map((v) => v.type);
  switch (x.kind) {
    case "IndexExpr": {
      const map = under(f.typeOf(x.x));
      assert(map.kind === "map", "comma ok on a map", { pos: x.pos });
      return [map.elem, Typ.bool];
    }
    case "TypeAssertExpr":
      return [f.typeOf(x.type as Expr), Typ.bool]; // x.(type) is no value
    case "UnaryExpr": {
      const channel = under(f.typeOf(x.x));
      assert(channel.kind === "chan", "comma ok on a receive", { pos: x.pos });
      return [channel.elem, Typ.bool];
    }
    default:
      assert(false, `${x.kind} has no second value`, { pos: x.pos });
  }
}

/** Evaluates such a value; returns the first register of its words. `into`: where they are wanted, fresh registers. */
export function evaluateTuple(f: FunctionContext, value: Expr, into?: number): number {
  const { code } = f;
  const x = unparen(value);
  if (isPlainCall(f, x)) {
    const from = f.lower.call(f, x, into);
    if (into === undefined) return from;
    code.move(
      into,
      from,
      tupleTypes(f, x).reduce((sum, type) => sum + widthOf(type), 0),
    );
    return into;
  }
  const width = tupleTypes(f, x).reduce((sum, type) => sum + widthOf(type), 0);
  const target = into ?? code.allocate(width);
  const mark = code.top;
  hoistCalls(f, [x.kind === "IndexExpr" || x.kind === "UnaryExpr" || x.kind === "TypeAssertExpr" ? x.x : x]);
  if (x.kind === "IndexExpr") lowerMapGet(f, x, target, true);
  else if (x.kind === "TypeAssertExpr") lowerTypeAssert(f, x, target, true);
  else if (x.kind === "UnaryExpr") lowerReceive(f, x, target, true);
  code.release(mark);
  return target;
}
