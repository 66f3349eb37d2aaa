// Words and numbers for scenarios.

import type { Counts } from "../../store/evidence.ts";
import type { GalleryEntry, SearchResult } from "../../store/selectors.ts";
import { strings } from "../../ui/strings.ts";

const THEMES = ["races", "logic", "stuck", "maps", "inside-maps"] as const;
/** Different ends that are listed one by one. */
const MAX_LISTED = 6;

/** Titles of the kinds that will be found, in the scenario's order. A kind the page has no title for shows as it is. */
export function expectedTitles({ expected }: Pick<GalleryEntry, "expected">): readonly string[] {
  return expected.map(titleOf);
}

function titleOf(kind: string): string {
  const titles: Readonly<Record<string, string>> = strings.findingKinds;
  return titles[kind] ?? kind;
}

export interface Group {
  readonly theme: GalleryEntry["theme"];
  readonly entries: readonly GalleryEntry[];
}

/** The scenarios by theme. */
export function groupsOf(entries: readonly GalleryEntry[]): readonly Group[] {
  return THEMES.map((theme) => ({ theme, entries: entries.filter((entry) => entry.theme === theme) }));
}

export interface Absence {
  readonly title: string;
  /** Executions in which it did not happen. */
  readonly executions: number;
  /** All that matter with at most so many preemptions are among them; "all": all that matter. Undefined: not yet known. */
  readonly bound: number | "all" | undefined;
}

/** What the scenario says cannot happen and has not been seen, with how far the search has looked. */
export function absences({ absent = [] }: Pick<GalleryEntry, "absent">, result: SearchResult | undefined): Absence[] {
  const inside = result?.runtimeMaps?.find(({ isUnchecked }) => !isUnchecked);
  if (inside === undefined) return [];
  const { executions, redundant, complete, preemptionBound } = inside;
  return absent
    .filter((kind) => inside.absent.some((known) => known === kind))
    .map((kind) => ({
      title: titleOf(kind),
      executions: executions - redundant,
      bound: complete ? "all" : preemptionBound,
    }));
}

/** The most frequent first; what does not fit is counted together. */
export function byCount(counts: Counts): {
  readonly shown: readonly (readonly [string, number])[];
  readonly nOthers: number;
  readonly others: number;
} {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const nShown = sorted.length > MAX_LISTED + 1 ? MAX_LISTED : sorted.length;
  const others = sorted.slice(nShown).reduce((sum, [, count]) => sum + count, 0);
  return { shown: sorted.slice(0, nShown), nOthers: sorted.length - nShown, others };
}
