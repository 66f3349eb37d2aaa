// Calls of functions, methods, interface methods and function values. A call has a window of registers: receiver and arguments
// go in, results come out at its start.

import { assert } from "../base/assert.ts";
import { ALLOC, ARRAY_TO_SLICE, CALL, CALL_CLOSURE, CALL_INTERFACE, CALL_NATIVE, OPERATION } from "../ir/opcode.ts";
import type { CallExpr, Expr, SelectorExpr } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import type { Selection } from "../types/info.ts";
import type { FuncObj, VarObj } from "../types/objects.ts";
import type { ArrayType, SignatureType, Type } from "../types/type.ts";
import { emitVariadicSlice } from "./composite.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { nativeOf } from "./native.ts";
import { calleeObject, intoAs, operand, unparen } from "./operands.ts";
import { cellAt, emitAddress, emitLoad, emitStore, pointee, shifted } from "./place.ts";
import { followPath, loadWord, operandPlace, type TypedPlace } from "./place-of.ts";
import { positionOf } from "./positions.ts";
import type { Declaration } from "./program-builder.ts";
import { constantOf } from "./type-facts.ts";
import { emitConvert, emitWord } from "./values.ts";

/** What a call calls. */
export type Callee =
  | { readonly kind: "function"; readonly obj: FuncObj; readonly method: MethodCall | undefined }
  | { readonly kind: "interface"; readonly obj: FuncObj; readonly method: MethodCall }
  | { readonly kind: "closure"; readonly fn: Expr };

/** `x.f` of a method call. */
export interface MethodCall {
  readonly selector: SelectorExpr;
  readonly selection: Selection;
}

/** Finds out what a call calls; emits nothing. */
export function calleeOf(f: FunctionContext, x: CallExpr): Callee {
  const fn = unparen(x.fn);
  const obj = calleeObject(f, x);
  if (obj?.kind === "func") return { kind: "function", obj, method: undefined };
  if (fn.kind === "SelectorExpr") {
    const selection = f.info.selections.get(fn);
    if (selection?.kind === "method" && selection.obj.kind === "func") {
      const method = { selector: fn, selection };
      const kind = isInterfaceMethod(selection.obj) ? "interface" : "function";
      return { kind, obj: selection.obj, method };
    }
  }
  return { kind: "closure", fn };
}

/** Whether a method belongs to an interface: it has no declaration. */
export function isInterfaceMethod(obj: FuncObj): boolean {
  const signature = obj.type;
  return obj.ident === undefined || (signature.kind === "signature" && isInterfaceReceiver(signature));
}

function isInterfaceReceiver(signature: SignatureType): boolean {
  return signature.receiver !== undefined && under(signature.receiver.type).kind === "interface";
}

export function signatureOf(f: FunctionContext, x: CallExpr): SignatureType {
  const type = under(f.typeOf(x.fn));
  assert(type.kind === "signature", "a call calls a function", { pos: x.pos });
  return type;
}

function wordsOf(vars: readonly VarObj[]): number {
  return vars.reduce((sum, v) => sum + widthOf(v.type), 0);
}

/** Evaluates a call; returns the first register of its results, which are then the last registers in use. */
export function lowerCall(f: FunctionContext, expression: Expr, into?: number): number {
  const { code } = f;
  const x = unparen(expression);
  assert(x.kind === "CallExpr", "a call is a call", { pos: x.pos });
  const outer = f.enclosing;
  f.enclosing = x.lparen;
  const signature = signatureOf(f, x);
  const nResults = wordsOf(signature.results);
  const callee = calleeOf(f, x);
  hoistCalls(f, [x.fn, ...x.args], [f.typeOf(x.fn), ...argumentTypes(x, signature)]);
  const closure = callee.kind === "closure" ? operand(f, callee.fn) : -1;
  const isInPlace = into !== undefined && into >= f.variableTop && into + nResults === code.top;
  const window = isInPlace ? into : code.top;
  code.top = window;
  lowerWindow(f, x, callee, signature);
  if (code.top < window + nResults) code.allocate(window + nResults - code.top);
  code.pos = x.lparen;
  emitCall(f, callee, window, closure, x);
  code.release(window + nResults);
  f.enclosing = outer;
  return window;
}

