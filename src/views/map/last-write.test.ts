import { expect, test } from "vitest";
import { type Row, traceOf } from "../../store/testing.ts";
import { lastWriteStep, lastWriteSteps, lastWrites, shortFunction } from "./last-write.ts";

// Objects get addresses 100, 101, … in the order in which they come up.
const ROWS: readonly Row[] = [
  [1, "write", "tag", 1],
  [1, "write", "key", 2],
  [2, "read", "key", 3],
  [2, "write", "value", 4],
  [1, "atomic-store", "tag", 5],
  [2, "atomic-load", "key", 6],
  [2, "lock", "value", 7],
  [2, "map-write", "tag", 8],
];
const span = (from: number, length = 1) => ({ from, to: from + length });

test.each([
  ["before anything happened", 0, span(100), -1],
  ["reads do not count", 3, span(101), 1],
  ["the step at the cursor has not happened", 4, span(100), 0],
  ["atomic stores count", 5, span(100), 4],
  ["any part of the span", 4, span(101, 2), 3],
  ["a lock is no write", 7, span(102), 3],
  ["neither is an operation on the map as a whole", 8, span(100), 4],
  ["nobody wrote it", 7, span(103), -1],
  ["a part that does not exist", 7, span(-1, 0), -1],
])("last write: %s", (_, cursor, where, want) => {
  expect(lastWriteStep(traceOf(ROWS), cursor, where)).toBe(want);
  expect([...lastWriteSteps(traceOf(ROWS), cursor, [[where], []])]).toEqual([want, -1]);
});

test("a write of several words counts for each of them", () => {
  const trace = traceOf(ROWS);
  const wide = { ...trace, events: { ...trace.events, extent: Int32Array.from([3, 1, 1, 1, 1, 1, 1, 1]) } };
  expect(lastWriteStep(wide, 1, span(102))).toBe(0);
  expect(lastWriteStep(wide, 1, span(103))).toBe(-1);
  expect([...lastWriteSteps(wide, 1, [[span(102)], [span(103)], [span(100)]])]).toEqual([0, -1, 0]);
});

test("the parts of a cell, latest first, with who and where", () => {
  const spans = { tag: span(100), key: span(101), value: span(102) };
  expect(
    lastWrites(traceOf(ROWS), 4, { spans }).map(({ part, step, goroutine, line }) => [part, step, goroutine, line]),
  ).toEqual([
    ["value", 3, 1, 4],
    ["key", 1, 0, 2],
    ["tag", 0, 0, 1],
  ]);
});

test.each([
  ["runtime.mapAssign[int,example.com/x.T]", "mapAssign"],
  ["main.main.func1", "main.func1"],
  ["example.com/x.f", "f"],
  ["", ""],
])("%s is called %s", (name, want) => expect(shortFunction(name)).toBe(want));
