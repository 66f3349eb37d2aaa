import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { EndingDetector, headline } from "./ending.ts";
import { ROLE_PROGRAM } from "./site-roles.ts";
import { StuckDetector } from "./stuck.ts";
import { linesFound, scanTrace, storiesOf } from "./testing.ts";

/** Kinds and lines found in a picture. */
function found(picture: string): readonly string[] {
  const trace = traceOfPicture(picture);
  const sightings = scanTrace(new StuckDetector(false), trace);
  return sightings.map(({ kind, sites }) => [kind, ...sites.map((site) => trace.sites[site]?.line)].join(" "));
}

const EMBRACE = `
  G1          G2          G3
  go G2
  go G3
              lock a
                          lock b
              ~lock b
                          ~lock a
  ~wg-wait wg
  end deadlock
`;

const pictures: readonly [name: string, picture: string, want: readonly string[]][] = [
  ["a circle of locks; who only waits for it to end is no part of it", EMBRACE, ["deadlock 5 6"]],
  [
    "a circle that main does not wait for",
    `
    G1          G2          G3
    go G2
    go G3
                lock a
                            lock b
    exit
                ~lock b
                            ~lock a
    `,
    ["deadlock 6 7"],
  ],
  [
    "a circle with a read lock: the writer waits for the reader",
    `
    G1          G2          G3
    go G2
    go G3
                rlock a
                            lock b
                            rw-announce a
                ~lock b
                            ~lock a
    end deadlock
    `,
    ["deadlock 6 7"],
  ],
  [
    "a mutex locked twice",
    `
    G1          G2
    go G2
                lock mu
                ~lock mu
    ~wg-wait wg
    end deadlock
    `,
    ["double-lock 3 2"],
  ],
  [
    "a mutex locked twice, while main goes on; who else wants it waits in consequence",
    `
    G1          G2          G3
    go G2
    go G3
                lock mu
    exit
                ~lock mu
                            ~lock mu
    `,
    ["double-lock 5 3"],
  ],
  [
    "a read lock made a write lock",
    `
    G1
    rlock mu
    rw-announce mu
    ~lock mu
    end deadlock
    `,
    ["double-lock 3 1"],
  ],
  [
    "a writer reads",
    `
    G1
    rw-announce mu
    lock mu
    ~rlock mu
    end deadlock
    `,
    ["double-lock 3 2"],
  ],
  [
    "a second read lock behind a waiting writer",
    `
    G1          G2
    go G2
    rlock mu
                rw-announce mu
    ~rlock mu
                ~lock mu
    end deadlock
    `,
    ["double-lock 4 2"],
  ],
  [
    "a mutex that another goroutine is to unlock is a signal",
    `
    G1          G2
    go G2
    lock mu
                unlock mu
    lock mu
    ~lock mu
                ~receive ch
    end deadlock
    `,
    ["deadlock 5"],
  ],
  [
    "a Once inside itself",
    `
    G1
    once-begin once
    ~once-begin once
    end deadlock
    `,
    ["deadlock 2"],
  ],
  [
    "without a circle everyone who waits, but not for a group",
    `
    G1           G2
    go G2
                 ~receive jobs
    ~wg-wait wg
    end deadlock
    `,
    ["deadlock 2"],
  ],
  [
    "a group alone",
    `
    G1           G2
    go G2
                 exit
    ~wg-wait wg
    end deadlock
    `,
    ["deadlock 3"],
  ],
  [
    "who waits for a stuck goroutine's lock is stuck in consequence",
    `
    G1           G2           G3
    go G2
    go G3
                 lock mu
    exit
                 ~rendezvous ch G1
                              ~lock mu
    `,
    ["goroutine-leak 5"],
  ],
  [
    "a lock whose holder has ended",
    `
    G1           G2           G3
    go G2
    go G3
                 lock mu
                 exit
    exit
                              ~lock mu
    `,
    ["goroutine-leak 6"],
  ],
  [
    "a lock taken after main's end",
    `
    G1           G2
    go G2
    exit
                 ~lock mu
    `,
    [],
  ],
  [
    "a wait without a condition, after the only signal",
    `
    G1           G2
    go G2
    cond-signal c
                 lock mu
                 cond-wait c
                 unlock mu
                 ~cond-woken c
    ~receive done
    end deadlock
    `,
    ["lost-wakeup 6 2"],
  ],
  [
    "a signal before the goroutine was made",
    `
    G1           G2
    cond-signal c
    go G2
                 cond-wait c
                 ~cond-woken c
    end deadlock
    `,
    ["deadlock 4"],
  ],
  [
    "looked, was told, then began to wait",
    `
    G1                  G2
    go G2
                        read ready =false
    write ready =true
    cond-broadcast c
                        lock mu
                        cond-wait c
                        unlock mu
    exit
                        ~cond-woken c
    `,
    ["lost-wakeup 9 4"],
  ],
  [
    "looked again and found nothing new",
    `
    G1                  G2
    go G2
    lock mu
    write n =1
    cond-signal c
    unlock mu
                        lock mu
                        read n =1
                        write n =0
                        read n =0
                        cond-wait c
                        unlock mu
    exit
                        ~cond-woken c
    `,
    ["goroutine-leak 13"],
  ],
  [
    "Signal for two who wait for the same",
    `
    G1                  G2                  G3
    go G2
    go G3
                        read ready =false
                        cond-wait c
                                            read ready =false
                                            cond-wait c
    write ready =true
    cond-signal c
                        cond-woken c
                        read ready =true
                        exit
                                            ~cond-woken c
    ~wg-wait wg
    end deadlock
    `,
    ["lost-wakeup 12 8"],
  ],
  [
    "Signal for one of two, who takes what came",
    `
    G1                  G2                  G3
    go G2
    go G3
                        read n =0
                        cond-wait c
                                            read n =0
                                            cond-wait c
    write n =1
    cond-signal c
                        cond-woken c
                        read n =1
                        write n =0
                        exit
                                            ~cond-woken c
    ~wg-wait wg
    end deadlock
    `,
    ["deadlock 13"],
  ],
];

