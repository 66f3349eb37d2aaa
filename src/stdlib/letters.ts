// Letter case and classes of runes, as Go's package unicode sees them: one rune to one rune.

import { encodeRune, isValidRune, runesOf } from "./utf8.ts";

function mapOne(rune: number, change: (text: string) => string): number {
  if (!isValidRune(rune)) return rune;
  const mapped = change(String.fromCodePoint(rune));
  const code = mapped.codePointAt(0) as number;
  // Go maps one rune to one rune; what would become several stays.
  return mapped.length === String.fromCodePoint(code).length ? code : rune;
}

export function upperRune(rune: number): number {
  return mapOne(rune, (text) => text.toUpperCase());
}

export function lowerRune(rune: number): number {
  // The one letter whose lower case is two runes in JavaScript.
  return rune === 0x130 ? 0x69 : mapOne(rune, (text) => text.toLowerCase());
}

/** A Go string with every rune mapped. */
export function mapRunes(text: string, change: (rune: number) => number): string {
  let mapped = "";
  for (const rune of runesOf(text)) mapped += encodeRune(change(rune));
  return mapped;
}

/** Whether `rune` is of a Unicode class given as a pattern for one character. */
export function isOfClass(rune: number, pattern: RegExp): boolean {
  return isValidRune(rune) && pattern.test(String.fromCodePoint(rune));
}

/** Go's unicode.IsSpace. */
export function isSpaceRune(rune: number): boolean {
  if (rune < 0x100) return (rune >= 9 && rune <= 13) || rune === 0x20 || rune === 0x85 || rune === 0xa0;
  return isOfClass(rune, /^\p{Z}$/u);
}

/** Whether two Go strings are equal under simple case folding. */
export function equalFold(a: string, b: string): boolean {
  const fold = (rune: number): number => lowerRune(upperRune(rune));
  return mapRunes(a, fold) === mapRunes(b, fold);
}
