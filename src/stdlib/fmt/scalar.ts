// Formats bools, integers, floats, strings and addresses under a directive. Texts are Go strings (one char per byte).

import type { RuntimeType, TypeKind } from "../../ir/program.ts";
import type { Value } from "../../ir/value.ts";
import type { NativeContext } from "../../vm/api.ts";
import { formatFloat } from "../decimal.ts";
import { canBackquote, quoteRune, quoteString } from "../quote.ts";
import { encodeRune, isPrintable, isValidRune, RUNE_ERROR, runeCount, runeSize } from "../utf8.ts";
import { bigintOf } from "../word.ts";
import type { Directive } from "./directive.ts";

/** What Go's `%p` shows for an address, and what unsafe.Pointer converts to: made up, but the same in every run. */
export function addressOf(ctx: NativeContext, word: Value): number {
  return typeof word === "number" && word !== 0 ? ctx.byteAddress(word) : 0;
}

/** Pads to the directive's width, counted in runes. */
export function pad(d: Directive, text: string, isZeroAllowed = true): string {
  const missing = d.width - runeCount(text);
  if (missing <= 0) return text;
  if (d.isMinus) return text + " ".repeat(missing);
  return (d.isZero && isZeroAllowed ? "0" : " ").repeat(missing) + text;
}

function signOf(d: Directive, isNegative: boolean): string {
  if (isNegative) return "-";
  return d.isPlus ? "+" : d.isSpace ? " " : "";
}

function prefixOf(base: number, isUpper: boolean, digits: string): string {
  if (base === 2) return "0b";
  if (base === 8) return digits.startsWith("0") ? "" : "0";
  return base === 16 ? (isUpper ? "0X" : "0x") : "";
}

function formatInteger(d: Directive, word: Value, base: number, isSharp = d.isSharp): string {
  const value = bigintOf(word);
  const isNegative = value < 0n;
  const isUpper = d.verb === "X";
  let precision = d.precision;
  if (precision === 0 && value === 0n) return pad(d, "", false);
  const sign = signOf(d, isNegative);
  if (precision < 0 && d.isZero && !d.isMinus && d.width >= 0) precision = d.width - sign.length;
  let digits = (isNegative ? -value : value).toString(base).padStart(precision, "0");
  if (isUpper) digits = digits.toUpperCase();
  if (isSharp) digits = prefixOf(base, isUpper, digits) + digits;
  if (d.verb === "O") digits = `0o${digits}`;
  return pad(d, sign + digits, false);
}

function formatUnicode(d: Directive, word: Value): string {
  const value = BigInt.asUintN(64, bigintOf(word));
  const digits = value.toString(16).toUpperCase().padStart(Math.max(4, d.precision), "0");
  const rune = value <= 0x10ffffn ? Number(value) : RUNE_ERROR;
  const shown = d.isSharp && value <= 0x10ffffn && isPrintable(rune) ? ` '${encodeRune(rune)}'` : "";
  return pad(d, `U+${digits}${shown}`, false);
}

function runeOf(word: Value): number {
  const value = bigintOf(word);
  return value <= 0x10ffffn && isValidRune(Number(value)) ? Number(value) : RUNE_ERROR;
}

function formatIntegerVerb(d: Directive, word: Value, isUnsigned: boolean): string | undefined {
  switch (d.verb) {
    case "v":
      return d.isSharpV && isUnsigned ? formatInteger(d, word, 16, true) : formatInteger(d, word, 10);
    case "d":
      return formatInteger(d, word, 10);
    case "b":
      return formatInteger(d, word, 2);
    case "o":
    case "O":
      return formatInteger(d, word, 8);
    case "x":
    case "X":
      return formatInteger(d, word, 16);
    case "c":
      return pad(d, encodeRune(runeOf(word)));
    case "q":
      return pad(d, quoteRune(runeOf(word), d.isPlus ? "ascii" : "printable"));
    case "U":
      return formatUnicode(d, word);
    default:
      return undefined;
  }
}

// The # flag keeps the decimal point, and the trailing zeros of %g and %x.
function withPoint(number: string, verb: string, precision: number): string {
  const isHex = verb === "x" || verb === "X";
  const [, mantissa = "", tail = ""] = (isHex ? /^(.*?)([pP].*)$/ : /^(.*?)((?:[eE].*)?)$/).exec(number) ?? [];
  // Digits from the first that is not zero; the x of 0x counts as one.
  const nDigits = mantissa.replace(".", "").replace(/^0+(?=.)/, "").length;
  // Not %X: so it is in Go.
  const isPadded = precision !== 0 && (verb === "x" || verb === "g" || verb === "G");
  const missing = isPadded ? (precision < 0 ? 6 : precision) - nDigits : 0;
  return mantissa + (mantissa.includes(".") ? "" : ".") + "0".repeat(Math.max(0, missing)) + tail;
}

