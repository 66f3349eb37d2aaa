// Instructions on strings, slices, ranges of cells, maps and interfaces that are not hot enough for the interpreter's loop.
// Called from it with `g.pc` at the instruction.

import { assert } from "../base/assert.ts";
import { finish32, mix32, mixString } from "../base/hash.ts";
import * as ir from "../ir/opcode.ts";
import type { RuntimeType } from "../ir/program.ts";
import { Interface, NIL_SLICE, SliceValue, type Value } from "../ir/value.ts";
import { OP_CHOOSE, OP_MAP_READ, OP_MAP_WRITE, OP_WRITE } from "../trace/operation.ts";
import { JUMPED, NEXT, RAISED, STOP, type Status } from "./control-instructions.ts";
import { equalWords, indexKey } from "./equality.ts";
import type { Goroutine } from "./goroutine.ts";
import { type MapIterator, MapObject } from "./map-object.ts";
import {
  advance,
  assign,
  chosenStart,
  clearMap,
  findSlot,
  isStartChosen,
  mapAt,
  remove,
  startIteration,
  startsOf,
} from "./maps.ts";
import { HEADER_MAP, INDEX_MASK } from "./memory.ts";
import {
  appendWords,
  checkSlice,
  isAllocatable,
  mayAct,
  moveCells,
  newArray,
  raiseSlice,
  readRange,
  writeCells,
} from "./slices.ts";
import { bytesOf, decodeRune, encodeRune, fromBytes, runesOf } from "./strings.ts";
import { bitCast, checkPointer, integerToPointer, pointerToInteger, unsafeSlice } from "./unsafe.ts";
import { INTERRUPT_NONE, type Vm } from "./vm.ts";
import { zeroWords } from "./zero-words.ts";

const outcome = (vm: Vm): Status => (vm.interrupt === INTERRUPT_NONE ? NEXT : RAISED);
/** After something that may have stopped or raised. */
const unfinished = (vm: Vm): Status => (vm.interrupt === INTERRUPT_NONE ? STOP : RAISED);

