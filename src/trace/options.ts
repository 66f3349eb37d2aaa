// Options of a run: what the user chose besides the program. Part of a permalink: a change needs a new link version.

/** Options of a run; a permalink carries them. */
export interface RunOptions {
  /** Where the program begins: `main` or a test's name; undefined chooses. */
  readonly entry: string | undefined;
  /** Go 1.N. */
  readonly goMinor: number;
  readonly strategy: "auto" | "dpor" | "random";
  readonly time: "ordered" | "drift";
  /** Detail of `map[int]int`: one operation per access, or the runtime's own steps. */
  readonly mapDetail: "operation" | "runtime";
  readonly seed: number;
  readonly gomaxprocs: number;
  /** Limits; each one that is hit is named in the result. */
  readonly maxExecutions: number;
  readonly maxStepsPerExecution: number;
  readonly timeoutMs: number;
}

export const DEFAULT_RUN_OPTIONS: RunOptions = {
  entry: undefined,
  goMinor: 26,
  strategy: "auto",
  time: "ordered",
  mapDetail: "operation",
  seed: 1,
  gomaxprocs: 4,
  maxExecutions: 100_000,
  maxStepsPerExecution: 20_000,
  timeoutMs: 10_000,
};
