// An engine's side: compiles and runs one job after the other, with the same library for all of them.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { InternalError } from "../../base/assert.ts";
import { Run } from "../../explore/run.ts";
import { ReplayStrategy } from "../../explore/schedule-codec.ts";
import { STUCK } from "../../explore/strategy.ts";
import { NATIVES } from "../../stdlib/natives.ts";
import type { GoParser } from "../../syntax/cst.ts";
import { OP_PRINT } from "../../trace/operation.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../../trace/options.ts";
import { DEFAULT_SCHEDULE } from "../../trace/schedule.ts";
import type { Machine, MachineEnd } from "../../vm/api.ts";
import { createMachine } from "../../vm/machine.ts";
import { type Compilation, Compiler } from "../../worker/compile.ts";
import { Exploration } from "../../worker/exploration.ts";
import { machineFor } from "../../worker/machine.ts";
import { wholeLibrary } from "../../worker/whole-library.ts";
import { PackageCompiler } from "./package-compiler.ts";
import type { Answer, Job, ProgramJob, RaceJob, RunLimits } from "./protocol.ts";

/** Steps between two looks at the clock. */
const STEPS_PER_LOOK = 64;
const EXPLORE_SLICE_MS = 50;
/** Some programs start 10,000 on purpose. */
const MAX_GOROUTINES = 50_000;
const NO_ANSWER = { kind: "failed", category: "limit", reason: "the program neither ends nor goes on" } as const;

export class ConformanceEngine {
  private readonly compiler: Compiler;
  private readonly packages: PackageCompiler;

  constructor(parser: GoParser) {
    this.compiler = new Compiler(parser, wholeLibrary());
    this.packages = new PackageCompiler(parser);
  }

  /** Does the job. Never throws: what goes wrong in the engine is an answer too. */
  answer(job: Job): Answer {
    try {
      return job.kind === "program" ? this.runProgram(job) : this.explore(job);
    } catch (error) {
      const reason = error instanceof Error ? textOf(error) : String(error);
      return { kind: "failed", category: "internal", reason };
    }
  }

  private runProgram({ files, args, goMinor, limits }: ProgramJob): Answer {
    const [first = ""] = files;
    const compilation =
      files.length > 1 || args.length > 0
        ? this.packages.compileProgram(files, args, goMinor)
        : this.compiler.compile(readSource(first), { ...COMPILE_OPTIONS, fileName: basename(first), goMinor });
    if (compilation.program === undefined) return rejected(compilation);
    const machine = createMachine(compilation.program, NATIVES, {
      time: "ordered",
      files: compilation.files,
      undoWindow: 0,
      maxGoroutines: MAX_GOROUTINES,
    });
    return runToEnd(machine, limits);
  }

  private explore({ files, test, goMinor, timeoutMs }: RaceJob): Answer {
    const compilation = this.packages.compileTest(files, test, goMinor);
    if (compilation.program === undefined) return rejected(compilation);
    const start = usedMs();
    const options: RunOptions = { ...DEFAULT_RUN_OPTIONS, goMinor, timeoutMs };
    const machine = machineFor(compilation, options);
    const exploration = new Exploration(machine, compilation, options, {
      elapsedMs: () => usedMs() - start,
      isStopped: () => false,
    });
    for (;;) {
      const isOver = exploration.advance(EXPLORE_SLICE_MS);
      const result = exploration.result();
      const races = result.findings
        .filter(({ kind, requires }) => kind === "data-race" && requires.length === 0)
        .map(({ message }) => message);
      if (!isOver && races.length === 0) continue;
      // A long test may not have come to any end in time.
      const isBad = result.outcomes.length > 0 && result.outcomes.every(({ exitCode }) => exitCode !== 0);
      return {
        kind: "explored",
        executions: result.executions,
        isComplete: result.complete,
        elapsedMs: Math.round(usedMs() - start),
        races,
        trouble: isBad ? firstLine(result.outcomes[0]?.output ?? "") : "",
      };
    }
  }
}

// Processor time of this process: on a machine with other work the clock on the wall would decide what passes.
function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const COMPILE_OPTIONS = { mapDetail: "operation", entry: undefined } as const;

function readSource(path: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(path));
}

function rejected({ diagnostics }: Compilation): Answer {
  const { code, line, column, message } = diagnostics.find((d) => d.severity === "error") ?? NO_DIAGNOSTIC;
  return { kind: "failed", category: "front-end", reason: `[${code}] ${line}:${column}: ${message}` };
}

const NO_DIAGNOSTIC = { code: "none", line: 0, column: 0, message: "rejected without a message" };

function runToEnd(machine: Machine, limits: RunLimits): Answer {
  const run = new Run(machine);
  const strategy = new ReplayStrategy(DEFAULT_SCHEDULE);
  const deadline = usedMs() + limits.timeoutMs;
  let output = "";
  strategy.next(run);
  for (let n = 1; machine.end === undefined; n++) {
    if (strategy.choose(run) === STUCK) break;
    run.step();
    const { last } = machine;
    if (last.kind === OP_PRINT) output += String(last.value);
    if (n % STEPS_PER_LOOK !== 0) continue;
    if (output.length > limits.maxOutput) return limited("output");
    if (machine.nInstructions > limits.maxInstructions) return limited("instructions");
    if (usedMs() > deadline)
      return { kind: "failed", category: "time", reason: `no end after ${limits.timeoutMs / 1000} s` };
  }
  return endOf(machine.end, output);
}

function limited(what: string): Answer {
  return { kind: "failed", category: "limit", reason: `too much: ${what}` };
}

function endOf(end: MachineEnd | undefined, output: string): Answer {
  if (end === undefined) return NO_ANSWER;
  if (end.kind === "limit") return { kind: "failed", category: "limit", reason: end.text };
  const endText = end.text;
  return { kind: "ran", exitCode: end.exitCode, output: output + endText, endText };
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}

function textOf(error: Error): string {
  const where = /^\s+at (.*)$/m.exec(error.stack ?? "")?.[1] ?? "";
  const context = error instanceof InternalError ? ` ${JSON.stringify(error.context)}` : "";
  return `${error.name}: ${error.message}${context} at ${where}`.replaceAll("\n", " ");
}
