// Functions that the compiler makes: dynamic dispatch on boxed receivers, bound methods, method expressions, go and defer with
// arguments, natives as values. They forward to a declared method or function and are left out of stacks.

import type { Pos } from "../base/source.ts";
import { CALL_CLOSURE, CALL_INTERFACE, CONST, INT, JUMP_NE, MAKE_INTERFACE, PANIC, RETURN } from "../ir/opcode.ts";
import type { FunctionIr } from "../ir/program.ts";
import type { FuncObj, VarObj } from "../types/objects.ts";
import type { SignatureType, Type } from "../types/type.ts";
import { emitReceiver, emitStaticCall, isInterfaceMethod, receiverWidth } from "./calls.ts";
import { Label } from "./code-builder.ts";
import { FunctionContext, type Lowerer, NO_SIGNATURE, type Unit } from "./function-context.ts";
import { widthOf } from "./layout.ts";
import type { Place } from "./place.ts";
import type { Declaration, ProgramBuilder } from "./program-builder.ts";
import { emitUnbox } from "./values.ts";

/** What every wrapper needs to be made. */
export interface WrapperSite {
  readonly program: ProgramBuilder;
  readonly unit: Unit;
  readonly lower: Lowerer;
  readonly name: string;
  readonly pos: Pos;
}

/** A method as selected on a type: `path` leads from the type to the embedded field that has it. */
export interface SelectedMethod {
  readonly type: Type;
  readonly path: readonly number[];
  readonly method: FuncObj;
}

function wordsOf(vars: readonly VarObj[]): number {
  return vars.reduce((sum, v) => sum + widthOf(v.type), 0);
}

function methodSignature(method: FuncObj): SignatureType {
  return method.type as SignatureType; // methods have signatures
}

function wrapper(
  site: WrapperSite,
  index: number,
  signature: SignatureType,
  nParameterWords: number,
  nCaptureWords: number,
  body: (f: FunctionContext) => void,
): FunctionIr {
  const f = new FunctionContext(site.program, site.unit, site.name, signature, site.lower);
  f.code.pos = site.pos;
  f.code.allocate(nParameterWords + nCaptureWords);
  body(f);
  return f.finish({ index, isWrapper: true, nParameterWords, nCaptureWords, pos: site.pos });
}

/** Calls `method` with its receiver from `start` and the parameters in registers `params`…, and returns the results. */
function forward(f: FunctionContext, start: Place, selected: SelectedMethod, params: number): void {
  const { code } = f;
  const { method, path, type } = selected;
  const signature = methodSignature(method);
  const nParams = wordsOf(signature.params);
  const nResults = wordsOf(signature.results);
  const width = receiverWidth(method);
  if (type.kind === "pointer" && path.length === 0 && start.kind === "register" && !method.hasPointerReceiver) {
    panicIfNil(f, start.register, type.elem, method);
  }
  const receiver = code.allocate(width);
  emitReceiver(f, undefined, { place: start, type }, path, method, receiver);
  // What was needed to find the receiver lies above it: the window begins behind.
  const window = code.top;
  code.allocate(Math.max(width + nParams, nResults));
  code.move(window, receiver, width);
  code.move(window + width, params, nParams);
  if (isInterfaceMethod(method)) code.emit(CALL_INTERFACE, window, f.program.calledMethod(method));
  else emitStaticCall(f, method, window, -1);
  code.emit(RETURN, window, nResults);
}

// A method that takes a value is called through a pointer: Go says so when there is none.
function panicIfNil(f: FunctionContext, pointer: number, type: Type, method: FuncObj): void {
  const { code, program } = f;
  if (type.kind !== "named") return;
  const mark = code.top;
  const word = code.allocate(1);
  const isFine = new Label();
  code.emit(INT, word, 0);
  code.emitJump(JUMP_NE, isFine, 3, pointer, word);
  const name = `${type.obj.pkg?.name}.${type.obj.name}.${method.name}`;
  code.emit(CONST, word, program.constant(`value method ${name} called using nil *${type.obj.name} pointer`));
  code.emit(MAKE_INTERFACE, word, word, program.types.converted(program.libraryType("runtime", "plainError")));
  code.emit(PANIC, word);
  code.place(isFine);
  code.release(mark);
}

