// `for … range f` where f is a function (Go spec, "For statements with range clause"; range functions). The body becomes a function
// that f calls for each iteration; what leaves the loop is remembered in a cell and done after f has returned. `defer` in the
// body belongs to the function that the loop stands in; recover() is nil there, as it is in gc.

import {
  ALLOC,
  CALL_CLOSURE,
  CONST,
  FRAME_DEPTH,
  INT,
  JUMP_EQ,
  JUMP_NE,
  LOAD,
  MAKE_CLOSURE,
  MAKE_INTERFACE,
  MOVE,
  PANIC,
  RETURN,
  STORE,
} from "../ir/opcode.ts";
import type { BranchStmt, RangeStmt } from "../syntax/ast.ts";
import { Typ } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import type { VarObj } from "../types/objects.ts";
import type { SignatureType, StructType, Type } from "../types/type.ts";
import { Label } from "./code-builder.ts";
import { bindOrAssign } from "./declarations.ts";
import { captureWidth } from "./expressions.ts";
import type { FunctionContext, RangeBody, Target } from "./function-context.ts";
import { widthOf } from "./layout.ts";
import { cellAt, emitLoad, emitStore } from "./place.ts";
import { emitWord } from "./values.ts";

/** States of the loop in its cell; exits follow. */
const READY = 0;
/** While the body runs, and for ever if it panics. */
const RUNNING = 1;
/** The body has said that it wants no more. */
const DONE = 2;
/** The iterator has returned. */
const EXHAUSTED = 3;
const FIRST_EXIT = 4;

/** Lowers the loop; the exits of the body are carried out behind it. */
export function lowerRangeFunction(f: FunctionContext, s: RangeStmt, type: SignatureType, target: Target): void {
  const { code } = f;
  const yielded = under(type.params[0]?.type ?? Typ.invalid);
  if (yielded.kind !== "signature") return;
  const iterator = code.allocate(1);
  f.lower.expression(f, s.x, iterator);
  const state = code.allocate(1);
  const results = code.allocate(1);
  const depth = frameDepth(f);
  code.emit(ALLOC, state, f.program.types.index(Typ.int), f.program.allocation(""));
  code.emit(ALLOC, results, f.typeIndex(resultTuple(f.enclosingResults), s.x), f.program.allocation(""));
  const body: RangeBody = {
    exits: [],
    results: f.enclosingResults,
    stateRegister: -1,
    resultRegister: -1,
    depthRegister: -1,
  };
  const fn = f.lower.rangeBody(f, s, yielded, body, target.label);
  const window = code.top;
  closure(f, s, fn, [state, results, depth], code.allocate(1));
  code.pos = s.pos;
  code.emit(CALL_CLOSURE, window, iterator, 0, 0, f.text(s.x));
  afterLoop(f, body, state, results);
  code.place(target.breakTo);
}

// The register with the depth of the frame that the body's `defer` statements belong to.
function frameDepth(f: FunctionContext): number {
  if (f.rangeBody !== undefined) return f.rangeBody.depthRegister;
  const depth = f.code.allocate(1);
  if (f.deferRegister >= 0) f.code.emit(FRAME_DEPTH, depth);
  else f.code.emit(INT, depth, 0);
  return depth;
}

/** Registers of captured words, then those that belong to the loop. */
function closure(f: FunctionContext, s: RangeStmt, fn: number, loop: readonly number[], into: number): void {
  const { code } = f;
  const mark = code.top;
  const captures = f.unit.storage.captures(s);
  const words = code.top;
  for (const v of captures) {
    const width = captureWidth(f, v);
    code.move(code.allocate(width), f.variable(v).register, width);
  }
  for (const register of loop) code.emit(MOVE, code.allocate(1), register);
  code.emit(MAKE_CLOSURE, into, fn, words, code.top - words);
  code.release(mark);
}

function resultTuple(results: readonly VarObj[]): StructType {
  return { kind: "struct", fields: results, tags: [] };
}

function afterLoop(f: FunctionContext, body: RangeBody, state: number, results: number): void {
  const { code } = f;
  const reached = code.allocate(1);
  const wanted = code.allocate(1);
  code.emit(LOAD, reached, state, 0);
  const isFine = new Label();
  code.emit(INT, wanted, RUNNING);
  code.emitJump(JUMP_NE, isFine, 3, reached, wanted);
  emitPanic(f, "range function recovered a loop body panic and did not resume panicking");
  code.place(isFine);
  code.emit(INT, wanted, EXHAUSTED);
  code.emit(STORE, state, wanted, 0);
  for (const [i, exit] of body.exits.entries()) {
    const next = new Label();
    code.emit(INT, wanted, FIRST_EXIT + i);
    code.emitJump(JUMP_NE, next, 3, reached, wanted);
    if (exit.kind === "branch") f.lower.statement(f, exit.statement);
    else f.lower.returnWords(f, exit.hasValues ? loadResults(f, results) : undefined);
    code.place(next);
  }
}

