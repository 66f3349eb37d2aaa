// A Swiss map at runtime detail as the map view draws it (trace/map-view.ts): its tables or its one group, and what goroutines still hold
// of those that have been replaced.

import type { RuntimeType } from "../ir/program.ts";
import type { CellLayout, GroupView, MapCursorView, SwissMapView, TableView } from "../trace/map-view.ts";
import { CONTROL_EMPTY, controlByte, SLOTS_PER_GROUP } from "./control-word.ts";
import { formatTyped } from "./format.ts";
import { STATUS_NONE } from "./goroutine.ts";
import type { LiveIterator, MapPlacesOfGoroutines } from "./map-positions.ts";
import { INDEX_MASK } from "./memory.ts";
import { siteName } from "./names.ts";
import { mapTypeName } from "./runtime-map.ts";
import { type Field, fieldAt, groupsOf, numberAt, type SwissRoot, slotPlace, swissRoot } from "./swiss-map.ts";
import type { Vm } from "./vm.ts";

/** Name of the memory behind an array's end, in map_common.go. */
const WILD = "wildMemory";
const NO_TABLES: readonly TableView[] = [];
const NO_ENTRIES: readonly number[] = [];

/** View of the map with its header, of type `type`, at cell `index`. Cost: linear in its slots. */
export function swissMapView(
  vm: Vm,
  index: number,
  type: RuntimeType,
  name: string,
  places: MapPlacesOfGoroutines,
): SwissMapView {
  const number = (field: string): number => numberAt(vm, type, index, field);
  const addressOf = (field: string): number => vm.memory.addressOf(fieldAt(type, index, field).index);
  const address = vm.memory.addressOf(index);
  const positions = places.positions.get(address) ?? [];
  const cursors = (places.iterators.get(address) ?? []).flatMap((live) => swissCursor(vm, live) ?? []);
  const root = swissRoot(vm, index, type);
  const tables = root.kind === "directory" ? [...new Set(root.tables)] : NO_ENTRIES;
  return {
    model: "swiss",
    layout: layoutOf(vm, groupTypeOf(vm, root)),
    address,
    name,
    type: mapTypeName(type.name),
    count: number("used"),
    countAddress: addressOf("used"),
    writing: number("writing"),
    writingAddress: addressOf("writing"),
    globalDepth: number("globalDepth"),
    clearSeq: number("clearSeq"),
    directory: root.kind === "directory" ? root.tables.map((table) => tables.indexOf(table)) : NO_ENTRIES,
    tables: root.kind === "directory" ? tables.map((table) => tableView(vm, table, root.tableType)) : NO_TABLES,
    small: root.kind === "small" ? groupView(vm, root.group, root.groupType) : undefined,
    held: heldTables(vm, root, [...positions.map(({ holds }) => holds), ...cursors.map(({ array }) => array)]),
    positions,
    cursors,
  };
}

function tableView(vm: Vm, index: number, type: RuntimeType): TableView {
  const number = (field: string): number => numberAt(vm, type, index, field);
  const groups = groupsOf(vm, index, type);
  return {
    address: vm.memory.addressOf(index),
    index: number("index"),
    localDepth: number("localDepth"),
    capacity: number("capacity"),
    used: number("used"),
    growthLeft: number("growthLeft"),
    groups: Array.from({ length: groups?.length ?? 0 }, (_, i) =>
      // Without groups there is no i.
      groupView(vm, (groups?.first ?? 0) + i * (groups?.type.width ?? 0), groups?.type as RuntimeType),
    ),
  };
}

function groupView(vm: Vm, index: number, type: RuntimeType): GroupView {
  const word = vm.memory.cells[fieldAt(type, index, "ctrl").index];
  const control = Array.from({ length: SLOTS_PER_GROUP }, (_, i) => controlByte(word, i));
  const places = control.map((_, i) => slotPlace(vm, index, type, i));
  const text = (field: Field, i: number): string =>
    (control[i] ?? CONTROL_EMPTY) < CONTROL_EMPTY ? textAt(vm, field) : leftText(vm, field);
  return {
    address: vm.memory.addressOf(index),
    control,
    keys: places.map(({ key }, i) => text(key, i)),
    values: places.map(({ element }, i) => text(element, i)),
  };
}

const NO_LAYOUT: CellLayout = {
  tag: 0,
  tagStride: 0,
  key: 0,
  keyStride: 0,
  keyWidth: 0,
  value: 0,
  valueStride: 0,
  valueWidth: 0,
};

function layoutOf(vm: Vm, type: RuntimeType | undefined): CellLayout {
  if (type === undefined) return NO_LAYOUT;
  const { key, element } = slotPlace(vm, 0, type, 0);
  const stride = slotPlace(vm, 0, type, 1).key.index - key.index;
  return {
    tag: fieldAt(type, 0, "ctrl").index,
    tagStride: 0,
    key: key.index,
    keyStride: stride,
    keyWidth: vm.widths[key.type] ?? 1,
    value: element.index,
    valueStride: stride,
    valueWidth: vm.widths[element.type] ?? 1,
  };
}

const textAt = (vm: Vm, { index, type }: Field): string => formatTyped(vm, type, vm.memory.cells, index, 1);

