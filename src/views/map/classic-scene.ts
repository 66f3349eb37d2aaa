// A map of Go up to 1.23 as blocks: the bucket array, the old one while the map grows, and buckets of neither that are still held.

import type { BucketArrayView, BucketCellView, BucketView, ClassicMapView } from "../../trace/map-view.ts";
import { strings } from "../../ui/strings.ts";
import {
  type BlockScene,
  type CellKind,
  type CellScene,
  Holders,
  hexByte,
  iteratorMarks,
  LineScene,
  type LineState,
  NO_MARKS,
  spanOf,
  type Touch,
  touchedPart,
} from "./model.ts";

// Tophash values with a meaning of their own; anything larger is the top byte of a hash.
const KINDS: readonly CellKind[] = ["empty-rest", "empty-one", "evacuated-x", "evacuated-y", "evacuated-empty"];

export const FLAG_ITERATOR = 1;
export const FLAG_OLD_ITERATOR = 2;
export const FLAG_WRITING = 4;
export const FLAG_SAME_SIZE_GROW = 8;

export function cellKindOf(tophash: number): CellKind {
  return KINDS[tophash] ?? "full";
}

/** Cost: linear in the cells. */
export function classicBlocks(map: ClassicMapView, touch: Touch | undefined): readonly BlockScene[] {
  const builder = new Builder(map, touch);
  const arrays = (["buckets", "oldbuckets"] as const).flatMap((role) => {
    const array = map.arrays.find((each) => each.role === role);
    return array === undefined ? [] : [builder.arrayBlock(array)];
  });
  const held = (["retired", "wild"] as const).flatMap((why) =>
    map.held.some((each) => each.why === why) ? [builder.heldBlock(why)] : [],
  );
  return [...arrays, ...held];
}

class Builder {
  private readonly holders: Holders;

  constructor(
    private readonly map: ClassicMapView,
    private readonly touch: Touch | undefined,
  ) {
    this.holders = new Holders(map.positions);
  }

  arrayBlock(array: BucketArrayView): BlockScene {
    const { role, address, buckets } = array;
    const marks = iteratorMarks(this.map.cursors, address);
    const lines: LineScene[] = [];
    const heads: number[] = [];
    for (const [index, bucket] of buckets.entries()) {
      heads.push(lines.length);
      const state = bucket.isEvacuated ? "evacuated" : "plain";
      lines.push(this.line(bucket, index, 0, state, marks.get(index)));
      for (const [place, next] of bucket.overflow.entries()) lines.push(this.line(next, index, place + 1, state));
    }
    const frontier = role === "oldbuckets" ? (heads[this.map.nEvacuated] ?? lines.length) : -1;
    const note = role === "oldbuckets" ? strings.map.moved(this.nMoved(array), buckets.length) : "";
    return {
      id: role,
      role,
      title: strings.map.arrays[role](buckets.length),
      note,
      lines,
      heads,
      frontier,
      touch: this.touch,
    };
  }

  heldBlock(role: "retired" | "wild"): BlockScene {
    const buckets = this.map.held.flatMap(({ bucket, why }) => (why === role ? [bucket] : []));
    const lines = buckets.flatMap((bucket, index) => [
      this.line(bucket, index, 0, role),
      ...bucket.overflow.map((next, place) => this.line(next, index, place + 1, role)),
    ]);
    const heads = lines.flatMap(({ depth }, index) => (depth === 0 ? [index] : []));
    return {
      id: role,
      role,
      title: strings.map.heldTitles[role](buckets.length),
      note: "",
      lines,
      heads,
      frontier: -1,
      touch: this.touch,
    };
  }

  private nMoved(array: BucketArrayView): number {
    return array.buckets.filter(({ isEvacuated }) => isEvacuated).length;
  }

  private line(bucket: BucketView, index: number, depth: number, state: LineState, iterators = NO_MARKS): LineScene {
    const { address, cells } = bucket;
    const strides = stridesOf(cells);
    const facts = {
      address,
      index,
      depth,
      state,
      span: { from: address, to: (cells[cells.length - 1]?.valueAddress ?? address) + strides.value },
      kinds: cells.map(({ tophash }) => cellKindOf(tophash)),
      keys: cells.map(({ key }) => key),
      holders: this.holders.of(address),
      iterators,
    };
    return new LineScene(facts, () => cells.map((cell, slot) => this.cell(cell, address, slot, strides)));
  }

  private cell(cell: BucketCellView, bucket: number, slot: number, strides: Strides): CellScene {
    const spans = {
      tag: spanOf(cell.tophashAddress, 1),
      key: spanOf(cell.keyAddress, strides.key),
      value: spanOf(cell.valueAddress, strides.value),
    };
    return {
      kind: cellKindOf(cell.tophash),
      tag: hexByte(cell.tophash),
      key: cell.key,
      value: cell.value,
      spans,
      touched: touchedPart(this.touch, spans),
      holders: this.holders.at(bucket, slot),
    };
  }
}

interface Strides {
  readonly key: number;
  readonly value: number;
}

// Words of a key and of a value: from one to the next.
function stridesOf([first, second]: readonly BucketCellView[]): Strides {
  if (first === undefined || second === undefined) return { key: 1, value: 1 };
  return { key: second.keyAddress - first.keyAddress, value: second.valueAddress - first.valueAddress };
}
