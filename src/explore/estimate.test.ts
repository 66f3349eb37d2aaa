// The estimate of the number of executions: how far off it is on the way, and that it is right at the end.

import { expect, test } from "vitest";
import { TreeEstimate } from "./estimate.ts";
import { search } from "./search.ts";
import { type Compiled, SEARCH, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

function goroutines(n: number, body: string, declarations: string): Compiled {
  return compiler.main(
    `var wg sync.WaitGroup
     wg.Add(${n})
     for i := range ${n} {
       go func() {
         defer wg.Done()
         _ = i
         ${body}
       }()
     }
     wg.Wait()`,
    declarations,
  );
}

const rows: readonly [name: string, program: () => Compiled, within: number][] = [
  [
    "lastzero(10)",
    () =>
      goroutines(
        11,
        "if i == 0 { for j := 10; v[j].Load() != 0; j-- { } } else { v[i].Store(v[i-1].Load() + 1) }",
        "var v [11]atomic.Int64",
      ),
    4,
  ],
  [
    "philosophers(9)",
    () =>
      goroutines(
        9,
        "a, b := i, (i+1)%9; forks[a].Lock(); forks[b].Lock(); forks[b].Unlock(); forks[a].Unlock()",
        "var forks [9]sync.Mutex",
      ),
    4,
  ],
  ["readers(11)", () => goroutines(12, "if i == 0 { x.Store(1) } else { x.Load() }", "var x atomic.Int64"), 4],
  ["six increments", () => goroutines(6, "x.Add(1)", "var x atomic.Int64"), 4],
];

test.each(rows)("%s", (_, program, within) => {
  const compiled = program();
  const generator = search(
    compiled.machine({ maxGoroutines: 100 }),
    { resolve: compiled.resolve },
    {
      ...SEARCH,
      strategy: "dpor",
      detects: false,
    },
  );
  const guesses: [executions: number, estimate: number][] = [];
  for (;;) {
    const { done, value } = generator.next();
    if (done) {
      expect(value.complete).toBe(true);
      expect(value.estimate).toBe(value.executions);
      for (const [executions, estimate] of guesses) {
        expect(estimate).toBeGreaterThanOrEqual(executions);
        // From a tenth on, the guess is right within the factor.
        if (executions * 10 < value.executions) continue;
        expect(estimate / value.executions).toBeLessThan(within);
        expect(value.executions / estimate).toBeLessThan(within);
      }
      return;
    }
    if (value.estimate !== undefined) guesses.push([value.executions, value.estimate]);
  }
});

test("a tree with branches of the same size is known after its first branch", () => {
  const tree = new TreeEstimate();
  // Three branches, each with two leaves: after the first two leaves the second branch has been taken, one is open.
  expect(tree.total(2, (depth) => 2 - depth)).toBe(6);
  tree.takeBranch(1, 1);
  expect(tree.total(2, (depth) => (depth === 0 ? 2 : 0))).toBe(6);
  tree.takeBranch(0, 2);
  expect(tree.total(2, () => 1)).toBe(6);
  tree.takeBranch(1, 3);
  tree.takeBranch(0, 4);
  tree.takeBranch(1, 5);
  expect(tree.total(2, () => 0)).toBe(6);
});
