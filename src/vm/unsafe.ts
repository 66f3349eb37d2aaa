// What package unsafe does with pointers. A pointer's number, as the program sees it, is an address in bytes: of the memory
// object it points into, laid out as gc lays out its type (Go spec, "Size and alignment guarantees"), so that sums with sizes
// and offsets lead to the same fields as in Go. Memory itself holds words, not bytes: a pointer can only become one to another
// type where that type's words are of the same kinds as those that are there.

import { KIND_F32, KIND_F64, KIND_I32, KIND_I64, KIND_U32 } from "../ir/opcode.ts";
import type { RuntimeType, TypeKind } from "../ir/program.ts";
import { SliceValue } from "../ir/value.ts";
import { HEAP, INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** Bytes between the first cells of two neighbouring objects of one cell: no word is wider. */
const CELL_BYTES = 32;
const HEAP_START = 0xc000000000;

const SIZES: Readonly<Partial<Record<TypeKind, number>>> = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  string: 16,
  interface: 16,
  slice: 24,
};

/** A struct's layout in bytes. */
interface ByteLayout {
  readonly offsets: readonly number[];
  readonly size: number;
}

class Layouts {
  constructor(private readonly types: readonly RuntimeType[]) {}

  type(index: number): RuntimeType {
    return this.types[index] as RuntimeType; // indices in a program are in range
  }

  size(index: number): number {
    const type = this.type(index);
    if (type.kind === "array") return type.length * this.size(type.elem);
    if (type.kind === "struct") return this.struct(type).size;
    return SIZES[type.kind] ?? 8;
  }

  align(index: number): number {
    const type = this.type(index);
    if (type.kind === "array") return this.align(type.elem);
    if (type.kind === "struct") return type.fields.reduce((most, field) => Math.max(most, this.align(field.type)), 1);
    return Math.min(8, SIZES[type.kind] ?? 8);
  }

  private struct(type: RuntimeType): ByteLayout {
    const offsets: number[] = [];
    let end = 0;
    let most = 1;
    let last = 1;
    for (const field of type.fields) {
      const align = this.align(field.type);
      last = this.size(field.type);
      most = Math.max(most, align);
      end = Math.ceil(end / align) * align;
      offsets.push(end);
      end += last;
    }
    if (last === 0 && end > 0) end++;
    return { offsets, size: Math.ceil(end / most) * most };
  }

  /** Where word `cell` of a value begins, in bytes. */
  byteOf(index: number, cell: number): number {
    const type = this.type(index);
    if (type.kind === "array") {
      const width = Math.max(1, this.type(type.elem).width);
      const i = Math.floor(cell / width);
      return i * this.size(type.elem) + this.byteOf(type.elem, cell - i * width);
    }
    if (type.kind !== "struct") return 0;
    const at = type.fields.findIndex((field) => cell < field.offset + this.type(field.type).width);
    const field = type.fields[at];
    if (field === undefined) return this.size(index);
    return (this.struct(type).offsets[at] ?? 0) + this.byteOf(field.type, cell - field.offset);
  }

  /** The word of a value that begins at a byte; -1 when none does. */
  cellOf(index: number, byte: number): number {
    const type = this.type(index);
    if (type.kind === "array") {
      const size = Math.max(1, this.size(type.elem));
      const i = Math.floor(byte / size);
      const cell = this.cellOf(type.elem, byte - i * size);
      return cell < 0 || i >= type.length ? -1 : i * this.type(type.elem).width + cell;
    }
    if (type.kind !== "struct") return byte === 0 ? 0 : -1;
    const { offsets } = this.struct(type);
    const at = offsets.findLastIndex((start) => start <= byte);
    const field = type.fields[at];
    if (field === undefined) return -1;
    const cell = this.cellOf(field.type, byte - (offsets[at] ?? 0));
    return cell < 0 ? -1 : field.offset + cell;
  }

  /** Type of word `cell` of a value; -1 when there is none. */
  wordAt(index: number, cell: number): number {
    const type = this.type(index);
    if (type.kind === "array") return this.wordAt(type.elem, cell % Math.max(1, this.type(type.elem).width));
    if (type.kind !== "struct") return index;
    const field = type.fields.find((one) => cell < one.offset + this.type(one.type).width);
    return field === undefined ? -1 : this.wordAt(field.type, cell - field.offset);
  }

  /** Whether memory of type `is` from word `cell` on can be used as a value of type `as`. Cost: the width of `as`. */
  canBe(is: number, cell: number, as: number, seen: Set<string>): boolean {
    const width = Math.max(1, this.type(is).width);
    for (let i = 0; i < this.type(as).width; i++) {
      if (!this.areAlike(this.wordAt(is, (cell + i) % width), this.wordAt(as, i), seen)) return false;
    }
    return true;
  }

  // Whether a word of one type can be taken for one of the other, with all that can be reached through it.
  private areAlike(x: number, y: number, seen: Set<string>): boolean {
    if (x === y) return true;
    if (x < 0 || y < 0) return false;
    const [a, b] = [this.type(x), this.type(y)];
    const kinds = [SAME_WORDS[a.kind] ?? a.kind, SAME_WORDS[b.kind] ?? b.kind];
    const isPointer = kinds.every((kind) => kind === "pointer" || kind === "unsafe-pointer");
    // What an unsafe.Pointer points to is looked at when it becomes another pointer.
    if (isPointer && kinds.includes("unsafe-pointer")) return true;
    if (kinds[0] !== kinds[1]) return false;
    const key = `${x} ${y}`;
    if (seen.has(key)) return true;
    seen.add(key);
    switch (a.kind) {
      case "pointer":
        return this.type(b.elem).width <= this.type(a.elem).width && this.canBe(a.elem, 0, b.elem, seen);
      case "slice":
        return this.type(b.elem).width === this.type(a.elem).width && this.canBe(a.elem, 0, b.elem, seen);
      case "map":
      case "chan":
        return a.elem === b.elem && a.key === b.key;
      case "interface":
        return a.interfaceMethods.join() === b.interfaceMethods.join();
      case "func":
        return false;
      default:
        return true;
    }
  }
}

