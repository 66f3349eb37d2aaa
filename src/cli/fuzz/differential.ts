// Generated programs against real Go: what they print must be the same, line by line; where Go refuses one, so must we.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Run } from "../../explore/run.ts";
import { ReplayStrategy } from "../../explore/schedule-codec.ts";
import { STUCK } from "../../explore/strategy.ts";
import { NATIVES } from "../../stdlib/natives.ts";
import { OP_PRINT } from "../../trace/operation.ts";
import { DEFAULT_SCHEDULE } from "../../trace/schedule.ts";
import { createMachine } from "../../vm/machine.ts";
import { Compiler } from "../../worker/compile.ts";
import { wholeLibrary } from "../../worker/whole-library.ts";
import { loadParser } from "../parser.ts";
import { Chance, seedOf } from "./chance.ts";
import { randomProgram } from "./program.ts";

/** Functions in one program: the build costs more than the run. */
const FUNCTIONS = 40;
const GO_TIMEOUT_MS = 60_000;
const MAX_STEPS = 200_000;
const STDOUT = 1;
const compiler = loadParser().then((parser) => new Compiler(parser, wholeLibrary()));

/** A program, what real Go printed and what we did; undefined when they agree. */
export async function compareWithGo(seed: number, index: number): Promise<string | undefined> {
  const chance = new Chance(seedOf(seed ^ 0x60, index));
  const source = randomProgram(chance, { goMinor: 26, isConcurrent: false, isExact: true, nFunctions: FUNCTIONS });
  const want = realGo(source);
  const got = told(await compiler, source);
  const wantLines = linesOf(want);
  const gotLines = linesOf(got);
  if (wantLines.join("\n") === gotLines.join("\n")) return undefined;
  const at = wantLines.findIndex((line, i) => line !== gotLines[i]);
  const around = (lines: readonly string[]): string => lines.slice(Math.max(0, at - 2), at + 3).join("\n  ");
  const file = join(mkdtempSync(join(tmpdir(), "raceweave-difference-")), "main.go");
  writeFileSync(file, source);
  return `${file}, line ${at + 1} of the output\n go:\n  ${around(wantLines)}\n ours:\n  ${around(gotLines)}`;
}

// Which of two operands that panic is evaluated first is left open.
function linesOf(output: string): readonly string[] {
  return output.replace(/runtime error: .*/g, "runtime error").split("\n");
}

function realGo(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), "raceweave-fuzz-"));
  try {
    writeFileSync(join(folder, "main.go"), source);
    writeFileSync(join(folder, "go.mod"), "module fuzz\n\ngo 1.26\n");
    const build = spawnSync("go", ["build", "-gcflags=-e", "-o", "fuzz.bin", "."], {
      cwd: folder,
      encoding: "utf8",
      timeout: GO_TIMEOUT_MS,
    });
    if (build.error !== undefined) throw build.error;
    if (build.status !== 0) return `refused\n${errorsOf(build.stderr)}`;
    const run = spawnSync(join(folder, "fuzz.bin"), [], { encoding: "latin1", timeout: GO_TIMEOUT_MS });
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function errorsOf(stderr: string): string {
  return [...stderr.matchAll(/^\.\/main\.go:(\d+:\d+: .*)$/gm)].map(([, error]) => error).join("\n");
}

// An exception of ours is one more way to differ.
function told(using: Compiler, source: string): string {
  try {
    return ours(using, source);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
  }
}

function ours(using: Compiler, source: string): string {
  const compilation = using.compile(source, {
    fileName: "main.go",
    goMinor: 26,
    mapDetail: "operation",
    entry: undefined,
  });
  const { program, files, diagnostics } = compilation;
  if (program === undefined)
    return `refused\n${diagnostics.map(({ line, column, message }) => `${line}:${column}: ${message}`).join("\n")}`;
  const machine = createMachine(program, NATIVES, { time: "ordered", files, undoWindow: 1 });
  const run = new Run(machine);
  const strategy = new ReplayStrategy(DEFAULT_SCHEDULE);
  strategy.next(run);
  // Bytes, one to a character.
  let output = "";
  while (machine.end === undefined && run.length < MAX_STEPS && strategy.choose(run) !== STUCK) {
    run.step();
    const { kind, extent, value } = machine.last;
    if (kind === OP_PRINT && extent === STDOUT) output += String(value);
  }
  return output;
}
