// The natives of package strconv.

import type { Native, Natives } from "../../vm/api.ts";
import { formatFloat } from "../decimal.ts";
import { canBackquote, quoteRune, quoteString, readQuoted, readQuotedChar, type Shown, unquote } from "../quote.ts";
import { isGraphic, isPrintable } from "../utf8.ts";
import { argNumber, argString, bigintOf, integerWord } from "../word.ts";
import { parseInteger, parseUint } from "./parse.ts";
import { parseFloatText } from "./parse-float.ts";

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

const formatFloatNative: Native = (ctx) => {
  const bits = argNumber(ctx, 3);
  const format = String.fromCharCode(argNumber(ctx, 1));
  if (bits !== 32 && bits !== 64) ctx.panicString("strconv: illegal AppendFloat/FormatFloat bitSize");
  else if (!"beEfgGxX".includes(format)) ctx.set(0, `%${format}`);
  else ctx.set(0, formatFloat(floatOfBits(argNumber(ctx, 0), bits), format, argNumber(ctx, 2), bits));
};

const floatOfBits = (x: number, bits: 32 | 64): number => (bits === 32 ? Math.fround(x) : x);

const quoteNative =
  (shown: Shown): Native =>
  (ctx) =>
    ctx.set(0, quoteString(argString(ctx, 0), shown));

const quoteRuneNative =
  (shown: Shown): Native =>
  (ctx) =>
    ctx.set(0, quoteRune(argNumber(ctx, 0), shown));

const unquoteChar: Native = (ctx) => {
  const read = readQuotedChar(argString(ctx, 0), 0, String.fromCharCode(argNumber(ctx, 1)));
  ctx.set(0, read?.value ?? 0);
  ctx.set(1, read?.size ?? -1);
  ctx.set(2, read !== undefined && !read.isByte);
};

const natives: Readonly<Record<string, Native>> = {
  "strconv.Itoa": (ctx) => ctx.set(0, String(ctx.get(0))),
  "strconv.FormatInt": formatInteger,
  "strconv.FormatUint": formatInteger,
  "strconv.FormatFloat": formatFloatNative,
  "strconv.Quote": quoteNative("printable"),
  "strconv.QuoteToASCII": quoteNative("ascii"),
  "strconv.QuoteToGraphic": quoteNative("graphic"),
  "strconv.QuoteRune": quoteRuneNative("printable"),
  "strconv.QuoteRuneToASCII": quoteRuneNative("ascii"),
  "strconv.QuoteRuneToGraphic": quoteRuneNative("graphic"),
  "strconv.CanBackquote": (ctx) => ctx.set(0, canBackquote(argString(ctx, 0))),
  "strconv.IsPrint": (ctx) => ctx.set(0, isPrintable(argNumber(ctx, 0))),
  "strconv.IsGraphic": (ctx) => ctx.set(0, isGraphic(argNumber(ctx, 0))),
  "strconv.quotedLength": (ctx) => ctx.set(0, readQuoted(argString(ctx, 0))?.length ?? -1),
  "strconv.unquoteChar": unquoteChar,
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
