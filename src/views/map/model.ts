// What the map view draws, whichever runtime's map it is: blocks (a bucket array, a table, what goroutines still hold) of lines (a bucket,
// a group) of eight cells. Pure; classic-scene.ts and swiss-scene.ts fill it.

import type { CellLayout, MapCursorView, MapPosition } from "../../trace/map-view.ts";
import { OP_ATOMIC_CAS_FAIL, OP_ATOMIC_LOAD, OP_READ } from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";

export const CELLS_PER_LINE = 8;

/** What the tophash (control byte) of a cell says. The last two are of Swiss maps. */
export type CellKind =
  | "full"
  | "empty-rest"
  | "empty-one"
  | "evacuated-x"
  | "evacuated-y"
  | "evacuated-empty"
  | "empty"
  | "tombstone";

export type CellPart = "tag" | "key" | "value";

/** Addresses `[from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface CellScene {
  readonly kind: CellKind;
  /** Tophash (control byte) as two hex digits. */
  readonly tag: string;
  readonly key: string;
  readonly value: string;
  readonly spans: Readonly<Record<CellPart, Span>>;
  /** The part that the step before the cursor touched. */
  readonly touched: CellPart | undefined;
  /** Goroutines that look at this cell. */
  readonly holders: readonly number[];
}

export type LineState = "plain" | "evacuated" | "retired" | "wild";

/** Where an iteration began, or goes on. */
export interface IteratorMark {
  readonly goroutine: number;
  readonly what: "start" | "next";
}

export interface LineFacts {
  readonly address: number;
  /** Number of its bucket (group); its place in the chain, 0 for the first. */
  readonly index: number;
  readonly depth: number;
  readonly state: LineState;
  /** All of its memory. */
  readonly span: Span;
  readonly kinds: readonly CellKind[];
  readonly keys: readonly string[];
  /** Goroutines that hold it. */
  readonly holders: readonly number[];
  readonly iterators: readonly IteratorMark[];
}

/** A bucket of a chain, or a group. Only lines that are looked at closely have cells made: of a thousand, twenty are on the screen. */
export class LineScene implements LineFacts {
  readonly address: number;
  readonly index: number;
  readonly depth: number;
  readonly state: LineState;
  readonly span: Span;
  readonly kinds: readonly CellKind[];
  readonly keys: readonly string[];
  readonly holders: readonly number[];
  readonly iterators: readonly IteratorMark[];
  private made: readonly CellScene[] | undefined;

  constructor(
    facts: LineFacts,
    private readonly makeCells: () => readonly CellScene[],
  ) {
    this.address = facts.address;
    this.index = facts.index;
    this.depth = facts.depth;
    this.state = facts.state;
    this.span = facts.span;
    this.kinds = facts.kinds;
    this.keys = facts.keys;
    this.holders = facts.holders;
    this.iterators = facts.iterators;
  }

  get cells(): readonly CellScene[] {
    this.made ??= this.makeCells();
    return this.made;
  }

  /** Cells with an entry that is looked at here. */
  get nFull(): number {
    return this.kinds.reduce((sum, kind) => (kind === "full" ? sum + 1 : sum), 0);
  }
}

export type BlockRole = "buckets" | "oldbuckets" | "retired" | "wild" | "table" | "small" | "replaced";

/** Whether a block is of a map of Go from 1.24 on: its lines are groups. */
export function isSwissBlock({ role }: Pick<BlockScene, "role">): boolean {
  return role === "table" || role === "small" || role === "replaced";
}

export interface BlockScene {
  readonly id: string;
  readonly role: BlockRole;
  /** Name and facts, in words. */
  readonly title: string;
  readonly note: string;
  readonly lines: readonly LineScene[];
  /** Index into `lines` of the first line of each bucket (group). */
  readonly heads: readonly number[];
  /** Line before which everything is evacuated; -1 where nothing is being moved. */
  readonly frontier: number;
  readonly touch: Touch | undefined;
}

/** What the step before the cursor touched. */
export interface Touch extends Span {
  readonly goroutine: number;
  readonly step: number;
  readonly isChange: boolean;
}

const READS: ReadonlySet<number> = new Set([OP_READ, OP_ATOMIC_LOAD, OP_ATOMIC_CAS_FAIL]);

