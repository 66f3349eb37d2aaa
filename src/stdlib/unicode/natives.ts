// The natives of package unicode. Classes are those of the JavaScript engine's Unicode version.

import type { Value } from "../../ir/value.ts";
import type { Native, Natives } from "../../vm/api.ts";
import { isOfClass, isSpaceRune, lowerRune, upperRune } from "../letters.ts";
import { isPrintable } from "../utf8.ts";
import { argNumber } from "../word.ts";

const ofRune =
  (apply: (rune: number) => Value): Native =>
  (ctx) =>
    ctx.set(0, apply(argNumber(ctx, 0)));

const ofClass = (pattern: RegExp): Native => ofRune((rune) => isOfClass(rune, pattern));

const natives: Readonly<Record<string, Native>> = {
  "unicode.IsLetter": ofClass(/^\p{L}$/u),
  "unicode.IsDigit": ofClass(/^\p{Nd}$/u),
  "unicode.IsNumber": ofClass(/^\p{N}$/u),
  "unicode.IsSpace": ofRune(isSpaceRune),
  "unicode.IsUpper": ofClass(/^\p{Lu}$/u),
  "unicode.IsLower": ofClass(/^\p{Ll}$/u),
  "unicode.IsPunct": ofClass(/^\p{P}$/u),
  "unicode.IsSymbol": ofClass(/^\p{S}$/u),
  "unicode.IsControl": ofClass(/^\p{Cc}$/u),
  "unicode.IsPrint": ofRune(isPrintable),
  "unicode.ToUpper": ofRune(upperRune),
  "unicode.ToLower": ofRune(lowerRune),
};

export const unicodeNatives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
