import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { dependencesOnLines } from "./atomicity.testing.ts";
import { InitOrderDetector } from "./init-order.ts";
import { ROLE_PROGRAM } from "./site-roles.ts";
import { scanTrace } from "./testing.ts";

// In these pictures something is reached through what is read at line 1; lines 2 and 3 are branched on, and line 3 decides that line 2
// is read.
function find(picture: string): readonly (readonly number[])[] {
  const trace = traceOfPicture(picture);
  const dependences = dependencesOnLines(trace, {
    dereferenced: [1],
    branchedOn: [2, 3],
    control: (line) => (line === 2 ? [3] : []),
  });
  return scanTrace(new InitOrderDetector(dependences, () => ROLE_PROGRAM), trace).map(({ rows }) => rows);
}

test("another write may come behind: all of the execution counts", () => {
  const trace = traceOfPicture(`
    G1                 G2
    go G2
                       read x =0 @1
    write x =7 @91
    write y =7 @92
  `);
  const dependences = dependencesOnLines(trace, { dereferenced: [1] });
  const sightings = scanTrace(new InitOrderDetector(dependences, () => ROLE_PROGRAM), trace);
  expect(sightings.map(({ lastStep }) => lastStep)).toEqual([trace.events.length - 1]);
});

const pictures: readonly [name: string, picture: string, want: readonly (readonly number[])[]][] = [
  [
    "used through a pointer that is set later",
    `
    G1                 G2
    go G2
                       read x =0 @1
    write x =7 @91
    `,
    [[1, 2]],
  ],
  [
    "set first",
    `
    G1                 G2
    go G2
    write x =7 @91
                       read x =7 @1
    `,
    [],
  ],
  [
    "there was a value before",
    `
    G1                 G2
    go G2
                       read x =5 @1
    write x =7 @91
    `,
    [],
  ],
  [
    "set more than once: a variable like any other",
    `
    G1                 G2
    go G2
                       read x =0 @1
    write x =7 @91
    write x =8 @92
    `,
    [],
  ],
  [
    "the reader starts the writer",
    `
    G1                 G2
    read x =0 @1
    go G2
                       write x =7 @91
    `,
    [],
  ],
  [
    "branched on, by a goroutine that the writer has started",
    `
    G1                 G2
    go G2
                       read x =0 @2
    write x =7 @91
    `,
    [[1, 2]],
  ],
  [
    "a signal that the reader looks for again and again",
    `
    G1                 G2
    go G2
                       read x =0 @2
                       read x =0 @2
    write x =7 @91
    `,
    [],
  ],
  [
    "somebody else's result, branched on",
    `
    G1                 G2
    go G2
    read x =0 @2
                       write x =7 @91
    `,
    [],
  ],
  [
    "told before it is there",
    `
    G1                 G2
    go G2
                       atomic-store ready =true @90
    atomic-load ready =true @3
    atomic-load x =0 @2
                       atomic-store x =7 @91
    `,
    [[3, 4]],
  ],
  [
    "told when it is there",
    `
    G1                 G2
    go G2
                       atomic-store x =7 @91
                       atomic-store ready =true @90
    atomic-load ready =true @3
    atomic-load x =7 @2
    `,
    [],
  ],
  [
    "told something else long before",
    `
    G1                 G2
    go G2
                       atomic-store ready =true @90
    atomic-load ready =true @3
    atomic-load x =0 @2
                       lock mu @92
                       unlock mu @93
                       atomic-store x =7 @91
    `,
    [],
  ],
  [
    "inside a Once that the reader does not ask",
    `
    G1                 G2
    go G2
                       once-begin once @94
    read x =0 @5
                       write x =7 @91
                       once-end once @95
    `,
    [[2, 3]],
  ],
];

test.each(pictures)("%s", (_, picture, want) => {
  expect(find(picture)).toEqual(want);
});

test("the story tells who should have waited for whom", () => {
  const trace = traceOfPicture(pictures[0]?.[1] ?? "");
  const detector = new InitOrderDetector(dependencesOnLines(trace, { dereferenced: [1] }), () => ROLE_PROGRAM);
  const [sighting] = scanTrace(detector, trace);
  const story = sighting && detector.describe(trace, sighting);
  expect(story?.message).toBe(
    "initialisation order: G2 uses x at main.go:1 before G1 has set it at main.go:91, and nothing makes it wait for that",
  );
  expect(story?.events.map(({ role }) => role)).toEqual(["early use", "initialisation"]);
});
