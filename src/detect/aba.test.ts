import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { AbaDetector } from "./aba.ts";
import { libraryCall, ROLE_PROGRAM } from "./site-roles.ts";
import { scanTrace, storiesOf } from "./testing.ts";

const swap = libraryCall("sync/atomic.(*Pointer).CompareAndSwap");

/** Sites are rows from 0 here: every row is a line of its own. What row `i` depends on is said by `sources`. */
function detector(swaps: readonly number[], sources: Readonly<Record<number, readonly number[]>>): AbaDetector {
  return new AbaDetector(
    {
      data: (site) => sources[site] ?? [],
      control: () => [],
      deciding: () => [],
      meetings: () => [],
      isDereferenced: () => false,
      isBranchedOn: () => false,
      connects: () => true,
      joins: () => true,
      gathers: () => true,
    },
    (site) => (swaps.includes(site) ? swap : undefined),
    () => ROLE_PROGRAM,
  );
}

function linesFound(picture: string, sources: Readonly<Record<number, readonly number[]>>): readonly number[][] {
  const trace = traceOfPicture(picture);
  const swaps = [...trace.events.kind].flatMap((kind, step) => (kind === 8 ? [trace.events.site[step] as number] : []));
  return scanTrace(detector(swaps, sources), trace).map(({ sites }) =>
    sites.map((site) => trace.sites[site]?.line ?? 0),
  );
}

// head: a -> b; G3 pops a, pops b, pushes a: head is a again, but a's next is not b any more.
const POP = `
  G1                  G2                      G3
  go G2
  go G3
                      atomic-load head =a
                      read a.next =b
                                              atomic-rmw head =b
                                              atomic-rmw head =nil
                                              write a.next =nil
                                              atomic-rmw head =a
                      atomic-rmw head =b
`;

const cases: readonly [name: string, picture: string, sources: Record<number, number[]>, want: number[][]][] = [
  ["a node comes back with another next", POP, { 8: [2, 3] }, [[3, 4, 9]]],
  ["its next is the same again", POP.replace("write a.next =nil", "write a.next =b"), { 8: [2, 3] }, []],
  ["the new value does not depend on it", POP, { 8: [2] }, []],
  ["the expected value does not come from the load", POP, { 8: [3] }, []],
  [
    "nothing was changed",
    POP.replaceAll("atomic-rmw head =nil", "yield").replace("atomic-rmw head =b\n", "yield\n"),
    { 8: [2, 3] },
    [],
  ],
  [
    "a lock's flag goes to and fro",
    `
  G1                  G2                      G3
  go G2
  go G3
                      atomic-load flag =0
                                              atomic-rmw flag =1
                                              write x =5
                                              atomic-store flag =0
                      atomic-rmw flag =1
                      read x =5
                      write x =6
    `,
    { 6: [2], 8: [7] },
    [],
  ],
  [
    "an element of a ring whose index comes round, used later",
    `
  G1                  G2                      G3
  go G2
  go G3
                      atomic-load i =0
                      read ring =7
                                              atomic-rmw i =1
                                              write ring =9
                                              atomic-rmw i =0
                                              yield
                      atomic-rmw i =1
                      send out 1
    `,
    { 8: [2], 9: [3] },
    [[3, 4, 9]],
  ],
  [
    "what has nothing to do with the round, used later",
    `
  G1                  G2                      G3
  go G2
  go G3
                      atomic-load i =0
                      read now =7
                                              atomic-rmw i =1
  write now =9
                                              atomic-rmw i =0
                      atomic-rmw i =1
                      send out 1
    `,
    { 7: [2], 8: [3] },
    [],
  ],
];

test.each(cases)("%s", (_, picture, sources, want) => {
  expect(linesFound(picture, sources)).toEqual(want);
});

test("the story shows the generations", () => {
  const [story] = storiesOf(detector([4, 5, 7, 8], { 8: [2, 3] }), POP);
  expect(story?.message).toBe(
    "ABA on head: G2's compare-and-swap at main.go:9 succeeds, though G3 changed head and changed it back since the load at main.go:3; a.next, read at main.go:4, is of the generation before",
  );
  expect(story?.explanation.slice(0, 4)).toEqual([
    "G2 (main.g2), started by G1 at main.go:1, loads head (a) at main.go:3, and reads a.next (b) at main.go:4.",
    "G3 (main.g3) then changes head to b at main.go:5; at main.go:8 G3 makes it a again, the second generation of the same value.",
    "Meanwhile G3 has changed a.next to nil at main.go:7.",
    "G2's compare-and-swap at main.go:9 sees the value that it expects and succeeds, and writes b, which comes from the old a.next.",
  ]);
  expect(story?.events.map(({ line, role }) => [line, role])).toEqual([
    [3, "loads"],
    [4, "stale read"],
    [5, "changes it"],
    [7, "makes the read stale"],
    [8, "changes it back"],
    [9, "succeeds"],
  ]);
});
