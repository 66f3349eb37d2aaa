// The built-in scenarios. At the start there is the first one alone; the others are fetched when one is wanted, or ahead of that.

import { FIRST_SCENARIO } from "../scenarios/first.ts";
import type { Scenario } from "../scenarios/scenario.ts";

let entries: readonly Scenario[] = [FIRST_SCENARIO];

/** Those that are there, in the order in which they are shown. */
export function galleryEntries(): readonly Scenario[] {
  return entries;
}

/** The scenario, if it is there. */
export function findScenario(slug: string): Scenario | undefined {
  return entries.find((scenario) => scenario.slug === slug);
}

/** Fetches all; at once when they are there. *Errors*: rejects when they cannot be fetched. */
export async function loadGallery(): Promise<void> {
  entries = (await import("../scenarios/gallery.ts")).GALLERY;
}
