// Compiling and running programs for the benchmarks.

import { Run } from "../../explore/run.ts";
import { ReplayStrategy } from "../../explore/schedule-codec.ts";
import { STUCK } from "../../explore/strategy.ts";
import { NATIVES } from "../../stdlib/natives.ts";
import type { ExplorationResult } from "../../trace/exploration.ts";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import { DEFAULT_SCHEDULE } from "../../trace/schedule.ts";
import type { Machine } from "../../vm/api.ts";
import { createMachine } from "../../vm/machine.ts";
import { type Compilation, Compiler } from "../../worker/compile.ts";
import { Exploration } from "../../worker/exploration.ts";
import { wholeLibrary } from "../../worker/whole-library.ts";
import { loadParser } from "../parser.ts";

const compiler = new Compiler(await loadParser(), wholeLibrary());

const OPTIONS = { fileName: "main.go", goMinor: 26, mapDetail: "operation", entry: undefined } as const;

export function compile(
  source: string,
  mapDetail: "operation" | "runtime" = "operation",
  goMinor: number = OPTIONS.goMinor,
): Compilation {
  const compilation = compiler.compile(source, { ...OPTIONS, mapDetail, goMinor });
  if (compilation.program === undefined) throw new Error(compilation.diagnostics[0]?.message);
  return compilation;
}

/** Parses and checks only: what an editor waits for. */
export function check(source: string): number {
  const { compilation } = compiler.check(source, OPTIONS);
  const [mistake] = compilation.diagnostics;
  if (mistake !== undefined) throw new Error(mistake.message);
  return source.length;
}

export function machineOf({ program, files }: Compilation): Machine {
  if (program === undefined) throw new Error("not compiled");
  return createMachine(program, NATIVES, { time: "ordered", files });
}

/** Instructions of one default run, with undo log and event columns on. */
export function runOnce(compilation: Compilation): number {
  return runAgain(new Run(machineOf(compilation)));
}

/** The same on a machine that may have run before, as one does in a search. */
export function runAgain(run: Run): number {
  const { machine } = run;
  run.restart();
  const strategy = new ReplayStrategy(DEFAULT_SCHEDULE);
  strategy.next(run);
  while (machine.end === undefined && strategy.choose(run) !== STUCK) run.step();
  return machine.nInstructions;
}

/** A whole search with detectors on. */
export function exploreAll(
  compilation: Compilation,
  limits: { readonly maxExecutions: number },
  onTurn: (executions: number) => void = () => {},
): ExplorationResult {
  const start = performance.now();
  const host = { elapsedMs: () => performance.now() - start, isStopped: () => false };
  const options = { ...DEFAULT_RUN_OPTIONS, ...limits, strategy: "dpor" as const, timeoutMs: 600_000 };
  const exploration = new Exploration(machineOf(compilation), compilation, options, host);
  while (!exploration.advance(100)) onTurn(exploration.result().executions);
  return exploration.result();
}
