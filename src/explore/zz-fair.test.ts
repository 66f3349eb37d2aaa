import { test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();
const progs: [string, string, string][] = [
  ["forever", "for !done { }", "var done bool"],
  [
    "go never",
    "go func() { for !done.Load() { runtime.Gosched() } }(); ch <- 1",
    "var done atomic.Bool; var ch = make(chan int)",
  ],
  [
    "sleeper",
    'go func() { time.Sleep(time.Second); done.Store(true) }(); for !done.Load() { }; fmt.Println("ok")',
    "var done atomic.Bool",
  ],
  [
    "deadline",
    "s := time.Now(); for time.Since(s) < 3*time.Second { runtime.Gosched() }; fmt.Println(time.Since(s))",
    "",
  ],
  ["deadline2", "s := time.Now(); for time.Since(s) < 3*time.Second { }; fmt.Println(time.Since(s))", ""],
  ["empty for", "go func() { time.Sleep(1); fmt.Println(1); os.Exit(0) }(); for { }", ""],
  ["empty for 2", "for { }", ""],
  ["empty for 3", "for { time.Sleep(1000) }", ""],
  [
    "trylock",
    "mu.Lock(); go func() { for !mu.TryLock() { runtime.Gosched() }; mu.Unlock(); close(ch) }(); <-ch",
    "var mu sync.Mutex; var ch = make(chan int)",
  ],
  [
    "server",
    "go func() { for { select { case v := <-reqs: fmt.Println(v); case <-time.After(time.Second): } } }(); reqs <- 1; reqs <- 2",
    "var reqs = make(chan int)",
  ],
  [
    "server2",
    "go func() { for { select { case v := <-reqs: _ = v; default: } } }(); reqs <- 1; reqs <- 2",
    "var reqs = make(chan int)",
  ],
  [
    "poll",
    "go func() { time.Sleep(500*time.Millisecond); done.Store(true) }(); for !done.Load() { time.Sleep(time.Millisecond) }",
    "var done atomic.Bool",
  ],
  ["counter", "n := 0; go func() { done.Store(true) }(); for !done.Load() { n++ }", "var done atomic.Bool"],
  [
    "ticker",
    "t := time.NewTicker(time.Second); go func() { for range t.C { x++ } }(); time.Sleep(5*time.Second); t.Stop()",
    "var x int",
  ],
  [
    "polite",
    `var wg sync.WaitGroup; wg.Add(2); f := func(l, r *sync.Mutex) { defer wg.Done(); for { l.Lock(); if r.TryLock() { r.Unlock(); l.Unlock(); return }; l.Unlock(); runtime.Gosched() } }; go f(&a, &b); go f(&b, &a); wg.Wait()`,
    "var a, b sync.Mutex",
  ],
];
test("programs", () => {
  for (const [name, body, decl] of progs) {
    const t = Date.now();
    const r = explore(compiler.main(body, decl), {
      maxExecutions: 2000,
      strategy: "auto",
      shouldStop: () => (Date.now() - t > 3000 ? "time" : undefined),
    });
    console.log(
      `== ${name}: ${r.executions} ex, ${r.redundant} red, ${r.spun} spun, complete ${r.complete}, steps ${r.steps}, ${Date.now() - t} ms; ${r.limits.map((l) => l.kind)}`,
    );
    for (const f of r.findings)
      console.log(
        `   ${f.kind}@${f.execution}: ${f.message}\n      ${f.kind === "livelock" ? f.explanation.join("\n      ") : ""}`,
      );
    for (const o of r.outcomes.slice(0, 4))
      console.log(`   ${o.kind} ${o.count} ${JSON.stringify(o.output.slice(0, 60))}`);
  }
}, 100000);
