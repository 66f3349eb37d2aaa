// Reads the command line: `run FILE.go [--schedule S]` and `explore FILE.go [options]`. Unknown or malformed words are refused
// with a sentence that says what was expected.

import { err, ok, type Result } from "../base/result.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions, STRATEGY_NAMES } from "../trace/options.ts";

export interface Arguments {
  readonly command: "run" | "explore";
  readonly file: string;
  readonly options: RunOptions;
  readonly isJson: boolean;
  /** Fragment of a link, or the JSON of a schedule. */
  readonly schedule: string | undefined;
}

export const USAGE = `usage: raceweave run FILE.go [--schedule S] [--entry main|TestX] [--go 1.26]
       raceweave explore FILE.go [--entry main|TestX] [--go 1.26] [--strategy auto|dpor|random|pct|pos|surw] [--drift] [--detail operation|runtime]
                                 [--seed N] [--max-executions N] [--max-steps N] [--timeout SECONDS] [--json]

run      executes the program once, as go run would with one processor; --schedule replays a schedule that explore printed
explore  executes it under every schedule that matters and prints what it found
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
  "--detail": (value, options) =>
    value === "operation" || value === "runtime" ? { ...options, mapDetail: value } : undefined,
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
  "--detail": "operation or runtime",
  "--seed": "a whole number",
  "--max-executions": "a whole number from 1 on",
  "--max-steps": "a whole number from 1 to 10000000",
  "--timeout": "seconds, up to 3600",
};

/** Parses the words after the program's name. Errors: one sentence. */
export function parseArguments(words: readonly string[]): Result<Arguments> {
  const [command, ...rest] = words;
  if (command !== "run" && command !== "explore")
    return err(command === undefined ? "no command" : `unknown command ${command}`);
  let options: RunOptions = { ...DEFAULT_RUN_OPTIONS, maxExecutions: 1_000_000, timeoutMs: 60_000 };
  let file: string | undefined;
  let schedule: string | undefined;
  let isJson = false;
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? "";
    const reader = VALUE_OPTIONS[word];
    if (word === "--json") isJson = true;
    else if (word === "--drift") options = { ...options, time: "drift" };
    else if (word === "--entry" || word === "--schedule" || reader !== undefined) {
      const value = rest[++i];
      if (value === undefined) return err(`${word} needs a value`);
      if (word === "--entry") options = { ...options, entry: value };
      else if (word === "--schedule") schedule = value;
      else {
        const changed = reader?.(value, options);
        if (changed === undefined) return err(`${word} ${value}: expected ${EXPECTED[word]}`);
        options = changed;
      }
    } else if (word.startsWith("-")) return err(`unknown option ${word}`);
    else if (file === undefined) file = word;
    else return err(`one file at a time: ${file} and ${word}`);
  }
  if (file === undefined) return err("no file");
  return ok({ command, file, options, isJson, schedule });
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

function whole(value: string, low: number, high: number, use: (value: number) => RunOptions): RunOptions | undefined {
  return /^\d{1,10}$/.test(value) && within(Number(value), low, high) ? use(Number(value)) : undefined;
}
