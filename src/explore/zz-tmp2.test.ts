import { test } from "vitest";
import { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { Run } from "./run.ts";
import { STEP } from "./strategy.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
import { TestCompiler } from "./testing.ts";
import type { TreePiece } from "./piece.ts";
const compiler = await TestCompiler.create();
function runAll(compiled: any, piece?: TreePiece) {
  const run = new Run(compiled.machine());
  const d = new DporStrategy(new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" }), { time: "ordered" });
  const out: string[] = [];
  let first = true;
  for (;;) {
    const ok = first && piece ? d.takeOver(run, piece) : d.next(run);
    first = false;
    if (!ok) break;
    while (run.machine.end === undefined && d.choose(run) === STEP) run.step();
    let s = "";
    for (let i = 5; i < run.length; i++) s += `${run.events.goroutine[i]}${(OPERATION_NAMES[run.events.kind[i]!] ?? "?").slice(0, 9)} `;
    out.push(s);
  }
  return out;
}
const I = (...a: number[]) => Int32Array.from(a);
test("x", () => {
  const compiled = compiler.main(`var wg sync.WaitGroup; wg.Add(3); for range 3 { go func() { defer wg.Done(); x.Store(x.Load() + 1) }() }; wg.Wait()`, "var x atomic.Int64");
  const all = runAll(compiled);
  console.log(all.length + "\n" + all.join("\n"));
  const e = () => ({ before: I(), after: I() });
  const p = runAll(compiled, {"kind":"tree","number":1,"path":I(0,0,0,0,0,0,0,0,0,0,1,0,1,0,2,0),"shared":[e(),e(),e(),e(),e(),e(),e(),{"before":I(1,0),"after":I()}],"levels":[{"choice":I(),"before":I(),"branches":I(2,0,0)}],"maxExecutions":2000});
  console.log(p.length + "\n" + p.join("\n"));
});
