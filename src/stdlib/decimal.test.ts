// Floats as text: laws against JavaScript's own conversions, and the formats of real Go 1.26.8.

import fc from "fast-check";
import { expect, test } from "vitest";
import { exactDecimal, formatFloat, roundDecimal, shortestDecimal } from "./decimal.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const floatOf = ({ digits, point }: { digits: string; point: number }): number => Number(`0.${digits || "0"}e${point}`);

test("the shortest digits read back as the same float", () => {
  fc.assert(fc.property(finite, (x) => floatOf(shortestDecimal(Math.abs(x), 64)) === Math.abs(x)));
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) => {
      return Math.fround(floatOf(shortestDecimal(Math.abs(x), 32))) === Math.abs(x);
    }),
  );
});

test("all digits, and 17 of them, read back as the same float", () => {
  fc.assert(fc.property(finite, (x) => floatOf(exactDecimal(Math.abs(x))) === Math.abs(x)));
  fc.assert(fc.property(finite, (x) => floatOf(roundDecimal(exactDecimal(Math.abs(x)), 17)) === Math.abs(x)));
});

test("rounding takes the nearer neighbour, and the even one between two", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 8 }), (n, count) => {
      const digits = String(n).replace(/0+$/, "");
      const { digits: kept, point } = roundDecimal({ digits, point: digits.length }, count);
      const scale = 10 ** Math.max(0, digits.length - count);
      const exact = Number(digits || "0") / scale;
      const down = Math.floor(exact);
      const want = exact - down === 0.5 ? down + (down % 2) : Math.round(exact);
      return Math.abs(Number(`0.${kept || "0"}e${point}`) - want * scale) < 0.5;
    }),
  );
});

test.each<[x: number, format: string, precision: number, want: string]>([
  [2.5, "f", 0, "2"],
  [3.5, "f", 0, "4"],
  [0.5, "f", 0, "0"],
  [9.995, "f", 2, "9.99"],
  [99.99, "f", 1, "100.0"],
  [1e21, "f", -1, "1000000000000000000000"],
  [1e21, "g", -1, "1e+21"],
  [100000, "g", -1, "100000"],
  [1e6, "g", -1, "1e+06"],
  [0.0001, "g", -1, "0.0001"],
  [0.00001, "g", -1, "1e-05"],
  [1234.5678, "g", 3, "1.23e+03"],
  [1234.5678, "e", 0, "1e+03"],
  [5e-324, "e", -1, "5e-324"],
  [5e-324, "b", -1, "1p-1074"],
  [1, "b", -1, "4503599627370496p-52"],
  [-0, "f", 1, "-0.0"],
  [1.5, "x", -1, "0x1.8p+00"],
  [1.9999, "x", 1, "0x1.0p+01"],
  [5e-324, "x", -1, "0x1p-1074"],
  [0, "x", 2, "0x0.00p+00"],
  [Number.POSITIVE_INFINITY, "f", 2, "+Inf"],
])("%d as %s with precision %d is %s", (x, format, precision, want) => {
  expect(formatFloat(x, format, precision, 64)).toBe(want);
});
