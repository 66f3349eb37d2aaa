// Go's integer and float32 arithmetic on words: a number while it is a safe integer, else a bigint; always canonical, so that
// `===` is equality, and never -0. Kinds are those of ir/opcode.ts.

import {
  KIND_F32,
  KIND_F64,
  KIND_I8,
  KIND_I16,
  KIND_I32,
  KIND_I64,
  KIND_U16,
  KIND_U32,
  KIND_U64,
} from "../ir/opcode.ts";

/** An integer word. */
export type Integer = number | bigint;

const MAX = Number.MAX_SAFE_INTEGER;
const TWO_63 = 2 ** 63;
const TWO_64 = 2 ** 64;
const MIN_I64 = -(2n ** 63n);
/** 2^i for shift counts. */
const POWERS = Float64Array.from({ length: 65 }, (_, i) => 2 ** i);

/** The canonical word of a bigint that already fits its width. */
export function canonical(value: bigint): Integer {
  // Rounding never makes an unsafe integer safe; and comparing bigints is slow.
  const rounded = Number(value);
  return rounded <= MAX && rounded >= -MAX ? rounded : value;
}

/** Wraps an exact integer to 64 bits of `kind` (signed or unsigned). */
function wrap64(kind: number, value: bigint): Integer {
  return canonical(kind === KIND_U64 ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value));
}

/** Wraps a safe integer to a kind of at most 32 bits. */
function narrow(kind: number, value: number): number {
  switch (kind) {
    case KIND_I32:
      return value | 0;
    case KIND_U32:
      return value >>> 0;
    case KIND_I16:
      return (value << 16) >> 16;
    case KIND_U16:
      return value & 0xffff;
    case KIND_I8:
      return (value << 24) >> 24;
    default:
      return value & 0xff;
  }
}

function is64(kind: number): boolean {
  return kind === KIND_I64 || kind === KIND_U64;
}

function isSafe(kind: number, value: number): boolean {
  return value <= MAX && (kind === KIND_U64 ? value >= 0 : value >= -MAX);
}

/** x + y of `kind`. */
export function add(kind: number, x: Integer, y: Integer): Integer {
  if (typeof x === "number" && typeof y === "number") {
    const sum = x + y;
    if (kind === KIND_F64) return sum;
    if (kind === KIND_F32) return Math.fround(sum);
    if (!is64(kind)) return narrow(kind, sum);
    if (isSafe(kind, sum)) return sum;
  }
  return wrap64(kind, BigInt(x) + BigInt(y));
}

/** x - y of `kind`. */
export function subtract(kind: number, x: Integer, y: Integer): Integer {
  if (typeof x === "number" && typeof y === "number") {
    const difference = x - y;
    if (kind === KIND_F64) return difference;
    if (kind === KIND_F32) return Math.fround(difference);
    if (!is64(kind)) return narrow(kind, difference);
    if (isSafe(kind, difference)) return difference;
  }
  return wrap64(kind, BigInt(x) - BigInt(y));
}

/** x * y of `kind`. */
export function multiply(kind: number, x: Integer, y: Integer): Integer {
  if (typeof x === "number" && typeof y === "number") {
    const product = x * y;
    if (kind === KIND_F64) return product;
    if (kind === KIND_F32) return Math.fround(product);
    if (!is64(kind)) return narrow(kind, Math.imul(x, y));
    if (isSafe(kind, product)) return product + 0;
  }
  return wrap64(kind, BigInt(x) * BigInt(y));
}

/** x / y of `kind`, truncated for integers; an integer y is not 0. */
export function divide(kind: number, x: Integer, y: Integer): Integer {
  if (typeof x === "number" && typeof y === "number") {
    if (kind === KIND_F64) return x / y;
    if (kind === KIND_F32) return Math.fround(x / y);
    // Exact: a correctly rounded quotient of safe integers never reaches the next integer.
    const quotient = Math.trunc(x / y) + 0;
    return is64(kind) ? quotient : narrow(kind, quotient);
  }
  return wrap64(kind, BigInt(x) / BigInt(y));
}

/** x % y of an integer `kind`; y is not 0. The sign is x's. */
export function remainder(x: Integer, y: Integer): Integer {
  if (typeof x === "number" && typeof y === "number") return (x % y) + 0;
  return canonical(BigInt(x) % BigInt(y));
}

/** Whether a word is an integer of at most 32 bits, signed. */
export const isInt32 = (x: Integer): x is number => typeof x === "number" && x === (x | 0);

