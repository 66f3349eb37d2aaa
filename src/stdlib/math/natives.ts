// The natives of package math. Everything is computed as Go on amd64 does, bit for bit, so that a run is the same in every browser;
// only what IEEE 754 prescribes is left to the engine's Math.

import type { Value } from "../../ir/value.ts";
import type { Native, NativeContext, Natives } from "../../vm/api.ts";
import { argNumber, bigintOf } from "../word.ts";
import * as bessel from "./bessel.ts";
import * as error from "./error-function.ts";
import * as exponential from "./exponential.ts";
import * as float from "./float.ts";
import * as gamma from "./gamma.ts";
import * as circle from "./trigonometric.ts";

// In Go infinities win over NaN.
function extreme(pick: (x: number, y: number) => number, winner: number): (x: number, y: number) => number {
  return (x, y) => (x === winner || y === winner ? winner : pick(x, y));
}

/** What Ilogb says of 0, and of infinities and NaN. */
const MIN_INT32 = -(2 ** 31);
const MAX_INT32 = 2 ** 31 - 1;

function ilogb(x: number): number {
  if (x === 0) return MIN_INT32;
  return Number.isFinite(x) ? float.exponentOf(x) : MAX_INT32;
}

function logb(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return Number.isFinite(x) ? float.exponentOf(x) : Math.abs(x);
}

// Far beyond every exponent, and small enough to be added to one.
const clampExponent = (n: number): number => Math.max(-4096, Math.min(4096, n));

const ofOne =
  (apply: (x: number) => Value): Native =>
  (ctx: NativeContext) =>
    ctx.set(0, apply(argNumber(ctx, 0)));

const ofTwo =
  (apply: (x: number, y: number) => Value): Native =>
  (ctx: NativeContext) =>
    ctx.set(0, apply(argNumber(ctx, 0), argNumber(ctx, 1)));

const toTwo =
  (apply: (x: number) => readonly [Value, Value]): Native =>
  (ctx: NativeContext) => {
    const [first, second] = apply(argNumber(ctx, 0));
    ctx.set(0, first);
    ctx.set(1, second);
  };

const natives: Readonly<Record<string, Native>> = {
  "math.Abs": ofOne(Math.abs),
  "math.Sqrt": ofOne(Math.sqrt),
  "math.Floor": ofOne(Math.floor),
  "math.Ceil": ofOne(Math.ceil),
  "math.Trunc": ofOne(Math.trunc),
  "math.Round": ofOne(float.round),
  "math.RoundToEven": ofOne(float.roundToEven),
  "math.Max": ofTwo(extreme(Math.max, Number.POSITIVE_INFINITY)),
  "math.Min": ofTwo(extreme(Math.min, Number.NEGATIVE_INFINITY)),
  "math.Mod": ofTwo((x, y) => x % y),
  "math.Remainder": ofTwo(float.remainder),
  "math.FMA": (ctx) => ctx.set(0, float.fma(argNumber(ctx, 0), argNumber(ctx, 1), argNumber(ctx, 2))),
  "math.Frexp": toTwo(float.split),
  "math.Ldexp": ofTwo((x, n) => float.scale(x, clampExponent(n))),
  "math.Logb": ofOne(logb),
  "math.Ilogb": ofOne(ilogb),
  "math.Nextafter": ofTwo(float.nextAfter),
  "math.Nextafter32": ofTwo(float.nextAfter32),
  "math.Float64bits": ofOne(float.bitsWord),
  "math.Float64frombits": (ctx) => ctx.set(0, float.floatOf(bigintOf(ctx.get(0)))),
  "math.Float32bits": ofOne(float.bitsOf32),
  "math.Float32frombits": ofOne(float.floatOf32),
  "math.Signbit": ofOne(float.isNegative),
  "math.NaN": (ctx) => ctx.set(0, Number.NaN),
  "math.Inf": ofOne((sign) => (sign >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)),
  "math.Exp": ofOne(exponential.exp),
  "math.Exp2": ofOne(exponential.exp2),
  "math.Expm1": ofOne(exponential.expm1),
  "math.Log": ofOne(exponential.log),
  "math.Log2": ofOne(exponential.log2),
  "math.Log10": ofOne(exponential.log10),
  "math.Log1p": ofOne(exponential.log1p),
  "math.Pow": ofTwo(exponential.pow),
  "math.Pow10": ofOne(exponential.pow10),
  "math.Cbrt": ofOne(exponential.cbrt),
  "math.Hypot": ofTwo(exponential.hypot),
  "math.Sin": ofOne(circle.sin),
  "math.Cos": ofOne(circle.cos),
  "math.Tan": ofOne(circle.tan),
  "math.Asin": ofOne(circle.asin),
  "math.Acos": ofOne(circle.acos),
  "math.Atan": ofOne(circle.atan),
  "math.Atan2": ofTwo(circle.atan2),
  "math.Sinh": ofOne(circle.sinh),
  "math.Cosh": ofOne(circle.cosh),
  "math.Tanh": ofOne(circle.tanh),
  "math.Asinh": ofOne(circle.asinh),
  "math.Acosh": ofOne(circle.acosh),
  "math.Atanh": ofOne(circle.atanh),
  "math.Erf": ofOne(error.erf),
  "math.Erfc": ofOne(error.erfc),
  "math.Erfinv": ofOne(error.erfinv),
  "math.Gamma": ofOne(gamma.gamma),
  "math.Lgamma": toTwo(gamma.lgamma),
  "math.J0": ofOne(bessel.j0),
  "math.J1": ofOne(bessel.j1),
  "math.Jn": ofTwo(bessel.jn),
  "math.Y0": ofOne(bessel.y0),
  "math.Y1": ofOne(bessel.y1),
  "math.Yn": ofTwo(bessel.yn),
};

export const mathNatives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
