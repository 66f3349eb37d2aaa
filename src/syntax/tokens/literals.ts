// Which characters form a legal number or escape (Go spec, "Lexical elements"), with the compiler's wording.

/** A mistake at an offset from the start of the literal. */
export interface LexicalError {
  readonly offset: number;
  readonly message: string;
}

/** Every text that starts like a number, as far as the compiler reads on. Sticky. */
export const NUMBER =
  /(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?|(?:0[bBoO])?[0-9_]*(?:\.[0-9_]*)?)(?:[eEpP][+-]?[0-9_]*)?i?/y;

const NUMBER_PARTS = /^(0[xXbBoO])?([^.eEpPi]*|[0-9a-fA-F_]*)(\.[^eEpPi]*|\.[0-9a-fA-F_]*)?([eEpP][+-]?[0-9_]*)?i?$/;
const HEX_PARTS = /^(0[xX])([0-9a-fA-F_]*)(\.[0-9a-fA-F_]*)?([pP][+-]?[0-9_]*)?i?$/;

/** Decimal integers without separators, by far the most numbers. */
const PLAIN = /^(?:0|[1-9][0-9]*)$/;

export function numberKind(text: string): "int" | "float" | "imaginary" {
  if (text.endsWith("i")) return "imaginary";
  const isHex = text.startsWith("0x") || text.startsWith("0X");
  return (isHex ? /[.pP]/ : /[.eEpP]/).test(text) ? "float" : "int";
}

/** The first mistake in a text matched by `NUMBER`. */
export function numberError(text: string): LexicalError | undefined {
  if (PLAIN.test(text)) return undefined;
  const parts = HEX_PARTS.exec(text) ?? NUMBER_PARTS.exec(text);
  if (parts === null) return { offset: 0, message: "invalid number" };
  const [, prefix = "", whole = "", fraction = "", exponent = ""] = parts;
  return (
    mantissaError(prefix.toLowerCase(), whole, fraction, exponent) ??
    digitError(text, prefix.toLowerCase(), whole, fraction + exponent) ??
    separatorError(text)
  );
}

function mantissaError(prefix: string, whole: string, fraction: string, exponent: string): LexicalError | undefined {
  const name = prefix === "" && /^0[0-9_]/.test(whole) ? "octal" : baseName(prefix);
  const point = prefix.length + whole.length;
  const end = point + fraction.length;
  if (fraction !== "" && (prefix === "0b" || prefix === "0o"))
    return { offset: point, message: `invalid radix point in ${name} literal` };
  if (!/[0-9a-f]/i.test(whole + fraction)) return { offset: end, message: `${name} literal has no digits` };
  const letter = exponent.charAt(0);
  if (letter.toLowerCase() === "e" && prefix !== "")
    return { offset: end, message: `'${letter}' exponent requires decimal mantissa` };
  if (letter.toLowerCase() === "p" && prefix !== "0x")
    return { offset: end, message: `'${letter}' exponent requires hexadecimal mantissa` };
  if (exponent !== "" && !/[0-9]/.test(exponent))
    return { offset: end + exponent.length, message: "exponent has no digits" };
  if (prefix === "0x" && fraction !== "" && exponent === "")
    return { offset: end, message: "hexadecimal mantissa requires a 'p' exponent" };
  return undefined;
}

/** `08`, `0b12`: only integers; floats and imaginaries with a leading 0 are decimal. */
function digitError(text: string, prefix: string, whole: string, rest: string): LexicalError | undefined {
  const isLegacyOctal = prefix === "" && whole.startsWith("0") && whole.length > 1;
  if (rest !== "" || text.endsWith("i")) return undefined;
  const limit = prefix === "0b" ? "1" : prefix === "0o" || isLegacyOctal ? "7" : "f";
  for (let i = 0; i < whole.length; i++) {
    const digit = whole.charAt(i).toLowerCase();
    if (digit === "_" || digit <= limit) continue;
    const name = isLegacyOctal ? "octal" : baseName(prefix);
    return { offset: prefix.length + i, message: `invalid digit '${digit}' in ${name} literal` };
  }
  return undefined;
}

/** `_` must stand between digits; a base prefix counts as a digit. */
function separatorError(text: string): LexicalError | undefined {
  const start = /^0[xXbBoO]/.test(text) ? 2 : 0;
  const isDigit = (i: number): boolean =>
    (i < start && i >= 0 && start === 2) || (/^0[xX]/.test(text) ? /[0-9a-fA-F]/ : /[0-9]/).test(text.charAt(i));
  for (let i = text.indexOf("_"); i >= 0; i = text.indexOf("_", i + 1))
    if (!isDigit(i - 1) || !(isDigit(i + 1) || text.charAt(i + 1) === "_"))
      return { offset: i, message: "'_' must separate successive digits" };
  return undefined;
}

function baseName(prefix: string): string {
  switch (prefix) {
    case "0b":
      return "binary";
    case "0o":
      return "octal";
    case "0x":
      return "hexadecimal";
    default:
      return "decimal";
  }
}

const ESCAPES: Readonly<Record<string, { readonly digits: number; readonly base: number; readonly name: string }>> = {
  x: { digits: 2, base: 16, name: "hexadecimal" },
  u: { digits: 4, base: 16, name: "hexadecimal" },
  U: { digits: 8, base: 16, name: "hexadecimal" },
};
const OCTAL_ESCAPE = { digits: 3, base: 8, name: "octal" };

/** Reads the escape after the backslash at `text[start]`. `end` is where reading goes on. */
export function readEscape(text: string, start: number, quote: string): { end: number; error?: LexicalError } {
  const letter = text.charAt(start + 1);
  if (letter === "") return { end: start + 1 };
  if (letter === quote || "abfnrtv\\".includes(letter)) return { end: start + 2 };
  const isOctal = letter >= "0" && letter <= "7";
  const form = isOctal ? OCTAL_ESCAPE : Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (form === undefined) return { end: start + 1, error: { offset: start + 1, message: "unknown escape" } };
  let value = 0;
  let i = isOctal ? start + 1 : start + 2;
  for (const end = i + form.digits; i < end; i++) {
    const digit = text.charAt(i);
    if (digit === "") return { end: i };
    const d = /^[0-9a-fA-F]$/.test(digit) ? Number.parseInt(digit, 16) : 99;
    if (d >= form.base)
      return { end: i, error: { offset: i, message: `invalid character ${quoted(digit)} in ${form.name} escape` } };
    value = value * form.base + d;
  }
  if (isOctal && value > 255) return { end: i, error: { offset: i, message: `octal escape value ${value} > 255` } };
  if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
    return { end: i, error: { offset: i, message: `escape is invalid Unicode code point U+${hex(value)}` } };
  return { end: i };
}

function quoted(char: string): string {
  if (char === "\n") return "'\\n'";
  return char === "'" ? "'\\''" : `'${char}'`;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}

/** A character as the compiler names it: `U+0040 '@'`. */
export function describeChar(code: number): string {
  const char = String.fromCodePoint(code);
  return /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(char) ? `U+${hex(code)} '${char}'` : `U+${hex(code)}`;
}
