import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeRune, decodeUtf8, encodeRune, fromBytes, runesOf } from "./strings.ts";

test("every rune survives the way to bytes and back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const points = Array.from(text, (char) => char.codePointAt(0) as number);
      const bytes = points.map((rune) => encodeRune(rune)).join("");
      expect(bytes).toBe(fromBytes([...new TextEncoder().encode(text)]));
      expect(runesOf(bytes)).toEqual(points);
      expect(decodeUtf8(bytes)).toBe(text);
    }),
  );
});

// Recorded from Go 1.26.8: rune and width.
test.each([
  ["\xff", 0xfffd, 1],
  ["\xc0\x80", 0xfffd, 1],
  ["\xe4\xb8", 0xfffd, 1],
  ["\xed\xa0\x80", 0xfffd, 1],
  ["\xf4\x90\x80\x80", 0xfffd, 1],
  ["\xf0\x9f\x98\x80", 0x1f600, 4],
])("bytes %j decode as Go decodes them", (bytes, rune, width) => {
  expect(decodeRune(bytes, 0)).toBe(rune * 8 + width);
});

test("what is no rune becomes U+FFFD", () => {
  for (const value of [-1, 0xd800, 0x110000, 2n ** 60n]) expect(encodeRune(value)).toBe("\xef\xbf\xbd");
});
