// Choices by a seeded stream, in the words generators use.

import { Rng } from "../../base/rng.ts";

export class Chance {
  private readonly rng: Rng;

  constructor(seed: number) {
    this.rng = new Rng(seed);
  }

  /** An integer in [0, n). */
  below(n: number): number {
    return this.rng.below(n);
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.rng.below(n) === 0;
  }

  /** One of `items`, which must not be empty. */
  of<T>(items: readonly T[]): T {
    return items[this.rng.below(items.length)] as T; // In range, since there are items.
  }

  /** A fresh seed. */
  seed(): number {
    return this.rng.nextUint32();
  }
}

/** The seed of input number `index` of the run with `seed`: any input can be made without those before it. */
export function seedOf(seed: number, index: number): number {
  return (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
}
