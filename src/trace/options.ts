// Options of a run: what the user chose besides the program. Part of a permalink: a change needs a new link version.

/** How schedules are searched. Links carry the place in this list: append, never reorder. */
export const STRATEGY_NAMES = ["auto", "dpor", "random", "pct", "pos", "surw", "bounded"] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];

/** Options of a run; a permalink carries them. */
export interface RunOptions {
  /** Where the program begins: `main` or a test's name; undefined chooses. */
  readonly entry: string | undefined;
  /** Go 1.N. */
  readonly goMinor: number;
  readonly strategy: StrategyName;
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
