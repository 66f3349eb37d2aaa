// The operations of package sync/atomic: functions on addresses, and the same as methods of types whose first cell is the value.

import { Interface, type Value } from "../../../ir/value.ts";
import { OP_ATOMIC_CAS_FAIL, OP_ATOMIC_LOAD, OP_ATOMIC_RMW, OP_ATOMIC_STORE } from "../../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../../vm/api.ts";
import { equalInterfaces } from "../../equality.ts";
import { addWrapped, argNumber, bigintOf, type IntegerKind, wrap } from "../../word.ts";

type Run = (ctx: NativeContext, address: number) => number | undefined;

// The machine has panicked before if the address is nil.
function at(kind: number, run: Run): OperationNative {
  return { kind, run: (ctx) => run(ctx, argNumber(ctx, 0)) };
}

const load: Run = (ctx, address) => {
  ctx.set(0, ctx.load(address));
  return undefined;
};

const store: Run = (ctx, address) => {
  ctx.store(address, ctx.get(1));
  return undefined;
};

const swap: Run = (ctx, address) => {
  const next = ctx.get(1);
  ctx.set(0, ctx.load(address));
  ctx.store(address, next);
  return undefined;
};

const compareAndSwap: Run = (ctx, address) => {
  const isEqual = ctx.load(address) === ctx.get(1);
  if (isEqual) ctx.store(address, ctx.get(2));
  ctx.set(0, isEqual);
  return isEqual ? undefined : OP_ATOMIC_CAS_FAIL;
};

const add =
  (kind: IntegerKind): Run =>
  (ctx, address) => {
    const sum = addWrapped(ctx.load(address), ctx.get(1), kind);
    ctx.store(address, sum);
    ctx.set(0, sum);
    return undefined;
  };

// And and Or return the old value.
const combine =
  (kind: IntegerKind, operator: (a: bigint, b: bigint) => bigint): Run =>
  (ctx, address) => {
    const old: Value = ctx.load(address);
    ctx.store(address, wrap(operator(bigintOf(old), bigintOf(ctx.get(1))), kind));
    ctx.set(0, old);
    return undefined;
  };

const integers: readonly (readonly [name: string, kind: IntegerKind])[] = [
  ["Int32", "int32"],
  ["Int64", "int64"],
  ["Uint32", "uint32"],
  ["Uint64", "uint64"],
  ["Uintptr", "uint64"],
];

function integerRuns(kind: IntegerKind): readonly (readonly [verb: string, operation: OperationNative])[] {
  return [
    ["Add", at(OP_ATOMIC_RMW, add(kind))],
    ["Load", at(OP_ATOMIC_LOAD, load)],
    ["Store", at(OP_ATOMIC_STORE, store)],
    ["Swap", at(OP_ATOMIC_RMW, swap)],
    ["CompareAndSwap", at(OP_ATOMIC_RMW, compareAndSwap)],
    [
      "And",
      at(
        OP_ATOMIC_RMW,
        combine(kind, (a, b) => a & b),
      ),
    ],
    [
      "Or",
      at(
        OP_ATOMIC_RMW,
        combine(kind, (a, b) => a | b),
      ),
    ],
  ];
}

const integerOperations = integers.flatMap(([name, kind]) =>
  integerRuns(kind).flatMap(([verb, operation]): [string, OperationNative][] => [
    [`sync/atomic.${verb}${name}`, operation],
    [`sync/atomic.(*${name}).${verb}`, operation],
  ]),
);

// Whether a value of the new one's type may replace the old one: the first Store fixes the type.
function fits(old: Value, next: Value): boolean {
  return !(old instanceof Interface) || (next instanceof Interface && old.type === next.type);
}

const storeValue: Run = (ctx, address) => {
  const next = ctx.get(1);
  const isFit = fits(ctx.load(address), next);
  if (isFit) ctx.store(address, next);
  ctx.set(0, isFit);
  return isFit ? undefined : OP_ATOMIC_LOAD;
};

