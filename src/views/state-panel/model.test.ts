import { expect, test } from "vitest";
import { type Row, snapshotOf, traceOf } from "../../store/testing.ts";
import { frameRuns, isTouched, objectNames, shortFunction, shownValue, touchedBy, virtualTime } from "./model.ts";

const ROWS: readonly Row[] = [
  [1, "start", "", 1],
  [1, "write", "x", 2],
  [2, "read", "x", 3],
  [2, "lock", "mu", 4],
  [2, "wg-add", "wg", 5],
];

test.each([
  [0, undefined],
  [1, undefined],
  [2, { from: 100, to: 103, isChange: true, isMemory: true, goroutine: 0 }],
  [3, { from: 100, to: 103, isChange: false, isMemory: true, goroutine: 1 }],
  [4, { from: 101, to: 102, isChange: true, isMemory: false, goroutine: 1 }],
  [5, { from: 102, to: 103, isChange: true, isMemory: false, goroutine: 1 }],
])("the step before cursor %i touched %o", (cursor, want) => {
  const trace = traceOf(ROWS);
  // Memory counts its cells here; a wait group its delta.
  const extent = Int32Array.from([1, 3, 3, 7, -1]);
  expect(touchedBy({ ...trace, events: { ...trace.events, extent } }, cursor)).toEqual(want);
});

test("a cell of what was touched is touched, its neighbours are not", () => {
  const touched = { from: 100, to: 102, isChange: true, isMemory: true, goroutine: 0 };
  expect([99, 100, 101, 102].map((address) => isTouched(touched, address))).toEqual([false, true, true, false]);
  expect(isTouched(undefined, 100)).toBe(false);
});

test.each([
  ["*testing.T", "&{record:{}}", "&testing.T{…}"],
  ["*testing.T", "nil", "nil"],
  ["[]int", "[1 2]", "[1 2]"],
  ["string", "x".repeat(200), `${"x".repeat(160)}…`],
])("a %s %.20s is shown as %.20s", (type, value, want) => expect(shownValue({ type, value })).toBe(want));

test("frames of the library stand together, in order", () => {
  const frame = (fn: string, isUser: boolean) => ({ function: fn, file: "", line: 1, isUser, variables: [] });
  const glue = { ...frame("main.glue", false), file: "_testmain.go" };
  const own = frame("main.f", true);
  const stack = [frame("sync.a", false), frame("sync.b", false), own, frame("testing.Run", false), glue];
  expect(frameRuns(stack).map(({ isLibrary, frames }) => [isLibrary, frames.map((each) => each.function)])).toEqual([
    [true, ["sync.a", "sync.b"]],
    [false, ["main.f"]],
    [true, ["testing.Run"]],
  ]);
  expect(frameRuns([])).toEqual([]);
});

test("names come from the trace, and the state's own go before them", () => {
  const lock = { kind: "mutex", holder: -1, readers: [], waiters: [], state: "" } as const;
  const locks = [
    { ...lock, address: 101, name: "account.mu" },
    { ...lock, address: 102, name: "" },
  ];
  expect([...objectNames(traceOf(ROWS), snapshotOf(0, { locks }))]).toEqual([
    [100, "x"],
    [101, "account.mu"],
    [102, "wg"],
  ]);
});

test.each([
  [0, "0s"],
  [1_500, "1.5µs"],
  [20_000_000, "20ms"],
  [1_500_000_000, "1.5s"],
])("virtual time %i", (ns, want) => expect(virtualTime(ns)).toBe(want));

test.each([
  ["main.main", "main.main"],
  ["main.(*Account).deposit", "(*Account).deposit"],
  ["sync.(*Once).Do", "sync.(*Once).Do"],
])("short name of %s", (name, want) => expect(shortFunction(name)).toBe(want));
