import fc from "fast-check";
import { expect, test } from "vitest";
import { Dependence } from "./dependence.ts";
import { DfsStrategy } from "./dfs.ts";
import { CUT_END } from "./execution.ts";
import { OutcomeTable } from "./outcomes.ts";
import { Run } from "./run.ts";
import { CUT, STUCK } from "./strategy.ts";
import { type Compiled, classesOf, compileBodies, explore, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

interface Seen {
  readonly outcomes: ReadonlySet<string>;
  readonly nExecutions: number;
  readonly isComplete: boolean;
}

function searchAll(compiled: Compiled, usesSleepSets: boolean, maxExecutions: number, isOutputOrdered: boolean): Seen {
  const run = new Run(compiled.machine());
  const dependence = new Dependence(run.channelSets, { isOutputOrdered, time: "ordered" });
  const strategy = new DfsStrategy(dependence, { usesSleepSets, time: "ordered" });
  const table = new OutcomeTable(isOutputOrdered);
  const outcomes = new Set<string>();
  let nExecutions = 0;
  while (nExecutions < maxExecutions && strategy.next(run)) {
    nExecutions++;
    let verdict = 0;
    while (run.machine.end === undefined && verdict !== CUT && verdict !== STUCK) {
      verdict = strategy.choose(run);
      if (verdict !== CUT && verdict !== STUCK) run.step();
    }
    if (verdict !== CUT) outcomes.add(table.keyOf(run, run.machine.end ?? CUT_END));
  }
  return { outcomes, nExecutions, isComplete: nExecutions < maxExecutions };
}

test.each([false, true])("sleep sets lose no outcome (ordered output: %s)", (isOutputOrdered) => {
  let nCompared = 0;
  fc.assert(
    fc.property(goroutineBodies(2, 2), (bodies) => {
      const compiled = compileBodies(compiler, bodies);
      const all = searchAll(compiled, false, 1000, isOutputOrdered);
      if (!all.isComplete) return;
      nCompared++;
      const reduced = searchAll(compiled, true, 1000, isOutputOrdered);
      expect(reduced.isComplete).toBe(true);
      expect([...reduced.outcomes].sort()).toEqual([...all.outcomes].sort());
    }),
    { numRuns: 12 },
  );
  expect(nCompared).toBeGreaterThan(3);
});

// Programs whose numbers of Mazurkiewicz classes are known (GenMC's suite, and brute force).
const goroutines = (n: number, body: string, declarations: string): Compiled =>
  compiler.main(
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

const philosophers = (n: number, first: string, second: string): Compiled =>
  goroutines(
    n,
    `a, b := ${first}, ${second}
     forks[a].Lock(); forks[b].Lock(); forks[b].Unlock(); forks[a].Unlock()`,
    `var forks [${n}]sync.Mutex`,
  );

const counts: readonly [name: string, program: () => Compiled, classes: number][] = [
  ["readers(3): 2^N", () => goroutines(4, "if i == 0 { x.Store(42) } else { x.Load() }", "var x atomic.Int64"), 8],
  ["inc(2): (N!)^2", () => goroutines(2, "x.Store(x.Load() + 1)", "var x atomic.Int64"), 4],
  ["inc(3)", () => goroutines(3, "x.Store(x.Load() + 1)", "var x atomic.Int64"), 36],
  ["plain increments(2)", () => goroutines(2, "x++", "var x int"), 4],
  ["ainc(4): N!", () => goroutines(4, "x.Add(1)", "var x atomic.Int64"), 24],
  ["binc(2): (N!)^2", () => goroutines(2, "x.Add(1); y.Add(1)", "var x, y atomic.Int64"), 4],
  ["lockinc(3): N!", () => goroutines(3, "mu.Lock(); x++; mu.Unlock()", "var x int; var mu sync.Mutex"), 6],
  ["cas(4): N", () => goroutines(4, "x.CompareAndSwap(0, int64(i)+1)", "var x atomic.Int64"), 4],
  ["casrot(4)", () => goroutines(4, "x.CompareAndSwap(int64(i), int64(i)+1)", "var x atomic.Int64"), 14],
  [
    "wcas(3): N*2^(N-1)+1",
    () => goroutines(4, "if i == 0 { x.Store(2) } else { x.CompareAndSwap(2, 3) }", "var x atomic.Int64"),
    13,
  ],
  ["casw(3)", () => goroutines(3, "x.CompareAndSwap(0, 1); x.Store(int64(i)+3)", "var x atomic.Int64"), 66],
  [
    "lastzero(3): (N+3)*2^(N-2)",
    () =>
      goroutines(
        4,
        "if i == 0 { for j := 3; a[j].Load() != 0; j-- { } } else { a[i].Store(a[i-1].Load() + 1) }",
        "var a [4]atomic.Int64",
      ),
    12,
  ],
  [
    "fib_bench(2)",
    () =>
      goroutines(
        3,
        `switch i {
         case 0: for range 2 { x.Store(x.Load() + y.Load()) }
         case 1: for range 2 { y.Store(x.Load() + y.Load()) }
         case 2: x.Load(); y.Load()
         }`,
        "var x, y atomic.Int64",
      ),
    140,
  ],
  ["philosophers(2): 2^N - 1", () => philosophers(2, "i", "(i+1)%2"), 3],
  ["philosophers(3)", () => philosophers(3, "i", "(i+1)%3"), 7],
  ["philosophers(3), ordered forks: 2^N - 2", () => philosophers(3, "min(i, (i+1)%3)", "max(i, (i+1)%3)"), 6],
  [
    "double-checked initialisation(3)",
    () =>
      goroutines(
        3,
        "if ready.Load() == 0 { mu.Lock(); if ready.Load() == 0 { ready.Store(1) }; mu.Unlock() }",
        "var ready atomic.Int64; var mu sync.Mutex",
      ),
    15,
  ],
  [
    "store buffering",
    () => goroutines(2, "if i == 0 { x.Store(1); y.Load() } else { y.Store(1); x.Load() }", "var x, y atomic.Int64"),
    3,
  ],
  ["two readers of an RWMutex commute", () => goroutines(2, "mu.RLock(); mu.RUnlock()", "var mu sync.RWMutex"), 1],
  [
    "receivers of a closed channel commute",
    () => goroutines(4, "if i == 0 { close(ch) } else { <-ch }", "var ch = make(chan int)"),
    1,
  ],
  ["prints commute", () => goroutines(3, "fmt.Print(i)", ""), 1],
];

test.each(counts)("classes of %s", (_, program, classes) => {
  expect(classesOf(explore(program(), { strategy: "dfs", detects: false }))).toBe(classes);
});

test("philosophers(2) has its one deadlock", () => {
  const { outcomes } = explore(philosophers(2, "i", "(i+1)%2"), { strategy: "dfs" });
  expect(outcomes.map(({ kind, count }) => [kind, count]).sort()).toEqual([
    ["deadlock", 1],
    ["exit", 2],
  ]);
});

test("prints are told apart when output is ordered", () => {
  const program = goroutines(3, "fmt.Print(i)", "");
  const { outcomes, complete } = explore(program, { strategy: "dfs", isOutputOrdered: true });
  expect(complete).toBe(true);
  expect(outcomes.map(({ output }) => output).sort()).toEqual(["012", "021", "102", "120", "201", "210"]);
});
