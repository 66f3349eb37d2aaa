// The entries of a Swiss map and what a lookup finds: see map-state.ts, and src/stdlib/runtime/map_swiss.go for the rules.

import type { RuntimeType } from "../ir/program.ts";
import { Interface, SliceValue, type Value } from "../ir/value.ts";
import { controlByte } from "./control-word.ts";
import { placeOf } from "./map-hash.ts";
import { fieldNumber, fieldOf, fieldWord, type MapPlace, type MapPlaces, placeAt } from "./map-places.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

const SLOTS = 8;
const EMPTY = 0x80;
const H2_MASK = 0x7f;
const SHIFT_MASK = 31;

/** The entries of the map whose header is at cell `at`. */
export function swissPlaces(vm: Vm, at: number, type: RuntimeType): MapPlaces | undefined {
  const map = new SwissMap(vm, at, type);
  return map.isSound ? map : undefined;
}

class SwissMap implements MapPlaces {
  readonly count: number;
  keyType = -1;
  elementType = -1;
  readonly isSound: boolean;
  readonly places: readonly MapPlace[];
  private readonly seed: number;
  private readonly shift: number;
  /** Cells of the tables by entry of the directory; of a small map empty. */
  private readonly directory: readonly number[];
  private readonly small: number;
  private tableType: RuntimeType | undefined;
  private groupType: RuntimeType | undefined;

  constructor(
    private readonly vm: Vm,
    at: number,
    type: RuntimeType,
  ) {
    this.count = fieldNumber(vm, at, type, "used");
    this.seed = fieldNumber(vm, at, type, "seed");
    this.shift = fieldNumber(vm, at, type, "globalShift");
    const pointer = fieldWord(vm, at, type, "dirPtr");
    const nEntries = fieldNumber(vm, at, type, "dirLen");
    this.small = this.groupIn(pointer);
    this.directory = this.tablesIn(pointer);
    const isEmpty = pointer === undefined && nEntries === 0;
    this.isSound = isEmpty || (this.small >= 0 ? nEntries === 0 : nEntries > 0 && nEntries === this.directory.length);
    this.places = this.isSound ? this.groups().flatMap((group) => this.placesOf(group)) : [];
  }

  isFound(place: MapPlace): boolean {
    if (this.count === 0) return false;
    const hash = placeOf(place.index, this.seed);
    if (this.small >= 0) return this.findIn(this.small, place, hash) === place.key;
    const i = this.directory.length === 1 ? 0 : hash >>> (this.shift & SHIFT_MASK);
    const table = this.directory[i];
    if (table === undefined) return false;
    const groups = this.groupsOf(table);
    let at = (hash >>> 7) & (groups.length - 1);
    // No search is longer than the table.
    for (let step = 1; step <= groups.length; step++) {
      const group = groups[at] as number; // masked
      const found = this.findIn(group, place, hash);
      if (found >= 0) return found === place.key;
      if (this.controls(group).includes(EMPTY)) return false;
      at = (at + step) & (groups.length - 1);
    }
    return false;
  }

  // Cell of the key found; -1. In a small map keys of most types are compared without a hash: that finds no fewer.
  private findIn(group: number, { index }: MapPlace, hash: number): number {
    const isHashed = this.small < 0;
    const controls = this.controls(group);
    for (let i = 0; i < SLOTS; i++) {
      const byte = controls[i] as number; // eight of them
      if (isHashed ? byte !== (hash & H2_MASK) : byte >= EMPTY) continue;
      const slot = this.slot(group, i);
      if (slot.index === index) return slot.key;
    }
    return -1;
  }

  private groupIn(pointer: Value): number {
    if (!(pointer instanceof Interface) || typeof pointer.value !== "number") return -1;
    const { types } = this.vm.program;
    this.noteGroup(types[types[pointer.type]?.elem ?? -1]);
    return pointer.value & INDEX_MASK;
  }

  private tablesIn(pointer: Value): readonly number[] {
    if (!(pointer instanceof Interface) || !(pointer.value instanceof SliceValue)) return [];
    const { types } = this.vm.program;
    const { address, length } = pointer.value;
    const table = types[types[types[pointer.type]?.elem ?? -1]?.elem ?? -1];
    this.tableType = table;
    const groups = table === undefined ? undefined : types[fieldOf(table, "groups").type];
    this.noteGroup(types[groups?.elem ?? -1]);
    const first = address & INDEX_MASK;
    const words = this.vm.memory.cells.slice(first, first + length);
    return words.map((word) => Number(word) & INDEX_MASK);
  }

  private noteGroup(type: RuntimeType | undefined): void {
    this.groupType = type;
    if (type === undefined) return;
    const slot = this.slotType(type);
    if (slot === undefined) return;
    this.keyType = fieldOf(slot, "key").type;
    this.elementType = fieldOf(slot, "elem").type;
  }

  private slotType(group: RuntimeType): RuntimeType | undefined {
    const { types } = this.vm.program;
    return types[types[fieldOf(group, "slots").type]?.elem ?? -1];
  }

  private groups(): readonly number[] {
    if (this.small >= 0) return [this.small];
    return [...new Set(this.directory)].flatMap((table) => this.groupsOf(table));
  }

  private groupsOf(table: number): readonly number[] {
    const { tableType, groupType } = this;
    if (tableType === undefined || groupType === undefined || table === 0) return [];
    const groups = fieldWord(this.vm, table, tableType, "groups");
    if (!(groups instanceof SliceValue)) return [];
    return Array.from({ length: groups.length }, (_, i) => (groups.address & INDEX_MASK) + i * groupType.width);
  }

  private placesOf(group: number): readonly MapPlace[] {
    return this.controls(group).flatMap((byte, i) => (byte < EMPTY ? [this.slot(group, i)] : []));
  }

  private controls(group: number): readonly number[] {
    const { groupType } = this;
    const word = groupType === undefined ? "" : fieldWord(this.vm, group, groupType, "ctrl");
    return Array.from({ length: SLOTS }, (_, i) => controlByte(word, i));
  }

  private slot(group: number, i: number): MapPlace {
    const type = this.groupType as RuntimeType; // There are groups.
    const slot = this.slotType(type) as RuntimeType; // A group has slots.
    const first = group + fieldOf(type, "slots").offset + i * slot.width;
    const mark = group + fieldOf(type, "ctrl").offset;
    return placeAt(
      this.vm,
      this.keyType,
      mark,
      first + fieldOf(slot, "key").offset,
      first + fieldOf(slot, "elem").offset,
    );
  }
}
