// What real Go 1.26.8 makes of these durations.

import fc from "fast-check";
import { expect, test } from "vitest";
import { durationText, parseDuration } from "./duration-text.ts";

test.each<[text: string, want: bigint | string]>([
  ["1h15m30.918s", 4530918000000n],
  ["-0", 0n],
  ["+5s", 5000000000n],
  ["-1.5h", -5400000000000n],
  [".5ms", 500000n],
  ["5.s", 5000000000n],
  ["1h1", 'time: missing unit in duration "1h1"'],
  ["1.5", 'time: missing unit in duration "1.5"'],
  ["", 'time: invalid duration ""'],
  [".s", 'time: invalid duration ".s"'],
  ["3x", 'time: unknown unit "x" in duration "3x"'],
  ["1..5s", 'time: missing unit in duration "1..5s"'],
  ["9223372036854775807ns", 9223372036854775807n],
  ["9223372036854775808ns", 'time: invalid duration "9223372036854775808ns"'],
  ["-9223372036854775808ns", -9223372036854775808n],
  ['"s', 'time: invalid duration "\\"s"'],
  ["3\xc3\xa9", 'time: unknown unit "\\xc3\\xa9" in duration "3\\xc3\\xa9"'],
])("%j", (text, want) => {
  expect(parseDuration(text)).toBe(want);
});

test("what is written can be read", () => {
  fc.assert(fc.property(fc.bigInt(-(1n << 63n), (1n << 63n) - 1n), (ns) => parseDuration(durationText(ns)) === ns));
});
