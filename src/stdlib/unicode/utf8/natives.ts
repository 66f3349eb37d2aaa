// The natives of package unicode/utf8.

import type { Native, Natives } from "../../../vm/api.ts";
import {
  encodeRune,
  isFullRune,
  isValidRune,
  isValidUtf8,
  lastRuneSize,
  RUNE_ERROR,
  runeAt,
  runeCount,
  runeSize,
} from "../../utf8.ts";
import { argNumber, argString } from "../../word.ts";

const natives: Readonly<Record<string, Native>> = {
  "unicode/utf8.RuneCountInString": (ctx) => ctx.set(0, runeCount(argString(ctx, 0))),
  "unicode/utf8.ValidString": (ctx) => ctx.set(0, isValidUtf8(argString(ctx, 0))),
  "unicode/utf8.ValidRune": (ctx) => ctx.set(0, isValidRune(argNumber(ctx, 0))),
  "unicode/utf8.FullRuneInString": (ctx) => ctx.set(0, isFullRune(argString(ctx, 0))),
  "unicode/utf8.RuneLen": (ctx) => {
    const rune = argNumber(ctx, 0);
    ctx.set(0, isValidRune(rune) ? encodeRune(rune).length : -1);
  },
  "unicode/utf8.DecodeRuneInString": (ctx) => {
    const text = argString(ctx, 0);
    ctx.set(0, text === "" ? RUNE_ERROR : runeAt(text, 0));
    ctx.set(1, runeSize(text, 0));
  },
  "unicode/utf8.DecodeLastRuneInString": (ctx) => {
    const text = argString(ctx, 0);
    const size = lastRuneSize(text, text.length);
    ctx.set(0, text === "" ? RUNE_ERROR : runeAt(text, text.length - size));
    ctx.set(1, size);
  },
};

export const utf8Natives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
