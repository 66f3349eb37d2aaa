// Sleeping and the clockwork of timers, against a clock that the test sets.

import { expect, test } from "vitest";
import { FakeContext } from "../fake-context.testing.ts";
import { NATIVES } from "../natives.ts";

const CELLS = [false, 0, 0, false, false, false] as const;

/** A clockwork and a clock. */
class Bench {
  readonly ctx = new FakeContext();
  /** A channel with a buffer of one: capacity, elements. */
  readonly channel = this.ctx.put(1, 0);
  readonly work = this.ctx.put(...CELLS, this.channel);

  call(method: string, ...args: readonly number[]): readonly unknown[] {
    return this.ctx.call(`time.(*clockwork).${method}`, [this.work, ...args]);
  }
  isReady(method: string): boolean {
    return this.ctx.isReady(`time.(*clockwork).${method}`, [this.work]);
  }
  wakeAt(): number | undefined {
    this.ctx.registers[0] = this.work;
    return NATIVES.operations.get("time.(*clockwork).await")?.wakeAt?.(this.ctx);
  }
}

test("a sleep ends when the clock has reached its time", () => {
  const ctx = new FakeContext();
  ctx.time = 100;
  const [when] = ctx.call("time.deadline", [50]);
  expect(when).toBe(150);
  ctx.time = 149;
  expect(ctx.isReady("time.sleepUntil", [when])).toBe(false);
  ctx.time = 150;
  expect(ctx.isReady("time.sleepUntil", [when])).toBe(true);
});

test("a sleep of the longest duration ends at the last time, not in the past", () => {
  const ctx = new FakeContext();
  ctx.time = 1;
  expect(ctx.call("time.deadline", [9223372036854775807n])).toEqual([9223372036854775807n]);
});

test("a timer fires once, at its time, and needs a new runner then", () => {
  const bench = new Bench();
  expect(bench.wakeAt()).toBe(Number.POSITIVE_INFINITY);
  expect(bench.call("arm", 10, 0)[0]).toBe(true);
  expect(bench.wakeAt()).toBe(10);
  expect(bench.isReady("await")).toBe(false);
  bench.ctx.time = 10;
  expect(bench.isReady("await")).toBe(true);
  expect(bench.call("await").slice(0, 2)).toEqual([false, false]);
  expect(bench.isReady("disarm")).toBe(false);
  bench.call("fired");
  expect(bench.isReady("disarm")).toBe(true);
  expect(bench.call("disarm")[0]).toBe(false);
  expect(bench.call("arm", 5, 0)[0]).toBe(true);
});

test("a stopped timer never fires; armed again, its runner goes on and knows it", () => {
  const bench = new Bench();
  bench.call("arm", 10, 0);
  expect(bench.call("disarm")[0]).toBe(true);
  bench.ctx.time = 20;
  expect(bench.isReady("await")).toBe(false);
  expect(bench.wakeAt()).toBe(Number.POSITIVE_INFINITY);
  expect(bench.call("arm", 10, 0)[0]).toBe(false);
  bench.ctx.time = 30;
  expect(bench.call("await").slice(0, 2)).toEqual([false, true]);
});

test("a ticker fires again after its period", () => {
  const bench = new Bench();
  bench.call("arm", 10, 10);
  bench.ctx.time = 10;
  expect(bench.call("await")[0]).toBe(true);
  expect(bench.wakeAt()).toBe(20);
});

test("a ticker whose last tick is still there rests, and then keeps to its beat", () => {
  const bench = new Bench();
  bench.call("arm", 10, 10);
  bench.ctx.store(bench.channel + 1, 1);
  bench.ctx.time = 25;
  expect(bench.wakeAt()).toBe(Number.POSITIVE_INFINITY);
  bench.ctx.store(bench.channel + 1, 0);
  expect(bench.wakeAt()).toBe(30);
  bench.ctx.time = 30;
  expect(bench.call("await")[0]).toBe(true);
  expect(bench.wakeAt()).toBe(40);
});