/** Kinds whose words are alike. */
const SAME_WORDS: Readonly<Partial<Record<TypeKind, TypeKind>>> = { int64: "int", uint64: "uint", uintptr: "uint" };

/** `uintptr(unsafe.Pointer(p))`. */
export function pointerToInteger(vm: Vm, address: number): number {
  if (address === 0) return 0;
  const cell = address & INDEX_MASK;
  const first = vm.memory.firstOf(cell);
  return HEAP_START + first * CELL_BYTES + byteWithin(vm, first, cell - first);
}

function byteWithin(vm: Vm, first: number, cell: number): number {
  const type = vm.memory.typeOf(first);
  if (type < 0) return cell * 8;
  const layouts = new Layouts(vm.program.types);
  const width = Math.max(1, layouts.type(type).width);
  const i = Math.floor(cell / width);
  return i * layouts.size(type) + layouts.byteOf(type, cell - i * width);
}

/** `unsafe.Pointer(u)`. Raises the limit where no word begins. */
export function integerToPointer(vm: Vm, integer: number | bigint): number {
  if (integer === 0) return 0;
  const address = typeof integer === "number" ? addressAt(vm, integer - HEAP_START) : -1;
  if (address < 0) {
    vm.raiseLimit(`unsafe.Pointer(0x${integer.toString(16)}): no variable begins there; not supported by Raceweave`);
    return 0;
  }
  return address;
}

function addressAt(vm: Vm, bytes: number): number {
  const near = Math.floor(bytes / CELL_BYTES);
  if (near <= 0 || near >= vm.memory.nCells) return -1;
  const first = vm.memory.firstOf(near);
  const type = vm.memory.typeOf(first);
  const rest = bytes - first * CELL_BYTES;
  if (type < 0 || rest < 0) return -1;
  const layouts = new Layouts(vm.program.types);
  const size = Math.max(1, layouts.size(type));
  const i = Math.floor(rest / size);
  const within = layouts.cellOf(type, rest - i * size);
  const cell = i * layouts.type(type).width + within;
  if (within < 0 || cell >= vm.memory.extentOf(first)) return -1;
  const index = first + cell;
  return index <= vm.memory.nGlobals ? index : HEAP | index;
}

/** Raises the limit unless what is at `address` can be used as a value of `type`. Cost: the width of the type. */
export function checkPointer(vm: Vm, address: number, type: number): void {
  const { memory, program } = vm;
  const { width, name } = program.types[type] as RuntimeType; // indices in a program are in range
  if (address === 0 || width === 0) return;
  const cell = address & INDEX_MASK;
  const first = memory.firstOf(cell);
  const is = memory.typeOf(first);
  if (is < 0 || (is === type && cell === first)) return;
  const layouts = new Layouts(program.types);
  const fits = cell - first + width <= memory.extentOf(first);
  if (fits && layouts.canBe(is, cell - first, type, new Set())) return;
  vm.raiseLimit(`unsafe: memory of type ${layouts.type(is).name} used as ${name}; not supported by Raceweave`);
}

/** `unsafe.Slice(p, n)`: elements of `type`. Panics as Go does. */
export function unsafeSlice(vm: Vm, address: number, length: number | bigint, type: number): SliceValue {
  const { width } = vm.program.types[type] as RuntimeType; // as above
  if (typeof length !== "number" || length < 0 || length * Math.max(1, width) > INDEX_MASK) {
    vm.raiseRuntime("unsafe.Slice: len out of range");
  } else if (address === 0 && length > 0) {
    vm.raiseRuntime("unsafe.Slice: ptr is nil and len is not zero");
  } else if (length > 0) {
    const cell = address & INDEX_MASK;
    const first = vm.memory.firstOf(cell);
    if (cell - first + length * width <= vm.memory.extentOf(first)) return new SliceValue(address, length, length);
    vm.raiseLimit("unsafe.Slice beyond the variable that the pointer points into; not supported by Raceweave");
  }
  return new SliceValue(address, 0, 0);
}

/** A number of kind `to` with the bits of `x`, a number of kind `from` of the same size; one of them is a float. */
export function bitCast(x: number | bigint, from: number, to: number): number | bigint {
  const view = new DataView(new ArrayBuffer(8));
  if (from === KIND_F64) view.setFloat64(0, Number(x));
  else if (from === KIND_F32) view.setFloat32(0, Number(x));
  else if (to === KIND_F64) view.setBigUint64(0, BigInt.asUintN(64, BigInt(x)));
  else view.setUint32(0, Number(x) >>> 0);
  if (to === KIND_F64) return view.getFloat64(0);
  if (to === KIND_F32) return view.getFloat32(0);
  if (to === KIND_I32) return view.getInt32(0);
  if (to === KIND_U32) return view.getUint32(0);
  const bits = to === KIND_I64 ? view.getBigInt64(0) : view.getBigUint64(0);
  return Number.isSafeInteger(Number(bits)) ? Number(bits) : bits;
}
