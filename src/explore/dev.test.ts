import { readdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();
const dir = new URL("../scenarios/", import.meta.url);
for (const name of readdirSync(dir).filter((n) => n.endsWith(".go")))
  test(name, () => {
    const c = compiler.compile(readFileSync(new URL(name, dir), "utf8"));
    const t = performance.now();
    const r = explore(c);
    console.log(
      name,
      Math.round(performance.now() - t) + "ms",
      r.executions,
      r.redundant,
      r.complete,
      r.firstFinding,
      r.steps,
      r.limits,
      r.outcomes.map((o) => [o.kind, o.count, o.output, o.schedule.deviations.length]),
      r.findings.map((f) => [f.message, f.schedule.deviations]),
    );
  });
