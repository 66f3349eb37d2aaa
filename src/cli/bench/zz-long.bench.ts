import { search } from "../../explore/search.ts";
import { NATIVES } from "../../stdlib/natives.ts";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import { createMachine } from "../../vm/machine.ts";
import { compile } from "./engine.ts";

const prog = (body: string, decl: string) => `package main
import "sync"
${decl}
func main() {
 var wg sync.WaitGroup
 wg.Add(2)
 for i := range 2 { go func() { defer wg.Done(); _ = i; ${body} }() }
 wg.Wait()
}`;
const programs = (n: number): [string, string][] => [
  ["locks", prog(`for range ${n} { mu.Lock(); x++; mu.Unlock() }`, "var mu sync.Mutex; var x int")],
  [
    "channel",
    prog(
      `if i == 0 { for range ${n} { c <- 1 }; close(c) } else { for range c { x++ } }`,
      "var c = make(chan int, 4); var x int",
    ),
  ],
  [
    "unbuffered",
    prog(
      `if i == 0 { for range ${n} { c <- 1 }; close(c) } else { for range c { x++ } }`,
      "var c = make(chan int); var x int",
    ),
  ],
];
for (const detects of [false])
  for (const strategy of ["dpor", "random"] as const)
    for (const n of [100, 400, 1600])
      for (const [name, text] of programs(n)) {
        const c = compile(text);
        const machine = createMachine(c.program!, NATIVES, { time: "ordered", files: c.files });
        const t = process.cpuUsage();
        const g = search(
          machine,
          { resolve: c.resolve },
          { ...DEFAULT_RUN_OPTIONS, strategy, maxExecutions: 8, detects },
        );
        let r = g.next();
        while (!r.done) r = g.next();
        const ms = process.cpuUsage(t).user / 1000;
        console.log(
          strategy,
          detects,
          name,
          n,
          r.value.executions,
          r.value.steps,
          Math.round(ms),
          "ms",
          ((ms * 1000) / r.value.steps).toFixed(2),
          "us/step",
        );
      }
