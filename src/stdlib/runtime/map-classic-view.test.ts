// What snapshots say of classic maps at runtime detail: cells, who is where, iterations, and buckets that only somebody's register knows.

import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../../syntax/testing.ts";
import type { ClassicMapView, MapPosition } from "../../trace/map-view.ts";
import type { Machine } from "../../vm/api.ts";
import { GoRunner } from "../run-go.testing.ts";
import { twoGoroutines } from "./two-goroutines.testing.ts";

let runner: GoRunner;
let unchecked: GoRunner;
beforeAll(async () => {
  const parser = await createNodeParser();
  runner = new GoRunner(parser, 23, "runtime");
  unchecked = new GoRunner(parser, 23, "runtime", undefined, false);
});

const program = (first: string, second: string): string =>
  twoGoroutines('m := map[string]int{}; for _, key := range "abcdefgh" { m[string(key)] = 1 }', first, second);

function classicMap(machine: Machine): ClassicMapView {
  const map = machine.snapshot((g) => g).detailedMaps[0];
  if (map?.model !== "classic") throw new Error("no classic map");
  return map;
}

// Starts both goroutines, then steps `g` (others only where it cannot run) until what the snapshot shows satisfies `isThere`.
function runUntil(machine: Machine, g: number, isThere: (map: ClassicMapView) => boolean): ClassicMapView {
  for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled()) {
    const areStarted = machine.live().length === 3;
    const at = areStarted ? Math.max(0, choices.goroutine.slice(0, choices.length).indexOf(g)) : 0;
    machine.step(choices.goroutine[at] as number, choices.alternative[at] as number);
    if (!areStarted) continue;
    const map = classicMap(machine);
    if (isThere(map)) return map;
  }
  throw new Error("it never was there");
}

const positionOf = (map: ClassicMapView, goroutine: number): MapPosition | undefined =>
  map.positions.find((position) => position.goroutine === goroutine);

const hasGrown = ({ arrays }: ClassicMapView): boolean => arrays.length === 1 && arrays[0]?.buckets.length === 2;

test("a goroutine inside an operation: its function, its key, its bucket and cell", () => {
  const machine = runner.machine(program('m["i"] = 9', 'm["a"] = 100'));
  machine.reset();
  const scanning = runUntil(machine, 1, (map) => positionOf(map, 1)?.cell === 3);
  expect(scanning).toMatchObject({ name: "m", type: "map[string]int", count: 8, log2Buckets: 0, flags: 4, held: [] });
  expect(positionOf(scanning, 1)).toEqual({
    goroutine: 1,
    function: "findCell",
    operation: "assign",
    key: '"i"',
    holds: scanning.arrays[0]?.buckets[0]?.address,
    cell: 3,
  });
  const { tophash, keys, values } = scanning.arrays[0]?.buckets[0] ?? { tophash: [], keys: [], values: [] };
  expect(keys.map((key, i) => `${key}=${values[i]}`).join(" ")).toBe('"a"=1 "b"=1 "c"=1 "d"=1 "e"=1 "f"=1 "g"=1 "h"=1');
  expect(tophash.every((hash) => hash >= 5)).toBe(true);
  // Eight bytes, eight keys, eight elements.
  expect(scanning.layout).toEqual({
    tag: 0,
    tagStride: 1,
    key: 8,
    keyStride: 1,
    keyWidth: 1,
    value: 16,
    valueStride: 1,
    valueWidth: 1,
  });
  const moving = runUntil(machine, 1, (map) => positionOf(map, 1)?.function === "moveCell");
  expect(moving.arrays.map(({ role, buckets }) => `${role} ${buckets.length}`)).toEqual(["buckets 2", "oldbuckets 1"]);
  expect(positionOf(moving, 1)?.holds).toBe(moving.arrays[1]?.buckets[0]?.address);
});

test("a goroutine behind the map's code still holds the cell that it will write, even in a bucket that is no part of the map any more", () => {
  const machine = runner.machine(program('m["c"] = 100', 'm["i"] = 9'));
  machine.reset();
  const behind = runUntil(machine, 1, (map) => positionOf(map, 1)?.function === "");
  const bucket = behind.arrays[0]?.buckets[0];
  expect(positionOf(behind, 1)).toMatchObject({ operation: "assign", holds: bucket?.address, cell: 2 });
  expect(behind.held).toEqual([]);
  const grown = runUntil(machine, 2, hasGrown);
  expect(positionOf(grown, 1)).toMatchObject({ function: "", holds: bucket?.address, cell: 2 });
  expect(grown.held.map(({ why }) => why)).toEqual(["retired"]);
  const [held] = grown.held;
  expect(held?.bucket.address).toBe(bucket?.address);
  expect(held?.bucket.isEvacuated).toBe(true);
  // Strings have pointers, so what was moved has been zeroed; the marks are still there.
  expect(held?.bucket.tophash.every((hash) => hash === 2 || hash === 3)).toBe(true);
  expect([held?.bucket.keys[2], held?.bucket.values[2]]).toEqual(['""', "0"]);
});

test("an iteration: the array that it walks, its start, its place", () => {
  const machine = runner.machine(program("for k, v := range m { m[k] = v }", 'm["i"] = 9'), {
    time: "ordered",
    mapOrder: "fixed",
  });
  machine.reset();
  const map = runUntil(machine, 1, ({ cursors }) => cursors[0]?.cell === 2);
  expect(map.cursors).toEqual([
    {
      goroutine: 1,
      array: map.arrays[0]?.address,
      startBucket: 0,
      offset: 0,
      hasWrapped: true,
      bucket: 0,
      cell: 2,
      log2Buckets: 0,
      checkBucket: -1,
    },
  ]);
  const later = runUntil(machine, 2, hasGrown);
  // It goes on in the array that it began with.
  expect(later.cursors[0]?.array).toBe(map.arrays[0]?.address);
  expect(later.held.map(({ bucket, why }) => [bucket.address, why])).toEqual([
    [map.arrays[0]?.buckets[0]?.address, "retired"],
  ]);
});

test("whoever has left an array is at a wild bucket", () => {
  const machine = unchecked.machine(program('m["i"] = 9', 'for _, key := range "abcdefgh" { _ = m[string(key)] }'));
  machine.reset();
  // The new size is there, the new array is not.
  runUntil(machine, 1, (map) => map.log2Buckets === 1 && map.arrays[0]?.buckets.length === 1);
  const map = runUntil(machine, 2, ({ held }) => held.length > 0);
  expect(map.held.map(({ why }) => why)).toEqual(["wild"]);
  expect(positionOf(map, 2)?.holds).toBe(map.held[0]?.bucket.address);
  expect(map.held[0]?.bucket.tophash.every((hash) => hash === 0)).toBe(true);
});
