// Stores that happen in parts. Go writes the two words of a string or an interface, the three of a slice and the fields of a struct
// one after the other; who looks in between sees a mix that nobody has stored. Here a string, slice or interface is one cell, so a
// store may be told to write a part of it first (alternative `FIRST_WORD` or `OTHER_WORDS` of the step); its goroutine then stands at
// the same instruction, to write the rest. `Scheduling` never offers that: only a schedule that asks for it meets a mix, and all other
// executions are as if such a store was one operation.
//
// A struct's fields are cells of their own and are stored one by one anyway. For the copy of a whole struct, alternative `FIRST_WORD`
// of its first store only marks the cells, so that the machine knows when somebody reads the whole struct in between.
//
// Marks are bits of `Memory.shared`. Where a mix would need memory beyond an object, what is there is unknown: strings get bytes
// that are no UTF-8, arrays zero values. Elements behind a nil pointer fault, as they do in Go.
//
// Go 1.26 on amd64, one goroutine that stores two values in turn beside one that reads, three seconds: of 34 million reads 1.0 million
// gave a mix of strings, 3.0 million of slices, 4.6 million of interfaces, 0.4 million of structs of two integers.
//
// Not modelled: a store of one word that tears, other orders within the three words of a slice, parts of values that go through
// maps, channels and copied ranges.

import * as ir from "../ir/opcode.ts";
import { SliceValue, type Value } from "../ir/value.ts";
import { OP_WRITE, PART_FIRST, PART_OTHERS, PART_READ, PART_UNKNOWN } from "../trace/operation.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { GUARD, MARKED, MIXED, NEW, OLD, setFlags, UNKNOWN } from "./marks.ts";
import { INDEX_MASK } from "./memory.ts";
import { isMadeUp, isMix, isSame, mixOf, Parts, unmixed } from "./mixes.ts";
import { type Copy, copyAt, isWhole } from "./struct-copies.ts";
import { INTERRUPT_NONE, type LoadedFunction, type Vm } from "./vm.ts";

/** Alternatives of a store: only the first word (a pointer, an interface's type) is written so far; all words but the first. */
const FIRST_WORD = 1;
const OTHER_WORDS = 2;
const BOTH_ORDERS: readonly number[] = [FIRST_WORD, OTHER_WORDS];
/** How gc stores strings and slices: the pointer, which needs a write barrier, comes last. */
const POINTER_LAST: readonly number[] = [OTHER_WORDS, FIRST_WORD];
const NONE: readonly number[] = [];

/** `Goroutine.phase` at a store: it did `FIRST_WORD`, or `OTHER_WORDS`, of a cell; it is within a struct's marked copy. */
const PHASE_COPY = 3;

// ---- What could be stored in parts

/**
 * See `Machine.partialStores`: the alternatives of the goroutine's pending operation that store a part first. *Cost*: constant, times
 * the words of a struct.
 */
export function partialStores(vm: Vm, g: Goroutine): readonly number[] {
  if (g.isPseudo || g.pendingKind !== OP_WRITE || g.pendingNative >= 0 || g.phase !== 0) return NONE;
  const fn = vm.functionAt(g, g.depth);
  const from = valueRegister(fn.code, g.pc);
  const i = g.pendingObject & INDEX_MASK;
  if (from < 0 || (vm.memory.shared[i] as number) > 1) return NONE;
  const copy = copyAt(fn, g.pc);
  const register = baseOf(g) + from;
  if (copy.length > 1 && copy.index === 0 && nDifferent(vm, g, i, register, copy.length) > 1) return [FIRST_WORD];
  return mixes(vm, i, vm.memory.cells[i], g.registers[register]);
}

function baseOf(g: Goroutine): number {
  return g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
}

// Register of a store's value, relative to the frame; -1 for other instructions.
function valueRegister(code: Int32Array, pc: number): number {
  switch (code[pc]) {
    case ir.STORE:
    case ir.STORE_GLOBAL:
      return code[pc + 2] as number;
    case ir.STORE_ELEM:
      return code[pc + 3] as number;
    default:
      return -1;
  }
}

function nDifferent(vm: Vm, g: Goroutine, first: number, register: number, length: number): number {
  let n = 0;
  for (let k = 0; k < length; k++) if (!isSame(vm.memory.cells[first + k], g.registers[register + k])) n++;
  return n;
}

// Alternatives that leave something in cell `i` that is neither the old value nor the new one.
function mixes(vm: Vm, i: number, old: Value, value: Value): readonly number[] {
  const orders = typeof value === "string" || value instanceof SliceValue ? POINTER_LAST : BOTH_ORDERS;
  const found = orders.filter((order) => (order === FIRST_WORD ? isMix(vm, i, value, old) : isMix(vm, i, old, value)));
  return found.length === 0 ? NONE : found;
}

// ---- Stores

/**
 * A visible store of `value` into cell `i` by the instruction at `pc`: in parts if the step says so, or into a cell that is marked.
 * Whether the goroutine has more to store there. May raise a fault. The side columns of the memory may be replaced.
 */