/** Types that the arguments of a call are assigned to; fewer when one call gives them all. */
export function argumentTypes(x: CallExpr, signature: SignatureType): Type[] {
  const { params, isVariadic } = signature;
  const nFixed = isVariadic && !x.hasEllipsis ? params.length - 1 : params.length;
  const rest = under(params[nFixed]?.type ?? signature);
  return x.args.flatMap((_, i) => {
    if (i < nFixed) return params[i]?.type ?? [];
    return rest.kind === "slice" ? rest.elem : [];
  });
}

/** Evaluates receiver and arguments into fresh registers, the first ones free. */
export function lowerWindow(f: FunctionContext, x: CallExpr, callee: Callee, signature: SignatureType): void {
  const { code } = f;
  if (callee.kind !== "closure" && callee.method !== undefined) {
    const { selector, selection } = callee.method;
    const into = code.allocate(receiverWidth(callee.obj));
    const mark = code.top;
    lowerReceiver(f, selector, selection, into);
    code.release(mark);
  }
  lowerArguments(f, x, signature);
}

/** Words of a method's receiver. */
export function receiverWidth(obj: FuncObj): number {
  if (obj.hasPointerReceiver || isInterfaceMethod(obj)) return 1;
  const receiver = obj.type.kind === "signature" ? obj.type.receiver : undefined;
  return receiver === undefined ? 1 : widthOf(receiver.type);
}

/** Evaluates the receiver of `x.f` as the method takes it. */
export function lowerReceiver(f: FunctionContext, x: SelectorExpr, selection: Selection, into: number): void {
  const method = selection.obj as FuncObj; // the caller has looked
  emitReceiver(f, x, operandPlace(f, x.x), selection.path.slice(0, -1), method, into);
}

/** The same from a value that is in a place already. `path` leads to the embedded field that has the method. */
export function emitReceiver(
  f: FunctionContext,
  x: SelectorExpr | undefined,
  start: TypedPlace,
  path: readonly number[],
  method: FuncObj,
  into: number,
): void {
  const { place, type } = followPath(f, x, start, path);
  if (x !== undefined) f.code.pos = positionOf(x);
  const isPointer = under(type).kind === "pointer";
  if (isInterfaceMethod(method) || (method.hasPointerReceiver && isPointer)) {
    emitLoad(f, place, 1, into, x?.x);
  } else if (method.hasPointerReceiver) {
    emitAddress(f, place, into);
  } else if (isPointer) {
    emitLoad(f, pointee(loadWord(f, place, x?.x)), receiverWidth(method), into, x?.x);
  } else {
    emitLoad(f, place, receiverWidth(method), into, x?.x);
  }
}

// ---- Arguments

function lowerArguments(f: FunctionContext, x: CallExpr, signature: SignatureType): void {
  const { code } = f;
  const [only] = x.args;
  const spread = only !== undefined && x.args.length === 1 ? f.typeOf(only) : undefined;
  if (only !== undefined && spread?.kind === "tuple") {
    spreadArguments(f, only, spread.vars, signature);
    return;
  }
  const nFixed = signature.isVariadic && !x.hasEllipsis ? signature.params.length - 1 : signature.params.length;
  for (const [i, param] of signature.params.entries()) {
    const into = code.allocate(widthOf(param.type));
    const mark = code.top;
    if (i < nFixed)
      intoAs(f, x.args[i] as Expr, param.type, into); // the checker has counted them
    else variadicArgument(f, x.args.slice(nFixed), param.type, into, x);
    code.release(mark);
  }
}

function variadicArgument(f: FunctionContext, values: readonly Expr[], type: Type, into: number, x: CallExpr): void {
  const slice = under(type);
  if (slice.kind === "slice") emitVariadicSlice(f, values, slice.elem, into, x);
}

