// Operations on maps: instructions with boxed keys and elements, or calls of the runtime's Go code for what is shown in detail. Where
// maps of both forms can meet, each operation asks the map.

import {
  ALLOC,
  CALL,
  INT,
  JUMP_IF_DETAILED,
  MAP_CLEAR,
  MAP_DELETE,
  MAP_GET,
  MAP_GET_OK,
  MAP_LEN,
  MAP_MAKE,
  MAP_SET,
  MAP_SITE,
} from "../ir/opcode.ts";
import type { CompositeLit, Expr, IndexExpr } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import type { MapType, Type } from "../types/type.ts";
import { Label } from "./code-builder.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { operand, operandAs } from "./operands.ts";
import { cellAt, emitLoad, emitStore } from "./place.ts";
import { emitBox, emitUnbox } from "./values.ts";

/** A map entry with its operands evaluated: the map, and the first word of the key. */
export interface MapEntry {
  readonly map: number;
  readonly key: number;
  readonly type: MapType;
  /** The map's type as declared. */
  readonly mapType: Type;
  readonly x: Expr;
}

/** Evaluates the operands of `m[k]`. */
export function mapEntry(f: FunctionContext, x: IndexExpr): MapEntry {
  const mapType = f.typeOf(x.x);
  const type = under(mapType) as MapType; // the caller has looked
  const map = operand(f, x.x);
  const key = operandAs(f, x.indices[0] as Expr, type.key); // the checker has seen to it
  return { map, key, type, mapType, x };
}

/**
 * What is to be done with the map in register `map` by its form. Falls out of `operation`; the caller places the label that is
 * returned, where `detailed` has jumped to.
 */
export function emitByDetail(f: FunctionContext, map: number, detailed: () => void, operation: () => void): Label {
  const { code } = f;
  const isDetailed = new Label();
  const isDone = new Label();
  const isOperation = new Label();
  code.emitJump(JUMP_IF_DETAILED, isDetailed, 2, map);
  code.jump(isOperation);
  code.place(isDetailed);
  const mark = code.top;
  detailed();
  code.release(mark);
  code.jump(isDone);
  code.place(isOperation);
  operation();
  code.release(mark);
  return isDone;
}

// The same where only one form can be there.
function emitEither(f: FunctionContext, map: number, type: MapType, detailed: () => void, operation: () => void): void {
  if (!f.program.maps.mayBeDetailed(type)) operation();
  else f.code.place(emitByDetail(f, map, detailed, operation));
}

/** `m[k]` into registers from `into` on, followed by whether it is present with `withOk`. */
export function lowerMapGet(f: FunctionContext, x: IndexExpr, into: number, withOk: boolean): void {
  const entry = mapEntry(f, x);
  f.code.pos = x.x.end;
  emitMapGet(f, entry, into, withOk);
}

/** The same with operands evaluated before. */
function emitMapGet(f: FunctionContext, entry: MapEntry, into: number, withOk: boolean): void {
  const nWords = widthOf(entry.type.elem) + (withOk ? 1 : 0);
  emitEither(
    f,
    entry.map,
    entry.type,
    () => {
      const result = callWithKey(f, withOk ? "mapGetOk" : "mapGet", entry, nWords);
      f.code.move(into, result, nWords);
    },
    () => emitOperationGet(f, entry, into, withOk),
  );
}

function emitOperationGet(f: FunctionContext, entry: MapEntry, into: number, withOk: boolean): void {
  const { code } = f;
  const { map, x } = entry;
  const width = widthOf(entry.type.elem);
  const mark = code.top;
  const key = emitBox(f, entry.key, widthOf(entry.type.key));
  const op = withOk ? MAP_GET_OK : MAP_GET;
  const type = f.typeIndex(entry.mapType, x);
  if (width === 1) {
    code.emit(op, into, map, key, type, f.text(x));
  } else {
    const box = code.allocate(2);
    code.emit(op, box, map, key, type, f.text(x));
    emitUnbox(f, box, width, into);
    if (withOk) code.move(into + width, box + 1, 1);
  }
  code.release(mark);
}

