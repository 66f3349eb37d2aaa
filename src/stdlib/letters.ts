// Letter case and classes of runes, as Go's package unicode sees them: one rune to one rune.

import { encodeRune, isValidRune, runesOf } from "./utf8.ts";

function mapOne(rune: number, change: (text: string) => string): number {
  if (!isValidRune(rune)) return rune;
  const mapped = change(String.fromCodePoint(rune));
  const code = mapped.codePointAt(0) as number;
  // Go maps one rune to one rune; what would become several stays.
  return mapped.length === String.fromCodePoint(code).length ? code : rune;
}

// Greek letters with an iota below, which become two letters in JavaScript and one in Go.
function greekUpper(rune: number): number | undefined {
  if (rune >= 0x1f80 && rune <= 0x1faf) return (rune & 8) === 0 ? rune + 8 : rune;
  return rune === 0x1fb3 || rune === 0x1fc3 || rune === 0x1ff3 ? rune + 9 : undefined;
}

export function upperRune(rune: number): number {
  if (rune < 0x80) return rune >= 0x61 && rune <= 0x7a ? rune - 32 : rune;
  return greekUpper(rune) ?? mapOne(rune, (text) => text.toUpperCase());
}

export function lowerRune(rune: number): number {
  if (rune < 0x80) return rune >= 0x41 && rune <= 0x5a ? rune + 32 : rune;
  // The one letter whose lower case is two runes in JavaScript.
  return rune === 0x130 ? 0x69 : mapOne(rune, (text) => text.toLowerCase());
}

/** Title case: upper case but for the digraphs that have a case of their own, and for Georgian. */
export function titleRune(rune: number): number {
  if (rune >= 0x1c4 && rune <= 0x1cc) return 0x1c5 + 3 * Math.floor((rune - 0x1c4) / 3);
  if (rune >= 0x1f1 && rune <= 0x1f3) return 0x1f2;
  if ((rune >= 0x10d0 && rune <= 0x10fa) || (rune >= 0x10fd && rune <= 0x10ff)) return rune;
  return upperRune(rune);
}

// Runes that are equal but for case where that is more than an upper and a lower one. Source: Unicode's CaseFolding.txt, simple and
// common foldings.
const orbits: readonly (readonly number[])[] = [
  [0x4b, 0x6b, 0x212a],
  [0x53, 0x73, 0x17f],
  [0xb5, 0x39c, 0x3bc],
  [0xc5, 0xe5, 0x212b],
  [0xdf, 0x1e9e],
  [0x1c4, 0x1c5, 0x1c6],
  [0x1c7, 0x1c8, 0x1c9],
  [0x1ca, 0x1cb, 0x1cc],
  [0x1f1, 0x1f2, 0x1f3],
  [0x345, 0x399, 0x3b9, 0x1fbe],
  [0x392, 0x3b2, 0x3d0],
  [0x395, 0x3b5, 0x3f5],
  [0x398, 0x3b8, 0x3d1, 0x3f4],
  [0x39a, 0x3ba, 0x3f0],
  [0x3a0, 0x3c0, 0x3d6],
  [0x3a1, 0x3c1, 0x3f1],
  [0x3a3, 0x3c2, 0x3c3],
  [0x3a6, 0x3c6, 0x3d5],
  [0x3a9, 0x3c9, 0x2126],
  [0x412, 0x432, 0x1c80],
  [0x414, 0x434, 0x1c81],
  [0x41e, 0x43e, 0x1c82],
  [0x421, 0x441, 0x1c83],
  [0x422, 0x442, 0x1c84, 0x1c85],
  [0x42a, 0x44a, 0x1c86],
  [0x462, 0x463, 0x1c87],
  [0x1c88, 0xa64a, 0xa64b],
  [0x1e60, 0x1e61, 0x1e9b],
];
const orbitOf: ReadonlyMap<number, readonly number[]> = new Map(
  orbits.flatMap((orbit) => orbit.map((rune) => [rune, orbit])),
);

/** The next rune that equals `rune` under simple case folding: the next larger one, or from the largest to the smallest. */
export function simpleFold(rune: number): number {
  const orbit = orbitOf.get(rune);
  if (orbit !== undefined) return orbit[(orbit.indexOf(rune) + 1) % orbit.length] as number;
  // A dotted I and a dotless one fold to nothing else.
  if (rune === 0x130 || rune === 0x131) return rune;
  const lower = lowerRune(rune);
  return lower === rune ? upperRune(rune) : lower;
}

// The smallest rune of those that fold to each other.
function foldKey(rune: number): number {
  if (rune < 0x80) return rune >= 0x61 && rune <= 0x7a ? rune - 32 : rune;
  const orbit = orbitOf.get(rune);
  return orbit === undefined ? Math.min(rune, simpleFold(rune)) : (orbit[0] as number);
}

/** A Go string with every rune mapped; runes mapped below zero are left out. */
export function mapRunes(text: string, change: (rune: number) => number): string {
  let mapped = "";
  for (const rune of runesOf(text)) {
    const to = change(rune);
    if (to >= 0) mapped += encodeRune(to);
  }
  return mapped;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const asciiOnly = /^[\x00-\x7f]*$/;

/** Upper case of a Go string. */
export function upperText(text: string): string {
  return asciiOnly.test(text) ? text.toUpperCase() : mapRunes(text, upperRune);
}

/** Lower case of a Go string. */
export function lowerText(text: string): string {
  return asciiOnly.test(text) ? text.toLowerCase() : mapRunes(text, lowerRune);
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
  return a === b || mapRunes(a, foldKey) === mapRunes(b, foldKey);
}