function loadResults(f: FunctionContext, results: number): number {
  const width = widthOf(resultTuple(f.enclosingResults));
  const words = f.code.allocate(width);
  emitLoad(f, cellAt(results), width, words, undefined);
  return words;
}

function emitPanic(f: FunctionContext, text: string): void {
  const { code, program } = f;
  const message = code.allocate(1);
  const type = program.types.converted(program.libraryType("runtime", "errorString"));
  code.emit(CONST, message, program.constant(text));
  code.emit(MAKE_INTERFACE, message, message, type);
  code.emit(PANIC, message);
}

// ---- Inside the body

/** The statements of the body function. Parameters are in registers from 0 on; the cells' registers are known to `body`. */
export function lowerRangeBody(
  f: FunctionContext,
  s: RangeStmt,
  yielded: SignatureType,
  body: RangeBody,
  label: string | undefined,
): void {
  const { code } = f;
  enter(f, body);
  bindParameters(f, s, yielded);
  const target: Target = { label, breakTo: new Label(), continueTo: new Label() };
  f.targets.push(target);
  f.lower.statement(f, s.body);
  f.targets.pop();
  if (target.continueTo !== undefined) code.place(target.continueTo);
  leave(f, READY, true);
  code.place(target.breakTo);
  leave(f, DONE, false);
}

/** Calls of the body that Go forbids; in every other state but READY the body has returned false. */
const MISUSE: readonly (readonly [state: number, text: string])[] = [
  [RUNNING, "range function continued iteration after loop body panic"],
  [EXHAUSTED, "range function continued iteration after whole loop exit"],
];

// The iterator must not call the body again once the loop has ended, or while it runs.
function enter(f: FunctionContext, body: RangeBody): void {
  const { code } = f;
  const mark = code.top;
  const state = code.allocate(1);
  const ready = code.allocate(1);
  const isReady = new Label();
  code.emit(LOAD, state, body.stateRegister, 0);
  code.emit(INT, ready, READY);
  code.emitJump(JUMP_EQ, isReady, 3, state, ready);
  const other = code.allocate(1);
  for (const [bad, text] of MISUSE) {
    const next = new Label();
    code.emit(INT, other, bad);
    code.emitJump(JUMP_NE, next, 3, state, other);
    emitPanic(f, text);
    code.place(next);
  }
  emitPanic(f, "range function continued iteration after function for loop body returned false");
  code.place(isReady);
  code.emit(INT, state, RUNNING);
  code.emit(STORE, body.stateRegister, state, 0);
  code.release(mark);
}

function bindParameters(f: FunctionContext, s: RangeStmt, yielded: SignatureType): void {
  let register = 0;
  const targets = [s.key, s.value];
  for (const [i, param] of yielded.params.entries()) {
    const target = targets[i];
    if (target !== undefined) bindParameter(f, target, register, param.type);
    register += widthOf(param.type);
  }
}

function bindParameter(f: FunctionContext, x: NonNullable<RangeStmt["key"]>, register: number, type: Type): void {
  f.code.pos = x.pos;
  bindOrAssign(f, x, register, type);
}

function leave(f: FunctionContext, state: number, goesOn: boolean): void {
  const { code, rangeBody } = f;
  const mark = code.top;
  const word = code.allocate(1);
  code.emit(INT, word, state);
  code.emit(STORE, rangeBody?.stateRegister ?? 0, word, 0);
  emitWord(f, goesOn, word);
  code.emit(RETURN, word, 1);
  code.release(mark);
}

/** A branch that leaves the body: the enclosing function takes it when the iterator has returned. */
export function exitByBranch(f: FunctionContext, body: RangeBody, statement: BranchStmt): void {
  body.exits.push({ kind: "branch", statement });
  leave(f, FIRST_EXIT + body.exits.length - 1, false);
}

/** A return from the enclosing function; `words`: its results in registers, or undefined for those in its variables. */
export function exitByReturn(f: FunctionContext, body: RangeBody, words: number | undefined): void {
  const width = widthOf(resultTuple(body.results));
  if (words !== undefined) emitStore(f, cellAt(body.resultRegister), width, words, undefined);
  body.exits.push({ kind: "return", hasValues: words !== undefined });
  leave(f, FIRST_EXIT + body.exits.length - 1, false);
}
