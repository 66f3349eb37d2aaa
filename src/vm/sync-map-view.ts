// A sync.Map as the views show it, read from its cells: at runtime detail the structures of src/stdlib/sync/map_classic.go and map_trie.go,
// whose fields and types are found by name, else the list of its entries.

import type { RuntimeType } from "../ir/program.ts";
import { Interface, type Value } from "../ir/value.ts";
import type {
  MapPosition,
  SyncEntryView,
  SyncMapView,
  SyncTrieView,
  TrieChildView,
  TrieNodeView,
} from "../trace/map-view.ts";
import { formatWord } from "./format.ts";
import { entriesOf } from "./maps.ts";
import { INDEX_MASK } from "./memory.ts";
import { lockKindOf, offsetsInside } from "./names.ts";
import type { Vm } from "./vm.ts";

type SyncView = SyncMapView | SyncTrieView;

const MAP = "sync.Map";
const ENTRY = "sync.detailedEntry";
const NODE = "sync.detailedNode";
/** A trie is no deeper than a hash has digits; torn memory could be a circle. */
const MAX_DEPTH = 16;

export function isSyncMap(type: RuntimeType | undefined): boolean {
  return type?.name === MAP;
}

/** Whether values of a type are only there inside of a sync.Map at runtime detail. */
export function isInsideSyncMap(vm: Vm, type: RuntimeType): boolean {
  const inner = type.kind === "map" || type.kind === "pointer" ? vm.program.types[type.elem] : type;
  return inner?.name.replace(/^\*/, "").startsWith("sync.detailed") ?? false;
}

/** Locks inside of a sync.Map itself. */
export function syncMapLocks(vm: Vm, type: RuntimeType): ReturnType<typeof offsetsInside> {
  const inside = fieldAt(vm, type, "inside");
  if (inside === undefined) return [];
  const locks = offsetsInside(vm, inside.type, (inner) => lockKindOf(inner) !== undefined);
  return locks.map(({ offset, type: lock }) => ({ offset: offset + inside.offset, type: lock }));
}

/** Offset and type of a field, along a path of names; undefined if there is none. */
function fieldAt(vm: Vm, type: RuntimeType | undefined, ...path: readonly string[]) {
  let at = type;
  let offset = 0;
  for (const name of path) {
    const field = at?.fields.find((each) => each.name === name);
    if (field === undefined) return undefined;
    offset += field.offset;
    at = vm.program.types[field.type];
  }
  return at && { offset, type: at };
}

function word(vm: Vm, index: number, type: RuntimeType, ...path: readonly string[]): Value {
  const field = fieldAt(vm, type, ...path);
  return field && vm.memory.cells[index + field.offset];
}

/** The name of a sync.Map, from the path of its address: at runtime detail that is a field's inside of it as well. */
export function syncMapName(vm: Vm, type: RuntimeType, path: string): string {
  return fieldAt(vm, type, "inside") === undefined ? path : path.replace(/\.(mu|inited)(\.\w+)*$/, "");
}

/** Keys and values of the sync.Map at cell `index`, at operation detail; undefined at runtime detail. */
export function syncMapEntries(vm: Vm, index: number, type: RuntimeType): [string, string][] | undefined {
  if (fieldAt(vm, type, "entries") === undefined) return undefined;
  const words = (word(vm, index, type, "entries") ?? []) as readonly Value[];
  const entries: [string, string][] = [];
  for (let i = 0; i + 1 < words.length; i += 2) entries.push([formatWord(vm, words[i]), formatWord(vm, words[i + 1])]);
  return entries;
}

/** The sync.Map at cell `index`, at runtime detail; undefined at operation detail. `positions`: who is inside of it. */
export function syncMapView(
  vm: Vm,
  index: number,
  type: RuntimeType,
  name: string,
  positions: readonly MapPosition[],
): SyncView | undefined {
  const inside = fieldAt(vm, type, "inside");
  if (inside === undefined) return undefined;
  const common = {
    address: vm.memory.addressOf(index),
    name,
    type: MAP,
    countAddress: -1,
    positions,
    cursors: [],
  };
  const at = index + inside.offset;
  return fieldAt(vm, inside.type, "root") === undefined
    ? { ...common, ...classicParts(vm, at, inside.type) }
    : { ...common, ...trieParts(vm, at, inside.type, positions) };
}

// ---- Up to Go 1.23

