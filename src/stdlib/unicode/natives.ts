// The natives of package unicode. Classes are those of the JavaScript engine's Unicode version.

import type { Value } from "../../ir/value.ts";
import type { Native, Natives } from "../../vm/api.ts";
import { isOfClass, isSpaceRune, lowerRune, simpleFold, titleRune, upperRune } from "../letters.ts";
import { isPrintable } from "../utf8.ts";
import { argNumber, argString } from "../word.ts";

const ofRune =
  (apply: (rune: number) => Value): Native =>
  (ctx) =>
    ctx.set(0, apply(argNumber(ctx, 0)));

const ofClass = (pattern: RegExp): Native => ofRune((rune) => isOfClass(rune, pattern));

// Of ASCII the answer is looked up.
function ofAsciiOrClass(ascii: RegExp, pattern: RegExp): Native {
  const known = Array.from({ length: 0x80 }, (_, rune) => ascii.test(String.fromCharCode(rune)));
  return ofRune((rune) => known[rune] ?? isOfClass(rune, pattern));
}

const classOf: Native = (ctx) => {
  const rune = argNumber(ctx, 0);
  const isRune = rune >= 0 && rune <= 0x10ffff;
  ctx.set(0, isRune && new RegExp(`^\\p{${argString(ctx, 1)}}$`, "u").test(String.fromCodePoint(rune)));
};

const natives: Readonly<Record<string, Native>> = {
  "unicode.IsLetter": ofAsciiOrClass(/[A-Za-z]/, /^\p{L}$/u),
  "unicode.IsDigit": ofAsciiOrClass(/[0-9]/, /^\p{Nd}$/u),
  "unicode.IsNumber": ofAsciiOrClass(/[0-9]/, /^\p{N}$/u),
  "unicode.IsSpace": ofRune(isSpaceRune),
  "unicode.IsUpper": ofAsciiOrClass(/[A-Z]/, /^\p{Lu}$/u),
  "unicode.IsLower": ofAsciiOrClass(/[a-z]/, /^\p{Ll}$/u),
  "unicode.IsTitle": ofClass(/^\p{Lt}$/u),
  "unicode.IsMark": ofClass(/^\p{M}$/u),
  "unicode.IsPunct": ofClass(/^\p{P}$/u),
  "unicode.IsSymbol": ofClass(/^\p{S}$/u),
  "unicode.IsControl": ofClass(/^\p{Cc}$/u),
  "unicode.IsPrint": ofRune(isPrintable),
  "unicode.IsGraphic": ofClass(/^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]$/u),
  "unicode.ToUpper": ofRune(upperRune),
  "unicode.ToLower": ofRune(lowerRune),
  "unicode.ToTitle": ofRune(titleRune),
  "unicode.SimpleFold": ofRune(simpleFold),
  "unicode.isOfClass": classOf,
};

export const unicodeNatives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
