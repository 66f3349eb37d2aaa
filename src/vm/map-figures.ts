// What a log of maps asks of a machine that walks along a recording: how large a map is, what it is called, and which key an operation is
// about. Each answer costs as much as the few cells it looks at.

import * as ir from "../ir/opcode.ts";
import type { LocalVariable, RuntimeType } from "../ir/program.ts";
import { Interface, SliceValue, type Value } from "../ir/value.ts";
import type { MapIdentity, MapModel } from "../trace/map-history.ts";
import { formatBoxed, formatTyped, formatWord } from "./format.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine, STATUS_LIVE } from "./goroutine.ts";
import type { MapIterator, MapObject } from "./map-object.ts";
import { advance, findSlot, mapAt } from "./maps.ts";
import { HEADER_MAP, INDEX_MASK } from "./memory.ts";
import { offsetsInside, siteName } from "./names.ts";
import { framePc } from "./panics.ts";
import { isRuntimeMap, mapTypeName } from "./runtime-map.ts";
import { isSyncMap, syncMapView } from "./sync-map-view.ts";
import type { Vm } from "./vm.ts";

/** How large a map is. -1: a map of this kind has no such number, or it is one that costs more and was not asked for. */
export interface MapFigures {
  /** Go source of the map: none at operation detail. */
  readonly model: MapModel;
  /** Entries, as its header counts them; of a sync.Map at runtime detail, which has no such header, those that are there (costs more). */
  readonly count: number;
  /** Buckets (classic) or slots (Swiss, costs more). */
  readonly size: number;
  /** Overflow buckets, as the header counts them. */
  readonly overflow: number;
}

/** Figures of the map whose header is at `address`; undefined when there is none. See `Machine.mapFigures`. */
export function mapFigures(vm: Vm, address: number, wantsAll: boolean): MapFigures | undefined {
  const index = address & INDEX_MASK;
  if (address <= 0 || index >= vm.memory.nCells) return undefined;
  const first = vm.memory.firstOf(index);
  if (vm.memory.headerOf(first) === HEADER_MAP)
    return {
      model: "operation",
      count: (vm.memory.cells[first] as unknown as MapObject).count,
      size: -1,
      overflow: -1,
    };
  const type = vm.program.types[vm.memory.typeOf(first)];
  if (type === undefined) return undefined;
  if (isRuntimeMap(type)) return headerFigures(vm, type, first, wantsAll);
  const place = syncMapAt(vm, type, first, index, "");
  return place && syncFigures(vm, place.type, place.at, wantsAll);
}

/** A sync.Map, which is often a field or element of something else. */
interface SyncPlace {
  readonly type: RuntimeType;
  readonly at: number;
  readonly name: string;
}

// The one around cell `index` of a value at cell `at` that is called `name`.
function syncMapAt(vm: Vm, type: RuntimeType, at: number, index: number, name: string): SyncPlace | undefined {
  const { types } = vm.program;
  if (type.width === 0) return undefined;
  // An object may be a row of values.
  const row = Math.floor((index - at) / type.width);
  if (row > 0) return syncMapAt(vm, type, at + row * type.width, index, `${name}[${row}]`);
  if (isSyncMap(type)) return { type, at, name };
  const elem = type.kind === "array" ? types[type.elem] : undefined;
  if (elem !== undefined && elem.width > 0) {
    const i = Math.floor((index - at) / elem.width);
    return syncMapAt(vm, elem, at + i * elem.width, index, `${name}[${i}]`);
  }
  for (const field of type.kind === "struct" ? type.fields : []) {
    const inner = types[field.type];
    const start = at + field.offset;
    if (inner !== undefined && index >= start && index < start + inner.width)
      return syncMapAt(vm, inner, start, index, name === "" ? field.name : `${name}.${field.name}`);
  }
  return undefined;
}

function headerFigures(vm: Vm, type: RuntimeType, at: number, wantsAll: boolean): MapFigures {
  const number = (name: string): number => Number(wordOf(vm, type, at, name) ?? -1);
  if (type.fields.some(({ name }) => name === "B"))
    return { model: "classic", count: number("count"), size: 2 ** number("B"), overflow: number("noverflow") };
  const size = wantsAll ? slotsOf(vm, type, at) : -1;
  return { model: "swiss", count: number("used"), size, overflow: -1 };
}

