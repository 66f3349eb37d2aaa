import { readFileSync } from "node:fs";
import { beforeAll, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { validateProgram } from "../../ir/validator.ts";
import { GoRunner } from "../run-go.testing.ts";
let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});
test("x", () => {
  const detail = process.env["DETAIL"] ?? "runtime";
  const runner = new GoRunner(parser, Number(process.env["GOV"] ?? 23), detail === "runtime" || detail === "operation" ? detail : JSON.parse(detail));
  const text = readFileSync(process.env["PROG"] ?? "/tmp/t1.go", "utf8");
  const program = runner.compile(text);
  console.log(validateProgram(program).slice(0,5), program.functions.length);
  const t0 = performance.now();
  const m = runner.machine(text);
  const o = (() => { m.reset(); while (m.depth < 3_000_000) { const c = m.enabled(); if (c.length===0) break; m.step(c.goroutine[0] as number, c.alternative[0] as number);} return m; })();
  console.log(o.output(), o.end, o.depth, o.nInstructions, performance.now() - t0);
});
