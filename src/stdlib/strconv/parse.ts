// Reading integers as Go's strconv does, digit by digit: what is too big is out of range even if a syntax error stands behind it.

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
  [/^0[xX](?=.)/s, 16],
  [/^0[bB](?=.)/s, 2],
  [/^0[oO](?=.)/s, 8],
  [/^0(?=.)/s, 8],
];

/** Whether every underscore stands between two digits, or between a base prefix and a digit. */
export function isUnderscoreOk(text: string): boolean {
  const [, prefix = "", rest = ""] = /^[+-]?(0[bBoOxX])?(.*)$/s.exec(text) ?? [];
  // A prefix counts as a digit; letters are digits of hexadecimal numbers alone.
  const digit = /x/i.test(prefix) ? "[0-9a-fA-F]" : "[0-9]";
  const marked = prefix === "" ? rest : `0${rest}`;
  return !new RegExp(`(?<!${digit})_|_(?!${digit})`).test(marked);
}

const digitOf = (char: string): number => (/^[0-9a-zA-Z]$/.test(char) ? Number.parseInt(char, 36) : Number.NaN);

/** An unsigned integer; base 0 reads Go's prefixes and underscores; `bits` 0 means 64. Cost: linear. */
export function parseUint(text: string, base: number, bits: number): Parsed<bigint> {
  if (text === "") return syntaxFault;
  const [prefix, prefixBase] = base === 0 ? (prefixes.find(([each]) => each.test(text)) ?? [/^/, 10]) : [/^/, base];
  const limit = (1n << BigInt(bits === 0 ? 64 : bits)) - 1n;
  const digits = text.replace(prefix, "");
  let value = 0n;
  for (const char of digits) {
    if (char === "_" && base === 0) continue;
    const digit = digitOf(char);
    if (!(digit < prefixBase)) return syntaxFault;
    value = value * BigInt(prefixBase) + BigInt(digit);
    if (value > limit) return { value: limit, status: RANGE_FAULT };
  }
  if (base === 0 && digits.includes("_") && !isUnderscoreOk(text)) return syntaxFault;
  return { value, status: PARSED };
}

/** A signed integer, with an optional sign. */
export function parseInteger(text: string, base: number, bits: number): Parsed<bigint> {
  const isNegative = text.startsWith("-");
  const { value, status } = parseUint(/^[+-]/.test(text) ? text.slice(1) : text, base, bits);
  if (status === SYNTAX_FAULT) return syntaxFault;
  const limit = 1n << BigInt((bits === 0 ? 64 : bits) - 1);
  if (!isNegative && value >= limit) return { value: limit - 1n, status: RANGE_FAULT };
  if (isNegative && value > limit) return { value: -limit, status: RANGE_FAULT };
  return { value: isNegative ? -value : value, status };
}
