// Exact constant values (Go spec, "Constants").

/** A constant's value. Strings hold one character per byte. Floats are exact fractions with a positive denominator. */
export type ConstantValue =
  | { readonly kind: "unknown" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly numerator: bigint; readonly denominator: bigint };
