// Floating-point numbers taken apart and put together: bits, exponents, neighbours, rounding, exact fused multiply-add.

import { integerWord } from "../word.ts";

const MAX_EXPONENT = 1023;
const MIN_NORMAL_EXPONENT = -1022;
const MIN_EXPONENT = -1074;
const SMALLEST_NORMAL = 2 ** MIN_NORMAL_EXPONENT;

/** The bits of what Go calls NaN. Engines do not keep a NaN's payload, so every NaN has these. */
const NAN_BITS = 0x7ff8000000000001n;
const NAN_BITS_32 = 0x7fc00000;

const view = (): DataView => new DataView(new ArrayBuffer(8));

/** The IEEE 754 bits of a float64, 0 to 2^64 - 1. */
export function bitsOf(x: number): bigint {
  if (Number.isNaN(x)) return NAN_BITS;
  const bytes = view();
  bytes.setFloat64(0, x);
  return bytes.getBigUint64(0);
}

/** The float64 with these bits. */
export function floatOf(bits: bigint): number {
  const bytes = view();
  bytes.setBigUint64(0, bits);
  return bytes.getFloat64(0);
}

/** The bits of a float64 as an integer word. */
export const bitsWord = (x: number): number | bigint => integerWord(bitsOf(x));

/** The IEEE 754 bits of a float32. */
export function bitsOf32(x: number): number {
  if (Number.isNaN(x)) return NAN_BITS_32;
  const bytes = view();
  bytes.setFloat32(0, x);
  return bytes.getUint32(0);
}

/** The float32 with these bits. */
export function floatOf32(bits: number): number {
  const bytes = view();
  bytes.setUint32(0, bits);
  return bytes.getFloat32(0);
}

export const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** The upper 32 bits of a float64, the sign included. */
function highWord(x: number): number {
  const bytes = view();
  bytes.setFloat64(0, x);
  return bytes.getUint32(0);
}

/** `x` with the lower 32 bits of its mantissa cleared. */
export function withoutLowWord(x: number): number {
  const bytes = view();
  bytes.setFloat64(0, x);
  bytes.setUint32(4, 0);
  return bytes.getFloat64(0);
}

/** Exponent e with 2^e <= |x| < 2^(e+1), for finite x other than 0. */
export function exponentOf(x: number): number {
  const size = Math.abs(x);
  if (size < SMALLEST_NORMAL) return exponentOf(size * 2 ** 54) - 54;
  return ((highWord(size) >>> 20) & 0x7ff) - MAX_EXPONENT;
}

/** `x` times 2^n, rounded once. */
export function scale(x: number, n: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = exponentOf(x) + n;
  if (exponent > MAX_EXPONENT) return x < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (exponent < MIN_EXPONENT - 1) return x < 0 ? -0 : 0;
  // The fraction lies in [1, 2); both factors of a normal result are exact.
  const fraction = fractionOf(x);
  if (exponent >= MIN_NORMAL_EXPONENT) return fraction * 2 ** exponent;
  return fraction * 2 ** (exponent + 53) * 2 ** -53;
}

// x divided by 2^exponentOf(x), exactly.
function fractionOf(x: number): number {
  const exponent = exponentOf(x);
  if (exponent < MIN_NORMAL_EXPONENT) return x * 2 ** 60 * 2 ** (-exponent - 60);
  const half = exponent >> 1;
  return x * 2 ** -half * 2 ** (half - exponent);
}

/** Fraction in [1/2, 1) and exponent with x = fraction * 2^exponent; x itself and 0 for zeros, infinities and NaN. */
export function split(x: number): readonly [fraction: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  return [fractionOf(x) / 2, exponentOf(x) + 1];
}

/** The float64 next to `x` in the direction of `y`. */
export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return x;
  if (x === 0) return isNegative(y) ? -Number.MIN_VALUE : Number.MIN_VALUE;
  return floatOf(bitsOf(x) + (y > x === x > 0 ? 1n : -1n));
}

/** The float32 next to `x` in the direction of `y`. */
export function nextAfter32(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return x;
  if (x === 0) return isNegative(y) ? -(2 ** -149) : 2 ** -149;
  return floatOf32(bitsOf32(x) + (y > x === x > 0 ? 1 : -1));
}

/** Halves are rounded away from zero. */
export function round(x: number): number {
  const size = Math.abs(x);
  const rounded = size % 1 === 0.5 ? Math.ceil(size) : Math.round(size);
  return isNegative(x) ? -rounded : rounded;
}

/** Halves are rounded to the even neighbour. */
export function roundToEven(x: number): number {
  if (Math.abs(x % 1) !== 0.5) return round(x);
  const even = 2 * Math.round(x / 2);
  return even === 0 && isNegative(x) ? -0 : even;
}

