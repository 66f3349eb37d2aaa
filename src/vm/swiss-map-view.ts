// A Swiss map at runtime detail as the map view draws it (trace/map-view.ts): its tables or its one group, and what goroutines still hold
// of those that have been replaced.

import type { RuntimeType } from "../ir/program.ts";
import type { GroupView, MapCursorView, MapPosition, SlotView, SwissMapView, TableView } from "../trace/map-view.ts";
import { formatTyped } from "./format.ts";
import { STATUS_NONE } from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import {
  CONTROL_EMPTY,
  controlAt,
  fieldAt,
  groupsOf,
  numberAt,
  SLOTS_PER_GROUP,
  type SwissRoot,
  slotPlace,
  swissRoot,
} from "./swiss-map.ts";
import type { Vm } from "./vm.ts";

const NO_TABLES: readonly TableView[] = [];
const NO_ENTRIES: readonly number[] = [];

/** What the caller knows of the map whose header is at cell `index`: how it is called and who is in it. */
export interface SwissMapContext {
  readonly name: string;
  /** In the program's words: `map[string]int`. */
  readonly type: string;
  readonly positions: readonly MapPosition[];
  readonly cursors: readonly MapCursorView[];
  /** Further addresses inside of slots that goroutines are about to use. */
  readonly held: readonly number[];
}

/** View of the map header of type `type` at cell `index`. Cost: proportional to the map. */
export function swissMapView(vm: Vm, index: number, type: RuntimeType, context: SwissMapContext): SwissMapView {
  const number = (field: string): number => numberAt(vm, type, index, field);
  const addressOf = (field: string): number => vm.memory.addressOf(fieldAt(type, index, field).index);
  const { name, positions, cursors } = context;
  const root = swissRoot(vm, index, type);
  const tables = root.kind === "directory" ? [...new Set(root.tables)] : NO_ENTRIES;
  return {
    model: "swiss",
    address: vm.memory.addressOf(index),
    name,
    type: context.type,
    count: number("used"),
    countAddress: addressOf("used"),
    writing: number("writing"),
    writingAddress: addressOf("writing"),
    globalDepth: number("globalDepth"),
    clearSeq: number("clearSeq"),
    directory: root.kind === "directory" ? root.tables.map((table) => tables.indexOf(table)) : NO_ENTRIES,
    tables: root.kind === "directory" ? tables.map((table) => tableView(vm, table, root.tableType)) : NO_TABLES,
    small: root.kind === "small" ? groupView(vm, root.group, root.groupType) : undefined,
    held: heldTables(vm, root, heldIndices(context)),
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
  return {
    address: vm.memory.addressOf(index),
    controlAddress: vm.memory.addressOf(fieldAt(type, index, "ctrl").index),
    slots: Array.from({ length: SLOTS_PER_GROUP }, (_, i) => slotView(vm, index, type, i)),
  };
}

// What a slot without an entry still holds is not shown: nobody looks at it.
function slotView(vm: Vm, group: number, type: RuntimeType, i: number): SlotView {
  const { cells } = vm.memory;
  const { key, element } = slotPlace(vm, group, type, i);
  const control = controlAt(vm, group, type, i);
  const isFull = control < CONTROL_EMPTY;
  return {
    control,
    key: isFull ? formatTyped(vm, key.type, cells, key.index, 1) : "",
    value: isFull ? formatTyped(vm, element.type, cells, element.index, 1) : "",
    keyAddress: vm.memory.addressOf(key.index),
    valueAddress: vm.memory.addressOf(element.index),
  };
}

// ---- Tables and groups that have been replaced

function heldIndices({ positions, cursors, held }: SwissMapContext): ReadonlySet<number> {
  const addresses = [...positions.map(({ holds }) => holds), ...cursors.map(({ array }) => array), ...held];
  return new Set(addresses.filter((address) => address > 0).map((address) => address & INDEX_MASK));
}

// Of the addresses those that belong to groups or tables of this map's types, and not to the map as it is.
function heldTables(vm: Vm, root: SwissRoot, indices: ReadonlySet<number>): readonly TableView[] {
  if (root.kind === "none" || indices.size === 0) return NO_TABLES;
  const groupType = root.kind === "small" ? root.groupType : groupTypeOf(vm, root.tableType);
  const current = currentObjects(vm, root);
  const found = new Map<number, TableView>();
  for (const index of indices) {
    const first = vm.memory.firstOf(index);
    const type = vm.program.types[vm.memory.typeOf(first)];
    if (type === undefined || current.has(first) || found.has(first)) continue;
    if (root.kind === "directory" && type === root.tableType) found.set(first, tableView(vm, first, type));
    else if (type === groupType) found.set(first, heldGroups(vm, root, first, type));
  }
  return [...found.values()];
}

function groupTypeOf(vm: Vm, tableType: RuntimeType): RuntimeType | undefined {
  const { types } = vm.program;
  return types[types[tableType.fields.find(({ name }) => name === "groups")?.type ?? -1]?.elem ?? -1];
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

// Groups whose table is a replaced one; the group of a map that has been small, and a wild one, have none.
function heldGroups(vm: Vm, root: SwissRoot, first: number, groupType: RuntimeType): TableView {
  if (root.kind === "directory") {
    const table = tableWith(vm, first, root.tableType);
    if (table !== undefined) return tableView(vm, table, root.tableType);
  }
  const group = groupView(vm, first, groupType);
  return {
    address: group.address,
    index: -1,
    localDepth: 0,
    capacity: SLOTS_PER_GROUP,
    used: group.slots.filter(({ control }) => control < CONTROL_EMPTY).length,
    growthLeft: 0,
    groups: [group],
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

/**
 * Where the iterator of type `type` (hiter of map_swiss_range.go) at cell `index` stands; undefined when it has not begun or is at its
 * end. `array` is its table, or the group of a map that was small in the beginning; buckets are slots of it.
 */
export function swissCursor(vm: Vm, index: number, type: RuntimeType, goroutine: number): MapCursorView | undefined {
  const number = (field: string): number => numberAt(vm, type, index, field);
  if (number("h") === 0 || number("key") === 0) return undefined;
  const isSmall = number("dirIdx") < 0;
  const table = number("t");
  const mask = isSmall || table === 0 ? SLOTS_PER_GROUP - 1 : tableMask(vm, type, index, table);
  // The next slot is one further than the one that was yielded, or as many further as the look at its group has shown.
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

function tableMask(vm: Vm, type: RuntimeType, index: number, table: number): number {
  const tableType = vm.program.types[vm.program.types[fieldAt(type, index, "t").type]?.elem ?? -1];
  return tableType === undefined ? 0 : numberAt(vm, tableType, table & INDEX_MASK, "capacity") - 1;
}
