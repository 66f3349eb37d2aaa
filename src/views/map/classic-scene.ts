// A map of Go up to 1.23 as blocks: the bucket array, the old one while the map grows, and buckets of neither that are still held.

import type { BucketArrayView, BucketView, ClassicMapView } from "../../trace/map-view.ts";
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
  lineSpan,
  NO_MARKS,
  type Span,
  spansOf,
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
  /** Of a bucket's cells, from its address on. */
  private readonly extent: Span;

  constructor(
    private readonly map: ClassicMapView,
    private readonly touch: Touch | undefined,
  ) {
    this.holders = new Holders(map.positions);
    this.extent = lineSpan(map.layout, 0);
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
      title: strings.map.arrays[role],
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
    const { address, tophash, keys } = bucket;
    const facts = {
      address,
      index,
      depth,
      state,
      span: { from: address + this.extent.from, to: address + this.extent.to },
      kinds: tophash.map(cellKindOf),
      keys,
      holders: this.holders.of(address),
      iterators,
    };
    return new LineScene(facts, () => tophash.map((_, slot) => this.cell(bucket, slot)));
  }

  private cell({ address, tophash, keys, values }: BucketView, slot: number): CellScene {
    const spans = spansOf(this.map.layout, address, slot);
    const hash = tophash[slot] ?? 0;
    return {
      kind: cellKindOf(hash),
      tag: hexByte(hash),
      key: keys[slot] ?? "",
      value: values[slot] ?? "",
      spans,
      touched: touchedPart(this.touch, spans),
      holders: this.holders.at(address, slot),
    };
  }
}
