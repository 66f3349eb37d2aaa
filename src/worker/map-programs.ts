// Programs whose maps are at the detail that a schedule asks for.

import { mapProgramOf } from "../trace/map-detail.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Compilation } from "./compile.ts";

/** The program that the schedule is one of; `compilation` itself where there is no such program. Cost: none, or that of compiling it once. */
export function compilationFor(
  compilation: Compilation,
  options: RunOptions,
  schedule: Pick<Schedule, "maps" | "isUnchecked">,
): Compilation {
  if (schedule.maps === undefined && schedule.isUnchecked !== true) return compilation;
  // A schedule from elsewhere may say anything.
  if ((compilation.program?.mapPlaces ?? []).length === 0) return compilation;
  const variant = compilation.variant?.(mapProgramOf(options, schedule));
  return variant?.program === undefined ? compilation : variant;
}
