// The inside of maps, and what looks into it: a part of the library and the code that only programs with maps need.

import { MapDetector } from "../detect/map-detector.ts";
import { MAP_PART } from "../stdlib/map-part.ts";
import type { LatePart } from "./library-text.ts";
import { mapHistoryOf } from "./map-history.ts";
import { MapStages } from "./map-stages.ts";

export const MAPS: LatePart = {
  ...MAP_PART,
  maps: {
    detector: (roles) => new MapDetector(roles),
    historyOf: mapHistoryOf,
    stages: (compilation, options, budget) => new MapStages(compilation, options, budget),
  },
};
