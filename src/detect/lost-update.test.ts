import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { dependencesOnLines } from "./atomicity.testing.ts";
import { AtomicityDetector } from "./atomicity.ts";
import { ROLE_PROGRAM } from "./site-roles.ts";
import { scanTrace } from "./testing.ts";

// In these pictures, what is written at line 2n is computed from what is read at line 2n - 1, as in `x++`.
function find(picture: string): readonly (readonly number[])[] {
  const trace = traceOfPicture(picture);
  const isUpdate = (line: number): readonly number[] => (line % 2 === 0 ? [line - 1] : []);
  const detector = new AtomicityDetector(
    dependencesOnLines(trace, { data: isUpdate }),
    () => ROLE_PROGRAM,
    () => undefined,
  );
  return scanTrace(detector, trace).map(({ rows }) => rows);
}

const pictures: readonly [name: string, picture: string, want: readonly (readonly number[])[]][] = [
  [
    "two reads before two writes",
    `
    G1       G2            G3
    go G2 @91
    go G3 @93
             read x @1
                           read x @1
             write x @2
                           write x @2
    `,
    [[3, 4, 5]],
  ],
  [
    "one after the other",
    `
    G1       G2            G3
             read x @1
             write x @2
                           read x @1
                           write x @2
    `,
    [],
  ],
  [
    "between two critical sections",
    `
    G1       G2            G3
             lock mu @91
             read x @1
             unlock mu @91
                           lock mu @91
                           read x @1
                           unlock mu @91
                           lock mu @91
                           write x @2
                           unlock mu @91
             lock mu @91
             write x @2
    `,
    [[1, 7, 10]],
  ],
  [
    "between an atomic load and an atomic store",
    `
    G1       G2            G3
             atomic-load x @1
                           atomic-rmw x @3
             atomic-store x @2
    `,
    [[0, 1, 2]],
  ],
  [
    "read again after the other's write",
    `
    G1       G2            G3
             read x @1
                           write x @3
             read x @1
             write x @2
    `,
    [],
  ],
  [
    "the value does not come from the read",
    `
    G1       G2            G3
             read x @1
                           write x @3
             write x @4
    `,
    [],
  ],
  [
    "another cell",
    `
    G1       G2            G3
             read x @1
                           write y @3
             write x @2
    `,
    [],
  ],
  [
    "another key of the map",
    `
    G1       G2            G3
             map-read m 5 @1
                           map-write m 6 @3
             map-write m 5 @2
    `,
    [],
  ],
  [
    "the same key of the map",
    `
    G1       G2            G3
             map-read m 5 @1
                           map-write m 5 =v @3
             map-write m 5 =w @2
    `,
    [[0, 1, 2]],
  ],
  [
    "its own later write in between hides nothing",
    `
    G1       G2            G3
             read x @1
                           write x @3
             write x @7
             write x @2
    `,
    [[0, 1, 3]],
  ],
  [
    "a goroutine started after the read and waited for",
    `
    G1       G2
    read x @1
    go G2 @91
             write x @3
             wg-add wg -1 @93
    wg-wait wg @91
    write x @2
    `,
    [],
  ],
  [
    "a goroutine started after the read and not waited for",
    `
    G1       G2
    read x @1
    go G2 @91
             write x @3
    write x @2
    `,
    [[0, 2, 3]],
  ],
];

test.each(pictures)("%s", (_, picture, want) => {
  expect(find(picture)).toEqual(want);
});

test("the story tells who read what, and whose write is gone", () => {
  const trace = traceOfPicture(`
    G1       G2            G3
             read x @1
                           write x @3
             write x @2
  `);
  const dependences = dependencesOnLines(trace, { data: (line) => (line === 2 ? [1] : []) });
  const detector = new AtomicityDetector(
    dependences,
    () => ROLE_PROGRAM,
    () => undefined,
  );
  const [sighting] = scanTrace(detector, trace);
  const story = sighting && detector.describe(trace, sighting);
  expect(story?.message).toBe(
    "lost update of x: G2 overwrites at main.go:2 what G3 wrote at main.go:3, with a value computed from an older read at main.go:1",
  );
  expect(story?.events.map(({ role }) => role)).toEqual(["stale read", "lost write", "overwrites"]);
});
