// Golden programs of the concurrency library under random schedules: what they print does not depend on the schedule.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Rng } from "../base/rng.ts";
import { NATIVES } from "../stdlib/natives.ts";
import { createMachine } from "../vm/machine.ts";
import { Compiler } from "../worker/compile.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import expected from "./golden/expected.json" with { type: "json" };
import { loadParser } from "./parser.ts";

const compiler = new Compiler(await loadParser(), wholeLibrary());
const RUNS = 20;
const STEP_LIMIT = 100_000;

const names = [
  "atomic-cas-loop",
  "atomic-copy-on-write",
  "context-afterfunc",
  "context-custom-parent",
  "context-fan-out",
  "net-http-handlers",
  "runtime-goexit",
  "sync-cond-turns",
  "sync-once-values",
  "sync-rwmutex-readers",
  "sync-waitgroup-go",
  "time-afterfunc",
  "time-ticker-beat",
  "time-timer-fresh",
  "xsync-errgroup",
  "xsync-errgroup-limit",
  "xsync-semaphore-order",
  "xsync-singleflight",
] as const;

test.each(names)("%s prints the same under random schedules", (name) => {
  const source = readFileSync(new URL(`./golden/${name}.go`, import.meta.url), "utf8");
  const options = { fileName: `${name}.go`, goMinor: 26, mapDetail: "operation", entry: undefined } as const;
  const { program, files } = compiler.compile(source, options);
  if (program === undefined) throw new Error(`${name} does not compile`);
  const machine = createMachine(program, NATIVES, { time: "ordered", files });
  const rng = new Rng(3);
  for (let run = 0; run < RUNS; run++) {
    machine.reset();
    while (machine.depth < STEP_LIMIT) {
      const { length, goroutine, alternative } = machine.enabled();
      if (length === 0) break;
      const at = rng.below(length);
      machine.step(goroutine[at] as number, alternative[at] as number);
    }
    expect([machine.output(), machine.end?.exitCode]).toEqual([expected.programs[name].stdout, 0]);
  }
});
