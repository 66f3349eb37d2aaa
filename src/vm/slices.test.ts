import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import type { RuntimeType } from "../ir/program.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
import { Assembler, natives } from "./assembler.test-support.ts";
import { createMachine } from "./machine.ts";
import { checkSlice, grownCapacity, raiseSlice } from "./slices.ts";
import { Vm } from "./vm.ts";

function emptyVm() {
  const a = new Assembler();
  const types = {
    int: a.int,
    string: a.string,
    byte: a.type({ kind: "uint8", name: "uint8" }),
    int32: a.type({ kind: "int32", name: "int32" }),
    pointer: a.type({ kind: "pointer", name: "*int", elem: a.int }),
    empty: a.type({ kind: "struct", name: "struct {}", width: 0, zero: [] }),
  };
  const field = (type: number, offset: number): RuntimeType["fields"][number] => ({
    name: `f${offset}`,
    type,
    offset,
    isEmbedded: false,
    isExported: false,
  });
  // byte, int16-like, byte: 4 bytes with padding to int32's alignment.
  const padded = a.type({
    kind: "struct",
    name: "main.P",
    width: 3,
    fields: [field(types.byte, 0), field(types.int32, 1), field(types.byte, 2)],
  });
  return {
    vm: new Vm(a.program(a.fn([[ir.RETURN, 0, 0]])), natives, { time: "ordered" }),
    types: { ...types, padded },
  };
}

// cap(append(make([]T, old), make([]T, more)...)), recorded from Go 1.26.8.
const growth: readonly (readonly [
  keyof ReturnType<typeof emptyVm>["types"],
  number,
  readonly (readonly [number, number])[],
])[] = [
  [
    "byte",
    0,
    [
      [1, 8],
      [9, 16],
      [33, 48],
      [129, 144],
      [1025, 1152],
      [4097, 4864],
      [10000, 10240],
    ],
  ],
  [
    "int32",
    0,
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  [
    "int",
    0,
    [
      [1, 1],
      [5, 6],
      [100, 112],
    ],
  ],
  [
    "byte",
    5,
    [
      [6, 16],
      [105, 112],
    ],
  ],
  ["int", 512, [[513, 848]]],
  ["int", 848, [[849, 1280]]],
  ["int", 1280, [[1281, 1792]]],
  ["string", 32, [[33, 71]]],
  ["string", 71, [[72, 143]]],
  ["pointer", 64, [[65, 143]]],
  ["empty", 3, [[4, 4]]],
  ["padded", 1, [[2, 2]]],
];

test.each(growth)("append to []%s of capacity %i", (type, old, wanted) => {
  const { vm, types } = emptyVm();
  for (const [length, capacity] of wanted) expect(grownCapacity(vm, types[type], old, length)).toBe(capacity);
});

// Texts recorded from Go 1.26.8: s has length 2 and capacity 4.
const bounds: readonly (readonly [number, number, number, boolean, string])[] = [
  [0, 5, 4, false, "[:5] with capacity 4"],
  [5, 3, 4, false, "[5:3]"],
  [0, -24, 4, false, "[:-24]"],
  [1, 2, 5, true, "[::5] with capacity 4"],
  [1, 3, 2, true, "[:3:2]"],
  [5, 3, 4, true, "[5:3:]"],
];

test.each(bounds)("s[%i:%i:%i] (max given: %s)", (low, high, max, hasMax, want) => {
  const { vm } = emptyVm();
  expect(checkSlice(low, high, max, 4)).toBe(false);
  raiseSlice(vm, [low, high, hasMax ? max : undefined], 4, "capacity");
  expect(vm.raised?.value).toBe(`slice bounds out of range ${want}`);
});

test("copy between shared arrays is a read, then a write", () => {
  const a = new Assembler();
  const s = a.global("s", a.type({ kind: "slice", name: "[]int", elem: a.int }));
  const idle = a.fn([[ir.RETURN, 0, 0]]);
  const main = a.fn([
    [ir.INT, 0, 4],
    [ir.MAKE_SLICE, 1, 0, -1, a.int],
    [ir.NOP, 0],
    [ir.STORE_GLOBAL, s, 1],
    [ir.MAKE_CLOSURE, 2, idle, 0, 0],
    [ir.GO, 2],
    [ir.COPY_SLICE, 3, 1, 1, a.int],
    [ir.APPEND, 1, 1, 3, a.int],
    [ir.RETURN, 0, 0],
  ]);
  const m = createMachine(a.program(main), natives, { time: "ordered" });
  const events: string[] = [];
  while (m.enabled().length > 0) {
    m.step(0, 0);
    events.push(`${OPERATION_NAMES[m.last.kind]} ${m.last.extent}`);
  }
  // The append copies the full array: a read. Its own array is new and private.
  expect(events).toEqual(["start 1", "go 1", "read 4", "write 4", "read 4", "exit 1"]);
});
