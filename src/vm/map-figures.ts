// What a log of maps asks of a machine that walks along a recording: how large a map is, what it is called, and which key an operation is
// about. Each answer costs as much as the few cells it looks at.

import * as ir from "../ir/opcode.ts";
import type { LocalVariable, RuntimeType } from "../ir/program.ts";
import { Interface, SliceValue, type Value } from "../ir/value.ts";
import type { MapIdentity, MapModel } from "../trace/map-history.ts";
import { formatBoxed, formatTyped, formatWord } from "./format.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine, STATUS_LIVE } from "./goroutine.ts";
import type { MapIterator, MapObject } from "./map-object.ts";
import { advance, mapAt } from "./maps.ts";
import { HEADER_MAP, INDEX_MASK } from "./memory.ts";
import { siteName } from "./names.ts";
import { framePc } from "./panics.ts";
import { mapTypeName } from "./runtime-map.ts";
import type { Vm } from "./vm.ts";

/** How large a map is. -1: a map of this kind has no such number. */
export interface MapFigures {
  /** Go source of the map: none at operation detail. */
  readonly model: MapModel;
  /** Entries, as its header counts them. */
  readonly count: number;
  /** Buckets (classic) or slots (Swiss). */
  readonly size: number;
  /** Overflow buckets, as the header counts them. */
  readonly overflow: number;
}

/** Figures of the map whose header is at `address`; undefined when there is none. */
export function mapFigures(vm: Vm, address: number): MapFigures | undefined {
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
  return type === undefined ? undefined : figuresInside(vm, type, first, index);
}

// A sync.Map is often a field of something else.
function figuresInside(vm: Vm, type: RuntimeType, at: number, index: number): MapFigures | undefined {
  if (at === index) {
    const figures = figuresOf(vm, type, at);
    if (figures !== undefined) return figures;
  }
  if (type.kind !== "struct") return undefined;
  for (const field of type.fields) {
    const inner = vm.program.types[field.type];
    const start = at + field.offset;
    if (inner !== undefined && index >= start && index < start + inner.width)
      return figuresInside(vm, inner, start, index);
  }
  return undefined;
}

function figuresOf(vm: Vm, type: RuntimeType, at: number): MapFigures | undefined {
  if (isHeader(type)) return headerFigures(vm, type, at);
  if (type.name !== "sync.Map") return undefined;
  const hasEntries = type.fields.some(({ name }) => name === "entries");
  // A zero Map has none; keys and values in turn.
  const words = wordOf(vm, type, at, "entries") ?? [];
  return { model: "sync", count: hasEntries && Array.isArray(words) ? words.length / 2 : -1, size: -1, overflow: -1 };
}

function isHeader(type: RuntimeType): boolean {
  return type.name.startsWith("runtime.hmap[");
}

function headerFigures(vm: Vm, type: RuntimeType, at: number): MapFigures {
  const number = (name: string): number => Number(wordOf(vm, type, at, name) ?? -1);
  if (type.fields.some(({ name }) => name === "B"))
    return { model: "classic", count: number("count"), size: 2 ** number("B"), overflow: number("noverflow") };
  return { model: "swiss", count: number("used"), size: slotsOf(vm, type, at), overflow: -1 };
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

/**
 * What the map at `address` is called. `pathOf`: how the program reaches an object; `describe`: what a cell is called.
 */
export function mapIdentity(
  vm: Vm,
  address: number,
  pathOf: (first: number) => { readonly name: string } | undefined,
  describe: (address: number) => { readonly name: string },
): MapIdentity {
  const { memory, program, options } = vm;
  const first = memory.firstOf(address & INDEX_MASK);
  const type = program.types[memory.typeOf(first)];
  const isMap = memory.headerOf(first) === HEADER_MAP || (type !== undefined && isHeader(type));
  const typeName = isMap ? mapTypeName(type?.name ?? "") : "sync.Map";
  const name = isMap ? (pathOf(first)?.name ?? siteName(vm, first)) : withoutFields(vm, describe(address).name);
  const place = program.mapPlaces?.[program.allocations[memory.siteOf(first)]?.mapPlace ?? -1];
  const made = place === undefined ? undefined : options.files?.position(place.pos);
  return { name: name === "" ? typeName : name, type: typeName, made: made && { file: made.file, line: made.line } };
}

// A sync.Map has the address of its first cell, and that one the name of a field in it: `c.m.entries`.
function withoutFields(vm: Vm, name: string): string {
  let type = vm.program.types.find((each) => each.name === "sync.Map");
  let suffix = "";
  while (type?.kind === "struct" && type.fields[0] !== undefined) {
    suffix += `.${type.fields[0].name}`;
    type = vm.program.types[type.fields[0].type];
  }
  return name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) : name;
}

/** A map operation that a goroutine is about to begin, or is inside of. */
export interface MapCall {
  /** In Go syntax; "" where it has none. */
  readonly key: string;
  /** Address of the sync.Map whose method it is; -1. */
  readonly receiver: number;
}

const NO_CALL: MapCall = { key: "", receiver: -1 };

/** The map operation of goroutine `g`: the pending one, or the one whose functions it is in. */
export function mapCall(vm: Vm, g: Goroutine): MapCall {
  if (g.status !== STATUS_LIVE || g.depth < 0 || g.isPseudo) return NO_CALL;
  const inside = frameCall(vm, g);
  return { ...inside, key: pendingKey(vm, g) ?? inside.key };
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
  return { key, receiver };
}

function localText(vm: Vm, g: Goroutine, depth: number, { register, isCell, type }: LocalVariable): string {
  const at = (g.frames[depth * FRAME_STRIDE + FRAME_BASE] as number) + register;
  if (!isCell) return formatTyped(vm, type, g.registers, at, 1);
  const address = g.registers[at];
  return typeof address === "number" && address > 0
    ? formatTyped(vm, type, vm.memory.cells, address & INDEX_MASK, 1)
    : "";
}
