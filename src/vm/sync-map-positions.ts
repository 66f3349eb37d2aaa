// Where goroutines are inside sync.Maps at runtime detail, read from their frames: a method of sync.Map (src/stdlib/sync/map_detailed.go),
// and inside of it the innermost function that is about the map. Variables are found by name.

import type { Value } from "../ir/value.ts";
import type { MapPosition } from "../trace/map-view.ts";
import { formatWord } from "./format.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine, STATUS_LIVE } from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import { framePc } from "./panics.ts";
import { isPartOfSyncMap } from "./sync-map-view.ts";
import type { Vm } from "./vm.ts";

const METHOD = "sync.(*Map).";
const INSIDE = /^sync\.\(\*?detailed\w+\)\./;

/** By a sync.Map's address, the goroutines inside of its methods. `names`: trace-local number by goroutine index. */
export function syncMapPositions(vm: Vm, names: (g: number) => number): ReadonlyMap<number, readonly MapPosition[]> {
  const positions = new Map<number, MapPosition[]>();
  for (const g of vm.goroutines) {
    if (g.status !== STATUS_LIVE) continue;
    const depth = methodDepth(vm, g);
    if (depth < 0) continue;
    const map = local(vm, g, depth, "m");
    if (typeof map !== "number" || map === 0) continue;
    const list = positions.get(map) ?? [];
    list.push(positionOf(vm, g, depth, names(g.index)));
    positions.set(map, list);
  }
  return positions;
}

// The innermost frame of a method that has frames of the map's inside above it; -1. What Range calls is not inside.
function methodDepth(vm: Vm, g: Goroutine): number {
  for (let d = g.depth; d >= 0; d--) {
    const { ir } = vm.functionAt(g, d);
    if (ir.name.startsWith(METHOD)) return d < g.depth && INSIDE.test(nameAt(vm, g, d + 1)) ? d : -1;
  }
  return -1;
}

const nameAt = (vm: Vm, g: Goroutine, depth: number): string => vm.functionAt(g, depth).ir.name;

function positionOf(vm: Vm, g: Goroutine, method: number, goroutine: number): MapPosition {
  const position = {
    goroutine,
    function: "",
    operation: nameAt(vm, g, method).slice(METHOD.length),
    key: keyText(vm, g, method),
  };
  let holds = -1;
  let cell = -1;
  for (let d = method + 1; d <= g.depth && INSIDE.test(nameAt(vm, g, d)); d++) {
    position.function = nameAt(vm, g, d).replace(INSIDE, "");
    const held = heldAt(vm, g, d);
    if (held < 0) continue;
    holds = held;
    cell = cellAt(vm, g, d, held);
  }
  return { ...position, holds, cell };
}

function keyText(vm: Vm, g: Goroutine, depth: number): string {
  const { ir } = vm.functionAt(g, depth);
  return ir.locals.some(({ name }) => name === "key") ? formatWord(vm, local(vm, g, depth, "key")) : "";
}

// The node or entry that a frame works on: what it has gone down to, else its receiver.
function heldAt(vm: Vm, g: Goroutine, depth: number): number {
  for (const name of ["node", "e"]) {
    const held = local(vm, g, depth, name);
    if (typeof held === "number" && held > 0 && isPartOfSyncMap(vm, held)) return held;
  }
  return -1;
}

// The slot of a node, by its address, or by a loop's index.
function cellAt(vm: Vm, g: Goroutine, depth: number, node: number): number {
  const first = childrenOf(vm, node);
  if (first < 0) return -1;
  const slot = local(vm, g, depth, "slot");
  if (typeof slot === "number") {
    const at = (slot & INDEX_MASK) - first;
    return at >= 0 && at < N_CHILDREN ? at : -1;
  }
  const i = local(vm, g, depth, "i");
  return typeof i === "number" && i < N_CHILDREN ? i : -1;
}

const N_CHILDREN = 16;

function childrenOf(vm: Vm, node: number): number {
  const first = vm.memory.firstOf(node & INDEX_MASK);
  const type = vm.program.types[vm.memory.typeOf(first)];
  const field = type?.fields.find(({ name }) => name === "children");
  return field === undefined ? -1 : first + field.offset;
}

// A one-word variable of a frame; undefined if there is none by that name yet. Of two, the inner one.
function local(vm: Vm, g: Goroutine, depth: number, name: string): Value {
  const { ir } = vm.functionAt(g, depth);
  const pc = framePc(g, depth);
  const base = g.frames[depth * FRAME_STRIDE + FRAME_BASE] as number;
  let found: Value;
  for (const each of ir.locals) {
    if (each.name !== name || each.isCell || each.register < 0 || pc < each.fromPc || pc >= each.toPc) continue;
    found = g.registers[base + each.register];
  }
  return found;
}