/** Runs one of the instructions before MAKE_CHAN. */
export function executeData(vm: Vm, g: Goroutine, code: Int32Array, base: number): Status {
  const pc = g.pc;
  const registers = g.registers;
  const at = base + (code[pc + 1] as number);
  const b = code[pc + 2] as number;
  const c = code[pc + 3] as number;
  const d = code[pc + 4] as number;
  switch (code[pc]) {
    case ir.ZERO: {
      const words = zeroWords(vm.program.types[b] as RuntimeType);
      for (let i = 0; i < words.length; i++) registers[at + i] = words[i];
      return NEXT;
    }
    case ir.STORE_QUIET_N: {
      const first = (registers[at] as number) & INDEX_MASK;
      for (let i = 0; i < c; i++) vm.write(first + i, registers[base + b + i]);
      return NEXT;
    }
    case ir.BOX:
      registers[at] = registers.slice(base + b, base + b + c);
      return NEXT;
    case ir.UNBOX: {
      const words = registers[base + b] as readonly Value[];
      for (let i = 0; i < c; i++) registers[at + i] = words[i];
      return NEXT;
    }
    case ir.FLOAT_MIN:
      registers[at] = Math.min(registers[base + b] as number, registers[base + c] as number);
      return NEXT;
    case ir.FLOAT_MAX:
      registers[at] = Math.max(registers[base + b] as number, registers[base + c] as number);
      return NEXT;
    case ir.EQ_VALUE:
      registers[at] = equalWords(vm, d, registers, base + b, registers, base + c);
      return outcome(vm);
    case ir.STRING_SLICE:
      return sliceString(vm, g, at, registers[base + b] as string, base + c, d);
    case ir.DECODE_RUNE: {
      const i = registers[base + c] as number;
      const decoded = decodeRune(registers[base + b] as string, i);
      registers[at] = i + (decoded & 7);
      registers[at + 1] = decoded >> 3;
      return NEXT;
    }
    case ir.RUNE_TO_STRING:
      registers[at] = encodeRune(registers[base + b] as number);
      return NEXT;
    case ir.BYTES_TO_STRING:
    case ir.RUNES_TO_STRING: {
      const slice = registers[base + b] as SliceValue;
      const words = readRange(vm, slice.address, slice.length);
      if (words === undefined) return STOP;
      registers[at] =
        code[pc] === ir.BYTES_TO_STRING ? fromBytes(words) : words.map((rune) => encodeRune(rune as number)).join("");
      return NEXT;
    }
    case ir.STRING_TO_BYTES: {
      const text = registers[base + b] as string;
      if (!vm.hasRoomFor(text.length)) return RAISED;
      return newWords(vm, g, at, bytesOf(text), vm.byteType, c);
    }
    case ir.STRING_TO_RUNES: {
      const text = registers[base + b] as string;
      // Before a list of so many runes is made: never more than there are bytes.
      if (!vm.hasRoomFor(text.length)) return RAISED;
      return newWords(vm, g, at, runesOf(text), vm.runeType, c);
    }
    case ir.COPY_CELLS:
      return copyCells(vm, g, registers[at] as number, registers[base + b] as number, c);
    case ir.MAKE_SLICE:
      return makeSlice(vm, g, at, registers[base + b], registers[base + (c < 0 ? b : c)], d, code[pc + 6] as number);
    case ir.SLICE:
      return slice(vm, g, at, registers[base + b] as SliceValue, base + c, code);
    case ir.ARRAY_TO_SLICE: {
      const address = registers[base + b] as number;
      if (address === 0) vm.raiseNil();
      else registers[at] = new SliceValue(address, c, c);
      return outcome(vm);
    }
    case ir.APPEND: {
      const words = registers.slice(base + c, base + c + (vm.widths[d] as number));
      const result = appendWords(vm, g, registers[base + b] as SliceValue, words, 1, d);
      if (result === undefined) return unfinished(vm);
      registers[at] = result;
      return NEXT;
    }
    case ir.APPEND_SLICE:
      return appendSlice(vm, g, at, registers[base + b] as SliceValue, registers[base + c] as SliceValue, d);
    case ir.APPEND_STRING: {
      const text = registers[base + c] as string;
      const to = registers[base + b] as SliceValue;
      if (text.length === 0) {
        registers[at] = to;
        return NEXT;
      }
      if (!vm.hasRoomFor(text.length)) return RAISED;
      const result = appendWords(vm, g, to, bytesOf(text), text.length, vm.byteType);
      if (result === undefined) return unfinished(vm);
      registers[at] = result;
      return NEXT;
    }
    case ir.COPY_SLICE: {
      const to = registers[base + b] as SliceValue;
      const from = registers[base + c] as SliceValue;
      const n = Math.min(to.length, from.length);
      const width = (vm.program.types[d] as RuntimeType).width;
      if (!moveCells(vm, g, to.address, from.address, n * width)) return STOP;
      registers[at] = n;
      return NEXT;
    }
    case ir.COPY_STRING: {
      const to = registers[base + b] as SliceValue;
      const text = (registers[base + c] as string).slice(0, to.length);
      if (text.length > 0 && isShared(vm, to.address) && !mayAct(vm, OP_WRITE, to.address, text.length)) return STOP;
      writeCells(vm, to.address, bytesOf(text));
      registers[at] = text.length;
      return NEXT;
    }
    case ir.CLEAR_SLICE:
      return clearSlice(vm, registers[at] as SliceValue, b);
    case ir.SLICE_TO_ARRAY: {
      const s = registers[base + b] as SliceValue;
      if (s.length < c) {
        const to = `to ${vm.program.goMinor < 20 ? "" : "array or "}pointer to array with length`;
        vm.raiseRuntime(`cannot convert slice with length ${s.length} ${to} ${c}`);
      } else registers[at] = s.address;
      return outcome(vm);
    }
    case ir.ASSERT_TYPE:
      return assertType(vm, g, at, registers[base + b], c, d);
    case ir.ASSERT_INTERFACE:
      return assertInterface(vm, g, at, registers[base + b], c, d);
    case ir.POINTER_TO_INT:
      registers[at] = pointerToInteger(vm, registers[base + b] as number);
      return NEXT;
    case ir.INT_TO_POINTER:
      registers[at] = integerToPointer(vm, registers[base + b] as number | bigint);
      return outcome(vm);
    case ir.CHECK_POINTER:
      checkPointer(vm, registers[at] as number, b);
      return outcome(vm);
    case ir.UNSAFE_SLICE:
      registers[at] = unsafeSlice(vm, registers[base + b] as number, registers[base + c] as number | bigint, d);
      return outcome(vm);
    case ir.BIT_CAST:
      registers[at] = bitCast(registers[base + b] as number | bigint, c, d);
      return NEXT;
    default:
      return executeMap(vm, g, code, base);
  }
}

