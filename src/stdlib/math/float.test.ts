// Laws of the parts of numbers, against exact arithmetic.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bitsOf,
  bitsOf32,
  exponentOf,
  floatOf,
  floatOf32,
  fma,
  fmaOfModerate,
  nextAfter,
  remainder,
  scale,
  split,
} from "./float.ts";

const number = fc.double({ noNaN: true });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const moderate = fc.double({ noNaN: true, min: -1e100, max: 1e100 }).filter((x) => x === 0 || Math.abs(x) > 1e-100);

test("bits and numbers stand for each other", () => {
  fc.assert(fc.property(number, (x) => Object.is(floatOf(bitsOf(x)), x)));
  fc.assert(fc.property(fc.float(), (x) => Object.is(floatOf32(bitsOf32(x)), x)));
  expect(bitsOf(Number.NaN)).toBe(0x7ff8000000000001n);
});

test("a split number is its fraction scaled by its exponent", () => {
  fc.assert(
    fc.property(finite, (x) => {
      const [fraction, exponent] = split(x);
      expect(x === 0 || (Math.abs(fraction) >= 0.5 && Math.abs(fraction) < 1)).toBe(true);
      expect(scale(fraction, exponent)).toBe(x);
    }),
  );
});

test("a scaled number is rounded once", () => {
  fc.assert(
    fc.property(finite, fc.integer({ min: -2200, max: 2200 }), (x, n) => {
      expect(scale(x, n)).toBe(fma(x, 1, 0) === 0 ? x : roundedOnce(x, n));
    }),
  );
});

// x * 2^n by way of a fused multiply-add, which rounds once; powers beyond the range are taken in steps that are exact or hopeless.
function roundedOnce(x: number, n: number): number {
  const exponent = exponentOf(x) + n;
  if (exponent > 1100) return x < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (exponent < -1100) return x < 0 ? -0 : 0;
  const [fraction] = split(x);
  const half = (exponent + 1) >> 1;
  return fma(fraction * 2 ** half, 2 ** (exponent + 1 - half), 0);
}

test("nothing lies between a number and the next one", () => {
  fc.assert(
    fc.property(finite, (x) => {
      const next = nextAfter(x, Number.POSITIVE_INFINITY);
      expect(next > x).toBe(true);
      expect([x, next]).toContain(x / 2 + next / 2);
      expect(nextAfter(next, Number.NEGATIVE_INFINITY) - x).toBe(0);
    }),
  );
});

test("a remainder is x % y or one divisor off, and at most half of the divisor", () => {
  fc.assert(
    fc.property(moderate, moderate, (x, y) => {
      fc.pre(y !== 0);
      const rest = remainder(x, y);
      const size = Math.abs(y);
      expect([x % y, (x % y) - size, (x % y) + size].some((each) => each === rest)).toBe(true);
      expect(Math.abs(rest)).toBeLessThanOrEqual(size / 2);
    }),
  );
});

test.each([
  [5, 2, 1],
  [7, 2, -1],
  [-5, 2, -1],
  [1e300, 3, 0],
  [Number.MAX_VALUE, 1e308, -2.0230686513768431e307],
  [-0, 3, -0],
  [4, -2, 0],
])("remainder(%s, %s)", (x, y, want) => {
  expect(remainder(x, y)).toBe(want);
});

test.each([
  [0.1, 10, -1, 2 ** -54],
  [5e-324, 0.5, 0, 0],
  [5e-324, 0.5, 5e-324, 1e-323],
  [-5e-324, 0.5, 0, -0],
  [Number.MAX_VALUE, 2, -Number.MAX_VALUE, Number.MAX_VALUE],
  [1e200, 1e200, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  [-1, 1, 1, 0],
  [1 + 2 ** -52, 1 - 2 ** -53, -1, 2 ** -53 - 2 ** -105],
])("fma(%s, %s, %s)", (x, y, z, want) => {
  expect(fma(x, y, z)).toBe(want);
});

test("the fast fused multiply-add is the exact one", () => {
  fc.assert(fc.property(moderate, moderate, moderate, (x, y, z) => fmaOfModerate(x, y, z) === fma(x, y, z)));
  // Where the product and the sum nearly cancel.
  fc.assert(fc.property(moderate, moderate, (x, y) => fmaOfModerate(x, y, -x * y) === fma(x, y, -x * y)));
});
