// Go maps at operation detail: lookup, insertion and deletion in constant time, every change undoable, iteration over slots.
// Spec: "Index expressions", "For statements with range clause" (what happens to entries added or removed meanwhile).

import { finish32, mix32 } from "../base/hash.ts";
import type { RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import { indexKey, NOT_EQUAL_TO_ITSELF } from "./equality.ts";
import { EMPTY_SLOT, MapIterator, MapObject, SLOT_WORDS } from "./map-object.ts";
import { INDEX_MASK } from "./memory.ts";
import { isRuntimeMap, runtimeEntries } from "./runtime-map.ts";
import type { UndoLog } from "./undo-log.ts";
import { UNDO_MAP_CLEAR, UNDO_MAP_SLOT, UNDO_OPERAND } from "./undo-log.ts";
import { INTERRUPT_NONE, type Vm } from "./vm.ts";

/** Entries (boxed key, boxed element) of the map at an address, by slot; of a map at runtime detail, by bucket. */
export function entriesOf(vm: Vm, address: number): (readonly [Value, Value])[] {
  const type = vm.program.types[vm.memory.typeOf(address & INDEX_MASK)];
  if (isRuntimeMap(type)) return runtimeEntries(vm, address & INDEX_MASK, type);
  const map = mapAt(vm, address);
  const entries: (readonly [Value, Value])[] = [];
  if (map === undefined) return entries;
  for (let slot = 0; slot < map.keys.length; slot++) {
    if (map.keys[slot] !== EMPTY_SLOT) entries.push([map.keys[slot], map.elements[slot]]);
  }
  return entries;
}

/** The map at an address; undefined for the nil map. */
export function mapAt(vm: Vm, address: number): MapObject | undefined {
  return address === 0 ? undefined : (vm.memory.cells[address & INDEX_MASK] as MapObject);
}

function slotOf(vm: Vm, map: MapObject, key: Value): number {
  const index = indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, key);
  return map.index.get(index) ?? -1;
}

/** Slot of `key`, or -1. Raises when the key's dynamic type cannot be hashed. */
export function findSlot(vm: Vm, address: number, type: number, key: Value): number {
  const map = mapAt(vm, address);
  if (map !== undefined) return slotOf(vm, map, key);
  indexKey(vm, (vm.program.types[type] as RuntimeType).key, key);
  return -1;
}

function logSlot({ log, memory }: Vm, map: MapObject, slot: number): void {
  map.stamps[slot] = memory.stamp;
  log.write(UNDO_OPERAND, map.keys[slot]);
  log.write(UNDO_OPERAND, map.elements[slot]);
  log.pushInt(slot);
  log.pushInt(map.freeHead);
  log.pushInt(map.count);
  log.pushInt(map.keys.length);
  log.write(UNDO_MAP_SLOT, map as unknown as Value);
}

/** Replaces the element in a slot that is in use. */
export function replace(vm: Vm, map: MapObject, slot: number, element: Value): void {
  // Entries come and go with an entry of the log each; an element needs only one in a step.
  if (map.stamps[slot] !== vm.memory.stamp) logSlot(vm, map, slot);
  map.elements[slot] = element;
}

/** m[key] = element. Raises on an unhashable key. */
export function assign(vm: Vm, map: MapObject, key: Value, element: Value): void {
  const index = indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, key);
  if (vm.interrupt !== INTERRUPT_NONE) return;
  const known = map.index.get(index);
  if (known !== undefined) {
    replace(vm, map, known, element);
    return;
  }
  if (!vm.charge(SLOT_WORDS)) return;
  const slot = map.freeHead >= 0 ? map.freeHead : map.keys.length;
  logSlot(vm, map, slot);
  if (map.freeHead >= 0) map.freeHead = map.elements[slot] as number;
  map.keys[slot] = key;
  map.elements[slot] = element;
  map.count++;
  if (index !== NOT_EQUAL_TO_ITSELF) map.index.set(index, slot);
}

/** delete(m, key). Raises on an unhashable key. */
export function remove(vm: Vm, map: MapObject, key: Value): void {
  const slot = slotOf(vm, map, key);
  if (slot < 0) return;
  logSlot(vm, map, slot);
  map.index.delete(indexKey(vm, (vm.program.types[map.type] as RuntimeType).key, key));
  map.keys[slot] = EMPTY_SLOT;
  map.elements[slot] = map.freeHead;
  map.freeHead = slot;
  map.count--;
}

/** clear(m). */
export function clearMap(vm: Vm, map: MapObject): void {
  const old = new MapObject(map.type, map.seed);
  copyContents(map, old);
  vm.log.write(UNDO_OPERAND, old as unknown as Value);
  vm.log.write(UNDO_MAP_CLEAR, map as unknown as Value);
  copyContents(new MapObject(map.type, map.seed), map);
}

function copyContents(from: MapObject, to: MapObject): void {
  to.keys = from.keys;
  to.elements = from.elements;
  to.index = from.index;
  to.count = from.count;
  to.freeHead = from.freeHead;
}

/** Undoes `logSlot`'s change; its two operand entries are the next below in the log. */
export function undoSlot(vm: Vm, map: MapObject, log: UndoLog): void {
  const keyType = (vm.program.types[map.type] as RuntimeType).key;
  const nSlots = log.popInt();
  map.count = log.popInt();
  map.freeHead = log.popInt();
  const slot = log.popInt();
  const element = log.olds[--log.length];
  const key = log.olds[--log.length];
  const current = map.keys[slot];
  if (current !== EMPTY_SLOT && (key === EMPTY_SLOT || slot >= nSlots))
    map.index.delete(indexKey(vm, keyType, current));
  if (slot >= nSlots) {
    map.keys.length = nSlots;
    map.elements.length = nSlots;
    return;
  }
  if (key !== EMPTY_SLOT && current === EMPTY_SLOT) map.index.set(indexKey(vm, keyType, key), slot);
  map.keys[slot] = key;
  map.elements[slot] = element;
}

/** Undoes `clearMap`; its operand entry is the next below in the log. */
export function undoClear(map: MapObject, log: UndoLog): void {
  copyContents(log.olds[--log.length] as unknown as MapObject, map);
}

/**
 * A new iteration. `choice` 0 is the default start, which follows from the machine's seed and the map's name; choice n + 1
 * starts at slot n.
 */
export function startIteration(vm: Vm, address: number, choice: number): MapIterator {
  const map = mapAt(vm, address);
  const nSlots = map === undefined ? 0 : map.keys.length;
  if (map === undefined || nSlots === 0) return new MapIterator(address, 0, 0, 0);
  const start = choice > 0 ? (choice - 1) % nSlots : finish32(mix32(map.seed, nSlots)) % nSlots;
  return new MapIterator(address, start, nSlots, 0);
}

/**
 * The slot of the next entry, at or after `passed` steps from the start, as the number of steps; -1 at the end. Entries removed
 * meanwhile are not met; entries added meanwhile are met when they fill a free slot that has not been passed.
 */
export function nextEntry(vm: Vm, iterator: MapIterator): number {
  const map = mapAt(vm, iterator.map);
  if (map === undefined) return -1;
  for (let passed = iterator.passed; passed < iterator.nSlots; passed++) {
    const slot = (iterator.start + passed) % iterator.nSlots;
    if (slot < map.keys.length && map.keys[slot] !== EMPTY_SLOT) return passed;
  }
  return -1;
}
