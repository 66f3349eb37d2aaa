// Case of runes: laws, and what real Go 1.26.8 says where JavaScript's own case mapping says something else.

import fc from "fast-check";
import { expect, test } from "vitest";
import { equalFold, lowerRune, simpleFold, titleRune, upperRune } from "./letters.ts";
import { encodeRune } from "./utf8.ts";

const rune = fc.integer({ min: 0, max: 0x1ffff });

test("folding goes round, and case does not leave the circle", () => {
  fc.assert(
    fc.property(rune, (start) => {
      const circle = [start];
      for (let next = simpleFold(start); next !== start; next = simpleFold(next)) {
        circle.push(next);
        if (circle.length > 4) return false;
      }
      const [upper, lower] = [upperRune(start), lowerRune(start)];
      // A dotted I and a dotless one have another case, and fold to nothing.
      return start === 0x130 || start === 0x131 || (circle.includes(upper) && circle.includes(lower));
    }),
    { numRuns: 2000 },
  );
});

test("runes that fold to each other are equal but for case", () => {
  fc.assert(fc.property(rune, (start) => equalFold(encodeRune(start), encodeRune(simpleFold(start)))));
});

test.each([
  [0xdf, 0xdf, 0xdf, 0xdf],
  [0x130, 0x130, 0x69, 0x130],
  [0x131, 0x49, 0x131, 0x49],
  [0x149, 0x149, 0x149, 0x149],
  [0x1c6, 0x1c4, 0x1c6, 0x1c5],
  [0x1f2, 0x1f1, 0x1f3, 0x1f2],
  [0x10d0, 0x1c90, 0x10d0, 0x10d0],
  [0x1f80, 0x1f88, 0x1f80, 0x1f88],
  [0x1f88, 0x1f88, 0x1f80, 0x1f88],
  [0x1fb3, 0x1fbc, 0x1fb3, 0x1fbc],
  [0x1ff3, 0x1ffc, 0x1ff3, 0x1ffc],
  [0x1e9e, 0x1e9e, 0xdf, 0x1e9e],
])("U+%x", (start, upper, lower, title) => {
  expect([upperRune(start), lowerRune(start), titleRune(start)]).toEqual([upper, lower, title]);
});
