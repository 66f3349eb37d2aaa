// Go's test/ programs marked `// run`: each must end and print as under real Go.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Directive, readDirective, unmetConstraint } from "./directive.ts";
import type { Answer, ProgramJob, RunLimits } from "./protocol.ts";
import type { RealGo, RealResult } from "./real-go.ts";
import type { LeftOut, Verdict } from "./results.ts";

/** A program of the suite. */
export interface Program {
  /** Path below test/. */
  readonly name: string;
  readonly path: string;
  readonly directive: Directive;
}

/** What the folder holds. */
export interface ProgramSuite {
  readonly programs: readonly Program[];
  readonly leftOut: readonly LeftOut[];
  /** Files by other directives: `rundir` 112, ... */
  readonly others: ReadonlyMap<string, number>;
}

/** The virtual step limit is far behind the limit on time, for engines that get faster. */
const LIMITS: RunLimits = { maxInstructions: 4_000_000_000, maxOutput: 1 << 22, timeoutMs: 10_000 };
/** Flags that change nothing that a program can see: how code is generated and checked. */
const HARMLESS_FLAG = /^-?-gcflags|^-goexperiment|^-l\b/;

/** Reads every Go file below `folder`. */
export function collectPrograms(folder: string, goMinor: number): ProgramSuite {
  const programs: Program[] = [];
  const leftOut: LeftOut[] = [];
  const others = new Map<string, number>();
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".go"));
  for (const name of names.sort()) {
    const path = join(folder, name);
    // Some files are malformed on purpose; the directive is plain text in any case.
    const source = readFileSync(path, "latin1");
    const directive = readDirective(source);
    if (directive.action !== "run") {
      if (directive.action.startsWith("run")) others.set(directive.action, (others.get(directive.action) ?? 0) + 1);
      continue;
    }
    const unmet = unmetConstraint(source, goMinor);
    if (unmet !== undefined) leftOut.push({ name, reason: `not for this platform: ${unmet}` });
    else programs.push({ name, path, directive });
  }
  return { programs, leftOut, others };
}

/** A program's files: itself, and the Go files its directive names. */
function filesOf({ path, directive }: Program): readonly string[] {
  return [path, ...directive.args.filter((arg) => arg.endsWith(".go")).map((arg) => join(dirname(path), arg))];
}

function argsOf({ directive }: Program): readonly string[] {
  return directive.args.filter((arg) => !arg.endsWith(".go"));
}

/** What real Go does with the program. */
export function realResult(go: RealGo, program: Program, folder: string): Promise<RealResult> {
  const files = filesOf(program);
  return go.result({ files, flags: program.directive.flags, args: argsOf(program), folder });
}

/** Why real Go's result cannot be compared with; undefined when it can. */
export function reasonToLeaveOut(program: Program, real: RealResult): string | undefined {
  if (real.kind === "failed") return `real Go does not run it here: ${real.reason}`;
  const want = expectedOutput(program);
  if (want !== undefined && want !== real.output) return "real Go prints something else here than its .out file says";
  if (real.exitCode !== 0 && want === undefined) return `real Go fails here: exit status ${real.exitCode}`;
  return undefined;
}

function expectedOutput({ path }: Program): string | undefined {
  const file = path.replace(/\.go$/, ".out");
  return existsSync(file) ? readFileSync(file, "latin1") : undefined;
}

export function jobOf(program: Program, goMinor: number): ProgramJob {
  return { kind: "program", files: filesOf(program), args: argsOf(program), goMinor, limits: LIMITS };
}

/** A program passes when exit status and output are those of real Go. */
export function judgeProgram(program: Program, real: RealResult, answer: Answer): Verdict {
  const folder = dirname(program.name);
  const fail = (category: string, reason: string): Verdict => ({
    name: program.name,
    folder,
    isPassed: false,
    category,
    reason,
  });
  if (answer.kind === "failed") return fail(answer.category, answer.reason);
  if (answer.kind !== "ran" || real.kind !== "ran") return fail("internal", "no run to compare");
  const foreign = program.directive.flags.find((flag) => flag.startsWith("-") && !HARMLESS_FLAG.test(flag));
  if (foreign !== undefined && foreign !== "-race") return fail("flags", `${foreign} is not honoured`);
  const { exitCode, output, endText } = answer;
  if (exitCode !== real.exitCode) {
    const text = firstLine(endText === "" ? output : endText);
    return fail("exit", `exit status ${exitCode}, not ${real.exitCode}: ${text}`);
  }
  const difference = firstDifference(real.output, output);
  if (difference !== undefined) return fail("output", difference);
  return { name: program.name, folder, isPassed: true, category: "pass", reason: "" };
}

/** The first line that differs, in words; undefined when the texts are equal. */
export function firstDifference(want: string, got: string): string | undefined {
  if (want === got) return undefined;
  const wanted = want.split("\n");
  const gotten = got.split("\n");
  const line = wanted.findIndex((text, i) => text !== gotten[i]);
  const at = line < 0 ? wanted.length : line;
  return `line ${at + 1}: want ${quoted(wanted[at])}, got ${quoted(gotten[at])}`;
}

function quoted(text: string | undefined): string {
  return text === undefined ? "the end" : JSON.stringify(text.slice(0, 160));
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
