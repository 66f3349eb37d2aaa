// `for … range` over integers, strings, slices, arrays, maps and channels (Go spec, "For statements with range clause").

import {
  ADD_IMM,
  DECODE_RUNE,
  INT,
  JUMP_EQ,
  JUMP_IF_NOT,
  JUMP_NOT_LT,
  LOAD,
  MAP_ITER_INIT,
  MAP_ITER_NEXT,
  RECV,
  SLICE_LEN,
  STRING_LEN,
} from "../ir/opcode.ts";
import type { Expr, RangeStmt } from "../syntax/ast.ts";
import { Typ } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import type { ArrayType, ChanType, MapType, SliceType, Type } from "../types/type.ts";
import { assignRegisters, isBlank } from "./assignments.ts";
import { Label } from "./code-builder.ts";
import { bindOrAssign, declareZero } from "./declarations.ts";
import type { FunctionContext, Target } from "./function-context.ts";
import { hasCallOrReceive, hoistCalls } from "./hoist.ts";
import { isStringType } from "./kinds.ts";
import { widthOf } from "./layout.ts";
import { PER_ITERATION_SINCE } from "./loops.ts";
import { emitByDetail, emitRuntimeCall, openIterator } from "./maps.ts";
import { operand } from "./operands.ts";
import { emitLoad, type Place, pointee } from "./place.ts";
import { inMemory, placeOf } from "./place-of.ts";
import { lowerRangeFunction } from "./range-function.ts";
import { emitUnbox } from "./values.ts";

/** Loop control shared by all forms: where an iteration begins, and where it ends. */
interface Loop {
  readonly statement: RangeStmt;
  readonly target: Target;
  /** Whether the key (value) is wanted. */
  readonly hasKey: boolean;
  readonly hasValue: boolean;
}

export function lowerRange(f: FunctionContext, s: RangeStmt, label: string | undefined): void {
  const scope = f.openScope();
  const target: Target = { label, breakTo: new Label(), continueTo: new Label() };
  const hasKey = s.key !== undefined && !isBlank(s.key);
  const hasValue = s.value !== undefined && !isBlank(s.value);
  const loop: Loop = { statement: s, target, hasKey, hasValue };
  hoistCalls(f, [s.x]);
  f.code.pos = s.pos;
  declareLoopVariables(f, s);
  lowerOver(f, loop, under(f.typeOf(s.x)));
  f.closeScope(scope);
}

function lowerOver(f: FunctionContext, loop: Loop, type: Type): void {
  const { x } = loop.statement;
  if (isStringType(type)) {
    overString(f, loop);
    return;
  }
  switch (type.kind) {
    case "basic":
      overCount(f, loop, operand(f, x), f.typeOf(x));
      return;
    case "slice":
      overSlice(f, loop, type);
      return;
    case "array":
      overArray(f, loop, type, undefined);
      return;
    case "pointer": {
      const array = under(type.elem);
      if (array.kind === "array") overArray(f, loop, array, operand(f, x));
      return;
    }
    case "map":
      overMap(f, loop, type);
      return;
    case "chan":
      overChannel(f, loop, type);
      return;
    case "signature":
      lowerRangeFunction(f, loop.statement, type, loop.target);
      return;
    default:
      f.unsupported(x, "range", `range over ${type.kind} is`);
  }
}

/** A key or value of one iteration in registers. */
interface Element {
  readonly register: number;
  readonly type: Type;
  /** The loop itself counts with the register: the program must not change it. */
  readonly isCounter?: boolean;
}

// The body of one iteration, with key and value in registers; the caller has placed the loop's start.
function iteration(f: FunctionContext, loop: Loop, key: Element | undefined, value: Element | undefined): void {
  const { statement, target } = loop;
  const scope = f.openScope();
  const elements = [key, value].filter((element) => element !== undefined);
  const targets = [statement.key, statement.value].filter((_, i) => [key, value][i] !== undefined) as Expr[];
  if (statement.op === "=" && elements.length > 1) {
    f.code.pos = statement.pos;
    assignRegisters(f, targets, elements);
  } else {
    for (const [i, element] of elements.entries()) assign(f, loop, targets[i] as Expr, element); // as many
  }
  f.targets.push(target);
  f.lower.statement(f, statement.body);
  f.targets.pop();
  f.closeScope(scope);
}

function assign(f: FunctionContext, loop: Loop, x: Expr, from: Element): void {
  const { code } = f;
  code.pos = x.pos;
  const v = x.kind === "Ident" ? f.info.defs.get(x) : undefined;
  const canShare = v?.kind === "var" && !f.variables.has(v) && !f.unit.storage.isCell(v);
  if (canShare && !(from.isCounter === true && f.unit.storage.isReassigned(v))) {
    f.bind(v, { isCell: false, register: from.register });
    return;
  }
  const mark = code.top;
  bindOrAssign(f, x, from.register, from.type);
  if (loop.statement.op !== ":=") code.release(mark);
}

