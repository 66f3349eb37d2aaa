// Words for a scenario's expected findings.

import type { GalleryEntry } from "../../store/selectors.ts";
import { strings } from "../../ui/strings.ts";

/** Titles of the kinds that will be found, in the scenario's order. A kind the page has no title for shows as it is. */
export function expectedTitles({ expected }: Pick<GalleryEntry, "expected">): readonly string[] {
  const titles: Readonly<Record<string, string>> = strings.findingKinds;
  return expected.map((kind) => titles[kind] ?? kind);
}
