// Go maps at operation detail: lookup, insertion and deletion in constant time, every change undoable, iteration over slots.
// Spec: "Index expressions", "For statements with range clause" (what happens to entries added or removed meanwhile).

import { finish32, mix32 } from "../base/hash.ts";
import type { RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import { indexKey, isWordKey, NOT_EQUAL_TO_ITSELF } from "./equality.ts";
import { EMPTY_SLOT } from "./map-column.ts";
import { MapIterator, type MapObject, SLOT_WORDS } from "./map-object.ts";
import { INDEX_MASK } from "./memory.ts";
import { isRuntimeMap, runtimeEntries } from "./runtime-map.ts";
import type { UndoLog } from "./undo-log.ts";
import {
  UNDO_MAP_APPEND,
  UNDO_MAP_CLEAR,
  UNDO_MAP_ELEMENT,
  UNDO_MAP_FILL,
  UNDO_MAP_KEY,
  UNDO_MAP_REMOVE,
  UNDO_OPERAND,
} from "./undo-log.ts";
import { INTERRUPT_NONE, type Vm } from "./vm.ts";

/** Entries (boxed key, boxed element) of the map at an address, by slot; of a map at runtime detail, by bucket. */
export function entriesOf(vm: Vm, address: number): (readonly [Value, Value])[] {
  const type = vm.program.types[vm.memory.typeOf(address & INDEX_MASK)];
  if (isRuntimeMap(type)) return runtimeEntries(vm, address & INDEX_MASK, type);
  const map = mapAt(vm, address);
  const entries: (readonly [Value, Value])[] = [];
  if (map === undefined) return entries;
  for (let slot = 0; slot < map.keys.length; slot++) {
    const key = map.keys.get(slot);
    if (key !== EMPTY_SLOT) entries.push([key, map.elements.get(slot)]);
  }
  return entries;
}

/** The map at an address; undefined for the nil map. */
export function mapAt(vm: Vm, address: number): MapObject | undefined {
  return address === 0 ? undefined : (vm.memory.cells[address & INDEX_MASK] as MapObject);
}

function slotOf(vm: Vm, map: MapObject, key: Value): number {
  return map.index.get(indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, key), map.keys);
}

/** Slot of `key`, or a number below 0. Raises when the key's dynamic type cannot be hashed. */
export function findSlot(vm: Vm, address: number, type: number, key: Value): number {
  const map = mapAt(vm, address);
  if (map !== undefined) return slotOf(vm, map, key);
  indexKey(vm, (vm.program.types[type] as RuntimeType).key, key);
  return -1;
}

// Where nobody goes back, the log only tells of a step whether anything has changed: an entry for each map is enough.
function isLogged({ isReversible, memory }: Vm, map: MapObject): boolean {
  if (isReversible) return true;
  if (map.stamp === memory.stamp) return false;
  map.stamp = memory.stamp;
  return true;
}

// Entries come and go with an entry of the log each; an element needs only one in a step.
function isElementLogged({ stamps }: MapObject, slot: number, stamp: number): boolean {
  if (stamps[slot] === stamp) return false;
  while (stamps.length < slot) stamps.push(-1);
  stamps[slot] = stamp;
  return true;
}

/** Replaces the element in a slot that is in use. */
export function replace(vm: Vm, map: MapObject, slot: number, element: Value): void {
  if (vm.isReversible ? isElementLogged(map, slot, vm.memory.stamp) : isLogged(vm, map)) {
    const { log } = vm;
    log.write(UNDO_OPERAND, map.elements.get(slot));
    log.pushInt(slot);
    log.write(UNDO_MAP_ELEMENT, map as unknown as Value);
  }
  map.elements.set(slot, element);
}

/** m[key] = element. Raises on an unhashable key. */
export function assign(vm: Vm, map: MapObject, key: Value, element: Value): void {
  const keyType = (vm.program.types[map.type] as RuntimeType).key;
  const index = indexKey(vm, keyType, key);
  if (vm.interrupt !== INTERRUPT_NONE) return;
  const known = map.index.get(index, map.keys);
  if (known < 0) {
    insert(vm, map, index, key, element, known);
    return;
  }
  if (!isWordKey(vm.program.types[keyType] as RuntimeType)) replaceKey(vm, map, known, key);
  replace(vm, map, known, element);
}

