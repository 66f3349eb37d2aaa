// The natives of package bufio.

import type { Native, Natives } from "../../vm/api.ts";
import { isSpaceRune } from "../letters.ts";
import { runeAt, runeSize } from "../utf8.ts";
import { argString } from "../word.ts";

const findWord: Native = (ctx) => {
  const text = argString(ctx, 0);
  let start = 0;
  while (start < text.length && isSpaceRune(runeAt(text, start))) start += runeSize(text, start);
  let end = start;
  while (end < text.length && !isSpaceRune(runeAt(text, end))) end += runeSize(text, end);
  ctx.set(0, start);
  ctx.set(1, end < text.length ? end : -1);
  ctx.set(2, runeSize(text, end));
};

export const bufioNatives: Natives = { natives: new Map([["bufio.findWord", findWord]]), operations: new Map() };
