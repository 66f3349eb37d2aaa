// Circular and hyperbolic functions and their inverses, with the reductions and polynomials that Go uses.
// Sources: Cephes (Moshier) for sin, cos, tan, atan, tanh; Payne and Hanek for large angles; FDLIBM for asinh, acosh, atanh.

import { exp, horner, log, log1p } from "./exponential.ts";
import { bitsOf, floatOf, isNegative } from "./float.ts";

const HALF_PI = Math.PI / 2;
const QUARTER_PI = Math.PI / 4;
const INF = Number.POSITIVE_INFINITY;

// Pi/4 in three parts; the first two have trailing zeros, so that their multiples are exact.
const PI4_A = 0.7853981256484985;
const PI4_B = 3.774894707930798e-8;
const PI4_C = 2.6951514290790595e-15;
const LARGE_ANGLE = 2 ** 29;

/** 4/Pi times 2^1216. */
const FOUR_OVER_PI =
  0x145f306dc9c882a53f84eafa3ea69bb81b6c52b3278872083fca2c757bd778ac36e48dc74849ba5c00c925dd413a32439fc3bd63962534e7dd1046bea5d768909d338e04d68befc827323ac7306a673e93908bf177bf250763ff12fffbc0b301fde5e2316b414da3eda6cfd9e4f96136e9e8c7ecd3cbfd45aea4f758fd7cbe2f67a0e73ef14a525d4d7f6bf623f1aba10ac06608df8f6d757n;
const FOUR_OVER_PI_BITS = 1280;

/** An angle as octant (even, 0 to 6) and the rest in about [-Pi/4, Pi/4]. */
interface Reduced {
  readonly octant: number;
  readonly rest: number;
}

function reduce(x: number): Reduced {
  if (x >= LARGE_ANGLE) return reduceLarge(x);
  let octant = Math.trunc(x * (4 / Math.PI));
  octant += octant % 2;
  return { octant: octant % 8, rest: x - octant * PI4_A - octant * PI4_B - octant * PI4_C };
}

// Multiplies the mantissa by those 192 bits of 4/Pi that matter: what lies above are whole turns.
function reduceLarge(x: number): Reduced {
  const bits = bitsOf(x);
  const exponent = Number(bits >> 52n) - 1023 - 52;
  const mantissa = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  const window = BigInt.asUintN(192, FOUR_OVER_PI >> BigInt(FOUR_OVER_PI_BITS - (exponent + 61) - 192));
  const product = BigInt.asUintN(128, (window * mantissa) >> 64n);
  const octant = Number(product >> 125n);
  const turn = BigInt.asUintN(64, product >> 61n);
  const zeros = 64 - (turn === 0n ? 0 : turn.toString(2).length);
  const shift = BigInt(zeros + 1);
  const fraction = BigInt.asUintN(64, turn << shift) | (BigInt.asUintN(64, product) >> (64n - shift));
  const part = floatOf((fraction >> 12n) | (BigInt(1023 - (zeros + 1)) << 52n));
  if (octant % 2 === 0) return { octant, rest: part * QUARTER_PI };
  return { octant: (octant + 1) % 8, rest: (part - 1) * QUARTER_PI };
}

const SIN_SERIES = [
  -0.1666666666666663, 0.008333333333322118, -0.0001984126982958954, 0.0000027557313621385722, -2.5050747762857807e-8,
  1.5896230157654656e-10,
];
const COS_SERIES = [
  0.041666666666666595, -0.0013888888888873056, 0.000024801587288851704, -2.755731417929674e-7, 2.087570084197473e-9,
  -1.1358536521387682e-11,
];

function sinNear0(z: number): number {
  const square = z * z;
  return z + z * square * horner(square, SIN_SERIES);
}

function cosNear0(z: number): number {
  const square = z * z;
  return 1 - 0.5 * square + square * square * horner(square, COS_SERIES);
}

export function sin(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : Number.NaN;
  if (x < 0) return -sin(-x);
  const { octant, rest } = reduce(x);
  const size = octant % 4 === 2 ? cosNear0(rest) : sinNear0(rest);
  return octant > 3 ? -size : size;
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { octant, rest } = reduce(Math.abs(x));
  const size = octant % 4 === 2 ? sinNear0(rest) : cosNear0(rest);
  return octant === 2 || octant === 4 ? -size : size;
}

const TAN_ABOVE = [-17956525.197648488, 1153516.6483858742, -13093.693918138379];
const TAN_BELOW = [-53869575.592945464, 25008380.18233579, -1320892.3444021097, 13681.296347069296, 1];

export function tan(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : Number.NaN;
  if (x < 0) return -tan(-x);
  const { octant, rest } = reduce(x);
  const square = rest * rest;
  const y = square > 1e-14 ? rest + rest * ((square * horner(square, TAN_ABOVE)) / horner(square, TAN_BELOW)) : rest;
  return octant % 4 === 2 ? -1 / y : y;
}

