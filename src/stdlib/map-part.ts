// The inside of maps: what packages runtime and sync have for maps at runtime detail. Files of packages that the core has the others of.

import type { LibraryPart } from "./library-part.ts";
import { mapNatives, mapOperations } from "./runtime/map-natives.ts";
import { setControl, swissNatives } from "./runtime/swiss-natives.ts";
import { mapDetailNatives, mapDetailOperations } from "./sync/map-detail-natives.ts";

export const MAP_PART: LibraryPart = {
  texts: import.meta.glob<string>(["./runtime/map_*.go", "./sync/map_{classic,trie,detailed}*.go"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  natives: {
    natives: new Map(Object.entries({ ...mapNatives, ...swissNatives, ...mapDetailNatives })),
    operations: new Map([...mapOperations, ["runtime.setControl", setControl], ...Object.entries(mapDetailOperations)]),
  },
};