/** The memory that event `cursor - 1` touched; undefined when it touched none. */
export function touchOf(trace: Trace | undefined, cursor: number): Touch | undefined {
  if (trace === undefined || cursor < 1 || cursor > trace.events.length) return undefined;
  const { kind, object, extent, goroutine } = trace.events;
  const step = cursor - 1;
  const operation = kind[step] as number; // Checked against the length above.
  const from = object[step] as number;
  const isMemory = operation >= OP_READ && operation <= OP_ATOMIC_CAS_FAIL;
  if (from < 0 || !isMemory) return undefined;
  const to = from + Math.max(1, extent[step] as number);
  return { from, to, goroutine: goroutine[step] as number, step, isChange: !READS.has(operation) };
}

export function overlaps(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.from < b.to && b.from < a.to;
}

/** Addresses of the parts of cell `slot` of the bucket (group) at `address`. */
export function spansOf(layout: CellLayout, address: number, slot: number): CellScene["spans"] {
  const span = (offset: number, stride: number, width: number): Span => {
    const from = address + offset + slot * stride;
    return { from, to: from + width };
  };
  return {
    tag: span(layout.tag, layout.tagStride, 1),
    key: span(layout.key, layout.keyStride, layout.keyWidth),
    value: span(layout.value, layout.valueStride, layout.valueWidth),
  };
}

/** Addresses of everything in the cells of the bucket (group) at `address`. */
export function lineSpan(layout: CellLayout, address: number): Span {
  const first = Object.values(spansOf(layout, address, 0)).map(({ from }) => from);
  const last = Object.values(spansOf(layout, address, CELLS_PER_LINE - 1)).map(({ to }) => to);
  return { from: Math.min(...first), to: Math.max(...last) };
}

/** Which part of a cell a step touched. */
export function touchedPart(touch: Span | undefined, spans: CellScene["spans"]): CellPart | undefined {
  return (["tag", "key", "value"] as const).find((part) => overlaps(touch, spans[part]));
}

const NO_GOROUTINES: readonly number[] = [];
export const NO_MARKS: readonly IteratorMark[] = [];

/** Who holds what, by address of the bucket (group). */
export class Holders {
  private readonly byAddress = new Map<number, MapPosition[]>();

  constructor(positions: readonly MapPosition[]) {
    for (const position of positions) {
      if (position.holds < 0) continue;
      const there = this.byAddress.get(position.holds);
      if (there === undefined) this.byAddress.set(position.holds, [position]);
      else there.push(position);
    }
  }

  of(address: number): readonly number[] {
    const there = this.byAddress.get(address);
    return there === undefined ? NO_GOROUTINES : there.map(({ goroutine }) => goroutine);
  }

  at(address: number, cell: number): readonly number[] {
    const there = this.byAddress.get(address);
    if (there === undefined) return NO_GOROUTINES;
    return there.filter((position) => position.cell === cell).map(({ goroutine }) => goroutine);
  }
}

/** Marks of the iterations over the array (table) at `array`, by index as the cursors count. */
export function iteratorMarks(cursors: readonly MapCursorView[], array: number): ReadonlyMap<number, IteratorMark[]> {
  const marks = new Map<number, IteratorMark[]>();
  const mark = (index: number, goroutine: number, what: IteratorMark["what"]): void => {
    const there = marks.get(index);
    if (there === undefined) marks.set(index, [{ goroutine, what }]);
    else there.push({ goroutine, what });
  };
  for (const { array: walked, goroutine, startBucket, bucket } of cursors) {
    if (walked !== array) continue;
    mark(startBucket, goroutine, "start");
    mark(bucket, goroutine, "next");
  }
  return marks;
}

/** Two hex digits. */
export function hexByte(value: number): string {
  return (value & 0xff).toString(16).padStart(2, "0");
}

/** Line that the step before the cursor touched; -1 when it was in none of the block's. */
export function touchedLine({ lines, touch }: Pick<BlockScene, "lines" | "touch">): number {
  return touch === undefined ? -1 : lines.findIndex((line) => isTouched(line, touch));
}

/** Whether the step touched a cell of the line. */
export function isTouched(line: LineScene, touch: Span | undefined): boolean {
  return overlaps(touch, line.span) && line.cells.some(({ touched }) => touched !== undefined);
}

/** Line that somebody holds; -1. */
export function heldLine({ lines }: Pick<BlockScene, "lines">): number {
  return lines.findIndex(({ holders }) => holders.length > 0);
}
