// The natives of math/rand/v2: those it shares with math/rand, and the cipher ChaCha with 8 rounds.

import type { Native, Natives } from "../../../../vm/api.ts";
import { argNumber, bigintOf, integerWord } from "../../../word.ts";
import { COMMON_NATIVES, choose } from "../natives.ts";

const N_BLOCKS = 4;
const N_DOUBLE_ROUNDS = 4;
/** "expand 32-byte k" */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
const COUNTER = 12;
/** Words 4 to 11 are the key. */
const KEY = 4;
// The columns and diagonals of a double round.
const QUARTERS: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

const rotated = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

// The state has 16 words, and the indices stay below.
function quarter(state: Int32Array, a: number, b: number, c: number, d: number): void {
  const at = (i: number): number => state[i] as number;
  state[a] = at(a) + at(b);
  state[d] = rotated(at(d) ^ at(a), 16);
  state[c] = at(c) + at(d);
  state[b] = rotated(at(b) ^ at(c), 12);
  state[a] = at(a) + at(b);
  state[d] = rotated(at(d) ^ at(a), 8);
  state[c] = at(c) + at(d);
  state[b] = rotated(at(b) ^ at(c), 7);
}

// Only the key is added to the result: the constants and the counter are known.
function block(key: readonly number[], counter: number): Int32Array {
  const state = Int32Array.from([...CONSTANTS, ...key, counter, 0, 0, 0]);
  for (let round = 0; round < N_DOUBLE_ROUNDS; round++) for (const [a, b, c, d] of QUARTERS) quarter(state, a, b, c, d);
  for (let i = KEY; i < COUNTER; i++) state[i] = (state[i] as number) + (key[i - KEY] as number);
  return state;
}

// Word by word the four blocks follow each other, two words to a number.
const chachaBlock: Native = (ctx) => {
  const [seed, buffer, counter] = [argNumber(ctx, 0), argNumber(ctx, 1), argNumber(ctx, 2)];
  const key = [0, 1, 2, 3].flatMap((i) => {
    const word = bigintOf(ctx.load(seed + i));
    return [Number(word & 0xffffffffn), Number(word >> 32n)];
  });
  const blocks = Array.from({ length: N_BLOCKS }, (_, i) => block(key, counter + i));
  const half = (word: number, of: number): bigint => BigInt((blocks[of]?.[word] as number) >>> 0);
  for (let i = 0; i < 2 * 16; i++) {
    const [word, first] = [i >> 1, 2 * (i % 2)];
    ctx.store(buffer + i, integerWord(half(word, first) | (half(word, first + 1) << 32n)));
  }
};

export const randV2Natives: Natives = {
  natives: new Map([
    ...COMMON_NATIVES.map(([name, native]): [string, Native] => [`math/rand/v2.${name}`, native]),
    ["math/rand/v2.chachaBlock", chachaBlock],
  ]),
  operations: new Map([["math/rand/v2.choose", choose]]),
};
