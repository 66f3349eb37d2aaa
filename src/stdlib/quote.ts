// Go's quoted forms of strings and runes.

import { encodeRune, isPrintable, isValidRune, isValidUtf8, RUNE_ERROR, runeAt, runeSize } from "./utf8.ts";

const escapes: Readonly<Record<number, string>> = {
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
};

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

function escapedRune(rune: number, quote: string, isAscii: boolean): string {
  if (rune === quote.charCodeAt(0) || rune === 0x5c) return `\\${String.fromCharCode(rune)}`;
  if (isPrintable(rune) && (rune < 0x80 || !isAscii)) return encodeRune(rune);
  const short = escapes[rune];
  if (short !== undefined) return short;
  if (rune < 0x20 || rune === 0x7f) return `\\x${hex(rune, 2)}`;
  const valid = isValidRune(rune) ? rune : RUNE_ERROR;
  return valid < 0x10000 ? `\\u${hex(valid, 4)}` : `\\U${hex(valid, 8)}`;
}

/** A Go string in double quotes; with `isAscii`, everything else is escaped. */
export function quoteString(text: string, isAscii = false): string {
  let quoted = '"';
  for (let at = 0; at < text.length; ) {
    const size = runeSize(text, at);
    const byte = text.charCodeAt(at);
    quoted += size === 1 && byte >= 0x80 ? `\\x${hex(byte, 2)}` : escapedRune(runeAt(text, at), '"', isAscii);
    at += size;
  }
  return `${quoted}"`;
}

/** A rune in single quotes. */
export function quoteRune(rune: number, isAscii = false): string {
  return `'${escapedRune(isValidRune(rune) ? rune : RUNE_ERROR, "'", isAscii)}'`;
}

/** Whether `text` can stand between backquotes on one line. */
export function canBackquote(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  return isValidUtf8(text) && !/[\x00-\x08\x0a-\x1f`\x7f]|\xef\xbb\xbf/.test(text);
}

const simpleEscapes: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, "\\": 92 };

function numericEscape(digits: string, base: number, isByte: boolean): string | undefined {
  const value = Number.parseInt(digits, base);
  if (isByte) return value < 256 ? String.fromCharCode(value) : undefined;
  return isValidRune(value) ? encodeRune(value) : undefined;
}

// One escape behind its backslash: [its bytes, its length in the source].
function readEscape(text: string, quote: string): readonly [string, number] | undefined {
  const simple = simpleEscapes[text[0] ?? ""];
  if (simple !== undefined) return [String.fromCharCode(simple), 1];
  if (text[0] === quote) return [quote, 1];
  const match = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/.exec(text);
  if (match === null) return undefined;
  const [all, byte, short, long, octal] = match;
  const isByte = short === undefined && long === undefined;
  const bytes = numericEscape(byte ?? short ?? long ?? octal ?? "", octal === undefined ? 16 : 8, isByte);
  return bytes === undefined ? undefined : [bytes, all.length];
}

/** What a Go string or rune literal stands for; undefined if it is not one. */
export function unquote(literal: string): string | undefined {
  const quote = literal[0] ?? "";
  if (literal.length < 2 || !literal.endsWith(quote)) return undefined;
  const body = literal.slice(1, -1);
  if (quote === "`") return body.includes("`") ? undefined : body.replaceAll("\r", "");
  if ((quote !== '"' && quote !== "'") || body.includes("\n")) return undefined;
  let text = "";
  let nParts = 0;
  for (let at = 0; at < body.length; nParts++) {
    if (body[at] === quote) return undefined;
    if (body[at] === "\\") {
      const read = readEscape(body.slice(at + 1), quote);
      if (read === undefined) return undefined;
      text += read[0];
      at += 1 + read[1];
    } else {
      const size = runeSize(body, at);
      text += body.slice(at, at + size);
      at += size;
    }
  }
  return quote === "'" && nParts !== 1 ? undefined : text;
}
