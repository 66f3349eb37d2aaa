// The natives of package math/bits: each operation once, for all widths.

import type { Value } from "../../../ir/value.ts";
import type { Native, NativeContext, Natives } from "../../../vm/api.ts";
import { bigintOf, integerWord, numberOf } from "../../word.ts";

/** The widths by the suffix of the functions' names. */
const WIDTHS: ReadonlyMap<string, number> = new Map([
  ["", 64],
  ["8", 8],
  ["16", 16],
  ["32", 32],
  ["64", 64],
]);

const high = (x: Value): number => (typeof x === "number" ? Math.floor(x / 2 ** 32) : Number((x as bigint) >> 32n));
const low = (x: Value): number => (typeof x === "number" ? x : Number((x as bigint) & 0xffffffffn)) >>> 0;

function lengthOf(x: Value): number {
  const upper = high(x);
  return upper === 0 ? 32 - Math.clz32(low(x)) : 64 - Math.clz32(upper);
}

const trailing32 = (x: number): number => 31 - Math.clz32(x & -x);

function trailingZeros(x: Value, width: number): number {
  if (low(x) !== 0) return trailing32(low(x));
  return high(x) === 0 ? width : 32 + trailing32(high(x));
}

function ones32(x: number): number {
  let pairs = x - ((x >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function bytesReversed32(x: number): number {
  return ((x << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24)) >>> 0;
}

function reversed32(x: number): number {
  let swapped = ((x & 0x55555555) << 1) | ((x >>> 1) & 0x55555555);
  swapped = ((swapped & 0x33333333) << 2) | ((swapped >>> 2) & 0x33333333);
  return bytesReversed32(((swapped & 0x0f0f0f0f) << 4) | ((swapped >>> 4) & 0x0f0f0f0f));
}

// Turns both halves and exchanges them; what was narrower is now at the top.
function turned(x: Value, width: number, turn: (x: number) => number): number | bigint {
  if (width <= 32) return turn(numberOf(x)) >>> (32 - width);
  return integerWord((BigInt(turn(low(x))) << 32n) | BigInt(turn(high(x))));
}

const COUNTS: Readonly<Record<string, (x: Value, width: number) => Value>> = {
  Len: lengthOf,
  LeadingZeros: (x, width) => width - lengthOf(x),
  TrailingZeros: trailingZeros,
  OnesCount: (x) => ones32(high(x)) + ones32(low(x)),
  Reverse: (x, width) => turned(x, width, reversed32),
  ReverseBytes: (x, width) => turned(x, width, bytesReversed32),
};

type Wide = (ctx: NativeContext, x: bigint, y: bigint, z: bigint, width: number) => readonly bigint[];

function divide(ctx: NativeContext, hi: bigint, lo: bigint, y: bigint, width: number): readonly bigint[] {
  if (y === 0n) ctx.panicRuntime("integer divide by zero");
  else if (y <= hi) ctx.panicRuntime("integer overflow");
  else {
    const whole = (hi << BigInt(width)) | lo;
    return [whole / y, whole % y];
  }
  return [];
}

const WIDE: Readonly<Record<string, Wide>> = {
  Add: (_, x, y, carry, width) => [x + y + carry, (x + y + carry) >> BigInt(width)],
  Sub: (_, x, y, borrow) => [x - y - borrow, x - y - borrow < 0n ? 1n : 0n],
  Mul: (_, x, y, _z, width) => [(x * y) >> BigInt(width), x * y],
  Div: divide,
  Rem: (ctx, hi, lo, y, width) =>
    y === 0n ? divide(ctx, hi, lo, y, width) : divide(ctx, hi % y, lo, y, width).slice(1),
};

const countNative =
  (count: (x: Value, width: number) => Value, width: number): Native =>
  (ctx) =>
    ctx.set(0, count(ctx.get(0), width));

function wideNative(wide: Wide, width: number, nArguments: number): Native {
  return (ctx) => {
    const z = nArguments === 3 ? bigintOf(ctx.get(2)) : 0n;
    const results = wide(ctx, bigintOf(ctx.get(0)), bigintOf(ctx.get(1)), z, width);
    for (let i = 0; i < results.length; i++) ctx.set(i, integerWord(BigInt.asUintN(width, results[i] as bigint)));
  };
}

function* allNatives(): Generator<readonly [string, Native]> {
  for (const [suffix, width] of WIDTHS) {
    for (const [name, count] of Object.entries(COUNTS)) {
      const isTrivial = name === "ReverseBytes" && width === 8;
      if (!isTrivial) yield [`math/bits.${name}${suffix}`, countNative(count, width)];
    }
    if (width < 32) continue;
    for (const [name, wide] of Object.entries(WIDE))
      yield [`math/bits.${name}${suffix}`, wideNative(wide, width, name === "Mul" ? 2 : 3)];
  }
}

export const bitsNatives: Natives = { natives: new Map(allNatives()), operations: new Map() };
