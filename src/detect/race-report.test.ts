import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import type { RaceReport } from "../trace/race-report.ts";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import type { Trace } from "../trace/trace.ts";
import { DataRaceDetector } from "./data-race.ts";
import { libraryCall, ROLE_PROGRAM, type SiteCalls } from "./site-roles.ts";
import { scanTrace } from "./testing.ts";

/** The report on the first race of a trace. */
function reportOf(trace: Trace, calls: SiteCalls = () => undefined): RaceReport {
  const detector = new DataRaceDetector(() => ROLE_PROGRAM, calls);
  const [sighting] = scanTrace(detector, trace);
  if (sighting === undefined) throw new Error("the picture shows no race");
  return detector.describe(trace, sighting).race as RaceReport;
}

const START = `
  G1          G2          G3
  go G2
  go G3
`;

const JOINED = `
              wg-add wg -1
                          wg-add wg -1
  wg-wait wg
  exit
`;

const PLAIN = `${START}
              lock mu
              write x
              unlock mu
                          read x
              exit
${JOINED}`;

test("a report has accesses, goroutines, locks and the last synchronisation of each", () => {
  const { accesses, goroutines, address } = reportOf(traceOfPicture(PLAIN));
  expect(address).toMatch(/^0x00c0[0-9a-f]{8}$/);
  expect(accesses).toEqual([
    {
      ...{ step: 3, goroutine: 1, isWrite: true, isAtomic: false, operation: "write" },
      stack: [{ function: "main.g2", file: "main.go", line: 4 }],
      locks: [{ name: "mu", isRead: false, since: 2 }],
      lastSynchronisation: { step: 2, operation: "lock", object: "mu", file: "main.go", line: 3 },
    },
    {
      ...{ step: 5, goroutine: 2, isWrite: false, isAtomic: false, operation: "read" },
      stack: [{ function: "main.g3", file: "main.go", line: 6 }],
      locks: [],
      lastSynchronisation: undefined,
    },
  ]);
  const creation = (line: number) => [{ function: "main.g1", file: "main.go", line }];
  expect(goroutines).toEqual([
    { goroutine: 1, isRunning: true, creation: creation(1) },
    { goroutine: 2, isRunning: true, creation: creation(2) },
  ]);
});

test("the text has the layout of Go's", () => {
  const trace = traceOfPicture(`${START}
              map-write m 7
              exit
                          atomic-load m
  `);
  const calls: SiteCalls = (site) => [undefined, undefined, libraryCall("runtime.mapassign")][site];
  const { text } = reportOf(
    { ...trace, objects: trace.objects.map((object) => ({ ...object, type: "map[string]int" })) },
    calls,
  );
  expect(text.replace(/0x\w+/g, "0x?")).toBe(`==================
WARNING: DATA RACE
Read at 0x? by goroutine 3:
  main.g3()
      main.go:5

Previous write at 0x? by goroutine 2:
  runtime.mapassign_faststr()
      runtime
  main.g2()
      main.go:3

Goroutine 3 (running) created at:
  main.g1()
      main.go:2

Goroutine 2 (finished) created at:
  main.g1()
      main.go:1
==================
`);
});

const manyReaders = Array.from({ length: 5 }, () => "                          read x\n").join("");
const longWork = Array.from({ length: 13_000 }, () => "              read y\n").join("");

const reasons: readonly [name: string, picture: string, want: readonly RegExp[]][] = [
  ["nothing to say", PLAIN, []],
  [
    "main does not wait",
    `${START}\n              write x\n                          write x\n  exit\n`,
    [/^Main does not wait for G2/],
  ],
  [
    "a lock that orders them the other way round",
    `${START}
              lock mu
              unlock mu
              write x
                          write x
                          lock mu
                          unlock mu
${JOINED}`,
    [/G3's unlock at main\.go:8 comes before G2's lock at main\.go:3, mu orders the two accesses by accident/],
  ],
  [
    "an atomic",
    `${START}
                          atomic-load n
              write x
              atomic-store n
                          write x
${JOINED}`,
    [/G2's atomic-store at main\.go:5 comes before G3's atomic-load at main\.go:3, n orders/],
  ],
  [
    "elements without a size",
    `${START}
                          send empty 4
              write x
              send empty 4
                          write x
${JOINED}`,
    [/^Both goroutines send to empty, whose elements have no size/],
  ],
  [
    "prints",
    `${START}
              write x
              print 1 @90
                          print 1 @90
                          write x
${JOINED}`,
    [/^G2 prints at main\.go:90 after its access/],
  ],
  [
    "shadow cells",
    `${START}
              write x
${manyReaders}                          write x
${JOINED}`,
    [],
  ],
  [
    "history",
    `${START}
              write x
${longWork}                          write x
${JOINED}`,
    [/^G2 makes 13000 more operations .* drops the report/],
  ],
];

test.each(reasons)("why -race may miss it: %s", (_, picture, want) => {
  const trace = traceOfPicture(picture);
  const sites = trace.sites.map((site) => ({ ...site, isUser: site.line !== 90 }));
  const objects = trace.objects.map((object) =>
    object.name === "empty" ? { ...object, type: "chan struct {}" } : object,
  );
  const { missed } = reportOf({ ...trace, sites, objects });
  expect(missed.map((text, i) => want[i]?.test(text) ?? text)).toEqual(want.map(() => true));
});

test("why -race may miss it: it takes another schedule than the usual one", () => {
  const deviation = { kind: "switch", at: "", ordinal: 0, inner: 0, to: "0" } as const;
  const { missed } = reportOf({ ...traceOfPicture(PLAIN), schedule: { ...DEFAULT_SCHEDULE, deviations: [deviation] } });
  expect(missed).toEqual([expect.stringContaining("it takes one departure from Go's usual order")]);
});

test("why -race may miss it: others have driven the older access out", () => {
  const picture = `
  G1          G2          G3          G4
  go G2
  go G3
  go G4
              write x
              send ch 8
                          receive ch 8
${Array.from({ length: 5 }, () => "                          read x\n").join("")}                                      write x
              wg-add wg -1
                          wg-add wg -1
                                      wg-add wg -1
  wg-wait wg
  exit
`;
  const trace = traceOfPicture(picture);
  const detector = new DataRaceDetector(
    () => ROLE_PROGRAM,
    () => undefined,
  );
  const texts = scanTrace(detector, trace).map((sighting) => detector.describe(trace, sighting).race?.missed);
  expect(texts.flat()).toContainEqual(expect.stringMatching(/^-race remembers 4 accesses to each word; 5 others/));
});
