// Reading floats as Go's strconv does: decimal and hexadecimal, with underscores, rounded once, half to even.

import { splitFloat } from "../decimal.ts";
import { isUnderscoreOk, PARSED, type Parsed, RANGE_FAULT, SYNTAX_FAULT } from "./parse.ts";

const decimalFloat = /^([+-]?)([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?$/;
const hexFloat = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/;

function namedFloat(text: string): number | undefined {
  const name = text.toLowerCase();
  if (/^[+-]?inf(inity)?$/.test(name)) return name.startsWith("-") ? -Infinity : Infinity;
  return name === "nan" ? Number.NaN : undefined;
}

// A float64 halfway between two float32: what it was rounded from decides.
function isHalfway(x: number): boolean {
  const low = Math.fround(x);
  return (
    Number.isFinite(x) && low !== x && Math.fround(x * (1 + Number.EPSILON)) !== Math.fround(x * (1 - Number.EPSILON))
  );
}

// The sign of numerator/denominator - x, for x not negative.
function compareExact(numerator: bigint, denominator: bigint, x: number): number {
  const { mantissa, exponent } = splitFloat(x);
  const left = numerator << BigInt(Math.max(0, -exponent));
  const right = (mantissa * denominator) << BigInt(Math.max(0, exponent));
  return left < right ? -1 : left > right ? 1 : 0;
}

// numerator/denominator as a float32, given the nearest float64.
function round32(nearest: number, numerator: bigint, denominator: bigint): number {
  if (!isHalfway(nearest)) return Math.fround(nearest);
  const order = compareExact(numerator, denominator, nearest);
  return Math.fround(nearest * (1 + order * Number.EPSILON));
}

const power = (base: bigint, exponent: number): bigint => base ** BigInt(Math.max(0, exponent));

function decimalValue(text: string, bits: number): number | undefined {
  const [match, , whole = "", fraction = "", exponent = "0"] = decimalFloat.exec(text) ?? [];
  if (match === undefined || whole + fraction === "") return undefined;
  const nearest = Math.abs(Number(text));
  if (bits !== 32 || !isHalfway(nearest)) return bits === 32 ? Math.fround(nearest) : nearest;
  const shift = Number(exponent) - fraction.length;
  return round32(nearest, BigInt(whole + fraction) * power(10n, shift), power(10n, -shift));
}

const bitLength = (value: bigint): number => value.toString(2).length;

// mantissa * 2^exponent with at most `nBits` bits of mantissa and no exponent below `lowest`.
function roundBinary(mantissa: bigint, exponent: number, nBits: number, lowest: number): number {
  const excess = Math.max(bitLength(mantissa) - nBits, lowest - exponent, 0);
  if (excess > bitLength(mantissa) + 1) return 0;
  const unit = 1n << BigInt(excess);
  const rest = mantissa % unit;
  let kept = mantissa / unit;
  if (rest * 2n > unit || (rest * 2n === unit && excess > 0 && kept % 2n === 1n)) kept++;
  // Two factors: a power below the smallest float would be zero, one beyond the largest infinite.
  const scale = exponent + excess;
  const half = Math.trunc(Math.max(-2200, Math.min(2200, scale)) / 2);
  return Number(kept) * 2 ** half * 2 ** (Math.max(-2200, Math.min(2200, scale)) - half);
}

function hexValue(text: string, bits: number): number | undefined {
  const [match, , whole = "", fraction = "", exponent = ""] = hexFloat.exec(text) ?? [];
  if (match === undefined || whole + fraction === "") return undefined;
  const mantissa = BigInt(`0x${whole}${fraction}`);
  if (mantissa === 0n) return 0;
  const shift = Number(exponent) - 4 * fraction.length;
  return bits === 32 ? Math.fround(roundBinary(mantissa, shift, 24, -149)) : roundBinary(mantissa, shift, 53, -1074);
}

/** A float of 32 or 64 bits, in any of Go's notations. Cost: quadratic in texts that are halfway between two float32. */
export function parseFloatText(text: string, bits: number): Parsed<number> {
  const named = namedFloat(text);
  if (named !== undefined) return { value: named, status: PARSED };
  const plain = text.replaceAll("_", "");
  const size =
    text !== plain && !isUnderscoreOk(text) ? undefined : (decimalValue(plain, bits) ?? hexValue(plain, bits));
  if (size === undefined) return { value: 0, status: SYNTAX_FAULT };
  return { value: text.startsWith("-") ? -size : size, status: Number.isFinite(size) ? PARSED : RANGE_FAULT };
}