function syncFigures(vm: Vm, type: RuntimeType, at: number, wantsAll: boolean): MapFigures {
  const figures = { model: "sync", size: -1, overflow: -1 } as const;
  if (type.fields.some(({ name }) => name === "entries")) {
    // A zero Map has none; keys and values in turn.
    const words = wordOf(vm, type, at, "entries") ?? [];
    return { ...figures, count: Array.isArray(words) ? words.length / 2 : -1 };
  }
  return { ...figures, count: wantsAll ? (syncMapView(vm, at, type, "", [])?.count ?? -1) : -1 };
}

function wordOf(vm: Vm, type: RuntimeType, at: number, name: string): Value {
  const field = type.fields.find((each) => each.name === name);
  return field === undefined ? undefined : vm.memory.cells[at + field.offset];
}

/** Slots of a group, in map_swiss.go. */
const SLOTS = 8;

// Those of all tables of the directory, or of the only group; a map without a group has none yet.
function slotsOf(vm: Vm, type: RuntimeType, at: number): number {
  const place = wordOf(vm, type, at, "dirPtr");
  if (!(place instanceof Interface)) return 0;
  const { value } = place;
  if (!(value instanceof SliceValue)) return SLOTS;
  const { cells } = vm.memory;
  const first = value.address & INDEX_MASK;
  let slots = 0;
  let before = 0;
  for (let i = 0; i < value.length; i++) {
    const table = Number(cells[first + i]);
    // A table's entries stand side by side.
    if (table !== before && table !== 0) slots += capacityOf(vm, table & INDEX_MASK);
    before = table;
  }
  return slots;
}

function capacityOf(vm: Vm, table: number): number {
  const type = vm.program.types[vm.memory.typeOf(vm.memory.firstOf(table))];
  return type === undefined ? 0 : Number(wordOf(vm, type, table, "capacity") ?? 0);
}

/** What the map at `address` is called. `pathOf`: how the program reaches an object. */
export function mapIdentity(
  vm: Vm,
  address: number,
  pathOf: (first: number) => { readonly name: string } | undefined,
): MapIdentity {
  const { memory, program, options } = vm;
  const index = address & INDEX_MASK;
  const first = memory.firstOf(index);
  const type = program.types[memory.typeOf(first)];
  const own = pathOf(first)?.name ?? siteName(vm, first);
  const isMap = type === undefined || memory.headerOf(first) === HEADER_MAP || isRuntimeMap(type);
  const place = isMap ? undefined : syncMapAt(vm, type, first, index, own);
  const typeName = place?.type.name ?? mapTypeName(type?.name ?? "");
  const name = place?.name ?? own;
  const made = program.mapPlaces?.[program.allocations[memory.siteOf(first)]?.mapPlace ?? -1];
  const position = made === undefined ? undefined : options.files?.position(made.pos);
  return {
    name: name === "" ? typeName : name,
    type: typeName,
    made: position && { file: position.file, line: position.line },
  };
}

/** A map operation that a goroutine is about to begin, or is inside of. */
export interface MapCall {
  /** In Go syntax; "" where it has none. */
  readonly key: string;
  /** Whether the key is in the map: of one that is pending at operation detail; undefined where it would take running Go's == to know. */
  readonly isPresent: boolean | undefined;
  /** Address of the sync.Map whose method it is; -1. */
  readonly receiver: number;
}

const NO_CALL: MapCall = { key: "", isPresent: undefined, receiver: -1 };

/** The map operation of goroutine `g`: the pending one, or the one whose functions it is in. */
export function mapCall(vm: Vm, g: Goroutine): MapCall {
  if (g.status !== STATUS_LIVE || g.depth < 0 || g.isPseudo) return NO_CALL;
  const inside = frameCall(vm, g);
  return { ...inside, key: pendingKey(vm, g) ?? inside.key, isPresent: isKeyPresent(vm, g) };
}

// Undefined: the pending instruction is no map operation with a key.
function pendingKey(vm: Vm, g: Goroutine): string | undefined {
  const { code } = vm.functionAt(g, g.depth);
  const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
  const operand = (i: number): Value => g.registers[base + (code[g.pc + i] as number)];
  switch (code[g.pc]) {
    case ir.MAP_GET:
    case ir.MAP_GET_OK:
      return keyText(vm, operand(2), operand(3));
    case ir.MAP_SET:
    case ir.MAP_DELETE:
      return keyText(vm, operand(1), operand(2));
    case ir.MAP_ITER_NEXT:
      return nextKey(vm, operand(1) as MapIterator);
    case ir.OPERATION:
      return argumentKey(vm, g, base + (code[g.pc + 1] as number), code[g.pc + 2] as number, code[g.pc + 3] as number);
    default:
      return undefined;
  }
}

