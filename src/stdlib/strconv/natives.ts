// The natives of package strconv.

import type { Native, Natives } from "../../vm/api.ts";
import { formatFloat } from "../decimal.ts";
import { quoteRune, quoteString, unquote } from "../quote.ts";
import { argNumber, argString, bigintOf, integerWord } from "../word.ts";
import { parseFloatText, parseInteger, parseUint } from "./parse.ts";

const formatInteger: Native = (ctx) => {
  const base = argNumber(ctx, 1);
  if (base >= 2 && base <= 36) ctx.set(0, bigintOf(ctx.get(0)).toString(base));
  else ctx.panicString("strconv: illegal AppendInt/FormatInt base");
};

const byParser =
  (parse: typeof parseInteger): Native =>
  (ctx) => {
    const { value, status } = parse(argString(ctx, 0), argNumber(ctx, 1), argNumber(ctx, 2));
    ctx.set(0, integerWord(value));
    ctx.set(1, status);
  };

const natives: Readonly<Record<string, Native>> = {
  "strconv.Itoa": (ctx) => ctx.set(0, String(ctx.get(0))),
  "strconv.FormatInt": formatInteger,
  "strconv.FormatUint": formatInteger,
  "strconv.FormatFloat": (ctx) => {
    const bits = argNumber(ctx, 3) === 32 ? 32 : 64;
    const format = String.fromCharCode(argNumber(ctx, 1));
    ctx.set(0, formatFloat(argNumber(ctx, 0), format, argNumber(ctx, 2), bits));
  },
  "strconv.Quote": (ctx) => ctx.set(0, quoteString(argString(ctx, 0))),
  "strconv.QuoteToASCII": (ctx) => ctx.set(0, quoteString(argString(ctx, 0), true)),
  "strconv.QuoteRune": (ctx) => ctx.set(0, quoteRune(argNumber(ctx, 0))),
  "strconv.parseInt": byParser(parseInteger),
  "strconv.parseUint": byParser(parseUint),
  "strconv.parseFloat": (ctx) => {
    const { value, status } = parseFloatText(argString(ctx, 0), argNumber(ctx, 1));
    ctx.set(0, value);
    ctx.set(1, status);
  },
  "strconv.unquote": (ctx) => {
    const text = unquote(argString(ctx, 0));
    ctx.set(0, text ?? "");
    ctx.set(1, text !== undefined);
  },
};

export const strconvNatives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
