// `go` and `defer`. The call's function and operands are evaluated by the statement; what runs later is a closure without
// parameters: the function value itself where that is enough, else a wrapper around the evaluated words.

import { CONST, DEFER, DEFER_AT, GO, MAKE_CLOSURE, NIL_CHECK } from "../ir/opcode.ts";
import { Closure } from "../ir/value.ts";
import type { CallExpr, DeferStmt, Expr, GoStmt } from "../syntax/ast.ts";
import { lowerBuiltinStatement } from "./builtins.ts";
import { argumentTypes, type Callee, calleeOf, lowerWindow, signatureOf } from "./calls.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { isPlainCall, operand, unparen } from "./operands.ts";
import { positionOf } from "./positions.ts";
import { bodyWrapper, type Deferred, statementWrapper, type WrapperSite } from "./wrappers.ts";

export function lowerGo(f: FunctionContext, s: GoStmt): void {
  const closure = closureOf(f, s.call, s.pos, () => f.nextWrapper("gowrap"));
  f.code.pos = s.pos;
  f.code.emit(GO, closure, 0, 0, 0, f.text(calledExpr(s.call)));
}

export function lowerDefer(f: FunctionContext, s: DeferStmt): void {
  const closure = closureOf(f, s.call, s.pos, () => f.nextWrapper("deferwrap"));
  const text = f.text(calledExpr(s.call));
  f.code.pos = s.pos;
  if (f.rangeBody === undefined) f.code.emit(DEFER, closure, 0, 0, 0, text);
  else f.code.emit(DEFER_AT, closure, f.rangeBody.depthRegister, f.owner.index, 0, text);
}

function calledExpr(call: Expr): Expr {
  const x = unparen(call);
  return x.kind === "CallExpr" ? x.fn : x;
}

// Evaluates everything now; returns the register of a closure that makes the call.
function closureOf(f: FunctionContext, call: Expr, pos: Expr["pos"], name: () => string): number {
  const { code } = f;
  const x = unparen(call) as CallExpr; // the checker has seen to it
  const into = code.allocate(1);
  const site = (): WrapperSite => ({ program: f.program, unit: f.unit, lower: f.lower, name: name(), pos });
  if (!isPlainCall(f, x)) {
    builtinClosure(f, x, into, site());
    return into;
  }
  const callee = calleeOf(f, x);
  const signature = signatureOf(f, x);
  hoistCalls(f, [x.fn, ...x.args], [f.typeOf(x.fn), ...argumentTypes(x, signature)]);
  const window = code.top;
  if (callee.kind === "closure") {
    if (signature.params.length === 0) return operand(f, callee.fn);
    f.lower.expression(f, callee.fn, code.allocate(1));
  }
  lowerWindow(f, x, callee, signature);
  if (callee.kind === "interface") {
    // A method of a nil interface cannot be found: that is now, not when it would be called.
    code.pos = positionOf(callee.method.selector);
    code.emit(NIL_CHECK, window);
  }
  const nWords = code.top - window;
  const nResults = signature.results.reduce((sum, v) => sum + widthOf(v.type), 0);
  code.pos = pos;
  if (callee.kind === "function" && nWords === 0) {
    code.emit(CONST, into, f.program.constant(new Closure(f.program.functionIndex(callee.obj), [])));
  } else {
    code.emit(MAKE_CLOSURE, into, statementWrapper(site(), deferred(callee), nWords, nResults), window, nWords);
  }
  return into;
}

function deferred(callee: Callee): Deferred {
  return callee.kind === "closure" ? callee : { kind: callee.kind, obj: callee.obj };
}

// `defer close(ch)` and the like: the operands are captured, the builtin runs in the wrapper.
function builtinClosure(f: FunctionContext, x: CallExpr, into: number, site: WrapperSite): void {
  const { code } = f;
  hoistCalls(f, x.args);
  const operands = x.args.map(unparen).filter((arg) => f.info.types.get(arg)?.mode !== "type" && !isConstant(f, arg));
  const window = code.top;
  const offsets = operands.map((arg) => {
    const register = code.allocate(widthOf(f.typeOf(arg)));
    f.lower.expression(f, arg, register);
    return register - window;
  });
  const fn = bodyWrapper(site, code.top - window, (inner) => {
    for (const [i, arg] of operands.entries()) inner.hoisted.set(arg, offsets[i] ?? 0);
    lowerBuiltinStatement(inner, x);
  });
  if (code.top === window) code.emit(CONST, into, f.program.constant(new Closure(fn, [])));
  else code.emit(MAKE_CLOSURE, into, fn, window, code.top - window);
}

function isConstant(f: FunctionContext, x: Expr): boolean {
  return f.info.types.get(x)?.value !== undefined;
}