// A slot without an entry may hold something: a key is stored before its control byte, and deleting leaves keys without pointers.
function leftText(vm: Vm, field: Field): string {
  const { width, zero } = vm.program.types[field.type] as RuntimeType; // of a field that exists
  for (let i = 0; i < width; i++)
    if (vm.memory.cells[field.index + i] !== zero[i % zero.length]) return textAt(vm, field);
  return "";
}

// ---- Tables and groups that have been replaced

// Of the addresses those of groups or tables of this map's types that do not belong to the map as it is.
function heldTables(vm: Vm, root: SwissRoot, addresses: readonly number[]): readonly TableView[] {
  const held = addresses.filter((address) => vm.memory.isHeapAddress(address));
  if (root.kind === "none" || held.length === 0) return NO_TABLES;
  const groupType = groupTypeOf(vm, root);
  const current = currentObjects(vm, root);
  const found = new Map<number, TableView>();
  for (const address of held) {
    const first = vm.memory.firstOf(address & INDEX_MASK);
    const type = vm.program.types[vm.memory.typeOf(first)];
    if (type === undefined || current.has(first) || found.has(first)) continue;
    if (root.kind === "directory" && type === root.tableType) found.set(first, heldTable(vm, first, type));
    else if (type === groupType) found.set(first, heldGroups(vm, root, first, type));
  }
  return withoutTwins([...found.values()]);
}

// A table may have been found by its own address and by that of its groups.
function withoutTwins(tables: readonly TableView[]): readonly TableView[] {
  return tables.filter(({ address }, i) => tables.findIndex((table) => table.address === address) === i);
}

function groupTypeOf(vm: Vm, root: SwissRoot): RuntimeType | undefined {
  if (root.kind !== "directory") return root.kind === "small" ? root.groupType : undefined;
  const { types } = vm.program;
  return types[types[root.tableType.fields.find(({ name }) => name === "groups")?.type ?? -1]?.elem ?? -1];
}

// First cells of the map's own objects.
function currentObjects(vm: Vm, root: SwissRoot): ReadonlySet<number> {
  if (root.kind === "small") return new Set([root.group]);
  const objects = new Set<number>();
  if (root.kind === "none") return objects;
  for (const table of root.tables) {
    objects.add(table);
    const groups = groupsOf(vm, table, root.tableType);
    if (groups !== undefined) objects.add(groups.first);
  }
  return objects;
}

const heldTable = (vm: Vm, index: number, type: RuntimeType): TableView => ({
  ...tableView(vm, index, type),
  isWild: siteName(vm, index) === WILD,
});

// Groups whose table is a replaced one; the group of a map that has been small, and a wild one, have none.
function heldGroups(vm: Vm, root: SwissRoot, first: number, groupType: RuntimeType): TableView {
  if (root.kind === "directory") {
    const table = tableWith(vm, first, root.tableType);
    if (table !== undefined) return heldTable(vm, table, root.tableType);
  }
  const group = groupView(vm, first, groupType);
  return {
    address: group.address,
    index: -1,
    localDepth: 0,
    capacity: SLOTS_PER_GROUP,
    used: group.control.filter((byte) => byte < CONTROL_EMPTY).length,
    growthLeft: 0,
    groups: [group],
    isWild: siteName(vm, first) === WILD,
  };
}

function tableWith(vm: Vm, groups: number, tableType: RuntimeType): number | undefined {
  let table: number | undefined;
  const look = (first: number): void => {
    if (vm.memory.typeOf(first) === tableType.index && groupsOf(vm, first, tableType)?.first === groups) table = first;
  };
  for (const g of vm.goroutines) if (g.status !== STATUS_NONE) vm.memory.forEachObject(g, look);
  return table;
}

// ---- Iterators

// Where an iterator (hiter of map_swiss_range.go) stands; undefined when it is at its end. `array` is its table, or the group of a map
// that was small in the beginning; buckets are slots of it.
function swissCursor(vm: Vm, { goroutine, iterator }: LiveIterator): MapCursorView | undefined {
  const index = iterator & INDEX_MASK;
  const type = vm.program.types[vm.memory.typeOf(vm.memory.firstOf(index))] as RuntimeType; // an iterator's cell
  const number = (field: string): number => numberAt(vm, type, index, field);
  if (number("key") === 0) return undefined;
  const isSmall = number("dirIdx") < 0;
  const table = number("t");
  const mask = isSmall || table === 0 ? SLOTS_PER_GROUP - 1 : tableMask(vm, type, table);
  const offset = number("entryOffset") & mask;
  const slot = (number("entryIdx") + offset) & mask;
  return {
    goroutine,
    array: isSmall ? number("g") : table,
    startBucket: offset,
    offset: offset % SLOTS_PER_GROUP,
    hasWrapped: number("entryIdx") + offset > mask,
    bucket: slot,
    cell: slot % SLOTS_PER_GROUP,
    log2Buckets: number("globalDepth"),
    checkBucket: -1,
  };
}

function tableMask(vm: Vm, type: RuntimeType, table: number): number {
  const tableType = vm.program.types[vm.program.types[fieldAt(type, 0, "t").type]?.elem ?? -1];
  return tableType === undefined ? 0 : numberAt(vm, tableType, table & INDEX_MASK, "capacity") - 1;
}
