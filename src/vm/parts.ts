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
// Not modelled: a store of one word that tears, other orders within the three words of a slice, parts of values that go through
// maps, channels and copied ranges.

import * as ir from "../ir/opcode.ts";
import { operandsOf } from "../ir/operand-shapes.ts";
import type { RuntimeType, TypeKind } from "../ir/program.ts";
import { type HostValue, Interface, SliceValue, type Value } from "../ir/value.ts";
import { OP_WRITE, PART_FIRST, PART_OTHERS, PART_READ, PART_UNKNOWN } from "../trace/operation.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import { UNDO_PARTS } from "./undo-log.ts";
import { INTERRUPT_NONE, type LoadedFunction, type Vm } from "./vm.ts";

/** Alternatives of a store: only the first word (a pointer, an interface's type) is written so far; all words but the first. */
export const FIRST_WORD = 1;
export const OTHER_WORDS = 2;
const BOTH_ORDERS: readonly number[] = [FIRST_WORD, OTHER_WORDS];
/** How gc stores strings and slices: the pointer, which needs a write barrier, comes last. */
const POINTER_LAST: readonly number[] = [OTHER_WORDS, FIRST_WORD];
const NONE: readonly number[] = [];

/** Bits of `Memory.shared`: the cell belongs to a store that is half done, or has words of two stores. */
const MARKED = 2;
/** It has a word of that store; it has one that the store replaces. */
const NEW = 4;
const OLD = 8;
const MIXED = MARKED | NEW | OLD;
/** Behind a nil pointer: touching it is a fault. */
const GUARD = 16;
/** What belongs to no value had to be made up. */
const UNKNOWN = 32;
const FLAGS = 64;

/** `Goroutine.phase` at a store: it did `FIRST_WORD`, or `OTHER_WORDS`, of a cell; it is within a struct's marked copy. */
const PHASE_COPY = 3;

/** Cells that may be made up to stand for what lies around an array. */
const MAX_OUTSIDE = 4096;
/** Kinds of which an interface holds the word itself, not a pointer to it. */
const POINTERS: readonly TypeKind[] = ["pointer", "map", "chan", "func", "unsafe-pointer"];
const UNKNOWN_BYTE = "\xff";

/** A mix, for people: the first word of one value and the other words of another. */
export class Parts implements HostValue {
  readonly host = "parts";
  constructor(
    readonly first: Value,
    readonly others: Value,
  ) {}
}

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

function isMix(vm: Vm, i: number, first: Value, others: Value): boolean {
  if (typeof first === "string" && typeof others === "string") {
    const text = mixOfStrings(first, others);
    return text !== first && text !== others;
  }
  if (first instanceof SliceValue && others instanceof SliceValue) {
    const isOther = first.length !== others.length || first.capacity !== others.capacity;
    // Without elements it makes no difference where they would be.
    return isOther && others.length > 0 && first.address !== others.address && canStandFor(vm, i, first, others);
  }
  // Without a type word it is nil, whatever the other word is.
  if (!(first instanceof Interface)) return false;
  if (others === undefined) return !isNilWord(first.value);
  return others instanceof Interface && others.type !== first.type && !isSame(others.value, first.value);
}

function isNilWord(word: Value): boolean {
  return word === 0 || word === undefined;
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof SliceValue && b instanceof SliceValue)
    return a.address === b.address && a.length === b.length && a.capacity === b.capacity;
  if (a instanceof Interface && b instanceof Interface) return a.type === b.type && isSame(a.value, b.value);
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((word, k) => isSame(word, b[k]));
}

// ---- Mixes

function mixOfStrings(first: string, others: string): string {
  return first.slice(0, others.length).padEnd(others.length, UNKNOWN_BYTE);
}

// Cells from the address on that belong to the object there.
function nAvailable(vm: Vm, address: number): number {
  if (address === 0) return 0;
  const index = address & INDEX_MASK;
  const first = vm.memory.firstOf(index);
  return first + vm.memory.extentOf(first) - index;
}

function canStandFor(vm: Vm, i: number, first: SliceValue, others: SliceValue): boolean {
  const type = elementAt(vm, i);
  if (type === undefined) return false;
  const n = others.capacity * type.width;
  return n <= nAvailable(vm, first.address) || (n <= MAX_OUTSIDE && vm.memory.canHold(n));
}

