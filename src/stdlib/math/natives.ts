// The natives of package math. Results of functions like Sin or Pow may differ from Go's in the last bit.

import type { Value } from "../../ir/value.ts";
import type { Native, NativeContext, Natives } from "../../vm/api.ts";
import { argNumber, bigintOf, integerWord } from "../word.ts";

function round(x: number): number {
  const size = Math.abs(x);
  const rounded = size % 1 === 0.5 ? Math.ceil(size) : Math.round(size);
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

function roundToEven(x: number): number {
  if (Math.abs(x % 1) !== 0.5) return round(x);
  const even = 2 * Math.round(x / 2);
  return even === 0 && (x < 0 || Object.is(x, -0)) ? -0 : even;
}

// In Go infinities win over NaN.
function extreme(pick: (x: number, y: number) => number, winner: number): (x: number, y: number) => number {
  return (x, y) => (x === winner || y === winner ? winner : pick(x, y));
}

function power(x: number, y: number): number {
  // IEEE 754 wants 1 here, JavaScript says NaN.
  return x === 1 || (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) ? 1 : x ** y;
}

const view = (): DataView => new DataView(new ArrayBuffer(8));

function bitsOf64(x: number): number | bigint {
  const bytes = view();
  bytes.setFloat64(0, x);
  return integerWord(bytes.getBigUint64(0));
}

function floatOf64(bits: bigint): number {
  const bytes = view();
  bytes.setBigUint64(0, bits);
  return bytes.getFloat64(0);
}

function bitsOf32(x: number): number {
  const bytes = view();
  bytes.setFloat32(0, x);
  return bytes.getUint32(0);
}

function floatOf32(bits: number): number {
  const bytes = view();
  bytes.setUint32(0, bits);
  return bytes.getFloat32(0);
}

const ofOne =
  (apply: (x: number) => Value): Native =>
  (ctx: NativeContext) =>
    ctx.set(0, apply(argNumber(ctx, 0)));

const ofTwo =
  (apply: (x: number, y: number) => Value): Native =>
  (ctx: NativeContext) =>
    ctx.set(0, apply(argNumber(ctx, 0), argNumber(ctx, 1)));

const natives: Readonly<Record<string, Native>> = {
  "math.Abs": ofOne(Math.abs),
  "math.Sqrt": ofOne(Math.sqrt),
  "math.Cbrt": ofOne(Math.cbrt),
  "math.Pow": ofTwo(power),
  "math.Exp": ofOne(Math.exp),
  "math.Exp2": ofOne((x) => 2 ** x),
  "math.Log": ofOne(Math.log),
  "math.Log2": ofOne(Math.log2),
  "math.Log10": ofOne(Math.log10),
  "math.Log1p": ofOne(Math.log1p),
  "math.Floor": ofOne(Math.floor),
  "math.Ceil": ofOne(Math.ceil),
  "math.Trunc": ofOne(Math.trunc),
  "math.Round": ofOne(round),
  "math.RoundToEven": ofOne(roundToEven),
  "math.Max": ofTwo(extreme(Math.max, Number.POSITIVE_INFINITY)),
  "math.Min": ofTwo(extreme(Math.min, Number.NEGATIVE_INFINITY)),
  "math.Mod": ofTwo((x, y) => x % y),
  "math.Hypot": ofTwo(Math.hypot),
  "math.Sin": ofOne(Math.sin),
  "math.Cos": ofOne(Math.cos),
  "math.Tan": ofOne(Math.tan),
  "math.Asin": ofOne(Math.asin),
  "math.Acos": ofOne(Math.acos),
  "math.Atan": ofOne(Math.atan),
  "math.Atan2": ofTwo(Math.atan2),
  "math.Sinh": ofOne(Math.sinh),
  "math.Cosh": ofOne(Math.cosh),
  "math.Tanh": ofOne(Math.tanh),
  "math.Float64bits": ofOne(bitsOf64),
  "math.Float64frombits": (ctx) => ctx.set(0, floatOf64(bigintOf(ctx.get(0)))),
  "math.Float32bits": ofOne(bitsOf32),
  "math.Float32frombits": ofOne(floatOf32),
  "math.Signbit": ofOne((x) => x < 0 || Object.is(x, -0) || bigintOf(bitsOf64(x)) >> 63n === 1n),
  "math.NaN": (ctx) => ctx.set(0, Number.NaN),
  "math.Inf": ofOne((sign) => (sign >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)),
};

export const mathNatives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
