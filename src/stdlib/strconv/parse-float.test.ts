// Floats from text: laws, and roundings of real Go 1.26.8.

import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFloat } from "../decimal.ts";
import { PARSED, RANGE_FAULT, SYNTAX_FAULT } from "./parse.ts";
import { parseFloatText } from "./parse-float.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test("a float reads back from all its notations", () => {
  fc.assert(
    fc.property(finite, fc.constantFrom("e", "f", "g", "x"), (x, format) => {
      expect(parseFloatText(formatFloat(x, format, -1, 64), 64)).toEqual({ value: x, status: PARSED });
    }),
  );
});

test("a float32 is the nearest, whatever the notation", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e38, max: 1e38, noNaN: true }), fc.constantFrom("e", "x"), (x, format) => {
      expect(parseFloatText(formatFloat(x, format, -1, 64), 32).value).toBe(Math.fround(x));
    }),
  );
});

const up = 1.0000001192092896;

test.each([
  ["1.000000059604644775390625", 1, PARSED],
  ["1.00000005960464477539062500001", up, PARSED],
  ["1.0000000596046447753906249999", 1, PARSED],
  ["0x1.000001p0", 1, PARSED],
  ["0x1.0000010000000000000001p0", up, PARSED],
  ["0x1p-149", 2 ** -149, PARSED],
  ["0x1p-150", 0, PARSED],
  ["0x1.8p-150", 2 ** -149, PARSED],
  ["0x1.ffffffp127", Number.POSITIVE_INFINITY, RANGE_FAULT],
  ["3.40282356779733661637539395458142568447e38", 3.4028234663852886e38, PARSED],
  ["1_0.5", 10.5, PARSED],
  ["1__0", 0, SYNTAX_FAULT],
  ["0x_1p2", 4, PARSED],
  ["0x1", 0, SYNTAX_FAULT],
  ["1p3", 0, SYNTAX_FAULT],
])("%s as a float32", (text, value, status) => {
  expect(parseFloatText(text, 32)).toEqual({ value, status });
});
