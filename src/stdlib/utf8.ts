// UTF-8 in Go strings (one char per byte).

/** U+FFFD, which stands for bytes that are not UTF-8. */
export const RUNE_ERROR = 0xfffd;

const isTail = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Bytes of the rune that starts at `at`; 1 for a byte that is not UTF-8, 0 at the end. */
export function runeSize(text: string, at: number): number {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  if (Number.isNaN(first)) return 0;
  if (first < 0xc2 || first > 0xf4) return 1;
  // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (!(second >= low && second <= high)) return 1;
  if (first < 0xe0) return 2;
  if (!isTail(text.charCodeAt(at + 2))) return 1;
  if (first < 0xf0) return 3;
  return isTail(text.charCodeAt(at + 3)) ? 4 : 1;
}

/** The rune that starts at `at`; `RUNE_ERROR` for a byte that is not UTF-8. */
export function runeAt(text: string, at: number): number {
  const byte = (offset: number): number => text.charCodeAt(at + offset) & 0x3f;
  const first = text.charCodeAt(at);
  switch (runeSize(text, at)) {
    case 2:
      return ((first & 0x1f) << 6) | byte(1);
    case 3:
      return ((first & 0x0f) << 12) | (byte(1) << 6) | byte(2);
    case 4:
      return ((first & 0x07) << 18) | (byte(1) << 12) | (byte(2) << 6) | byte(3);
    default:
      return first < 0x80 ? first : RUNE_ERROR;
  }
}

/** Whether the first rune of `text` is complete, be it as a byte that is not UTF-8; false for the empty string. */
export function isFullRune(text: string): boolean {
  if (text === "") return false;
  const first = text.charCodeAt(0);
  if (runeSize(text, 0) > 1 || first < 0xc2 || first > 0xf4) return true;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // Some continuation makes it a rune: all zero bits, or for E0 and F0 (no overlong forms) not all.
  const fill = text.length === 1 && (first === 0xe0 || first === 0xf0) ? "\xa0" : "\x80";
  const filled = text.slice(0, length - 1) + fill + "\x80".repeat(3);
  return text.length >= length || runeSize(filled, 0) === 1;
}

/** Bytes of the rune that ends before `end`. */
export function lastRuneSize(text: string, end: number): number {
  for (let size = 4; size > 1; size--) if (end >= size && runeSize(text, end - size) === size) return size;
  return Math.min(1, end);
}

/** Whether `rune` can be encoded. */
export function isValidRune(rune: number): boolean {
  return rune >= 0 && rune <= 0x10ffff && !(rune >= 0xd800 && rune <= 0xdfff);
}

/** The UTF-8 bytes of `rune`; those of U+FFFD if it is not valid. */
export function encodeRune(rune: number): string {
  const r = isValidRune(rune) ? rune : RUNE_ERROR;
  const tail = (shift: number): number => 0x80 | ((r >> shift) & 0x3f);
  if (r < 0x80) return String.fromCharCode(r);
  if (r < 0x800) return String.fromCharCode(0xc0 | (r >> 6), tail(0));
  if (r < 0x10000) return String.fromCharCode(0xe0 | (r >> 12), tail(6), tail(0));
  return String.fromCharCode(0xf0 | (r >> 18), tail(12), tail(6), tail(0));
}

/** Number of runes; every byte that is not UTF-8 counts as one. */
export function runeCount(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += runeSize(text, at)) count++;
  return count;
}

/** The runes of a Go string. */
export function runesOf(text: string): number[] {
  const runes: number[] = [];
  for (let at = 0; at < text.length; at += runeSize(text, at)) runes.push(runeAt(text, at));
  return runes;
}

/** Whether all of `text` is UTF-8. */
export function isValidUtf8(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const size = runeSize(text, at);
    if (size === 1 && text.charCodeAt(at) >= 0x80) return false;
    at += size;
  }
  return true;
}

/** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space. */
export function isPrintable(rune: number): boolean {
  if (rune < 0x7f) return rune >= 0x20;
  return isValidRune(rune) && /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(String.fromCodePoint(rune));
}

/** Go's unicode.IsGraphic: what is printable, and spaces. */
export function isGraphic(rune: number): boolean {
  return isPrintable(rune) || (isValidRune(rune) && /^\p{Zs}$/u.test(String.fromCodePoint(rune)));
}