const swapValue: Run = (ctx, address) => {
  const next = ctx.get(1);
  const old = ctx.load(address);
  const isFit = fits(old, next);
  if (isFit) ctx.store(address, next);
  ctx.set(0, old);
  ctx.set(1, isFit);
  return isFit ? undefined : OP_ATOMIC_LOAD;
};

const compareAndSwapValue: Run = (ctx, address) => {
  const [expected, next, old] = [ctx.get(1), ctx.get(2), ctx.load(address)];
  const isFit = fits(old, next);
  const isSwapped = isFit && equalInterfaces(ctx, old, expected) === true;
  if (isSwapped) ctx.store(address, next);
  ctx.set(0, isSwapped);
  ctx.set(1, isFit);
  return isSwapped ? undefined : OP_ATOMIC_CAS_FAIL;
};

// A Bool's cell holds 0 or 1.
const loadBool: Run = (ctx, address) => {
  ctx.set(0, ctx.load(address) !== 0);
  return undefined;
};

const storeBool: Run = (ctx, address) => {
  ctx.store(address, Number(ctx.get(1)));
  return undefined;
};

const swapBool: Run = (ctx, address) => {
  const next = Number(ctx.get(1));
  ctx.set(0, ctx.load(address) !== 0);
  ctx.store(address, next);
  return undefined;
};

const compareAndSwapBool: Run = (ctx, address) => {
  const isEqual = ctx.load(address) === Number(ctx.get(1));
  if (isEqual) ctx.store(address, Number(ctx.get(2)));
  ctx.set(0, isEqual);
  return isEqual ? undefined : OP_ATOMIC_CAS_FAIL;
};

const sameType: Native = (ctx) => {
  const [a, b] = [ctx.get(0), ctx.get(1)];
  ctx.set(0, a instanceof Interface && b instanceof Interface && a.type === b.type);
};

const otherOperations: readonly (readonly [string, OperationNative])[] = [
  ["sync/atomic.LoadPointer", at(OP_ATOMIC_LOAD, load)],
  ["sync/atomic.StorePointer", at(OP_ATOMIC_STORE, store)],
  ["sync/atomic.SwapPointer", at(OP_ATOMIC_RMW, swap)],
  ["sync/atomic.CompareAndSwapPointer", at(OP_ATOMIC_RMW, compareAndSwap)],
  ["sync/atomic.(*Bool).Load", at(OP_ATOMIC_LOAD, loadBool)],
  ["sync/atomic.(*Bool).Store", at(OP_ATOMIC_STORE, storeBool)],
  ["sync/atomic.(*Bool).Swap", at(OP_ATOMIC_RMW, swapBool)],
  ["sync/atomic.(*Bool).CompareAndSwap", at(OP_ATOMIC_RMW, compareAndSwapBool)],
  ["sync/atomic.(*Pointer).Load", at(OP_ATOMIC_LOAD, load)],
  ["sync/atomic.(*Pointer).Store", at(OP_ATOMIC_STORE, store)],
  ["sync/atomic.(*Pointer).Swap", at(OP_ATOMIC_RMW, swap)],
  ["sync/atomic.(*Pointer).CompareAndSwap", at(OP_ATOMIC_RMW, compareAndSwap)],
  ["sync/atomic.(*Value).Load", at(OP_ATOMIC_LOAD, load)],
  ["sync/atomic.(*Value).store", at(OP_ATOMIC_STORE, storeValue)],
  ["sync/atomic.(*Value).swap", at(OP_ATOMIC_RMW, swapValue)],
  ["sync/atomic.(*Value).compareAndSwap", at(OP_ATOMIC_RMW, compareAndSwapValue)],
];

export const atomicNatives: Natives = {
  natives: new Map([["sync/atomic.sameType", sameType]]),
  operations: new Map([...integerOperations, ...otherOperations]),
};
