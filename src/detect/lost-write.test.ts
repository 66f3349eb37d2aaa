import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { LostWriteDetector } from "./lost-write.ts";
import { ROLE_EVACUATION, ROLE_PROGRAM, ROLE_RUNTIME } from "./site-roles.ts";
import { scanTrace } from "./testing.ts";

// In these pictures line 100 copies an old cell, and lines from 50 to 99 are other lines of the runtime.
function find(picture: string): readonly (readonly number[])[] {
  const trace = traceOfPicture(picture);
  const roleOfLine = (line: number): number =>
    line === 100 ? ROLE_EVACUATION : line >= 50 ? ROLE_RUNTIME : ROLE_PROGRAM;
  const detector = new LostWriteDetector((site) => roleOfLine(trace.sites[site]?.line ?? 0));
  return scanTrace(detector, trace).map(({ rows }) => rows);
}

test.each([
  [
    "the value is stored after the cell was copied",
    `
G1        G2
read c @60
          read c @100
write c
`,
    [[1, 2]],
  ],
  [
    "the value is stored before the copy",
    `
G1        G2
write c
          read c @100
`,
    [],
  ],
  [
    "another cell",
    `
G1        G2
          read c @100
write c+1
`,
    [],
  ],
  [
    "the runtime's own store, as when the bucket is marked",
    `
G1        G2
          read c @100
write c @70
`,
    [],
  ],
  [
    "whoever moved the bucket knows it",
    `
G1        G2
          read c @100
          write c
`,
    [],
  ],
  [
    "an ordinary read is no copy",
    `
G1        G2
          read c
write c
`,
    [],
  ],
])("%s", (_name, picture, want) => {
  expect(find(picture)).toEqual(want);
});
