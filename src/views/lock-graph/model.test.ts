import { expect, test } from "vitest";
import { findingOf, type Row, traceOf } from "../../store/testing.ts";
import type { Finding } from "../../trace/finding.ts";
import { OP_LOCK } from "../../trace/operation.ts";
import type { Trace, TraceObject } from "../../trace/trace.ts";
import { buildLockGraph, type LockGraphModel } from "./model.ts";

const LOCK_NAMES: ReadonlySet<string> = new Set(["mu", "other", "rw"]);

// Locks by their names; every line below 10 belongs to one function, from 10 on to another.
function lockTrace(rows: readonly Row[]): Trace {
  const trace = traceOf(rows);
  return {
    ...trace,
    objects: trace.objects.map((object) =>
      LOCK_NAMES.has(object.name) ? { ...object, kind: object.name === "rw" ? "rwmutex" : "mutex" } : object,
    ),
    sites: trace.sites.map((site) => ({ ...site, function: site.line < 10 ? "main.main" : "main.worker" })),
  };
}

function raceOn(object: string, line: number): Finding {
  const event = { step: 0, goroutine: 0, operation: "write", object, file: "main.go", line, column: 1, role: "" };
  return findingOf({ events: [event] });
}

function verdicts(model: LockGraphModel): readonly string[] {
  return model.variables.map(({ name, protection, locks }) => [name, protection, ...locks].join(" "));
}

const locked = (goroutine: number, lock: string, ...accesses: readonly Row[]): readonly Row[] => [
  [goroutine, "lock", lock, 2],
  ...accesses,
  [goroutine, "unlock", lock, 5],
];
const readLocked = (goroutine: number, lock: string, ...accesses: readonly Row[]): readonly Row[] => [
  [goroutine, "rlock", lock, 2],
  ...accesses,
  [goroutine, "runlock", lock, 5],
];

test.each<[string, readonly Row[], readonly string[]]>([
  [
    "a common lock",
    [...locked(1, "mu", [1, "write", "x", 3]), ...locked(2, "mu", [2, "read", "x", 4])],
    ["x locks mu"],
  ],
  [
    "different locks",
    [...locked(1, "mu", [1, "write", "x", 3]), ...locked(2, "other", [2, "read", "x", 4])],
    ["x none"],
  ],
  ["no lock at one access", [...locked(1, "mu", [1, "write", "x", 3]), [2, "read", "x", 4]], ["x none"]],
  ["after the lock", [...locked(1, "mu"), [1, "write", "x", 3], ...locked(2, "mu", [2, "read", "x", 4])], ["x none"]],
  [
    "one goroutine alone",
    [
      [1, "write", "x", 3],
      [1, "read", "x", 4],
    ],
    [],
  ],
  [
    "only reads",
    [
      [1, "read", "x", 3],
      [2, "read", "x", 4],
    ],
    ["x read-only"],
  ],
  [
    "a read lock for the reads, the lock for the write",
    [
      ...readLocked(1, "rw", [1, "read", "x", 3]),
      [2, "rw-announce", "rw", 2],
      ...locked(2, "rw", [2, "write", "x", 4]),
    ],
    ["x locks rw"],
  ],
  [
    "a read lock for a write",
    [...readLocked(1, "rw", [1, "write", "x", 3]), ...readLocked(2, "rw", [2, "read", "x", 4])],
    ["x read-locked rw"],
  ],
  [
    "an announced writer does not hold the lock yet",
    [[1, "rw-announce", "rw", 2], [1, "write", "x", 3], ...locked(2, "rw", [2, "write", "x", 4])],
    ["x none"],
  ],
  [
    "atomics, channels, wait groups and Once are no locks, and atomic accesses none of a variable",
    [
      [1, "once-begin", "once", 2],
      [1, "write", "x", 3],
      [1, "atomic-store", "flag", 3],
      [1, "once-end", "once", 4],
      [1, "send", "ch", 4],
      [2, "atomic-load", "flag", 4],
      [2, "receive", "ch", 5],
      [2, "wg-wait", "wg", 5],
      [2, "read", "x", 6],
    ],
    ["x none"],
  ],
  [
    "a lock that another goroutine releases",
    [[1, "lock", "mu", 2], [2, "unlock", "mu", 3], [1, "write", "x", 4], ...locked(2, "mu", [2, "write", "x", 3])],
    ["x none"],
  ],
  [
    "several variables, the worst first",
    [
      ...locked(1, "mu", [1, "write", "y", 3], [1, "write", "m", 3]),
      ...locked(2, "mu", [2, "write", "y", 3], [2, "map-write", "m", 4]),
      [1, "write", "x", 6],
      [2, "write", "x", 6],
    ],
    ["x none", "y locks mu", "m locks mu"],
  ],
])("%s", (_, rows, want) => {
  const findings = [raceOn("x", 3), raceOn("y", 3)];
  expect(verdicts(buildLockGraph(lockTrace(rows), findings))).toEqual(want);
});

