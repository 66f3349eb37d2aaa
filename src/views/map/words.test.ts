import { expect, test } from "vitest";
import { snapshotOf, traceOf } from "../../store/testing.ts";
import { mapChoices, mapInUse } from "./choices.ts";
import { classicBlocks } from "./classic-scene.ts";
import { type BlockScene, touchOf } from "./model.ts";
import { writeOutside } from "./outside.ts";
import { swissBlocks } from "./swiss-scene.ts";
import { arrayOf, bucketOf, classicMapOf, groupOf, swissMapOf, tableOf } from "./testing.ts";
import { cellSentence, cursorWords, heldNotes, lineSentence, placeWords } from "./words.ts";

const at = (holds: number, cell: number, goroutine = 1) => ({
  goroutine,
  function: "mapAssign",
  operation: "assign",
  key: "7",
  holds,
  cell,
});

const MAP = classicMapOf({
  arrays: [
    arrayOf("buckets", [bucketOf(1000, [[0x5a, "7", "70"]], [bucketOf(1200, [])])]),
    arrayOf("oldbuckets", [bucketOf(500, [[2, "7", "70"], [1]])]),
  ],
  held: [
    { bucket: bucketOf(300, []), why: "retired" },
    { bucket: bucketOf(400, []), why: "wild" },
  ],
  positions: [at(300, -1, 2), at(1000, 0), at(400, 0, 3)],
});
const BLOCKS = classicBlocks(MAP, undefined);

function sentenceOf(block: BlockScene | undefined, line: number, slot: number): string {
  const there = block?.lines[line];
  return block === undefined || there === undefined ? "" : cellSentence(block, there, slot);
}

test.each([
  [0, 0, "cell 0: tophash 5a, key 7, value 70, G2 here"],
  [0, 1, "cell 1: emptyRest"],
  [1, 0, "cell 0: evacuatedX, key 7, value 70"],
  [1, 1, "cell 1: emptyOne"],
])("block %i, cell %i in words", (block, slot, want) => expect(sentenceOf(BLOCKS[block], 0, slot)).toBe(want));

test("a control byte in words", () => {
  const [block] = swissBlocks(swissMapOf({ small: groupOf(10, [[0x3a, "1", "2"], [0xfe]]) }), undefined);
  expect([0, 1, 2].map((slot) => sentenceOf(block, 0, slot))).toEqual([
    "cell 0: H2 3a, key 1, value 2",
    "cell 1: deleted",
    "cell 2: empty",
  ]);
});

test.each([
  [1000, 3, "bucket 0, cell 3"],
  [1200, -1, "overflow 1 of bucket 0"],
  [500, -1, "old bucket 0"],
  [300, 1, "retired bucket, cell 1"],
  [400, -1, "wild bucket"],
  [-1, -1, ""],
  [77, 0, ""],
])("a goroutine that holds %i, cell %i, is at: %s", (holds, cell, want) => {
  expect(placeWords(BLOCKS, { holds, cell })).toBe(want);
});

test("a group is named with its table", () => {
  const blocks = swissBlocks(swissMapOf({ tables: [tableOf(5, [groupOf(50, []), groupOf(70, [])])] }), undefined);
  expect(placeWords(blocks, { holds: 70, cell: 2 })).toBe("table A, group 1, cell 2");
});

test("what is held although it is not of the map says why, and by whom", () => {
  const [, , retired, wild] = BLOCKS;
  expect(retired === undefined ? [] : heldNotes(retired)).toEqual([
    "No longer part of the map. Still alive, because G3 holds it: what is written here is lost, what is read here is old.",
  ]);
  expect(wild === undefined ? [] : heldNotes(wild)).toEqual([
    "Outside the array: memory that belongs to something else. G4 takes it for a part of the map.",
  ]);
  expect(BLOCKS.slice(0, 2).flatMap(heldNotes)).toEqual([]);
  expect(retired?.lines[0] === undefined ? "" : lineSentence(retired, retired.lines[0])).toBe(
    "retired bucket, retired, held by G3",
  );
});

test("a cursor in words", () => {
  const cursor = { goroutine: 0, array: 1, startBucket: 1, offset: 5, bucket: 0, cell: 2, log2Buckets: 1 };
  expect(cursorWords("classic", { ...cursor, hasWrapped: true, checkBucket: 3 })).toBe(
    "began at 1, offset 5, next 0, with B = 1 · wrapped · yields only what goes to bucket 3",
  );
  expect(cursorWords("swiss", { ...cursor, hasWrapped: false, checkBucket: -1 })).toBe(
    "began at slot 1, next 0, with depth 1",
  );
});

test("the map in use is the one that the last step was in, else the one whose operation began last", () => {
  const other = { address: 101, name: "other", type: "map[int]int", entries: [] };
  const choices = mapChoices(snapshotOf(0, { maps: [other], detailedMaps: [MAP] }));
  const trace = traceOf([
    [1, "write", "m", 1],
    [1, "map-read", "other", 2],
    [1, "write", "elsewhere", 3],
    [2, "write", "cell", 4],
  ]);
  // G2 is inside of m.
  const names = [0, 1, 2, 3, 4].map((cursor) => mapInUse(choices, trace, cursor)?.map.name);
  expect(names).toEqual(["m", "m", "other", "other", "m"]);
  expect(mapInUse([], trace, 4)).toBeUndefined();
});

test.each([
  ["m.oldbuckets[0].elems[3]", "write", "m.oldbuckets[0].elems[3]"],
  ["m.oldbuckets[0].elems[3]", "read", undefined],
  ["m.flags", "write", undefined],
  ["m2.oldbuckets[0].elems[3]", "write", undefined],
])("a step on %s (%s) is outside the map: %s", (name, operation, want) => {
  const trace = traceOf([[1, operation, name, 1]]);
  const map = classicMapOf({ arrays: [arrayOf("buckets", [bucketOf(1000, [])])] });
  const touch = touchOf(trace, 1);
  expect(writeOutside(map, classicBlocks(map, touch), trace, touch)).toBe(want);
});