const ATAN_ABOVE = [
  -64.85021904942025, -122.88666844901361, -75.00855792314705, -16.157537187333652, -0.8750608600031904,
];
const ATAN_BELOW = [
  194.5506571482614, 485.3903996359137, 432.88106049129027, 165.02700983169885, 24.858464901423062, 1,
];
/** What Pi/2 lacks as a float64. */
const PI_REST = 6.123233995736766e-17;

function atanNear0(x: number): number {
  const z = x * x;
  return x * ((z * horner(z, ATAN_ABOVE)) / horner(z, ATAN_BELOW)) + x;
}

function atanPositive(x: number): number {
  if (x <= 0.66) return atanNear0(x);
  if (x > 2.414213562373095) return HALF_PI - atanNear0(1 / x) + PI_REST;
  return QUARTER_PI + atanNear0((x - 1) / (x + 1)) + 0.5 * PI_REST;
}

export function atan(x: number): number {
  if (x === 0) return x;
  return x > 0 ? atanPositive(x) : -atanPositive(-x);
}

export function asin(x: number): number {
  if (x === 0) return x;
  const size = Math.abs(x);
  if (size > 1) return Number.NaN;
  const other = Math.sqrt(1 - size * size);
  const angle = size > 0.7 ? HALF_PI - atanPositive(other / size) : atanPositive(size / other);
  return x < 0 ? -angle : angle;
}

export const acos = (x: number): number => HALF_PI - asin(x);

/** The angle of the point (x, y), in [-Pi, Pi]. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(y) || Number.isNaN(x)) return Number.NaN;
  const withSign = (angle: number): number => (isNegative(y) ? -angle : angle);
  if (y === 0) return withSign(isNegative(x) ? Math.PI : 0);
  if (x === 0) return withSign(HALF_PI);
  if (!Number.isFinite(x)) {
    if (!Number.isFinite(y)) return withSign(x > 0 ? QUARTER_PI : (3 * Math.PI) / 4);
    return withSign(x > 0 ? 0 : Math.PI);
  }
  if (!Number.isFinite(y)) return withSign(HALF_PI);
  const angle = atan(y / x);
  if (x > 0) return angle;
  return angle <= 0 ? angle + Math.PI : angle - Math.PI;
}

const SINH_ABOVE = [-630767.3640497717, -89912.72022039509, -2894.211355989564, -26.30563213397497];
const SINH_BELOW = [-630767.3640497717, 15215.17378790019, -173.6789535582337, 1];

export function sinh(x: number): number {
  const size = Math.abs(x);
  const value = sinhPositive(size);
  return x < 0 ? -value : size === 0 ? x : value;
}

function sinhPositive(x: number): number {
  if (x > 21) return exp(x) * 0.5;
  if (x > 0.5) {
    const e = exp(x);
    return (e - 1 / e) * 0.5;
  }
  const square = x * x;
  return (horner(square, SINH_ABOVE) * x) / horner(square, SINH_BELOW);
}

export function cosh(x: number): number {
  const e = exp(Math.abs(x));
  return Math.abs(x) > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

const TANH_ABOVE = [-1614.6876844170845, -99.28772310019185, -0.9643991794250523];
const TANH_BELOW = [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1];
const TANH_ONE = 0.5 * 88.02969193111305;

export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > TANH_ONE) return x < 0 ? -1 : 1;
  if (size >= 0.625) {
    const value = 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -value : value;
  }
  if (x === 0) return x;
  const square = x * x;
  return x + (x * square * horner(square, TANH_ABOVE)) / horner(square, TANH_BELOW);
}

const TINY = 2 ** -28;
const LARGE = 2 ** 28;

export function asinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const value = asinhPositive(size);
  return x < 0 ? -value : size === 0 ? x : value;
}

function asinhPositive(x: number): number {
  if (x > LARGE) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x + 1 / (Math.sqrt(x * x + 1) + x));
  if (x < TINY) return x;
  return log1p(x + (x * x) / (1 + Math.sqrt(1 + x * x)));
}

export function acosh(x: number): number {
  if (x < 1 || Number.isNaN(x)) return Number.NaN;
  if (x === 1) return 0;
  if (x >= LARGE) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

export function atanh(x: number): number {
  const size = Math.abs(x);
  if (size > 1 || Number.isNaN(x)) return Number.NaN;
  if (size === 1) return x < 0 ? -INF : INF;
  if (x === 0) return x;
  const value = atanhPositive(size);
  return x < 0 ? -value : value;
}

function atanhPositive(x: number): number {
  if (x < TINY) return x;
  const twice = x + x;
  if (x < 0.5) return 0.5 * log1p(twice + (twice * x) / (1 - x));
  return 0.5 * log1p(twice / (1 - x));
}
