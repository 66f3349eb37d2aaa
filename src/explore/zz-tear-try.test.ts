import { readdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";
const c = await TestCompiler.create();
const dir = "/tmp/torn/p";
const want = process.env.TRY ?? "";
for (const f of readdirSync(dir).filter((n) => n.endsWith(".go") && n.includes(want)))
  test(f, () => {
    const r = explore(c.compile(readFileSync(`${dir}/${f}`, "utf8")), { maxExecutions: 3000 });
    const lines = [`== ${f}: ${r.executions} executions, redundant ${r.redundant}, complete ${r.complete}, limits ${r.limits.map((l) => l.message)}`];
    for (const x of r.findings) {
      lines.push(`${x.kind} @${x.execution}: ${x.message}`);
      if (x.kind === "torn-value" || x.kind==="panic") lines.push(...x.explanation.map((e) => `    ${e}`), `    ${JSON.stringify(x.schedule.deviations)}`);
    }
    for (const o of r.outcomes) lines.push(`  outcome ${o.kind} ${o.count}: ${JSON.stringify(o.output.slice(0, 150))}`);
    console.log(lines.join("\n"));
  });
