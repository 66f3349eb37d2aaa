// Literals to constant values and back: number and string literals (Go spec, "Lexical elements"), and how gc prints them.

import type { ConstantValue } from "./constant.ts";
import { makeFloat, makeInt, makeString, UNKNOWN } from "./constant-value.ts";

/** Longer exponents than this are not worked out (the value is unknown): 10^20000 fits no type. */
const MAX_DECIMAL_EXPONENT = 20_000;
/** gc refuses longer number literals too (its limit concerns digits of the whole literal). */
const MAX_LITERAL_LENGTH = 10_000;

/** Value of an int literal (`0x_1F`, `0b1`, `017`, `0o17`); unknown when malformed. */
export function parseInt64Literal(text: string): ConstantValue {
  if (text.length > MAX_LITERAL_LENGTH) return UNKNOWN;
  let digits = text.replaceAll("_", "").toLowerCase();
  if (/^0[0-7]+$/.test(digits)) digits = `0o${digits.slice(1)}`;
  if (!/^(0x[0-9a-f]+|0b[01]+|0o[0-7]+|\d+)$/.test(digits)) return UNKNOWN;
  if (/^0\d/.test(digits)) return UNKNOWN;
  return makeInt(BigInt(digits));
}

/** Value of a float literal, decimal or hexadecimal; unknown when malformed or out of every range. */
export function parseFloatLiteral(text: string): ConstantValue {
  if (text.length > MAX_LITERAL_LENGTH) return UNKNOWN;
  const clean = text.replaceAll("_", "").toLowerCase();
  const hex = /^0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?\d+)$/.exec(clean);
  if (hex !== null) {
    const [, whole = "", fraction = "", exponent = "0"] = hex;
    if (whole === "" && fraction === "") return UNKNOWN;
    return scaled(BigInt(`0x${whole}${fraction}`), 2n, Number(exponent) - 4 * fraction.length);
  }
  const decimal = /^(\d*)\.?(\d*)(?:e([+-]?\d+))?$/.exec(clean);
  if (decimal === null) return UNKNOWN;
  const [, whole = "", fraction = "", exponent = "0"] = decimal;
  if (whole === "" && fraction === "") return UNKNOWN;
  return scaled(BigInt(`${whole}${fraction}`), 10n, Number(exponent) - fraction.length);
}

function scaled(mantissa: bigint, base: bigint, exponent: number): ConstantValue {
  if (mantissa === 0n) return makeFloat(0n, 1n);
  if (exponent > MAX_DECIMAL_EXPONENT) return UNKNOWN;
  if (exponent < -MAX_DECIMAL_EXPONENT - MAX_LITERAL_LENGTH) return makeFloat(0n, 1n);
  const power = base ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? makeFloat(mantissa * power, 1n) : makeFloat(mantissa, power);
}

/** Value of a rune literal with its quotes; unknown when malformed. */
export function parseRuneLiteral(text: string): ConstantValue {
  const inner = text.slice(1, -1);
  const decoded = decodeOne(inner, 0);
  if (decoded === undefined || decoded.next !== inner.length) return UNKNOWN;
  return makeInt(BigInt(decoded.code));
}

/** Value of a string literal with its quotes, one character per byte of UTF-8; unknown when malformed. */
export function parseStringLiteral(text: string): ConstantValue {
  const inner = text.slice(1, -1);
  // Carriage returns are dropped from raw strings (Go spec, "String literals").
  if (text.startsWith("`")) return makeString(toBytes(inner.replaceAll("\r", "")));
  if (!inner.includes("\\")) return makeString(toBytes(inner));
  const parts: string[] = [];
  for (let i = 0; i < inner.length; ) {
    const decoded = decodeOne(inner, i);
    if (decoded === undefined) return UNKNOWN;
    parts.push(decoded.isByte ? String.fromCharCode(decoded.code) : toBytes(String.fromCodePoint(decoded.code)));
    i = decoded.next;
  }
  return makeString(parts.join(""));
}

interface Decoded {
  readonly code: number;
  readonly next: number;
  /** `\x41` and `\101` give a byte, everything else a code point. */
  readonly isByte: boolean;
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
  "'": 39,
  '"': 34,
};

function decodeOne(text: string, start: number): Decoded | undefined {
  const code = text.codePointAt(start);
  if (code === undefined) return undefined;
  if (code !== 92) return { code, next: start + (code > 0xffff ? 2 : 1), isByte: false };
  const letter = text.charAt(start + 1);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { code: simple, next: start + 2, isByte: false };
  if (letter === "x") return digits(text, start + 2, 2, 16, true);
  if (letter === "u") return digits(text, start + 2, 4, 16, false);
  if (letter === "U") return digits(text, start + 2, 8, 16, false);
  return digits(text, start + 1, 3, 8, true);
}