export function storeInParts(vm: Vm, g: Goroutine, fn: LoadedFunction, pc: number, i: number, value: Value): boolean {
  const { memory } = vm;
  const flags = memory.shared[i] as number;
  if ((flags & GUARD) !== 0) {
    vm.raiseNil();
    return false;
  }
  if (g.phase === FIRST_WORD || g.phase === OTHER_WORDS) {
    storeRest(vm, g, i, value);
    return false;
  }
  const copy = copyAt(fn, pc);
  if (g.phase === PHASE_COPY) {
    continueCopy(vm, g, copy, i, value);
    return false;
  }
  if (flags > 1) setFlags(vm, i, 0);
  else if (vm.alternative !== 0) {
    const register = baseOf(g) + valueRegister(fn.code, pc);
    if (vm.alternative === FIRST_WORD && copy.length > 1 && copy.index === 0 && beginCopy(vm, g, copy, i, register)) {
      write(vm, i, value);
      return false;
    }
    if (storePart(vm, g, i, value)) return true;
  }
  write(vm, i, value);
  return false;
}

function write(vm: Vm, i: number, value: Value): void {
  vm.last.value = value;
  vm.memory.publish(value, vm.log);
  vm.write(i, value);
}

function storePart(vm: Vm, g: Goroutine, i: number, value: Value): boolean {
  const old = vm.memory.cells[i];
  if (!mixes(vm, i, old, value).includes(vm.alternative)) return false;
  const isFirst = vm.alternative === FIRST_WORD;
  storeMix(vm, g, i, isFirst ? value : old, isFirst ? old : value);
  vm.last.partner = isFirst ? PART_FIRST : PART_OTHERS;
  // What the rest will bring is as good as reachable.
  vm.memory.publish(value, vm.log);
  g.phase = vm.alternative;
  return true;
}

function storeMix(vm: Vm, g: Goroutine, i: number, first: Value, others: Value): void {
  write(vm, i, mixOf(vm, g, i, first, others));
  vm.last.value = new Parts(first, others);
  setFlags(vm, i, isMadeUp(vm, i, first, others) ? MIXED | UNKNOWN : MIXED);
}

// If somebody else has stored a value in between, a part of it stays.
function storeRest(vm: Vm, g: Goroutine, i: number, value: Value): void {
  const isFirst = g.phase === OTHER_WORDS;
  g.phase = 0;
  const current = vm.memory.cells[i];
  const first = isFirst ? value : current;
  const others = isFirst ? current : value;
  const isOverwritten = ((vm.memory.shared[i] as number) & MARKED) === 0;
  if (isOverwritten && isMix(vm, i, first, others)) {
    storeMix(vm, g, i, first, others);
    vm.last.partner = isFirst ? PART_FIRST : PART_OTHERS;
    return;
  }
  setFlags(vm, i, 0);
  write(vm, i, isOverwritten ? unmixed(first, others, value) : value);
}

function beginCopy(vm: Vm, g: Goroutine, copy: Copy, i: number, register: number): boolean {
  const { cells } = vm.memory;
  if (nDifferent(vm, g, i, register, copy.length) < 2) return false;
  for (let k = 0; k < copy.length; k++) {
    const isChanged = !isSame(cells[i + k], g.registers[register + k]);
    const state = k === 0 ? NEW : OLD;
    setFlags(vm, i + k, isChanged ? MARKED | state : MARKED);
  }
  g.phase = PHASE_COPY;
  if (((vm.memory.shared[i] as number) & NEW) !== 0) vm.last.partner = PART_FIRST;
  return true;
}

function continueCopy(vm: Vm, g: Goroutine, copy: Copy, i: number, value: Value): void {
  const flags = vm.memory.shared[i] as number;
  if ((flags & OLD) !== 0) setFlags(vm, i, MARKED | NEW);
  write(vm, i, value);
  const first = i - copy.index;
  if (copy.index === copy.length - 1) {
    for (let k = 0; k < copy.length; k++) setFlags(vm, first + k, 0);
    g.phase = 0;
  } else if (isMixed(vm, first, copy.length)) vm.last.partner = PART_FIRST;
}

function isMixed(vm: Vm, first: number, length: number): boolean {
  let flags = 0;
  for (let k = 0; k < length; k++) flags |= vm.memory.shared[first + k] as number;
  return (flags & MIXED) === MIXED;
}

// ---- Loads

/**
 * A visible load from cell `i`, which is marked, by the instruction at `pc`: says in `vm.last` whether words of several stores are
 * read as one value. False: a fault was raised.
 */
export function loadParts(vm: Vm, g: Goroutine, fn: LoadedFunction, pc: number, i: number): boolean {
  const flags = vm.memory.shared[i] as number;
  if ((flags & GUARD) !== 0) {
    vm.raiseNil();
    return vm.interrupt === INTERRUPT_NONE;
  }
  const copy = copyAt(fn, pc);
  const isTorn = (flags & MIXED) === MIXED ? isWhole(vm, fn, pc) : isLastOfMix(vm, g, copy, fn.code, pc, i);
  if (isTorn) vm.last.partner = (flags & UNKNOWN) === 0 ? PART_READ : PART_UNKNOWN;
  return true;
}

// Whether the load completes the copy of a struct that is now as the reader has seen it word by word, and mixed.
function isLastOfMix(vm: Vm, g: Goroutine, copy: Copy, code: Int32Array, pc: number, i: number): boolean {
  if (copy.length < 2 || copy.index !== copy.length - 1) return false;
  const first = i - copy.index;
  const register = baseOf(g) + (code[pc + 1] as number) - copy.index;
  for (let k = 0; k < copy.index; k++) if (!isSame(g.registers[register + k], vm.memory.cells[first + k])) return false;
  return isMixed(vm, first, copy.length);
}
