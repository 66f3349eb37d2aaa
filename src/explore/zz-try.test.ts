import { readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";
import { record } from "./record.ts";
const compiler = await TestCompiler.create();
test("try", () => {
  const out: string[] = [];
  const files = (process.env.FILES ?? "").split(" ").flatMap((f) => statSync(f).isDirectory() ? readdirSync(f).filter((n) => n.endsWith(".go")).map((n) => `${f}/${n}`) : [f]);
  for (const f of files) {
    let compiled;
    try { compiled = compiler.compile(readFileSync(f, "utf8")); } catch (e) { out.push(`${f}: ${e}`); continue; }
    const t = performance.now(); const lim = Number(process.env.LIM ?? 4000);
    const r = explore(compiled, { shouldStop: () => (performance.now() - t > lim ? "time" : undefined), maxExecutions: 2000, detects: process.env.DET !== "0", strategy: (process.env.STRAT ?? "auto") as "auto" });
    const ms = performance.now() - t;
    process.stderr.write(`@@${f} ${r.executions} ${r.complete} ${ms.toFixed(0)}ms: ` + r.findings.map((x) => `${x.kind} p${x.preemptions}${x.isMinimal ? "" : "?"} c${x.cursor} n${record(compiled.machine(), x.schedule, { resolve: compiled.resolve, maxSteps: 20000 }).trace.events.length}`).join("; ") + "\n");
  }
  console.log(out.join("\n"));
}, 600000);
