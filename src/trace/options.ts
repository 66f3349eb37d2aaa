// Options of a run: what the user chose besides the program. Part of a permalink: a change needs a new link version.

/** How schedules are searched. Links carry the place in this list: append, never reorder. */
export const STRATEGY_NAMES = ["auto", "dpor", "random", "pct", "pos", "surw", "bounded"] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];

/** How closely maps are shown. Links carry the place in these lists: append, never reorder. */
export const MAP_DETAILS = ["operation", "runtime", "auto"] as const;
export const MAP_ORDERS = ["random", "fixed", "explored"] as const;

/** Options of a run; a permalink carries them. */
export interface RunOptions {
  /** Where the program begins: `main` or a test's name; undefined chooses. */
  readonly entry: string | undefined;
  /** Go 1.N. */
  readonly goMinor: number;
  readonly strategy: StrategyName;
  readonly time: "ordered" | "drift";
  /** One operation per access of a map, or the runtime's own steps; `auto`: these for the maps that are found racing. */
  readonly mapDetail: (typeof MAP_DETAILS)[number];
  /** Whether the runtime's own checks for concurrent use of a map are on. */
  readonly mapChecks: boolean;
  /**
   * Where iterations of maps begin. `random`: that follows from `seed`, as hashes do; `fixed`: at the first cell; `explored`: it is a choice
   * of the search, for small maps.
   */
  readonly mapOrder: (typeof MAP_ORDERS)[number];
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
  mapDetail: "auto",
  mapChecks: true,
  mapOrder: "random",
  seed: 1,
  gomaxprocs: 4,
  maxExecutions: 100_000,
  maxStepsPerExecution: 20_000,
  timeoutMs: 10_000,
};