// `f(g())` with several results of g.
function spreadArguments(f: FunctionContext, x: Expr, vars: readonly VarObj[], signature: SignatureType): void {
  const { code } = f;
  const window = code.allocate(wordsOf(signature.params));
  const mark = code.top;
  let from = operand(f, x);
  let into = window;
  for (const [i, param] of signature.params.entries()) {
    if (signature.isVariadic && i === signature.params.length - 1) {
      spreadRest(f, from, vars.slice(i), param.type, into, x);
      break;
    }
    const v = vars[i] as VarObj; // the checker has counted them
    emitConvert(f, from, v.type, param.type, into, x);
    from += widthOf(v.type);
    into += widthOf(param.type);
  }
  code.release(mark);
}

function spreadRest(
  f: FunctionContext,
  first: number,
  vars: readonly VarObj[],
  type: Type,
  into: number,
  x: Expr,
): void {
  const { code } = f;
  const slice = under(type);
  if (slice.kind !== "slice" || vars.length === 0) {
    if (slice.kind === "slice") emitVariadicSlice(f, [], slice.elem, into, x);
    return;
  }
  const width = widthOf(slice.elem);
  const array: ArrayType = { kind: "array", elem: slice.elem, length: vars.length };
  const address = code.allocate(1);
  const value = code.allocate(width);
  code.emit(ALLOC, address, f.typeIndex(array, x), f.program.allocation("..."));
  let from = first;
  for (const [i, v] of vars.entries()) {
    emitConvert(f, from, v.type, slice.elem, value, x);
    emitStore(f, shifted(cellAt(address), i * width), width, value, undefined);
    from += widthOf(v.type);
  }
  code.emit(ARRAY_TO_SLICE, into, address, vars.length);
}

// ---- The call itself

/** Emits the call of a window that has been filled. `closure`: register of the function value. */
function emitCall(f: FunctionContext, callee: Callee, window: number, closure: number, x: CallExpr): void {
  const { code } = f;
  switch (callee.kind) {
    case "closure":
      code.emit(CALL_CLOSURE, window, closure, 0, 0, f.text(callee.fn));
      return;
    case "interface":
      code.emit(CALL_INTERFACE, window, f.program.calledMethod(callee.obj), 0, 0, f.text(x.fn));
      return;
    case "function":
      emitStaticCall(f, callee.obj, window, touchedText(f, x, callee));
  }
}

/** Calls a declared function, native or operation. */
export function emitStaticCall(f: FunctionContext, obj: FuncObj, window: number, text: number): void {
  const { program, code } = f;
  const declaration = program.declaration(obj);
  switch (nativeOf(declaration)) {
    case "operation":
      code.emit(OPERATION, window, program.operation(declaration), typeArgumentOf(f, declaration), 0, text);
      return;
    case "native":
      code.emit(CALL_NATIVE, window, program.native(declaration), typeArgumentOf(f, declaration), 0, text);
      return;
    case "constant":
      emitWord(f, constantOf(program, declaration), window);
      return;
    case "go":
      code.emit(CALL, window, program.functionIndex(obj), 0, 0, text);
  }
}

// Of a generic native: what it has been given first.
function typeArgumentOf({ program }: FunctionContext, { instance }: Declaration): number {
  const type = instance?.typeArgs[0];
  return type === undefined ? 0 : program.types.index(type);
}

// What an operation of the library touches: its receiver, or what its first argument points to. Of other calls, the function.
function touchedText(f: FunctionContext, x: CallExpr, callee: Extract<Callee, { kind: "function" }>): number {
  if (nativeOf(f.program.declaration(callee.obj)) !== "operation") return f.text(x.fn);
  const object = callee.method?.selector.x ?? x.args[0];
  if (object === undefined) return f.text(x.fn);
  const inner = unparen(object);
  return f.text(inner.kind === "UnaryExpr" && inner.op === "&" ? inner.x : inner);
}
