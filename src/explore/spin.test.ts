// Loops that only look: executions that end although somebody spins, and classes of programs with `await` loops.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { Run } from "./run.ts";
import { STEP } from "./strategy.ts";
import { type Compiled, classesOf, explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

// One goroutine a body; main waits for them.
function threads(declarations: string, ...bodies: readonly string[]): Compiled {
  const starts = bodies.map((body) => `go func() { defer wg.Done(); ${body} }()`);
  return compiler.main(
    `var wg sync.WaitGroup; wg.Add(${bodies.length})\n${starts.join("\n")}\nwg.Wait()`,
    declarations,
  );
}

const VARIABLES = "var x, y, z, turn atomic.Int64; var flag [3]atomic.Int64; var mu sync.Mutex";

const peterson = (i: number): string =>
  `flag[${i}].Store(1); turn.Store(${1 - i})
   for flag[${1 - i}].Load() == 1 && turn.Load() == ${1 - i} { }
   x.Load(); flag[${i}].Store(0)`;

const spinLock = "for !x.CompareAndSwap(0, 1) { }; y.Load(); x.Store(0)";

const rows: readonly (readonly [name: string, program: () => Compiled, classes: number])[] = [
  ["await one value", () => threads(VARIABLES, "for x.Load() == 0 { }", "x.Store(1)"), 1],
  [
    "await with a yield before it",
    () => threads(VARIABLES, "for { runtime.Gosched(); if x.Load() == 1 { break } }", "x.Store(1)"),
    1,
  ],
  [
    "await the last of three values",
    () => threads(VARIABLES, "for x.Load() != 3 { }", "x.Store(1); x.Store(2); x.Store(3)"),
    1,
  ],
  [
    "await either of two values",
    () => threads(VARIABLES, "for x.Load() == 0 { }; y.Load()", "x.Store(1); x.Store(2)"),
    2,
  ],
  [
    "await in a function",
    () => threads(`${VARIABLES}; func isSet() bool { return x.Load() == 1 }`, "for !isSet() { }", "x.Store(1)"),
    1,
  ],
  ["await a plain variable", () => threads("var done bool", "for !done { }", "done = true"), 1],
  ["await a lock", () => threads(VARIABLES, "for !mu.TryLock() { }; mu.Unlock()", "mu.Lock(); mu.Unlock()"), 2],
  [
    "await a channel",
    () => threads("var ch = make(chan int, 1)", "for { select { case <-ch: return; default: } }", "ch <- 1"),
    1,
  ],
  [
    "await a rendezvous",
    () => threads("var ch = make(chan int)", "for { select { case <-ch: return; default: } }", "ch <- 1"),
    1,
  ],
  ["a spin lock, two goroutines: 2!", () => threads(VARIABLES, spinLock, spinLock), 2],
  ["a spin lock, three goroutines: 3!", () => threads(VARIABLES, spinLock, spinLock, spinLock), 6],
  ["peterson(2)", () => threads(VARIABLES, peterson(0), peterson(1)), 4],
];

test.each(rows)("%s", (_, program, classes) => {
  const result = explore(program(), { strategy: "dpor", detects: false });
  expect(classesOf(result)).toBe(classes);
  // The default run repeats one; all others are given up in a loop.
  expect(result.redundant - result.spun).toBe(1);
});

const STATEMENTS = [
  "for x == 0 { }",
  "for n.Load() == 0 { runtime.Gosched() }",
  "for n.Load() != 2 && x == 0 { }",
  "for { runtime.Gosched(); if x > 1 { break } }",
  "for !mu.TryLock() { }; x++; mu.Unlock()",
  "for !isOwn() { }; fmt.Print(x); n.Store(0)",
  "for i := 0; n.Load() == 0 && i < 2; i++ { }",
  "for isDone := false; !isDone; { select { case v := <-ch: x, isDone = v, true; default: } }",
  "for isDone := false; !isDone && n.Load() == 0; { select { case ch <- 3: isDone = true; default: } }",
  "for len(buf) == 0 { runtime.Gosched() }",
  "for !rw.TryRLock() { }; rw.RUnlock()",
  "rw.Lock(); x = 4; rw.Unlock()",
  "n.Store(1)",
  "n.Store(2)",
  "x = 1",
  "x++",
  "fmt.Print(x)",
  "mu.Lock(); x++; mu.Unlock()",
  "ch <- 5",
  "buf <- 6",
  "<-buf",
  "time.Sleep(1)",
];

const DECLARATIONS = `
var x int
var n atomic.Int64
var mu sync.Mutex
var rw sync.RWMutex
var ch, buf = make(chan int), make(chan int, 1)
func isOwn() bool { return n.CompareAndSwap(0, 2) }
`;

// How the program can end: all interleavings.
function endsByForce(compiled: Compiled, maxExecutions: number): ReadonlySet<string> | undefined {
  const machine = compiled.machine({ maxGoroutines: 100 });
  const ends = new Set<string>();
  let nExecutions = 0;
  const visit = (): void => {
    const { goroutine, alternative, length } = machine.enabled();
    if (length === 0 || nExecutions >= maxExecutions) {
      nExecutions++;
      ends.add(`${machine.end?.kind} ${[0, 1, 2, 3].map((g) => machine.outputOf(g)).join(" | ")}`);
      return;
    }
    const choices = Array.from({ length }, (_, k) => [goroutine[k] as number, alternative[k] as number] as const);
    for (const [g, a] of choices) {
      machine.step(g, a);
      if (machine.depth < 200) visit();
      else nExecutions = maxExecutions;
      machine.undo();
    }
  };
  visit();
  return nExecutions < maxExecutions ? ends : undefined;
}

function endsBySearch(compiled: Compiled): ReadonlySet<string> {
  const machine = compiled.machine({ maxGoroutines: 100 });
  const run = new Run(machine);
  const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" });
  const dpor = new DporStrategy(dependence, { time: "ordered" });
  const ends = new Set<string>();
  while (dpor.next(run)) {
    while (machine.end === undefined && dpor.choose(run) === STEP) run.step();
    if (machine.end !== undefined && !machine.isHolding())
      ends.add(`${machine.end.kind} ${[0, 1, 2, 3].map((g) => machine.outputOf(g)).join(" | ")}`);
  }
  expect(dpor.isComplete).toBe(true);
  return ends;
}

test("the search sees all ends of programs that spin", () => {
  let nCompared = 0;
  const body = fc.array(fc.constantFrom(...STATEMENTS), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(body, { minLength: 2, maxLength: 3 }), (bodies) => {
      const compiled = threads(DECLARATIONS, ...bodies.map((statements) => statements.join("\n")));
      const all = endsByForce(compiled, 3000);
      if (all === undefined) return;
      nCompared++;
      expect([...endsBySearch(compiled)].sort()).toEqual([...all].sort());
    }),
    { numRuns: Number(process.env["RUNS"] ?? 60) },
  );
  expect(nCompared).toBeGreaterThan(10);
});