test.each(pictures)("%s", (_, picture, want) => {
  expect(found(picture)).toEqual(want);
});

test("a deadlock's story names who waits, who holds, and since where", () => {
  const [story] = storiesOf(new StuckDetector(false), EMBRACE);
  expect(story?.message).toBe(
    "deadlock: G2 waits to lock b at main.go:5, held by G3; G3 waits to lock a at main.go:6, held by G2",
  );
  expect(story?.explanation).toEqual([
    "G2 (main.g2) waits to lock b at main.go:5. b is held by G3 since main.go:4.",
    "G3 (main.g3) waits to lock a at main.go:6. a is held by G2 since main.go:3.",
    "G1 (main.g1) waits in consequence, at main.go:7.",
    "Each waits for the next, and the last for the first: none of them can ever go on.",
    "Whoever needs b and a has to take them in the same order everywhere, or one lock for all of it.",
  ]);
  expect(story?.events.map(({ step, goroutine, role }) => [step, goroutine, role])).toEqual([
    [2, 1, "holds"],
    [3, 2, "holds"],
    [4, 1, "waits"],
    [4, 2, "waits"],
    [4, 0, "waits in consequence"],
  ]);
});

test("a test in which everybody waits hangs; Go says nothing", () => {
  const picture = "G1\n~receive ch\nend deadlock";
  const ends = [false, true].map((isTest) => storiesOf(new StuckDetector(isTest), picture)[0]?.explanation[1]);
  expect(ends[0]).toContain("Go reports that all goroutines are asleep");
  expect(ends[1]).toContain("the test hangs until its time is up");
});