/** The remainder with the sign and the exact value of IEEE 754's remainder. */
export function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || !Number.isFinite(x) || y === 0) return Number.NaN;
  if (!Number.isFinite(y) || x === 0) return x;
  const size = Math.abs(y);
  let rest = Math.abs(x) % size;
  // Whether the quotient without `rest` is odd decides a tie; the doubled divisor may overflow, then the quotient is 0 or 1.
  const isOdd = Number.isFinite(2 * size) ? Math.abs(x) % (2 * size) >= size : Math.abs(x) >= size;
  const over = rest - (size - rest);
  if (over > 0 || (over === 0 && isOdd)) rest -= size;
  return x < 0 ? -rest : rest;
}

interface Exact {
  readonly mantissa: bigint;
  readonly exponent: number;
}

function exactly(x: number): Exact {
  const exponent = Math.max(exponentOf(x), MIN_NORMAL_EXPONENT) - 52;
  const [low, high] = [Math.trunc(exponent / 2), exponent - Math.trunc(exponent / 2)];
  return { mantissa: BigInt(x * 2 ** -low * 2 ** -high), exponent };
}

const bitLength = (n: bigint): number => n.toString(2).length;

// The float64 nearest to mantissa * 2^exponent, ties to even.
function nearest(mantissa: bigint, exponent: number): number {
  if (mantissa < 0n) return -nearest(-mantissa, exponent);
  const excess = Math.max(bitLength(mantissa) - 53, MIN_EXPONENT - exponent);
  if (excess <= 0) return scale(Number(mantissa), exponent);
  const unit = 1n << BigInt(excess);
  let kept = mantissa >> BigInt(excess);
  const twice = 2n * (mantissa & (unit - 1n));
  if (twice > unit || (twice === unit && (kept & 1n) === 1n)) kept++;
  return scale(Number(kept), exponent + excess);
}

/** x * y + z, rounded once. */
export function fma(x: number, y: number, z: number): number {
  const isPlain = x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y);
  if (isPlain) return x * y + z;
  if (!Number.isFinite(z)) return z;
  if (z === 0) {
    const product = x * y;
    if (product === 0) return product;
  }
  const [a, b] = [exactly(x), exactly(y)];
  const c = z === 0 ? { mantissa: 0n, exponent: 0 } : exactly(z);
  const productExponent = a.exponent + b.exponent;
  const exponent = Math.min(productExponent, z === 0 ? productExponent : c.exponent);
  const shift = (n: bigint, from: number): bigint => (n === 0n ? 0n : n << BigInt(from - exponent));
  return nearest(shift(a.mantissa * b.mantissa, productExponent) + shift(c.mantissa, c.exponent), exponent);
}

// The exact sum of two numbers, as the rounded one and what it lacks (Knuth).
function exactSum(a: number, b: number): readonly [sum: number, rest: number] {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

const SPLITTER = 2 ** 27 + 1;

// The exact product of two numbers, as the rounded one and what it lacks (Dekker, Veltkamp).
function exactProduct(a: number, b: number): readonly [product: number, rest: number] {
  const product = a * b;
  const [ta, tb] = [SPLITTER * a, SPLITTER * b];
  const [ah, bh] = [ta - (ta - a), tb - (tb - b)];
  const [al, bl] = [a - ah, b - bh];
  return [product, al * bl - (product - ah * bh - al * bh - ah * bl)];
}

/**
 * x * y + z, rounded once, for numbers whose products neither overflow nor have parts that underflow.
 * Source: Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd".
 */
export function fmaOfModerate(x: number, y: number, z: number): number {
  const [productHigh, productLow] = exactProduct(x, y);
  const [innerHigh, innerLow] = exactSum(z, productLow);
  const [high, middle] = exactSum(productHigh, innerHigh);
  return high + sumToOdd(innerLow, middle);
}

// The sum; if it is not exact, that of its two neighbours whose mantissa is odd.
function sumToOdd(a: number, b: number): number {
  const [sum, rest] = exactSum(a, b);
  if (rest === 0) return sum;
  const bytes = view();
  bytes.setFloat64(0, sum);
  const low = bytes.getUint32(4);
  if (low % 2 === 1) return sum;
  const isAway = rest > 0 === sum > 0;
  // From an even mantissa, going away from 0 never carries, going towards it may borrow.
  if (!isAway && low === 0) bytes.setUint32(0, bytes.getUint32(0) - 1);
  bytes.setUint32(4, isAway ? low + 1 : low - 1);
  return bytes.getFloat64(0);
}