/** x & y. */
export function and(kind: number, x: Integer, y: Integer): Integer {
  if (isInt32(x) && isInt32(y)) return x & y;
  if (!is64(kind)) return narrow(kind, (x as number) & (y as number));
  return wrap64(kind, BigInt(x) & BigInt(y));
}

/** x | y. */
export function or(kind: number, x: Integer, y: Integer): Integer {
  if (isInt32(x) && isInt32(y)) return x | y;
  if (!is64(kind)) return narrow(kind, (x as number) | (y as number));
  return wrap64(kind, BigInt(x) | BigInt(y));
}

/** x ^ y. */
export function xor(kind: number, x: Integer, y: Integer): Integer {
  if (isInt32(x) && isInt32(y)) return x ^ y;
  if (!is64(kind)) return narrow(kind, (x as number) ^ (y as number));
  return wrap64(kind, BigInt(x) ^ BigInt(y));
}

/** x &^ y. */
export function andNot(kind: number, x: Integer, y: Integer): Integer {
  if (isInt32(x) && isInt32(y)) return x & ~y;
  if (!is64(kind)) return narrow(kind, (x as number) & ~(y as number));
  return wrap64(kind, BigInt(x) & ~BigInt(y));
}

/** x << count; `count` is not negative. */
export function shiftLeft(kind: number, x: Integer, count: Integer): Integer {
  if (typeof count !== "number" || count >= 64) return 0;
  if (!is64(kind)) return count >= 32 ? 0 : narrow(kind, (x as number) << count);
  if (typeof x === "number") {
    const shifted = x * (POWERS[count] as number);
    if (isSafe(kind, shifted)) return shifted;
  }
  return wrap64(kind, BigInt(x) << BigInt(count));
}

/** x >> count, arithmetic for signed kinds; `count` is not negative. */
export function shiftRight(x: Integer, count: Integer): Integer {
  const n = typeof count !== "number" || count > 64 ? 64 : count;
  if (typeof x === "number") return Math.floor(x / (POWERS[n] as number));
  return canonical(x >> BigInt(n));
}

/** -x. */
export function negate(kind: number, x: Integer): Integer {
  if (kind === KIND_F64 || kind === KIND_F32) return -x;
  return subtract(kind, 0, x);
}

/** ^x. */
export function complement(kind: number, x: Integer): Integer {
  if (!is64(kind)) return narrow(kind, ~(x as number));
  if (kind === KIND_I64 && typeof x === "number" && x > -MAX && x < MAX) return -x - 1;
  return wrap64(kind, ~BigInt(x));
}

// Out of range is implementation-defined in Go; this is what amd64's conversion instruction gives.
function truncateToI64(x: number): Integer {
  const whole = Math.trunc(x) + 0;
  if (Number.isSafeInteger(whole)) return whole;
  return whole >= -TWO_63 && whole < TWO_63 ? canonical(BigInt(whole)) : MIN_I64;
}

function truncate(kind: number, x: number): Integer {
  if (kind !== KIND_U64) return fromI64(kind, truncateToI64(x));
  const whole = Math.trunc(x);
  if (whole >= TWO_63 && whole < TWO_64) return canonical(BigInt(whole));
  return fromI64(kind, truncateToI64(x));
}

function fromI64(kind: number, x: Integer): Integer {
  if (typeof x === "number") {
    if (kind === KIND_I64 || (kind === KIND_U64 && x >= 0)) return x;
    return is64(kind) ? wrap64(kind, BigInt(x)) : narrow(kind, x);
  }
  return is64(kind) ? wrap64(kind, x) : narrow(kind, Number(BigInt.asIntN(32, x)));
}

// Through float64 a 64-bit integer would be rounded twice; the bits below stay as one sticky bit.
function toFloat32(x: Integer): number {
  if (typeof x === "number") return Math.fround(x);
  const sticky = (x & 0x7ffn) === 0n ? 0n : 1n;
  return Math.fround(Number((x >> 11n) | sticky) * 2048);
}

/** x converted from kind `from` to kind `to`. */
export function convert(x: Integer, from: number, to: number): Integer {
  const isFloat = from === KIND_F64 || from === KIND_F32;
  if (to === KIND_F64) return Number(x);
  if (to === KIND_F32) return isFloat ? Math.fround(x as number) : toFloat32(x);
  return isFloat ? truncate(to, x as number) : fromI64(to, x);
}