function digits(text: string, start: number, count: number, base: number, isByte: boolean): Decoded | undefined {
  const slice = text.slice(start, start + count);
  const pattern = base === 16 ? /^[0-9a-fA-F]+$/ : /^[0-7]+$/;
  if (slice.length !== count || !pattern.test(slice)) return undefined;
  const code = Number.parseInt(slice, base);
  const isSurrogate = code >= 0xd800 && code < 0xe000;
  if (isByte ? code > 255 : code > 0x10ffff || isSurrogate) return undefined;
  return { code, next: start + count, isByte };
}

/** UTF-8 of a JS string, one character per byte. Lone surrogates become U+FFFD, as in any encoder. */
export function toBytes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: pure ASCII needs no encoding
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  const bytes = new TextEncoder().encode(text);
  let out = "";
  for (const byte of bytes) out += String.fromCharCode(byte);
  return out;
}

/** How gc prints a constant in a message: long strings are cut, floats have six significant digits. */
export function formatConstant(value: ConstantValue): string {
  switch (value.kind) {
    case "unknown":
      return "unknown";
    case "bool":
      return String(value.value);
    case "string":
      return quoteShort(value.value);
    case "int":
      return value.value.toString();
    case "float":
      return formatFloat(value.numerator, value.denominator);
  }
}

const MAX_SHOWN_STRING = 72;

function quoteShort(bytes: string): string {
  const text = quote(bytes);
  const points = [...text];
  return points.length <= MAX_SHOWN_STRING ? text : `${points.slice(0, MAX_SHOWN_STRING - 3).join("")}...`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

/** A Go string (one character per byte) as a Go string literal, like strconv.Quote for what appears in messages. */
export function quote(bytes: string): string {
  const text = new TextDecoder("utf-8").decode(Uint8Array.from(bytes, (ch) => ch.charCodeAt(0)));
  let out = '"';
  for (const ch of text) {
    const escaped = ESCAPES[ch];
    if (escaped !== undefined) out += escaped;
    else if (ch < " " || ch === "\u007f") out += `\\x${ch.charCodeAt(0).toString(16).padStart(2, "0")}`;
    else out += ch;
  }
  return `${out}"`;
}

/** Significant digits of a float in a message, as %.6g. */
const DIGITS = 6;

// Exact: the exponent range of a fraction may exceed that of a double.
function formatFloat(numerator: bigint, denominator: bigint): string {
  if (numerator === 0n) return "0";
  const sign = numerator < 0n ? "-" : "";
  const n = numerator < 0n ? -numerator : numerator;
  // An estimate of the decimal exponent, corrected by the number of digits it gives.
  let exponent = n.toString().length - denominator.toString().length;
  let digitText = roundedDigits(n, denominator, exponent);
  if (digitText.length > DIGITS) digitText = roundedDigits(n, denominator, ++exponent);
  else if (digitText.length < DIGITS) digitText = roundedDigits(n, denominator, --exponent);
  const text = formatDigits(digitText, exponent);
  // What is no integer shall not look like one.
  const double = Number(n) / Number(denominator);
  const isWhole = denominator === 1n || text.includes(".") || !Number.isFinite(double) || double === 0;
  return sign + (isWhole ? text : shortest(double));
}

// As many digits as tell a double from all others, as %g.
function shortest(double: number): string {
  const [mantissa = "0", exponent = "0"] = double.toExponential().split("e");
  return formatDigits(mantissa.replace(".", ""), Number(exponent));
}

// n / d / 10^exponent, scaled to DIGITS digits and rounded.
function roundedDigits(n: bigint, d: bigint, exponent: number): string {
  const shift = DIGITS - 1 - exponent;
  const top = shift > 0 ? n * 10n ** BigInt(shift) : n;
  const bottom = shift < 0 ? d * 10n ** BigInt(-shift) : d;
  return ((top * 2n + bottom) / (bottom * 2n)).toString();
}

function formatDigits(digitText: string, exponent: number): string {
  const significant = digitText.replace(/0+$/, "");
  if (exponent < -4 || exponent >= DIGITS) {
    const fraction = significant.length > 1 ? `.${significant.slice(1)}` : "";
    const width = Math.abs(exponent).toString().padStart(2, "0");
    return `${significant.charAt(0)}${fraction}e${exponent < 0 ? "-" : "+"}${width}`;
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${significant}`;
  const whole = significant.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = significant.slice(exponent + 1);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
