// Slices: bounds, growth, and moving ranges of cells.

import type { RuntimeType } from "../ir/program.ts";
import { SliceValue, type Value } from "../ir/value.ts";
import { OP_READ, OP_WRITE } from "../trace/operation.ts";
import type { Goroutine } from "./goroutine.ts";
import type { Integer } from "./integers.ts";
import { clearMarks } from "./marks.ts";
import { HEAP, INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

// Sizes of Go's allocator (runtime/sizeclasses.go, Go 1.26): append rounds a new array up to one of them, as programs can see by cap().
const SIZE_CLASSES: readonly number[] = [
  8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480,
  512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864,
  5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760,
  24576, 27264, 28672, 32768,
];
const LARGEST_CLASS = 32768;
const PAGE = 8192;
/** Since Go 1.22 larger objects with pointers carry a header of one word. */
const LARGEST_WITHOUT_HEADER = 512;

/** Size and alignment in bytes on a 64-bit machine, and whether there are pointers in it. */
interface Layout {
  readonly size: number;
  readonly align: number;
  readonly hasPointers: boolean;
}

const scalar = (size: number): Layout => ({ size, align: size, hasPointers: false });
const pointers = (size: number): Layout => ({ size, align: 8, hasPointers: true });

function layoutOf(types: readonly RuntimeType[], index: number): Layout {
  const type = types[index] as RuntimeType;
  switch (type.kind) {
    case "bool":
    case "int8":
    case "uint8":
      return scalar(1);
    case "int16":
    case "uint16":
      return scalar(2);
    case "int32":
    case "uint32":
    case "float32":
      return scalar(4);
    case "string":
    case "interface":
      return pointers(16);
    case "slice":
      return pointers(24);
    case "array": {
      const elem = layoutOf(types, type.elem);
      return { size: elem.size * type.length, align: elem.align, hasPointers: elem.hasPointers && type.length > 0 };
    }
    case "struct":
      return structLayout(types, type);
    case "pointer":
    case "map":
    case "chan":
    case "func":
    case "unsafe-pointer":
      return pointers(8);
    default:
      return scalar(8);
  }
}

function structLayout(types: readonly RuntimeType[], type: RuntimeType): Layout {
  let size = 0;
  let align = 1;
  let hasPointers = false;
  let endsEmpty = false;
  for (const { type: fieldType } of type.fields) {
    const field = layoutOf(types, fieldType);
    size = Math.ceil(size / field.align) * field.align + field.size;
    align = Math.max(align, field.align);
    hasPointers ||= field.hasPointers;
    endsEmpty = field.size === 0;
  }
  if (endsEmpty && size > 0) size++;
  return { size: Math.ceil(size / align) * align, align, hasPointers };
}

function roundUp(bytes: number, hasPointers: boolean, goMinor: number): number {
  const header = hasPointers && goMinor >= 22 && bytes > LARGEST_WITHOUT_HEADER ? 8 : 0;
  const wanted = bytes + header;
  if (wanted > LARGEST_CLASS - (goMinor >= 22 ? 8 : 0) && wanted > LARGEST_CLASS - 8)
    return Math.ceil(bytes / PAGE) * PAGE;
  return (SIZE_CLASSES.find((size) => size >= wanted) as number) - header;
}

/** Capacity after append must grow a slice of capacity `old` to at least `wanted` elements of type `type`, as Go's growslice. */
export function grownCapacity(vm: Vm, type: number, old: number, wanted: number): number {
  const layout = layoutOf(vm.program.types, type);
  if (layout.size === 0) return wanted;
  let capacity = old;
  if (wanted > 2 * old) capacity = wanted;
  else if (old < 256) capacity = 2 * old;
  else while (capacity < wanted) capacity += Math.floor((capacity + 3 * 256) / 4);
  return Math.floor(roundUp(capacity * layout.size, layout.hasPointers, vm.program.goMinor) / layout.size);
}

/**
 * For an operation on cells that others may reach: whether it may run now. If not, the goroutine stops before it; the first one
 * of a transition runs.
 */
export function mayAct(vm: Vm, kind: number, object: number, extent: number): boolean {
  if (!vm.hasActed) {
    vm.hasActed = true;
    return true;
  }
  vm.stopKind = kind;
  vm.stopObject = object;
  vm.stopExtent = extent;
  vm.stopNative = -1;
  return false;
}

const isShared = (vm: Vm, address: number): boolean => vm.memory.shared[address & INDEX_MASK] !== 0;

/** Words from an address on. */
export function readCells(vm: Vm, address: number, n: number): Value[] {
  const first = address & INDEX_MASK;
  return vm.memory.cells.slice(first, first + n);
}

/** Logged store of words; what they reach becomes shared if the cells are. */
export function writeCells(vm: Vm, address: number, words: readonly Value[]): void {
  const first = address & INDEX_MASK;
  const isTargetShared = words.length > 0 && isShared(vm, address);
  if (isTargetShared) clearMarks(vm, first, words.length);
  for (let i = 0; i < words.length; i++) {
    vm.write(first + i, words[i]);
    if (isTargetShared) vm.memory.publish(words[i], vm.log);
  }
}

/**
 * Copies `n` cells as one read, then one write: two operations where both ends are shared, since others may come between.
 * Returns whether it is done; else the goroutine stops before the half that is next.
 */
export function moveCells(vm: Vm, g: Goroutine, to: number, from: number, n: number): boolean {
  if (n === 0) return true;
  const isTargetShared = isShared(vm, to);
  if (!isTargetShared || !isShared(vm, from)) {
    const isPossible = isTargetShared
      ? mayAct(vm, OP_WRITE, to, n)
      : !isShared(vm, from) || mayAct(vm, OP_READ, from, n);
    if (isPossible) copyAtOnce(vm, to & INDEX_MASK, from & INDEX_MASK, n, isTargetShared);
    return isPossible;
  }
  if (g.phase === 0) {
    if (!mayAct(vm, OP_READ, from, n)) return false;
    g.scratch = readCells(vm, from, n);
    g.phase = 1;
  }
  if (!mayAct(vm, OP_WRITE, to, n)) return false;
  writeCells(vm, to, g.scratch as readonly Value[]);
  g.phase = 0;
  g.scratch = undefined;
  return true;
}

// Nobody can come between. The two may overlap.
function copyAtOnce(vm: Vm, to: number, from: number, n: number, isTargetShared: boolean): void {
  const { memory, log } = vm;
  const { cells } = memory;
  if (isTargetShared) clearMarks(vm, to, n);
  const step = from < to ? -1 : 1;
  for (let left = n, i = from < to ? n - 1 : 0; left > 0; left--, i += step) {
    const word = cells[from + i];
    memory.write(log, to + i, word);
    // Most words are small numbers.
    if (isTargetShared && !(typeof word === "number" && word < HEAP)) memory.publish(word, log);
  }
}

/** Reads `n` cells as one operation; undefined when the goroutine must stop before it. */
export function readRange(vm: Vm, address: number, n: number): readonly Value[] | undefined {
  if (n > 0 && isShared(vm, address) && !mayAct(vm, OP_READ, address, n)) return undefined;
  return readCells(vm, address, n);
}

/**
 * append(slice, words...), for words of `count` elements of type `type`; undefined when the goroutine must stop before it, or
 * a limit was raised. Writing in place is one write; growing reads the old array, and writes a new one that nobody else knows.
 */
export function appendWords(
  vm: Vm,
  g: Goroutine,
  slice: SliceValue,
  words: readonly Value[],
  count: number,
  type: number,
): SliceValue | undefined {
  const width = (vm.program.types[type] as RuntimeType).width;
  const length = slice.length + count;
  if (length <= slice.capacity) {
    const at = slice.address + slice.length * width;
    if (words.length > 0 && isShared(vm, at) && !mayAct(vm, OP_WRITE, at, words.length)) return undefined;
    writeCells(vm, at, words);
    return new SliceValue(slice.address, length, slice.capacity);
  }
  const old = readRange(vm, slice.address, slice.length * width);
  if (old === undefined) return undefined;
  const capacity = grownCapacity(vm, type, slice.capacity, length);
  const address = newArray(vm, g, type, capacity, siteOfArray(vm, slice));
  if (address === 0) return undefined;
  // Fresh cells need no undo: the allocation itself is undone.
  const { cells } = vm.memory;
  const first = address & INDEX_MASK;
  for (let i = 0; i < old.length; i++) cells[first + i] = old[i];
  for (let i = 0; i < words.length; i++) cells[first + old.length + i] = words[i];
  return new SliceValue(address, length, capacity);
}

function siteOfArray(vm: Vm, slice: SliceValue): number {
  if (slice.address === 0) return -1;
  const { memory } = vm;
  return memory.siteOf(slice.address & INDEX_MASK);
}

/** Bytes that Go can address. */
const MAX_BYTES = 2 ** 48;

/** Whether Go could try to allocate so many elements. */
export function isAllocatable(vm: Vm, type: number, count: Value): count is number {
  if (typeof count !== "number" || count < 0) return false;
  return count * layoutOf(vm.program.types, type).size <= MAX_BYTES;
}

/** A new array of `count` elements; 0 when that is over the limit, which is raised. */
export function newArray(vm: Vm, g: Goroutine, type: number, count: number, site: number): number {
  const cells = (vm.program.types[type] as RuntimeType).width * count;
  if (!vm.hasRoomFor(cells)) return 0;
  return vm.memory.allocate(g, type, count, site);
}

// Spec, "Full slice expressions".
/** Whether 0 <= low <= high <= max <= limit. Words that are not small integers are out of range. */
export function checkSlice(low: Value, high: Value, max: Value, limit: number): boolean {
  if (typeof low !== "number" || typeof high !== "number" || typeof max !== "number") return false;
  return low >= 0 && low <= high && high <= max && max <= limit;
}

/** The panic of a failed `checkSlice`, in the order in which Go checks. `max` is undefined when it is not written. */
export function raiseSlice(
  vm: Vm,
  [low, high, max]: readonly [low: Integer, high: Integer, max: Integer | undefined],
  limit: number,
  unit: "capacity" | "length",
): void {
  const colon = max === undefined ? "" : ":";
  const top = max ?? limit;
  let text = `[${low}:${high}${colon}]`;
  if (top < 0) text = `[::${top}]`;
  else if (top > limit) text = `[::${top}] with ${unit} ${limit}`;
  else if (high < 0) text = `[:${high}${colon}]`;
  else if (high > top) text = max === undefined ? `[:${high}] with ${unit} ${limit}` : `[:${high}:${top}]`;
  else if (low < 0) text = `[${low}:${colon}]`;
  vm.raiseRuntime(`slice bounds out of range ${text}`);
}
