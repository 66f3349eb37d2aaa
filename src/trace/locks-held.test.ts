import { expect, test } from "vitest";
import { LocksHeld } from "./locks-held.ts";
import { OP_LOCK, OP_RLOCK, OP_RUNLOCK, OP_UNLOCK } from "./operation.ts";

test("what each goroutine holds, also when another one releases it", () => {
  const held = new LocksHeld();
  const setOf = (g: number) =>
    (held.sets[held.of(g)] ?? []).map(({ address, isRead }) => `${address}${isRead ? "r" : ""}`);
  held.advance(OP_LOCK, 1, 7);
  held.advance(OP_RLOCK, 1, 8);
  held.advance(OP_RLOCK, 2, 8);
  expect([setOf(0), setOf(1), setOf(2)]).toEqual([[], ["7", "8r"], ["8r"]]);
  expect(held.owner(0, 7, false)).toBe(1);
  held.advance(OP_UNLOCK, 0, 7);
  held.advance(OP_RUNLOCK, 2, 8);
  // Of a lock that nobody holds: nothing happens.
  held.advance(OP_UNLOCK, 2, 9);
  expect([setOf(0), setOf(1), setOf(2)]).toEqual([[], ["8r"], []]);
  expect(held.of(2)).toBe(0);
  held.advance(OP_LOCK, 0, 7);
  held.advance(OP_RLOCK, 0, 8);
  expect(held.of(0)).not.toBe(held.of(1));
});
