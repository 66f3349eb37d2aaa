// A compiled program under the default policy, with what it wrote. For tests alone.

import { Run } from "../explore/run.ts";
import { ReplayStrategy } from "../explore/schedule-codec.ts";
import { STUCK } from "../explore/strategy.ts";
import { NATIVES } from "../stdlib/natives.ts";
import { OP_PRINT } from "../trace/operation.ts";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { createMachine } from "../vm/machine.ts";
import type { Compilation } from "../worker/compile.ts";

const STEP_LIMIT = 200_000;

/** How a program ended; without exit code: not at all within the limit of steps. */
export interface Result {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program once. Errors: an `Error` with the diagnostics if there is none. */
export function runDefault(compilation: Compilation): Result {
  const { program, files } = compilation;
  if (program === undefined) throw new Error(compilation.diagnostics.map((d) => `${d.line}: ${d.message}`).join("\n"));
  const machine = createMachine(program, NATIVES, { time: "ordered", files });
  const run = new Run(machine);
  const strategy = new ReplayStrategy(DEFAULT_SCHEDULE);
  strategy.next(run);
  const written = ["", "", ""];
  while (machine.end === undefined && run.length < STEP_LIMIT && strategy.choose(run) !== STUCK) {
    run.step();
    const { kind, extent, value } = machine.last;
    if (kind === OP_PRINT) written[extent] += String(value);
  }
  const text = machine.end?.text ?? "";
  return { exitCode: machine.end?.exitCode, stdout: written[1] ?? "", stderr: `${written[2]}${text}` };
}
