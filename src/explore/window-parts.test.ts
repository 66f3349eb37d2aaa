import { expect, test } from "vitest";
import {
  OP_FATAL,
  OP_GO,
  OP_LOCK,
  OP_MAP_GROW,
  OP_MAP_READ,
  OP_MAP_WRITE,
  OP_READ,
  OP_WRITE,
} from "../trace/operation.ts";
import { EventRows } from "./run.ts";
import { FailedChecks } from "./window-checks.ts";
import { Footprints } from "./window-footprints.ts";
import { endsOfOperations } from "./window-operations.ts";
import { type PausePoint, pausePoints, RANK_CALLER, RANK_GROWTH, RANK_ORDER, RANK_OTHER } from "./window-points.ts";
import { type Source, WindowQueue } from "./window-queue.ts";

/** Sites below 100 are the runtime's. */
const SITES = Uint8Array.from({ length: 200 }, (_, site) => (site < 100 ? 1 : 0));
const USER = 150;
const MAP = 1000;

interface Row {
  readonly g: number;
  readonly kind: number;
  readonly object?: number;
  readonly site?: number;
  readonly caller?: number;
  readonly value?: unknown;
}

function rowsOf(rows: readonly Row[]): EventRows {
  const events = new EventRows();
  events.reserve(rows.length);
  for (const [i, { g, kind, object = -1, site = i, caller = USER, value }] of rows.entries()) {
    events.kind[i] = kind;
    events.goroutine[i] = g;
    events.object[i] = object;
    events.extent[i] = 1;
    events.partner[i] = -1;
    events.site[i] = site;
    events.caller[i] = caller;
    events.value[i] = value;
  }
  events.length = rows.length;
  return events;
}

const mark = (g: number, kind = OP_MAP_WRITE): Row => ({ g, kind, object: MAP });
const read = (g: number, object: number, site?: number): Row => ({ g, kind: OP_READ, object, ...(site && { site }) });
const write = (g: number, object: number, site?: number): Row => ({ g, kind: OP_WRITE, object, ...(site && { site }) });

function pointsOf(rows: readonly Row[], from = 0): readonly PausePoint[] {
  const events = rowsOf(rows);
  const footprints = new Footprints();
  footprints.learn(events, events.length, SITES);
  return pausePoints(events, from, SITES, footprints, () => true);
}

test.each<[string, readonly Row[], readonly number[]]>([
  ["the next mark begins another one", [mark(1), read(1, 1), mark(1), read(1, 2)], [1]],
  ["the caller's access belongs to it", [mark(1), read(1, 1), write(1, 2, USER), { g: 1, kind: OP_LOCK }], [2]],
  [
    "behind the caller's access the runtime's next step is another matter",
    [mark(1), write(1, 2, USER), read(1, 3)],
    [1],
  ],
  ["another goroutine's steps do not matter", [mark(1), mark(2), read(1, 1), { g: 1, kind: OP_GO, site: USER }], [2]],
  ["a range's first step is part of its beginning", [mark(1), { ...mark(1), caller: 5 }, read(1, 1), mark(1)], [2]],
])("an operation's end: %s", (_name, rows, ends) => {
  const found = endsOfOperations(rowsOf(rows), SITES);
  expect([...found.keys()].filter((i) => found[i] === 1)).toEqual(ends);
});

