import { readFileSync } from "node:fs";
import { test } from "vitest";
import { loadParser } from "../cli/parser.ts";
import { CUT_END, RunExecution } from "../explore/execution.ts";
import { LeakProof } from "../explore/leak.ts";
import { record } from "../explore/record.ts";
import { Run } from "../explore/run.ts";
import { search } from "../explore/search.ts";
import { siteFactsOf } from "../explore/search-options.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "../worker/compile.ts";
import { machineFor } from "../worker/machine.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { MapDetector } from "./map-detector.ts";
import { PauseStrategy } from "./pauses.testing.ts";

test("x", async () => {
  const compiler = new Compiler(await loadParser(), wholeLibrary());
  const go = Number(process.env.GO ?? 23);
  const strategy = (process.env.S ?? "random") as "random";
  const n = Number(process.env.N ?? 300);
  const source = readFileSync(process.env.P ?? "", "utf8");
  const compilation = compiler.compile(source, {
    fileName: "main.go",
    goMinor: go,
    mapDetail: (process.env.MDET ?? "runtime") as "runtime",
    mapChecks: process.env.CHECKS !== "off",
    entry: undefined,
  });
  for (const d of compilation.diagnostics) console.log(JSON.stringify(d));
  const options = {
    ...DEFAULT_RUN_OPTIONS,
    goMinor: go,
    mapDetail: (process.env.MDET ?? "runtime") as "runtime",
    strategy,
    maxExecutions: n,
  };
  const machine = machineFor(compilation, options);
  (globalThis as never as { MD: number }).MD = Number(process.env.MD ?? 0);
  if (process.env.BOGUS) {
    const run = new Run(machine);
    const st = new PauseStrategy(JSON.parse(process.env.PA as string));
    const det = new MapDetector(siteFactsOf(machine).roles);
    while (st.next(run)) {
      while (machine.end === undefined && st.choose(run) === 0) run.step();
      const ex = new RunExecution(run, new LeakProof(), compilation.resolve);
      ex.finish(machine.end ?? CUT_END);
      let saw = false;
      det.scan(ex, {
        report: () => {},
        saw: (k) => {
          saw ||= k === process.env.BOGUS;
        },
      });
      if (process.env.LIST)
        console.log(JSON.stringify(st), run.length, JSON.stringify(machine.output()), machine.end?.kind);
      if ((saw || process.env.BOGUS === "any") && machine.output().includes(process.env.OUT as string)) {
        for (let i = 0; i < run.length; i++) {
          const e = run.events;
          const si = compilation.resolve(e.site[i] as number);
          process.stdout.write(
            `${i + 1} G${e.goroutine[i]! + 1} ${OPERATION_NAMES[e.kind[i] as number]} ${e.object[i]} x${e.extent[i]} ${si.function}:${si.line} =${String(e.value[i])}\n`,
          );
        }
        break;
      }
    }
    return;
  }
  const t = performance.now();
  const gen = search(
    machine,
    { resolve: compilation.resolve },
    {
      strategy,
      time: "ordered",
      seed: Number(process.env.SEED ?? 1),
      maxExecutions: n,
      maxStepsPerExecution: 20000,
      detects: process.env.D !== "off",
      ...(process.env.PA ? { strategyOf: () => new PauseStrategy(JSON.parse(process.env.PA as string)) } : {}),
    },
  );
  let r;
  for (;;) {
    const { done, value } = gen.next();
    if (done) {
      r = value;
      break;
    }
  }
  const ms = performance.now() - t;
  console.log("executions", r.executions, "steps", r.steps, Math.round(ms), "ms");
  for (const o of r.outcomes)
    console.log(
      "outcome",
      o.count,
      JSON.stringify(o.output.split("\n\n")[0]),
      o.verdicts.map((v) => `${v.count}:${v.kinds.join(",")}`).join(" | "),
    );
  for (const f of r.findings) {
    console.log(
      `\n== ${f.kind} [${f.execution}] p=${f.preemptions} dev=${f.schedule.deviations.length} KEY ${f.key}\n${f.message}`,
    );
    if (process.env.V) for (const e of f.explanation) console.log("   - " + e);
    if (process.env.V)
      console.log(
        "   @ " + f.events.map((e) => `${e.step + 1}:G${e.goroutine + 1} ${e.role} ${e.file}:${e.line}`).join(" ; "),
      );
  }
  if (process.env.T) {
    const f = r.findings.find((f) => f.kind === process.env.T)!;
    const { trace } = record(machineFor(compilation, options), f.schedule, {
      resolve: compilation.resolve,
      maxSteps: 20000,
    });
    for (let i = 0; i < trace.events.length; i++) {
      const s = trace.sites[trace.events.site[i]!]!;
      const o = trace.objects.find((o) => o.address === trace.events.object[i]);
      process.stdout.write(
        `${i + 1} G${trace.events.goroutine[i]! + 1} ${OPERATION_NAMES[trace.events.kind[i]!]} ${o?.name} x${trace.events.extent[i]} ${s.function}:${s.line} ${s.expression} =${trace.values[i]?.slice(0, 40)}\n`,
      );
    }
  }
}, 600000);
