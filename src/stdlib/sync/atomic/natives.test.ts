// Atomic operations: results, wrap-around, and what kind of operation they record.

import { expect, test } from "vitest";
import type { Value } from "../../../ir/value.ts";
import { OP_ATOMIC_CAS_FAIL, OP_ATOMIC_LOAD, OP_ATOMIC_RMW, OP_ATOMIC_STORE } from "../../../trace/operation.ts";
import { FakeContext, held } from "../../fake-context.testing.ts";
import { NATIVES } from "../../natives.ts";

function run(name: string, cell: Value, ...args: readonly Value[]): { result: Value; cell: Value; kind: number } {
  const ctx = new FakeContext();
  ctx.type({ kind: "int", name: "int" });
  ctx.type({ kind: "string", name: "string" });
  ctx.type({ kind: "slice", name: "[]int", elem: 0 });
  ctx.memory.length = 1000; // An address that no row has as a value.
  const address = ctx.put(cell);
  ctx.registers.push(address, ...args);
  const operation = NATIVES.operations.get(`sync/atomic.${name}`);
  const kind = operation?.run(ctx, 0) ?? operation?.kind ?? -1;
  return { result: ctx.registers[0] === address ? undefined : ctx.registers[0], cell: ctx.memory[address], kind };
}

const MAX_INT64 = 9223372036854775807n;

test.each<[name: string, cell: Value, args: readonly Value[], result: Value, after: Value, kind: number]>([
  ["AddInt32", 2147483647, [1], -2147483648, -2147483648, OP_ATOMIC_RMW],
  ["AddUint32", 0, [4294967295], 4294967295, 4294967295, OP_ATOMIC_RMW],
  ["AddUint32", 5, [4294967295], 4, 4, OP_ATOMIC_RMW],
  ["AddInt64", MAX_INT64, [1], -MAX_INT64 - 1n, -MAX_INT64 - 1n, OP_ATOMIC_RMW],
  ["AddInt64", 9007199254740991, [2], 9007199254740993n, 9007199254740993n, OP_ATOMIC_RMW],
  ["AddInt64", 9007199254740993n, [-2], 9007199254740991, 9007199254740991, OP_ATOMIC_RMW],
  ["AddUint64", 1, [18446744073709551615n], 0, 0, OP_ATOMIC_RMW],
  ["(*Int64).Add", 40, [2], 42, 42, OP_ATOMIC_RMW],
  ["LoadInt32", 7, [], 7, 7, OP_ATOMIC_LOAD],
  ["StoreInt32", 7, [8], undefined, 8, OP_ATOMIC_STORE],
  ["SwapInt32", 7, [8], 7, 8, OP_ATOMIC_RMW],
  ["CompareAndSwapInt32", 7, [7, 8], true, 8, OP_ATOMIC_RMW],
  ["CompareAndSwapInt32", 7, [6, 8], false, 7, OP_ATOMIC_CAS_FAIL],
  ["(*Uint64).CompareAndSwap", 18446744073709551615n, [18446744073709551615n, 1], true, 1, OP_ATOMIC_RMW],
  ["AndInt32", -1, [12], -1, 12, OP_ATOMIC_RMW],
  ["(*Uint64).Or", 1, [18446744073709551614n], 1, 18446744073709551615n, OP_ATOMIC_RMW],
  ["(*Bool).CompareAndSwap", 0, [false, true], true, 1, OP_ATOMIC_RMW],
  ["(*Bool).CompareAndSwap", 1, [false, true], false, 1, OP_ATOMIC_CAS_FAIL],
  ["(*Bool).Swap", 1, [false], true, 0, OP_ATOMIC_RMW],
  ["(*Bool).Store", 0, [true], undefined, 1, OP_ATOMIC_STORE],
  ["(*Bool).Load", 1, [], true, 1, OP_ATOMIC_LOAD],
])("%s, row %#", (name, cell, args, result, after, kind) => {
  expect(run(name, cell, ...args)).toEqual({ result, cell: after, kind });
});

const one = held(0, 1);
const text = held(1, "a");

test.each<[name: string, cell: Value, args: readonly Value[], result: Value, after: Value, kind: number]>([
  ["Load", undefined, [], undefined, undefined, OP_ATOMIC_LOAD],
  ["store", undefined, [one], true, one, OP_ATOMIC_STORE],
  ["store", one, [held(0, 2)], true, held(0, 2), OP_ATOMIC_STORE],
  ["store", one, [text], false, one, OP_ATOMIC_LOAD],
  ["swap", one, [held(0, 2)], one, held(0, 2), OP_ATOMIC_RMW],
  ["swap", one, [text], one, one, OP_ATOMIC_LOAD],
  ["compareAndSwap", one, [held(0, 1), held(0, 3)], true, held(0, 3), OP_ATOMIC_RMW],
  ["compareAndSwap", one, [held(0, 2), held(0, 3)], false, one, OP_ATOMIC_CAS_FAIL],
  ["compareAndSwap", undefined, [undefined, one], true, one, OP_ATOMIC_RMW],
])("Value.%s, row %#", (method, cell, args, result, after, kind) => {
  expect(run(`(*Value).${method}`, cell, ...args)).toEqual({ result, cell: after, kind });
});
