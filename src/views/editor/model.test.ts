import { expect, test } from "vitest";
import { findingOf, goroutineOn, type Row, snapshotOf, traceOf } from "../../store/testing.ts";
import { lineMarks, userLine } from "./model.ts";
import { windowOf } from "./PlainEditor.tsx";

const ROWS: readonly Row[] = [
  [1, "start", "", 8],
  [2, "read", "counter", 15],
  [3, "write", "counter", 15],
  [2, "lock", "mu", 16],
];

test("marks: where goroutines stand, what the finding touches, and where the current event is", () => {
  const trace = traceOf(ROWS);
  const ended = goroutineOn(2, 20, { status: "exited" });
  const snapshot = snapshotOf(2, {
    goroutines: [goroutineOn(0, 18, { status: "blocked" }), goroutineOn(1, 15), ended],
  });
  const event = { goroutine: 1, operation: "read", object: "counter", file: "main.go", column: 4, role: "stale read" };
  const marks = lineMarks(trace, snapshot, findingOf({ events: [{ ...event, step: 1, line: 15 }] }), 2);
  expect(marks).toEqual([
    {
      line: 15,
      isCurrent: true,
      currentGoroutine: 2,
      goroutines: [{ goroutine: 1, status: "runnable" }],
      finding: [{ goroutine: 1, step: 1, role: "stale read", operation: "read", object: "counter" }],
    },
    {
      line: 18,
      isCurrent: false,
      currentGoroutine: -1,
      goroutines: [{ goroutine: 0, status: "blocked" }],
      finding: [],
    },
  ]);
});

test("nothing is marked without a trace, and no line without an event", () => {
  expect(lineMarks(undefined, snapshotOf(0, { goroutines: [goroutineOn(0, 1)] }), undefined, 0)).toEqual([]);
  expect(lineMarks(traceOf(ROWS), undefined, undefined, -1)).toEqual([]);
});

test("a library's own goroutine stands nowhere", () => {
  const trace = traceOf(ROWS);
  const timers = { ...trace, goroutines: trace.goroutines.map((each, index) => ({ ...each, isSystem: index === 1 })) };
  const snapshot = snapshotOf(1, { goroutines: [goroutineOn(0, 3), goroutineOn(1, 4)] });
  expect(lineMarks(timers, snapshot, undefined, -1).map((mark) => mark.line)).toEqual([3]);
});

test("an event inside the library is where the program called it", () => {
  const trace = traceOf(ROWS);
  const sites = trace.sites.map((site) => ({ ...site, isUser: site.line === 8 }));
  const stack = Int32Array.from([-1, -1, -1, 0]);
  const inLibrary = { ...trace, sites, stacks: [[2, 1, 0]], events: { ...trace.events, stack } };
  expect(userLine(inLibrary, 3)).toBe(8);
  expect(userLine(inLibrary, 1)).toBe(0);
  expect(userLine(inLibrary, 99)).toBe(0);
});

test.each([
  [0, 21, { first: 0, last: 21 }],
  [0, 50_000, { first: 0, last: 200 }],
  [3, 50_000, { first: 100, last: 350 }],
  [999, 50_000, { first: 49_900, last: 50_000 }],
  [999, 21, { first: 21, last: 21 }],
])("the gutter's lines at chunk %i of %i lines", (chunk, nLines, want) => {
  expect(windowOf(chunk, nLines)).toEqual(want);
});
