import { expect, test } from "vitest";
import { cellKindOf, classicBlocks } from "./classic-scene.ts";
import { heldLine, type Touch, touchedLine } from "./model.ts";
import { arrayOf, bucketOf, classicMapOf, largeMapOf } from "./testing.ts";

const touchAt = (from: number): Touch => ({ from, to: from + 1, goroutine: 1, step: 4, isChange: true });
const position = { goroutine: 1, function: "mapAssign", operation: "assign", key: "7", holds: 1000, cell: 2 };

test.each([
  [0, "empty-rest"],
  [1, "empty-one"],
  [2, "evacuated-x"],
  [3, "evacuated-y"],
  [4, "evacuated-empty"],
  [5, "full"],
  [255, "full"],
])("tophash %i means %s", (tophash, want) => expect(cellKindOf(tophash)).toBe(want));

test("a map that does not grow is one block of buckets, with their overflow chains", () => {
  const chain = [bucketOf(2000, [[9, "2"]]), bucketOf(2100, [])];
  const buckets = arrayOf("buckets", [bucketOf(1000, [[7, "1", "10"]], chain), bucketOf(1100, [])]);
  const [block, ...rest] = classicBlocks(classicMapOf({ arrays: [buckets] }), undefined);
  expect(rest).toEqual([]);
  expect(block?.lines.map(({ address, index, depth, nFull }) => [address, index, depth, nFull])).toEqual([
    [1000, 0, 0, 1],
    [2000, 0, 1, 1],
    [2100, 0, 2, 0],
    [1100, 1, 0, 0],
  ]);
  expect(block?.heads).toEqual([0, 3]);
  expect(block?.frontier).toBe(-1);
});

test("while it grows the old array stands beside it, with the frontier before the first bucket that is not behind it", () => {
  const old = [bucketOf(100, [[4]]), bucketOf(200, [[2, "1"]], [bucketOf(300, [])]), bucketOf(400, [[9, "5"]])];
  const arrays = [arrayOf("oldbuckets", old), arrayOf("buckets", [bucketOf(1000, [])])];
  const blocks = classicBlocks(classicMapOf({ arrays, nEvacuated: 2 }), undefined);
  expect(blocks.map(({ role }) => role)).toEqual(["buckets", "oldbuckets"]);
  expect(blocks[1]?.lines.map(({ state }) => state)).toEqual(["evacuated", "evacuated", "evacuated", "plain"]);
  expect(blocks[1]?.frontier).toBe(3);
  expect(blocks[1]?.note).toBe("2 of 3 marked evacuated");
  const done = classicBlocks(classicMapOf({ arrays, nEvacuated: 3 }), undefined)[1];
  expect(done?.frontier).toBe(done?.lines.length);
});

test("what is held without being of the map stands in blocks of its own", () => {
  const held = [
    { bucket: bucketOf(500, []), why: "wild" },
    { bucket: bucketOf(600, [], [bucketOf(700, [])]), why: "retired" },
  ] as const;
  const blocks = classicBlocks(classicMapOf({ held }), undefined);
  expect(blocks.map(({ role, lines }) => [role, lines.map(({ state }) => state)])).toEqual([
    ["retired", ["retired", "retired"]],
    ["wild", ["wild"]],
  ]);
});

test.each([
  ["tophash", 1003, 3, "tag"],
  ["key", 1008 + 4, 4, "key"],
  ["value", 1016 + 7, 7, "value"],
  ["overflow pointer", 1024, -1, undefined],
])("the step that touched a %s is seen at its cell", (_, address, slot, part) => {
  const arrays = [arrayOf("buckets", [bucketOf(900, []), bucketOf(1000, [])])];
  const [block] = classicBlocks(classicMapOf({ arrays }), touchAt(address));
  const touched = block?.lines[1]?.cells.map((cell) => cell.touched) ?? [];
  expect(touched.findIndex((each) => each !== undefined)).toBe(slot);
  expect(touched[slot]).toBe(part);
  expect(block === undefined ? undefined : touchedLine(block)).toBe(slot < 0 ? -1 : 1);
});

test("a key of several words is touched at any of them", () => {
  const arrays = [arrayOf("buckets", [bucketOf(1000, [])])];
  const layout = { ...classicMapOf().layout, keyStride: 3, keyWidth: 3, value: 32 };
  const [block] = classicBlocks(classicMapOf({ arrays, layout }), touchAt(1008 + 3 * 2 + 2));
  expect(block?.lines[0]?.cells.map(({ touched }) => touched).indexOf("key")).toBe(2);
});

test("goroutines stand at the bucket and the cell they hold, iterations at their buckets", () => {
  const arrays = [arrayOf("buckets", [bucketOf(1000, []), bucketOf(1100, [])])];
  const cursor = { offset: 3, hasWrapped: false, cell: 0, log2Buckets: 1, checkBucket: -1, goroutine: 2 };
  const cursors = [
    { ...cursor, array: 1000, startBucket: 1, bucket: 0 },
    { ...cursor, array: 7777, startBucket: 0, bucket: 1 },
  ];
  const positions = [position, { ...position, goroutine: 3, cell: -1 }, { ...position, goroutine: 4, holds: -1 }];
  const [block] = classicBlocks(classicMapOf({ arrays, cursors, positions }), undefined);
  const [first, second] = block?.lines ?? [];
  expect(first?.holders).toEqual([1, 3]);
  expect(first?.cells.map(({ holders }) => holders).filter(({ length }) => length > 0)).toEqual([[1]]);
  expect(first?.cells[2]?.holders).toEqual([1]);
  expect(first?.iterators).toEqual([{ goroutine: 2, what: "next" }]);
  expect(second?.iterators).toEqual([{ goroutine: 2, what: "start" }]);
  expect(block === undefined ? undefined : heldLine(block)).toBe(0);
});

test("of a large map no cells are made until somebody looks, and the line that was touched is found", () => {
  const [block] = classicBlocks(largeMapOf(10), touchAt(10_000 + 25 * 700 + 8));
  const made = block?.lines.filter((line) => Object.getOwnPropertyDescriptor(line, "made")?.value !== undefined);
  expect(made).toEqual([]);
  const line = block === undefined ? -1 : touchedLine(block);
  expect(block?.lines[line]?.index).toBe(700);
});