const UNLOCKED: readonly Row[] = [
  [1, "write", "x", 3],
  [2, "write", "x", 4],
];

test.each<[string, readonly Finding[] | undefined, string]>([
  ["a data race on it", [raceOn("x", 3)], "none"],
  ["a data race on another variable", [raceOn("y", 3)], "otherwise"],
  ["another finding on it", [{ ...raceOn("x", 3), kind: "lost-update" }], "otherwise"],
  ["nothing", [], "otherwise"],
  ["no answer yet", undefined, "unknown"],
])("without a common lock, when the search found %s", (_, findings, want) => {
  expect(buildLockGraph(lockTrace(UNLOCKED), findings).variables[0]?.protection).toBe(want);
});

test("of two variables with one name, the lines tell which one races", () => {
  const trace = lockTrace([...UNLOCKED, [1, "write", "y", 7], [2, "write", "y", 8]]);
  const namesakes = { ...trace, objects: trace.objects.map((object) => ({ ...object, name: "x" })) };
  const { variables } = buildLockGraph(namesakes, [raceOn("x", 8)]);
  expect(variables.map(({ address, protection }) => [address, protection])).toEqual([
    [101, "none"],
    [100, "otherwise"],
  ]);
});

test("a race on a map's entries is none on the variable that holds the map", () => {
  const trace = lockTrace([...UNLOCKED, [1, "map-write", "y", 3], [2, "map-write", "y", 4]]);
  const objects = trace.objects.map(
    (object): TraceObject => ({ ...object, name: "m", kind: object.name === "y" ? "map" : "variable" }),
  );
  const finding = raceOn("m", 3);
  const findings = [{ ...finding, events: finding.events.map((event) => ({ ...event, operation: "map-write" })) }];
  const { variables } = buildLockGraph({ ...trace, objects }, findings);
  expect(variables.map(({ isMap, protection }) => [isMap, protection])).toEqual([
    [true, "none"],
    [false, "otherwise"],
  ]);
});

test("an access to several cells counts for each variable among them; a map's extent is no size", () => {
  const rows: readonly Row[] = [
    [1, "write", "pair", 3],
    [1, "write", "pair.b", 3],
    [2, "read", "pair", 4],
    [1, "map-write", "m", 5],
    [2, "map-read", "m", 6],
    [1, "read", "behind", 7],
  ];
  const trace = lockTrace(rows);
  const extent = Int32Array.from([1, 1, 2, 77, 77, 1]);
  const { variables } = buildLockGraph({ ...trace, events: { ...trace.events, extent } }, []);
  const counts = variables.map(({ name, edges }) => [name, edges[0]?.nReads, edges[0]?.nWrites]);
  expect(counts).toEqual([
    ["pair", 1, 1],
    ["pair.b", 1, 1],
    ["m", 1, 1],
  ]);
});

