// Exponentials, logarithms, powers and roots, as Go on amd64 computes them: the same reductions and polynomials in the same order, so
// that the last bit agrees. Engines' own Math differs from it, and from browser to browser.
// Sources: FDLIBM (Sun Microsystems) for log, expm1, log1p, cbrt and the polynomial of exp2; Go's documented special cases.

import { bitsOf, exponentOf, floatOf, fmaOfModerate, isNegative, scale, split } from "./float.ts";

const INF = Number.POSITIVE_INFINITY;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const OVERFLOW = 709.782712893384;

/** The polynomial with these coefficients, constant first, by Horner's rule. */
export function horner(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] as number);
  return sum;
}

// 1/2, 1/3!, ... 1/9!: the Taylor series, highest first.
const EXP_SERIES = [
  0.0000248015873015873, 0.0001984126984126984, 0.001388888888888889, 0.008333333333333333, 0.041666666666666664,
  0.16666666666666666, 0.5, 1,
];
const EXP_LN2_HIGH = 0.693147180559663;
const EXP_LN2_LOW = 2.8235290563031577e-13;

function nearestEven(x: number): number {
  const rounded = Math.round(x);
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** e^x: reduced by a multiple of ln 2 and by 16, a Taylor series, then four squarings of 1 + y; with fused multiply-adds. */
export function exp(x: number): number {
  if (Number.isNaN(x) || x === INF) return x;
  if (x > 7.09782712893384e2) return INF;
  if (x < -746) return 0;
  if (Math.abs(x) < 2 ** -60) return 1;
  const k = nearestEven(Math.LOG2E * x);
  let y = fmaOfModerate(-k, EXP_LN2_LOW, fmaOfModerate(-k, EXP_LN2_HIGH, x));
  if (y === 0) return scale(1, k);
  y *= 0.0625;
  let series = EXP_SERIES[0] as number;
  for (let i = 1; i < EXP_SERIES.length; i++) series = fmaOfModerate(series, y, EXP_SERIES[i] as number);
  y *= series;
  for (let i = 0; i < 3; i++) y *= y + 2;
  return timesPowerOf2(fmaOfModerate(y, y + 2, 1), k);
}

function timesPowerOf2(x: number, k: number): number {
  if (k >= 1024) return INF;
  if (k > -1023) return x * 2 ** k;
  return k < -1075 ? 0 : x * 2 ** (k + 1022) * 2 ** -1022;
}

const EXP_REMES = [
  0.16666666666666666, -0.0027777777777015593, 0.00006613756321437934, -0.0000016533902205465252, 4.1381367970572385e-8,
];

/** 2^x. */
export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 1023.9999999999999) return INF;
  if (x < -1.074e3) return 0;
  const k = Math.trunc(x > 0 ? x + 0.5 : x - 0.5);
  const rest = x - k;
  const [high, low] = [rest * LN2_HIGH, -rest * LN2_LOW];
  const r = high - low;
  const t = r * r;
  const c = r - t * horner(t, EXP_REMES);
  return scale(1 - (low - (r * c) / (2 - c) - high), k);
}

const LOG_ODD = [0.6666666666666735, 0.2857142874366239, 0.1818357216161805, 0.14798198605116586];
const LOG_EVEN = [0.3999999999940942, 0.22222198432149784, 0.15313837699209373];

/** ln x. As Go's on amd64, it takes the mantissa of a subnormal number as if it were normal. */
export function log(x: number): number {
  if (Number.isNaN(x) || x === INF) return x;
  if (x < 0) return Number.NaN;
  if (x === 0) return -INF;
  const bits = bitsOf(x);
  let fraction = floatOf((bits & 0xfffffffffffffn) | 0x3fe0000000000000n);
  let k = Number(bits >> 52n) - 1022;
  if (fraction <= Math.SQRT1_2) {
    k--;
    fraction *= 2;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const series = s2 * horner(s4, LOG_ODD) + s4 * horner(s4, LOG_EVEN);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
}

export const log10 = (x: number): number => log(x) * Math.LOG10E;

export function log2(x: number): number {
  const [fraction, exponent] = split(x);
  if (fraction === 0.5) return exponent - 1;
  return log(fraction) * Math.LOG2E + exponent;
}

const LOG1P_SERIES = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];
const SQRT2_FRACTION = 0x6a09e667f3bcdn;

/** ln(1 + x), exact also near 0. */
export function log1p(x: number): number {
  if (x < -1 || Number.isNaN(x)) return Number.NaN;
  if (x === -1) return -INF;
  if (x === INF) return INF;
  const size = Math.abs(x);
  if (size < 2 ** -54) return x;
  if (size < 2 ** -29) return x - x * x * 0.5;
  if (x > -0.2928932188134525 && x < 0.41421356237309503) return log1pReduced(x, false, 0, 0);
  let u = size < 2 ** 53 ? 1 + x : x;
  let k = exponentOf(u);
  const correction = size < 2 ** 53 ? (k > 0 ? 1 - (u - x) : x - (u - 1)) / u : 0;
  const fraction = bitsOf(u) & 0xfffffffffffffn;
  if (fraction < SQRT2_FRACTION) u = floatOf(fraction | 0x3ff0000000000000n);
  else {
    k++;
    u = floatOf(fraction | 0x3fe0000000000000n);
  }
  const isShort = fraction === 0n || (fraction >= SQRT2_FRACTION && (0x10000000000000n - fraction) >> 2n === 0n);
  return log1pReduced(u - 1, isShort, k, correction);
}

