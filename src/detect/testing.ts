// Shared by this folder's tests: scanning a picture, and what was found as text.

import { traceOfPicture } from "../trace/picture.ts";
import type { Trace } from "../trace/trace.ts";
import type { Detector, Sighting, Story } from "./detector.ts";

export function scanTrace(detector: Detector, trace: Trace): readonly Sighting[] {
  const sightings: Sighting[] = [];
  detector.scan(trace, { report: (sighting) => sightings.push(sighting), saw: () => {} });
  return sightings;
}

/** Lines of the sites of each sighting in a picture. */
export function linesFound(detector: Detector, picture: string): readonly (readonly number[])[] {
  const trace = traceOfPicture(picture);
  return scanTrace(detector, trace).map(({ sites }) => sites.map((site) => trace.sites[site]?.line ?? 0));
}

/** The stories of a picture. */
export function storiesOf(detector: Detector, picture: string): readonly Story[] {
  const trace = traceOfPicture(picture);
  return scanTrace(detector, trace).map((sighting) => detector.describe(trace, sighting));
}
