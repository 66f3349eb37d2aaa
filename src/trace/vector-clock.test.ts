import fc from "fast-check";
import { expect, test } from "vitest";
import { VectorClock } from "./vector-clock.ts";

const entries = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 20 });

function clockOf(values: readonly number[]): VectorClock {
  const clock = new VectorClock();
  values.forEach((value, i) => {
    clock.set(i, value);
  });
  return clock;
}

test("join takes the larger entry of each goroutine", () => {
  fc.assert(
    fc.property(entries, entries, (a, b) => {
      const clock = clockOf(a);
      clock.join(clockOf(b));
      for (let i = 0; i < 25; i++) expect(clock.get(i)).toBe(Math.max(a[i] ?? 0, b[i] ?? 0));
    }),
  );
});

test("a cleared or copied clock keeps nothing of before", () => {
  fc.assert(
    fc.property(entries, entries, (a, b) => {
      const clock = clockOf(a);
      clock.copy(clockOf(b));
      for (let i = 0; i < 25; i++) expect(clock.get(i)).toBe(b[i] ?? 0);
      clock.clear();
      clock.set(24, 1);
      for (let i = 0; i < 24; i++) expect(clock.get(i)).toBe(0);
    }),
  );
});

test("increment counts from the entry's value", () => {
  const clock = clockOf([3]);
  expect([clock.increment(0), clock.increment(0), clock.increment(5)]).toEqual([4, 5, 1]);
});
