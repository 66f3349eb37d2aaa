import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { MapOperations } from "./map-operations.ts";
import { ROLE_MAP_ASSIGN, ROLE_MAP_GET, ROLE_PROGRAM, ROLE_RUNTIME } from "./site-roles.ts";

// In these pictures lines from 100 on are the runtime's: 105 is the function that assigns, 106 the one that looks up.
function read(picture: string): MapOperations {
  const trace = traceOfPicture(picture);
  const roleOfLine = (line: number): number =>
    line === 105 ? ROLE_MAP_ASSIGN : line === 106 ? ROLE_MAP_GET : line >= 100 ? ROLE_RUNTIME : ROLE_PROGRAM;
  const operations = new MapOperations((site) => roleOfLine(trace.sites[site]?.line ?? 0));
  operations.read(trace);
  return operations;
}

const steps = (picture: string): readonly (readonly number[])[] =>
  read(picture).list.map(({ first, lastInside, last, store }) => [first, lastInside, last, store]);

test.each([
  ["the caller's store belongs to an assignment", "map-write m 7 @105\nread b @101\nwrite e\nwrite x", [[0, 1, 2, 2]]],
  ["with op= its load, too", "map-write m 7 @105\nread b @101\nread e\nwrite e", [[0, 1, 3, 3]]],
  ["another variable does not", "map-write m 7 @105\nread b @101\nread e\nwrite x", [[0, 1, 2, -1]]],
  ["what comes behind a lookup does not", "map-read m 7 @106\nread b @101\nwrite x", [[0, 1, 1, -1]]],
  [
    "the next operation ends it",
    "map-read m 7 @106\nread b @101\nmap-read m 8 @106\nread b @101",
    [
      [0, 1, 1, -1],
      [2, 3, 3, -1],
    ],
  ],
  ["what the runtime prints does not belong to it", "map-read m 7 @106\nread b @101\nprint @101", [[0, 1, 1, -1]]],
  ["an operation on a map at operation detail is none", "map-write m 7\nwrite x", []],
])("%s", (_name, rows, want) => {
  expect(steps(`G1\n${rows}\n`)).toEqual(want);
});

test.each([
  [
    "one is inside when the other begins",
    `
G1                  G2
map-write m 7 @105
                    map-read m 8 @106
read b @101
`,
    1,
  ],
  [
    "the store of the value comes late",
    `
G1                  G2
map-write m 7 @105
read b @101
                    map-write m 8 @105
                    write e+1
write e
`,
    1,
  ],
  [
    "one after the other",
    `
G1                  G2
map-write m 7 @105
read b @101
write e
                    map-write m 8 @105
                    read b @101
`,
    0,
  ],
  [
    "two readers",
    `
G1                  G2
map-read m 7 @106
                    map-read m 8 @106
read b @101
`,
    0,
  ],
  [
    "different maps",
    `
G1                  G2
map-write m 7 @105
                    map-write n 8 @105
read b @101
`,
    0,
  ],
])("who meets: %s", (_name, picture, want) => {
  expect(read(picture).meetings).toHaveLength(want);
});