const isShared = (vm: Vm, address: number): boolean => vm.memory.shared[address & INDEX_MASK] !== 0;

// ---- Strings and slices

function newWords(vm: Vm, g: Goroutine, at: number, words: readonly number[], type: number, site: number): Status {
  const first = vm.memory.reserve(g, words.length, type, site);
  for (let i = 0; i < words.length; i++) vm.memory.cells[first + i] = words[i];
  g.registers[at] = new SliceValue(vm.memory.addressOf(first), words.length, words.length);
  return NEXT;
}

function sliceString(vm: Vm, g: Goroutine, at: number, text: string, bounds: number, flags: number): Status {
  const low = (flags & 1) !== 0 ? (g.registers[bounds] as number) : 0;
  const high = (flags & 2) !== 0 ? (g.registers[bounds + 1] as number) : text.length;
  if (!checkSlice(low, high, text.length, text.length)) {
    raiseSlice(vm, [low, high, undefined], text.length, "length");
    return RAISED;
  }
  g.registers[at] = text.slice(low, high);
  return NEXT;
}

/** How far back the array of a sliced array may have been taken: its bounds are evaluated in between. */
const LOOK_BACK = 16 * ir.STRIDE;

// Go's texts speak of the length of a sliced array, and of the capacity of a sliced slice.
function unitOf(code: Int32Array, pc: number): "length" | "capacity" {
  for (let at = pc - ir.STRIDE; at >= Math.max(0, pc - LOOK_BACK); at -= ir.STRIDE) {
    if (code[at + 1] !== code[pc + 2]) continue;
    return code[at] === ir.ARRAY_TO_SLICE && code[at + 4] === 1 ? "length" : "capacity";
  }
  return "capacity";
}

function slice(vm: Vm, g: Goroutine, at: number, s: SliceValue, bounds: number, code: Int32Array): Status {
  const { registers } = g;
  const flags = code[g.pc + 4] as number;
  const width = flags >> 3;
  const low = (flags & 1) !== 0 ? (registers[bounds] as number) : 0;
  const high = (flags & 2) !== 0 ? (registers[bounds + 1] as number) : s.length;
  const hasMax = (flags & 4) !== 0;
  const max = hasMax ? (registers[bounds + 2] as number) : s.capacity;
  if (!checkSlice(low, high, max, s.capacity)) {
    raiseSlice(vm, [low, high, hasMax ? max : undefined], s.capacity, unitOf(code, g.pc));
    return RAISED;
  }
  // A slice without capacity keeps the array's address: one past its end could be another object's.
  const address = max === low ? s.address : s.address + low * width;
  registers[at] = s.address === 0 ? NIL_SLICE : new SliceValue(address, high - low, max - low);
  return NEXT;
}

function makeSlice(
  vm: Vm,
  g: Goroutine,
  at: number,
  length: Value,
  capacity: Value,
  type: number,
  site: number,
): Status {
  // As runtime.makeslice: an address space full is out of range, less is out of memory.
  if (!isAllocatable(vm, type, length)) vm.raiseRuntime("makeslice: len out of range");
  else if (!isAllocatable(vm, type, capacity) || capacity < length) vm.raiseRuntime("makeslice: cap out of range");
  else {
    const address = newArray(vm, g, type, capacity, site);
    g.registers[at] = new SliceValue(address, length, capacity);
  }
  return outcome(vm);
}

function appendSlice(vm: Vm, g: Goroutine, at: number, to: SliceValue, from: SliceValue, type: number): Status {
  if (from.length === 0) {
    g.registers[at] = to;
    return NEXT;
  }
  if (g.phase === 0) {
    const words = readRange(vm, from.address, from.length * (vm.program.types[type] as RuntimeType).width);
    if (words === undefined) return STOP;
    g.scratch = words;
    g.phase = 1;
  }
  const result = appendWords(vm, g, to, g.scratch as readonly Value[], from.length, type);
  if (result === undefined) return unfinished(vm);
  g.registers[at] = result;
  g.phase = 0;
  g.scratch = undefined;
  return NEXT;
}

function copyCells(vm: Vm, g: Goroutine, to: number, from: number, n: number): Status {
  if (to === 0 || from === 0) {
    vm.raiseNil();
    return RAISED;
  }
  return moveCells(vm, g, to, from, n) ? NEXT : STOP;
}

