import { expect, test } from "vitest";
import { GALLERY } from "../scenarios/gallery.ts";
import { loadEvidence, type ProgramEvidence } from "./evidence.ts";
import { loadGallery } from "./gallery.ts";

await loadGallery();

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

function isWhole({ runs, ends, raceRuns, raceEnds, racesReported, repeated }: ProgramEvidence): boolean {
  const isCounted = sum(ends) === runs && sum(raceEnds) === raceRuns && racesReported <= raceRuns;
  return isCounted && runs >= 50 && raceRuns >= 50 && (repeated === undefined || sum(repeated.ends) === repeated.runs);
}

test.each(GALLERY)("$slug: what real Go did with it has been recorded", async ({ slug, options }) => {
  const evidence = await loadEvidence(slug);
  const versions = evidence.map(({ version }) => version);
  expect(versions.some((version) => version.startsWith("go1.26."))).toBe(true);
  // Of maps with buckets: with the release that has them.
  if (options?.goMinor === 23) expect(versions.some((version) => version.startsWith("go1.19."))).toBe(true);
  expect(evidence.filter(({ program }) => !isWhole(program))).toEqual([]);
});
