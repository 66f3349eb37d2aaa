// Operations on maps: instructions with boxed keys and elements, or calls of the runtime's Go code for what is shown in detail.

import {
  CALL,
  LOAD,
  MAP_CLEAR,
  MAP_DELETE,
  MAP_GET,
  MAP_GET_OK,
  MAP_LEN,
  MAP_MAKE,
  MAP_SET,
  STORE,
} from "../ir/opcode.ts";
import type { CompositeLit, Expr, IndexExpr } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import type { MapType, Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { operand, operandAs } from "./operands.ts";
import { emitBox, emitUnbox, emitWord } from "./values.ts";

/** A map entry with its operands evaluated: the map, and the boxed key. */
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
  return { map, key: emitBox(f, key, widthOf(type.key)), type, mapType, x };
}

/** `m[k]` into registers from `into` on, followed by whether it is present with `withOk`. */
export function lowerMapGet(f: FunctionContext, x: IndexExpr, into: number, withOk: boolean): void {
  const entry = mapEntry(f, x);
  f.code.pos = x.x.end;
  emitMapGet(f, entry, into, withOk);
}

/** The same with operands evaluated before. */
export function emitMapGet(f: FunctionContext, entry: MapEntry, into: number, withOk: boolean): void {
  const { code } = f;
  const { map, key, x } = entry;
  const width = widthOf(entry.type.elem);
  if (f.program.isRuntimeMap(entry.mapType)) {
    const result = callRuntime(f, withOk ? "mapGetOkInt" : "mapGetInt", [map, key], withOk ? 2 : 1, x);
    code.move(into, result, withOk ? 2 : 1);
    return;
  }
  const op = withOk ? MAP_GET_OK : MAP_GET;
  const type = f.typeIndex(entry.mapType, x);
  if (width === 1) {
    code.emit(op, into, map, key, type, f.text(x));
    return;
  }
  const mark = code.top;
  const box = code.allocate(2);
  code.emit(op, box, map, key, type, f.text(x));
  emitUnbox(f, box, width, into);
  if (withOk) code.move(into + width, box + 1, 1);
  code.release(mark);
}

/** `m[k] = v` with the value's words in registers from `from` on. */
export function emitMapSet(f: FunctionContext, entry: MapEntry, from: number): void {
  const { code } = f;
  const mark = code.top;
  if (f.program.isRuntimeMap(entry.mapType)) {
    const address = callRuntime(f, "mapAssignInt", [entry.map, entry.key], 1, entry.x);
    code.emit(STORE, address, from, 0, 0, f.text(entry.x));
  } else {
    const value = emitBox(f, from, widthOf(entry.type.elem));
    code.emit(MAP_SET, entry.map, entry.key, value, f.typeIndex(entry.mapType, entry.x), f.text(entry.x));
  }
  code.release(mark);
}

/**
 * `m[k] op= v` at runtime detail: one assign call gives the address that is read and written, as gc does it. Returns the register
 * of the address, or undefined when the map is at operation detail.
 */
export function emitMapAddress(f: FunctionContext, entry: MapEntry, into: number): number | undefined {
  if (!f.program.isRuntimeMap(entry.mapType)) return undefined;
  const address = callRuntime(f, "mapAssignInt", [entry.map, entry.key], 1, entry.x);
  f.code.emit(LOAD, into, address, 0, 0, f.text(entry.x));
  return address;
}

export function emitMapDelete(f: FunctionContext, map: Expr, key: Expr): void {
  const mapType = f.typeOf(map);
  const type = under(mapType) as MapType; // delete takes a map
  const target = operand(f, map);
  const boxed = emitBox(f, operandAs(f, key, type.key), widthOf(type.key));
  f.code.pos = map.pos;
  if (f.program.isRuntimeMap(mapType)) callRuntime(f, "mapDeleteInt", [target, boxed], 0, map);
  else f.code.emit(MAP_DELETE, target, boxed, 0, f.typeIndex(mapType, map), f.text(map));
}

export function emitMapLen(f: FunctionContext, map: Expr, into: number): void {
  const target = operand(f, map);
  if (f.program.isRuntimeMap(f.typeOf(map))) f.code.move(into, callRuntime(f, "mapLenInt", [target], 1, map), 1);
  else f.code.emit(MAP_LEN, into, target, 0, 0, f.text(map));
}

export function emitMapClear(f: FunctionContext, map: Expr): void {
  const target = operand(f, map);
  if (f.program.isRuntimeMap(f.typeOf(map))) callRuntime(f, "mapClearInt", [target], 0, map);
  else f.code.emit(MAP_CLEAR, target, 0, 0, 0, f.text(map));
}

/** Register `into` = a new map; `hint`: register of the size asked for, or undefined. */
export function emitMapMake(f: FunctionContext, type: Type, hint: number | undefined, into: number, x: Expr): void {
  const { code } = f;
  if (f.program.isRuntimeMap(type)) {
    const size = hint ?? code.allocate(1);
    if (hint === undefined) emitWord(f, 0, size);
    code.move(into, callRuntime(f, "mapMakeInt", [size], 1, x), 1);
    return;
  }
  const name = f.program.allocation(f.allocationName(x));
  code.emit(MAP_MAKE, into, f.typeIndex(type, x), hint ?? -1, name);
}

/** Register `into` = a map with the entries of a literal. */
export function emitMapLiteral(f: FunctionContext, x: CompositeLit, mapType: Type, type: MapType, into: number): void {
  const { code } = f;
  const map = f.scratch(into);
  code.pos = x.pos;
  emitMapMake(f, mapType, undefined, map, x);
  for (const element of x.elements) {
    if (element.kind !== "KeyValueExpr") continue;
    const mark = code.top;
    hoistCalls(f, [element.key, element.value]);
    const key = emitBox(f, operandAs(f, element.key, type.key), widthOf(type.key));
    const value = operandAs(f, element.value, type.elem);
    code.pos = element.pos;
    emitMapSet(f, { map, key, type, mapType, x }, value);
    code.release(mark);
  }
  code.move(into, map, 1);
}

// Calls a function of package runtime; returns the first register of its results.
function callRuntime(f: FunctionContext, name: string, args: readonly number[], nResults: number, x: Expr): number {
  const { code } = f;
  const window = code.allocate(Math.max(args.length, nResults));
  for (const [i, arg] of args.entries()) code.move(window + i, arg, 1);
  const fn = f.program.functionIndex(f.program.libraryFunction("runtime", name));
  code.emit(CALL, window, fn, 0, 0, f.text(x));
  code.release(window + nResults);
  return window;
}
