// Maps as the engine would describe them, for tests: addresses in Go's order (tophash, keys, values, overflow).

import type {
  BucketArrayView,
  BucketView,
  CellLayout,
  ClassicMapView,
  GroupView,
  SwissMapView,
  TableView,
} from "../../trace/map-view.ts";

/** Tophash, key, value; a tophash alone is a cell without an entry. */
export type CellText = readonly [tophash: number, key?: string, value?: string];

/** Words of a bucket: 8 tophash, 8 keys, 8 values, the overflow pointer. */
export const BUCKET_WORDS = 25;
const EMPTY_REST = 0;
const BUCKET_LAYOUT: CellLayout = {
  tag: 0,
  tagStride: 1,
  key: 8,
  keyStride: 1,
  keyWidth: 1,
  value: 16,
  valueStride: 1,
  valueWidth: 1,
};

/** A bucket at `address`; cells that are not told are emptyRest. */
export function bucketOf(
  address: number,
  cells: readonly CellText[],
  overflow: readonly BucketView[] = [],
): BucketView {
  const texts = Array.from({ length: 8 }, (_, i): CellText => cells[i] ?? [EMPTY_REST]);
  const first = texts[0]?.[0] ?? EMPTY_REST;
  return {
    address,
    isEvacuated: first >= 2 && first <= 4,
    tophash: texts.map(([tophash]) => tophash),
    keys: texts.map(([, key = ""]) => key),
    values: texts.map(([, , value = ""]) => value),
    overflow,
  };
}

export function arrayOf(role: BucketArrayView["role"], buckets: readonly BucketView[]): BucketArrayView {
  return { role, address: buckets[0]?.address ?? -1, buckets };
}

export function classicMapOf(parts: Partial<ClassicMapView> = {}): ClassicMapView {
  return {
    model: "classic",
    layout: BUCKET_LAYOUT,
    address: 100,
    name: "m",
    type: "map[int]int",
    count: 0,
    countAddress: 100,
    flags: 0,
    flagsAddress: 101,
    log2Buckets: 0,
    nOverflow: 0,
    nEvacuated: 0,
    isSameSizeGrowth: false,
    arrays: [],
    held: [],
    positions: [],
    cursors: [],
    ...parts,
  };
}

/** A map with `2 ** log2Buckets` buckets and an old array half of which has been moved; about six entries a bucket. */
export function largeMapOf(log2Buckets: number): ClassicMapView {
  const count = 2 ** log2Buckets;
  const cells = (index: number, nFull: number): readonly CellText[] =>
    Array.from({ length: nFull }, (_, i): CellText => [5 + ((index * 37 + i * 11) % 250), `${index * 8 + i}`, `${i}`]);
  const overflowOf = (address: number, index: number) =>
    index % 9 === 0 ? [bucketOf(address + 1_000_000, cells(index + 7, 2))] : [];
  const bucketsAt = (base: number, length: number, nFullOf: (index: number) => number, isOld: boolean) =>
    Array.from({ length }, (_, index) => {
      const address = base + index * BUCKET_WORDS;
      const filled = cells(index, nFullOf(index));
      const moved = filled.map(([, key = "", value = ""], i): CellText => [i % 2 === 0 ? 2 : 3, key, value]);
      const isMoved = isOld && index < length / 2;
      return bucketOf(address, isMoved ? moved : filled, isOld ? [] : overflowOf(address, index));
    });
  return classicMapOf({
    count: count * 6,
    log2Buckets,
    nEvacuated: count / 4,
    arrays: [
      arrayOf(
        "buckets",
        bucketsAt(10_000, count, (index) => (index * 5) % 9, false),
      ),
      arrayOf(
        "oldbuckets",
        bucketsAt(5_000_000, count / 2, (index) => (index * 3) % 9, true),
      ),
    ],
  });
}

/** Control byte, key, value. */
export type SlotText = readonly [control: number, key?: string, value?: string];

export const CONTROL_EMPTY = 0x80;
export const CONTROL_DELETED = 0xfe;
/** Words of a group: the control word, then keys and values in turn. */
export const GROUP_WORDS = 17;
const GROUP_LAYOUT: CellLayout = {
  tag: 0,
  tagStride: 0,
  key: 1,
  keyStride: 2,
  keyWidth: 1,
  value: 2,
  valueStride: 2,
  valueWidth: 1,
};

/** A group at `address`; slots that are not told are empty. */
export function groupOf(address: number, slots: readonly SlotText[]): GroupView {
  const texts = Array.from({ length: 8 }, (_, i): SlotText => slots[i] ?? [CONTROL_EMPTY]);
  return {
    address,
    control: texts.map(([control]) => control),
    keys: texts.map(([, key = ""]) => key),
    values: texts.map(([, , value = ""]) => value),
  };
}

export function tableOf(address: number, groups: readonly GroupView[], parts: Partial<TableView> = {}): TableView {
  return { address, index: 0, localDepth: 0, capacity: groups.length * 8, used: 0, growthLeft: 7, groups, ...parts };
}

export function swissMapOf(parts: Partial<SwissMapView> = {}): SwissMapView {
  return {
    model: "swiss",
    layout: GROUP_LAYOUT,
    address: 100,
    name: "m",
    type: "map[string]int",
    count: 0,
    countAddress: 100,
    writing: 0,
    writingAddress: 101,
    globalDepth: 0,
    clearSeq: 0,
    directory: [],
    tables: [],
    small: undefined,
    held: [],
    positions: [],
    cursors: [],
    ...parts,
  };
}