function formatFloatVerb(d: Directive, x: number, bits: 32 | 64): string | undefined {
  if (!"vbgGxXfFeE".includes(d.verb)) return undefined;
  const format = d.verb === "v" ? "g" : d.verb === "F" ? "f" : d.verb;
  const precision = d.precision >= 0 ? d.precision : "feE".includes(format) ? 6 : -1;
  const text = formatFloat(x, format, precision, bits);
  const isSigned = text.startsWith("-") || text.startsWith("+");
  const body = isSigned ? text.slice(1) : text;
  const sign = signOf(d, text.startsWith("-"));
  if (body === "Inf" || body === "NaN") return pad(d, (body === "Inf" && sign === "" ? "+" : sign) + body, false);
  const number = d.isSharp && format !== "b" ? withPoint(body, format, precision) : body;
  const missing = d.width - sign.length - number.length;
  if (d.isZero && !d.isMinus && missing > 0) return sign + "0".repeat(missing) + number;
  return pad(d, sign + number);
}

/** The first `precision` runes. */
function truncated(d: Directive, text: string): string {
  if (d.precision < 0) return text;
  let end = 0;
  for (let n = 0; n < d.precision && end < text.length; n++) end += runeSize(text, end);
  return text.slice(0, end);
}

function formatQuoted(d: Directive, text: string): string {
  const shown = truncated(d, text);
  if (d.isSharp && canBackquote(shown)) return pad(d, `\`${shown}\``);
  return pad(d, quoteString(shown, d.isPlus ? "ascii" : "printable"));
}

function formatHex(d: Directive, text: string): string {
  const bytes = d.precision >= 0 ? text.slice(0, d.precision) : text;
  const pairs = Array.from(bytes, (char) => char.charCodeAt(0).toString(16).padStart(2, "0"));
  const isSharp = d.isSharp && pairs.length > 0;
  const joined = d.isSpace ? pairs.join(isSharp ? " 0x" : " ") : pairs.join("");
  const whole = (isSharp ? "0x" : "") + joined;
  return pad(d, d.verb === "X" ? whole.toUpperCase() : whole);
}

/** A string, or the bytes of a []byte, under %v %s %x %X %q; undefined for other verbs. */
export function formatText(d: Directive, text: string): string | undefined {
  switch (d.verb) {
    case "v":
      return d.isSharpV ? formatQuoted(d, text) : pad(d, truncated(d, text));
    case "s":
      return pad(d, truncated(d, text));
    case "x":
    case "X":
      return formatHex(d, text);
    case "q":
      return formatQuoted(d, text);
    default:
      return undefined;
  }
}

/** An address: of a pointer, channel, function, or of what a map or slice holds. */
export function formatPointer(d: Directive, address: number, typeName: string): string | undefined {
  switch (d.verb) {
    case "v":
      if (d.isSharpV) return `(${typeName})(${address === 0 ? "nil" : `0x${address.toString(16)}`})`;
      return address === 0 ? pad(d, "<nil>") : formatInteger(d, address, 16, !d.isSharp);
    case "p":
      return formatInteger(d, address, 16, !d.isSharp);
    case "b":
    case "o":
    case "d":
    case "x":
    case "X":
      return formatIntegerVerb(d, address, true);
    default:
      return undefined;
  }
}

const unsignedKinds: ReadonlySet<TypeKind> = new Set(["uint", "uint8", "uint16", "uint32", "uint64", "uintptr"]);
const signedKinds: ReadonlySet<TypeKind> = new Set(["int", "int8", "int16", "int32", "int64"]);

/** Whether values of `kind` are one bool, number or string. */
export function isScalarKind(kind: TypeKind): boolean {
  const isOther = kind === "bool" || kind === "float32" || kind === "float64" || kind === "string";
  return isOther || signedKinds.has(kind) || unsignedKinds.has(kind);
}

/** A value of a scalar kind; undefined if the verb does not fit it. */
export function formatScalar(d: Directive, type: RuntimeType, word: Value): string | undefined {
  if (signedKinds.has(type.kind)) return formatIntegerVerb(d, word, false);
  if (unsignedKinds.has(type.kind)) return formatIntegerVerb(d, word, true);
  if (type.kind === "string") return formatText(d, word as string);
  if (type.kind === "bool") return d.verb === "t" || d.verb === "v" ? pad(d, String(word)) : undefined;
  return formatFloatVerb(d, word as number, type.kind === "float32" ? 32 : 64);
}
