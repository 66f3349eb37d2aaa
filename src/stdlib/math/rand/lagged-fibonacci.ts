// The state of Go's seeded source right after seeding. Go mixes the seed's numbers into the state that the generator itself has reached
// after 7.8e12 steps from seed 1; that state is computed here, by a jump in the generator's recurrence.

import { lazy } from "../../lazy.ts";

const LENGTH = 607;
const TAP = 273;
const N_STEPS = 7_800_000_000_000n;
/** Where the next number is stored in a fresh state: the place before this one. */
const FEED = LENGTH - TAP;

// The seeding sequence x -> 48271 x mod 2^31 - 1 of Lehmer's generator.
const MULTIPLIER = 48271;
const MODULUS = 2 ** 31 - 1;
/** Numbers of the sequence that are thrown away before the first one is used. */
const N_SKIPPED = 20;
const SEED_OF_ZERO = 89482311;

// a * b modulo 2^31 - 1, both below it; in two parts, so that products stay exact.
function multiply(a: number, b: number): number {
  const upper = (a * (b >>> 16)) % MODULUS;
  return (upper * 0x10000 + a * (b & 0xffff)) % MODULUS;
}

function power(exponent: number): number {
  let [result, square] = [1, MULTIPLIER];
  for (let rest = exponent; rest > 0; rest >>>= 1) {
    if (rest & 1) result = multiply(result, square);
    square = multiply(square, square);
  }
  return result;
}

// Three numbers of the seeding sequence, `shift` bits apart.
function mixed(seed: number, index: number, shift: bigint): bigint {
  const first = multiply(seed, power(N_SKIPPED + 3 * index + 1));
  const second = multiply(first, MULTIPLIER);
  const third = multiply(second, MULTIPLIER);
  return (BigInt(first) << (2n * shift)) ^ (BigInt(second) << shift) ^ BigInt(third);
}

// Polynomials over the integers modulo 2^64, lowest power first. Two of them are multiplied as two long integers: 144 bits hold a sum
// of 1,213 products.
const DIGITS = 144 / 4;

function pack(coefficients: readonly bigint[]): bigint {
  let digits = "";
  for (const c of coefficients) digits = c.toString(16).padStart(DIGITS, "0") + digits;
  return BigInt(`0x${digits}`);
}

function unpack(packed: bigint, count: number): bigint[] {
  const digits = packed.toString(16).padStart(DIGITS * count, "0");
  return Array.from({ length: count }, (_, i) => {
    const end = digits.length - DIGITS * i;
    return BigInt(`0x${digits.slice(end - 16, end)}`);
  });
}

// Modulo the recurrence's polynomial: x^607 = 1 + x^334.
function reduce(coefficients: bigint[]): bigint[] {
  for (let i = coefficients.length - 1; i >= LENGTH; i--) {
    const c = coefficients[i] as bigint;
    for (const at of [i - LENGTH, i - TAP]) coefficients[at] = BigInt.asUintN(64, (coefficients[at] as bigint) + c);
  }
  coefficients.length = LENGTH;
  return coefficients;
}

// x^exponent, by squaring.
function jumpPolynomial(exponent: bigint): bigint[] {
  let result: bigint[] = [1n, ...new Array<bigint>(LENGTH - 1).fill(0n)];
  for (const bit of exponent.toString(2)) {
    const packed = pack(result);
    const square = unpack(packed * packed, 2 * LENGTH - 1);
    if (bit === "1") square.unshift(0n);
    result = reduce(square);
  }
  return result;
}

const place = (step: bigint): number => Number((((BigInt(FEED - 1) - step) % 607n) + 607n) % 607n);

// The state after N_STEPS. Number n of the sequence is stored at place(n); those with n < 607 are what was there before.
const evolvedState = lazy((): readonly bigint[] => {
  const numbers: bigint[] = [];
  for (let n = 0; n < LENGTH; n++) numbers.push(mixed(1, place(BigInt(n)), 10n));
  for (let n = 0; n < LENGTH; n++)
    numbers.push(BigInt.asUintN(64, (numbers[n] as bigint) + (numbers[n + LENGTH - TAP] as bigint)));
  // Number N_STEPS + i is the sum of the polynomial's coefficients times the numbers from i on: a product with them in reverse.
  const product = unpack(pack(jumpPolynomial(N_STEPS)) * pack(numbers.toReversed()), 3 * LENGTH);
  const state: bigint[] = new Array<bigint>(LENGTH).fill(0n);
  for (let i = 0; i < LENGTH; i++) state[place(N_STEPS + BigInt(i))] = product[2 * LENGTH - 1 - i] as bigint;
  return state;
});

/** Element `index` of the state after seeding with any int64. Cost: some 0.1 s at the first call. */
export function seededElement(seed: bigint, index: number): bigint {
  const reduced = Number(seed % BigInt(MODULUS));
  const start = reduced === 0 ? SEED_OF_ZERO : reduced < 0 ? reduced + MODULUS : reduced;
  return BigInt.asIntN(64, mixed(start, index, 20n) ^ (evolvedState()[index] as bigint));
}
