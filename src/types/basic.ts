// The predeclared basic types, one object each, and the order of the untyped numeric kinds.

import type { BasicKind, BasicType } from "./type.ts";

/** Those that a program can name without an import. */
export const NAMED_KINDS = [
  "bool",
  "int",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "uintptr",
  "float32",
  "float64",
  "complex64",
  "complex128",
  "string",
] as const;

const KINDS: readonly BasicKind[] = [
  "invalid",
  ...NAMED_KINDS,
  "unsafe.Pointer",
  "untyped bool",
  "untyped int",
  "untyped rune",
  "untyped float",
  "untyped complex",
  "untyped string",
  "untyped nil",
];

function makeBasics(): Readonly<Record<BasicKind, BasicType>> {
  const table: Partial<Record<BasicKind, BasicType>> = {};
  for (const basic of KINDS) {
    table[basic] = { kind: "basic", basic, name: basic === "invalid" ? "invalid type" : basic };
  }
  // Every kind of KINDS has been set; the length of the union is checked by the `satisfies`-like return type.
  return table as Record<BasicKind, BasicType>;
}

/** Each basic type by kind, e.g. `Typ.int`, `Typ["untyped nil"]`. */
export const Typ = makeBasics();

/** `byte`: identical to uint8, spelt differently in messages. */
export const BYTE: BasicType = { kind: "basic", basic: "uint8", name: "byte" };

/** `rune`: identical to int32, spelt differently in messages. */
export const RUNE: BasicType = { kind: "basic", basic: "int32", name: "rune" };

/** Type of a variable whose type its initial value will give; never left in a table. */
export const UNSET: BasicType = { kind: "basic", basic: "invalid", name: "invalid type" };

/** Bits of an integer type on the one platform there is (64 bits); 0 for other kinds. */
export function integerBits(kind: BasicKind): number {
  switch (kind) {
    case "int8":
    case "uint8":
      return 8;
    case "int16":
    case "uint16":
      return 16;
    case "int32":
    case "uint32":
      return 32;
    case "int":
    case "int64":
    case "uint":
    case "uint64":
    case "uintptr":
      return 64;
    default:
      return 0;
  }
}

/** True for `uint…` and `uintptr`. */
export function isUnsignedKind(kind: BasicKind): boolean {
  return kind.startsWith("uint");
}