function end(f: FunctionContext, { target }: Loop, start: Label): void {
  f.code.jump(start);
  f.code.place(target.breakTo);
}

function placeContinue(f: FunctionContext, { target, statement }: Loop): void {
  if (target.continueTo !== undefined) f.code.place(target.continueTo);
  f.code.pos = statement.pos;
}

// 0 … limit-1; `each` puts the value of iteration `index` into a register.
function counted(
  f: FunctionContext,
  loop: Loop,
  limit: number,
  keyType: Type,
  each?: (index: number) => Element,
): void {
  const { code } = f;
  const index = code.allocate(1);
  code.emit(INT, index, 0);
  const start = code.placeHere();
  code.emitJump(JUMP_NOT_LT, loop.target.breakTo, 3, index, limit);
  const mark = code.top;
  const value = each?.(index);
  iteration(f, loop, loop.hasKey ? { register: index, type: keyType, isCounter: true } : undefined, value);
  code.release(mark);
  placeContinue(f, loop);
  code.emit(ADD_IMM, index, index, 1);
  end(f, loop, start);
}

// The count may be a variable that the body changes: it is evaluated once.
function overCount(f: FunctionContext, loop: Loop, limit: number, type: Type): void {
  const copy = f.code.allocate(1);
  f.code.move(copy, limit, 1);
  const t = type.kind === "basic" && type.basic.startsWith("untyped") ? Typ.int : type;
  counted(f, loop, copy, t);
}

function overSlice(f: FunctionContext, loop: Loop, type: SliceType): void {
  const { code } = f;
  const { x } = loop.statement;
  const slice = code.allocate(1);
  f.lower.expression(f, x, slice);
  const limit = code.allocate(1);
  code.emit(SLICE_LEN, limit, slice);
  const elementWidth = widthOf(type.elem);
  const element = (index: number): Element =>
    load(f, loop, { kind: "slice-element", slice, index, elementWidth, offset: 0 }, type.elem);
  counted(f, loop, limit, Typ.int, loop.hasValue ? element : undefined);
}

function load(f: FunctionContext, loop: Loop, place: Place, type: Type): Element {
  const register = f.code.allocate(widthOf(type));
  f.code.pos = loop.statement.value?.pos ?? loop.statement.pos;
  emitLoad(f, place, widthOf(type), register, loop.statement.x);
  return { register, type };
}

// An array is copied when its elements are wanted; what a pointer points to is not.
function overArray(f: FunctionContext, loop: Loop, type: ArrayType, pointer: number | undefined): void {
  const { code } = f;
  const limit = code.allocate(1);
  let array: Place | undefined;
  if (pointer !== undefined) array = pointee(pointer);
  else if (loop.hasValue) array = inMemory(f, placeOf(f, loop.statement.x), type);
  else if (hasCallOrReceive(f, loop.statement.x)) operand(f, loop.statement.x);
  code.emit(INT, limit, type.length);
  const elementWidth = widthOf(type.elem);
  const element = (index: number): Element =>
    load(
      f,
      loop,
      { kind: "array-element", array: array as Place, index, length: type.length, elementWidth, offset: 0 }, // set when wanted
      type.elem,
    );
  counted(f, loop, limit, Typ.int, loop.hasValue ? element : undefined);
}

function overString(f: FunctionContext, loop: Loop): void {
  const { code } = f;
  const text = code.allocate(1);
  f.lower.expression(f, loop.statement.x, text);
  const limit = code.allocate(1);
  const index = code.allocate(1);
  const next = code.allocate(2);
  code.emit(STRING_LEN, limit, text);
  code.emit(INT, next, 0);
  const start = code.placeHere();
  code.move(index, next, 1);
  code.emitJump(JUMP_NOT_LT, loop.target.breakTo, 3, index, limit);
  code.emit(DECODE_RUNE, next, text, index);
  const key = loop.hasKey ? { register: index, type: Typ.int } : undefined;
  iteration(f, loop, key, loop.hasValue ? { register: next + 1, type: Typ.int32 } : undefined);
  placeContinue(f, loop);
  end(f, loop, start);
}

function overMap(f: FunctionContext, loop: Loop, type: MapType): void {
  if (f.program.maps.mayBeDetailed(type)) {
    overDetailedMap(f, loop, type);
    return;
  }
  const { code } = f;
  const { x } = loop.statement;
  const map = operand(f, x);
  const iterator = code.allocate(3);
  code.emit(MAP_ITER_INIT, iterator, map, f.typeIndex(f.typeOf(x), x), 0, f.text(x));
  const start = code.placeHere();
  emitNext(f, loop, iterator);
  const mark = code.top;
  const key = loop.hasKey ? unboxed(f, iterator + 1, type.key) : undefined;
  iteration(f, loop, key, loop.hasValue ? unboxed(f, iterator + 2, type.elem) : undefined);
  code.release(mark);
  placeContinue(f, loop);
  end(f, loop, start);
}

