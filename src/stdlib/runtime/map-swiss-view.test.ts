// What a snapshot says of a Swiss map: tables, who is where, and what is held of tables that have been replaced.

import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../../syntax/testing.ts";
import type { SwissMapView, TableView } from "../../trace/map-view.ts";
import { OP_MAP_YIELD, OP_WRITE } from "../../trace/operation.ts";
import type { Machine } from "../../vm/api.ts";
import { GoRunner } from "../run-go.testing.ts";
import { twoGoroutines } from "./two-goroutines.testing.ts";

let runner: GoRunner;
beforeAll(async () => {
  runner = new GoRunner(await createNodeParser(), 26, "runtime");
});

const program = (n: number, first: string, second: string): string =>
  twoGoroutines(`for i := 0; i < ${n}; i++ { m[i] = "old" }`, first, second, "", "var m = map[int]string{}");

// Runs main until both goroutines are there; then the first until it has done what `isThere` says, then the second to its end.
function stopFirst(source: string, isThere: (machine: Machine) => boolean): SwissMapView {
  const machine = runner.machine(source);
  start(machine);
  while (!isThere(machine)) step(machine, 1);
  while (machine.live().includes(2)) step(machine, 2);
  return viewOf(machine);
}

function start(machine: Machine): void {
  machine.reset();
  machine.enabled();
  while (machine.live().length < 3) step(machine, 0);
}

function viewOf(machine: Machine): SwissMapView {
  const map = machine.snapshot((g) => g).detailedMaps?.find(({ name }) => name === "m");
  if (map?.model !== "swiss") throw new Error("no Swiss map");
  return map;
}

function step(machine: Machine, g: number): void {
  const { goroutine, alternative } = machine.enabled();
  machine.step(g, alternative[goroutine.indexOf(g)] as number);
}

const keysOf = ({ groups }: TableView): string[] =>
  groups.flatMap(({ control, keys }) => keys.filter((_, i) => (control[i] ?? 0x80) < 0x80)).sort();

const isAtElement = (machine: Machine): boolean => {
  const { kind, object } = machine.pending(1);
  return kind === OP_WRITE && /\.elem$/.test(object > 0 ? machine.describe(object).name : "");
};

test("a writer that has been given the address of an element holds its table, though that has been replaced", () => {
  const map = stopFirst(program(14, 'm[3] = "new"', 'm[14] = "more"'), isAtElement);
  expect(map).toMatchObject({ type: "map[int]string", count: 15, writing: 0, globalDepth: 0, directory: [0] });
  expect(map.tables.map(({ index, capacity, used, growthLeft }) => [index, capacity, used, growthLeft])).toEqual([
    [0, 32, 15, 13],
  ]);
  const [old, ...others] = map.held;
  expect(others).toEqual([]);
  expect(old).toMatchObject({ index: -1, capacity: 16, used: 14 });
  expect(keysOf(old as TableView)).toHaveLength(14);
  const [position] = map.positions;
  expect(map.positions).toHaveLength(1);
  expect(position).toMatchObject({ goroutine: 1, operation: "assign", function: "" });
  const group = old?.groups.find(({ address }) => address === position?.holds);
  const cell = position?.cell ?? -1;
  expect([group?.keys[cell], group?.values[cell]]).toEqual(["3", '"old"']);
});

test("so it does with the only group of a map that was small", () => {
  const map = stopFirst(program(7, 'm[3] = "new"', 'm[14] = "more"; m[15] = "more"'), isAtElement);
  expect(map.small).toBeUndefined();
  expect(map.held.map((table) => [table.index, table.used, keysOf(table).includes("3")])).toEqual([[-1, 8, true]]);
});

test("an iteration walks the table that it began with", () => {
  const map = stopFirst(
    program(14, "for key := range m { _ = key }", 'm[14] = "more"'),
    (machine) => machine.last.kind === OP_MAP_YIELD && machine.last.goroutine === 1,
  );
  const [cursor] = map.cursors;
  expect(map.cursors).toHaveLength(1);
  expect(cursor).toMatchObject({ goroutine: 1, log2Buckets: 0 });
  expect(map.held.map(({ address, index, capacity }) => [address, index, capacity])).toEqual([[cursor?.array, -1, 16]]);
});

test("a small map has one group, and a key may stand in a slot before its control byte", () => {
  const isBeforeControl = (machine: Machine): boolean => {
    const { kind, object } = machine.pending(1);
    return kind === OP_WRITE && object > 0 && machine.describe(object).name.endsWith(".ctrl");
  };
  const map = stopFirst(program(2, 'm[77] = "new"', ""), isBeforeControl);
  expect(map).toMatchObject({ count: 2, writing: 1, directory: [], tables: [], held: [] });
  const { control, keys, values } = map.small ?? { control: [], keys: [], values: [] };
  expect(control.map((byte, i) => [byte >= 0x80, keys[i], values[i]]).slice(0, 4)).toEqual([
    [false, "0", '"old"'],
    [false, "1", '"old"'],
    [true, "77", ""],
    [true, "", ""],
  ]);
  expect(map.positions.find(({ goroutine }) => goroutine === 1)).toMatchObject({
    operation: "assign",
    function: "assignSmall",
    key: "77",
    holds: map.small?.address,
    cell: 2,
  });
});

test("a directory taken for a group shows as memory outside of the map", async () => {
  const unchecked = new GoRunner(await createNodeParser(), 26, "runtime", undefined, false);
  const machine = unchecked.machine(program(7, 'm[3] = "new"', 'm[14] = "more"; m[15] = "more"'));
  const stepUntil = (name: string): void => {
    while (machine.pending(1).object <= 0 || machine.describe(machine.pending(1).object).name !== name)
      step(machine, 1);
  };
  start(machine);
  stepUntil("m.dirLen");
  stepUntil("m.dirPtr"); // It has seen that there is no directory.
  while (machine.live().includes(2)) step(machine, 2);
  while (viewOf(machine).held.length === 0) step(machine, 1);
  expect(viewOf(machine)).toMatchObject({ directory: [0], held: [{ index: -1, isWild: true, used: 1 }] });
});
