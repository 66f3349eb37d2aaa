// UTF-8 in byte strings, against the engine's own decoder.

import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeRune, isValidUtf8, lastRuneSize, runeCount, runeSize, runesOf } from "./utf8.ts";

const bytes = fc.uint8Array({ maxLength: 12 });
const byteString = (data: Uint8Array): string => String.fromCharCode(...data);

test("valid text goes through bytes and back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const encoded = [...text].map((char) => encodeRune(char.codePointAt(0) as number)).join("");
      expect(encoded).toBe(byteString(new TextEncoder().encode(text)));
      expect(String.fromCodePoint(...runesOf(encoded))).toBe(text);
    }),
  );
});

test("arbitrary bytes are valid exactly if the strict decoder takes them", () => {
  fc.assert(
    fc.property(bytes, (data) => {
      let isValid = true;
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(data);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        isValid = false;
      }
      expect(isValidUtf8(byteString(data))).toBe(isValid);
    }),
    { numRuns: 500 },
  );
});

test("forwards and backwards, the same runes end at the same places", () => {
  fc.assert(
    fc.property(bytes, (data) => {
      const text = byteString(data);
      const forwards: number[] = [];
      for (let at = 0; at < text.length; at += runeSize(text, at)) forwards.push(at + runeSize(text, at));
      expect(forwards.length).toBe(runeCount(text));
      const backwards: number[] = [];
      for (let end = text.length; end > 0; end -= lastRuneSize(text, end)) backwards.push(end);
      expect(backwards.reverse()).toEqual(forwards);
    }),
    { numRuns: 500 },
  );
});
