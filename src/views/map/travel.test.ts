import { expect, test } from "vitest";
import type { ClassicMapView } from "../../trace/map-view.ts";
import { classicBlocks } from "./classic-scene.ts";
import { swissBlocks } from "./swiss-scene.ts";
import { arrayOf, bucketOf, type CellText, classicMapOf, groupOf, swissMapOf, tableOf } from "./testing.ts";
import { travelsBetween } from "./travel.ts";

const growing = (fresh: readonly CellText[], old: readonly CellText[]): ClassicMapView =>
  classicMapOf({
    arrays: [
      arrayOf("buckets", [bucketOf(1000, fresh), bucketOf(1100, [])]),
      arrayOf("oldbuckets", [bucketOf(500, old)]),
    ],
  });
const touch = (from: number) => ({ from, to: from + 1, goroutine: 1, step: 3, isChange: true });
const blocksOf = (map: ClassicMapView, from?: number) =>
  classicBlocks(map, from === undefined ? undefined : touch(from));

const OLD: readonly CellText[] = [
  [2, "0"],
  [2, "7", "70"],
  [9, "8"],
];

test.each([
  ["its key is written", [[0x55, "0"]], [[0x55, "7"]], 1008, [["7", 500, 1, 1000, 0]]],
  ["only its tophash is written", [], [[0x55, "0"]], 1000, []],
  ["its value is written", [[0x55, "7"]], [[0x55, "7", "70"]], 1016, []],
  ["the same key is written again", [[0x55, "7"]], [[0x55, "7"]], 1008, []],
  ["a key comes that was nowhere", [[0x55, "0"]], [[0x55, "3"]], 1008, []],
  [
    "a whole bucket is moved in one step",
    [],
    [
      [0x51, "0"],
      [0x55, "7"],
    ],
    undefined,
    [
      ["0", 500, 0, 1000, 0],
      ["7", 500, 1, 1000, 1],
    ],
  ],
] as const)("a key travels when %s", (_, before, after, address, want) => {
  const travels = travelsBetween(blocksOf(growing(before, OLD)), blocksOf(growing(after, OLD), address));
  expect(travels.map(({ key, from, to }) => [key, from.line, from.slot, to.line, to.slot])).toEqual(want);
});

test("a map that appears whole makes nobody travel, and neither does one that is far too busy", () => {
  const full = Array.from({ length: 8 }, (_, i): CellText => [0x50 + i, String(i)]);
  const moved = Array.from({ length: 8 }, (_, i): CellText => [2, String(i)]);
  const large = classicMapOf({
    arrays: [
      arrayOf("buckets", [bucketOf(1000, full), bucketOf(1100, full), bucketOf(1200, full)]),
      arrayOf("oldbuckets", [bucketOf(500, moved)]),
    ],
  });
  expect(travelsBetween([], classicBlocks(large, undefined))).toEqual([]);
});

test("a table that is replaced sends its keys to the new one", () => {
  const old = tableOf(500, [groupOf(5000, [[0x11, "1"]])]);
  const fresh = tableOf(600, [groupOf(6000, []), groupOf(6100, [[0x11, "1"]])]);
  const before = swissBlocks(swissMapOf({ tables: [old] }), undefined);
  const after = swissBlocks(swissMapOf({ tables: [fresh], held: [old] }), undefined);
  expect(travelsBetween(before, after)).toEqual([
    { key: "1", from: { line: 5000, slot: 0 }, to: { line: 6100, slot: 0 } },
  ]);
});