// Equal keys can differ: 0 and -0. Go stores the new one where that is possible.
function replaceKey({ log }: Vm, map: MapObject, slot: number, key: Value): void {
  if (Object.is(map.keys.get(slot), key)) return;
  log.write(UNDO_OPERAND, map.keys.get(slot));
  log.pushInt(slot);
  log.write(UNDO_MAP_KEY, map as unknown as Value);
  map.keys.set(slot, key);
}

/** Adds an entry with a key that is not there; `index` is its index key, `missed` what the map's index has just said of it. */
export function insert(vm: Vm, map: MapObject, index: Value, key: Value, element: Value, missed: number): void {
  if (!vm.charge(SLOT_WORDS)) return;
  const slot = map.freeHead < 0 ? map.keys.length : map.freeHead;
  if (index !== NOT_EQUAL_TO_ITSELF) map.index.add(index, slot, map.keys, missed);
  if (map.freeHead < 0) {
    map.keys.push(key);
    map.elements.push(element);
    if (isLogged(vm, map)) vm.log.write(UNDO_MAP_APPEND, map as unknown as Value);
  } else {
    map.freeHead = map.elements.get(slot) as number;
    map.keys.set(slot, key);
    map.elements.set(slot, element);
    if (isLogged(vm, map)) {
      vm.log.pushInt(slot);
      vm.log.write(UNDO_MAP_FILL, map as unknown as Value);
    }
  }
  map.count++;
}

/** delete(m, key). Raises on an unhashable key. */
export function remove(vm: Vm, map: MapObject, key: Value): void {
  const index = indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, key);
  if (vm.interrupt === INTERRUPT_NONE) removeIndexed(vm, map, index);
}

/** Removes the entry with this index key, if there is one. */
export function removeIndexed(vm: Vm, map: MapObject, index: Value): void {
  const slot = map.index.get(index, map.keys);
  if (slot < 0) return;
  if (isLogged(vm, map)) {
    const { log } = vm;
    log.write(UNDO_OPERAND, map.keys.get(slot));
    log.write(UNDO_OPERAND, map.elements.get(slot));
    log.write(UNDO_MAP_REMOVE, map as unknown as Value);
  }
  map.index.delete(index, slot, map.keys);
  map.keys.set(slot, EMPTY_SLOT);
  map.elements.set(slot, map.freeHead);
  map.freeHead = slot;
  map.count--;
}

/** clear(m). */
export function clearMap(vm: Vm, map: MapObject): void {
  const old = map.emptied();
  copyContents(map, old);
  vm.log.write(UNDO_OPERAND, old as unknown as Value);
  vm.log.write(UNDO_MAP_CLEAR, map as unknown as Value);
  copyContents(map.emptied(), map);
}

function copyContents(from: MapObject, to: MapObject): void {
  to.keys = from.keys;
  to.elements = from.elements;
  to.index = from.index;
  to.count = from.count;
  to.freeHead = from.freeHead;
}

/** Undoes a change of an entry, by its kind in the log; operands are taken from there. */
export function undoEntry(vm: Vm, kind: number, map: MapObject, log: UndoLog): void {
  switch (kind) {
    case UNDO_MAP_ELEMENT:
      map.elements.set(log.popInt(), log.olds[--log.length]);
      return;
    case UNDO_MAP_KEY:
      map.keys.set(log.popInt(), log.olds[--log.length]);
      return;
    case UNDO_MAP_APPEND:
      forget(vm, map, map.keys.length - 1);
      map.keys.pop();
      map.elements.pop();
      return;
    case UNDO_MAP_FILL: {
      const slot = log.popInt();
      forget(vm, map, slot);
      map.keys.set(slot, EMPTY_SLOT);
      map.elements.set(slot, map.freeHead);
      map.freeHead = slot;
      return;
    }
    default:
      bringBack(vm, map, log);
  }
}

