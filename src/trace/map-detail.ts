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

const NO_TAGS: ReadonlySet<string> = new Set();
const MAPS_TAGS: ReadonlySet<string> = new Set(["raceweave_maps"]);
const ALL_TAGS: ReadonlySet<string> = new Set(["raceweave_maps", "raceweave_runtime_maps"]);

/**
 * Build tags of the library: whether it has the maps' source, and which of the two it has of `sync.Map`; one has the files in which every
 * step inside is one.
 */
export function libraryTags(detail: MapDetail): ReadonlySet<string> {
  if (detail === "operation") return NO_TAGS;
  return detail === "runtime" ? ALL_TAGS : MAPS_TAGS;
}
