// A map of Go from 1.24 on as blocks: the small map's only group, or a block for every table, and the tables that were replaced and are
// still held.

import type { GroupView, SlotView, SwissMapView, TableView } from "../../trace/map-view.ts";
import { strings } from "../../ui/strings.ts";
import {
  type BlockRole,
  type BlockScene,
  CELLS_PER_LINE,
  type CellKind,
  type CellScene,
  Holders,
  hexByte,
  type IteratorMark,
  iteratorMarks,
  LineScene,
  type LineState,
  NO_MARKS,
  spanOf,
  type Touch,
  touchedPart,
} from "./model.ts";

const CONTROL_EMPTY = 0x80;
const CONTROL_DELETED = 0xfe;

export function controlKindOf(control: number): CellKind {
  const byte = control & 0xff;
  if (byte === CONTROL_EMPTY) return "empty";
  return byte === CONTROL_DELETED ? "tombstone" : "full";
}

/** Cost: linear in the slots. */
export function swissBlocks(map: SwissMapView, touch: Touch | undefined): readonly BlockScene[] {
  const builder = new Builder(map, touch);
  const small = map.small === undefined ? [] : [builder.smallBlock(map.small)];
  const tables = map.tables.map((table, index) => builder.tableBlock(table, tableName(index), "table"));
  const held = map.held.map((table, index) => builder.tableBlock(table, String(index + 1), "replaced"));
  return [...small, ...tables, ...held];
}

/** Tables are called A, B, … Z, A1, … in the order of the directory. */
export function tableName(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? "" : round}`;
}

/** A run of directory entries that lead to one table. */
export interface DirectoryRun {
  /** Index into the map's tables. */
  readonly table: number;
  readonly from: number;
  /** Entries. */
  readonly length: number;
}

export function directoryRuns(directory: readonly number[]): readonly DirectoryRun[] {
  const runs: { table: number; from: number; length: number }[] = [];
  for (const [from, table] of directory.entries()) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.table === table) last.length++;
    else runs.push({ table, from, length: 1 });
  }
  return runs;
}

class Builder {
  private readonly holders: Holders;

  constructor(
    private readonly map: SwissMapView,
    private readonly touch: Touch | undefined,
  ) {
    this.holders = new Holders(map.positions);
  }

  smallBlock(group: GroupView): BlockScene {
    const marks = this.marksByGroup(group.address);
    const { small, smallNote } = strings.map;
    const lines = [this.line(group, 0, "plain", marks.get(0))];
    return {
      id: "small",
      role: "small",
      title: small,
      note: smallNote,
      lines,
      heads: [0],
      frontier: -1,
      touch: this.touch,
    };
  }

  tableBlock(table: TableView, name: string, role: BlockRole): BlockScene {
    const { capacity, used, growthLeft, localDepth, groups, address } = table;
    const marks = this.marksByGroup(address);
    const state = role === "replaced" ? "retired" : "plain";
    return {
      id: `${role}-${address}`,
      role,
      title: role === "replaced" ? strings.map.replacedTable : strings.map.table(name),
      note: strings.map.tableNote(used, capacity, growthLeft, localDepth),
      lines: groups.map((group, index) => this.line(group, index, state, marks.get(index))),
      heads: groups.map((_, index) => index),
      frontier: -1,
      touch: this.touch,
    };
  }

  // Cursors of these maps count slots.
  private marksByGroup(table: number): ReadonlyMap<number, IteratorMark[]> {
    const byGroup = new Map<number, IteratorMark[]>();
    for (const [slot, marks] of iteratorMarks(this.map.cursors, table)) {
      const group = Math.floor(slot / CELLS_PER_LINE);
      byGroup.set(group, [...(byGroup.get(group) ?? []), ...marks]);
    }
    return byGroup;
  }

  private line(group: GroupView, index: number, state: LineState, iterators = NO_MARKS): LineScene {
    const { address, controlAddress, slots } = group;
    const [first, second] = slots;
    const stride = first === undefined || second === undefined ? 1 : second.keyAddress - first.keyAddress;
    const facts = {
      address,
      index,
      depth: 0,
      state,
      span: { from: controlAddress, to: (slots[slots.length - 1]?.keyAddress ?? controlAddress) + stride },
      kinds: slots.map(({ control }) => controlKindOf(control)),
      keys: slots.map(({ key }) => key),
      holders: this.holders.of(address),
      iterators,
    };
    return new LineScene(facts, () =>
      slots.map((slot, place) => this.cell(slot, controlAddress, address, place, stride)),
    );
  }

  private cell(slot: SlotView, control: number, group: number, place: number, stride: number): CellScene {
    const spans = {
      tag: spanOf(control, 1),
      key: spanOf(slot.keyAddress, slot.valueAddress - slot.keyAddress),
      value: spanOf(slot.valueAddress, slot.keyAddress + stride - slot.valueAddress),
    };
    return {
      kind: controlKindOf(slot.control),
      tag: hexByte(slot.control),
      key: slot.key,
      value: slot.value,
      spans,
      touched: touchedPart(this.touch, spans),
      holders: this.holders.at(group, place),
    };
  }
}
