// What the pool and its engines say to each other. Data only: it crosses processes.

/** One entry of a suite, as an engine gets it. */
export type Job = ProgramJob | RaceJob;

/** A program to run once, under the default policy. */
export interface ProgramJob {
  readonly kind: "program";
  /** Paths of the package's files. */
  readonly files: readonly string[];
  /** What `os.Args` holds behind the program's name. */
  readonly args: readonly string[];
  readonly goMinor: number;
  readonly limits: RunLimits;
}

/** A test function to explore until a data race is found. */
export interface RaceJob {
  readonly kind: "race";
  /** Paths of all files of the package. */
  readonly files: readonly string[];
  readonly test: string;
  readonly goMinor: number;
  /** Processor time. */
  readonly timeoutMs: number;
}

export interface RunLimits {
  readonly maxInstructions: number;
  readonly maxOutput: number;
  /** Processor time. */
  readonly timeoutMs: number;
}

/** Why a program did not come to its own end. */
export type Category = "front-end" | "limit" | "time" | "internal";

/** What an engine answers. */
export type Answer =
  | { readonly kind: "failed"; readonly category: Category; readonly reason: string }
  | {
      readonly kind: "ran";
      readonly exitCode: number;
      /** Standard output and standard error as they were written, one character a byte. */
      readonly output: string;
      /** What ended it when that was not its own will: Go's text of a panic or fatal error. */
      readonly endText: string;
    }
  | {
      readonly kind: "explored";
      readonly executions: number;
      readonly isComplete: boolean;
      /** Processor time until the first race was found, or until the end. */
      readonly elapsedMs: number;
      /** Messages of the data races found. */
      readonly races: readonly string[];
      /** How an execution ended, when none ended well. */
      readonly trouble: string;
    };