function classicParts(vm: Vm, index: number, type: RuntimeType) {
  const box = word(vm, index, type, "read", "word");
  // A detailedRead: the map, and whether it is amended.
  const [map, amended] = box instanceof Interface ? (box.value as readonly Value[]) : [0, false];
  const dirty = word(vm, index, type, "dirty") as number;
  const read = entryViews(vm, map as number);
  const dirtyViews = dirty === 0 ? undefined : entryViews(vm, dirty);
  const present = [...read, ...(dirtyViews ?? [])].filter(({ state }) => state === "present");
  return {
    model: "sync-classic",
    count: new Set(present.map(({ address }) => address)).size,
    read,
    amended: amended === true,
    dirty: dirtyViews,
    misses: Number(word(vm, index, type, "misses")),
  } as const;
}

function entryViews(vm: Vm, map: number): SyncEntryView[] {
  return entriesOf(vm, map).map(([key, entry]) => {
    const address = entry as number; // of a map[any]*detailedEntry
    return { key: formatWord(vm, key), address, ...entryState(vm, vm.memory.cells[address & INDEX_MASK]) };
  });
}

// An entry's word is nothing, the mark (a list of none), or a box with a value (a list of one).
function entryState(vm: Vm, box: Value): Pick<SyncEntryView, "value" | "state"> {
  const words = box as readonly Value[] | undefined;
  if (words === undefined) return { value: "", state: "deleted" };
  if (words.length === 0) return { value: "", state: "expunged" };
  return { value: formatWord(vm, words[0]), state: "present" };
}

// ---- From Go 1.24 on

function trieParts(vm: Vm, index: number, type: RuntimeType, positions: readonly MapPosition[]) {
  const address = rootOf(vm, index, type);
  const seen = new Set<number>();
  const root = address === 0 ? undefined : nodeView(vm, address, seen, 0);
  const held: TrieNodeView[] = [];
  for (const { holds } of positions) {
    if (holds > 0 && !seen.has(holds) && isNode(vm, holds)) held.push(nodeView(vm, holds, seen, 0));
  }
  return { model: "sync-trie", count: root === undefined ? 0 : countIn(root), root, held } as const;
}

// The pointer is the last field of an atomic.Pointer, and the only one with a width.
function rootOf(vm: Vm, index: number, type: RuntimeType): number {
  return (word(vm, index, type, "root", "v") as number | undefined) ?? 0;
}

function typeOfObject(vm: Vm, address: number): RuntimeType | undefined {
  return vm.program.types[vm.memory.typeOf(vm.memory.firstOf(address & INDEX_MASK))];
}

const isNode = (vm: Vm, address: number): boolean => typeOfObject(vm, address)?.name === NODE;

function nodeView(vm: Vm, address: number, seen: Set<number>, depth: number): TrieNodeView {
  seen.add(address);
  const index = address & INDEX_MASK;
  const type = typeOfObject(vm, address);
  const children = fieldAt(vm, type, "children");
  const slots: TrieChildView[] = [];
  const first = index + (children?.offset ?? 0);
  for (let i = 0; i < (children?.type.length ?? 0); i++) slots.push(childView(vm, first + i, seen, depth));
  return {
    address,
    isDead: Number(type && word(vm, index, type, "dead", "v")) !== 0,
    children: slots,
    childrenAddress: vm.memory.addressOf(first),
  };
}

function childView(vm: Vm, index: number, seen: Set<number>, depth: number): TrieChildView {
  const found = vm.memory.cells[index];
  if (!(found instanceof Interface)) return { kind: "empty" };
  if (typeof found.value !== "number") return { kind: "entries", entries: chainViews(vm, index) };
  if (depth >= MAX_DEPTH) return { kind: "empty" };
  return { kind: "node", node: nodeView(vm, found.value, seen, depth + 1) };
}

// Leaves with equal hashes, each named by the cell that holds it.
function chainViews(vm: Vm, first: number): SyncEntryView[] {
  const entries: SyncEntryView[] = [];
  for (let index = first; ; ) {
    const leaf = vm.memory.cells[index];
    if (!(leaf instanceof Interface)) return entries;
    const [key, value, overflow] = leaf.value as readonly Value[];
    const address = vm.memory.addressOf(index);
    entries.push({ key: formatWord(vm, key), value: formatWord(vm, value), state: "present", address });
    index = (overflow as number) & INDEX_MASK;
  }
}

function countIn(node: TrieNodeView): number {
  let n = 0;
  for (const child of node.children) {
    if (child.kind === "entries") n += child.entries.length;
    else if (child.kind === "node") n += countIn(child.node);
  }
  return n;
}

/** Whether an address is that of an entry or a node of a sync.Map: what a goroutine inside of one may hold. */
export function isPartOfSyncMap(vm: Vm, address: number): boolean {
  const name = typeOfObject(vm, address)?.name;
  return name === ENTRY || name === NODE;
}