test("a critical section goes from its lock to its unlock, with all goroutines that were in it", () => {
  const access: Row = [1, "write", "x", 3];
  const rows = [...locked(1, "mu", access), ...locked(2, "mu", [2, "write", "x", 4]), [2, "read", "x", 12]] as const;
  const { sections, locks, variables } = buildLockGraph(lockTrace(rows), []);
  expect(locks).toEqual([{ address: 100, name: "mu", kind: "mutex", ordinal: 0 }]);
  expect(sections.map(({ id: _, waits: __, ...section }) => section)).toEqual([
    { function: "main", fromLine: 2, toLine: 5, goroutines: [0, 1], locks: [{ address: 100, isRead: false }], step: 0 },
    { function: "worker", fromLine: 12, toLine: 12, goroutines: [1], locks: [], step: 6 },
  ]);
  expect(variables[0]).toMatchObject({
    protection: "otherwise",
    partial: { lock: "mu", nAccesses: 2, nAll: 3 },
    edges: [
      { nReads: 0, nWrites: 2, step: 1 },
      { nReads: 1, nWrites: 0, step: 6 },
    ],
  });
});

test("locks held one inside the other: the inner section has both, the way in and out is not a section", () => {
  const nested = (goroutine: number): readonly Row[] => [
    [goroutine, "lock", "mu", 2],
    [goroutine, "lock", "other", 3],
    [goroutine, "write", "x", 4],
    [goroutine, "unlock", "other", 5],
    [goroutine, "unlock", "mu", 6],
  ];
  const model = buildLockGraph(lockTrace([...nested(1), ...nested(2)]), []);
  expect(verdicts(model)).toEqual(["x locks mu other"]);
  expect(model.sections.map(({ locks }) => locks.map(({ address }) => address))).toEqual([[100, 101]]);
});

test("sections without shared variables are there: two locks taken in opposite orders", () => {
  const rows: readonly Row[] = [
    [1, "lock", "mu", 2],
    [2, "lock", "other", 12],
  ];
  const { sections, variables } = buildLockGraph(lockTrace(rows), []);
  expect(variables).toEqual([]);
  expect(sections.map(({ function: name, fromLine, toLine }) => [name, fromLine, toLine])).toEqual([
    ["main", 2, 2],
    ["worker", 12, 12],
  ]);
});

test("what does not fit into the picture is counted", () => {
  const rows = Array.from({ length: 15 }, (_, i): readonly Row[] => [
    [1, "write", `v${i}`, 3],
    [2, "write", `v${i}`, 4],
  ]).flat();
  const { variables, nMore } = buildLockGraph(lockTrace(rows), [raceOn("v14", 3)]);
  expect([variables.length, nMore, variables[0]?.name]).toEqual([12, 3, "v14"]);
});

test("who waits for a lock for ever says so in the section that it never leaves", () => {
  const trace = lockTrace([
    [1, "lock", "mu", 2],
    [2, "lock", "other", 12],
  ]);
  const address = (name: string): number => trace.objects.find((object) => object.name === name)?.address ?? -1;
  const wait = (goroutine: number, lock: string) => ({ goroutine, object: address(lock), kind: OP_LOCK, site: -1 });
  const { sections } = buildLockGraph({ ...trace, blocked: [wait(0, "other"), wait(1, "mu")] }, []);
  expect(sections.map(({ goroutines, waits }) => [goroutines, waits])).toEqual([
    [[0], [{ goroutine: 0, lock: address("other") }]],
    [[1], [{ goroutine: 1, lock: address("mu") }]],
  ]);
  expect(buildLockGraph(trace, []).sections.flatMap(({ waits }) => waits)).toEqual([]);
});

test("the fields of a map shown in its runtime's own steps are no variables", () => {
  const trace = traceOf([
    [1, "map-write", "m", 3],
    [1, "write", "m.flags", 3],
    [2, "write", "m.flags", 4],
    [2, "map-write", "m", 4],
  ]);
  const objects = trace.objects.map((each) => (each.name === "m" ? { ...each, kind: "map" as const } : each));
  expect(buildLockGraph({ ...trace, objects }, []).variables.map(({ name }) => name)).toEqual(["m"]);
});
