// Where the scrubber has its marks, and how fast playing can be.

import type { Finding } from "../../trace/finding.ts";

/** Steps per second. */
export const PLAY_SPEEDS: readonly number[] = [1, 2, 3, 5, 8];

/** Places (0..1) of the finding's events on a scrubber over `total` steps; each place once, ascending. */
export function tickPositions(finding: Finding | undefined, total: number): readonly number[] {
  if (finding === undefined || total === 0) return [];
  const cursors = finding.events.map((event) => event.step + 1).filter((cursor) => cursor > 0 && cursor <= total);
  return [...new Set(cursors)].sort((a, b) => a - b).map((cursor) => cursor / total);
}
