// Go strings: JS strings with one char per byte. UTF-8 in and out (The Go Programming Language Specification, "String types",
// "Conversions to and from a string type"). Invalid bytes decode as U+FFFD of width 1.

const BAD = 0xfffd;

const byteAt = (text: string, i: number): number => (i < text.length ? text.charCodeAt(i) : 0);
const isTail = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Decodes the rune at byte `i` (below the length): rune * 8 + bytes read. */
export function decodeRune(text: string, i: number): number {
  const b0 = text.charCodeAt(i);
  if (b0 < 0x80) return b0 * 8 + 1;
  const b1 = byteAt(text, i + 1);
  if (b0 < 0xc2 || b0 > 0xf4 || !isTail(b1)) return BAD * 8 + 1;
  if (b0 < 0xe0) return (((b0 & 0x1f) << 6) | (b1 & 0x3f)) * 8 + 2;
  const b2 = byteAt(text, i + 2);
  if (!isTail(b2)) return BAD * 8 + 1;
  if (b0 < 0xf0) {
    const rune = ((b0 & 0x0f) << 12) | ((b1 & 0x3f) << 6) | (b2 & 0x3f);
    return rune < 0x800 || (rune >= 0xd800 && rune <= 0xdfff) ? BAD * 8 + 1 : rune * 8 + 3;
  }
  const b3 = byteAt(text, i + 3);
  if (!isTail(b3)) return BAD * 8 + 1;
  const rune = ((b0 & 0x07) << 18) | ((b1 & 0x3f) << 12) | ((b2 & 0x3f) << 6) | (b3 & 0x3f);
  return rune < 0x10000 || rune > 0x10ffff ? BAD * 8 + 1 : rune * 8 + 4;
}

/** UTF-8 of a rune; surrogates and values out of range give U+FFFD. */
export function encodeRune(value: number | bigint): string {
  const isValid = typeof value === "number" && value >= 0 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
  const rune = isValid ? value : BAD;
  if (rune < 0x80) return String.fromCharCode(rune);
  if (rune < 0x800) return String.fromCharCode(0xc0 | (rune >> 6), 0x80 | (rune & 0x3f));
  const low = 0x80 | (rune & 0x3f);
  if (rune < 0x10000) return String.fromCharCode(0xe0 | (rune >> 12), 0x80 | ((rune >> 6) & 0x3f), low);
  return String.fromCharCode(0xf0 | (rune >> 18), 0x80 | ((rune >> 12) & 0x3f), 0x80 | ((rune >> 6) & 0x3f), low);
}

/** Bytes of a string. */
export function bytesOf(text: string): number[] {
  const bytes = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Runes of a string. */
export function runesOf(text: string): number[] {
  const runes: number[] = [];
  for (let i = 0; i < text.length; ) {
    const decoded = decodeRune(text, i);
    runes.push(decoded >> 3);
    i += decoded & 7;
  }
  return runes;
}

/** Text for people of a byte string. */
export function decodeUtf8(text: string): string {
  // Nearly all text is ASCII.
  let i = 0;
  while (i < text.length && text.charCodeAt(i) < 0x80) i++;
  if (i === text.length) return text;
  const parts = [text.slice(0, i)];
  while (i < text.length) {
    const decoded = decodeRune(text, i);
    parts.push(String.fromCodePoint(decoded >> 3));
    i += decoded & 7;
  }
  return parts.join("");
}

/** A string of the given bytes. */
export function fromBytes(bytes: readonly unknown[]): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 4096) {
    parts.push(String.fromCharCode(...(bytes.slice(i, i + 4096) as number[])));
  }
  return parts.join("");
}