function isKeyPresent(vm: Vm, g: Goroutine): boolean | undefined {
  const { code } = vm.functionAt(g, g.depth);
  const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
  const operand = (i: number): Value => g.registers[base + (code[g.pc + i] as number)];
  const isLookUp = code[g.pc] === ir.MAP_GET || code[g.pc] === ir.MAP_GET_OK;
  if (!isLookUp && code[g.pc] !== ir.MAP_SET && code[g.pc] !== ir.MAP_DELETE) return undefined;
  const address = operand(isLookUp ? 2 : 1) as number;
  const object = mapAt(vm, address);
  const type = vm.program.types[object?.type ?? -1]?.key ?? -1;
  // An interface may hold what cannot be a key: asking would panic.
  if (object === undefined || offsetsInside(vm, vm.program.types[type] as RuntimeType, isInterface).length > 0)
    return undefined;
  return findSlot(vm, address, object.type, operand(isLookUp ? 3 : 2)) >= 0;
}

const isInterface = ({ kind }: RuntimeType): boolean => kind === "interface";

function keyText(vm: Vm, map: Value, key: Value): string | undefined {
  const object = mapAt(vm, map as number);
  return object === undefined ? undefined : formatBoxed(vm, vm.program.types[object.type]?.key ?? -1, key, 1);
}

// What the next round of a range will yield.
function nextKey(vm: Vm, iterator: MapIterator): string {
  const registers = [iterator as unknown as Value];
  const isAtEntry = advance(vm, registers, 0);
  return isAtEntry ? (keyText(vm, iterator.map, registers[1]) ?? "") : "";
}

/** Methods of sync.Map without a key. */
const KEYLESS: ReadonlySet<string> = new Set(["sync.(*Map).keys", "sync.(*Map).Clear"]);

// `type`: of a generic operation, its first type argument, which is the key's.
function argumentKey(vm: Vm, g: Goroutine, window: number, operation: number, type: number): string | undefined {
  const name = vm.program.operations[operation] ?? "";
  switch (name) {
    case "runtime.markRead":
    case "runtime.markWrite":
      return formatTyped(vm, type, g.registers, window + 1, 1);
    case "runtime.noteYield":
      return formatTyped(vm, type, vm.memory.cells, (g.registers[window + 1] as number) & INDEX_MASK, 1);
    case "runtime.markReadAll":
    case "runtime.markWriteAll":
    case "runtime.noteYieldEnd":
      return "";
    default:
      return name.startsWith("sync.(*Map).") && !KEYLESS.has(name)
        ? formatWord(vm, g.registers[window + 1])
        : undefined;
  }
}

// The parameter `key` and the receiver of the outermost function that belongs to the map.
function frameCall(vm: Vm, g: Goroutine): MapCall {
  let [key, receiver] = ["", -1];
  for (let depth = g.depth; depth >= 0; depth--) {
    const fn = vm.functionAt(g, depth);
    if (fn.isUser) break;
    const pc = framePc(g, depth);
    const local = fn.ir.locals.find(({ name, fromPc, toPc }) => name === "key" && pc >= fromPc && pc < toPc);
    if (local !== undefined) key = localText(vm, g, depth, local);
    const self = g.registers[g.frames[depth * FRAME_STRIDE + FRAME_BASE] as number];
    if (fn.ir.name.startsWith("sync.(*Map).") && typeof self === "number") receiver = self;
  }
  return { key, isPresent: undefined, receiver };
}

function localText(vm: Vm, g: Goroutine, depth: number, { register, isCell, type }: LocalVariable): string {
  const at = (g.frames[depth * FRAME_STRIDE + FRAME_BASE] as number) + register;
  if (!isCell) return formatTyped(vm, type, g.registers, at, 1);
  const address = g.registers[at];
  return typeof address === "number" && address > 0
    ? formatTyped(vm, type, vm.memory.cells, address & INDEX_MASK, 1)
    : "";
}