/** `m[k] = v` with the value's words in registers from `from` on. */
export function emitMapSet(f: FunctionContext, entry: MapEntry, from: number): void {
  emitEither(
    f,
    entry.map,
    entry.type,
    () => emitDetailedSet(f, entry, from),
    () => emitOperationSet(f, entry, from),
  );
}

function emitOperationSet(f: FunctionContext, entry: MapEntry, from: number): void {
  const { code } = f;
  const mark = code.top;
  const key = emitBox(f, entry.key, widthOf(entry.type.key));
  const value = emitBox(f, from, widthOf(entry.type.elem));
  code.emit(MAP_SET, entry.map, key, value, f.typeIndex(entry.mapType, entry.x), f.text(entry.x));
  code.release(mark);
}

// The element is stored, word by word, when the runtime is done with the map.
function emitDetailedSet(f: FunctionContext, entry: MapEntry, from: number): void {
  const mark = f.code.top;
  const address = callWithKey(f, "mapAssign", entry, 1);
  emitStore(f, cellAt(address), widthOf(entry.type.elem), from, entry.x);
  f.code.release(mark);
}

/**
 * `m[k] op= v`: `update` makes the new value in the registers from `value` on, which hold the old one. At runtime detail one assign
 * call gives the address that is read and written, as gc does it; not for an operation that may panic, for which gc, too, looks the
 * key up first.
 */
export function emitMapUpdate(
  f: FunctionContext,
  entry: MapEntry,
  value: number,
  mayPanic: boolean,
  update: () => void,
): void {
  const { code } = f;
  const { map, type, x } = entry;
  if (mayPanic || !f.program.maps.mayBeDetailed(type)) {
    emitMapGet(f, entry, value, false);
    update();
    emitMapSet(f, entry, value);
    return;
  }
  const width = widthOf(type.elem);
  const address = code.allocate(1);
  code.emit(INT, address, 0);
  emitEither(
    f,
    map,
    type,
    () => {
      code.move(address, callWithKey(f, "mapAssign", entry, 1), 1);
      emitLoad(f, cellAt(address), width, value, x);
    },
    () => emitOperationGet(f, entry, value, false),
  );
  update();
  emitEither(
    f,
    map,
    type,
    () => emitStore(f, cellAt(address), width, value, x),
    () => emitOperationSet(f, entry, value),
  );
}

export function emitMapDelete(f: FunctionContext, map: Expr, key: Expr): void {
  const mapType = f.typeOf(map);
  const type = under(mapType) as MapType; // delete takes a map
  const target = operand(f, map);
  const words = operandAs(f, key, type.key);
  f.code.pos = map.pos;
  const entry: MapEntry = { map: target, key: words, type, mapType, x: map };
  emitEither(
    f,
    target,
    type,
    () => callWithKey(f, "mapDelete", entry, 0),
    () => {
      const boxed = emitBox(f, words, widthOf(type.key));
      f.code.emit(MAP_DELETE, target, boxed, 0, f.typeIndex(mapType, map), f.text(map));
    },
  );
}

export function emitMapLen(f: FunctionContext, map: Expr, into: number): void {
  const type = under(f.typeOf(map)) as MapType; // the caller has looked
  const target = operand(f, map);
  emitEither(
    f,
    target,
    type,
    () => f.code.move(into, emitRuntimeCall(f, "mapLen", type, [target], 1, map), 1),
    () => f.code.emit(MAP_LEN, into, target, 0, 0, f.text(map)),
  );
}

export function emitMapClear(f: FunctionContext, map: Expr): void {
  const type = under(f.typeOf(map)) as MapType; // the caller has looked
  const target = operand(f, map);
  emitEither(
    f,
    target,
    type,
    () => emitRuntimeCall(f, "mapClear", type, [target], 0, map),
    () => f.code.emit(MAP_CLEAR, target, 0, 0, 0, f.text(map)),
  );
}

