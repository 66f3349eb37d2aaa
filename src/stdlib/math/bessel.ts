// The Bessel functions of the first (J) and second (Y) kind, of whole orders.
// Source: FDLIBM (Sun Microsystems), e_j0.c, e_j1.c, e_jn.c.

import { p0, p1, q0, q1 } from "./bessel-ratios.ts";
import { horner, log } from "./exponential.ts";
import { cos, sin } from "./trigonometric.ts";

const INF = Number.POSITIVE_INFINITY;
const ONE_OVER_SQRT_PI = 0.5641895835477563;
const TWO_OVER_PI = 0.6366197723675814;
const HUGE_ORDER_0 = 2 ** 129;
const HUGE_ORDER_N = 2 ** 302;

// cos and sin of x less a quarter (order 0) or three quarters (order 1) of Pi, times sqrt 2; one of them is found from the other
// where a difference would cancel.
function phase(order: 0 | 1, x: number): readonly [cosine: number, sine: number] {
  const [s, c] = [sin(x), cos(x)];
  let sine = order === 0 ? s - c : -s - c;
  let cosine = order === 0 ? s + c : s - c;
  if (x < Number.MAX_VALUE / 2) {
    const z = order === 0 ? -cos(x + x) : cos(x + x);
    const isSineGood = order === 0 ? s * c < 0 : s * c > 0;
    if (isSineGood) cosine = z / sine;
    else sine = z / cosine;
  }
  return [cosine, sine];
}

function jFar(order: 0 | 1, x: number): number {
  const [cosine, sine] = phase(order, x);
  if (x > HUGE_ORDER_0) return (ONE_OVER_SQRT_PI * cosine) / Math.sqrt(x);
  const [p, q] = order === 0 ? [p0(x), q0(x)] : [p1(x), q1(x)];
  return (ONE_OVER_SQRT_PI * (p * cosine - q * sine)) / Math.sqrt(x);
}

function yFar(order: 0 | 1, x: number): number {
  const [cosine, sine] = phase(order, x);
  if (x > HUGE_ORDER_0) return (ONE_OVER_SQRT_PI * sine) / Math.sqrt(x);
  const [p, q] = order === 0 ? [p0(x), q0(x)] : [p1(x), q1(x)];
  return (ONE_OVER_SQRT_PI * (p * sine + q * cosine)) / Math.sqrt(x);
}

const J0_ABOVE = [0.015624999999999995, -0.00018997929423885472, 0.0000018295404953270067, -4.618326885321032e-9];
const J0_BELOW = [1, 0.015619102946489001, 0.00011692678466333745, 5.135465502073181e-7, 1.1661400333379e-9];

export function j0(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return 0;
  const size = Math.abs(x);
  if (size >= 2) return jFar(0, size);
  if (size < 2 ** -27) return 1;
  if (size < 2 ** -13) return 1 - 0.25 * size * size;
  const z = size * size;
  const ratio = (z * horner(z, J0_ABOVE)) / horner(z, J0_BELOW);
  if (size < 1) return 1 + z * (-0.25 + ratio);
  const u = 0.5 * size;
  return (1 + u) * (1 - u) + z * ratio;
}

const Y0_ABOVE = [
  -0.07380429510868723, 0.17666645250918112, -0.01381856719455969, 0.00034745343209368365, -0.0000038140705372436416,
  1.9559013703502292e-8, -3.982051941321034e-11,
];
const Y0_BELOW = [1, 0.01273048348341237, 0.00007600686273503533, 2.591508518404578e-7, 4.4111031133267547e-10];

export function y0(x: number): number {
  if (x < 0 || Number.isNaN(x)) return Number.NaN;
  if (x === INF) return 0;
  if (x === 0) return -INF;
  if (x >= 2) return yFar(0, x);
  if (x <= 2 ** -27) return (Y0_ABOVE[0] as number) + TWO_OVER_PI * log(x);
  const z = x * x;
  return horner(z, Y0_ABOVE) / horner(z, Y0_BELOW) + TWO_OVER_PI * j0(x) * log(x);
}

const J1_ABOVE = [-6.25e-2, 0.001407056669551897, -0.00001599556310840356, 4.9672799960958445e-8];
const J1_BELOW = [
  1, 0.019153759953836346, 0.00018594678558863092, 0.0000011771846404262368, 5.0463625707621704e-9,
  1.2354227442613791e-11,
];

export function j1(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x) || x === 0) return 0;
  const size = Math.abs(x);
  const value = j1Positive(size);
  return x < 0 && size >= 2 ** -27 ? -value : value;
}

