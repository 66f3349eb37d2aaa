// Go's quoted forms of strings and runes.

import { encodeRune, isGraphic, isPrintable, isValidRune, isValidUtf8, RUNE_ERROR, runeAt, runeSize } from "./utf8.ts";

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

/** What is shown as it is: what can be printed, of that ASCII alone, or all that is graphic, which are spaces too. */
export type Shown = "printable" | "ascii" | "graphic";

function isShown(rune: number, shown: Shown): boolean {
  if (shown === "ascii") return rune < 0x80 && isPrintable(rune);
  return shown === "graphic" ? isGraphic(rune) : isPrintable(rune);
}

function escapedRune(rune: number, quote: string, shown: Shown): string {
  if (rune === quote.charCodeAt(0) || rune === 0x5c) return `\\${String.fromCharCode(rune)}`;
  if (isShown(rune, shown)) return encodeRune(rune);
  const short = escapes[rune];
  if (short !== undefined) return short;
  if (rune < 0x20 || rune === 0x7f) return `\\x${hex(rune, 2)}`;
  const valid = isValidRune(rune) ? rune : RUNE_ERROR;
  return valid < 0x10000 ? `\\u${hex(valid, 4)}` : `\\U${hex(valid, 8)}`;
}

/** A Go string in double quotes; what is not to be shown is escaped. */
export function quoteString(text: string, shown: Shown = "printable"): string {
  let quoted = '"';
  for (let at = 0; at < text.length; ) {
    const size = runeSize(text, at);
    const byte = text.charCodeAt(at);
    quoted += size === 1 && byte >= 0x80 ? `\\x${hex(byte, 2)}` : escapedRune(runeAt(text, at), '"', shown);
    at += size;
  }
  return `${quoted}"`;
}

/** A rune in single quotes. */
export function quoteRune(rune: number, shown: Shown = "printable"): string {
  return `'${escapedRune(isValidRune(rune) ? rune : RUNE_ERROR, "'", shown)}'`;
}

/** Whether `text` can stand between backquotes on one line. */
export function canBackquote(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  return isValidUtf8(text) && !/[\x00-\x08\x0a-\x1f`\x7f]|\xef\xbb\xbf/.test(text);
}

const simpleEscapes: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, "\\": 92 };

/** One character of a literal, or what an escape in it stands for: a rune, or a byte if `isByte`. */
export interface QuotedChar {
  readonly value: number;
  /** Bytes of the literal. */
  readonly size: number;
  readonly isByte: boolean;
}

const numericEscape = /(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/y;

// The escape whose backslash is at `at`. Only the quote that encloses the literal may be escaped.
function readEscape(text: string, at: number, quote: string): QuotedChar | undefined {
  const letter = text[at + 1] ?? "";
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { value: simple, size: 2, isByte: true };
  if (letter !== "" && letter === quote && quote !== "`") return { value: quote.charCodeAt(0), size: 2, isByte: true };
  numericEscape.lastIndex = at + 1;
  const match = numericEscape.exec(text);
  if (match === null) return undefined;
  const [all, byte, short, long, octal] = match;
  const value = Number.parseInt(byte ?? short ?? long ?? octal ?? "", octal === undefined ? 16 : 8);
  const isByte = byte !== undefined || octal !== undefined;
  const isFitting = isByte ? value < 256 : isValidRune(value);
  return isFitting ? { value, size: all.length + 1, isByte } : undefined;
}

/** Reads the character at `at` of a literal in quotes of this kind; undefined for a wrong one, and for a quote that must be escaped. */
export function readQuotedChar(text: string, at: number, quote: string): QuotedChar | undefined {
  const char = text[at];
  if (char === undefined || (char === quote && quote !== "`")) return undefined;
  if (char === "\\") return readEscape(text, at, quote);
  const value = runeAt(text, at);
  return { value, size: runeSize(text, at), isByte: value < 0x80 };
}

/** The literal that `text` begins with: its length, and what it stands for; undefined if there is none. */
export function readQuoted(text: string): { readonly length: number; readonly value: string } | undefined {
  const quote = text[0] ?? "";
  if (quote === "`") {
    const end = text.indexOf("`", 1);
    return end < 0 ? undefined : { length: end + 1, value: text.slice(1, end).replaceAll("\r", "") };
  }
  if (quote !== '"' && quote !== "'") return undefined;
  let value = "";
  let at = 1;
  for (let n = 0; text[at] !== quote; n++) {
    const char = text[at] === "\n" || (quote === "'" && n > 0) ? undefined : readQuotedChar(text, at, quote);
    if (char === undefined) return undefined;
    value += char.isByte ? String.fromCharCode(char.value) : encodeRune(char.value);
    at += char.size;
  }
  return { length: at + 1, value };
}

/** What a Go string or rune literal stands for; undefined if it is not one. */
export function unquote(literal: string): string | undefined {
  const read = readQuoted(literal);
  return read?.length === literal.length ? read.value : undefined;
}
