// Constant arithmetic against plain bigint and double arithmetic.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConstantValue } from "./constant.ts";
import { parseFloatLiteral, parseInt64Literal, quote } from "./constant-literal.ts";
import { binaryOp, bitLength, compareOp, makeFloat, makeInt, shiftOp, unaryOp } from "./constant-value.ts";
import { represent } from "./representable.ts";
import type { BasicKind } from "./type.ts";

const integer = fc.bigInt({ min: -(1n << 200n), max: 1n << 200n });

// Denominators are powers of two here; divided in two steps, since 2^1074 is no double.
function toNumber(value: ConstantValue | undefined): number {
  if (value?.kind !== "float") return Number.NaN;
  const exponent = bitLength(value.denominator) - 1;
  const half = Math.floor(exponent / 2);
  return Number(value.numerator) / 2 ** half / 2 ** (exponent - half);
}

test("integer operators are those of bigint", () => {
  const model: Readonly<Record<string, (x: bigint, y: bigint) => bigint>> = {
    "+": (x, y) => x + y,
    "-": (x, y) => x - y,
    "*": (x, y) => x * y,
    "/": (x, y) => x / y,
    "%": (x, y) => x % y,
    "&": (x, y) => x & y,
    "|": (x, y) => x | y,
    "^": (x, y) => x ^ y,
    "&^": (x, y) => x & ~y,
  };
  fc.assert(
    fc.property(integer, integer, fc.constantFrom(...Object.keys(model)), (x, y, op) => {
      fc.pre(y !== 0n);
      expect(binaryOp(op, makeInt(x), makeInt(y), true)).toEqual(makeInt(model[op]?.(x, y) ?? 0n));
    }),
  );
});

test("comparisons agree with bigint, across ints and floats", () => {
  fc.assert(
    fc.property(integer, integer, (x, y) => {
      for (const [a, b] of [
        [makeInt(x), makeInt(y)],
        [makeFloat(x, 1n), makeInt(y)],
      ] as const) {
        expect(compareOp("<", a, b)).toBe(x < y);
        expect(compareOp("==", a, b)).toBe(x === y);
        expect(compareOp(">=", a, b)).toBe(x >= y);
      }
    }),
  );
});

test("fractions obey the field laws", () => {
  const fraction = fc.tuple(integer, fc.bigInt({ min: 1n, max: 1n << 64n })).map(([n, d]) => makeFloat(n, d));
  fc.assert(
    fc.property(fraction, fraction, fraction, (x, y, z) => {
      const add = (a: ConstantValue, b: ConstantValue): ConstantValue => binaryOp("+", a, b, false);
      const mul = (a: ConstantValue, b: ConstantValue): ConstantValue => binaryOp("*", a, b, false);
      expect(add(add(x, y), z)).toEqual(add(x, add(y, z)));
      expect(mul(x, add(y, z))).toEqual(add(mul(x, y), mul(x, z)));
      expect(binaryOp("-", add(x, y), y, false)).toEqual(x);
    }),
  );
});

const KINDS: readonly (readonly [BasicKind, number, boolean])[] = [
  ["int8", 8, true],
  ["uint8", 8, false],
  ["int16", 16, true],
  ["uint32", 32, false],
  ["int", 64, true],
  ["uint64", 64, false],
];

test("integers are representable exactly when they wrap to themselves", () => {
  fc.assert(
    fc.property(integer, fc.constantFrom(...KINDS), (x, [kind, bits, isSigned]) => {
      const wrapped = isSigned ? BigInt.asIntN(bits, x) : BigInt.asUintN(bits, x);
      expect(represent(makeInt(x), kind)).toEqual(wrapped === x ? makeInt(x) : undefined);
      expect(represent(makeFloat(x, 1n), kind)).toEqual(wrapped === x ? makeInt(x) : undefined);
      if (!isSigned) expect(unaryOp("^", makeInt(wrapped), bits)).toEqual(makeInt(BigInt.asUintN(bits, ~wrapped)));
    }),
  );
});

test("a double's decimal text is that double; float32 rounds as Math.fround does", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), (x) => {
      const value = parseFloatLiteral(x.toExponential());
      expect(toNumber(represent(value, "float64"))).toBe(x);
      const single = Math.fround(x);
      const rounded = represent(value, "float32");
      if (Number.isFinite(single)) expect(toNumber(rounded)).toBe(single);
      else expect(rounded).toBeUndefined();
    }),
  );
});

test("shifts and lengths", () => {
  fc.assert(
    fc.property(integer, fc.bigInt({ min: 0n, max: 100n }), (x, n) => {
      expect(shiftOp("<<", x, n)).toEqual(makeInt(x << n));
      expect(shiftOp(">>", x, n)).toEqual(makeInt(x >> n));
      expect(bitLength(x)).toBe(x === 0n ? 0 : (x < 0n ? -x : x).toString(2).length);
    }),
  );
});

test("integer literals in every base", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 1n << 100n }),
      fc.constantFrom([16, "0x"], [8, "0o"], [2, "0b"], [10, ""]),
      (x, base) => {
        const [radix, prefix] = base as [number, string];
        expect(parseInt64Literal(prefix + x.toString(radix))).toEqual(makeInt(x));
      },
    ),
  );
});

test("values too large for any type are given up instead of computed", () => {
  let value: ConstantValue = makeFloat(10n ** 300n, 1n);
  for (let i = 0; i < 20; i++) value = binaryOp("*", value, value, false);
  expect(value.kind).toBe("unknown");
  let small: ConstantValue = makeFloat(1n, 10n ** 300n);
  for (let i = 0; i < 20; i++) small = binaryOp("*", small, small, false);
  expect(small).toEqual(makeFloat(0n, 1n));
});

test.each([
  ["a\n", '"a\\n"'],
  ['"\\', '"\\"\\\\"'],
  ["\u00c3\u00a9", '"é"'],
  ["\u0001", '"\\x01"'],
])("quote(%j) is %s", (bytes, want) => {
  expect(quote(bytes)).toBe(want);
});