function clearSlice(vm: Vm, s: SliceValue, type: number): Status {
  const zero = zeroWords(vm.program.types[type] as RuntimeType);
  const n = zero.length * s.length;
  if (n > 0 && isShared(vm, s.address) && !mayAct(vm, OP_WRITE, s.address, n)) return STOP;
  const first = s.address & INDEX_MASK;
  for (let i = 0; i < n; i++) vm.write(first + i, zero[i % zero.length]);
  return NEXT;
}

// ---- Interfaces

// d: bit 0 says whether the form with ok is meant; above it, the static interface type's index + 1 if the lowering gives it.
function assertType(vm: Vm, g: Goroutine, at: number, value: Value, type: number, d: number): Status {
  const isIt = value instanceof Interface && value.type === type;
  if (isIt || (d & 1) !== 0) {
    g.registers[at] = isIt ? value.value : vm.boxedZero(type);
    if ((d & 1) !== 0) g.registers[at + 1] = isIt;
    return NEXT;
  }
  const { types } = vm.program;
  const from = d >> 1 === 0 ? "interface {}" : types[(d >> 1) - 1]?.name;
  const is = value instanceof Interface ? types[value.type]?.name : "nil";
  const wanted = types[type]?.name;
  // Types declared in different functions have one name.
  const twins = is === wanted ? " (types from different scopes)" : "";
  vm.raisePointer(g, vm.assertionErrorType, `interface conversion: ${from} is ${is}, not ${wanted}${twins}`);
  return RAISED;
}

/** First method (by name) of interface type `wanted` that dynamic type `type` lacks. */
function missingMethod(vm: Vm, type: number, wanted: number): string | undefined {
  const { types, methodNames } = vm.program;
  const methods = types[type]?.methods;
  const missing = (types[wanted] as RuntimeType).interfaceMethods.filter((id) => (methods?.[id] ?? -1) < 0);
  return missing.map((id) => methodNames[id] as string).sort()[0];
}

function assertInterface(vm: Vm, g: Goroutine, at: number, value: Value, wanted: number, d: number): Status {
  const missing = value instanceof Interface ? missingMethod(vm, value.type, wanted) : "";
  if (missing === undefined || (d & 1) !== 0) {
    g.registers[at] = missing === undefined ? value : undefined;
    if ((d & 1) !== 0) g.registers[at + 1] = missing === undefined;
    return NEXT;
  }
  const to = vm.program.types[wanted]?.name;
  if (!(value instanceof Interface))
    vm.raisePointer(g, vm.assertionErrorType, `interface conversion: interface is nil, not ${to}`);
  else {
    const is = vm.program.types[value.type]?.name;
    const method = missing.slice(missing.lastIndexOf(".") + 1);
    vm.raisePointer(g, vm.assertionErrorType, `interface conversion: ${is} is not ${to}: missing method ${method}`);
  }
  return RAISED;
}

// ---- Maps at operation detail

// The event of an operation on one key tells keys apart by `extent`; 0 stands for the whole map.
const WHOLE_MAP: Value = Object.freeze({ host: "whole map" });

function mayTouch(vm: Vm, kind: number, map: number, key: Value): boolean {
  if (!isShared(vm, map)) return true;
  if (!mayAct(vm, kind, map, 1)) return false;
  vm.last.extent = key === WHOLE_MAP ? 0 : keyHash(vm, map, key);
  return true;
}

function mayRead(vm: Vm, map: number, key: Value): boolean {
  return map === 0 || mayTouch(vm, OP_MAP_READ, map, key);
}

function mayWrite(vm: Vm, map: number, key: Value): boolean {
  return mayTouch(vm, OP_MAP_WRITE, map, key);
}

/** A hash of a key for events: 31 bits, not 0. */
function keyHash(vm: Vm, address: number, key: Value): number {
  const map = mapAt(vm, address) as MapObject;
  const text = String(indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, key));
  return finish32(mixString(0, text)) >>> 1 || 1;
}