// Go's result below 2^-27 has lost its sign.
function j1Positive(x: number): number {
  if (x >= 2) return jFar(1, x);
  if (x < 2 ** -27) return 0.5 * x;
  const z = x * x;
  return 0.5 * x + (z * horner(z, J1_ABOVE) * x) / horner(z, J1_BELOW);
}

const Y1_ABOVE = [
  -0.19605709064623894, 0.05044387166398113, -0.0019125689587576355, 0.00002352526005616105, -9.190991580398789e-8,
];
const Y1_BELOW = [
  1, 0.01991673182366499, 0.00020255258102513517, 0.0000013560880109751623, 6.227414523646215e-9,
  1.6655924620799208e-11,
];

export function y1(x: number): number {
  if (x < 0 || Number.isNaN(x)) return Number.NaN;
  if (x === INF) return 0;
  if (x === 0) return -INF;
  if (x >= 2) return yFar(1, x);
  if (x <= 2 ** -54) return -TWO_OVER_PI / x;
  const z = x * x;
  return x * (horner(z, Y1_ABOVE) / horner(z, Y1_BELOW)) + TWO_OVER_PI * (j1(x) * log(x) - 1 / x);
}

/** J of order n: upwards from the orders 0 and 1 while that is stable, else downwards from a continued fraction. */
export function jn(n: number, x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return 0;
  if (n === 0) return j0(x);
  if (x === 0) return 0;
  const [order, at] = n < 0 ? [-n, -x] : [n, x];
  if (order === 1) return j1(at);
  const value = jnPositive(order, Math.abs(at));
  return at < 0 && order % 2 === 1 ? -value : value;
}

function jnPositive(n: number, x: number): number {
  if (n > x) return x < 2 ** -29 ? jnTiny(n, x) : jnDownwards(n, x);
  if (x >= HUGE_ORDER_N) {
    const [s, c] = [sin(x), cos(x)];
    const turned = [c + s, -c + s, -c - s, c - s][n % 4] as number;
    return (ONE_OVER_SQRT_PI * turned) / Math.sqrt(x);
  }
  let [before, value] = [j0(x), j1(x)];
  for (let i = 1; i < n; i++) [before, value] = [value, value * ((i + i) / x) - before];
  return value;
}

// (x/2)^n / n!
function jnTiny(n: number, x: number): number {
  if (n > 33) return 0;
  let [factorial, power] = [1, x * 0.5];
  for (let i = 2; i <= n; i++) {
    factorial *= i;
    power *= x * 0.5;
  }
  return power / factorial;
}

function jnDownwards(n: number, x: number): number {
  const step = 2 / x;
  let z = (n + n) / x;
  let before = z;
  z += step;
  let bound = before * z - 1;
  let k = 1;
  while (bound < 1e9) {
    k++;
    z += step;
    [before, bound] = [bound, z * bound - before];
  }
  let t = 0;
  for (let i = 2 * (n + k); i >= n + n; i -= 2) t = 1 / (i / x - t);
  let [above, value] = [t, 1];
  // Only values that may overflow are brought down on the way.
  const mayOverflow = n * log(Math.abs((2 / x) * n)) >= 709.782712893384;
  for (let i = n - 1; i > 0; i--) {
    [above, value] = [value, (value * (i + i)) / x - above];
    if (mayOverflow && value > 1e100) {
      above /= value;
      t /= value;
      value = 1;
    }
  }
  return (t * j0(x)) / value;
}

/** Y of order n, upwards from the orders 0 and 1. */
export function yn(n: number, x: number): number {
  if (x < 0 || Number.isNaN(x)) return Number.NaN;
  if (x === INF) return 0;
  if (n === 0) return y0(x);
  const isMinus = n < 0 && n % 2 !== 0;
  if (x === 0) return isMinus ? INF : -INF;
  const order = Math.abs(n);
  const value = order === 1 ? y1(x) : ynPositive(order, x);
  return isMinus ? -value : value;
}

function ynPositive(n: number, x: number): number {
  if (x >= HUGE_ORDER_N) {
    const [s, c] = [sin(x), cos(x)];
    const turned = [s - c, -s - c, -s + c, s + c][n % 4] as number;
    return (ONE_OVER_SQRT_PI * turned) / Math.sqrt(x);
  }
  let [before, value] = [y0(x), y1(x)];
  for (let i = 1; i < n && value !== -INF; i++) [before, value] = [value, ((i + i) / x) * value - before];
  return value;
}
