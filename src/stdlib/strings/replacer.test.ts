// Several replacements at once. The table is what real Go 1.26.8 does; golden programs have more.

import fc from "fast-check";
import { expect, test } from "vitest";
import { replacePairs } from "./replacer.ts";

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

test("one pair replaces like split and join", () => {
  fc.assert(
    fc.property(
      letters.filter((old) => old !== ""),
      letters,
      letters,
      (old, next, text) => {
        return replacePairs([old, next], text) === text.split(old).join(next);
      },
    ),
  );
});

test.each([
  [["a", "1", "aa", "2"], "aaa", "111"],
  [["aa", "2", "a", "1"], "aaa", "21"],
  [["a", "b", "b", "a"], "abba", "baab"],
  [["", "X"], "ab", "XaXbX"],
  [["", "X", "a", "1"], "ab", "X1XbX"],
  [["a", "1", "", "X"], "ab", "1XbX"],
  [[], "ab", "ab"],
])("%j on %s", (pairs, text, replaced) => {
  expect(replacePairs(pairs, text)).toBe(replaced);
});
