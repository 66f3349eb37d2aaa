import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import type { RuntimeType } from "../ir/program.ts";
import { Assembler, natives } from "./assembler.test-support.ts";
import { bitCast, checkPointer, integerToPointer, pointerToInteger, unsafeSlice } from "./unsafe.ts";
import { INTERRUPT_LIMIT, INTERRUPT_NONE, INTERRUPT_PANIC, Vm } from "./vm.ts";

// type T struct { a bool; b int64; c [3]int16; d string }: 1, 8, 2 and 16 bytes wide words; 40 bytes in all.
function makeVm() {
  const a = new Assembler();
  const bool = a.type({ kind: "bool", name: "bool", zero: [false] });
  const int16 = a.type({ kind: "int16", name: "int16" });
  const array = a.type({ kind: "array", name: "[3]int16", elem: int16, length: 3, width: 3, zero: [0] });
  const field = (name: string, type: number, offset: number): RuntimeType["fields"][number] => ({
    name,
    type,
    offset,
    isEmbedded: false,
    isExported: false,
  });
  const struct = (name: string, ...fields: RuntimeType["fields"]): number =>
    a.type({ kind: "struct", name, width: 6, zero: [false, 0, 0, 0, 0, ""], fields });
  const t = struct("main.T", field("a", bool, 0), field("b", a.int, 1), field("c", array, 2), field("d", a.string, 5));
  const prefix = a.type({
    kind: "struct",
    name: "main.P",
    width: 2,
    zero: [false, 0],
    fields: [field("x", bool, 0), field("y", a.int, 1)],
  });
  const vm = new Vm(a.program(a.fn([[ir.RETURN, 0, 0]])), natives, { time: "ordered" });
  const main = vm.goroutines[0];
  if (main === undefined) throw new Error("there is a main goroutine");
  return { vm, bool, int16, t, prefix, int: a.int, at: vm.memory.allocate(main, t, 2, -1) };
}

test("offsets in bytes are gc's, and lead back to the same cells", () => {
  const { vm, at } = makeVm();
  const start = pointerToInteger(vm, at);
  const offsets = Array.from({ length: 12 }, (_, i) => pointerToInteger(vm, at + i) - start);
  expect(offsets).toEqual([0, 8, 16, 18, 20, 24, 40, 48, 56, 58, 60, 64]);
  for (const [i, offset] of offsets.entries()) expect(integerToPointer(vm, start + offset)).toBe(at + i);
  expect([pointerToInteger(vm, 0), integerToPointer(vm, 0)]).toEqual([0, 0]);
  expect(vm.interrupt).toBe(INTERRUPT_NONE);
});

test.each([1, 9, 22, 32, 80])("no word begins %i bytes into the object", (offset) => {
  const { vm, at } = makeVm();
  integerToPointer(vm, pointerToInteger(vm, at) + offset);
  expect(vm.interrupt).toBe(INTERRUPT_LIMIT);
});

test("a pointer can become one to a type with the same words", () => {
  const { vm, at, t, prefix, int16, int, bool } = makeVm();
  const isFine = (address: number, type: number): boolean => {
    vm.interrupt = INTERRUPT_NONE;
    checkPointer(vm, address, type);
    return vm.interrupt === INTERRUPT_NONE;
  };
  expect([isFine(at, t), isFine(at, prefix), isFine(at, bool), isFine(at + 1, int), isFine(at + 4, int16)]).toEqual(
    new Array(5).fill(true),
  );
  expect(isFine(0, t)).toBe(true);
  expect([isFine(at, int), isFine(at + 1, prefix), isFine(at + 2, int), isFine(at + 7, t)]).toEqual(
    new Array(4).fill(false),
  );
});

test("what a pointer, slice or interface leads to counts too", () => {
  const a = new Assembler();
  const pointer = (elem: number): number => a.type({ kind: "pointer", name: `*${elem}`, elem });
  const slice = (elem: number): number => a.type({ kind: "slice", name: `[]${elem}`, elem });
  const raw = a.type({ kind: "unsafe-pointer", name: "unsafe.Pointer" });
  const map = a.type({ kind: "map", name: "map[int]int", key: a.int, elem: a.int });
  const int64 = a.type({ kind: "int64", name: "int64" });
  const fn = a.type({ kind: "func", name: "func()" });
  const otherFn = a.type({ kind: "func", name: "func(int)" });
  const any = a.type({ kind: "interface", name: "interface {}" });
  const error = a.type({ kind: "interface", name: "error", interfaceMethods: [0] });
  const cases: readonly (readonly [is: number, as: number, fine: boolean])[] = [
    [pointer(a.int), pointer(int64), true],
    [pointer(a.int), pointer(a.string), false],
    [pointer(a.int), raw, true],
    [raw, pointer(a.string), true],
    [map, pointer(a.int), false],
    [map, raw, false],
    [slice(a.int), slice(int64), true],
    [slice(a.int), slice(a.string), false],
    [fn, otherFn, false],
    [any, error, false],
    [any, a.type({ kind: "interface", name: "main.Any" }), true],
  ];
  const vm = new Vm(a.program(a.fn([[ir.RETURN, 0, 0]])), natives, { time: "ordered" });
  for (const [is, as, fine] of cases) {
    vm.interrupt = INTERRUPT_NONE;
    const main = vm.goroutines[0];
    if (main !== undefined) checkPointer(vm, vm.memory.allocate(main, is, 1, -1), as);
    expect([is, as, vm.interrupt === INTERRUPT_NONE]).toEqual([is, as, fine]);
  }
});

test("unsafe.Slice stays inside the object and panics as Go does", () => {
  const { vm, at, int16 } = makeVm();
  expect(unsafeSlice(vm, at + 2, 3, int16)).toMatchObject({ address: at + 2, length: 3, capacity: 3 });
  const raised = (address: number, length: number | bigint): unknown => {
    vm.interrupt = INTERRUPT_NONE;
    unsafeSlice(vm, address, length, int16);
    return vm.interrupt === INTERRUPT_PANIC ? vm.raised?.value : vm.interrupt;
  };
  expect(raised(at, -1)).toBe("unsafe.Slice: len out of range");
  expect(raised(at, 1n << 62n)).toBe("unsafe.Slice: len out of range");
  expect(raised(0, 1)).toBe("unsafe.Slice: ptr is nil and len is not zero");
  expect(raised(0, 0)).toBe(INTERRUPT_NONE);
  expect(raised(at + 2, 100)).toBe(INTERRUPT_LIMIT);
});

const casts: readonly (readonly [number | bigint, number, number, number | bigint])[] = [
  [1.5, ir.KIND_F64, ir.KIND_U64, 0x3ff8000000000000n],
  [0x3ff8000000000000n, ir.KIND_U64, ir.KIND_F64, 1.5],
  [-0, ir.KIND_F64, ir.KIND_I64, -(2n ** 63n)],
  [5e-324, ir.KIND_F64, ir.KIND_I64, 1],
  [-1, ir.KIND_I64, ir.KIND_F64, Number.NaN],
  [1.5, ir.KIND_F32, ir.KIND_U32, 0x3fc00000],
  [-0, ir.KIND_F32, ir.KIND_I32, -(2 ** 31)],
  [0x3fc00000, ir.KIND_I32, ir.KIND_F32, 1.5],
];

test.each(casts)("bits of %d, kind %i to %i", (x, from, to, want) => {
  expect(bitCast(x, from, to)).toBe(want);
});
