// Reads the command line: `run FILE.go [--schedule S]` and `explore FILE.go [options]`. Unknown or malformed words are refused
// with a sentence that says what was expected.

import { err, ok, type Result } from "../base/result.ts";
import { DEFAULT_RUN_OPTIONS, MAP_DETAILS, MAP_ORDERS, type RunOptions, STRATEGY_NAMES } from "../trace/options.ts";
import { MAP_LOG_FORMATS, type MapLogFormat } from "./map-log.ts";

export interface Arguments {
  readonly command: "run" | "explore" | "repair";
  readonly file: string;
  readonly options: RunOptions;
  readonly isJson: boolean;
  /** Fragment of a link, or the JSON of a schedule. */
  readonly schedule: string | undefined;
  /** Of `run`: print what became of the maps, in this format. */
  readonly mapLog: MapLogFormat | undefined;
  /** Threads that explore, this one included; undefined for as many as there are processors. */
  readonly nWorkers: number | undefined;
  /** Of the bounded search: executions with more preemptions are left out. */
  readonly maxPreemptions: number | undefined;
}

const MAX_EXECUTIONS = 1_000_000;
const TIMEOUT_MS = 60_000;
/** Threads that explore, at most. */
export const MAX_WORKERS = 8;

export const USAGE = `usage: raceweave run FILE.go [--schedule S] [--entry main|TestX] [--go 1.26] [--map-log ${MAP_LOG_FORMATS.join("|")}]
       raceweave explore FILE.go [--entry main|TestX] [--go 1.26] [--strategy ${STRATEGY_NAMES.join("|")}] [--drift]
                                 [--detail auto|operation|runtime] [--no-map-checks] [--map-order ${MAP_ORDERS.join("|")}]
                                 [--seed N] [--max-executions N] [--max-steps N] [--max-preemptions N] [--timeout SECONDS] [--workers N] [--json]
       raceweave repair FILE.go  [options of explore]

run      executes the program once, as go run would with one processor; --schedule replays a schedule that explore printed;
         --map-log prints, in place of its output, every operation on a shared map with key, length, locks and stack, and every growth
explore  executes it under every schedule that matters and prints what it found
repair   explores it, tries out repairs of what it found, and prints those that help as differences

--entry           where to begin: main, or a test of a _test.go file
--go              language version and library, 1.19 to 1.26
--strategy        auto     a few promising schedules, then one of each class (default)
                  dpor     one of each class
                  bounded  all with no preemption, then all with one, and so on: shortest stories first
                  random, pct, pos, surw   drawn at random, in four ways
--drift           a timer may fire at any moment, as if the goroutines were arbitrarily slow
--detail          maps: auto       single operations, and the runtime's own steps for those that are found racing (default)
                        operation  single operations
                        runtime    the runtime's own steps
--no-map-checks   without the runtime's own checks for concurrent use of maps
--map-order       where iterations of maps begin: random by the seed (default), fixed, or explored: every start is tried
--seed            of random schedules, map hashes and random numbers
--max-executions  executions after which the search stops (default ${MAX_EXECUTIONS})
--max-preemptions of --strategy bounded: executions with more are left out
--max-steps       visible operations of one execution (default ${DEFAULT_RUN_OPTIONS.maxStepsPerExecution})
--timeout         seconds (default ${TIMEOUT_MS / 1000})
--workers         threads for a large search, 1 to ${MAX_WORKERS}; what is found does not depend on it (default: as many as there are processors)
--json            one JSON object instead of text

exit status of explore: 0 nothing found, 1 findings, 2 bad input, 3 a limit was hit and nothing found
`;

type Reader = (value: string, options: RunOptions) => RunOptions | undefined;

