import { test } from "vitest";
import { OPERATION_NAMES } from "../trace/operation.ts";
import { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { Run } from "./run.ts";
import { STEP } from "./strategy.ts";
import { TestCompiler } from "./testing.ts";
test("dump", async () => {
  const compiler = await TestCompiler.create();
  const c = compiler.main(`var wg sync.WaitGroup; wg.Add(2)
  go func() { defer wg.Done(); n := 0; for !done.Load() { n++ } }()
  go func() { defer wg.Done(); done.Store(true) }()
  wg.Wait()`, "var done atomic.Bool");
  const machine = c.machine({});
  const run = new Run(machine);
  const dep = new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" });
  const dpor = new DporStrategy(dep, { time: "ordered" });
  let n = 0;
  const t = Date.now();
  while (dpor.next(run) && n++ < 12) {
    let v = STEP;
    for (;;) { v = machine.end ? 2 : dpor.choose(run); if (v !== STEP || run.length > 3000) break; run.step(); }
    const e = run.events;
    console.log(n, v, run.length, Date.now() - t, machine.end?.kind, [...Array(run.length).keys()].slice(-12).map(i => `${e.goroutine[i]}${OPERATION_NAMES[e.kind[i]!]!.replace("atomic-","")}`).join(" "), machine.live().join());
  }
});