// Element type of the slice variable in cell `i`.
function elementAt(vm: Vm, i: number): RuntimeType | undefined {
  const { types } = vm.program;
  const first = vm.memory.firstOf(i);
  let type = types[vm.memory.typeOf(first)];
  let offset = i - first;
  while (type !== undefined && type.width > 0) {
    offset %= type.width;
    if (type.kind === "slice") return types[type.elem];
    if (type.kind === "array") type = types[type.elem];
    else {
      const field = type.fields.findLast((candidate) => candidate.offset <= offset);
      if (field === undefined) return undefined;
      offset -= field.offset;
      type = types[field.type];
    }
  }
  return undefined;
}

function mixOfSlices(vm: Vm, g: Goroutine, i: number, first: SliceValue, others: SliceValue): SliceValue {
  const type = elementAt(vm, i) as RuntimeType; // `isMix` has looked
  const n = others.capacity * type.width;
  const available = nAvailable(vm, first.address);
  if (n <= available) return new SliceValue(first.address, others.length, others.capacity);
  // The array is too short. A longer one stands for it, so that what lies behind is nobody's.
  const { memory } = vm;
  const address = memory.allocate(g, type.index, others.capacity, -1);
  const to = address & INDEX_MASK;
  for (let k = 0; k < available; k++) memory.cells[to + k] = memory.cells[(first.address & INDEX_MASK) + k];
  if (first.address === 0) for (let k = 0; k < n; k++) setFlags(vm, to + k, GUARD);
  return new SliceValue(address, others.length, others.capacity);
}

function mixOfInterfaces(vm: Vm, g: Goroutine, first: Interface, others: Interface | undefined): Interface {
  const { types } = vm.program;
  const type = types[first.type] as RuntimeType;
  if (others !== undefined && isSameLayout(types, type, types[others.type] as RuntimeType, 0))
    return new Interface(first.type, others.value);
  // The data mean nothing as a value of that type: what a method would find there is unknown.
  const target = type.kind === "pointer" && others !== undefined ? types[type.elem] : undefined;
  const hasRoom = target !== undefined && target.width <= MAX_OUTSIDE && vm.memory.canHold(target.width);
  return new Interface(first.type, hasRoom ? vm.memory.allocate(g, target.index, 1, -1) : vm.boxedZeros[first.type]);
}

// Whether values of one type can be used as values of the other, word by word. Pointers: what they point to, one level deep.
function isSameLayout(types: readonly RuntimeType[], a: RuntimeType, b: RuntimeType, depth: number): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.width !== b.width) return false;
  const isSameElem = (): boolean =>
    isSameLayout(types, types[a.elem] as RuntimeType, types[b.elem] as RuntimeType, depth + 1);
  switch (a.kind) {
    case "pointer":
      return depth === 0 && isSameElem();
    case "array":
      return a.length === b.length && isSameElem();
    case "struct":
      return (
        a.fields.length === b.fields.length &&
        a.fields.every(({ type }, k) =>
          isSameLayout(types, types[type] as RuntimeType, types[b.fields[k]?.type ?? -1] as RuntimeType, depth + 1),
        )
      );
    case "slice":
    case "map":
    case "chan":
    case "func":
    case "interface":
      return false;
    default:
      return true;
  }
}

