// The natives of map_common.go: hashes, marks, notes, and where iterations start.

import { finish32, mix32 } from "../../base/hash.ts";
import type { Value } from "../../ir/value.ts";
import {
  OP_CHOOSE,
  OP_MAP_EVACUATE,
  OP_MAP_GROW,
  OP_MAP_GROWN,
  OP_MAP_READ,
  OP_MAP_WILD,
  OP_MAP_WRITE,
  OP_MAP_YIELD,
  OP_WRITE,
  PART_MARK,
} from "../../trace/operation.ts";
import type { Native, NativeContext, OperationNative } from "../../vm/api.ts";
import { NOT_EQUAL_TO_ITSELF } from "../../vm/equality.ts";
import { markOf, placeOf } from "../../vm/map-hash.ts";
import { argNumber, argString } from "../word.ts";

/** Reasons of growth and numbers share a word. */
const REASONS = 8;
const MAX_MOVED = 4096;

// The key in the registers from `at` on, boxed.
function keyAt(ctx: NativeContext, at: number): Value {
  const { width } = ctx.typeArgument();
  if (width === 1) return ctx.get(at);
  return Object.freeze(Array.from({ length: width }, (_, i) => ctx.get(at + i)));
}

function hash(ctx: NativeContext, key: Value, seed: number): number {
  const index = ctx.indexKey(ctx.typeArgument(), key);
  if (index !== NOT_EQUAL_TO_ITSELF) return placeOf(index, seed);
  const random = ctx.chance(seed);
  ctx.draw();
  return random;
}

const hashOf: Native = (ctx) => {
  const { width } = ctx.typeArgument();
  ctx.set(0, hash(ctx, keyAt(ctx, 0), argNumber(ctx, width)));
};

/** The event that one operation of the program on the map is at operation detail. */
function mark(kind: number, hasKey: boolean): OperationNative {
  if (!hasKey) return { kind, partner: PART_MARK, extentOf: () => 0, run: () => undefined };
  return {
    kind,
    partner: PART_MARK,
    extentOf: (ctx) => markOf(ctx.indexKey(ctx.typeArgument(), keyAt(ctx, 1))),
    eventValue: (ctx) => keyAt(ctx, 1),
    run: () => undefined,
  };
}

function note(kind: number, extentOf: (ctx: NativeContext) => number): OperationNative {
  return { kind, extentOf, run: () => undefined };
}

// The key that the pointer in register `at` points to, read without an access.
function keyBehind(ctx: NativeContext, at: number): Value {
  const { width } = ctx.typeArgument();
  const address = argNumber(ctx, at);
  if (width === 1) return ctx.load(address);
  return Object.freeze(Array.from({ length: width }, (_, i) => ctx.load(address + i)));
}

const noteYield: OperationNative = {
  kind: OP_MAP_YIELD,
  extentOf: (ctx) => markOf(ctx.indexKey(ctx.typeArgument(), keyBehind(ctx, 1))),
  eventValue: (ctx) => keyBehind(ctx, 1),
  run: () => undefined,
};

const chooseStart: OperationNative = {
  kind: OP_CHOOSE,
  objectOf: () => -1,
  choices: (ctx) => argNumber(ctx, 0),
  run: (ctx, choice) => {
    ctx.set(0, choice);
    return undefined;
  },
};

// A load and a store, and nobody's access between them.
const setFlags: OperationNative = {
  kind: OP_WRITE,
  run: (ctx) => {
    const address = argNumber(ctx, 0);
    ctx.store(address, (ctx.load(address) as number) | argNumber(ctx, 1)); // the cell's type
    return undefined;
  },
};

// Nothing about maps is to depend on the run's seed.
const isFixed = (ctx: NativeContext): boolean => ctx.options.mapOrder === "fixed";

const isDrawn: Native = (ctx) => {
  ctx.set(0, ctx.chance(0) % argNumber(ctx, 0) === 0);
  ctx.draw();
};

export const mapNatives: Readonly<Record<string, Native>> = {
  "runtime.hashOf": hashOf,
  "runtime.isDrawn": isDrawn,
  "runtime.textLength": (ctx) => ctx.set(0, argString(ctx, 0).length),
  "runtime.mapSeed": (ctx) => {
    const seed = isFixed(ctx) ? 0 : (ctx.options.seed ?? 0);
    ctx.set(0, finish32(mix32(seed, ctx.nameHash(argNumber(ctx, 0)))));
  },
  "runtime.nextSeed": (ctx) => ctx.set(0, isFixed(ctx) ? 0 : ctx.chance(0)),
  "runtime.fatal": (ctx) => ctx.fatal(argString(ctx, 0)),
  "runtime.exploresOrder": (ctx) => ctx.set(0, ctx.options.mapOrder === "explored"),
  "runtime.givenStart": (ctx) => {
    const n = argNumber(ctx, 0);
    ctx.set(0, isFixed(ctx) ? 0 : ctx.chance(n) % n);
  },
};

export const mapOperations: readonly (readonly [string, OperationNative])[] = [
  ["runtime.markRead", mark(OP_MAP_READ, true)],
  ["runtime.markWrite", mark(OP_MAP_WRITE, true)],
  ["runtime.markReadAll", mark(OP_MAP_READ, false)],
  ["runtime.markWriteAll", mark(OP_MAP_WRITE, false)],
  ["runtime.chooseStart", chooseStart],
  ["runtime.setFlags", setFlags],
  ["runtime.noteGrow", note(OP_MAP_GROW, (ctx) => argNumber(ctx, 1) + REASONS * argNumber(ctx, 2))],
  [
    "runtime.noteEvacuate",
    note(OP_MAP_EVACUATE, (ctx) => MAX_MOVED * argNumber(ctx, 1) + Math.min(argNumber(ctx, 2), MAX_MOVED - 1)),
  ],
  ["runtime.noteGrown", note(OP_MAP_GROWN, () => 1)],
  ["runtime.noteYield", noteYield],
  ["runtime.noteYieldEnd", note(OP_MAP_YIELD, () => 0)],
  ["runtime.noteWild", note(OP_MAP_WILD, (ctx) => argNumber(ctx, 1))],
];