function forget(vm: Vm, map: MapObject, slot: number): void {
  const index = indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, map.keys.get(slot));
  if (index !== NOT_EQUAL_TO_ITSELF) map.index.delete(index, slot, map.keys);
  map.count--;
}

function bringBack(vm: Vm, map: MapObject, log: UndoLog): void {
  const element = log.olds[--log.length];
  const key = log.olds[--log.length];
  const slot = map.freeHead;
  map.freeHead = map.elements.get(slot) as number;
  // What was found was in the index.
  const index = indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, key);
  map.index.add(index, slot, map.keys, map.index.get(index, map.keys));
  map.keys.set(slot, key);
  map.elements.set(slot, element);
  map.count++;
}

/** Undoes `clearMap`; its operand entry is the next below in the log. */
export function undoClear(map: MapObject, log: UndoLog): void {
  copyContents(log.olds[--log.length] as unknown as MapObject, map);
}

/** Maps with more slots have one start even where starts are explored: these are the maps that show all orders in which they come. */
const MAX_STARTS = 64;
/** In place of the slots of an iteration that has not begun, though it has been chosen where it will. */
const ONLY_CHOSEN = -1;

/** How many starts there are to choose from, where that is explored. */
export function startsOf(vm: Vm, address: number): number {
  return mapAt(vm, address)?.keys.length ?? 0;
}

/** A start that has been chosen, to be kept where the iterator will be. */
export function chosenStart(address: number, start: number): MapIterator {
  return new MapIterator(address, start, ONLY_CHOSEN, 0);
}

/** Whether an iteration can begin: its start follows from the options, or `kept` is one that has been chosen for it. */
export function isStartChosen(vm: Vm, address: number, kept: Value): boolean {
  if (vm.options.mapOrder !== "explored" || isChosen(kept, address)) return true;
  const n = startsOf(vm, address);
  return n < 2 || n > MAX_STARTS;
}

function isChosen(kept: Value, address: number): kept is Value & MapIterator {
  return kept instanceof MapIterator && kept.nSlots === ONLY_CHOSEN && kept.map === address;
}

/** A new iteration. It begins at the start that `kept` is, or else at one that follows from the options and the map's name. */
export function startIteration(vm: Vm, address: number, kept: Value): MapIterator {
  const map = mapAt(vm, address);
  const nSlots = map === undefined ? 0 : map.keys.length;
  if (map === undefined || nSlots === 0) return new MapIterator(address, 0, 0, 0);
  if (isChosen(kept, address)) return new MapIterator(address, kept.start % nSlots, nSlots, 0);
  const start = vm.options.mapOrder === "fixed" ? 0 : finish32(mix32(map.seed, nSlots)) % nSlots;
  return new MapIterator(address, start, nSlots, 0);
}

/**
 * The slot of the next entry, at or after `passed` steps from the start, as the number of steps; -1 at the end. Entries removed
 * meanwhile are not met; entries added meanwhile are met when they fill a free slot that has not been passed.
 */
export function nextEntry(vm: Vm, iterator: MapIterator): number {
  const map = mapAt(vm, iterator.map);
  if (map === undefined) return -1;
  const { keys } = map;
  const { start, nSlots } = iterator;
  for (let { passed } = iterator; passed < nSlots; passed++) {
    const slot = start + passed < nSlots ? start + passed : start + passed - nSlots;
    if (slot < keys.length && keys.get(slot) !== EMPTY_SLOT) return passed;
  }
  return -1;
}

/**
 * Moves the iteration in register `at` on to its next entry, whose key and element go into the two registers behind it. Returns
 * false at the end.
 */
export function advance(vm: Vm, registers: Value[], at: number): boolean {
  const iterator = registers[at] as MapIterator;
  const passed = nextEntry(vm, iterator);
  if (passed < 0) return false;
  const { map: address, start, nSlots } = iterator;
  const { keys, elements } = mapAt(vm, address) as MapObject;
  const slot = start + passed < nSlots ? start + passed : start + passed - nSlots;
  registers[at] = new MapIterator(address, start, nSlots, passed + 1) as unknown as Value;
  registers[at + 1] = keys.get(slot);
  registers[at + 2] = elements.get(slot);
  return true;
}