// The first word of one value with the other words of another, in cell `i`.
function mixOf(vm: Vm, g: Goroutine, i: number, first: Value, others: Value): Value {
  if (typeof first === "string" && typeof others === "string") return mixOfStrings(first, others);
  if (first instanceof SliceValue && others instanceof SliceValue) return mixOfSlices(vm, g, i, first, others);
  return mixOfInterfaces(vm, g, first as Interface, others as Interface | undefined);
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

// Whether the mix reaches beyond what the values are, but for a nil pointer's fault.
function isMadeUp(vm: Vm, i: number, first: Value, others: Value): boolean {
  if (typeof first === "string" && typeof others === "string") return others.length > first.length;
  if (first instanceof SliceValue && others instanceof SliceValue) {
    const width = elementAt(vm, i)?.width ?? 1;
    return first.address !== 0 && others.capacity * width > nAvailable(vm, first.address);
  }
  if (!(first instanceof Interface)) return false;
  const { types } = vm.program;
  const type = types[first.type] as RuntimeType;
  if (others instanceof Interface) return !isSameLayout(types, type, types[others.type] as RuntimeType, 0);
  return !POINTERS.includes(type.kind);
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

// What is left where the words of two values make up one of them.
function unmixed(first: Value, others: Value, value: Value): Value {
  if (typeof first === "string" && typeof others === "string") return mixOfStrings(first, others);
  if (first instanceof SliceValue && others instanceof SliceValue)
    return first.address === others.address ? others : first;
  if (first === undefined) return undefined;
  return others instanceof Interface ? others : value;
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

function setFlags(vm: Vm, i: number, flags: number): void {
  const { shared } = vm.memory;
  if (shared[i] === (flags | 1)) return;
  vm.log.write(UNDO_PARTS, i * FLAGS + (shared[i] as number));
  shared[i] = flags | 1;
}

/** Undoes a change of marks: the entry's value. */
export function undoFlags(vm: Vm, entry: number): void {
  vm.memory.shared[Math.floor(entry / FLAGS)] = entry % FLAGS;
}

/** Takes the marks off `n` cells from `i` on: they have been overwritten as a whole. */
export function clearMarks(vm: Vm, i: number, n: number): void {
  for (let k = i; k < i + n; k++) if (((vm.memory.shared[k] as number) & MARKED) !== 0) setFlags(vm, k, 0);
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

// Whether more than one word of the value is read: len(s), s == "" and i == nil look at one alone.
function isWhole(vm: Vm, fn: LoadedFunction, pc: number): boolean {
  const { code } = fn;
  const register = code[pc + 1] as number;
  const next = pc + ir.STRIDE;
  switch (code[next]) {
    case ir.STRING_LEN:
    case ir.SLICE_LEN:
    case ir.SLICE_CAP:
    case ir.SLICE_IS_NIL:
      return code[next + 2] !== register || isReadLater(fn, next + ir.STRIDE, register);
    case ir.CONST: {
      const zero = vm.program.constants[code[next + 2] as number];
      const isCompared = isComparison(code, next + ir.STRIDE, register);
      return !isCompared || (zero !== "" && zero !== undefined) || isReadLater(fn, next + 2 * ir.STRIDE, register);
    }
    default:
      return true;
  }
}

function isComparison(code: Int32Array, pc: number, register: number): boolean {
  switch (code[pc]) {
    case ir.JUMP_EQ:
    case ir.JUMP_NE:
      return code[pc + 1] === register || code[pc + 2] === register;
    case ir.EQ:
    case ir.NE:
      return code[pc + 2] === register || code[pc + 3] === register;
    default:
      return false;
  }
}

// In the order of the text: a loop's body comes behind its head.
function isReadLater({ ir: { code } }: LoadedFunction, from: number, register: number): boolean {
  for (let pc = from; pc < code.length; pc += ir.STRIDE) {
    const uses = operandsOf(code, pc).filter(({ value }) => value === register);
    if (uses.some(({ role }) => role === "read" || role === "update")) return true;
    if (uses.some(({ role }) => role === "write")) return false;
  }
  return false;
}

// ---- Copies of structs

/** Which word of a struct's copy an instruction loads or stores; length 1 where it is none. */
interface Copy {
  readonly index: number;
  readonly length: number;
}

const SINGLE: Copy = { index: 0, length: 1 };

// A copy is a row of loads or stores of consecutive cells from or into consecutive registers, written as one expression.
function copyAt(fn: LoadedFunction, pc: number): Copy {
  const op = fn.code[pc];
  if (op !== ir.LOAD && op !== ir.STORE && op !== ir.LOAD_GLOBAL && op !== ir.STORE_GLOBAL) return SINGLE;
  let first = pc;
  while (isNextWord(fn, first - ir.STRIDE)) first -= ir.STRIDE;
  let last = pc;
  while (isNextWord(fn, last)) last += ir.STRIDE;
  return first === last ? SINGLE : { index: (pc - first) / ir.STRIDE, length: (last - first) / ir.STRIDE + 1 };
}

// Whether the instruction behind `pc` goes on with the copy that the one at `pc` is part of.
function isNextWord({ code, ir: { expressions, positions } }: LoadedFunction, pc: number): boolean {
  const next = pc + ir.STRIDE;
  if (pc < 0 || next >= code.length || code[pc] !== code[next]) return false;
  const at = pc / ir.STRIDE;
  if (expressions[at] !== expressions[at + 1] || positions[at] !== positions[at + 1]) return false;
  const grows = (operand: number): boolean => code[next + operand] === (code[pc + operand] as number) + 1;
  const stays = (operand: number): boolean => code[next + operand] === code[pc + operand];
  switch (code[pc]) {
    case ir.LOAD:
      return grows(1) && stays(2) && grows(3);
    case ir.STORE:
      return stays(1) && grows(2) && grows(3);
    default:
      return grows(1) && grows(2);
  }
}
