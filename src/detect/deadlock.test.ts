import { expect, test } from "vitest";
import { DeadlockDetector } from "./deadlock.ts";
import { EndingDetector, headline } from "./ending.ts";
import { GoroutineLeakDetector } from "./goroutine-leak.ts";
import { linesFound, storiesOf } from "./testing.ts";

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

test("a cycle of locks is the mistake; who only waits for it to end is not", () => {
  expect(linesFound(new DeadlockDetector(), EMBRACE)).toEqual([[5, 6]]);
  const [story] = storiesOf(new DeadlockDetector(), EMBRACE);
  expect(story?.message).toBe(
    "deadlock: G2 waits to lock b at main.go:5, held by G3; G3 waits to lock a at main.go:6, held by G2",
  );
  expect(story?.explanation[0]).toBe("G2 (main.g2) waits to lock b at main.go:5. b is held by G3 since main.go:4.");
  expect(story?.events.map(({ step, goroutine, role }) => [step, goroutine, role])).toEqual([
    [2, 1, "holds"],
    [3, 2, "holds"],
    [4, 1, "waits"],
    [4, 2, "waits"],
  ]);
});

test("a goroutine that locks its own mutex again waits for itself", () => {
  const [story] = storiesOf(
    new DeadlockDetector(),
    `
    G1
    lock mu
    ~lock mu
    end deadlock
    `,
  );
  expect(story?.message).toBe("deadlock: G1 waits to lock mu at main.go:2, held by G1");
  expect(story?.explanation[0]).toContain("mu is held by itself since main.go:1");
});

test("without a cycle everyone who waits is named", () => {
  const [story] = storiesOf(
    new DeadlockDetector(),
    `
    G1           G2
    go G2
                 ~receive jobs
    ~wg-wait wg
    end deadlock
    `,
  );
  expect(story?.message).toBe(
    "deadlock: G2 waits to receive from jobs at main.go:2; G1 waits for the wait group wg at main.go:3",
  );
});

test("read locks are part of a cycle", () => {
  const picture = `
    G1          G2          G3
                rlock a
                            lock b
                ~lock b
                            ~rw-announce a
    end deadlock
  `;
  expect(linesFound(new DeadlockDetector(), picture)).toEqual([[3, 4]]);
});

test("the same deadlock is reported once, and only at the end of a deadlocked execution", () => {
  const detector = new DeadlockDetector();
  expect(linesFound(detector, EMBRACE)).toHaveLength(1);
  expect(linesFound(detector, EMBRACE)).toHaveLength(0);
  expect(linesFound(new DeadlockDetector(), EMBRACE.replace("end deadlock", "end exit"))).toHaveLength(0);
});

test("a proved leak is a finding after main's exit", () => {
  const picture = `
    G1           G2
    go G2
    exit
                 ~rendezvous results G1
  `;
  const [story] = storiesOf(new GoroutineLeakDetector(false), picture);
  expect(story).toMatchObject({
    severity: "warning",
    message: "goroutine leak: G2 waits to send to results at main.go:3, and nobody can wake it any more",
  });
  expect(story?.explanation[1]).toMatch(/^After main has returned/);
  const [outlived] = storiesOf(new GoroutineLeakDetector(true), picture);
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
  expect(linesFound(new EndingDetector(), picture)).toEqual([[2]]);
  expect(linesFound(new EndingDetector(), picture.replace("end panic", "end exit"))).toEqual([]);
});

test.each([
  ["panic: boom\n\ngoroutine 1 [running]:\n", "panic: boom"],
  ["runtime: goroutine stack exceeds\nfatal error: stack overflow\n\n", "fatal error: stack overflow"],
  ["", ""],
])("headline of %j", (text, want) => {
  expect(headline(text)).toBe(want);
});
