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
 * The map that the last step before the cursor was inside of; else the one whose operation was the last to begin: every one begins by
 * telling the race detector of it. Where there was none, the first. Cost: O(cursor).
 */
export function mapInUse(choices: readonly MapChoice[], trace: Trace | undefined, cursor: number) {
  const { events } = trace ?? {};
  const last = Math.min(cursor, events?.length ?? 0) - 1;
  const goroutine = events?.goroutine[last] ?? -1;
  const around = choices.find((choice) => choice.kind === "detailed" && isInside(choice.map, goroutine));
  if (around !== undefined) return around;
  const byAddress = new Map(choices.map((choice) => [choice.map.address, choice]));
  for (let step = last; step >= 0; step--) {
    const choice = byAddress.get(events?.object[step] ?? -1);
    if (choice !== undefined) return choice;
  }
  return choices[0];
}

function isInside({ positions }: DetailedMapView, goroutine: number): boolean {
  return positions.some((position) => position.goroutine === goroutine);
}
