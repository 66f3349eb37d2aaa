// Reading and making the words of Go values: integers of every width, strings, slices of bytes.

import type { SliceValue, Value } from "../ir/value.ts";
import type { NativeContext } from "../vm/api.ts";

/** Begins the panic of a nil pointer, as any load from address 0 does. */
export function panicNil(ctx: NativeContext): void {
  ctx.load(0);
}

/** An integer word as a number; exact within the safe range. Addresses, lengths and indices always are. */
export function numberOf(value: Value): number {
  return typeof value === "number" ? value : Number(value as bigint);
}

/** An integer word as a bigint. */
export function bigintOf(value: Value): bigint {
  return typeof value === "bigint" ? value : BigInt(value as number);
}

/** The canonical word of an integer: a number in the safe range, a bigint outside. */
export function integerWord(value: bigint): number | bigint {
  const isSafe = value >= -9007199254740991n && value <= 9007199254740991n;
  return isSafe ? Number(value) : value;
}

export type IntegerKind = "int32" | "uint32" | "int64" | "uint64";

/** `value` wrapped to the width of `kind`, as Go's arithmetic does. */
export function wrap(value: number | bigint, kind: IntegerKind): number | bigint {
  if (typeof value === "number" && Number.isSafeInteger(value)) {
    if (kind === "int32") return value | 0;
    if (kind === "uint32") return value >>> 0;
    if (kind === "int64" || value >= 0) return value;
  }
  const exact = BigInt(value);
  switch (kind) {
    case "int32":
      return Number(BigInt.asIntN(32, exact));
    case "uint32":
      return Number(BigInt.asUintN(32, exact));
    case "int64":
      return integerWord(BigInt.asIntN(64, exact));
    case "uint64":
      return integerWord(BigInt.asUintN(64, exact));
  }
}

/** The sum of two integer words, wrapped. */
export function addWrapped(a: Value, b: Value, kind: IntegerKind): number | bigint {
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return wrap(a + b, kind);
  return wrap(bigintOf(a) + bigintOf(b), kind);
}

/** Argument `index` as an integer that fits a number. */
export function argNumber(ctx: NativeContext, index: number): number {
  return numberOf(ctx.get(index));
}

/** Argument `index` as a Go string: one char per byte. */
export function argString(ctx: NativeContext, index: number): string {
  // The checker has typed the parameter: a string parameter holds a string word.
  return ctx.get(index) as string;
}

/** The bytes of a []byte, as a Go string. Reads memory quietly: only for slices that no other goroutine can reach. */
export function bytesOf(ctx: NativeContext, slice: Value): string {
  const { address, length } = slice as SliceValue;
  let text = "";
  for (let i = 0; i < length; i++) text += String.fromCharCode(numberOf(ctx.load(address + i)));
  return text;
}
