import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { dependencesOnLines } from "./atomicity.testing.ts";
import type { Execution } from "./detector.ts";
import { RangeSnapshotDetector } from "./range-snapshot.ts";
import type { LibraryCall } from "./site-roles.ts";

/** By line: the method of sync.Map. Range itself is on lines 1 and 2, and called on line 9. */
const METHODS: Readonly<Record<number, string>> = { 1: "keys", 2: "Load" };

interface Options {
  readonly gathers?: boolean;
  /** By line: the method; Store elsewhere. */
  readonly methods?: Readonly<Record<number, string>>;
}

// The key of a step is its extent.
function find(picture: string, { gathers = true, methods = {} }: Options = {}): readonly (readonly number[])[] {
  const trace = traceOfPicture(picture);
  const lineOf = (site: number): number => trace.sites[site]?.line ?? 0;
  const calls = (site: number): LibraryCall => {
    const line = lineOf(site);
    const name = `sync.(*Map).${METHODS[line] ?? methods[line] ?? "Store"}`;
    return { name, isCompareAndSwap: false, isTryLock: false };
  };
  const { events } = trace;
  const execution: Execution = {
    ...trace,
    stackAt: (step) => {
      const site = events.site[step] as number;
      return lineOf(site) <= 2 ? [site, 9] : [site];
    },
    keyAt: (step) => events.extent[step] as number,
  };
  const rows: (readonly number[])[] = [];
  const detector = new RangeSnapshotDetector({ ...dependencesOnLines(trace, {}), gathers: () => gathers }, calls);
  detector.scan(execution, { report: (sighting) => rows.push(sighting.rows), saw: () => {} });
  return rows;
}

const TORN = `
  G1   G2                      G3
       atomic-load m @1
       atomic-load m 1 @2
                               atomic-rmw m 1 @11
                               atomic-rmw m 2 @12
       atomic-load m 2 @2
`;

test("what Range has seen never was there at once", () => {
  expect(find(TORN)).toEqual([[1, 2, 3, 4]]);
});

test("nothing is done with the values", () => {
  expect(find(TORN, { gathers: false })).toEqual([]);
});

test.each<readonly [name: string, methods: Readonly<Record<number, string>>, n: number]>([
  ["the first key goes: it was there", { 11: "LoadAndDelete" }, 1],
  ["the second key goes: nothing is seen of it", { 12: "LoadAndDelete" }, 0],
  ["swaps change as stores do", { 11: "Swap", 12: "CompareAndSwap" }, 1],
])("%s", (_, methods, n) => {
  expect(find(TORN, { methods })).toHaveLength(n);
});

test.each([
  [
    "the other way round, both values are old",
    `
    G1   G2                      G3
         atomic-load m @1
         atomic-load m 1 @2
                                 atomic-rmw m 2 @12
         atomic-load m 2 @2
                                 atomic-rmw m 1 @11
    `,
  ],
  [
    "the update comes between listing the keys and loading the first",
    `
    G1   G2                      G3
         atomic-load m @1
                                 atomic-rmw m 1 @11
                                 atomic-rmw m 2 @12
         atomic-load m 1 @2
         atomic-load m 2 @2
    `,
  ],
  [
    "two goroutines, one key each",
    `
    G1   G2                      G3                     G4
         atomic-load m @1
         atomic-load m 1 @2
                                 atomic-rmw m 1 @11
                                                        atomic-rmw m 2 @12
         atomic-load m 2 @2
    `,
  ],
  [
    "another one has overwritten the second value since",
    `
    G1   G2                      G3                     G4
         atomic-load m @1
         atomic-load m 1 @2
                                 atomic-rmw m 1 @11
                                 atomic-rmw m 2 @12
                                                        atomic-rmw m 2 @13
         atomic-load m 2 @2
    `,
  ],
  [
    "the first key had been changed before by somebody else",
    `
    G1   G2                      G3                     G4
         atomic-load m @1
         atomic-load m 1 @2
                                                        atomic-rmw m 1 @13
                                 atomic-rmw m 1 @11
                                 atomic-rmw m 2 @12
         atomic-load m 2 @2
    `,
  ],
  [
    "the same statement for both keys, in a loop",
    `
    G1   G2                      G3
         atomic-load m @1
         atomic-load m 1 @2
                                 atomic-rmw m 1 @11
                                 atomic-rmw m 2 @11
         atomic-load m 2 @2
    `,
  ],
  [
    "a message between the two",
    `
    G1   G2                      G3
         atomic-load m @1
         atomic-load m 1 @2
                                 atomic-rmw m 1 @11
                                 send ch 1 @14
                                 atomic-rmw m 2 @12
         atomic-load m 2 @2
    `,
  ],
  [
    "another map",
    `
    G1   G2                      G3
         atomic-load m @1
         atomic-load m 1 @2
                                 atomic-rmw n 1 @11
                                 atomic-rmw m 2 @12
         atomic-load m 2 @2
    `,
  ],
  [
    "loads by the program itself",
    `
    G1   G2                      G3
         atomic-load m @1
         atomic-load m 1 @3
                                 atomic-rmw m 1 @11
                                 atomic-rmw m 2 @12
         atomic-load m 2 @3
    `,
  ],
  [
    "two calls of Range",
    `
    G1   G2                      G3
         atomic-load m @1
         atomic-load m 1 @2
                                 atomic-rmw m 1 @11
                                 atomic-rmw m 2 @12
         atomic-load m @1
         atomic-load m 1 @2
         atomic-load m 2 @2
    `,
  ],
])("no finding: %s", (_, picture) => {
  expect(find(picture, { methods: { 3: "Load" } })).toEqual([]);
});
