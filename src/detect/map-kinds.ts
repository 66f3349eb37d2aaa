// Mistakes that show inside maps.

import type { FindingKind } from "../trace/finding.ts";

/** What the detector of maps reports. */
export const MAP_KINDS: readonly FindingKind[] = [
  "lost-write",
  "stale-read",
  "lost-insert",
  "wrong-count",
  "duplicate-key",
  "unreachable-key",
  "wild-access",
  "iteration-skip",
  "iteration-repeat",
];
