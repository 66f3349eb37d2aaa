import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import type { Trace } from "../trace/trace.ts";
import { EndingDetector } from "./ending.ts";
import { ROLE_MAP_ASSIGN, ROLE_MAP_GET, ROLE_PROGRAM, ROLE_RUNTIME } from "./site-roles.ts";
import { scanTrace } from "./testing.ts";

// In these pictures lines from 100 on are the runtime's: 105 is the function that assigns, 106 the one that looks up.
function endOf(picture: string, text: string): { readonly trace: Trace; readonly detector: EndingDetector } {
  const drawn = traceOfPicture(picture);
  const trace = { ...drawn, end: { ...drawn.end, text } };
  const roleOfLine = (line: number): number =>
    line === 105 ? ROLE_MAP_ASSIGN : line === 106 ? ROLE_MAP_GET : line >= 100 ? ROLE_RUNTIME : ROLE_PROGRAM;
  return { trace, detector: new EndingDetector((site) => roleOfLine(trace.sites[site]?.line ?? 0)) };
}

function explanationOf(picture: string, text: string): string {
  const { trace, detector } = endOf(picture, text);
  const [sighting] = scanTrace(detector, trace);
  return sighting === undefined ? "" : detector.describe(trace, sighting).explanation.join(" ");
}

const WRITES = "fatal error: concurrent map writes";

test("both writers have passed the check, and the second one takes the first one's flag away", () => {
  const text = explanationOf(
    `
G1                  G2
map-write m 7 @105
read flags @101 =0
                    map-write m 9 @105
                    read flags @101 =0
write flags @101 =4
                    write flags @101 =0
read flags @102 =0
fatal @103
end fatal
`,
    WRITES,
  );
  expect(text).toContain("G1 looks at the writing flag at step 2 and finds it clear; G2 does the same at step 4");
  expect(text).toContain("G1 turns the flag over at step 5. G2 stores it at step 6 (now 0).");
  expect(text).toContain("At the end of its write, at step 7, G1 finds its flag gone.");
  expect(text).toContain("It cannot be recovered");
});

test("whose flag a reader has found, and since when it was set", () => {
  const text = explanationOf(
    `
G1                  G2
                    map-write m 9 @105
                    read flags @101 =0
                    write flags @101 =4
map-read m 7 @106
read flags @101 =4
fatal @103
end fatal
`,
    "fatal error: concurrent map read and map write",
  );
  expect(text).toContain("G2 sets the writing flag at step 3; at step 5 G1 looks at it, finds it set");
});

test("a nil dereference is told from what the other one has made nil, not from the last look", () => {
  const text = explanationOf(
    `
G1                  G2
map-write m 7 @105
                    map-write m 9 @105
                    write old @101 =nil
read old @101 =nil
read n @101 =2
write wg @3
panic @102
end panic
`,
    "panic: runtime error: invalid memory address or nil pointer dereference",
  );
  expect(text).toContain("G2 stores nil into old at step 3. At step 4 G1 reads old (nil), and cannot go on.");
  expect(text).toContain("It is a consequence of the two operations meeting");
});

test("a panic inside the runtime with nobody else in the map is told as what it is", () => {
  const { trace, detector } = endOf(
    `
G1
map-write m 7 @105
panic @102
end panic
`,
    "panic: runtime error: hash of unhashable type []int",
  );
  const [sighting] = scanTrace(detector, trace);
  expect(sighting?.kind).toBe("panic");
  expect(sighting && detector.describe(trace, sighting).message).toMatch(/^panic: runtime error: hash of unhashable/);
});