const VALUE_OPTIONS: Readonly<Record<string, Reader>> = {
  "--go": (value, options) => {
    const minor = /^1\.(\d{1,2})$/.exec(value)?.[1];
    return within(Number(minor), 19, 26) ? { ...options, goMinor: Number(minor) } : undefined;
  },
  "--strategy": (value, options) => {
    const strategy = STRATEGY_NAMES.find((name) => name === value);
    return strategy && { ...options, strategy };
  },
  "--detail": (value, options) => {
    const mapDetail = MAP_DETAILS.find((name) => name === value);
    return mapDetail && { ...options, mapDetail };
  },
  "--map-order": (value, options) => {
    const mapOrder = MAP_ORDERS.find((name) => name === value);
    return mapOrder && { ...options, mapOrder };
  },
  "--seed": (value, options) => whole(value, 0, 0xffffffff, (seed) => ({ ...options, seed })),
  "--max-executions": (value, options) => whole(value, 1, 1e9, (maxExecutions) => ({ ...options, maxExecutions })),
  "--max-steps": (value, options) =>
    whole(value, 1, 1e7, (maxStepsPerExecution) => ({ ...options, maxStepsPerExecution })),
  "--timeout": (value, options) => {
    const seconds = Number(value);
    return within(seconds, 0.001, 3600) ? { ...options, timeoutMs: Math.round(seconds * 1000) } : undefined;
  },
};

const EXPECTED: Readonly<Record<string, string>> = {
  "--go": "1.19 to 1.26",
  "--strategy": STRATEGY_NAMES.join(", "),
  "--detail": "auto, operation or runtime",
  "--map-order": MAP_ORDERS.join(", "),
  "--seed": "a whole number",
  "--max-executions": "a whole number from 1 on",
  "--max-steps": "a whole number from 1 to 10000000",
  "--timeout": "seconds, up to 3600",
};

/** Options with a value that is not one of the run's options, or needs no reading. */
const PLAIN_OPTIONS: readonly string[] = ["--entry", "--schedule", "--workers", "--map-log", "--max-preemptions"];

/** Parses the words after the program's name. Errors: one sentence. */
export function parseArguments(words: readonly string[]): Result<Arguments> {
  const [command, ...rest] = words;
  if (command !== "run" && command !== "explore" && command !== "repair")
    return err(command === undefined ? "no command" : `unknown command ${command}`);
  let options: RunOptions = { ...DEFAULT_RUN_OPTIONS, maxExecutions: MAX_EXECUTIONS, timeoutMs: TIMEOUT_MS };
  let file: string | undefined;
  let schedule: string | undefined;
  let isJson = false;
  let nWorkers: number | undefined;
  let maxPreemptions: number | undefined;
  let mapLog: MapLogFormat | undefined;
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? "";
    const reader = VALUE_OPTIONS[word];
    if (word === "--json") isJson = true;
    else if (word === "--drift") options = { ...options, time: "drift" };
    else if (word === "--no-map-checks") options = { ...options, mapChecks: false };
    else if (PLAIN_OPTIONS.includes(word) || reader !== undefined) {
      const value = rest[++i];
      if (value === undefined) return err(`${word} needs a value`);
      if (word === "--entry") options = { ...options, entry: value };
      else if (word === "--schedule") schedule = value;
      else if (word === "--map-log") {
        mapLog = MAP_LOG_FORMATS.find((name) => name === value);
        if (mapLog === undefined) return err(`--map-log ${value}: expected ${MAP_LOG_FORMATS.join(", ")}`);
      } else if (word === "--workers") {
        if (!/^[1-9]$/.test(value) || Number(value) > MAX_WORKERS)
          return err(`--workers ${value}: expected a whole number from 1 to ${MAX_WORKERS}`);
        nWorkers = Number(value);
      } else if (word === "--max-preemptions") {
        if (!/^\d{1,2}$/.test(value)) return err(`--max-preemptions ${value}: expected a whole number up to 99`);
        maxPreemptions = Number(value);
      } else {
        const changed = reader?.(value, options);
        if (changed === undefined) return err(`${word} ${value}: expected ${EXPECTED[word]}`);
        options = changed;
      }
    } else if (word.startsWith("-")) return err(`unknown option ${word}`);
    else if (file === undefined) file = word;
    else return err(`one file at a time: ${file} and ${word}`);
  }
  if (file === undefined) return err("no file");
  if (mapLog !== undefined && command !== "run") return err("--map-log is an option of run");
  return ok({ command, file, options, isJson, schedule, mapLog, nWorkers, maxPreemptions });
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

function whole(value: string, low: number, high: number, use: (value: number) => RunOptions): RunOptions | undefined {
  return /^\d{1,10}$/.test(value) && within(Number(value), low, high) ? use(Number(value)) : undefined;
}
