import { expect, test } from "vitest";
import type { MapRecord } from "../../trace/map-history.ts";
import { LOGGED_HISTORY, LOGGED_TRACE } from "../../trace/map-log.testing.ts";
import { CHART_WIDTH, chartOf, cursorAfterKey, cursorAt, shareMoved, xOf } from "./chart.ts";
import { EXPORT_FORMATS } from "./exports.ts";
import { choicesOf, type Filters, filterRows, isDangerous, logOf, NO_FILTERS, rowAt, sampleAt } from "./model.ts";
import { figureWords, growthWords, lockWords, otherWords } from "./words.ts";

const log = logOf(LOGGED_TRACE, LOGGED_HISTORY);
const steps = (filters: Partial<Filters>): readonly number[] =>
  filterRows(log, log.operations, { ...NO_FILTERS, ...filters }).map(({ step }) => step);
const [first, second] = LOGGED_HISTORY.operations;
const [record] = LOGGED_HISTORY.maps;

test.each<[Partial<Filters>, readonly number[]]>([
  [{}, [1, 5, 6, 7]],
  [{ goroutine: 2 }, [5, 6]],
  [{ goroutine: 0 }, [7]],
  [{ map: 1 }, [6, 7]],
  [{ operation: "assign" }, [1, 5]],
  [{ text: "K" }, [1]],
  [{ text: " A,\\" }, [5]],
  [{ text: "cache.go:44" }, [6]],
  [{ text: "main.DUMP" }, [6]],
  [{ isTroubled: true }, [1, 5]],
  [{ goroutine: 1, isTroubled: true, text: "put" }, [1]],
  [{ text: "nowhere" }, []],
])("operations that pass %j", (filters, want) => expect(steps(filters)).toEqual(want));

test("growth events pass the same filters; their reasons can be searched", () => {
  const kinds = (filters: Partial<Filters>): readonly string[] =>
    filterRows(log, log.growth, { ...NO_FILTERS, ...filters }).map(({ event }) => event.kind);
  expect(kinds({})).toEqual(["grow", "evacuate", "done"]);
  expect(kinds({ text: "load" })).toEqual(["grow"]);
  expect(kinds({ operation: "evacuate" })).toEqual(["evacuate"]);
  expect(kinds({ map: 1 })).toEqual([]);
});

test("what can be chosen", () => {
  expect(choicesOf(log.operations)).toEqual({ operations: ["assign", "lookup", "len"], goroutines: [0, 1, 2] });
  expect(choicesOf(log.growth)).toEqual({ operations: ["grow", "evacuate", "done"], goroutines: [1] });
});

test.each([
  [0, -1],
  [1, -1],
  [2, 0],
  [5, 0],
  [6, 1],
  [8, 3],
])("at cursor %i the row is %i", (cursor, want) => expect(rowAt(log.operations, cursor)).toBe(want));

test.each([
  [1, undefined],
  [2, 8],
  [3, 8],
  [4, 9],
  [8, 9],
])("before step %i the map has %s entries", (cursor, want) => {
  expect(record && sampleAt(record, cursor)?.count).toBe(want);
});

test("words of rows", () => {
  expect(first && lockWords(log, first)).toBe("c.mu");
  expect(first && otherWords(log, first.races)).toBe("G3's assign in step 6");
  expect(second && log.words.ending(second)).toBe("concurrent map writes");
  expect(record?.growth.map((event) => growthWords("classic", event))).toEqual([
    "1 → 2 buckets: too many entries for its buckets",
    "bucket 0, 8 entries, 0 left to move",
    "8 entries moved in all",
  ]);
  expect(record && figureWords(record, sampleAt(record, 8))).toBe("9 entries, 2 buckets, 1 moved");
  expect(record && figureWords(record, undefined)).toBe("not there yet");
});

test("an overlap is dangerous if one of the two writes a plain map", () => {
  const reads = LOGGED_HISTORY.operations.map((operation) => ({ ...operation, isWrite: false }));
  const sync = LOGGED_HISTORY.maps.map((map) => ({ ...map, model: "sync" as const }));
  const judge = (history: Partial<typeof LOGGED_HISTORY>) => {
    const changed = logOf(LOGGED_TRACE, { ...LOGGED_HISTORY, ...history });
    return changed.operations.map(({ operation }) => isDangerous(changed, operation));
  };
  expect(judge({})).toEqual([true, true, false, false]);
  expect(judge({ operations: reads })).toEqual([false, false, false, false]);
  expect(judge({ maps: sync })).toEqual([false, false, false, false]);
});

test("a chart's lines end at the last step, its marks stand where growths began", () => {
  const chart = record && chartOf(record, 8);
  expect(chart?.countLine.endsWith(`${CHART_WIDTH},1`)).toBe(true);
  expect(chart?.growths).toBe(`M${xOf(2, 8)} 0V66`);
  expect(chart).toMatchObject({ maxCount: 9, maxSize: 2 });
  expect(chart?.begun.length).toBe(1);
  const plain = LOGGED_HISTORY.maps[1];
  expect(plain && chartOf(plain, 8)).toMatchObject({ sizeLine: "", movedArea: "", growths: "" });
});

test("how far a growth has come: of all old buckets", () => {
  const place = { nowNs: 0, goroutine: 1, stack: 0, kind: "evacuate", migrated: 8, totalMigrated: 8 } as const;
  const growing = { ...record, growth: [2, 3, 4].map((step, i) => ({ ...place, step, oldBucket: i, left: 3 - i })) };
  const share = (step: number, evacuated: number) =>
    shareMoved(growing as MapRecord, { step, count: 8, size: 8, evacuated, overflow: 0 }); // Of a record that is there.
  expect([share(1, 0), share(2, 1), share(3, 2), share(4, 3)]).toEqual([0, 0.25, 0.5, 0.75]);
});

test.each([
  [0, 0],
  [0.5, 4],
  [1, 8],
  [-1, 0],
  [2, 8],
])("the place %f is cursor %i", (place, want) => expect(cursorAt(place, 8)).toBe(want));

test.each([
  ["ArrowRight", 0, 2],
  ["ArrowRight", 2, 3],
  ["ArrowRight", 4, 8],
  ["ArrowLeft", 8, 4],
  ["ArrowLeft", 2, 0],
  ["Home", 5, 0],
  ["End", 5, 8],
  ["x", 5, undefined],
])("%s at cursor %i goes to %s: where the figures change", (key, cursor, want) => {
  const map = record as MapRecord; // The history has two.
  expect(cursorAfterKey(key, map, cursor, 8)).toBe(want);
});

test("every format has something to say", () => {
  for (const { text } of EXPORT_FORMATS) expect(text(LOGGED_TRACE, LOGGED_HISTORY)).toContain("c.items#1");
});
