// Exact constant arithmetic on ConstantValue (Go spec, "Constant expressions"): integers are bigints, floats fractions.
// Fractions that grow beyond what gc keeps are rounded to 512 bits; magnitudes gc could not use either become unknown.

import type { ConstantValue } from "./constant.ts";

type FloatValue = Extract<ConstantValue, { kind: "float" }>;

export const UNKNOWN: ConstantValue = { kind: "unknown" };

/** gc keeps at least 512 bits of mantissa; so do we once a fraction gets long. */
const MANTISSA_BITS = 512;
const LONG_BITS = 4096;
/** Beyond 2^±MAX_EXPONENT a value is given up (or is zero): no Go type holds it, and bigints that long are slow. */
const MAX_EXPONENT = 32_768;

export function makeBool(value: boolean): ConstantValue {
  return { kind: "bool", value };
}
export function makeString(value: string): ConstantValue {
  return { kind: "string", value };
}
export function makeInt(value: bigint): ConstantValue {
  return { kind: "int", value };
}

/** Number of bits of |x|; 0 for 0. Cost: linear in the length. */
export function bitLength(x: bigint): number {
  if (x === 0n) return 0;
  const hex = (x < 0n ? -x : x).toString(16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex.charAt(0), 16)));
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The fraction numerator / denominator in lowest terms; denominator must not be 0. */
export function makeFloat(numerator: bigint, denominator: bigint): ConstantValue {
  if (numerator === 0n) return { kind: "float", numerator: 0n, denominator: 1n };
  const negative = denominator < 0n;
  let n = negative ? -numerator : numerator;
  let d = negative ? -denominator : denominator;
  const nBits = bitLength(n);
  const dBits = bitLength(d);
  if (nBits - dBits > MAX_EXPONENT) return UNKNOWN;
  if (dBits - nBits > MAX_EXPONENT) return { kind: "float", numerator: 0n, denominator: 1n };
  if (nBits > LONG_BITS || dBits > LONG_BITS) [n, d] = roundMantissa(n, d, MANTISSA_BITS);
  const divisor = gcd(n, d);
  return { kind: "float", numerator: n / divisor, denominator: d / divisor };
}

/** n/d rounded to `bits` bits of mantissa, ties to even; the result's denominator (or factor) is a power of two. */
export function roundMantissa(
  n: bigint,
  d: bigint,
  bits: number,
  minExponent = Number.NEGATIVE_INFINITY,
): [bigint, bigint] {
  const magnitude = n < 0n ? -n : n;
  // `exponent` is chosen so that magnitude / d / 2^exponent has `bits` bits, give or take one.
  let exponent = Math.max(bitLength(magnitude) - bitLength(d) - bits, minExponent);
  let quotient = divideRounded(magnitude, d, exponent);
  if (bitLength(quotient) > bits) {
    exponent += 1;
    quotient = divideRounded(magnitude, d, exponent);
  }
  const signed = n < 0n ? -quotient : quotient;
  return exponent >= 0 ? [signed << BigInt(exponent), 1n] : [signed, 1n << BigInt(-exponent)];
}

