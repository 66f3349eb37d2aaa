import { readdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { Run } from "../explore/run.ts";
import { ReplayStrategy } from "../explore/schedule-codec.ts";
import { STUCK } from "../explore/strategy.ts";
import { NATIVES } from "../stdlib/natives.ts";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { createMachine } from "../vm/machine.ts";
import { Compiler } from "../worker/compile.ts";
import { loadParser } from "./parser.ts";
import expected from "./golden/expected.json" with { type: "json" };

const only = process.env.ONLY;
test("golden", async () => {
  const compiler = new Compiler(await loadParser());
  let ok = 0, bad = 0;
  for (const f of readdirSync("src/cli/golden").filter((f) => f.endsWith(".go"))) {
    const name = f.slice(0, -3);
    if (only && name !== only) continue;
    const want = (expected.programs as Record<string, {stdout: string; stderr: string; exitCode: number}>)[name]!;
    try {
      const c = compiler.compile(Buffer.from(readFileSync(`src/cli/golden/${f}`)).toString("utf8"), { fileName: f, goMinor: 26, mapDetail: "operation", entry: undefined });
      if (!c.program) { console.log(name, c.diagnostics.map((d) => `${d.line}:${d.column} ${d.message}`).join("\n")); bad++; continue; }
      const m = createMachine(c.program, NATIVES, { time: "ordered", files: c.files });
      const run = new Run(m); const s = new ReplayStrategy(DEFAULT_SCHEDULE); s.next(run);
      let n = 0;
      while (m.end === undefined && n++ < 200000 && s.choose(run) !== STUCK) run.step();
      const got = m.output();
      const wantText = want.stdout + (want.stderr.startsWith("hello") ? want.stderr : "");
      if (got !== wantText || m.end?.exitCode !== want.exitCode) { bad++; const a = got.split("\n"), b = wantText.split("\n"); const i = a.findIndex((l, k) => l !== b[k]); console.log(`FAIL ${name}: end ${JSON.stringify(m.end)?.slice(0, 300)}\n got  ${a[i]}\n want ${b[i]}`); }
      else if ((m.end?.text ?? "").split("\n\ngoroutine")[0]!.trim() !== (want.stderr.startsWith("hello") ? "" : want.stderr.split("\n\ngoroutine")[0]!.replace(/0x[0-9a-f]+/g, "0x?").trim())) { bad++; console.log(`TEXT ${name}:\n got  ${m.end?.text}\n want ${want.stderr}`); }
      else ok++;
    } catch (e) { bad++; console.log(`THROW ${name}`, (e as Error).stack?.split("\n").slice(0, 6).join("\n"), JSON.stringify((e as {context?: unknown}).context)?.slice(0, 300)); }
  }
  console.log("ok", ok, "bad", bad);
}, 120000);
