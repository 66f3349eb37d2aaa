// Where goroutines are inside maps at runtime detail, read from their frames: the functions of package runtime that are about a map
// (src/stdlib/runtime/map_*.go), whose variables have agreed names. `h` is the header, `it` an iterator, `b` the bucket (`g` the group), `i`
// the cell (slot), `key` the key; and the user's code behind them, which loads and stores elements itself.

import { CALL, MOVE, STRIDE } from "../ir/opcode.ts";
import { ITERATOR, type RuntimeType } from "../ir/program.ts";
import type { MapPosition } from "../trace/map-view.ts";
import { formatTyped } from "./format.ts";
import { liveVariable, registerOf, wordOf } from "./frame-variables.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine, STATUS_LIVE } from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import { framePc } from "./panics.ts";
import type { Vm } from "./vm.ts";

/** What the program asked for, by the outermost function. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ["mapMake", "make"],
  ["mapGet", "lookup"],
  ["mapGetOk", "lookup"],
  ["mapAssign", "assign"],
  ["mapDelete", "delete"],
  ["mapClear", "clear"],
  ["mapLen", "len"],
  ["mapIterStart", "range"],
  ["mapIterNext", "range"],
]);

/** An iteration under way: whose, and the address of its iterator. */
export interface LiveIterator {
  readonly goroutine: number;
  readonly iterator: number;
}

/** Of all maps, by the address of the header. */
export interface MapPlacesOfGoroutines {
  readonly positions: ReadonlyMap<number, readonly MapPosition[]>;
  readonly iterators: ReadonlyMap<number, readonly LiveIterator[]>;
}

/** Cost: the frames of all goroutines. `names`: trace-local number by goroutine index. */
export function mapPositions(vm: Vm, names: (g: number) => number): MapPlacesOfGoroutines {
  const positions = new Map<number, MapPosition[]>();
  const iterators = new Map<number, LiveIterator[]>();
  for (const g of vm.goroutines) {
    if (g.status !== STATUS_LIVE || g.depth < 0) continue;
    const goroutine = names(g.index);
    const found = insideOf(vm, g, goroutine) ?? behindOf(vm, g, goroutine);
    if (found !== undefined) addTo(positions, found.map, found.position);
    for (const iterator of iteratorsOf(vm, g)) addTo(iterators, headerOf(vm, iterator), { goroutine, iterator });
  }
  iterators.delete(0);
  return { positions, iterators };
}

function addTo<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

interface Found {
  readonly map: number;
  readonly position: MapPosition;
}

// ---- Inside the map's code

