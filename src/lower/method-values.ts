// Methods as values: `x.f` bound to its receiver, and `T.f` that takes it as first parameter.

import { CONST, MAKE_CLOSURE, NIL_CHECK } from "../ir/opcode.ts";
import { Closure } from "../ir/value.ts";
import type { SelectorExpr } from "../syntax/ast.ts";
import type { Selection } from "../types/info.ts";
import type { FuncObj } from "../types/objects.ts";
import { isInterfaceMethod, lowerReceiver, receiverWidth } from "./calls.ts";
import type { FunctionContext } from "./function-context.ts";
import { positionOf } from "./positions.ts";
import { boundWrapper, expressionWrapper, type WrapperSite, wrapperName } from "./wrappers.ts";

function site(f: FunctionContext, name: string, x: SelectorExpr): WrapperSite {
  return { program: f.program, unit: f.unit, lower: f.lower, name, pos: x.pos };
}

/** Register `into` = the method bound to the receiver, which is evaluated and copied now. */
export function lowerMethodValue(f: FunctionContext, x: SelectorExpr, selection: Selection, into: number): void {
  const { code } = f;
  const method = selection.obj as FuncObj; // the caller has looked
  const width = receiverWidth(method);
  const receiver = code.allocate(width);
  lowerReceiver(f, x, selection, receiver);
  code.pos = positionOf(x);
  if (isInterfaceMethod(method)) code.emit(NIL_CHECK, receiver);
  const fn = boundWrapper(site(f, `${wrapperName(selection.receiver, method)}-fm`, x), method);
  code.emit(MAKE_CLOSURE, into, fn, receiver, width);
}

/** Register `into` = a function that takes the receiver as its first parameter. */
export function lowerMethodExpression(f: FunctionContext, x: SelectorExpr, selection: Selection, into: number): void {
  const method = selection.obj as FuncObj; // method expressions select methods
  const type = selection.receiver;
  const isDirect =
    selection.path.length === 1 &&
    !isInterfaceMethod(method) &&
    (type.kind === "pointer") === method.hasPointerReceiver;
  const fn = isDirect
    ? f.program.functionIndex(method)
    : expressionWrapper(site(f, wrapperName(type, method), x), { type, path: selection.path.slice(0, -1), method });
  f.code.pos = positionOf(x);
  f.code.emit(CONST, into, f.program.constant(new Closure(fn, [])));
}
