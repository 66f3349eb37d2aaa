import fc from "fast-check";
import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import { Interface, type Value } from "../ir/value.ts";
import { Assembler, type Line, natives } from "./assembler.test-support.ts";
import { createMachine } from "./machine.ts";
import { MapIterator, MapObject } from "./map-object.ts";
import {
  assign,
  chosenStart,
  clearMap,
  entriesOf,
  findSlot,
  nextEntry,
  remove,
  startIteration,
  undoClear,
  undoEntry,
} from "./maps.ts";
import { HEAP } from "./memory.ts";
import { UNDO_MAP_CLEAR } from "./undo-log.ts";
import { Vm } from "./vm.ts";

function emptyMap(key: (a: Assembler) => number) {
  const a = new Assembler();
  const type = a.type({ kind: "map", name: "map", key: key(a), elem: a.int });
  const vm = new Vm(a.program(a.fn([[ir.RETURN, 0, 0]])), natives, { time: "ordered" });
  const main = vm.goroutines[0];
  if (main === undefined) throw new Error("no main");
  const first = vm.memory.reserve(main, 1, type, -1, 2);
  const map = new MapObject(type, 1, vm.memory.buffers);
  vm.memory.cells[first] = map as unknown as Value;
  return { a, vm, map, type, address: HEAP | first };
}

function undoAll(vm: Vm): void {
  const { log } = vm;
  while (log.length > 0) {
    const at = --log.length;
    const map = log.olds[at] as unknown as MapObject;
    const kind = log.keys[at] as number;
    if (kind === UNDO_MAP_CLEAR) undoClear(map, log);
    else undoEntry(vm, kind, map, log);
  }
}

test("a map equals a model, and undo brings back what was there", () => {
  const change = fc.tuple(fc.constantFrom("set", "delete", "clear"), fc.nat(6), fc.nat(100));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(30), (changes, cut) => {
      const { vm, map, type, address } = emptyMap((a) => a.int);
      const model = new Map<number, number>();
      const apply = ([kind, key, value]: (typeof changes)[number]): void => {
        if (kind === "set") assign(vm, map, key, value);
        else if (kind === "delete") remove(vm, map, key);
        else clearMap(vm, map);
      };
      changes.slice(0, cut).forEach(apply);
      for (const [kind, key, value] of changes.slice(0, cut)) {
        if (kind === "set") model.set(key, value);
        else if (kind === "delete") model.delete(key);
        else model.clear();
      }
      const before = entriesOf(vm, address);
      vm.log.clear();
      changes.slice(cut).forEach(apply);
      undoAll(vm);
      expect(entriesOf(vm, address)).toEqual(before);
      expect(new Map(before as [number, number][])).toEqual(model);
      expect(map.count).toBe(model.size);
      for (let key = 0; key <= 6; key++) expect(findSlot(vm, address, type, key) >= 0).toBe(model.has(key));
    }),
  );
});

const nan = Number.NaN;
test("a NaN key is never found again, and each assignment adds an entry", () => {
  const { vm, map, type, address } = emptyMap((a) => a.type({ kind: "float64", name: "float64" }));
  assign(vm, map, nan, 1);
  assign(vm, map, nan, 2);
  assign(vm, map, 0, 3);
  assign(vm, map, -0, 4);
  expect(entriesOf(vm, address).map(([, element]) => element)).toEqual([1, 2, 4]);
  expect(findSlot(vm, address, type, nan)).toBe(-1);
});

test("an equal key takes the place of the one that was there, and undo brings it back", () => {
  const { vm, map, address } = emptyMap((a) => a.type({ kind: "float64", name: "float64" }));
  assign(vm, map, 0, 1);
  vm.log.clear();
  assign(vm, map, -0, 2);
  expect(entriesOf(vm, address)).toEqual([[-0, 2]]);
  undoAll(vm);
  expect(entriesOf(vm, address)).toEqual([[0, 1]]);
});

test("interface keys differ by dynamic type; an uncomparable one panics", () => {
  const { a, vm, map, type, address } = emptyMap((b) => b.any);
  assign(vm, map, new Interface(a.int, 1), 1);
  assign(vm, map, new Interface(a.string, "1"), 2);
  assign(vm, map, undefined, 3);
  assign(vm, map, new Interface(a.int, 1), 4);
  expect(entriesOf(vm, address).map(([, element]) => element)).toEqual([4, 2, 3]);
  expect(findSlot(vm, address, type, undefined)).toBe(2);
});

test("maps that use the memory of others, which have grown or are gone, have their own entries", () => {
  const { vm, type } = emptyMap((a) => a.int);
  const next = () => new MapObject(type, 1, vm.memory.buffers);
  const fill = (map: MapObject, first: number): MapObject => {
    for (let i = 0; i < 3000; i++) assign(vm, map, first + 7 * i, i);
    return map;
  };
  const [gone, kept] = [fill(next(), 0), fill(next(), 1)];
  gone.free();
  const latest = fill(next(), 2);
  for (const [map, first] of [[kept, 1] as const, [latest, 2] as const]) {
    expect(map.count).toBe(3000);
    for (let i = 0; i < 3000; i++) {
      expect(map.elements.get(map.index.get(first + 7 * i, map.keys))).toBe(i);
      expect(map.index.get(first + 7 * i + 1, map.keys)).toBeLessThan(0);
    }
  }
});

test("iteration goes once around from its start; removed entries are not met", () => {
  const { vm, map, address } = emptyMap((a) => a.int);
  for (let key = 0; key < 5; key++) assign(vm, map, key, key);
  const visited: number[] = [];
  let iterator = startIteration(vm, address, chosenStart(address, 3));
  for (let passed = nextEntry(vm, iterator); passed >= 0; passed = nextEntry(vm, iterator)) {
    const slot = (iterator.start + passed) % iterator.nSlots;
    visited.push(map.keys.get(slot) as number);
    if (visited.length === 1) remove(vm, map, 0);
    iterator = new MapIterator(address, iterator.start, iterator.nSlots, passed + 1);
  }
  expect(visited).toEqual([3, 4, 1, 2]);
});

test("many keys are fast enough to be a program's data", () => {
  const a = new Assembler();
  const type = a.type({ kind: "map", name: "map[int]int", key: a.int, elem: a.int });
  const p = a.operations.push("print") - 1;
  const lines: Line[] = [
    [ir.MAP_MAKE, 0, type, -1, 0],
    [ir.INT, 1, 0],
    [ir.INT, 2, 100_000],
    "loop",
    [ir.MAP_SET, 0, 1, 1, type],
    [ir.ADD_IMM, 1, 1, 1],
    [ir.JUMP_NOT_LT, 1, 2, "done"],
    [ir.JUMP_BACK, "loop"],
    "done",
    [ir.MAP_LEN, 3, 0],
    [ir.OPERATION, 3, p],
    [ir.RETURN, 0, 0],
  ];
  const m = createMachine(a.program(a.fn(lines)), natives, { time: "ordered" });
  while (m.enabled().length > 0) m.step(0, 0);
  expect(m.output()).toBe("100000\n");
});
