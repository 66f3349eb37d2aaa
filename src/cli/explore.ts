// `raceweave explore`: every schedule that matters, as text for people or as one JSON object.

import { record } from "../explore/record.ts";
import { encodeLink } from "../share/codec.ts";
import { ENGINE_VERSION } from "../share/version.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Compilation } from "../worker/compile.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { compilationFor } from "../worker/map-programs.ts";
import type { Pool } from "../worker/pool.ts";
import type { Arguments } from "./arguments.ts";
import { BAD_INPUT, compileInput, diagnosticLines, type Input } from "./input.ts";
import { reportText } from "./report.ts";
import type { Terminal } from "./terminal.ts";

const NOTHING_FOUND = 0;
const FOUND = 1;
const LIMIT_HIT = 3;
/** A slice of searching between two looks at what other threads have sent. */
const SLICE_MS = 10;

/** Explores the program and prints what was found; `pool` helps with large searches. Returns the exit status. */
export async function exploreFile(
  input: Input,
  args: Arguments,
  terminal: Terminal,
  pool: Pool | undefined,
): Promise<number> {
  const start = performance.now();
  const elapsedMs = (): number => performance.now() - start;
  const print = (found: object): void =>
    terminal.out(jsonText({ ...head, ...found, elapsedMs: Math.round(elapsedMs()) }));
  const compilation = compileInput(input, args.options);
  const head = headOf(args, compilation);
  const machine = compilation.program === undefined ? undefined : machineFor(compilation, args.options);
  if (machine === undefined) {
    if (args.isJson) print(NOTHING_RUN);
    else terminal.err(diagnosticLines(compilation, input.fileName));
    return BAD_INPUT;
  }
  const colleagues = pool?.assign({ source: input.source, fileName: input.fileName, options: args.options }) ?? [];
  const host = { elapsedMs, isStopped: () => false };
  const exploration = new Exploration(machine, compilation, args.options, host, {
    colleagues,
    maxPreemptions: args.maxPreemptions,
  });
  while (!exploration.advance(SLICE_MS)) await new Promise((resolve) => setImmediate(resolve));
  pool?.close();
  const result = exploration.result();
  if (args.isJson) print(resultObject(result, { input, args, compilation }));
  else terminal.out(reportText(result, input.fileName, compilation.diagnostics));
  return statusOf(result, args.options.time === "drift");
}

/** The JSON object for a file that cannot be read at all, `error` says why. */
export function badFileObject(args: Arguments, error: string): string {
  const diagnostics = [{ code: "unreadable-file", severity: "error", message: error, line: 0, column: 0 }];
  return jsonText({
    ...headOf(args, { entry: undefined, diagnostics: [] }),
    diagnostics,
    ...NOTHING_RUN,
    elapsedMs: 0,
  });
}

function headOf({ file, options }: Arguments, compilation: Pick<Compilation, "entry" | "diagnostics">): object {
  const diagnostics = compilation.diagnostics.map(({ code, severity, message, line, column }) => ({
    code,
    severity,
    message,
    line,
    column,
  }));
  return { file, entry: compilation.entry ?? null, goVersion: `1.${options.goMinor}`, diagnostics };
}

const NOTHING_RUN = {
  executions: 0,
  redundant: 0,
  complete: false,
  spun: 0,
  timeMode: "ordered",
  firstFinding: 0,
  nRandom: 0,
  steps: 0,
  estimate: null,
  preemptionBound: null,
  windows: null,
  runtimeMaps: [],
  limits: [],
  outcomes: [],
  findings: [],
};

function statusOf(result: ExplorationResult, isDrift: boolean): number {
  const counts = result.findings.some(({ requires }) => isDrift || requires.length === 0);
  if (counts) return FOUND;
  return result.limits.length > 0 ? LIMIT_HIT : NOTHING_FOUND;
}

/** What a finding's link needs besides the finding. */
interface Explored {
  readonly input: Input;
  readonly args: Arguments;
  readonly compilation: Compilation;
}

function resultObject(result: ExplorationResult, explored: Explored): object {
  const { executions, redundant, spun, complete, timeMode, firstFinding, nRandom, steps, limits, outcomes } = result;
  const findings = result.findings.map((finding) => findingObject(finding, linkOf(finding, explored)));
  const estimate = result.estimate ?? null;
  const preemptionBound = result.preemptionBound ?? null;
  const counts = { executions, redundant, spun, complete, timeMode, firstFinding, nRandom, steps };
  const windows = result.windows ?? null;
  const runtimeMaps = result.runtimeMaps ?? [];
  return { ...counts, estimate, preemptionBound, windows, runtimeMaps, limits, outcomes, findings };
}

function findingObject(finding: Finding, link: string | null): object {
  const { kind, severity, requires, message, explanation, schedule, execution, preemptions, isMinimal } = finding;
  const events = finding.events.map(({ goroutine, operation, object, line, column, role, step }) => ({
    goroutine: goroutine + 1, // As in the messages: main is G1.
    operation,
    object,
    line,
    column,
    role,
    step,
  }));
  return { kind, severity, requires, message, explanation, events, schedule, execution, preemptions, isMinimal, link };
}

// The fragment behind the page's address; null when the program is too long for a link.
function linkOf({ schedule, cursor, requires }: Finding, { input, args, compilation }: Explored): string | null {
  if (compilation.program === undefined) return null;
  const options: RunOptions = { ...args.options, time: requires.includes("drift") ? "drift" : args.options.time };
  const compiled = compilationFor(compilation, options, schedule);
  const { trace } = record(machineFor(compiled, options), schedule, {
    resolve: compiled.resolve,
    testName: compiled.testName,
    maxSteps: options.maxStepsPerExecution,
  });
  const link = encodeLink({
    source: input.source,
    options,
    schedule,
    cursor,
    selectedStep: cursor - 1,
    panel: "state",
    traceHash: trace.hash,
    engine: ENGINE_VERSION,
  });
  return link.ok ? `#${link.value}` : null;
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
