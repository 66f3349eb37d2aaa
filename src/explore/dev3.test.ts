import { readFileSync } from "node:fs";
import { test } from "vitest";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { record } from "./record.ts";
import { TestCompiler } from "./testing.ts";
const compiler = await TestCompiler.create();
const programs = JSON.parse(readFileSync("/tmp/gp/out.json","utf8"));
for (const [n, [body, want]] of Object.entries(programs) as any)
test(n, () => {
  const c = compiler.main(body);
  const r = record(c.machine(), DEFAULT_SCHEDULE, { resolve: c.resolve, maxSteps: 20000 });
  const ok = want.some((w: any) => w[0] === r.trace.output);
  console.log(n, ok ? "OK" : "DIFFERENT", JSON.stringify(r.trace.output), ok ? "" : JSON.stringify(want), r.trace.end.kind);
});