/** Register `into` = a new map; `hint`: register of the size asked for, or undefined. Returns whether it is at runtime detail. */
export function emitMapMake(f: FunctionContext, type: Type, hint: number | undefined, into: number, x: Expr): boolean {
  const { code, program } = f;
  const site = program.allocation(f.allocationName(x), program.maps.ordinalOf(x));
  if (!program.maps.isDetailed(x, f.unit.isInstance)) {
    code.emit(MAP_MAKE, into, f.typeIndex(type, x), hint ?? -1, site);
    return false;
  }
  const mark = code.top;
  const size = hint ?? code.allocate(1);
  if (hint === undefined) code.emit(INT, size, 0);
  code.move(into, emitRuntimeCall(f, "mapMake", under(type) as MapType, [size], 1, x), 1); // what is made is a map
  code.release(mark);
  code.emit(MAP_SITE, into, site);
  return true;
}

/** Register `into` = a map with the entries of a literal. */
export function emitMapLiteral(f: FunctionContext, x: CompositeLit, mapType: Type, type: MapType, into: number): void {
  const { code } = f;
  const map = f.scratch(into);
  code.pos = x.pos;
  const hint = emitLiteralHint(f, x);
  const isDetailed = emitMapMake(f, mapType, hint, map, x);
  for (const element of x.elements) {
    if (element.kind !== "KeyValueExpr") continue;
    const mark = code.top;
    hoistCalls(f, [element.key, element.value]);
    const key = operandAs(f, element.key, type.key);
    const value = operandAs(f, element.value, type.elem);
    code.pos = element.pos;
    const entry: MapEntry = { map, key, type, mapType, x };
    if (isDetailed) emitDetailedSet(f, entry, value);
    else emitOperationSet(f, entry, value);
    code.release(mark);
  }
  code.move(into, map, 1);
}

// gc makes room for as many entries as are written down.
function emitLiteralHint(f: FunctionContext, x: CompositeLit): number | undefined {
  if (!f.program.maps.isDetailed(x, f.unit.isInstance)) return undefined;
  const hint = f.code.allocate(1);
  f.code.emit(INT, hint, x.elements.length);
  return hint;
}

/** An iterator of the runtime's in a cell of the frame: `register` has its address. `close` ends its debug range. */
export interface OwnIterator {
  readonly register: number;
  close(): void;
}

/** A fresh iterator for maps of type `type`. */
export function openIterator(f: FunctionContext, type: MapType, x: Expr): OwnIterator {
  const { code, program } = f;
  const register = code.allocate(1);
  const iterator = f.typeIndex(program.libraryInstance("runtime", "hiter", [type.key, type.elem]), x);
  code.emit(ALLOC, register, iterator, program.allocation(""));
  return { register, close: f.openIterator(register, iterator) };
}

// ---- Calls of the runtime

function callWithKey(f: FunctionContext, name: string, entry: MapEntry, nResults: number): number {
  const words = Array.from({ length: widthOf(entry.type.key) }, (_, i) => entry.key + i);
  return emitRuntimeCall(f, name, entry.type, [entry.map, ...words], nResults, entry.x);
}

/** Calls a function of package runtime for maps of type `type`; `args` are registers. Returns the first register of its results. */
export function emitRuntimeCall(
  f: FunctionContext,
  name: string,
  type: MapType,
  args: readonly number[],
  nResults: number,
  x: Expr,
): number {
  const { code, program } = f;
  const window = code.allocate(Math.max(args.length, nResults));
  for (const [i, arg] of args.entries()) code.move(window + i, arg, 1);
  const fn = program.instance(program.libraryFunction("runtime", name), [type.key, type.elem]);
  code.emit(CALL, window, program.functionIndex(fn), 0, 0, f.text(x));
  code.release(window + nResults);
  return window;
}
