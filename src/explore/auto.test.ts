import { expect, test } from "vitest";
import { classesOf, explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

test("a long search goes to random corners now and then, and comes back to where it was", () => {
  const compiled = compiler.main(
    `var wg sync.WaitGroup
     wg.Add(7)
     for range 7 {
       go func() {
         defer wg.Done()
         x.Add(1)
       }()
     }
     wg.Wait()`,
    "var x atomic.Int64",
  );
  const result = explore(compiled, { detects: false });
  expect(result.executions).toBeGreaterThan(5040 + 200);
  expect(classesOf(result)).toBe(5040);
});

test("what few schedules show is found early even when there are very many", () => {
  const compiled = compiler.main(
    `var wg sync.WaitGroup
     wg.Add(3)
     for range 3 {
       go func() {
         defer wg.Done()
         for range 20 {
           mu.Lock(); v := x; mu.Unlock()
           mu.Lock(); x = v + 1; mu.Unlock()
         }
       }()
     }
     wg.Wait()`,
    "var x int; var mu sync.Mutex",
  );
  const { firstFinding, findings, complete } = explore(compiled, { maxExecutions: 40 });
  expect(complete).toBe(false);
  expect(findings.map(({ kind }) => kind)).toEqual(["lost-update"]);
  expect(firstFinding).toBeLessThan(5);
});

test("when everything has been seen, random runs tell the share of each outcome; they are no part of what is complete", () => {
  const compiled = compiler.main(
    `var wg sync.WaitGroup; wg.Add(2)
     for range 2 { go func() { defer wg.Done(); x.Store(x.Load() + 1) }() }
     wg.Wait(); fmt.Print(x.Load())`,
    "var x atomic.Int64",
  );
  const { outcomes, nRandom, complete, executions, redundant } = explore(compiled, { maxExecutions: 500 });
  expect([complete, executions - redundant]).toEqual([true, 4]);
  expect(nRandom).toBeGreaterThan(300);
  expect(outcomes.reduce((sum, outcome) => sum + outcome.nRandom, 0)).toBe(nRandom);
  expect(outcomes.every((outcome) => outcome.nRandom > 20)).toBe(true);
});

test("time drifts when ordered time has been seen; what that finds says so, and counts for nothing else", () => {
  const compiled = compiler.main(
    "go func() { time.Sleep(time.Second); close(ch) }(); close(ch); fmt.Print(1)",
    "var ch = make(chan int)",
  );
  const { findings, outcomes, complete, timeMode } = explore(compiled);
  expect([complete, timeMode]).toEqual([true, "ordered"]);
  expect(findings.map(({ kind, requires }) => [kind, requires])).toEqual([["panic", ["drift"]]]);
  expect(outcomes.map(({ output }) => output)).toEqual(["1"]);
});

test("a bug is found within a few executions", () => {
  const programs: readonly (readonly [name: string, body: string, top: string, kind: string])[] = [
    [
      "a new goroutine goes first, and is interrupted",
      `var wg sync.WaitGroup; wg.Add(1)
       go func() { defer wg.Done(); ready.Store(true); if x := data.Load(); x == 0 { data.Store(7) } }()
       if ready.Load() && data.Load() == 0 { panic("not yet") }
       wg.Wait()`,
      "var ready atomic.Bool; var data atomic.Int64",
      "panic",
    ],
    [
      "another case of a select",
      `a <- 1; b <- 1
       select { case <-a: case <-b: panic("b first") }
       fmt.Print(len(a))`,
      "var a = make(chan int, 1); var b = make(chan int, 1)",
      "panic",
    ],
    [
      "between two critical sections",
      `var wg sync.WaitGroup; wg.Add(1)
       go func() { defer wg.Done(); mu.Lock(); closed = true; mu.Unlock(); close(ch) }()
       mu.Lock(); isClosed := closed; mu.Unlock()
       if !isClosed { ch <- 1 }
       wg.Wait()`,
      "var mu sync.Mutex; var closed bool; var ch = make(chan int, 1)",
      "panic",
    ],
  ];
  for (const [name, body, top, kind] of programs) {
    const { findings } = explore(compiler.main(body, top), { maxExecutions: 10 });
    expect(
      findings.map((finding) => finding.kind),
      name,
    ).toContain(kind);
  }
});

test("a timer that fires early shows within a few executions, and what ordered time shows as well needs no drift", () => {
  const early = compiler.main(
    `ch := make(chan int)
     go func() { ch <- 1 }()
     select { case <-ch: case <-time.After(time.Second): }`,
  );
  const { findings } = explore(early, { maxExecutions: 10 });
  expect(findings.map(({ kind, requires }) => [kind, requires])).toEqual([["goroutine-leak", ["drift"]]]);
  const both = compiler.main(
    `go func() { time.Sleep(time.Second); if !isSafe.Load() { panic("not safe") } }()
     var wg sync.WaitGroup; wg.Add(2)
     go func() { defer wg.Done(); x.CompareAndSwap(0, 1); x.CompareAndSwap(2, 3) }()
     go func() { defer wg.Done(); x.Load(); x.CompareAndSwap(1, 2); x.CompareAndSwap(3, 4) }()
     wg.Wait()
     if x.Load() != 4 { isSafe.Store(true) }
     time.Sleep(2 * time.Second)`,
    "var x atomic.Int64; var isSafe atomic.Bool",
  );
  const kinds = (maxExecutions: number): unknown =>
    explore(both, { maxExecutions }).findings.map(({ kind, requires }) => [kind, requires]);
  expect(kinds(6)).toEqual([["panic", ["drift"]]]);
  expect(kinds(500)).toEqual([["panic", []]]);
});