/** Name of a function of the map's without package and type arguments: `mapAssign`; undefined for all other functions. */
function mapFunction(vm: Vm, g: Goroutine, depth: number): string | undefined {
  const { name, locals } = vm.functionAt(g, depth).ir;
  if (!name.startsWith("runtime.") || !locals.some(({ type }) => isPointerIntoMap(vm, type))) return undefined;
  return name.replace(/^runtime\./, "").replace(/\[.*$/, "");
}

const MAP_TYPE = /^\*runtime\.(hmap|hiter|bmap|group|table)\[/;

function isPointerIntoMap(vm: Vm, type: number): boolean {
  return MAP_TYPE.test(vm.program.types[type]?.name ?? "");
}

function insideOf(vm: Vm, g: Goroutine, goroutine: number): Found | undefined {
  const innermost = mapFunction(vm, g, g.depth);
  if (innermost === undefined) return undefined;
  let outer = g.depth;
  while (outer > 0 && mapFunction(vm, g, outer - 1) !== undefined) outer--;
  let map = 0;
  let held: Held | undefined;
  for (let d = g.depth; d >= outer; d--) {
    if (map === 0) map = headerIn(vm, g, d);
    held ??= heldIn(vm, g, d);
  }
  if (map === 0) return undefined;
  const position: MapPosition = {
    goroutine,
    function: innermost,
    operation: OPERATIONS.get(mapFunction(vm, g, outer) ?? "") ?? "",
    key: keyText(vm, g, outer),
    ...(held ?? NOTHING),
  };
  return { map, position };
}

const addressIn = (vm: Vm, g: Goroutine, depth: number, name: string): number => {
  const word = wordOf(vm, g, depth, name);
  return typeof word === "number" && vm.memory.isHeapAddress(word) ? word : 0;
};

function headerIn(vm: Vm, g: Goroutine, depth: number): number {
  const h = addressIn(vm, g, depth, "h");
  return h > 0 ? h : headerOf(vm, addressIn(vm, g, depth, "it"));
}

// Of an iterator.
function headerOf(vm: Vm, iterator: number): number {
  if (iterator === 0) return 0;
  const index = iterator & INDEX_MASK;
  const type = vm.program.types[vm.memory.typeOf(vm.memory.firstOf(index))];
  const field = type?.fields.find(({ name }) => name === "h" || name === "m");
  const word = field === undefined ? 0 : vm.memory.cells[index + field.offset];
  return typeof word === "number" ? word : 0;
}

function keyText(vm: Vm, g: Goroutine, depth: number): string {
  const local = liveVariable(vm, g, depth, "key");
  if (local === undefined || local.isCell) return "";
  return formatTyped(vm, local.type, g.registers, registerOf(g, depth, local), 0);
}

// ---- What is held

type Held = Pick<MapPosition, "holds" | "cell">;
const NOTHING: Held = { holds: -1, cell: -1 };

function heldIn(vm: Vm, g: Goroutine, depth: number): Held | undefined {
  for (const name of ["b", "g"]) {
    const holds = addressIn(vm, g, depth, name);
    if (holds === 0) continue;
    const i = wordOf(vm, g, depth, "i");
    return { holds, cell: typeof i === "number" ? i : -1 };
  }
  const element = addressIn(vm, g, depth, "elem");
  return element === 0 ? undefined : heldBehind(vm, element);
}

const HOLDER = /^runtime\.(bmap|group)\[/;

/** The bucket or group, and the cell, that an address lies in. */
function heldBehind(vm: Vm, address: number): Held | undefined {
  const { memory, program } = vm;
  const index = address & INDEX_MASK;
  if (!memory.isHeapAddress(address)) return undefined;
  const first = memory.firstOf(index);
  const type = program.types[memory.typeOf(first)];
  if (type === undefined || !HOLDER.test(type.name)) return undefined;
  const start = first + Math.floor((index - first) / type.width) * type.width;
  return { holds: memory.addressOf(start), cell: cellOf(vm, type, index - start) };
}

// The cell whose part begins at `offset` of a bucket, or contains it.
function cellOf(vm: Vm, type: RuntimeType, offset: number): number {
  const { types } = vm.program;
  for (const field of type.fields) {
    const array = types[field.type];
    const width = types[array?.elem ?? -1]?.width ?? 0;
    if (array?.kind !== "array" || offset < field.offset || offset >= field.offset + array.width) continue;
    return width === 0 ? -1 : Math.floor((offset - field.offset) / width);
  }
  return -1;
}

// ---- Behind the map's code: the caller is about to load or store an element (or an iteration's key) by its address.

function behindOf(vm: Vm, g: Goroutine, goroutine: number): Found | undefined {
  const held = g.pendingObject > 0 ? heldBehind(vm, g.pendingObject) : undefined;
  if (held === undefined) return undefined;
  const call = lastCall(vm, g);
  if (call === undefined) return undefined;
  const map = call.operation === "range" ? headerOf(vm, call.argument) : call.argument;
  if (map === 0) return undefined;
  return { map, position: { goroutine, function: "", operation: call.operation, key: "", ...held } };
}

// The call of the map's code that stands before the pending instruction, and its first argument, which is still where it came from.
function lastCall(vm: Vm, g: Goroutine): { readonly operation: string; readonly argument: number } | undefined {
  const fn = vm.functionAt(g, g.depth);
  const { code } = fn.ir;
  const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
  for (let pc = framePc(g, g.depth) - STRIDE; pc >= 0; pc -= STRIDE) {
    if (code[pc] !== CALL) continue;
    const name = vm.program.functions[code[pc + 2] as number]?.name ?? "";
    const operation = OPERATIONS.get(name.replace(/^runtime\./, "").replace(/\[.*$/, ""));
    if (operation === undefined) continue;
    if (operation === "range") return { operation, argument: addressIn(vm, g, g.depth, ITERATOR) };
    for (let at = pc - STRIDE; at >= 0; at -= STRIDE) {
      if (code[at] !== MOVE || code[at + 1] !== code[pc + 1]) continue;
      const word = g.registers[base + (code[at + 2] as number)];
      return { operation, argument: typeof word === "number" && vm.memory.isHeapAddress(word) ? word : 0 };
    }
    return undefined;
  }
  return undefined;
}

// ---- Iterations

function iteratorsOf(vm: Vm, g: Goroutine): number[] {
  const found: number[] = [];
  for (let d = 0; d <= g.depth; d++) {
    const pc = framePc(g, d);
    for (const local of vm.functionAt(g, d).ir.locals) {
      if (local.name !== ITERATOR || pc < local.fromPc || pc >= local.toPc) continue;
      const word = g.registers[registerOf(g, d, local)];
      if (typeof word === "number" && vm.memory.isHeapAddress(word)) found.push(word);
    }
  }
  return found;
}
