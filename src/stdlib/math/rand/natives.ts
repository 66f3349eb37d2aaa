// The natives of math/rand, and what math/rand/v2 has in common with it.

import { OP_CHOOSE } from "../../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../../vm/api.ts";
import { argNumber, bigintOf, integerWord } from "../../word.ts";
import { seededElement } from "./lagged-fibonacci.ts";
import { exponentialLayers, type Layer, normalLayers } from "./ziggurat.ts";

/** The next 64 bits of the goroutine's stream. */
export function drawBits(ctx: NativeContext): bigint {
  const bits = (BigInt(ctx.chance(0)) << 32n) | BigInt(ctx.chance(1));
  ctx.draw();
  return bits;
}

const random: Native = (ctx) => ctx.set(0, integerWord(drawBits(ctx)));

const random32: Native = (ctx) => {
  ctx.set(0, ctx.chance(0));
  ctx.draw();
};

// 53 bits, as many as a fraction has.
const fraction: Native = (ctx) => {
  ctx.set(0, ((ctx.chance(0) >>> 5) * 2 ** 26 + (ctx.chance(1) >>> 6)) / 2 ** 53);
  ctx.draw();
};

const below: Native = (ctx) => {
  const n = ctx.get(0);
  if (typeof n === "number" && n <= 2 ** 21) {
    // The product of 32 and 21 bits is exact.
    ctx.set(0, Math.floor((ctx.chance(0) * n) / 2 ** 32));
    ctx.draw();
  } else ctx.set(0, integerWord((drawBits(ctx) * bigintOf(n)) >> 64n));
};

/** A number below the argument, as a choice. One is offered first, for those who do not explore: another one each time. */
export const choose: OperationNative = {
  kind: OP_CHOOSE,
  choices: (ctx) => argNumber(ctx, 0),
  firstChoice: (ctx) => ctx.chance(0) % argNumber(ctx, 0),
  run: (ctx, alternative) => {
    ctx.draw();
    ctx.set(0, alternative);
    return undefined;
  },
};

const layerNative =
  (layers: () => readonly Layer[]): Native =>
  (ctx) => {
    const layer = layers()[argNumber(ctx, 0)];
    ctx.set(0, layer?.bound);
    ctx.set(1, layer?.width);
    ctx.set(2, layer?.density);
  };

/** The natives that both versions of the package have, by the name inside it. */
export const COMMON_NATIVES: readonly (readonly [string, Native])[] = [
  ["random", random],
  ["random32", random32],
  ["fraction", fraction],
  ["below", below],
  ["normalLayer", layerNative(normalLayers)],
  ["exponentialLayer", layerNative(exponentialLayers)],
];

export const randNatives: Natives = {
  natives: new Map([
    ...COMMON_NATIVES.map(([name, native]): [string, Native] => [`math/rand.${name}`, native]),
    ["math/rand.seeded", (ctx) => ctx.set(0, integerWord(seededElement(bigintOf(ctx.get(0)), argNumber(ctx, 1))))],
  ]),
  operations: new Map([["math/rand.choose", choose]]),
};
