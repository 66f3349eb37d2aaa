// A map of Go from 1.24 on as blocks: the small map's only group, or a block for every table, and the tables that were replaced and are
// still held.

import type { GroupView, SwissMapView, TableView } from "../../trace/map-view.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import { LineBuilder } from "./line-builder.ts";
import {
  type BlockRole,
  type BlockScene,
  CELLS_PER_LINE,
  type CellKind,
  type IteratorMark,
  iteratorMarks,
  type LineScene,
  type LineState,
  NO_MARKS,
  type Touch,
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
  const tables = map.tables.map((table, index) => builder.tableBlock(table, tableName(index)));
  const held = map.held.map((table) => builder.heldBlock(table));
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
  private readonly lines: LineBuilder;

  constructor(
    private readonly map: SwissMapView,
    private readonly touch: Touch | undefined,
  ) {
    this.lines = new LineBuilder(map, touch, controlKindOf);
  }

  smallBlock(group: GroupView): BlockScene {
    const marks = this.marksByGroup(group.address);
    const { small, smallNote } = mapStrings;
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

  tableBlock(table: TableView, name: string): BlockScene {
    const { used, capacity, growthLeft, localDepth } = table;
    const note = mapStrings.tableNote(used, capacity, growthLeft, localDepth);
    return this.block(table, "table", mapStrings.table(name), note);
  }

  /** What goroutines hold though the map has left it: a table, a group that was a small map's, or wild memory. */
  heldBlock(table: TableView): BlockScene {
    const { replacedTable, replacedGroup, wildMemory, tableNote } = mapStrings;
    if (table.isWild === true) return this.block(table, "replaced", wildMemory, "");
    if (table.address === table.groups[0]?.address) return this.block(table, "replaced", replacedGroup, "");
    const { used, capacity, growthLeft, localDepth } = table;
    return this.block(table, "replaced", replacedTable, tableNote(used, capacity, growthLeft, localDepth));
  }

  private block(table: TableView, role: BlockRole, title: string, note: string): BlockScene {
    const marks = this.marksByGroup(table.address);
    const state = role === "table" ? "plain" : table.isWild === true ? "wild" : "retired";
    return {
      id: `${role}-${table.address}`,
      role,
      title,
      note,
      lines: table.groups.map((group, index) => this.line(group, index, state, marks.get(index))),
      heads: table.groups.map((_, index) => index),
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

  private line(
    { address, control: tags, keys, values }: GroupView,
    index: number,
    state: LineState,
    iterators = NO_MARKS,
  ): LineScene {
    return this.lines.line({ address, tags, keys, values }, { index, depth: 0, state, iterators });
  }
}
