import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { dependencesOnLines, type LineDependences } from "./atomicity.testing.ts";
import { AtomicityDetector } from "./atomicity.ts";
import { libraryCall, ROLE_PROGRAM } from "./site-roles.ts";
import { scanTrace, storiesOf } from "./testing.ts";

// In these pictures the read at line 1 decides that the write at line 2 is made; line 4 is computed from line 3; the read at line 5
// decides about line 6 as well, and line 6 is computed from line 7. Line 8 is a compare-and-swap, line 9 an addition.
const LINES: LineDependences = {
  control: (line) => ({ 2: [1], 6: [1, 5], 8: [1], 9: [1], 12: [11] })[line] ?? [],
  data: (line) => ({ 4: [3], 6: [7] })[line] ?? [],
  dereferenced: [12],
};

function detectorOf(picture: string): { detector: AtomicityDetector; trace: ReturnType<typeof traceOfPicture> } {
  const trace = traceOfPicture(picture);
  const calls = (site: number): ReturnType<typeof libraryCall> | undefined => {
    const line = trace.sites[site]?.line;
    if (line === 8) return libraryCall("sync/atomic.(*Int64).CompareAndSwap");
    return line === 9 ? libraryCall("sync/atomic.(*Int64).Add") : undefined;
  };
  return { detector: new AtomicityDetector(dependencesOnLines(trace, LINES), () => ROLE_PROGRAM, calls), trace };
}

const pictures: readonly [name: string, picture: string, want: readonly string[]][] = [
  [
    "a check and an act in two critical sections",
    `
    G1       G2            G3
             lock mu @91
             read x @1
             unlock mu @92
                           lock mu @93
                           write x @94
                           unlock mu @95
             lock mu @96
             write x @2
             unlock mu @97
    `,
    ["check-then-act 1 4 7"],
  ],
  [
    "checked again before the act",
    `
    G1       G2            G3
             read x @1
                           write x @94
             read x @5
             write x @6
    `,
    [],
  ],
  [
    "changed before the check",
    `
    G1       G2            G3
                           write x @94
             read x @1
             write x @2
    `,
    [],
  ],
  [
    "the change gives back what was read",
    `
    G1       G2            G3
             read x =1 @1
                           write x =1 @94
             write x @2
    `,
    [],
  ],
  [
    "the goroutine has used its check already",
    `
    G1       G2            G3
             read x @1
             write x @93
                           write x @94
             write x @2
    `,
    [],
  ],
  [
    "takes what is there, and leaves something else",
    `
    G1       G2            G3
             read x @1
                           write x @94
             read x @93
             write x @2
    `,
    [],
  ],
  [
    "a compare-and-swap looks for itself",
    `
    G1       G2            G3
             atomic-load x @1
                           atomic-store x @94
             atomic-rmw x @8
    `,
    [],
  ],
  [
    "an addition behind a check does not",
    `
    G1       G2            G3
             atomic-load x @1
                           atomic-store x @94
             atomic-rmw x @9
    `,
    ["check-then-act 0 1 2"],
  ],
  [
    "the length of a map, and one of its keys",
    `
    G1       G2            G3
             map-read m 0 @1
                           map-write m 7 =v @94
             map-write m 8 =v @2
    `,
    ["check-then-act 0 1 2"],
  ],
  [
    "two deletions of one key",
    `
    G1       G2            G3
             map-read m 7 @1
                           map-write m 7 @94
             map-write m 7 @2
    `,
    [],
  ],
  [
    "waits for the other one between check and act",
    `
    G1       G2            G3
             read x @1
                           write x @94
                           rendezvous ch G2 @95
             write x @2
    `,
    [],
  ],
  [
    "another goroutine changes x and y in one critical section, y is computed from the old x",
    `
    G1       G2            G3
             lock mu @91
             read x @3
             unlock mu @92
                           lock mu @93
                           write x @94
                           write y @95
                           unlock mu @96
             lock mu @97
             write y @4
             unlock mu @98
    `,
    ["atomicity-violation 1 4 8"],
  ],
  [
    "y alone is another matter",
    `
    G1       G2            G3
             lock mu @91
             read x @3
             unlock mu @92
                           lock mu @93
                           write x @94
                           unlock mu @96
             lock mu @97
             write y @4
             unlock mu @98
    `,
    [],
  ],
  [
    "not nil when looked at, nil when used",
    `
    G1       G2            G3
             read p =a @11
                           write p =nil @94
             read p =nil @12
    `,
    ["check-then-act 0 1 2"],
  ],
  [
    "another value when used is still a value",
    `
    G1       G2            G3
             read p =a @11
                           write p =b @94
             read p =b @12
    `,
    [],
  ],
];

test.each(pictures)("%s", (_, picture, want) => {
  const { detector, trace } = detectorOf(picture);
  expect(scanTrace(detector, trace).map(({ kind, rows }) => [kind, ...rows].join(" "))).toEqual(want);
});

test("of an update of two variables, the write of the one that was checked is the act", () => {
  const { detector, trace } = detectorOf(`
    G1       G2            G3
             lock mu @91
             read x @1
             unlock mu @92
                           lock mu @93
                           write x @94
                           write y @95
                           unlock mu @96
             lock mu @97
             write y @2
             write x @2
             unlock mu @98
  `);
  expect(scanTrace(detector, trace).map(({ rows }) => rows)).toEqual([[1, 4, 9]]);
});

test("the stories name check, change and act", () => {
  const { detector } = detectorOf("G1 G2 G3\n   read x @1\n      write x @94\n   write x @2");
  const [story] = storiesOf(detector, "G1 G2 G3\n   read x @1\n      write x @94\n   write x @2");
  expect(story?.message).toBe(
    "check-then-act on x: G2 checks it at main.go:1 and acts on that at main.go:2, but G3 has changed it at main.go:94 in between",
  );
  expect(story?.events.map(({ role }) => role)).toEqual(["check", "change", "act"]);
});