test.each<[string, readonly Row[], readonly (readonly [number, number])[]]>([
  [
    "before what the other one writes, and before writing what it reads",
    [mark(1), read(1, 1), read(1, 2), write(1, 3), mark(2), write(2, 1), read(2, 3)],
    [
      [0, RANK_ORDER],
      [1, RANK_OTHER],
      [3, RANK_OTHER],
    ],
  ],
  ["nowhere between two readers", [mark(1, OP_MAP_READ), read(1, 1), mark(2, OP_MAP_READ), read(2, 1)], []],
  [
    "a growth is more telling, the caller's own access most",
    [
      mark(1),
      read(1, 1),
      write(1, 2, USER),
      mark(2),
      { g: 2, kind: OP_MAP_GROW, object: MAP },
      write(2, 1),
      read(2, 2),
    ],
    [
      [0, RANK_ORDER],
      [1, RANK_GROWTH],
      [2, RANK_CALLER],
    ],
  ],
  [
    "before its last step if the other one moves entries",
    [mark(1), read(1, 1), read(1, 9), mark(2), { g: 2, kind: OP_MAP_GROW, object: MAP }, write(2, 1), mark(1)],
    [
      [0, RANK_ORDER],
      [1, RANK_GROWTH],
      [2, RANK_CALLER],
      [6, RANK_ORDER],
    ],
  ],
  [
    "not where the other one has no operation left",
    [mark(2), write(2, 1), { g: 2, kind: OP_LOCK, site: USER }, mark(1), read(1, 1)],
    [],
  ],
])("an operation is paused %s", (_name, rows, want) => {
  const points = pointsOf(rows).filter(({ paused }) => paused === 1);
  expect(points.map(({ step, rank }) => [step, rank])).toEqual(want);
});

test("what `to` is in the middle of is told from what it begins", () => {
  const rows = [mark(2), write(2, 1), mark(1), read(1, 1), write(2, 1), mark(2), write(2, 1)];
  const points = pointsOf(rows).filter(({ step }) => step === 3);
  expect(points.map(({ to, other, isFresh }) => ({ to, other, isFresh }))).toEqual([
    { to: 2, other: 1, isFresh: false },
  ]);
});

test("a failed check tells where else it fails", () => {
  const flag = 7;
  const checks = new FailedChecks();
  const events = rowsOf([
    { g: 1, kind: OP_WRITE, object: flag, value: 4 },
    { g: 1, kind: OP_WRITE, object: flag, value: 0 },
    { g: 1, kind: OP_WRITE, object: flag, value: 4 },
    { g: 2, kind: OP_READ, object: flag, value: 4 },
    { g: 2, kind: OP_FATAL },
  ]);
  checks.note(events, 1, 3);
  expect(checks.version).toBe(0);
  checks.note(events, 2, 3);
  expect(checks.version).toBe(1);
  expect([0, 1, 2, 3].map((step) => checks.wouldFail(events, step))).toEqual([false, true, false, true]);
});

const source: Source = {
  index: 0,
  choices: new Int32Array(),
  rows: new EventRows(),
  couldRun: new Int32Array(),
  from: 0,
  depth: 0,
  nReversals: 0,
  places: "",
  version: 0,
};
const point = (step: number, site: number, rank: number, paused = 1): PausePoint => ({
  step,
  site,
  rank,
  paused,
  to: 3 - paused,
  map: MAP,
  operation: 1,
  other: 1,
  isFresh: false,
  isLate: false,
});

test("the queue gives what is most telling first, then other places, then other goroutines", () => {
  const queue = new WindowQueue(() => false);
  for (const each of [
    point(1, 11, RANK_OTHER),
    point(2, 12, RANK_GROWTH),
    point(3, 12, RANK_GROWTH),
    point(4, 13, RANK_GROWTH),
    point(5, 14, RANK_GROWTH, 2),
    point(6, 15, RANK_CALLER),
  ])
    queue.add(each, source, false);
  queue.add(point(6, 15, RANK_CALLER), source, false);
  const steps: number[] = [];
  for (let window = queue.take(); window !== undefined; window = queue.take()) steps.push(window.step);
  expect(steps).toEqual([6, 5, 2, 4, 3, 1]);
});

test("the queue leaves out what has been dismissed, and puts off what will fail", () => {
  let failing = -1;
  const queue = new WindowQueue(({ step }) => step === failing);
  queue.add(point(1, 11, RANK_GROWTH), source, false);
  queue.add(point(2, 12, RANK_OTHER), source, false);
  queue.add({ ...point(3, 13, RANK_GROWTH), operation: 2 }, source, false);
  failing = 1;
  queue.sortAgain();
  const first = queue.take();
  expect(first?.step).toBe(3);
  if (first !== undefined) queue.dismiss({ ...first, operations: `1 1 2 1 ${MAP}` });
  expect(queue.take()).toBeUndefined();
});
