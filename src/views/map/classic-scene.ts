// A map of Go up to 1.23 as blocks: the bucket array, the old one while the map grows, and buckets of neither that are still held.

import type { BucketArrayView, BucketView, ClassicMapView } from "../../trace/map-view.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import { LineBuilder } from "./line-builder.ts";
import {
  type BlockScene,
  type CellKind,
  iteratorMarks,
  type LineScene,
  type LineState,
  NO_MARKS,
  type Touch,
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
  private readonly lines: LineBuilder;

  constructor(
    private readonly map: ClassicMapView,
    private readonly touch: Touch | undefined,
  ) {
    this.lines = new LineBuilder(map, touch, cellKindOf);
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
    const note = role === "oldbuckets" ? mapStrings.moved(this.nMoved(array), buckets.length) : "";
    return {
      id: role,
      role,
      title: mapStrings.arrays[role],
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
      title: mapStrings.heldTitles[role](buckets.length),
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

  private line(
    { address, tophash: tags, keys, values }: BucketView,
    index: number,
    depth: number,
    state: LineState,
    iterators = NO_MARKS,
  ): LineScene {
    return this.lines.line({ address, tags, keys, values }, { index, depth, state, iterators });
  }
}
