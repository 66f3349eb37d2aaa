// `raceweave explore`: every schedule that matters, as text for people or as one JSON object.

import { encodeLink } from "../share/codec.ts";
import { ENGINE_VERSION } from "../share/version.ts";
import { NATIVES } from "../stdlib/natives.ts";
import type { Finding } from "../trace/finding.ts";
import { createMachine } from "../vm/machine.ts";
import { Exploration } from "../worker/exploration.ts";
import type { ExplorationResult } from "../worker/protocol.ts";
import type { Arguments } from "./arguments.ts";
import { compileInput, diagnosticLines, type Input } from "./input.ts";
import { reportText } from "./report.ts";

const NOTHING_FOUND = 0;
const FOUND = 1;
const BAD_INPUT = 2;
const LIMIT_HIT = 3;
const SLICE_MS = 1000;

/** Explores the program and prints what was found. Returns the exit status. */
export function exploreFile(input: Input, args: Arguments): number {
  const start = performance.now();
  const compilation = compileInput(input, args);
  const diagnostics = compilation.diagnostics.map(({ code, severity, message, line, column }) => ({
    code,
    severity,
    message,
    line,
    column,
  }));
  const head = { file: args.file, entry: compilation.entry, goVersion: `1.${args.options.goMinor}`, diagnostics };
  if (compilation.program === undefined) {
    if (args.isJson) print({ ...head, ...NOTHING_RUN, elapsedMs: elapsedSince(start) });
    else process.stderr.write(diagnosticLines(compilation, input.fileName));
    return BAD_INPUT;
  }
  const { options } = args;
  const machine = createMachine(compilation.program, NATIVES, {
    time: options.time,
    seed: options.seed,
    gomaxprocs: options.gomaxprocs,
    files: compilation.files,
  });
  const host = { elapsedMs: () => performance.now() - start, isStopped: () => false };
  const exploration = new Exploration(machine, compilation, options, host);
  while (!exploration.advance(SLICE_MS));
  const result = exploration.result();
  if (args.isJson) print({ ...head, ...resultObject(result, input, args), elapsedMs: elapsedSince(start) });
  else process.stdout.write(reportText(result, input.fileName));
  return statusOf(result, options.time === "drift");
}

const NOTHING_RUN = {
  executions: 0,
  redundant: 0,
  complete: false,
  firstFinding: 0,
  limits: [],
  outcomes: [],
  findings: [],
};

function statusOf(result: ExplorationResult, isDrift: boolean): number {
  const counts = result.findings.some(({ requires }) => isDrift || requires.length === 0);
  if (counts) return FOUND;
  return result.limits.length > 0 ? LIMIT_HIT : NOTHING_FOUND;
}

function resultObject(result: ExplorationResult, input: Input, args: Arguments): object {
  const { executions, redundant, complete, firstFinding, limits, outcomes } = result;
  const findings = result.findings.map((finding) => findingObject(finding, input, args));
  return { executions, redundant, complete, firstFinding, limits, outcomes, findings };
}

function findingObject(finding: Finding, input: Input, args: Arguments): object {
  const { kind, severity, requires, message, explanation, schedule } = finding;
  const events = finding.events.map(({ goroutine, operation, object, line, column, role, step }) => ({
    goroutine,
    operation,
    object,
    line,
    column,
    role,
    step,
  }));
  return { kind, severity, requires, message, explanation, events, schedule, link: linkOf(finding, input, args) };
}

// The fragment behind the page's address; undefined when the program is too long for a link.
function linkOf({ schedule, cursor }: Finding, input: Input, args: Arguments): string | undefined {
  const link = encodeLink({
    source: input.source,
    options: args.options,
    schedule,
    cursor,
    selectedStep: cursor - 1,
    panel: "state",
    traceHash: 0,
    engine: ENGINE_VERSION,
  });
  return link.ok ? `#${link.value}` : undefined;
}

function elapsedSince(start: number): number {
  return Math.round(performance.now() - start);
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