function executeMap(vm: Vm, g: Goroutine, code: Int32Array, base: number): Status {
  const pc = g.pc;
  const registers = g.registers;
  const at = base + (code[pc + 1] as number);
  const b = code[pc + 2] as number;
  const c = code[pc + 3] as number;
  const d = code[pc + 4] as number;
  switch (code[pc]) {
    case ir.MAP_MAKE: {
      const first = vm.memory.reserve(g, 1, b, d, HEADER_MAP);
      const seed = finish32(mix32(vm.options.seed, vm.memory.nameHash(first)));
      vm.memory.cells[first] = new MapObject(b, seed, vm.memory.buffers) as unknown as Value;
      registers[at] = vm.memory.addressOf(first);
      return NEXT;
    }
    case ir.MAP_GET:
    case ir.MAP_GET_OK:
      return lookUp(vm, g, at, registers[base + b] as number, registers[base + c], d, code[pc] === ir.MAP_GET_OK);
    case ir.MAP_SET:
      return setEntry(vm, registers[at] as number, registers[base + b], registers[base + c]);
    case ir.MAP_DELETE: {
      const map = registers[at] as number;
      if (map === 0) findSlot(vm, map, d, registers[base + b]);
      else if (!mayWrite(vm, map, registers[base + b])) return STOP;
      else remove(vm, mapAt(vm, map) as MapObject, registers[base + b]);
      if (vm.interrupt !== INTERRUPT_NONE) rewordUnhashable(vm, map);
      return outcome(vm);
    }
    case ir.MAP_LEN: {
      const map = registers[base + b] as number;
      if (!mayRead(vm, map, WHOLE_MAP)) return STOP;
      registers[at] = mapAt(vm, map)?.count ?? 0;
      return NEXT;
    }
    case ir.MAP_CLEAR: {
      const map = registers[at] as number;
      if (map === 0) return NEXT;
      if (!mayWrite(vm, map, WHOLE_MAP)) return STOP;
      clearMap(vm, mapAt(vm, map) as MapObject);
      return NEXT;
    }
    case ir.MAP_SITE:
      vm.memory.setSite((registers[at] as number) & INDEX_MASK, b);
      return NEXT;
    case ir.MAP_ITER_INIT: {
      const map = registers[base + b] as number;
      if (!isStartChosen(vm, map, registers[at])) {
        if (!mayAct(vm, OP_CHOOSE, -1, startsOf(vm, map))) return STOP;
        vm.last.extent = vm.alternative;
        registers[at] = chosenStart(map, vm.alternative);
      }
      if (!mayRead(vm, map, WHOLE_MAP)) return STOP;
      registers[at] = startIteration(vm, map, registers[at]);
      return NEXT;
    }
    case ir.MAP_ITER_NEXT:
      return iterate(vm, g, at, b);
    default:
      assert(false, "unknown instruction", { opcode: code[pc], pc });
  }
}

function lookUp(vm: Vm, g: Goroutine, at: number, map: number, key: Value, type: number, wantsOk: boolean): Status {
  if (!mayRead(vm, map, key)) return STOP;
  const slot = findSlot(vm, map, type, key);
  if (vm.interrupt !== INTERRUPT_NONE) {
    rewordUnhashable(vm, map);
    return RAISED;
  }
  const elem = (vm.program.types[type] as RuntimeType).elem;
  const value = slot < 0 ? vm.boxedZero(elem) : (mapAt(vm, map) as MapObject).elements.get(slot);
  g.registers[at] = value;
  if (wantsOk) g.registers[at + 1] = slot >= 0;
  if (map !== 0 && isShared(vm, map)) vm.last.value = value;
  return NEXT;
}

// Since Go 1.24 nothing is hashed for a map without entries: the key is only looked at, and the panic has other words.
function rewordUnhashable(vm: Vm, map: number): void {
  const text = vm.raised?.value;
  if (vm.program.goMinor < 24 || (mapAt(vm, map)?.count ?? 0) > 0 || typeof text !== "string") return;
  vm.raisePlain(text.replace("unhashable type ", "unhashable type: "));
}

function setEntry(vm: Vm, map: number, key: Value, element: Value): Status {
  if (map === 0) {
    vm.raisePlain("assignment to entry in nil map");
    return RAISED;
  }
  if (!mayWrite(vm, map, key)) return STOP;
  assign(vm, mapAt(vm, map) as MapObject, key, element);
  if (isShared(vm, map)) {
    vm.memory.publish(key, vm.log);
    vm.memory.publish(element, vm.log);
    vm.last.value = element;
  }
  return outcome(vm);
}

function iterate(vm: Vm, g: Goroutine, at: number, end: number): Status {
  const iterator = g.registers[at] as MapIterator;
  if (!mayRead(vm, iterator.map, WHOLE_MAP)) return STOP;
  if (advance(vm, g.registers, at)) return NEXT;
  g.pc = end;
  return JUMPED;
}
