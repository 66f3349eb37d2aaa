// What a program needs whose maps are looked into, besides the part of the library with their inside: it comes with that.

import type { MapDetectorMaker } from "../detect/detectors.ts";
import type { SearchOptions } from "../explore/search-options.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Compilation } from "./compile.ts";
import type { mapHistoryOf } from "./map-history.ts";
import type { MapStages } from "./map-stages.ts";

export interface MapTools {
  readonly detector: MapDetectorMaker;
  readonly historyOf: typeof mapHistoryOf;
  /** See `MapStages`. */
  stages(compilation: Compilation, options: RunOptions, budget: SearchOptions): MapStages;
}