/** For method tables: takes the receiver as one boxed word, then the parameters. */
export function dispatchWrapper(site: WrapperSite, selected: SelectedMethod): number {
  const signature = methodSignature(selected.method);
  const nParams = wordsOf(signature.params);
  return site.program.addFunction((index) =>
    wrapper(site, index, signature, 1 + nParams, 0, (f) => {
      const width = widthOf(selected.type);
      if (width === 1) {
        forward(f, { kind: "register", register: 0 }, selected, 1);
        return;
      }
      const words = f.code.allocate(width);
      emitUnbox(f, 0, width, words);
      forward(f, { kind: "register", register: words }, selected, 1);
    }),
  );
}

/** For method values: parameters, then the receiver (as the method takes it) as captured words. */
export function boundWrapper(site: WrapperSite, method: FuncObj): number {
  const signature = methodSignature(method);
  const nParams = wordsOf(signature.params);
  const width = receiverWidth(method);
  return site.program.addFunction((index) =>
    wrapper(site, index, signature, nParams, width, (f) => {
      const { code } = f;
      const nResults = wordsOf(signature.results);
      const window = code.allocate(Math.max(width + nParams, nResults));
      code.move(window, nParams, width);
      code.move(window + width, 0, nParams);
      if (isInterfaceMethod(method)) code.emit(CALL_INTERFACE, window, f.program.calledMethod(method));
      else emitStaticCall(f, method, window, -1);
      code.emit(RETURN, window, nResults);
    }),
  );
}

/** For method expressions: the receiver as written, then the parameters. */
export function expressionWrapper(site: WrapperSite, selected: SelectedMethod): number {
  const signature = methodSignature(selected.method);
  const width = widthOf(selected.type);
  return site.program.addFunction((index) =>
    wrapper(site, index, signature, width + wordsOf(signature.params), 0, (f) => {
      forward(f, { kind: "register", register: 0 }, selected, width);
    }),
  );
}

/** What a `go` or `defer` with arguments calls with its captured words. */
export type Deferred =
  | { readonly kind: "function"; readonly obj: FuncObj }
  | { readonly kind: "interface"; readonly obj: FuncObj }
  /** The first captured word is the function value. */
  | { readonly kind: "closure" };

/** Takes nothing and calls with `nWords` captured words, which are the window already. `nResults`: words that come back. */
export function statementWrapper(site: WrapperSite, target: Deferred, nWords: number, nResults: number): number {
  return site.program.addFunction((index) =>
    wrapper(site, index, NO_SIGNATURE, 0, nWords, (f) => {
      const { code } = f;
      const first = target.kind === "closure" ? 1 : 0;
      code.allocate(Math.max(0, first + nResults - nWords));
      if (target.kind === "function") emitStaticCall(f, target.obj, 0, -1);
      else if (target.kind === "interface") code.emit(CALL_INTERFACE, 0, f.program.calledMethod(target.obj));
      else code.emit(CALL_CLOSURE, 1, 0);
      code.emit(RETURN, 0, 0);
    }),
  );
}

/** A wrapper around statements that `body` emits; the captured words are registers 0…. */
export function bodyWrapper(site: WrapperSite, nWords: number, body: (f: FunctionContext) => void): number {
  return site.program.addFunction((index) =>
    wrapper(site, index, NO_SIGNATURE, 0, nWords, (f) => {
      body(f);
      f.code.emit(RETURN, 0, 0);
    }),
  );
}

/** A native or operation as a Go function, for use as a value and in method tables. */
export function nativeStub(site: WrapperSite, declaration: Declaration, index: number): FunctionIr {
  const signature = methodSignature(declaration.obj);
  const nParams = wordsOf(signature.params) + (signature.receiver === undefined ? 0 : widthOf(signature.receiver.type));
  return wrapper(site, index, signature, nParams, 0, (f) => {
    const nResults = wordsOf(signature.results);
    f.code.allocate(Math.max(0, nResults - nParams));
    emitStaticCall(f, declaration.obj, 0, -1);
    f.code.emit(RETURN, 0, nResults);
  });
}

/** Name of the wrapper that makes a method callable on `type`: that of the method promoted to it. */
export function wrapperName(type: Type, method: FuncObj): string {
  const base = type.kind === "pointer" ? type.elem : type;
  if (base.kind !== "named" || base.obj.pkg === undefined) return `go.${method.name}`;
  const name = base.typeArgs.length === 0 ? base.obj.name : `${base.obj.name}[...]`;
  const shown = type.kind === "pointer" ? `(*${name})` : name;
  return `${base.obj.pkg.path}.${shown}.${method.name}`;
}