test("a double lock's story names both acquisitions and the writer in between", () => {
  const picture = `
    G1          G2
    go G2
    rlock mu
                rw-announce mu
    ~rlock mu
                ~lock mu
    end deadlock
  `;
  const [story] = storiesOf(new StuckDetector(false), picture);
  expect(story?.message).toBe(
    "double lock: G1 waits to read-lock mu at main.go:4, and holds it for reading itself since main.go:2, and G2 waits to write in between (main.go:3)",
  );
  expect(story?.explanation.join(" ")).toContain("from then on no new reader gets in");
  expect(story?.events.map(({ line, role }) => [line, role])).toEqual([
    [2, "holds"],
    [3, "waits to write"],
    [4, "waits for itself"],
    [5, "waits"],
  ]);
});

test("a lost wakeup's story says what was looked at, who changed it, and which signal was lost", () => {
  const [story] = storiesOf(new StuckDetector(false), (pictures[17] as (typeof pictures)[number])[1]);
  expect(story?.explanation.slice(0, 3)).toEqual([
    "G2 (main.g2), started by G1 at main.go:1, looks at ready at main.go:2 and decides to wait.",
    "G1 (main.g1) changes it (true) at main.go:3 before G2 has begun to wait.",
    "G1 calls Broadcast at main.go:4; nobody remembers it for those who wait later.",
  ]);
});

test("what became of who could have ended the wait", () => {
  const picture = `
    G1            G2            G3
    go G2
    go G3
                  rendezvous ch G1
                  lock mu
                  exit
                                ~lock mu
    ~receive ch
    ~wg-wait wg
    end deadlock
  `;
  const [story] = storiesOf(new StuckDetector(false), picture);
  expect(story?.explanation.slice(0, 2)).toEqual([
    "G3 (main.g3) waits to lock mu at main.go:6. mu is held by G2, which has ended without giving it back, since main.go:4.",
    "G1 (main.g1) waits to receive from ch at main.go:7. The last to have sent to it is G2, at main.go:3; it has ended, and no longer sends to ch.",
  ]);
  expect(story?.explanation.at(-1)).toContain("defer Unlock");
});

test("the same deadlock is reported once, somebody else stuck or not", () => {
  const detector = new StuckDetector(false);
  expect(linesFound(detector, EMBRACE)).toHaveLength(1);
  expect(linesFound(detector, EMBRACE)).toHaveLength(0);
  expect(linesFound(detector, EMBRACE.replace("end deadlock", "end limit"))).toHaveLength(0);
});

test("a proved leak is a finding after main's exit", () => {
  const picture = `
    G1           G2
    go G2
    exit
                 ~rendezvous results G1
  `;
  const [story] = storiesOf(new StuckDetector(false), picture);
  expect(story).toMatchObject({
    severity: "warning",
    message: "goroutine leak: G2 waits to send to results at main.go:3, and nobody can wake it any more",
  });
  expect(story?.explanation[0]).toContain("Nobody has ever received from it.");
  expect(story?.explanation[1]).toMatch(/^After main has returned/);
  const [outlived] = storiesOf(new StuckDetector(true), picture);
  expect(outlived?.severity).toBe("error");
  expect(outlived?.explanation[1]).toMatch(/^After the test has returned/);
});

test("panics and fatal errors are findings at the last event", () => {
  const picture = `
    G1           G2
    go G2
                 panic
    end panic
  `;
  expect(linesFound(new EndingDetector(() => ROLE_PROGRAM), picture)).toEqual([[2]]);
  expect(linesFound(new EndingDetector(() => ROLE_PROGRAM), picture.replace("end panic", "end exit"))).toEqual([]);
});

test.each([
  ["panic: boom\n\ngoroutine 1 [running]:\n", "panic: boom"],
  ["runtime: goroutine stack exceeds\nfatal error: stack overflow\n\n", "fatal error: stack overflow"],
  ["", ""],
])("headline of %j", (text, want) => {
  expect(headline(text)).toBe(want);
});
