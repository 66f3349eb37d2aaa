// Package math/bits against exact integers.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Value } from "../../../ir/value.ts";
import { FakeContext } from "../../fake-context.testing.ts";
import { bigintOf, integerWord } from "../../word.ts";

const WIDTHS = [8, 16, 32, 64] as const;
const anyWidth = fc.constantFrom(...WIDTHS);
const word = (width: number): fc.Arbitrary<bigint> => fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n });
const numbers = anyWidth.chain((width) => fc.tuple(fc.constant(width), word(width)));

function call(name: string, ...args: readonly bigint[]): readonly bigint[] {
  const ctx = new FakeContext();
  const results = ctx.call(`math/bits.${name}`, args.map(integerWord));
  expect(ctx.failure).toBe("");
  return results.map((value: Value) => bigintOf(value));
}

const binary = (x: bigint, width: number): string => x.toString(2).padStart(width, "0");

test("counts are those of the binary digits", () => {
  fc.assert(
    fc.property(numbers, ([width, x]) => {
      const digits = binary(x, width);
      const leading = digits.indexOf("1") < 0 ? width : digits.indexOf("1");
      const trailing = x === 0n ? width : width - 1 - digits.lastIndexOf("1");
      expect(call(`LeadingZeros${width}`, x)[0]).toBe(BigInt(leading));
      expect(call(`Len${width}`, x)[0]).toBe(BigInt(width - leading));
      expect(call(`TrailingZeros${width}`, x)[0]).toBe(BigInt(trailing));
      expect(call(`OnesCount${width}`, x)[0]).toBe(BigInt(digits.replaceAll("0", "").length));
    }),
  );
});

test("Reverse turns the digits, ReverseBytes the bytes", () => {
  fc.assert(
    fc.property(numbers, ([width, x]) => {
      const digits = binary(x, width);
      expect(call(`Reverse${width}`, x)[0]).toBe(BigInt(`0b${[...digits].reverse().join("")}`));
      if (width === 8) return;
      expect(call(`ReverseBytes${width}`, x)[0]).toBe(BigInt(`0b${digits.match(/.{8}/g)?.reverse().join("")}`));
    }),
  );
});

test("sums, products and quotients have two words", () => {
  const wide = fc.constantFrom(32 as const, 64 as const);
  const three = wide.chain((width) =>
    fc.tuple(fc.constant(width), word(width), word(width), fc.bigInt({ min: 0n, max: 1n })),
  );
  fc.assert(
    fc.property(three, ([width, x, y, carry]) => {
      const whole = (hi: bigint | undefined, lo: bigint | undefined): bigint =>
        ((hi ?? 0n) << BigInt(width)) + (lo ?? 0n);
      const [sum, carryOut] = call(`Add${width}`, x, y, carry);
      expect(whole(carryOut, sum)).toBe(x + y + carry);
      const [difference, borrow] = call(`Sub${width}`, x, y, carry);
      expect((difference ?? 0n) - whole(borrow, 0n)).toBe(x - y - carry);
      const [hi, lo] = call(`Mul${width}`, x, y);
      expect(whole(hi, lo)).toBe(x * y);
      if (y === 0n) return;
      const [quotient, rest] = call(`Div${width}`, x % y, y, y);
      expect(quotient).toBe(whole(x % y, y) / y);
      expect(rest).toBe(whole(x % y, y) % y);
      expect(call(`Rem${width}`, x, y, y)[0]).toBe(whole(x, y) % y);
    }),
  );
});

test.each([
  ["Div64", [1, 0, 0], "integer divide by zero"],
  ["Div64", [5, 0, 5], "integer overflow"],
  ["Rem32", [1, 1, 0], "integer divide by zero"],
])("%s(%j) panics", (name, args, want) => {
  const ctx = new FakeContext();
  ctx.call(`math/bits.${name}`, args);
  expect(ctx.failure).toContain(want);
});
