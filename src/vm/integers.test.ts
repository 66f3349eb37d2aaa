import fc from "fast-check";
import { expect, test } from "vitest";
import {
  KIND_F32,
  KIND_F64,
  KIND_I8,
  KIND_I16,
  KIND_I32,
  KIND_I64,
  KIND_U8,
  KIND_U16,
  KIND_U32,
  KIND_U64,
} from "../ir/opcode.ts";
import * as integers from "./integers.ts";

const kinds: readonly (readonly [kind: number, bits: number, isSigned: boolean])[] = [
  [KIND_I64, 64, true],
  [KIND_U64, 64, false],
  [KIND_I32, 32, true],
  [KIND_U32, 32, false],
  [KIND_I16, 16, true],
  [KIND_U16, 16, false],
  [KIND_I8, 8, true],
  [KIND_U8, 8, false],
];

const wrap = (value: bigint, bits: number, isSigned: boolean): integers.Integer =>
  integers.canonical(isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));

// Around the places where a representation changes, and anything.
const edges = [0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n].flatMap((x) => [x - 1n, x, x + 1n, -x]);
const word = (bits: number, isSigned: boolean) =>
  fc
    .oneof(fc.constantFrom(...edges), fc.bigInt(-(2n ** 65n), 2n ** 65n), fc.bigInt(-300n, 300n))
    .map((x) => wrap(x, bits, isSigned));

type Operation = (kind: number, x: integers.Integer, y: integers.Integer) => integers.Integer;
const binary: readonly (readonly [string, Operation, (x: bigint, y: bigint) => bigint])[] = [
  ["+", integers.add, (x, y) => x + y],
  ["-", integers.subtract, (x, y) => x - y],
  ["*", integers.multiply, (x, y) => x * y],
  ["&", integers.and, (x, y) => x & y],
  ["|", integers.or, (x, y) => x | y],
  ["^", integers.xor, (x, y) => x ^ y],
  ["&^", integers.andNot, (x, y) => x & ~y],
  ["/", (k, x, y) => (y === 0 ? 0 : integers.divide(k, x, y)), (x, y) => (y === 0n ? 0n : x / y)],
  ["%", (_, x, y) => (y === 0 ? 0 : integers.remainder(x, y)), (x, y) => (y === 0n ? 0n : x % y)],
];

for (const [kind, bits, isSigned] of kinds) {
  test(`arithmetic of ${bits} ${isSigned ? "signed" : "unsigned"} bits is exact`, () => {
    const anyWord = word(bits, isSigned);
    fc.assert(
      fc.property(anyWord, anyWord, fc.integer({ min: 0, max: 130 }), (x, y, n) => {
        const [bx, by] = [BigInt(x), BigInt(y)];
        for (const [name, actual, model] of binary) {
          const got = actual(kind, x, y);
          expect([name, got, Object.is(got, -0)]).toEqual([name, wrap(model(bx, by), bits, isSigned), false]);
        }
        expect(integers.shiftLeft(kind, x, n)).toBe(wrap(bx << BigInt(n), bits, isSigned));
        expect(integers.shiftRight(x, n)).toBe(wrap(bx >> BigInt(n), bits, isSigned));
        expect(integers.negate(kind, x)).toBe(wrap(-bx, bits, isSigned));
        expect(integers.complement(kind, x)).toBe(wrap(~bx, bits, isSigned));
        for (const [to, toBits, toSigned] of kinds) {
          expect(integers.convert(x, kind, to)).toBe(wrap(bx, toBits, toSigned));
        }
      }),
      { numRuns: 300 },
    );
  });
}

// Recorded from Go 1.26 on linux/amd64.
const conversions: readonly (readonly [number | bigint, number, number, number | bigint])[] = [
  [3.99, KIND_F64, KIND_I64, 3],
  [-3.99, KIND_F64, KIND_I8, -3],
  [300.5, KIND_F64, KIND_U8, 44],
  [1e19, KIND_F64, KIND_U64, 10000000000000000000n],
  [1e19, KIND_F64, KIND_I64, -9223372036854775808n],
  [Number.NaN, KIND_F64, KIND_I64, -9223372036854775808n],
  [16777217, KIND_I64, KIND_F32, 16777216],
  [9223372586610589697n, KIND_U64, KIND_F32, 2 ** 63 + 2 ** 40],
  [0.1, KIND_F64, KIND_F32, Math.fround(0.1)],
  [9007199254740993n, KIND_I64, KIND_F64, 9007199254740992],
];

test.each(conversions)("%s of kind %i to kind %i is %s", (x, from, to, want) => {
  expect(integers.convert(x, from, to)).toBe(want);
});
