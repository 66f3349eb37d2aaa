import { test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();
const wg = (n: number, body: string, decl = "", before = "", reader = "") =>
  compiler.main(
    `
var wg sync.WaitGroup
${before}
wg.Add(${n})
for i := range ${n} { go func() { defer wg.Done(); _ = i; ${body} }() }
${reader}
wg.Wait()`,
    decl,
  );
const cases: [string, any, number][] = [
  ["inc2", wg(2, "v := x.Load(); x.Store(v+1)", "var x atomic.Int64"), 4],
  ["inc3", wg(3, "v := x.Load(); x.Store(v+1)", "var x atomic.Int64"), 36],
  ["ainc4", wg(4, "x.Add(1)", "var x atomic.Int64"), 24],
  ["ainc5", wg(5, "x.Add(1)", "var x atomic.Int64"), 120],
  ["lockinc3", wg(3, "mu.Lock(); x++; mu.Unlock()", "var x int; var mu sync.Mutex"), 6],
  ["lockinc4", wg(4, "mu.Lock(); x++; mu.Unlock()", "var x int; var mu sync.Mutex"), 24],
  ["lockinc5", wg(5, "mu.Lock(); x++; mu.Unlock()", "var x int; var mu sync.Mutex"), 120],
  ["readers4", wg(5, "if i == 0 { x.Store(42) } else { x.Load() }", "var x atomic.Int64"), 16],
  ["readers8", wg(9, "if i == 0 { x.Store(42) } else { x.Load() }", "var x atomic.Int64"), 256],
  ["cas4", wg(4, "atomic.CompareAndSwapInt64(&x, 0, int64(i)+1)", "var x int64"), 4],
  ["casrot4", wg(4, "atomic.CompareAndSwapInt64(&x, int64(i), int64(i)+1)", "var x int64"), 14],
  ["casrot5", wg(5, "atomic.CompareAndSwapInt64(&x, int64(i), int64(i)+1)", "var x int64"), 43],
  ["phil2", wg(2, "f[i].Lock(); f[(i+1)%2].Lock(); f[(i+1)%2].Unlock(); f[i].Unlock()", "var f [2]sync.Mutex"), 3],
  ["phil3", wg(3, "f[i].Lock(); f[(i+1)%3].Lock(); f[(i+1)%3].Unlock(); f[i].Unlock()", "var f [3]sync.Mutex"), 7],
  ["phil4", wg(4, "f[i].Lock(); f[(i+1)%4].Lock(); f[(i+1)%4].Unlock(); f[i].Unlock()", "var f [4]sync.Mutex"), 15],
  [
    "lastzero5",
    wg(
      6,
      "if i == 0 { for j := 5; a[j].Load() != 0; j-- {} } else { a[i].Store(a[i-1].Load()+1) }",
      "var a [6]atomic.Int64",
    ),
    64,
  ],
  [
    "fib2",
    wg(
      3,
      "switch i { case 0: for range 2 { x.Store(x.Load()+y.Load()) }; case 1: for range 2 { y.Store(x.Load()+y.Load())}; case 2: x.Load(); y.Load() }",
      "var x, y atomic.Int64",
    ),
    140,
  ],
  [
    "fib3",
    wg(
      3,
      "switch i { case 0: for range 3 { x.Store(x.Load()+y.Load()) }; case 1: for range 3 { y.Store(x.Load()+y.Load())}; case 2: x.Load(); y.Load() }",
      "var x, y atomic.Int64",
    ),
    1698,
  ],
  [
    "fib4",
    wg(
      3,
      "switch i { case 0: for range 4 { x.Store(x.Load()+y.Load()) }; case 1: for range 4 { y.Store(x.Load()+y.Load())}; case 2: x.Load(); y.Load() }",
      "var x, y atomic.Int64",
    ),
    19605,
  ],
  [
    "lazy2",
    wg(
      2,
      "if ready.Load() == 0 { mu.Lock(); if ready.Load() == 0 { ready.Store(1) }; mu.Unlock() }",
      "var ready atomic.Int64; var mu sync.Mutex",
    ),
    4,
  ],
  [
    "lazy3",
    wg(
      3,
      "if ready.Load() == 0 { mu.Lock(); if ready.Load() == 0 { ready.Store(1) }; mu.Unlock() }",
      "var ready atomic.Int64; var mu sync.Mutex",
    ),
    15,
  ],
  ["wcas3", wg(4, "if i == 0 { x.Store(2) } else { x.CompareAndSwap(2,3) }", "var x atomic.Int64"), 13],
  ["casw3", wg(3, "x.CompareAndSwap(0,1); x.Store(int64(i)+3)", "var x atomic.Int64"), 66],
];
test.each(cases)("%s", (name, c, want) => {
  for (const detects of [false, true]) {
    const t = performance.now();
    const r = explore(c, { strategy: "dfs", detects });
    const ms = performance.now() - t;
    console.log(
      name,
      detects,
      "want",
      want,
      "got",
      r.executions - r.redundant,
      "executions",
      r.executions,
      "complete",
      r.complete,
      Math.round(ms) + "ms",
      Math.round((r.executions / ms) * 1000) + "/s",
      Math.round(r.steps / ms) + "ksteps/s",
      r.findings.map((f) => f.message),
      r.limits,
    );
  }
});
