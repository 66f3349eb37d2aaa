// How closely maps are shown.

import type { RunOptions } from "./options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * `operation`: an access is one step. `runtime`: every load and store inside the map is one. Or runtime detail for the maps alone that are
 * made by these expressions of the user's text (make, literals), numbered from 0 in text order; and `sync.Map` as operations.
 */
export type MapDetail = "operation" | "runtime" | readonly number[];

/** What decides how maps are compiled. */
export interface MapProgram {
  readonly mapDetail: MapDetail;
  /** Whether the runtime's own checks for concurrent use are in. */
  readonly mapChecks: boolean;
}

/** The program that a run with these options executes, or one of its schedules: a schedule says of itself where it differs. */
export function mapProgramOf(
  { mapDetail, mapChecks }: Pick<RunOptions, "mapDetail" | "mapChecks">,
  schedule?: Pick<Schedule, "maps" | "isUnchecked">,
): MapProgram {
  return {
    mapDetail: schedule?.maps ?? (mapDetail === "runtime" ? "runtime" : "operation"),
    mapChecks: mapChecks && schedule?.isUnchecked !== true,
  };
}

const RUNTIME_TAGS: ReadonlySet<string> = new Set(["raceweave_runtime_maps"]);
const NO_TAGS: ReadonlySet<string> = new Set();

/** Build tags of the library: which of the two has the files of `sync.Map` in which every step inside is one. */
export function libraryTags(detail: MapDetail): ReadonlySet<string> {
  return detail === "runtime" ? RUNTIME_TAGS : NO_TAGS;
}
