// The operations of sync.Map and sync.Pool: each an atomic step on one cell that holds a frozen list of words.

import { finish32, mixString } from "../../base/hash.ts";
import type { Value } from "../../ir/value.ts";
import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW } from "../../trace/operation.ts";
import type { Native, NativeContext, OperationNative } from "../../vm/api.ts";
import { equalInterfaces, uncomparableType } from "../equality.ts";
import { argNumber } from "../word.ts";

type Words = readonly Value[];

const ITEMS = 1;

// The words in a cell; a zero Map or Pool has none.
const wordsAt = (ctx: NativeContext, address: number): Words => (ctx.load(address) ?? []) as Words;

function store(ctx: NativeContext, address: number, words: Words): void {
  ctx.store(address, words.length === 0 ? undefined : Object.freeze(words));
}

function answer(ctx: NativeContext, ...results: readonly Value[]): void {
  results.forEach((result, i) => {
    ctx.set(i, result);
  });
}

/** Whether a value can be a key; if not, that has begun a panic. */
export function isHashable(ctx: NativeContext, key: Value): boolean {
  const type = uncomparableType(ctx, key);
  if (type !== undefined) ctx.panicRuntime(`hash of unhashable type ${type.name}`);
  return type === undefined;
}

// Index of a key's value in the words of a map; -1 if it is not there.
function valueIndex(ctx: NativeContext, words: Words, key: Value): number {
  for (let i = 0; i < words.length; i += 2) if (equalInterfaces(ctx, words[i], key) === true) return i + 1;
  return -1;
}

/** A map's cell as one operation sees it. */
interface Found {
  readonly map: number;
  readonly words: Words;
  /** Index of the key's value; -1. */
  readonly at: number;
}

// An operation on the entry of the key in argument 1. `run` reports whether it changed the map.
function onEntry(run: (ctx: NativeContext, found: Found) => boolean): OperationNative {
  return {
    kind: OP_ATOMIC_RMW,
    keyOf: (ctx) => finish32(mixString(0, ctx.formatValue(ctx.get(1)))) || 1,
    run: (ctx) => {
      const map = argNumber(ctx, 0);
      const key = ctx.get(1);
      if (!isHashable(ctx, key)) return OP_ATOMIC_LOAD;
      const words = wordsAt(ctx, map);
      const hasChanged = run(ctx, { map, words, at: valueIndex(ctx, words, key) });
      return hasChanged ? undefined : OP_ATOMIC_LOAD;
    },
  };
}

function put(ctx: NativeContext, { map, words, at }: Found, value: Value): boolean {
  store(ctx, map, at < 0 ? [...words, ctx.get(1), value] : words.with(at, value));
  return true;
}

function remove(ctx: NativeContext, { map, words, at }: Found): boolean {
  if (at >= 0) store(ctx, map, words.toSpliced(at - 1, 2));
  return at >= 0;
}

const load = onEntry((ctx, { words, at }) => {
  answer(ctx, at < 0 ? undefined : words[at], at >= 0);
  return false;
});

const loadOrStore = onEntry((ctx, found) => {
  const value = ctx.get(2);
  if (found.at < 0) put(ctx, found, value);
  answer(ctx, found.at < 0 ? value : found.words[found.at], found.at >= 0);
  return found.at < 0;
});

const loadAndDelete = onEntry((ctx, found) => {
  const hasChanged = remove(ctx, found);
  answer(ctx, found.words[found.at], hasChanged);
  return hasChanged;
});

const swap = onEntry((ctx, found) => {
  put(ctx, found, ctx.get(2));
  answer(ctx, found.words[found.at], found.at >= 0);
  return true;
});

function isExpected(ctx: NativeContext, { words, at }: Found): boolean {
  if (at < 0) return false;
  const old = ctx.get(2);
  const isEqual = equalInterfaces(ctx, words[at], old);
  if (isEqual === undefined) ctx.panicRuntime(`comparing uncomparable type ${uncomparableType(ctx, old)?.name}`);
  return isEqual === true;
}

const compareAndSwap = onEntry((ctx, found) => {
  const isEqual = isExpected(ctx, found);
  if (isEqual) put(ctx, found, ctx.get(3));
  answer(ctx, isEqual);
  return isEqual;
});

const compareAndDelete = onEntry((ctx, found) => {
  const isEqual = isExpected(ctx, found);
  if (isEqual) remove(ctx, found);
  answer(ctx, isEqual);
  return isEqual;
});

const keys: OperationNative = {
  kind: OP_ATOMIC_LOAD,
  run: (ctx) => {
    const words = wordsAt(ctx, argNumber(ctx, 0));
    ctx.set(0, Object.freeze(words.filter((_, i) => i % 2 === 0)));
    return undefined;
  },
};

const clear: OperationNative = {
  kind: OP_ATOMIC_RMW,
  run: (ctx) => {
    store(ctx, argNumber(ctx, 0), []);
    return undefined;
  },
};

// Not the pool's first cell: that one is New, which Get reads like any variable.
const itemsCell = (ctx: NativeContext): number => argNumber(ctx, 0) + ITEMS;

// The first word is what was put into Go's private slot, undefined when that is empty; behind it the others, last in, first out.
function putInto(items: readonly Value[], item: Value): readonly Value[] {
  return items[0] === undefined ? [item, ...items.slice(1)] : [...items, item];
}

function takeFrom(items: readonly Value[]): readonly [item: Value, rest: readonly Value[]] {
  const [first, ...others] = items;
  if (first !== undefined) return [first, others.length === 0 ? [] : [undefined, ...others]];
  return [others.at(-1), others.length <= 1 ? [] : items.slice(0, -1)];
}

const putItem: OperationNative = {
  kind: OP_ATOMIC_RMW,
  objectOf: itemsCell,
  run: (ctx) => {
    const cell = itemsCell(ctx);
    store(ctx, cell, putInto(wordsAt(ctx, cell), ctx.get(1)));
    return undefined;
  },
};

const takeItem: OperationNative = {
  kind: OP_ATOMIC_RMW,
  objectOf: itemsCell,
  run: (ctx) => {
    const cell = itemsCell(ctx);
    const items = wordsAt(ctx, cell);
    const [item, rest] = takeFrom(items);
    if (items.length > 0) store(ctx, cell, rest);
    answer(ctx, item, items.length > 0);
    return items.length > 0 ? undefined : OP_ATOMIC_LOAD;
  },
};

export const mapOperations: Readonly<Record<string, OperationNative>> = {
  "sync.(*Map).Load": { ...load, kind: OP_ATOMIC_LOAD },
  "sync.(*Map).Store": onEntry((ctx, found) => put(ctx, found, ctx.get(2))),
  "sync.(*Map).LoadOrStore": loadOrStore,
  "sync.(*Map).LoadAndDelete": loadAndDelete,
  "sync.(*Map).Swap": swap,
  "sync.(*Map).CompareAndSwap": compareAndSwap,
  "sync.(*Map).CompareAndDelete": compareAndDelete,
  "sync.(*Map).keys": keys,
  "sync.(*Map).Clear": clear,
  "sync.(*Pool).put": putItem,
  "sync.(*Pool).take": takeItem,
};

export const mapNatives: Readonly<Record<string, Native>> = {
  "sync.countOf": (ctx) => ctx.set(0, (ctx.get(0) as Words).length),
  "sync.keyAt": (ctx) => ctx.set(0, (ctx.get(0) as Words)[argNumber(ctx, 1)]),
};
