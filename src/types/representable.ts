// Which constants a basic type can hold, and what they become there (Go spec, "Representability").

import { integerBits, isUnsignedKind } from "./basic.ts";
import type { ConstantValue } from "./constant.ts";
import { makeFloat, makeInt, roundMantissa, toFloat, toInt, UNKNOWN } from "./constant-value.ts";
import type { BasicKind } from "./type.ts";

/** The value as a constant of type `kind` (rounded for floats), or undefined when it does not fit. */
export function represent(value: ConstantValue, kind: BasicKind): ConstantValue | undefined {
  if (value.kind === "unknown") return UNKNOWN;
  if (integerBits(kind) > 0 || kind === "untyped int" || kind === "untyped rune") return representInt(value, kind);
  switch (kind) {
    case "float32":
      return representFloat(value, 24, -149, 128);
    case "float64":
      return representFloat(value, 53, -1074, 1024);
    case "untyped float":
    case "complex64":
    case "complex128":
    case "untyped complex":
      return toFloat(value);
    case "string":
    case "untyped string":
      return value.kind === "string" ? value : undefined;
    case "bool":
    case "untyped bool":
      return value.kind === "bool" ? value : undefined;
    default:
      return undefined;
  }
}

function representInt(value: ConstantValue, kind: BasicKind): ConstantValue | undefined {
  const int = toInt(value);
  if (int === undefined) return undefined;
  const bits = integerBits(kind);
  if (bits > 0) {
    const wrapped = isUnsignedKind(kind) ? BigInt.asUintN(bits, int) : BigInt.asIntN(bits, int);
    if (wrapped !== int) return undefined;
  }
  return value.kind === "int" ? value : makeInt(int);
}

// Rounds to nearest even at the type's precision; what rounds beyond the largest finite value does not fit.
function representFloat(
  value: ConstantValue,
  precision: number,
  minExponent: number,
  maxExponent: number,
): ConstantValue | undefined {
  const float = toFloat(value);
  if (float === undefined) return undefined;
  if (float.numerator === 0n) return float;
  const [n, d] = roundMantissa(float.numerator, float.denominator, precision, minExponent);
  const magnitude = n < 0n ? -n : n;
  if (magnitude >= d << BigInt(maxExponent)) return undefined;
  return makeFloat(n, d);
}
