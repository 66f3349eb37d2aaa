// `raceweave run`: one execution, under the default policy or a given schedule, with output, exit status and error texts as
// `go run` gives them.

import { err, ok, type Result } from "../base/result.ts";
import { Run } from "../explore/run.ts";
import { ReplayStrategy } from "../explore/schedule-codec.ts";
import { STUCK } from "../explore/strategy.ts";
import { decodeLink } from "../share/codec.ts";
import { NATIVES } from "../stdlib/natives.ts";
import { OP_PRINT } from "../trace/operation.ts";
import { DEFAULT_SCHEDULE, type Schedule } from "../trace/schedule.ts";
import { parseSchedule } from "../trace/schedule-json.ts";
import { createMachine } from "../vm/machine.ts";
import type { Arguments } from "./arguments.ts";
import { bytesOf, compileInput, diagnosticLines, type Input } from "./input.ts";

const BAD_INPUT = 2;
const COMPILE_ERROR = 1;
const LIMIT = 3;
const STDERR = 2;

/** Runs the program and writes what it writes. Returns the exit status. */
export function runFile(input: Input, args: Arguments): number {
  const compilation = compileInput(input, args);
  if (compilation.program === undefined) {
    process.stderr.write(`# command-line-arguments\n${diagnosticLines(compilation, input.fileName)}`);
    return COMPILE_ERROR;
  }
  const schedule = readSchedule(args.schedule);
  if (!schedule.ok) {
    process.stderr.write(`raceweave: --schedule: ${schedule.error}\n`);
    return BAD_INPUT;
  }
  const { options } = args;
  const machine = createMachine(compilation.program, NATIVES, {
    time: options.time,
    seed: options.seed,
    gomaxprocs: options.gomaxprocs,
    files: compilation.files,
    undoWindow: 1,
  });
  const run = new Run(machine);
  const strategy = new ReplayStrategy(schedule.value);
  strategy.next(run);
  while (machine.end === undefined && strategy.choose(run) !== STUCK) {
    run.step();
    const { last } = machine;
    if (last.kind !== OP_PRINT) continue;
    const stream = last.extent === STDERR ? process.stderr : process.stdout;
    stream.write(bytesOf(String(last.value)));
  }
  for (const deviation of strategy.unapplied) {
    process.stderr.write(`raceweave: this part of the schedule did not apply: ${JSON.stringify(deviation)}\n`);
  }
  const { end } = machine;
  if (end === undefined || end.kind === "limit") {
    process.stderr.write(`raceweave: ${end?.text ?? "the program did not end"}\n`);
    return LIMIT;
  }
  if (end.text !== "") process.stderr.write(bytesOf(`${end.text}\nexit status ${end.exitCode}\n`));
  return end.exitCode;
}

// A schedule as `explore --json` prints it, or a whole link.
function readSchedule(text: string | undefined): Result<Schedule> {
  if (text === undefined) return ok(DEFAULT_SCHEDULE);
  if (text.trimStart().startsWith("{")) return parseSchedule(text);
  const link = decodeLink(text.slice(text.indexOf("#") + 1));
  if (!link.ok) return err(`the link is ${link.error}`);
  return link.value.kind === "state"
    ? ok(link.value.state.schedule)
    : err("expected the JSON of a schedule, or a link that carries one");
}
