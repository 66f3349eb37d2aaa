// What can be chosen, and which numbers are accepted.

import type { RunOptions } from "../../trace/options.ts";

/** Go 1.N, newest first. */
export const GO_MINORS: readonly number[] = [26, 25, 24, 23, 22, 21, 20, 19];

export type NumberOption = "seed" | "gomaxprocs" | "maxExecutions" | "maxStepsPerExecution" | "timeoutMs";

/** Smallest and largest value of each number. A link carries no larger ones. */
export const NUMBER_BOUNDS: Readonly<Record<NumberOption, readonly [number, number]>> = {
  seed: [0, 0xffffffff],
  gomaxprocs: [1, 1024],
  maxExecutions: [1, 1_000_000_000],
  maxStepsPerExecution: [1, 10_000_000],
  timeoutMs: [1000, 3_600_000],
};

/** The change that typing `text` into a number field asks for; undefined while it is no number in bounds. */
export function numberChange(option: NumberOption, text: string, unit = 1): Partial<RunOptions> | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text) * unit;
  const [min, max] = NUMBER_BOUNDS[option];
  return Number.isInteger(value) && value >= min && value <= max ? { [option]: value } : undefined;
}