// k ln 2 + ln(1 + f) + c. isShort: |f| < 2^-20, for which two terms do.
function log1pReduced(f: number, isShort: boolean, k: number, c: number): number {
  const half = 0.5 * f * f;
  if (isShort) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (c + k * LN2_LOW);
    const r = half * (1 - 0.6666666666666666 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r = z * horner(z, LOG1P_SERIES);
  if (k === 0) return f - (half - s * (half + r));
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + c)) - f);
}

const EXPM1_SERIES = [
  1, -0.03333333333333313, 0.0015873015872548146, -0.0000793650757867488, 0.000004008217827329362,
  -2.0109921818362437e-7,
];

/** e^x - 1, exact also near 0. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x === INF) return x;
  const size = Math.abs(x);
  if (size >= 38.816242111356935) {
    if (x < 0) return -1;
    if (x >= OVERFLOW) return INF;
  }
  if (size < 2 ** -54) return x;
  if (size <= 0.34657359027997264) return expm1Reduced(x, 0, 0);
  const k = expm1Multiple(x, size);
  const [high, low] = [x - k * LN2_HIGH, k * LN2_LOW];
  const reduced = high - low;
  return expm1Reduced(reduced, high - reduced - low, k);
}

function expm1Multiple(x: number, size: number): number {
  if (size < 1.0397207708399179) return x < 0 ? -1 : 1;
  return Math.trunc(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5));
}

function expm1Reduced(x: number, c: number, k: number): number {
  const halfX = 0.5 * x;
  const halfSquare = x * halfX;
  const r = horner(halfSquare, EXPM1_SERIES);
  const t = 3 - r * halfX;
  let e = halfSquare * ((r - t) / (6 - x * t));
  if (k === 0) return x - (x * e - halfSquare);
  e = x * (e - c) - c - halfSquare;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return addToExponent(1 - (e - x), k) - 1;
  if (k < 20) return addToExponent(1 - 2 ** -k - (e - x), k);
  return addToExponent(x - (e + 2 ** -k) + 1, k);
}

// Adds to the exponent bits; for k = 1024 the number has room for it.
const addToExponent = (x: number, k: number): number => floatOf(BigInt.asUintN(64, bitsOf(x) + (BigInt(k) << 52n)));

const CBRT_NORMAL = 715094163n << 32n;
const CBRT_SUBNORMAL = 696219795n << 32n;

/** The cube root: an estimate by a third of the exponent, a rational step to 23 bits, one Newton step. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  if (x < 0) return -cbrt(-x);
  const isSubnormal = x < 2 ** -1022;
  let t = floatOf(bitsOf(isSubnormal ? x * 2 ** 54 : x) / 3n + (isSubnormal ? CBRT_SUBNORMAL : CBRT_NORMAL));
  const s = 0.5428571428571428 + ((t * t) / x) * t;
  t *= 0.35714285714285715 + 1.6071428571428572 / (s + 1.4142857142857144 - 0.7053061224489796 / s);
  t = floatOf((bitsOf(t) & 0xffffffffc0000000n) + (1n << 30n));
  const r = x / (t * t);
  return t + t * ((r - t) / (t + t + r));
}

/** sqrt(p^2 + q^2) without needless overflow. */
export function hypot(p: number, q: number): number {
  const [a, b] = [Math.abs(p), Math.abs(q)];
  if (a === INF || b === INF) return INF;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const [large, small] = a > b ? [a, b] : [b, a];
  if (large === 0) return 0;
  const ratio = small / large;
  return large * Math.sqrt(1 + ratio * ratio);
}

const isOdd = (x: number): boolean => Math.abs(x) < 2 ** 53 && Math.abs(x % 2) === 1;

/** x^y: the whole part of y by repeated squaring of the fraction, the rest by exp and log. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === 0) {
    const isMinus = isNegative(x) && isOdd(y);
    if (y < 0) return isMinus ? -INF : INF;
    return isMinus ? x : 0;
  }
  if (!Number.isFinite(y)) return powInfinite(x, y);
  if (x === -INF) return pow(1 / x, -y);
  if (x === INF) return y < 0 ? 0 : INF;
  if (y === 0.5) return Math.sqrt(x);
  if (y === -0.5) return 1 / Math.sqrt(x);
  return powFinite(x, y);
}

// For an exponent of infinite size, or as good as.
function powInfinite(x: number, y: number): number {
  if (x === -1) return 1;
  return Math.abs(x) < 1 === y > 0 ? 0 : INF;
}

function powFinite(x: number, y: number): number {
  let whole = Math.trunc(Math.abs(y));
  let rest = Math.abs(y) - whole;
  if (rest !== 0 && x < 0) return Number.NaN;
  if (whole >= 2 ** 63) return powInfinite(x, y);
  let fraction = 1;
  if (rest !== 0) {
    if (rest > 0.5) {
      rest--;
      whole++;
    }
    fraction = exp(rest * log(x));
  }
  let exponent = 0;
  let [base, baseExponent] = split(x);
  for (; whole !== 0; whole = Math.floor(whole / 2)) {
    if (Math.abs(baseExponent) > 4096) {
      exponent += baseExponent;
      break;
    }
    if (whole % 2 === 1) {
      fraction *= base;
      exponent += baseExponent;
    }
    base *= base;
    baseExponent *= 2;
    if (base < 0.5) {
      base += base;
      baseExponent--;
    }
  }
  return y < 0 ? scale(1 / fraction, -exponent) : scale(fraction, exponent);
}

/** 10^n, by two exact or correctly rounded factors. */
export function pow10(n: number): number {
  if (n < -323) return 0;
  if (n > 308) return INF;
  const size = Math.abs(n);
  const [high, low] = [32 * Math.floor(size / 32), size % 32];
  return n < 0 ? Number(`1e-${high}`) / Number(`1e${low}`) : Number(`1e${high}`) * Number(`1e${low}`);
}
