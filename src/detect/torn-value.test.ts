import { expect, test } from "vitest";
import { PART_FIRST, PART_OTHERS, PART_READ, PART_UNKNOWN } from "../trace/operation.ts";
import { traceOfPicture } from "../trace/picture.ts";
import type { Trace } from "../trace/trace.ts";
import { ROLE_PROGRAM, ROLE_RUNTIME } from "./site-roles.ts";
import { scanTrace } from "./testing.ts";
import { TornValueDetector } from "./torn-value.ts";

/** A picture with marks at some of its steps. Lines from 50 on are the runtime's. */
function marked(picture: string, marks: Readonly<Record<number, number>>): Trace {
  const trace = traceOfPicture(picture);
  for (const [step, mark] of Object.entries(marks)) trace.events.partner[Number(step)] = mark;
  return trace;
}

function detectorOf(trace: Trace): TornValueDetector {
  return new TornValueDetector((site) => ((trace.sites[site]?.line ?? 0) >= 50 ? ROLE_RUNTIME : ROLE_PROGRAM));
}

const HALF_DONE = `
G1        G2
go G2
          write s =pointer
read s
          write s`;

test.each([
  ["a store half done", HALF_DONE, { 1: PART_FIRST, 2: PART_READ }, [[1, 2]]],
  ["memory of nobody", HALF_DONE, { 1: PART_OTHERS, 2: PART_UNKNOWN }, [[1, 2]]],
  ["a whole value read in between", HALF_DONE, { 1: PART_FIRST }, []],
  [
    "the last word of a struct",
    `
G1        G2
go G2
          write p
read p
read p+1
          write p+1`,
    { 1: PART_FIRST, 3: PART_READ },
    [[1, 3]],
  ],
  [
    "two reads at one place",
    `
G1        G2
go G2
          write s
read s @3
read s @3`,
    { 1: PART_FIRST, 2: PART_READ, 3: PART_READ },
    [[1, 2]],
  ],
  [
    "inside the runtime",
    `
G1        G2
go G2
          write s @60
read s`,
    { 1: PART_FIRST, 2: PART_READ },
    [],
  ],
] as const)("scan: %s", (_, picture, marks, rows) => {
  const trace = marked(picture, marks);
  expect(scanTrace(detectorOf(trace), trace).map((sighting) => sighting.rows)).toEqual(rows);
});

test("a mistake that is known is seen all the same", () => {
  const trace = marked(HALF_DONE, { 1: PART_FIRST, 2: PART_READ });
  const detector = detectorOf(trace);
  const seen: string[] = [];
  const sink = { report: () => seen.push("report"), saw: (kind: string) => seen.push(kind) };
  detector.scan(trace, sink);
  detector.scan(trace, sink);
  expect(seen).toEqual(["torn-value", "report", "torn-value"]);
});

test("a store that came in between is named", () => {
  const trace = marked(
    `
G1        G2        G3
go G2
go G3
          write e =type @3
                    write e
          write e =type @3
read e =mix`,
    { 2: PART_FIRST, 4: PART_OTHERS, 5: PART_READ },
  );
  const detector = detectorOf(trace);
  const [sighting] = scanTrace(detector, trace);
  if (sighting === undefined) throw new Error("nothing seen");
  expect(sighting.rows).toEqual([4, 5]);
  const { explanation } = detector.describe(trace, sighting);
  expect(explanation[1]).toMatch(/^Between the words G3.* stores into e at \S+:4\. .* G2's and the rest G3's/);
});
