import { expect, test } from "vitest";
import type { Outcome } from "../trace/exploration.ts";
import type { Finding, FindingKind } from "../trace/finding.ts";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { LockOrderDetector } from "./lock-order.ts";
import { libraryCall } from "./site-roles.ts";
import { withoutLockOrders, withoutSuperseded } from "./supersede.ts";
import { linesFound, storiesOf } from "./testing.ts";

const detector = (): LockOrderDetector => new LockOrderDetector(() => undefined);

const START = `
  G1          G2          G3          G4
  go G2
  go G3
  go G4
`;

// From line 4 on.
const pictures: readonly [name: string, rows: string, want: readonly (readonly number[])[]][] = [
  [
    "one takes a and b, another one b and a",
    `
              lock a
              lock b
              unlock b
              unlock a
                          lock b
                          lock a
    `,
    [[4, 5, 8, 9]],
  ],
  [
    "the same order everywhere",
    `
              lock a
              lock b
              unlock b
              unlock a
                          lock a
                          lock b
    `,
    [],
  ],
  [
    "one goroutine alone",
    `
              lock a
              lock b
              unlock b
              unlock a
              lock b
              lock a
    `,
    [],
  ],
  [
    "a gate around both",
    `
              lock gate
              lock a
              lock b
              unlock b
              unlock a
              unlock gate
                          lock gate
                          lock b
                          lock a
    `,
    [],
  ],
  [
    "a gate that readers share is none",
    `
              rlock gate
              lock a
              lock b
              unlock b
              unlock a
              runlock gate
                          rlock gate
                          lock b
                          lock a
    `,
    [[5, 6, 11, 12]],
  ],
  [
    "one ends before the other begins",
    `
              lock a
              lock b
              unlock b
              unlock a
              send done 1
                          receive done 1
                          lock b
                          lock a
    `,
    [],
  ],
  [
    "another lock tells one that the other is done",
    `
              lock a
              lock b
              unlock b
              unlock a
              lock state
              unlock state
                          lock state
                          unlock state
                          lock b
                          lock a
    `,
    [],
  ],
  [
    "not held at the same time",
    `
              lock a
              unlock a
              lock b
                          lock b
                          unlock b
                          lock a
    `,
    [],
  ],
  [
    "read locks do not keep each other out",
    `
              rlock a
              rlock b
              runlock b
              runlock a
                          rlock b
                          rlock a
    `,
    [],
  ],
  [
    "but with a writer of either lock in between they do",
    `
              rlock a
              rlock b
              runlock b
              runlock a
                          rlock b
                          rlock a
                          runlock a
                          runlock b
                                      rw-announce a
                                      lock a
                                      unlock a
                                      rw-announce b
                                      lock b
    `,
    [[4, 5, 8, 9]],
  ],
  [
    "a reader and a writer",
    `
              rlock a
              lock b
              unlock b
              runlock a
                          lock b
                          lock a
    `,
    [[4, 5, 8, 9]],
  ],
  [
    "three locks in a circle",
    `
              lock a
              lock b
              unlock b
              unlock a
                          lock b
                          lock c
                          unlock c
                          unlock b
                                      lock c
                                      lock a
    `,
    [[4, 5, 8, 9, 12, 13]],
  ],
];

test.each(pictures)("%s", (_, rows, want) => {
  expect(linesFound(detector(), START + rows)).toEqual(want);
});

test("TryLock waits for nobody", () => {
  const tryLock = libraryCall("sync.(*Mutex).TryLock");
  const [, rows] = pictures[0] as (typeof pictures)[number];
  expect(linesFound(new LockOrderDetector((site) => (site === 7 ? tryLock : undefined)), START + rows)).toEqual([
    [4, 5, 8, 9],
  ]);
  expect(linesFound(new LockOrderDetector((site) => (site === 8 ? tryLock : undefined)), START + rows)).toEqual([]);
});

test("the story says who takes what in which order", () => {
  const [story] = storiesOf(detector(), START + (pictures[0] as (typeof pictures)[number])[1]);
  expect(story?.severity).toBe("warning");
  expect(story?.message).toBe(
    "lock order: G2 takes a and then b (main.go:4, main.go:5); G3 takes b and then a (main.go:8, main.go:9): in another schedule they wait for each other for ever",
  );
  expect(story?.events.map(({ line, role }) => [line, role])).toEqual([
    [4, "first lock"],
    [5, "second lock"],
    [8, "first lock"],
    [9, "second lock"],
  ]);
});

function finding(kind: FindingKind, role: string, lines: readonly number[]): Finding {
  const events = lines.map((line) => ({
    ...{ step: 0, goroutine: 0, operation: "lock", object: "mu", file: "main.go", line, column: 1, role },
  }));
  const words = { message: "", explanation: [], key: `${kind} ${lines.join(" ")}` };
  return {
    kind,
    severity: "error",
    requires: [],
    ...words,
    events,
    schedule: DEFAULT_SCHEDULE,
    cursor: 0,
    execution: 1,
    preemptions: 0,
    isMinimal: true,
  };
}

test("a deadlock says more than the lock order that leads to it, and a proof more than both", () => {
  const race = finding("data-race", "first access", [1]);
  const order = finding("lock-order", "second lock", [5, 9]);
  const deadlock = finding("deadlock", "waits", [9, 5]);
  const other = finding("deadlock", "waits", [9, 6]);
  expect(withoutSuperseded([order, race, deadlock], false)).toEqual([race, deadlock]);
  expect(withoutSuperseded([order, race, other], false)).toEqual([order, race, other]);
  expect(withoutSuperseded([order, race, other], true)).toEqual([race, other]);
  expect(withoutSuperseded([order, { ...deadlock, requires: ["drift"] }], false)).toHaveLength(2);
});

test("who happens to be stuck besides makes no other deadlock", () => {
  const few = finding("deadlock", "waits", [5]);
  const many = finding("deadlock", "waits", [5, 9]);
  const others = finding("deadlock", "waits", [7, 9]);
  expect(withoutSuperseded([many, few, others], false)).toEqual([few, others]);
});

test("of lock orders that are proved harmless nothing is said of executions either", () => {
  const ended = { kind: "exit", exitCode: 0, output: "", nRandom: 0, schedule: DEFAULT_SCHEDULE } as const;
  const verdicts: Outcome["verdicts"] = [
    { kinds: ["lock-order"], count: 3 },
    { kinds: ["data-race", "lock-order"], count: 2 },
    { kinds: [], count: 4 },
  ];
  const [outcome] = withoutLockOrders([{ ...ended, count: 9, verdicts }]);
  expect(outcome?.verdicts).toEqual([
    { kinds: [], count: 7 },
    { kinds: ["data-race"], count: 2 },
  ]);
});
