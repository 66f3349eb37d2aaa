// Which maps goroutines race on, at operation detail.

import type { Sighting } from "../detect/detector.ts";
import type { EventRows } from "./run.ts";
import { isMark } from "./window-operations.ts";

/** Addresses of the maps that the data races among these sightings are about. */
export function racingMaps({ kind, object }: EventRows, sightings: readonly Sighting[]): readonly number[] {
  const rows = sightings.flatMap((sighting) => (sighting.kind === "data-race" ? sighting.rows.slice(0, 1) : []));
  return rows.filter((row) => isMark(kind[row] as number)).map((row) => object[row] as number);
}
