import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { dependencesOnLines } from "./atomicity.testing.ts";
import { ROLE_PROGRAM } from "./site-roles.ts";
import { scanTrace } from "./testing.ts";
import { TornSnapshotDetector } from "./torn-snapshot.ts";

// In these pictures the values read at lines 1 and 2 meet, if what is read at line 3 says so.
function find(picture: string): readonly (readonly number[])[] {
  const trace = traceOfPicture(picture);
  const dependences = dependencesOnLines(trace, { meetings: [{ lines: [1, 2], control: [3] }] });
  return scanTrace(new TornSnapshotDetector(dependences, () => ROLE_PROGRAM), trace).map(({ rows }) => rows);
}

const pictures: readonly [name: string, picture: string, want: readonly (readonly number[])[]][] = [
  [
    "both atomics are changed in between",
    `
    G1       G2            G3
             atomic-load x @1
                           atomic-rmw x @91
                           atomic-rmw y @92
             atomic-load y @2
    `,
    [[0, 1, 2, 3]],
  ],
  [
    "in the other order",
    `
    G1       G2            G3
                           atomic-rmw y @92
             atomic-load x @1
                           atomic-rmw x @91
             atomic-load y @2
    `,
    [[1, 2, 0, 3]],
  ],
  [
    "after both reads",
    `
    G1       G2            G3
             atomic-load x @1
             atomic-load y @2
                           atomic-rmw x @91
                           atomic-rmw y @92
    `,
    [],
  ],
  [
    "by two goroutines",
    `
    G1       G2            G3            G4
             atomic-load x @1
                           atomic-rmw x @91
                                         atomic-rmw y @92
             atomic-load y @2
    `,
    [],
  ],
  [
    "updates that have nothing to do with each other",
    `
    G1       G2            G3
             atomic-load x @1
                           atomic-rmw x @91
                           send ch 1 @93
                           atomic-rmw y @92
             atomic-load y @2
    `,
    [],
  ],
  [
    "two critical sections of the reader",
    `
    G1       G2            G3
             lock mu @81
             read x @1
             unlock mu @82
                           lock mu @83
                           write x @91
                           write y @92
                           unlock mu @84
             lock mu @85
             read y @2
             unlock mu @86
    `,
    [[1, 4, 5, 8]],
  ],
  [
    "without any lock it is a data race",
    `
    G1       G2            G3
             read x @1
                           write x @91
                           write y @92
             read y @2
    `,
    [],
  ],
  [
    "a version is read again, and thrown away if it has changed",
    `
    G1       G2            G3
             atomic-load x @1
                           atomic-rmw seq @90
                           atomic-store x @91
                           atomic-store y @92
             atomic-load y @2
             atomic-load seq @3
    `,
    [],
  ],
];

test.each(pictures)("%s", (_, picture, want) => {
  expect(find(picture)).toEqual(want);
});

test("the story tells old from new", () => {
  const trace = traceOfPicture(pictures[0]?.[1] ?? "");
  const dependences = dependencesOnLines(trace, { meetings: [{ lines: [1, 2] }] });
  const detector = new TornSnapshotDetector(dependences, () => ROLE_PROGRAM);
  const [sighting] = scanTrace(detector, trace);
  const story = sighting && detector.describe(trace, sighting);
  expect(story?.message).toContain("G3 has changed both in between: the old x with the new y");
  expect(story?.events.map(({ role }) => role)).toEqual(["first read", "update", "update", "second read"]);
});
