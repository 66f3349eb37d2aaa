// One execution of each class of programs whose goroutines wait by looking again and again.

import { expect, test } from "vitest";
import { goroutines } from "./optimality.testing.ts";
import { type Compiled, classesOf, explore } from "./testing.ts";

// Mutual exclusion of two goroutines that wait by looking again and again. A turn round such a loop counts for nothing: GenMC's numbers,
// with its `assume`, are those of the executions in which both got through.
const excluded = (declarations: string, body: string): Compiled =>
  goroutines(2, `me, other := i, 1-i; _, _ = me, other; ${body}`, declarations);

const awaits: readonly (readonly [name: string, program: () => Compiled, through: number, stuck: number])[] = [
  [
    "Peterson",
    () =>
      excluded(
        "var flag [2]atomic.Int64; var turn atomic.Int64",
        `flag[me].Store(1)
         turn.Store(int64(other))
         for flag[other].Load() == 1 && turn.Load() == int64(other) { }
         flag[me].Store(0)`,
      ),
    4,
    0,
  ],
  [
    "Lamport's fast mutex",
    () =>
      excluded(
        "var b [2]atomic.Int64; var x, y atomic.Int64",
        `id := int64(me+1)
         for {
           b[me].Store(1)
           x.Store(id)
           if y.Load() != 0 {
             b[me].Store(0)
             for y.Load() != 0 { }
             continue
           }
           y.Store(id)
           if x.Load() == id { break }
           b[me].Store(0)
           for j := range 2 { for b[j].Load() != 0 { } }
           if y.Load() == id { break }
           for y.Load() != 0 { }
         }
         y.Store(0)
         b[me].Store(0)`,
      ),
    16,
    0,
  ],
  [
    "Szymanski without an order of the two, who may wait for each other",
    () =>
      excluded(
        "var flag [2]atomic.Int64",
        `flag[me].Store(1)
         for flag[other].Load() >= 3 { }
         flag[me].Store(3)
         if flag[other].Load() == 1 {
           flag[me].Store(2)
           for flag[other].Load() != 4 { }
         }
         flag[me].Store(4)
         for flag[other].Load() >= 2 { }
         for { if v := flag[other].Load(); v < 2 || v > 3 { break } }
         flag[me].Store(0)`,
      ),
    6,
    25,
  ],
];

test.each(awaits)("%s", (_, compiled, through, stuck) => {
  const result = explore(compiled(), { strategy: "dpor", detects: false });
  expect(classesOf(result)).toBe(through + stuck);
  const counts = result.outcomes.map(({ kind, count }) => [kind, count]);
  expect(counts).toEqual(
    stuck === 0
      ? [["exit", through]]
      : [
          ["exit", through],
          ["livelock", stuck],
        ],
  );
});
