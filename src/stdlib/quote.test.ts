// Quoting and unquoting are inverse to each other.

import fc from "fast-check";
import { expect, test } from "vitest";
import { canBackquote, quoteRune, quoteString, type Shown, unquote } from "./quote.ts";
import { encodeRune } from "./utf8.ts";

const goString = fc.uint8Array({ maxLength: 12 }).map((data) => String.fromCharCode(...data));

test("a quoted string unquotes to itself", () => {
  fc.assert(
    fc.property(
      goString,
      fc.constantFrom<Shown>("printable", "ascii", "graphic"),
      (text, shown) => unquote(quoteString(text, shown)) === text,
    ),
  );
});

test("a quoted rune unquotes to its bytes", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 0xd7ff }), (rune) => unquote(quoteRune(rune)) === encodeRune(rune)));
});

test("what can stand between backquotes does", () => {
  fc.assert(
    fc.property(goString, (text) => {
      if (canBackquote(text)) expect(unquote(`\`${text}\``)).toBe(text);
    }),
  );
});
