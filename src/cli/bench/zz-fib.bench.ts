import { search } from "../../explore/search.ts";
import { NATIVES } from "../../stdlib/natives.ts";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import { createMachine } from "../../vm/machine.ts";
import { compile } from "./engine.ts";
import { fibBench } from "./programs.ts";
import { lastzero } from "./large-trees.ts";

const n = Number(process.argv[2] ?? 4);
const c = compile(n > 8 ? lastzero(n) : fibBench(n));
const one = (detects: boolean) => {
  const machine = createMachine(c.program!, NATIVES, { time: "ordered", files: c.files });
  const t = process.cpuUsage();
  const g = search(machine, { resolve: (s) => c.resolve(s) } as never, {
    ...DEFAULT_RUN_OPTIONS,
    strategy: "dpor",
    maxExecutions: 1e7,
    detects,
  });
  let r = g.next();
  while (!r.done) r = g.next();
  const ms = process.cpuUsage(t).user / 1000;
  return [r.value.executions, Math.round((r.value.executions / ms) * 1000), Math.round((r.value.steps / ms) * 1000)];
};
for (let i = 0; i < Number(process.argv[3] ?? 3); i++)
  if (process.argv[4] === "on") console.log("on", one(true));
  else console.log("off", one(false), process.argv[4] ? 0 : one(true));
