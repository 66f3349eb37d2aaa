// One input through everything: parse, check, lower, validate, run, undo, replay, explore with all detectors, look at states. Throws
// when something is wrong with us; a program that is refused, fails or hits a limit is none of that. No clock: a trial of an input
// is always the same.

import { assert } from "../../base/assert.ts";
import { record } from "../../explore/record.ts";
import { validateProgram } from "../../ir/validator.ts";
import { NATIVES } from "../../stdlib/natives.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../../trace/options.ts";
import { DEFAULT_SCHEDULE, type Schedule } from "../../trace/schedule.ts";
import type { Machine } from "../../vm/api.ts";
import { createMachine } from "../../vm/machine.ts";
import type { Compilation, Compiler } from "../../worker/compile.ts";
import { Exploration } from "../../worker/exploration.ts";
import { Viewer } from "../../worker/viewer.ts";
import { Chance } from "./chance.ts";
import type { Input } from "./input.ts";

/** How far an input got. */
export type Reached = "refused" | "explored";

const MAX_STEPS = 400;
const MAX_EXECUTIONS = 40;
const WALK_STEPS = 40;
const SCHEDULES_REPLAYED = 3;
const STATES_LOOKED_AT = 5;
/** Instructions that count as a millisecond of searching. */
const INSTRUCTIONS_PER_MS = 1000;
const SEARCH_MS = 4000;
/** Small: what needs more is a limit, and that is tried as well. */
const MAX_CELLS = 100_000;
const MAX_GOROUTINES = 200;
const SLICE_MS = 100;

/** Tries the input. Errors: anything thrown is our mistake. */
export function tryInput(compiler: Compiler, input: Input): Reached {
  const options: RunOptions = {
    ...DEFAULT_RUN_OPTIONS,
    ...input.options,
    maxExecutions: MAX_EXECUTIONS,
    maxStepsPerExecution: MAX_STEPS,
    timeoutMs: SEARCH_MS,
  };
  const compilation = compiled(compiler, input);
  if (compilation.program === undefined) {
    assert(compilation.diagnostics.length > 0, "refused without a word");
    return "refused";
  }
  const problems = validateProgram(compilation.program);
  assert(problems.length === 0, `invalid IR: ${problems[0]}`);
  const machine = (): Machine => machineOf(compilation, options);
  checkUndo(machine(), new Chance(input.options.seed));
  for (const schedule of searched(machine(), compilation, options))
    checkReplay(machine, compilation, schedule, options);
  return "explored";
}

// From an empty text, so that the result does not depend on what was compiled before; and again from a near one, which must not matter.
function compiled(compiler: Compiler, { text, options: { goMinor, mapDetail } }: Input): Compilation {
  const compile = (source: string): Compilation =>
    compiler.compile(source, { fileName: "main.go", goMinor, mapDetail, entry: undefined, takesFirstEntry: true });
  const told = ({ diagnostics }: Compilation): string =>
    diagnostics.map(({ line, column, message }) => `${line}:${column}: ${message}`).join("\n");
  compile("");
  const whole = compile(text);
  compile(`${text.slice(0, text.length >> 1)}\n\n${text.slice((text.length >> 1) + 2)}`);
  const edited = compile(text);
  assert(told(whole) === told(edited), `an edit gives other diagnostics: ${told(edited)}, not ${told(whole)}`);
  return whole;
}

function machineOf({ program, files }: Compilation, { time, seed, gomaxprocs }: RunOptions): Machine {
  assert(program !== undefined, "compiled");
  return createMachine(program, NATIVES, {
    time,
    seed,
    gomaxprocs,
    files,
    maxGoroutines: MAX_GOROUTINES,
    maxCells: MAX_CELLS,
  });
}

/** A random walk in which every step is taken back and done again. */
function checkUndo(machine: Machine, chance: Chance): void {
  const first = machine.stateHash();
  for (let i = 0; i < WALK_STEPS; i++) {
    const choices = machine.enabled();
    if (machine.end !== undefined || choices.length === 0) break;
    const at = chance.below(choices.length);
    const goroutine = choices.goroutine[at] ?? 0;
    const alternative = choices.alternative[at] ?? 0;
    const offered = choicesText(machine);
    const before = machine.stateHash();
    machine.step(goroutine, alternative);
    const after = machine.stateHash();
    machine.undo();
    assert(machine.stateHash() === before, `undo of step ${i} leaves another state`);
    machine.enabled();
    assert(choicesText(machine) === offered, `undo of step ${i} leaves other choices`);
    machine.step(goroutine, alternative);
    assert(machine.stateHash() === after, `step ${i} done again leads to another state`);
  }
  while (machine.depth > 0) machine.undo();
  assert(machine.stateHash() === first, "undoing everything leaves another state");
}

function choicesText(machine: Machine): string {
  const { length, goroutine, alternative } = machine.enabled();
  return Array.from({ length }, (_, i) => `${goroutine[i]}:${alternative[i]}`).join(" ");
}

/** Searches, and gives some schedules to replay. */
function searched(machine: Machine, compilation: Compilation, options: RunOptions): readonly Schedule[] {
  const host = { elapsedMs: () => machine.nInstructions / INSTRUCTIONS_PER_MS, isStopped: () => false };
  const exploration = new Exploration(machine, compilation, options, host);
  while (!exploration.advance(SLICE_MS));
  const { findings, outcomes } = exploration.result();
  const found = [...findings, ...outcomes.slice(-1)].map(({ schedule }) => schedule);
  return [DEFAULT_SCHEDULE, ...found.slice(0, SCHEDULES_REPLAYED)];
}

function checkReplay(
  machine: () => Machine,
  { resolve, testName }: Compilation,
  schedule: Schedule,
  options: RunOptions,
): void {
  const recordOptions = { resolve, testName, maxSteps: options.maxStepsPerExecution };
  const recorder = machine();
  const recording = record(recorder, schedule, recordOptions);
  const { trace, unapplied } = recording;
  assert(unapplied.length === 0, `a schedule that was found does not apply: ${JSON.stringify(unapplied)}`);
  const again = record(machine(), schedule, recordOptions);
  assert(again.trace.hash === trace.hash && again.trace.output === trace.output, "a replay gives another trace");
  checkStates(recorder, recording);
}

// States while going back are those while going forward.
function checkStates(machine: Machine, recording: ReturnType<typeof record>): void {
  const viewer = new Viewer(machine, recording);
  const { length } = recording.trace.events;
  const cursors = Array.from({ length: STATES_LOOKED_AT }, (_, i) => Math.floor((length * i) / (STATES_LOOKED_AT - 1)));
  const shown = cursors.map((cursor) => JSON.stringify(viewer.snapshot(cursor)));
  for (const [i, cursor] of [...cursors.entries()].reverse())
    assert(JSON.stringify(viewer.snapshot(cursor)) === shown[i], `another state at step ${cursor} on the way back`);
}
