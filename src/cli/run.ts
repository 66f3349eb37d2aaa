// `raceweave run`: one execution, under the default policy or a given schedule. Output, error texts and exit status are those of
// `go run`, which says a program's own exit status in words (`exit status 2`) and then ends with 1.

import { err, ok, type Result } from "../base/result.ts";
import { RunQueue } from "../explore/policy.ts";
import { Run } from "../explore/run.ts";
import { isReplayable, ReplayStrategy } from "../explore/schedule-codec.ts";
import { STUCK } from "../explore/strategy.ts";
import { decodeLink } from "../share/codec.ts";
import { NATIVES } from "../stdlib/natives.ts";
import { OP_PRINT } from "../trace/operation.ts";
import type { RunOptions } from "../trace/options.ts";
import { DEFAULT_SCHEDULE, type Schedule } from "../trace/schedule.ts";
import { parseSchedule } from "../trace/schedule-json.ts";
import type { LastEvent, Machine, MachineEnd } from "../vm/api.ts";
import { createMachine } from "../vm/machine.ts";
import type { Arguments } from "./arguments.ts";
import { BAD_INPUT, bytesOf, compileInput, diagnosticLines, type Input } from "./input.ts";
import { printMapLog } from "./map-log.ts";
import type { Terminal } from "./terminal.ts";

const FAILURE = 1;
const LIMIT = 3;
const STDERR = 2;
/** Events that are kept: nobody looks back, and a program may run for ever. */
const MAX_EVENTS = 64;

/** Runs the program and writes what it writes. Returns the exit status. */
export function runFile(input: Input, args: Arguments, terminal: Terminal): number {
  const replay = readReplay(args, input.source);
  if (!replay.ok) {
    terminal.err(`raceweave: --schedule: ${replay.error}\n`);
    return BAD_INPUT;
  }
  const { schedule, options, warning } = replay.value;
  if (warning !== undefined) terminal.err(`raceweave: ${warning}\n`);
  const compilation = compileInput(input, options, schedule);
  if (compilation.program === undefined) {
    terminal.err(`# command-line-arguments\n${diagnosticLines(compilation, input.fileName)}`);
    return FAILURE;
  }
  if (args.mapLog !== undefined)
    return reportEnd(printMapLog(compilation, options, schedule, args.mapLog, terminal), terminal);
  const machine = createMachine(compilation.program, NATIVES, {
    time: options.time,
    seed: options.seed,
    gomaxprocs: options.gomaxprocs,
    mapOrder: options.mapOrder,
    files: compilation.files,
    undoWindow: 0,
    maxOutput: Number.POSITIVE_INFINITY,
  });
  if (schedule.deviations.length === 0) runByPolicy(machine, terminal);
  else runBySchedule(machine, schedule, terminal);
  return reportEnd(machine.end, terminal);
}

// The default schedule, and no event kept.
function runByPolicy(machine: Machine, terminal: Terminal): void {
  const policy = new RunQueue();
  const { last } = machine;
  while (machine.end === undefined && policy.propose(machine)) {
    machine.step(policy.goroutine, policy.alternative);
    policy.observe(last.kind, last.goroutine, last.partner);
    if (last.kind === OP_PRINT) write(last, terminal);
  }
}

function runBySchedule(machine: Machine, schedule: Schedule, terminal: Terminal): void {
  const run = new Run(machine, MAX_EVENTS);
  const strategy = new ReplayStrategy(schedule);
  strategy.next(run);
  while (machine.end === undefined && strategy.choose(run) !== STUCK) {
    run.step();
    if (machine.last.kind === OP_PRINT) write(machine.last, terminal);
  }
  for (const deviation of strategy.unapplied)
    terminal.err(`raceweave: this part of the schedule did not apply: ${JSON.stringify(deviation)}\n`);
}

function write({ extent, value }: LastEvent, terminal: Terminal): void {
  const print = extent === STDERR ? terminal.err : terminal.out;
  print(bytesOf(String(value)));
}

function reportEnd(end: MachineEnd | undefined, terminal: Terminal): number {
  if (end === undefined || end.kind === "limit") {
    terminal.err(`raceweave: ${end?.text ?? "the program did not end"}\n`);
    return LIMIT;
  }
  if (end.text !== "") terminal.err(end.text.endsWith("\n") ? end.text : `${end.text}\n`);
  if (end.exitCode === 0) return 0;
  terminal.err(`exit status ${end.exitCode}\n`);
  return FAILURE;
}

/** What to replay, and how. */
interface Replay {
  readonly schedule: Schedule;
  readonly options: RunOptions;
  readonly warning: string | undefined;
}

// A schedule as `explore --json` prints it, or a whole link, which brings its own options.
function readReplay({ schedule: text, options }: Arguments, source: string): Result<Replay> {
  if (text === undefined) return ok({ schedule: DEFAULT_SCHEDULE, options, warning: undefined });
  if (text.trimStart().startsWith("{")) {
    const schedule = parseSchedule(text);
    return schedule.ok ? ok({ schedule: schedule.value, options, warning: undefined }) : schedule;
  }
  const link = decodeLink(text.slice(text.indexOf("#") + 1).trim());
  if (!link.ok) return err(`the link is ${link.error}`);
  if (link.value.kind !== "state") return err("expected the JSON of a schedule, or a link that carries one");
  const { state } = link.value;
  if (!isReplayable(state.schedule)) return err(`policy ${JSON.stringify(state.schedule.policy)} is not known here`);
  const warning = state.source === source ? undefined : "the link was made for another text than this file's";
  const entry = options.entry ?? state.options.entry;
  return ok({ schedule: state.schedule, options: { ...state.options, entry }, warning });
}
