// The natives of package strings: searching and changing strings of bytes.

import type { Native, NativeContext, Natives } from "../../vm/api.ts";
import { equalFold, isSpaceRune, lowerRune, mapRunes, upperRune } from "../letters.ts";
import { lastRuneSize, runeAt, runeCount, runeSize, runesOf } from "../utf8.ts";
import { argNumber, argString } from "../word.ts";

/** Longest string that is made; beyond it Go programs would run out of memory too. */
const MAX_LENGTH = 1 << 28;

const isIn = (chars: string): ((rune: number) => boolean) => {
  const runes = new Set(runesOf(chars));
  return (rune) => runes.has(rune);
};

function indexWhere(text: string, test: (rune: number) => boolean): number {
  for (let at = 0; at < text.length; at += runeSize(text, at)) if (test(runeAt(text, at))) return at;
  return -1;
}

function lastIndexWhere(text: string, test: (rune: number) => boolean): number {
  for (let end = text.length; end > 0; ) {
    end -= lastRuneSize(text, end);
    if (test(runeAt(text, end))) return end;
  }
  return -1;
}

function trimLeft(text: string, test: (rune: number) => boolean): string {
  const start = indexWhere(text, (rune) => !test(rune));
  return start < 0 ? "" : text.slice(start);
}

function trimRight(text: string, test: (rune: number) => boolean): string {
  const last = lastIndexWhere(text, (rune) => !test(rune));
  return last < 0 ? "" : text.slice(0, last + runeSize(text, last));
}

function count(text: string, part: string): number {
  if (part === "") return runeCount(text) + 1;
  return text.split(part).length - 1;
}

// Between all runes, and at both ends.
function insertEverywhere(text: string, insert: string, limit: number): string {
  let changed = "";
  let at = 0;
  for (let n = 0; n < limit && at <= text.length; n++) {
    const size = runeSize(text, at);
    changed += insert + text.slice(at, at + size);
    at += Math.max(1, size);
  }
  return changed + text.slice(at);
}

function replace(text: string, old: string, next: string, limit: number): string {
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  if (old === "") return insertEverywhere(text, next, most);
  const parts = text.split(old);
  if (parts.length - 1 <= most) return parts.join(next);
  return [...parts.slice(0, most), parts.slice(most).join(old)].join(next);
}

function repeat(ctx: NativeContext): void {
  const [text, times] = [argString(ctx, 0), argNumber(ctx, 1)];
  if (text.length * times > MAX_LENGTH) ctx.fatal("runtime: out of memory");
  else ctx.set(0, text.repeat(times));
}

const ofString =
  (change: (text: string) => string | number | boolean): Native =>
  (ctx) =>
    ctx.set(0, change(argString(ctx, 0)));

const ofStrings =
  (combine: (a: string, b: string) => string | number | boolean): Native =>
  (ctx) =>
    ctx.set(0, combine(argString(ctx, 0), argString(ctx, 1)));

const ofByte =
  (find: (text: string, byte: string) => number): Native =>
  (ctx) =>
    ctx.set(0, find(argString(ctx, 0), String.fromCharCode(argNumber(ctx, 1))));

const natives: Readonly<Record<string, Native>> = {
  "strings.Index": ofStrings((text, part) => text.indexOf(part)),
  "strings.LastIndex": ofStrings((text, part) => text.lastIndexOf(part)),
  "strings.IndexByte": ofByte((text, byte) => text.indexOf(byte)),
  "strings.LastIndexByte": ofByte((text, byte) => text.lastIndexOf(byte)),
  "strings.IndexAny": ofStrings((text, chars) => indexWhere(text, isIn(chars))),
  "strings.LastIndexAny": ofStrings((text, chars) => lastIndexWhere(text, isIn(chars))),
  "strings.Count": ofStrings(count),
  "strings.Compare": ofStrings((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  "strings.EqualFold": ofStrings(equalFold),
  "strings.ToUpper": ofString((text) => mapRunes(text, upperRune)),
  "strings.ToLower": ofString((text) => mapRunes(text, lowerRune)),
  "strings.TrimSpace": ofString((text) => trimRight(trimLeft(text, isSpaceRune), isSpaceRune)),
  "strings.TrimLeft": ofStrings((text, cutset) => trimLeft(text, isIn(cutset))),
  "strings.TrimRight": ofStrings((text, cutset) => trimRight(text, isIn(cutset))),
  "strings.isSpace": (ctx) => ctx.set(0, isSpaceRune(argNumber(ctx, 0))),
  "strings.replace": (ctx) =>
    ctx.set(0, replace(argString(ctx, 0), argString(ctx, 1), argString(ctx, 2), argNumber(ctx, 3))),
  "strings.repeat": repeat,
  "strings.runeSize": (ctx) => ctx.set(0, runeSize(argString(ctx, 0), argNumber(ctx, 1))),
  "strings.byteText": (ctx) => ctx.set(0, String.fromCharCode(argNumber(ctx, 0))),
};

export const stringsNatives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
