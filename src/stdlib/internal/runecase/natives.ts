// The natives of package internal/runecase.

import type { Native, Natives } from "../../../vm/api.ts";
import { lowerRune, titleRune, upperRune } from "../../letters.ts";
import { argNumber } from "../../word.ts";

const ofRune =
  (change: (rune: number) => number): Native =>
  (ctx) =>
    ctx.set(0, change(argNumber(ctx, 0)));

export const runecaseNatives: Natives = {
  natives: new Map([
    ["internal/runecase.toUpper", ofRune(upperRune)],
    ["internal/runecase.toLower", ofRune(lowerRune)],
    ["internal/runecase.toTitle", ofRune(titleRune)],
  ]),
  operations: new Map(),
};
