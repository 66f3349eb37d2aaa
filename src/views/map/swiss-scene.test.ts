import { expect, test } from "vitest";
import type { MapCursorView } from "../../trace/map-view.ts";
import { controlKindOf, directoryRuns, swissBlocks, tableName } from "./swiss-scene.ts";
import { CONTROL_DELETED, CONTROL_EMPTY, groupOf, swissMapOf, tableOf } from "./testing.ts";

test.each([
  [CONTROL_EMPTY, "empty"],
  [CONTROL_DELETED, "tombstone"],
  [0, "full"],
  [0x7f, "full"],
])("control byte %i means %s", (control, want) => expect(controlKindOf(control)).toBe(want));

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "A1"],
])("table %i is called %s", (index, want) => expect(tableName(index)).toBe(want));

test("directory entries that lead to one table are one run", () => {
  expect(directoryRuns([0, 0, 1, 2, 2, 2, 2])).toEqual([
    { table: 0, from: 0, length: 2 },
    { table: 1, from: 2, length: 1 },
    { table: 2, from: 3, length: 4 },
  ]);
  expect(directoryRuns([])).toEqual([]);
});

test("a small map is one group; a large one its tables, then those that were replaced", () => {
  const small = groupOf(10, [[0x12, "1", "2"], [CONTROL_DELETED]]);
  expect(swissBlocks(swissMapOf({ small }), undefined).map(({ role, lines }) => [role, lines.length])).toEqual([
    ["small", 1],
  ]);
  const tables = [tableOf(500, [groupOf(5000, []), groupOf(5100, [])]), tableOf(510, [groupOf(5200, [])])];
  const held = [
    tableOf(520, [groupOf(5300, [])], { index: -1 }),
    tableOf(5400, [groupOf(5400, [])], { index: -1 }),
    tableOf(5500, [groupOf(5500, [])], { index: -1, isWild: true }),
  ];
  const blocks = swissBlocks(swissMapOf({ tables, held }), undefined);
  expect(blocks.map(({ role, title, lines }) => [role, title, lines[0]?.state])).toEqual([
    ["table", "table A", "plain"],
    ["table", "table B", "plain"],
    ["replaced", "replaced table", "retired"],
    ["replaced", "replaced group", "retired"],
    ["replaced", "wild memory", "wild"],
  ]);
});

test.each([
  ["the control word, of all eight", 5000, ["tag", "tag", "tag", "tag", "tag", "tag", "tag", "tag"]],
  ["a key", 5003, [undefined, "key"]],
  ["a value", 5002, ["value", undefined]],
])("a step touched %s", (_, from, want) => {
  const tables = [tableOf(500, [groupOf(5000, [])])];
  const touch = { from, to: from + 1, goroutine: 0, step: 0, isChange: true };
  const [block] = swissBlocks(swissMapOf({ tables }), touch);
  expect(block?.lines[0]?.cells.slice(0, want.length).map(({ touched }) => touched)).toEqual(want);
});

test("an iteration counts slots: its marks stand at their groups", () => {
  const cursor: MapCursorView = {
    goroutine: 1,
    array: 500,
    startBucket: 9,
    offset: 9,
    hasWrapped: false,
    bucket: 15,
    cell: 7,
    log2Buckets: 0,
    checkBucket: -1,
  };
  const tables = [tableOf(500, [groupOf(5000, []), groupOf(5100, [])])];
  const [block] = swissBlocks(swissMapOf({ tables, cursors: [cursor] }), undefined);
  expect(block?.lines.map(({ iterators }) => iterators.map(({ what }) => what))).toEqual([[], ["start", "next"]]);
});
