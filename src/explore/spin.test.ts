// Loops that only look: executions that end although somebody spins, and classes of programs with `await` loops.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { RunQueue } from "./policy.ts";
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
    { numRuns: 40 },
  );
  expect(nCompared).toBeGreaterThan(10);
});

const ends: readonly (readonly [name: string, body: string, declarations: string, ends: readonly string[]])[] = [
  [
    "a sleeper beside a loop",
    "go func() { time.Sleep(time.Second); done.Store(true) }(); for !done.Load() { }",
    "var done atomic.Bool",
    ["exit"],
  ],
  ["a timer beside an empty loop", "time.AfterFunc(1, func() { os.Exit(0) }); for { }", "", ["exit"]],
  [
    "a loop that waits for the clock",
    "for s := time.Now(); time.Since(s) < time.Second; { runtime.Gosched() }",
    "",
    ["exit"],
  ],
  ["nobody sets it", "go func() { }(); for !done.Load() { runtime.Gosched() }", "var done atomic.Bool", ["livelock"]],
  [
    "one waits, one spins",
    "go func() { for !mu.TryLock() { } }(); mu.Lock(); ch <- 1",
    "var mu sync.Mutex; var ch = make(chan int)",
    ["deadlock", "livelock"],
  ],
  [
    "only waiting is a deadlock",
    "go func() { <-ch }(); mu.Lock(); mu.Lock()",
    "var mu sync.Mutex; var ch = make(chan int)",
    ["deadlock"],
  ],
  [
    "main ends beside a loop",
    "go func() { for { select { case <-ch: default: } } }(); ch <- 1",
    "var ch = make(chan int)",
    ["exit"],
  ],
];

test.each(ends)("ends: %s", (_, body, declarations, want) => {
  const result = explore(compiler.main(body, declarations), { detects: false });
  expect(result.complete).toBe(true);
  expect([...new Set(result.outcomes.map(({ kind }) => kind))].sort()).toEqual(want);
});

const livelocks: readonly (readonly [name: string, body: string, declarations: string, message: RegExp | undefined])[] =
  [
    [
      "a flag",
      "for !done.Load() { }",
      "var done atomic.Bool",
      /^livelock: G1 atomically reads done.* again and again in a loop at main.go:\d+, and nobody/,
    ],
    [
      "a lock",
      "mu.Lock(); for !mu.TryLock() { runtime.Gosched() }",
      "var mu sync.Mutex",
      /^livelock: G1 tries to lock mu again and again/,
    ],
    [
      "a server that waits",
      "go func() { for v := range ch { _ = v } }(); ch <- 1",
      "var ch = make(chan int)",
      undefined,
    ],
    [
      "a long wait",
      "go func() { time.Sleep(time.Hour); done.Store(true) }(); for !done.Load() { time.Sleep(time.Minute) }",
      "var done atomic.Bool",
      undefined,
    ],
    [
      "two that wait for each other to step back",
      `var wg sync.WaitGroup; wg.Add(2)
    for i := range 2 { go func() { defer wg.Done(); wants[i].Store(true); for wants[1-i].Load() { wants[i].Store(false); wants[i].Store(true) }; wants[i].Store(false) }() }
    wg.Wait()`,
      "var wants [2]atomic.Bool",
      /^livelock: G2 and G3 keep each other from getting on/,
    ],
    [
      "two that poll what a third one sets",
      `var wg sync.WaitGroup; wg.Add(3)
    for range 2 { go func() { defer wg.Done(); for { mu.Lock(); d := done; mu.Unlock(); if d { return } } }() }
    go func() { defer wg.Done(); mu.Lock(); done = true; mu.Unlock() }(); wg.Wait()`,
      "var mu sync.Mutex; var done bool",
      undefined,
    ],
  ];

test.each(livelocks)("livelock: %s", (_, body, declarations, message) => {
  const result = explore(compiler.main(body, declarations), { maxExecutions: 100 });
  const found = result.findings.filter(({ kind }) => kind === "livelock");
  expect(found.length).toBe(message === undefined ? 0 : 1);
  if (message !== undefined) expect(found[0]?.message).toMatch(message);
});

test("a loop that changes something is followed for a few rounds, and named", () => {
  const compiled = threads("var done atomic.Bool", "n := 0\nfor !done.Load() { n++ }", "done.Store(true)");
  const { limits, loops, complete } = explore(compiled, { strategy: "dpor", detects: false });
  expect(complete).toBe(false);
  expect(limits.map(({ kind }) => kind)).toEqual(["loop"]);
  expect(loops.map(({ file, line }) => `${file}:${line}`)).toEqual(["main.go:8"]);
});

test("a machine that never goes back finds its way out of the same loops", () => {
  const compiled = compiler.main(
    `go func() { time.Sleep(time.Second); done.Store(true) }()
     for !done.Load() { }
     go func() { mu.Lock(); time.Sleep(time.Second); mu.Unlock() }()
     runtime.Gosched()
     for !mu.TryLock() { runtime.Gosched() }
     go func() { time.Sleep(1); ch <- 5 }()
     for isDone := false; !isDone; { select { case <-ch: isDone = true; default: } }
     for s := time.Now(); time.Since(s) < time.Second; { runtime.Gosched() }
     done.Store(false)
     for !done.Load() { }`,
    "var done atomic.Bool; var mu sync.Mutex; var ch = make(chan int)",
  );
  const machine = compiled.machine({ undoWindow: 0 });
  const policy = new RunQueue();
  while (machine.end === undefined && machine.depth < 5000 && policy.propose(machine)) {
    machine.step(policy.goroutine, policy.alternative);
    policy.observe(machine.last.kind, machine.last.goroutine, machine.last.partner);
  }
  expect(machine.end?.kind).toBe("livelock");
  expect(machine.nowNs).toBeGreaterThanOrEqual(3e9);
});