function emitNext(f: FunctionContext, { statement, target }: Loop, iterator: number): void {
  const { code } = f;
  code.emitJump(MAP_ITER_NEXT, target.breakTo, 2, iterator);
  code.expressions.data[code.next - 1] = f.text(statement.x);
}

// Over a map of either form: the machine's iterator in three registers, or the runtime's own in a cell of this frame. The latter knows
// the first entry as soon as it is started; loading key and element is the loop's business.
function overDetailedMap(f: FunctionContext, loop: Loop, type: MapType): void {
  const { code } = f;
  const { x } = loop.statement;
  const map = code.allocate(1);
  code.move(map, operand(f, x), 1);
  const iterator = code.allocate(3);
  code.emit(INT, iterator, 0);
  const own = openIterator(f, type, x);
  const isStarted = emitByDetail(
    f,
    map,
    () => emitRuntimeCall(f, "mapIterStart", type, [map, own.register], 0, x),
    () => code.emit(MAP_ITER_INIT, iterator, map, f.typeIndex(f.typeOf(x), x), 0, f.text(x)),
  );
  code.place(isStarted);
  const start = code.placeHere();
  const mark = code.top;
  const key = loop.hasKey ? { register: code.allocate(widthOf(type.key)), type: type.key } : undefined;
  const value = loop.hasValue ? { register: code.allocate(widthOf(type.elem)), type: type.elem } : undefined;
  const inBody = emitByDetail(
    f,
    map,
    () => emitCurrentEntry(f, loop, own.register, key, value),
    () => {
      emitNext(f, loop, iterator);
      if (key !== undefined) emitUnbox(f, iterator + 1, widthOf(type.key), key.register);
      if (value !== undefined) emitUnbox(f, iterator + 2, widthOf(type.elem), value.register);
    },
  );
  code.place(inBody);
  iteration(f, loop, key, value);
  code.release(mark);
  placeContinue(f, loop);
  const isAgain = emitByDetail(
    f,
    map,
    () => emitRuntimeCall(f, "mapIterNext", type, [own.register], 0, x),
    () => undefined,
  );
  code.place(isAgain);
  end(f, loop, start);
  own.close();
}

// Key and element are the first two fields of an iterator: pointers into a bucket.
function emitCurrentEntry(
  f: FunctionContext,
  { statement, target }: Loop,
  own: number,
  key: Element | undefined,
  value: Element | undefined,
): void {
  const { code } = f;
  const { x } = statement;
  const mark = code.top;
  const pointer = code.allocate(1);
  const nil = code.allocate(1);
  code.emit(LOAD, pointer, own, 0);
  code.emit(INT, nil, 0);
  code.emitJump(JUMP_EQ, target.breakTo, 3, pointer, nil);
  if (key !== undefined) emitLoad(f, pointee(pointer), widthOf(key.type), key.register, x);
  if (value !== undefined) {
    code.emit(LOAD, pointer, own, 1);
    emitLoad(f, pointee(pointer), widthOf(value.type), value.register, x);
  }
  code.release(mark);
}

function unboxed(f: FunctionContext, box: number, type: Type): Element {
  const width = widthOf(type);
  if (width === 1) return { register: box, type };
  const register = f.code.allocate(width);
  emitUnbox(f, box, width, register);
  return { register, type };
}

function overChannel(f: FunctionContext, loop: Loop, type: ChanType): void {
  const { code } = f;
  const channel = code.allocate(1);
  f.lower.expression(f, loop.statement.x, channel);
  const received = code.allocate(2);
  const start = code.placeHere();
  code.pos = loop.statement.pos;
  code.emit(RECV, received, channel, 1, 0, f.text(loop.statement.x));
  code.emitJump(JUMP_IF_NOT, loop.target.breakTo, 2, received + 1);
  const mark = code.top;
  iteration(f, loop, loop.hasKey ? unboxed(f, received, type.elem) : undefined, undefined);
  code.release(mark);
  placeContinue(f, loop);
  end(f, loop, start);
}

/** Before Go 1.22 the loop's variables are declared once. */
function declareLoopVariables(f: FunctionContext, s: RangeStmt): void {
  if (s.op !== ":=" || f.unit.goMinor >= PER_ITERATION_SINCE) return;
  for (const x of [s.key, s.value]) {
    const v = x?.kind === "Ident" ? f.info.defs.get(x) : undefined;
    if (v?.kind === "var") declareZero(f, v);
  }
}
