// Which maps there are to look at, and which of them the program is busy with.

import type { DetailedMapView } from "../../trace/map-view.ts";
import type { MapView, Snapshot } from "../../trace/snapshot.ts";
import type { Trace } from "../../trace/trace.ts";

/** A map at runtime detail, or one of which only the entries are known. */
export type MapChoice =
  | { readonly kind: "detailed"; readonly map: DetailedMapView }
  | { readonly kind: "entries"; readonly map: MapView };

/** Maps at runtime detail first. */
export function mapChoices(snapshot: Snapshot): readonly MapChoice[] {
  return [
    ...(snapshot.detailedMaps ?? []).map((map): MapChoice => ({ kind: "detailed", map })),
    ...snapshot.maps.map((map): MapChoice => ({ kind: "entries", map })),
  ];
}

/**
 * The map whose operation was the last to begin before the cursor: every one begins by telling the race detector of it. Where there was
 * none, the first. Cost: O(cursor).
 */
export function mapInUse(choices: readonly MapChoice[], trace: Trace | undefined, cursor: number) {
  const byAddress = new Map(choices.map((choice) => [choice.map.address, choice]));
  for (let step = Math.min(cursor, trace?.events.length ?? 0) - 1; step >= 0; step--) {
    const choice = byAddress.get(trace?.events.object[step] ?? -1);
    if (choice !== undefined) return choice;
  }
  return choices[0];
}
