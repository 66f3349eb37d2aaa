// Hashes of map keys: those that events of map operations carry, and those by which maps at runtime detail place their entries.

import { finish32, mix32, mixString } from "../base/hash.ts";
import type { Value } from "../ir/value.ts";
import { NOT_EQUAL_TO_ITSELF } from "./equality.ts";

/**
 * What the event of an operation on one key carries as its extent: 31 bits, not 0; for keys that are not equal to themselves 0, as
 * for the whole map. `index`: the key's index key.
 */
export function markOf(index: Value): number {
  if (index === NOT_EQUAL_TO_ITSELF) return 0;
  return finish32(mixString(0, String(index))) >>> 1 || 1;
}

/** 32 bits by which a map with seed `seed` places an entry. `index`: the key's index key; not of keys unequal to themselves. */
export function placeOf(index: Value, seed: number): number {
  if (typeof index === "number" && Number.isInteger(index))
    return finish32(mix32(mix32(seed, index | 0), Math.floor(index / 2 ** 32) | 0));
  if (typeof index === "bigint")
    return finish32(mix32(mix32(seed, Number(BigInt.asIntN(32, index))), Number(BigInt.asIntN(32, index >> 32n))));
  return finish32(mixString(seed, String(index)));
}
