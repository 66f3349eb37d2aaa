// Reading numbers as Go's strconv does: syntax first, then range.

/** The text is a number that fits. */
export const PARSED = 0;
export const SYNTAX_FAULT = 1;
/** Too big: the value is the nearest that fits. */
export const RANGE_FAULT = 2;

export interface Parsed<T> {
  readonly value: T;
  readonly status: number;
}

const syntaxFault = { value: 0n, status: SYNTAX_FAULT } as const;

const prefixes: readonly (readonly [RegExp, number])[] = [
  [/^0[xX]/, 16],
  [/^0[bB]/, 2],
  [/^0[oO]/, 8],
  [/^0/, 8],
];

// With base 0 the prefix tells the base, and single underscores may separate digits and prefix.
function readPrefix(text: string): { readonly base: number; readonly digits: string } | undefined {
  if (text === "0") return { base: 10, digits: text };
  const [pattern, base] = prefixes.find(([each]) => each.test(text)) ?? [/^/, 10];
  const digits = text.replace(pattern, "");
  const hasPrefix = base !== 10;
  const isSeparated = hasPrefix ? /^_?[^_]+(_[^_]+)*$/ : /^[^_]+(_[^_]+)*$/;
  return isSeparated.test(digits) ? { base, digits: digits.replaceAll("_", "") } : undefined;
}

function digitsValue(digits: string, base: number): bigint | undefined {
  let value = 0n;
  for (const char of digits) {
    const digit = Number.parseInt(char, 36);
    if (!(digit < base) || !/[0-9a-zA-Z]/.test(char)) return undefined;
    value = value * BigInt(base) + BigInt(digit);
  }
  return digits === "" ? undefined : value;
}

/** An unsigned integer; base 0 reads Go's prefixes; `bits` 0 means 64. Cost: quadratic in very long texts. */
export function parseUint(text: string, base: number, bits: number): Parsed<bigint> {
  const read = base === 0 ? readPrefix(text) : { base, digits: text };
  const value = read === undefined ? undefined : digitsValue(read.digits, read.base);
  if (value === undefined) return syntaxFault;
  const limit = (1n << BigInt(bits === 0 ? 64 : bits)) - 1n;
  return value > limit ? { value: limit, status: RANGE_FAULT } : { value, status: PARSED };
}

/** A signed integer, with an optional sign. */
export function parseInteger(text: string, base: number, bits: number): Parsed<bigint> {
  const isNegative = text.startsWith("-");
  const { value, status } = parseUint(/^[+-]/.test(text) ? text.slice(1) : text, base, 64);
  if (status === SYNTAX_FAULT) return syntaxFault;
  const limit = 1n << BigInt((bits === 0 ? 64 : bits) - 1);
  if (!isNegative && value >= limit) return { value: limit - 1n, status: RANGE_FAULT };
  if (isNegative && value > limit) return { value: -limit, status: RANGE_FAULT };
  return { value: isNegative ? -value : value, status };
}

const decimalFloat = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const hexFloat = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/;

function namedFloat(text: string): number | undefined {
  const name = text.toLowerCase();
  if (/^[+-]?inf(inity)?$/.test(name)) return name.startsWith("-") ? -Infinity : Infinity;
  return name === "nan" ? Number.NaN : undefined;
}

function hexValue(text: string): number | undefined {
  const [, sign, whole = "", fraction = "", exponent = ""] = hexFloat.exec(text) ?? [];
  if (whole + fraction === "") return undefined;
  const size = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === "-" ? -size : size;
}

/** A float of 32 or 64 bits, in any of Go's notations but with underscores. */
export function parseFloatText(text: string, bits: number): Parsed<number> {
  const named = namedFloat(text);
  if (named !== undefined) return { value: named, status: PARSED };
  const exact = decimalFloat.test(text) ? Number(text) : hexValue(text);
  if (exact === undefined) return { value: 0, status: SYNTAX_FAULT };
  const value = bits === 32 ? Math.fround(exact) : exact;
  return { value, status: Number.isFinite(value) ? PARSED : RANGE_FAULT };
}
