// The natives of package strings: searching and changing strings of bytes.

import type { SliceValue, Value } from "../../ir/value.ts";
import type { Native, NativeContext, Natives } from "../../vm/api.ts";
import { equalFold, isOfClass, isSpaceRune, lowerText, mapRunes, titleRune, upperText } from "../letters.ts";
import { encodeRune, isValidRune, lastRuneSize, RUNE_ERROR, runeAt, runeCount, runeSize, runesOf } from "../utf8.ts";
import { argNumber, argString } from "../word.ts";
import { replacePairs } from "./replacer.ts";

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

function indexRune(text: string, rune: number): number {
  if (rune === RUNE_ERROR) return indexWhere(text, (each) => each === RUNE_ERROR);
  return isValidRune(rune) ? text.indexOf(encodeRune(rune)) : -1;
}

// For strings.Title a word goes on with letters, digits and underscores, and in Unicode with everything but spaces.
function isSeparator(rune: number): boolean {
  if (rune < 0x80) return !/[0-9A-Za-z_]/.test(String.fromCharCode(rune));
  return !isOfClass(rune, /^[\p{L}\p{Nd}]$/u) && isSpaceRune(rune);
}

function titleText(text: string): string {
  let previous = 0x20;
  return mapRunes(text, (rune) => {
    const isFirst = isSeparator(previous);
    previous = rune;
    return isFirst ? titleRune(rune) : rune;
  });
}

function toValidUtf8(text: string, replacement: string): string {
  let valid = "";
  let isBad = false;
  for (let at = 0; at < text.length; ) {
    const size = runeSize(text, at);
    const wasBad = isBad;
    isBad = size === 1 && text.charCodeAt(at) >= 0x80;
    if (!isBad) valid += text.slice(at, at + size);
    else if (!wasBad) valid += replacement;
    at += size;
  }
  return valid;
}

// The next run of runes that are no white space, from `from` on.
function nextField(text: string, from: number): readonly [start: number, end: number] {
  let start = from;
  while (start < text.length && isSpaceRune(runeAt(text, start))) start += runeSize(text, start);
  if (start >= text.length) return [-1, -1];
  let end = start;
  while (end < text.length && !isSpaceRune(runeAt(text, end))) end += runeSize(text, end);
  return [start, end];
}

function countFields(text: string): number {
  let n = 0;
  for (let [start, end] = nextField(text, 0); start >= 0; [start, end] = nextField(text, end)) n++;
  return n;
}

function lastRune(ctx: NativeContext): void {
  const [text, end] = [argString(ctx, 0), argNumber(ctx, 1)];
  const start = end - lastRuneSize(text, end);
  ctx.set(0, start);
  ctx.set(1, runeAt(text, start));
}

function setPair(ctx: NativeContext, [first, second]: readonly [Value, Value]): void {
  ctx.set(0, first);
  ctx.set(1, second);
}

// The words of a slice that nobody else has.
function pairsOf(ctx: NativeContext): Value {
  const { address, length } = ctx.get(0) as SliceValue;
  return Object.freeze(Array.from({ length }, (_, i) => ctx.load(address + i)));
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
  "strings.ToUpper": ofString(upperText),
  "strings.ToLower": ofString(lowerText),
  "strings.ToTitle": ofString((text) => mapRunes(text, titleRune)),
  "strings.Title": ofString(titleText),
  "strings.ToValidUTF8": ofStrings(toValidUtf8),
  "strings.IndexRune": (ctx) => ctx.set(0, indexRune(argString(ctx, 0), argNumber(ctx, 1))),
  "strings.nextField": (ctx) => setPair(ctx, nextField(argString(ctx, 0), argNumber(ctx, 1))),
  "strings.countFields": ofString(countFields),
  "strings.lastRune": lastRune,
  "strings.pairsOf": (ctx) => ctx.set(0, pairsOf(ctx)),
  "strings.replacePairs": (ctx) =>
    // Only pairsOf makes this word.
    ctx.set(0, replacePairs(ctx.get(0) as readonly string[], argString(ctx, 1))),
  "strings.TrimSpace": ofString((text) => trimRight(trimLeft(text, isSpaceRune), isSpaceRune)),
  "strings.TrimLeft": ofStrings((text, cutset) => trimLeft(text, isIn(cutset))),
  "strings.TrimRight": ofStrings((text, cutset) => trimRight(text, isIn(cutset))),
  "strings.replace": (ctx) =>
    ctx.set(0, replace(argString(ctx, 0), argString(ctx, 1), argString(ctx, 2), argNumber(ctx, 3))),
  "strings.repeat": repeat,
  "strings.runeSize": (ctx) => ctx.set(0, runeSize(argString(ctx, 0), argNumber(ctx, 1))),
  "strings.byteText": (ctx) => ctx.set(0, String.fromCharCode(argNumber(ctx, 0))),
};

export const stringsNatives: Natives = { natives: new Map(Object.entries(natives)), operations: new Map() };
