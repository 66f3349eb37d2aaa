// Writes that hit what used to be the map's.

import type { ClassicMapView, SwissMapView } from "../../trace/map-view.ts";
import type { Trace } from "../../trace/trace.ts";
import { type BlockScene, type Touch, touchedLine } from "./model.ts";

/**
 * Name of the cell that the last step wrote, where it is of a bucket that is drawn nowhere: its array has been let go and nobody holds it.
 * Undefined when the step did no such thing.
 */
export function writeOutside(
  map: ClassicMapView | SwissMapView,
  blocks: readonly BlockScene[],
  trace: Trace | undefined,
  touch: Touch | undefined,
): string | undefined {
  if (touch === undefined || !touch.isChange || blocks.some((block) => touchedLine(block) >= 0)) return undefined;
  const name = trace?.objects.find(({ address }) => address === touch.from)?.name ?? "";
  const rest = name.startsWith(map.name) ? name.slice(map.name.length) : "";
  return /^\.(buckets|oldbuckets)\[/.test(rest) ? name : undefined;
}