function divideRounded(n: bigint, d: bigint, exponent: number): bigint {
  const top = exponent < 0 ? n << BigInt(-exponent) : n;
  const bottom = exponent > 0 ? d << BigInt(exponent) : d;
  const quotient = top / bottom;
  const twice = (top % bottom) * 2n;
  const up = twice > bottom || (twice === bottom && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}

/** The value as an integer, when it is one. */
export function toInt(value: ConstantValue): bigint | undefined {
  if (value.kind === "int") return value.value;
  if (value.kind === "float" && value.denominator === 1n) return value.numerator;
  return undefined;
}

/** A numeric value as a fraction. */
export function toFloat(value: ConstantValue): FloatValue | undefined {
  if (value.kind === "float") return value;
  if (value.kind === "int") return { kind: "float", numerator: value.value, denominator: 1n };
  return undefined;
}

/** -1, 0 or 1; 1 for unknown and non-numeric values. */
export function sign(value: ConstantValue): number {
  if (value.kind !== "int" && value.kind !== "float") return 1;
  const n = value.kind === "int" ? value.value : value.numerator;
  return n < 0n ? -1 : n > 0n ? 1 : 0;
}

/**
 * `op value` for `+ - ! ^`. `unsignedBits` is the width of an unsigned operand type, whose complement stays in range;
 * 0 for signed and untyped.
 */
export function unaryOp(op: string, value: ConstantValue, unsignedBits: number): ConstantValue {
  switch (value.kind) {
    case "int":
      if (op === "-") return makeInt(-value.value);
      if (op === "^") return makeInt(unsignedBits > 0 ? BigInt.asUintN(unsignedBits, ~value.value) : ~value.value);
      return op === "+" ? value : UNKNOWN;
    case "float":
      if (op === "-") return { kind: "float", numerator: -value.numerator, denominator: value.denominator };
      return op === "+" ? value : UNKNOWN;
    case "bool":
      return op === "!" ? makeBool(!value.value) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** `x op y` for arithmetic, string and logical operators; `/` on two ints truncates when `integerDivision`. Divisors are not 0. */
export function binaryOp(op: string, x: ConstantValue, y: ConstantValue, integerDivision: boolean): ConstantValue {
  if (x.kind === "int" && y.kind === "int") {
    if (op === "/" && !integerDivision) return y.value === 0n ? UNKNOWN : makeFloat(x.value, y.value);
    return intOp(op, x.value, y.value);
  }
  if (x.kind === "string" && y.kind === "string") return op === "+" ? makeString(x.value + y.value) : UNKNOWN;
  if (x.kind === "bool" && y.kind === "bool") {
    if (op === "&&") return makeBool(x.value && y.value);
    return op === "||" ? makeBool(x.value || y.value) : UNKNOWN;
  }
  const a = toFloat(x);
  const b = toFloat(y);
  return a === undefined || b === undefined ? UNKNOWN : floatOp(op, a, b);
}

function intOp(op: string, x: bigint, y: bigint): ConstantValue {
  switch (op) {
    case "+":
      return makeInt(x + y);
    case "-":
      return makeInt(x - y);
    case "*":
      return makeInt(x * y);
    case "/":
      return y === 0n ? UNKNOWN : makeInt(x / y);
    case "%":
      return y === 0n ? UNKNOWN : makeInt(x % y);
    case "&":
      return makeInt(x & y);
    case "|":
      return makeInt(x | y);
    case "^":
      return makeInt(x ^ y);
    case "&^":
      return makeInt(x & ~y);
    default:
      return UNKNOWN;
  }
}

function floatOp(op: string, x: FloatValue, y: FloatValue): ConstantValue {
  switch (op) {
    case "+":
      return makeFloat(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator);
    case "-":
      return makeFloat(x.numerator * y.denominator - y.numerator * x.denominator, x.denominator * y.denominator);
    case "*":
      return makeFloat(x.numerator * y.numerator, x.denominator * y.denominator);
    case "/":
      return y.numerator === 0n ? UNKNOWN : makeFloat(x.numerator * y.denominator, x.denominator * y.numerator);
    default:
      return UNKNOWN;
  }
}

/** `x << count` or `x >> count`; the caller bounds `count`. */
export function shiftOp(op: string, x: bigint, count: bigint): ConstantValue {
  return makeInt(op === "<<" ? x << count : x >> count);
}

/** `x op y` for comparison operators; undefined when the kinds do not compare. */
export function compareOp(op: string, x: ConstantValue, y: ConstantValue): boolean | undefined {
  if (x.kind === "bool" && y.kind === "bool") {
    if (op === "==") return x.value === y.value;
    return op === "!=" ? x.value !== y.value : undefined;
  }
  if (x.kind === "string" && y.kind === "string") return ordered(op, x.value < y.value, x.value === y.value);
  const a = toFloat(x);
  const b = toFloat(y);
  if (a === undefined || b === undefined) return undefined;
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return ordered(op, left < right, left === right);
}

function ordered(op: string, isLess: boolean, isEqual: boolean): boolean | undefined {
  switch (op) {
    case "==":
      return isEqual;
    case "!=":
      return !isEqual;
    case "<":
      return isLess;
    case "<=":
      return isLess || isEqual;
    case ">":
      return !isLess && !isEqual;
    case ">=":
      return !isLess;
    default:
      return undefined;
  }
}
