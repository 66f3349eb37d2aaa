// The locks' protocols, one operation at a time, by several goroutines.

import { expect, test } from "vitest";
import type { Value } from "../../ir/value.ts";
import { OP_LOCK, OP_RLOCK, OP_TRYLOCK_FAIL } from "../../trace/operation.ts";
import { FakeContext } from "../fake-context.testing.ts";
import { NATIVES } from "../natives.ts";

/** One object of package sync, and goroutines that use it. */
class Bench {
  readonly ctx = new FakeContext();
  readonly object: number;

  constructor(
    private readonly type: string,
    ...cells: readonly Value[]
  ) {
    this.object = this.ctx.put(...cells);
  }

  isReady(goroutine: number, method: string, ...args: readonly Value[]): boolean {
    this.ctx.goroutine = goroutine;
    return this.ctx.isReady(`sync.(*${this.type}).${method}`, [this.object, ...args]);
  }

  call(goroutine: number, method: string, ...args: readonly Value[]): Value {
    this.ctx.goroutine = goroutine;
    return this.ctx.call(`sync.(*${this.type}).${method}`, [this.object, ...args])[0];
  }

  /** Kind that the operation records. */
  kind(goroutine: number, method: string): number | undefined {
    this.ctx.goroutine = goroutine;
    this.ctx.registers[0] = this.object;
    return NATIVES.operations.get(`sync.(*${this.type}).${method}`)?.run(this.ctx, 0);
  }

  cells(count: number): readonly Value[] {
    return this.ctx.memory.slice(this.object, this.object + count);
  }
}

const newMutex = (): Bench => new Bench("Mutex", 0, 0);
const newRwMutex = (): Bench => new Bench("RWMutex", 0, 0, 0, "");

test("a mutex is held by one goroutine, and anybody may unlock it", () => {
  const mutex = newMutex();
  expect(mutex.isReady(3, "Lock")).toBe(true);
  mutex.call(3, "Lock");
  expect(mutex.cells(2)).toEqual([1, 4]);
  expect(mutex.isReady(3, "Lock")).toBe(false);
  mutex.call(5, "Unlock");
  expect(mutex.cells(2)).toEqual([0, 0]);
  expect(mutex.ctx.failure).toBe("");
});

test("TryLock takes a free mutex and says so; of a locked one it only records the attempt", () => {
  const mutex = newMutex();
  expect(mutex.kind(1, "TryLock")).toBe(OP_LOCK);
  expect(mutex.ctx.registers[0]).toBe(true);
  expect(mutex.kind(2, "TryLock")).toBe(OP_TRYLOCK_FAIL);
  expect(mutex.ctx.registers[0]).toBe(false);
  expect(mutex.cells(2)).toEqual([1, 2]);
});

test.each([
  [newMutex, "Unlock", "fatal: sync: unlock of unlocked mutex"],
  [newRwMutex, "Unlock", "fatal: sync: Unlock of unlocked RWMutex"],
  [newRwMutex, "RUnlock", "fatal: sync: RUnlock of unlocked RWMutex"],
])("misuse is fatal (%#)", (make, method, want) => {
  const bench = make();
  bench.call(1, method);
  expect(bench.ctx.failure).toBe(want);
});

test("readers share a RWMutex; their goroutines are listed in order", () => {
  const rw = newRwMutex();
  for (const goroutine of [7, 2, 7]) rw.call(goroutine, "RLock");
  expect(rw.cells(4)).toEqual([0, 0, 3, "2,7,7"]);
  expect(rw.kind(4, "TryRLock")).toBe(OP_RLOCK);
  rw.call(7, "RUnlock");
  rw.call(9, "RUnlock");
  expect(rw.cells(4)).toEqual([0, 0, 2, "4,7"]);
});

test("a writer that has announced itself keeps new readers and writers out, and waits for the old ones", () => {
  const rw = newRwMutex();
  rw.call(1, "RLock");
  expect(rw.isReady(2, "announce")).toBe(true);
  rw.call(2, "announce");
  expect(rw.cells(2)).toEqual([1, 3]);
  expect(rw.isReady(3, "RLock")).toBe(false);
  expect(rw.isReady(3, "announce")).toBe(false);
  expect(rw.kind(3, "TryRLock")).toBe(OP_TRYLOCK_FAIL);
  expect(rw.isReady(2, "acquire")).toBe(false);
  rw.call(1, "RUnlock");
  expect(rw.isReady(2, "acquire")).toBe(true);
  rw.call(2, "acquire");
  expect(rw.cells(4)).toEqual([2, 3, 0, ""]);
  rw.call(2, "Unlock");
  expect(rw.isReady(3, "RLock")).toBe(true);
});

test("TryLock of a RWMutex fails while it is read", () => {
  const rw = newRwMutex();
  rw.call(1, "RLock");
  expect(rw.kind(2, "TryLock")).toBe(OP_TRYLOCK_FAIL);
  rw.call(1, "RUnlock");
  expect(rw.kind(2, "TryLock")).toBe(OP_LOCK);
  expect(rw.cells(2)).toEqual([2, 3]);
});

test("Wait waits until the counter is zero; a negative counter panics", () => {
  const wg = new Bench("WaitGroup", 0);
  wg.call(0, "Add", 2);
  wg.call(1, "Done");
  expect(wg.isReady(0, "Wait")).toBe(false);
  wg.call(2, "Done");
  expect(wg.isReady(0, "Wait")).toBe(true);
  wg.call(2, "Done");
  expect(wg.ctx.failure).toBe("sync: negative WaitGroup counter");
});

test("Once lets the first one in and keeps others waiting until it is done", () => {
  const once = new Bench("Once", 0, 0);
  expect(once.call(1, "begin")).toBe(true);
  expect(once.isReady(1, "begin")).toBe(false);
  expect(once.isReady(2, "begin")).toBe(false);
  once.call(1, "end");
  expect(once.isReady(2, "begin")).toBe(true);
  expect(once.call(2, "begin")).toBe(false);
});

test("Signal calls tickets in order, Broadcast all of them, and neither those not yet handed out", () => {
  const cond = new Bench("Cond", undefined, 0, 0, 0);
  cond.call(0, "Signal");
  const tickets = [1, 2, 3].map((goroutine) => cond.call(goroutine, "enqueue"));
  const ready = (): boolean[] => tickets.map((ticket) => cond.isReady(1, "await", ticket));
  expect(ready()).toEqual([false, false, false]);
  cond.call(0, "Signal");
  expect(ready()).toEqual([true, false, false]);
  cond.call(0, "Broadcast");
  expect(ready()).toEqual([true, true, true]);
  expect(cond.isReady(1, "await", cond.call(4, "enqueue"))).toBe(false);
});
