// Every operation that races is told of one that it races with, and of no other.

import fc from "fast-check";
import { expect, test } from "vitest";
import { VectorClock } from "../trace/vector-clock.ts";
import { MapRaces } from "./map-races.ts";

const N_GOROUTINES = 4;
const goroutine = fc.nat({ max: N_GOROUTINES - 1 });
const event = fc.oneof(
  fc.record({ kind: fc.constant("operation" as const), goroutine, map: fc.nat({ max: 1 }), isWrite: fc.boolean() }),
  // What `from` has done comes before what `to` does next.
  fc.record({ kind: fc.constant("order" as const), from: goroutine, to: goroutine }),
);

test("as all pairs compared one by one", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const races = new MapRaces();
      const clocks = Array.from({ length: N_GOROUTINES }, () => new VectorClock());
      const operations: { goroutine: number; map: number; isWrite: boolean; time: number }[] = [];
      const want = new Set<string>();
      const told = new Set<string>();
      for (const each of events) {
        if (each.kind === "order") {
          clocks[each.to]?.join(clocks[each.from] ?? new VectorClock());
          continue;
        }
        const clock = clocks[each.goroutine] ?? new VectorClock();
        const index = operations.push({ ...each, time: clock.increment(each.goroutine) }) - 1;
        const isOrdered = (other: number): boolean => {
          const earlier = operations[other];
          return earlier !== undefined && clock.get(earlier.goroutine) >= earlier.time;
        };
        operations.slice(0, index).forEach((earlier, other) => {
          const isConflict = earlier.map === each.map && (earlier.isWrite || each.isWrite);
          if (isConflict && earlier.goroutine !== each.goroutine && !isOrdered(other)) want.add(`${other} ${index}`);
        });
        races.add({ ...each, index }, isOrdered, (other) => told.add(`${other} ${index}`));
      }
      for (const pair of told) expect(want).toContain(pair);
      const involved = (pairs: ReadonlySet<string>) => new Set([...pairs].flatMap((pair) => pair.split(" ")));
      expect(involved(told)).toEqual(involved(want));
    }),
    { numRuns: 500 },
  );
});
