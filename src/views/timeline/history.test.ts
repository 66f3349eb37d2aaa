import { expect, test } from "vitest";
import { OP_LOCK, OP_RECV, OP_RLOCK, OP_SEND, OP_WG_WAIT } from "../../trace/operation.ts";
import { traceOfPicture } from "../../trace/picture.ts";
import type { ObjectKind, Trace } from "../../trace/trace.ts";
import { historyOf } from "./history.ts";

const withKinds = (trace: Trace, kinds: Readonly<Record<string, ObjectKind>>): Trace => ({
  ...trace,
  objects: trace.objects.map((object) => ({ ...object, kind: kinds[object.name] ?? object.kind })),
});

const address = (trace: Trace, name: string): number =>
  trace.objects.find((object) => object.name === name)?.address ?? -1;

function read(picture: string, kinds: Readonly<Record<string, ObjectKind>> = {}) {
  const trace = withKinds(traceOfPicture(picture), kinds);
  return { trace, history: historyOf(trace, trace.events.length) };
}

test("critical sections go from the step behind the lock to the step behind the unlock", () => {
  const { history } = read(`
    G1        G2
    lock mu
    read x
              read y
    unlock mu
              lock mu
  `);
  const holds = history.holds.map(({ goroutine, start, end }) => [goroutine, start, end]);
  expect(holds).toEqual([
    [0, 1, 4],
    [1, 5, 5],
  ]);
});

test("a mutex unlocked by another goroutine is free again", () => {
  const { history } = read(`
    G1        G2
    lock mu
              unlock mu
    lock mu
  `);
  expect(history.holds.map(({ goroutine, start, end }) => [goroutine, start, end])).toEqual([
    [0, 1, 2],
    [0, 3, 3],
  ]);
});

test("readers wait from a writer's announcement on, the writer for readers", () => {
  const { trace, history } = read(
    `
    G1              G2
    rlock rw
                    rw-announce rw
    runlock rw
                    lock rw
                    unlock rw
    rlock rw
  `,
    { rw: "rwmutex" },
  );
  const rw = address(trace, "rw");
  expect(history.waits(OP_LOCK, rw)).toEqual([1, 3]);
  expect(history.waits(OP_RLOCK, rw)).toEqual([2, 5]);
});

test("a wait group is waited for while its counter is above zero", () => {
  const { trace, history } = read(`
    G1            G2
    wg-add wg 2
                  wg-add wg -1
                  wg-add wg -1
    wg-wait wg
  `);
  expect(history.waits(OP_WG_WAIT, address(trace, "wg"))).toEqual([1, 3]);
  expect(history.levels.get(address(trace, "wg"))).toEqual([
    { start: 1, end: 2, value: 2 },
    { start: 2, end: 3, value: 1 },
  ]);
  expect(history.edges).toEqual([{ from: 2, to: 3, kind: "wait-group" }]);
});

test("a channel's receivers wait while it is empty and open, its senders while it is full", () => {
  const { trace, history } = read(`
    G1          G2
    send ch 1
                receive ch
    send ch 1
    close ch
                receive ch
                receive ch
  `);
  const ch = address(trace, "ch");
  expect(history.waits(OP_RECV, ch)).toEqual([0, 1, 2, 3]);
  expect(history.waits(OP_SEND, ch)).toEqual([1, 2, 3, 4]);
  expect(history.edges.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [2, 4],
    [3, 5],
  ]);
});

test("edges: creation, locks, atomics, Once; none within a goroutine", () => {
  const { history } = read(`
    G1              G2
    go G2
    lock mu
    atomic-store a
    unlock mu
                    start
                    lock mu
                    atomic-load a
    once-begin o
    once-end o
                    once-begin o
    atomic-load a
  `);
  expect(history.edges).toEqual([
    { from: 0, to: 4, kind: "go" },
    { from: 3, to: 5, kind: "lock" },
    { from: 2, to: 6, kind: "atomic" },
    { from: 8, to: 9, kind: "once" },
  ]);
});
