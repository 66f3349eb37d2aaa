import fc from "fast-check";
import { expect, test } from "vitest";
import type { SearchResult } from "../trace/exploration.ts";
import type { FindingKind } from "../trace/finding.ts";
import { record } from "./record.ts";
import { search } from "./search.ts";
import type { SearchOptions } from "./search-options.ts";
import { type Compiled, classesOf, compileBodies, explore, goroutineBodies, SEARCH, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

const pair = (a: string, b: string, end = "", declarations = ""): Compiled =>
  compiler.main(
    `var wg sync.WaitGroup
     wg.Add(2)
     go func() { defer wg.Done(); ${a} }()
     go func() { defer wg.Done(); ${b} }()
     wg.Wait()
     ${end}`,
    declarations,
  );

const programs: readonly [name: string, program: () => Compiled, kinds: readonly FindingKind[]][] = [
  ["two increments", () => pair("x++", "x++", "fmt.Println(x)", "var x int"), ["data-race", "lost-update"]],
  [
    "with a lock",
    () => pair("mu.Lock(); x++; mu.Unlock()", "mu.Lock(); x++; mu.Unlock()", "", "var x int; var mu sync.Mutex"),
    [],
  ],
  [
    "a field through a pointer",
    () => pair("a.balance += 1", "a.balance += 2", "", "type account struct{ balance int }\nvar a = &account{}"),
    ["data-race", "lost-update"],
  ],
  ["an element of a slice", () => pair("s[1]++", "s[1]++", "", "var s = make([]int, 3)"), ["data-race", "lost-update"]],
  ["different elements", () => pair("s[0]++", "s[1]++", "", "var s = make([]int, 3)"), []],
  ["different keys of one map", () => pair(`m["a"]++`, `m["b"]++`, "", "var m = map[string]int{}"), ["data-race"]],
  [
    "two critical sections",
    () => {
      const body = "mu.Lock(); v := x; mu.Unlock(); mu.Lock(); x = v + 1; mu.Unlock()";
      return pair(body, body, "", "var x int; var mu sync.Mutex");
    },
    ["lost-update"],
  ],
  [
    "atomic load and store",
    () => pair("x.Store(x.Load() + 1)", "x.Store(x.Load() + 1)", "", "var x atomic.Int64"),
    ["lost-update"],
  ],
  ["atomic add", () => pair("x.Add(1)", "x.Add(1)", "", "var x atomic.Int64"), []],
  [
    "locks in opposite order",
    () =>
      pair(
        "a.Lock(); b.Lock(); b.Unlock(); a.Unlock()",
        "b.Lock(); a.Lock(); a.Unlock(); b.Unlock()",
        "",
        "var a, b sync.Mutex",
      ),
    ["deadlock"],
  ],
  ["nobody receives", () => compiler.main("make(chan int) <- 1"), ["deadlock"]],
  [
    "nobody receives, and main does not wait",
    () => compiler.main("ch := make(chan int)\ngo func() { ch <- 1 }()"),
    ["goroutine-leak"],
  ],
  ["a panic that only one order has", () => pair("p = nil", "_ = *p", "", "var p = new(int)"), ["data-race", "panic"]],
  ["unlock of an unlocked mutex", () => compiler.main("var mu sync.Mutex\nmu.Unlock()"), ["fatal"]],
  [
    "send on a channel that may be closed",
    () => pair("close(c)", "c <- 1", "", "var c = make(chan int, 1)"),
    ["data-race", "panic"],
  ],
  [
    "once, then an unguarded map",
    () => {
      const body = `o.Do(func() { m = map[string]int{} }); m["k"]++`;
      return pair(body, body, "", "var o sync.Once; var m map[string]int");
    },
    ["data-race", "lost-update"],
  ],
];

test.each(programs)("%s", (_, program, kinds) => {
  const compiled = program();
  const result = explore(compiled);
  expect(result.complete).toBe(true);
  expect([...new Set(result.findings.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
  expect(result.firstFinding > 0).toBe(kinds.length > 0);
  expect(result.firstFinding).toBeLessThanOrEqual(6);
  for (const { schedule, events, cursor } of result.findings) {
    // A witness replays, and its events are where the finding says.
    const { trace, mismatch } = record(compiled.machine(), schedule, { resolve: compiled.resolve, maxSteps: 5000 });
    expect(mismatch).toBeUndefined();
    expect(cursor).toBeLessThanOrEqual(trace.events.length);
    for (const { step, goroutine } of events) {
      if (step < trace.events.length) expect(trace.events.goroutine[step]).toBe(goroutine);
      else expect(trace.blocked.map((row) => row.goroutine)).toContain(goroutine);
    }
  }
});

test("two increments: four executions, three orders lose one", () => {
  const result = explore(pair("x++", "x++", "fmt.Println(x)", "var x int"));
  expect(classesOf(result)).toBe(4);
  expect(result.outcomes.map(({ output, count }) => [output, count])).toEqual([
    ["2\n", 2],
    ["1\n", 2],
  ]);
  const lost = result.findings.find(({ kind }) => kind === "lost-update");
  expect(lost?.schedule.deviations.length).toBe(1);
  expect(lost?.events.map(({ operation, role }) => `${role}: ${operation}`)).toEqual([
    "stale read: read",
    "lost write: write",
    "overwrites: write",
  ]);
});

test("every outcome's witness leads to it", () => {
  fc.assert(
    fc.property(goroutineBodies(3, 2), (bodies) => {
      const compiled = compileBodies(compiler, bodies);
      const { outcomes } = explore(compiled, { maxExecutions: 60 });
      for (const { schedule, output, kind } of outcomes) {
        const { trace } = record(compiled.machine(), schedule, { resolve: compiled.resolve, maxSteps: 20_000 });
        expect(trace.end.kind).toBe(kind);
        // Prints of different goroutines may come in another order: their characters are the same.
        expect([...trace.output].sort()).toEqual([...output.slice(0, trace.output.length)].sort());
      }
    }),
    { numRuns: 10 },
  );
});

test("detectors on or off: the same executions and outcomes", () => {
  fc.assert(
    fc.property(goroutineBodies(3, 3), fc.constantFrom("auto", "dpor", "random"), (bodies, strategy) => {
      const compiled = compileBodies(compiler, bodies);
      const options = { strategy, maxExecutions: 40 } as const;
      const { findings: _, firstFinding: _first, steps: _steps, ...on } = explore(compiled, options);
      const { findings, firstFinding, steps: _all, ...off } = explore(compiled, { ...options, detects: false });
      expect([findings.length, firstFinding]).toEqual([0, 0]);
      const bare = (result: typeof off): object => ({
        ...result,
        outcomes: result.outcomes.map((outcome) => ({ ...outcome, verdicts: [] })),
      });
      expect(bare(on)).toEqual(bare(off));
    }),
    { numRuns: 10 },
  );
});

test("the same search twice gives the same result", () => {
  const compiled = pair("x++; y = x", "x++; fmt.Print(y)", "", "var x, y int");
  expect(explore(compiled, { seed: 5 })).toEqual(explore(compiled, { seed: 5 }));
});

const limits: readonly [name: string, program: () => Compiled, options: Partial<SearchOptions>, kind: string][] = [
  ["executions", () => pair("x++; x++", "x++; x++", "", "var x int"), { maxExecutions: 12 }, "executions"],
  [
    "steps",
    () => compiler.main("for {\nx.Add(1)\n}", "var x atomic.Int64"),
    { maxStepsPerExecution: 30, maxExecutions: 20 },
    "steps",
  ],
  ["goroutines", () => compiler.main("for { go func() { select {} }() }"), { maxExecutions: 2 }, "goroutines"],
  ["stopped", () => pair("for { x++ }", "for { x++ }", "", "var x int"), { shouldStop: () => "stopped" }, "stopped"],
  ["time", () => pair("for { x++ }", "for { x++ }", "", "var x int"), { shouldStop: () => "time" }, "time"],
];

test.each(limits)("the limit that was hit is named: %s", (_, program, options, kind) => {
  const result = explore(program(), options);
  expect(result.complete).toBe(false);
  expect(result.limits.map((limit) => limit.kind)).toContain(kind);
  expect(result.limits.every(({ message }) => message.endsWith("."))).toBe(true);
});

test("a search yields while it runs, and can be dropped", () => {
  const compiled = pair("for { x++ }", "for { x++ }", "", "var x int");
  const generator = search(compiled.machine(), { resolve: compiled.resolve }, SEARCH);
  const results: SearchResult[] = [];
  for (let i = 0; i < 6; i++) {
    const { value } = generator.next();
    results.push(value);
  }
  expect(results.some(({ findings }) => findings.length > 0)).toBe(true);
  expect(results.every(({ complete }) => !complete)).toBe(true);
  expect(results.at(-1)?.steps).toBeGreaterThan(results[0]?.steps ?? 0);
});

test("a leak outlives a test as an error, main as a warning", () => {
  const compiled = compiler.main("ch := make(chan int)\ngo func() { ch <- 1 }()");
  const severityOf = (testName: string | undefined): string | undefined => {
    const generator = search(compiled.machine(), { resolve: compiled.resolve, testName }, SEARCH);
    for (;;) {
      const { done, value } = generator.next();
      if (done) return value.findings[0]?.severity;
    }
  };
  expect([severityOf(undefined), severityOf("main.TestLeak")]).toEqual(["warning", "error"]);
});

test("a finding that needs a timer to fire early says so", () => {
  const compiled = compiler.main(`
    done := make(chan bool, 1)
    go func() { done <- true }()
    select {
    case <-done:
    case <-time.After(time.Second):
      panic("late")
    }`);
  // By itself, timers drift only for findings that say so.
  expect(explore(compiled).findings.map(({ kind, requires }) => [kind, requires])).toEqual([["panic", ["drift"]]]);
  expect(explore(compiled, { strategy: "dpor" }).findings).toEqual([]);
  const { findings, timeMode, complete } = explore(compiled, { time: "drift" });
  expect([timeMode, complete]).toEqual(["drift", true]);
  expect(findings.map(({ kind, requires }) => [kind, requires])).toEqual([["panic", ["drift"]]]);
});

test("races inside the library are told once for each thing and each pair of lines of the user", () => {
  const compiled = compiler.compile(`package main
import ("bytes"; "sync")
func main() {
	var b bytes.Buffer
	var wg sync.WaitGroup
	wg.Add(2)
	for i := 0; i < 2; i++ {
		go func() {
			defer wg.Done()
			b.WriteString("x")
		}()
	}
	wg.Wait()
}`);
  const { findings } = explore(compiled);
  const stories = findings.map(({ kind, events }) => `${kind} ${events.map(({ object }) => object).join(" ")}`);
  expect(stories).toContain("data-race b.buf b.buf");
  expect(new Set(stories).size).toBe(stories.length);
});
