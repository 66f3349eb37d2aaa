// Which class an execution belongs to, as a number: a hash of its dependence order that does not depend on the order of independent
// steps. A step is hashed with the hashes of what comes before it, an execution is the sum of its steps.

import { Int32Column } from "../base/columns.ts";
import type { DependenceOrder } from "./dependence-order.ts";
import type { Run } from "./run.ts";

export class ClassHash {
  // By step, two halves.
  private readonly low = new Int32Column();
  private readonly high = new Int32Column();

  constructor(
    private readonly run: Run,
    private readonly order: DependenceOrder,
  ) {}

  /** Steps from `depth` on have been taken back. */
  backTo(depth: number): void {
    this.low.length = this.high.length = Math.min(this.low.length, depth);
  }

  /** 53 bits; the order has taken in all steps. Cost: new steps times goroutines, and all steps. */
  value(): number {
    const { length } = this.order;
    while (this.low.length < length) this.hashStep(this.low.length);
    let low = 0;
    let high = 0;
    for (let j = 0; j < length; j++) {
      low = (low + this.low.at(j)) | 0;
      high = (high + this.high.at(j)) | 0;
    }
    return (high >>> 11) * 2 ** 32 + (low >>> 0);
  }

  private hashStep(j: number): void {
    const { order } = this;
    const { goroutine, partner, kind, object, alternative } = this.run.events;
    let low = 0x9e3779b9 | 0;
    let high = 0x85ebca6b | 0;
    const add = (value: number): void => {
      low = Math.imul(low ^ value, 0x01000193) ^ (low >>> 15);
      high = Math.imul(high ^ value, 0x5bd1e995) ^ (high >>> 13);
    };
    add(goroutine[j] as number);
    add(partner[j] as number);
    add(kind[j] as number);
    add(object[j] as number);
    add(alternative[j] as number);
    for (let g = 0; g < order.nGoroutines; g++) {
      const i = order.lastBefore(j, g);
      if (i < 0) continue;
      add(g + 1);
      add(this.low.at(i));
      add(this.high.at(i));
    }
    this.low.push(low);
    this.high.push(high);
  }
}
