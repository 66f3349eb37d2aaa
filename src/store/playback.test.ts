import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { explored, ROWS, type setUp } from "./page.testing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ["step", 3, (act: ReturnType<typeof setUp>["act"]) => act.step(1), 4],
  ["step back", 3, (act: ReturnType<typeof setUp>["act"]) => act.step(-1), 2],
  ["beyond the end", 3, (act: ReturnType<typeof setUp>["act"]) => act.moveTo(99), 5],
  ["before the start", 3, (act: ReturnType<typeof setUp>["act"]) => act.step(-9), 0],
  ["next switch", 1, (act: ReturnType<typeof setUp>["act"]) => act.stepSwitch(1), 3],
  ["previous switch", 4, (act: ReturnType<typeof setUp>["act"]) => act.stepSwitch(-1), 3],
  ["same goroutine", 2, (act: ReturnType<typeof setUp>["act"]) => act.stepGoroutine(1), 3],
])("moving: %s", (_, from, move, want) => {
  const { act, state } = explored();
  act.moveTo(from);
  move(act);
  expect(state().cursor).toBe(want);
  expect(state().selectedStep).toBe(want - 1);
});

test("playing goes on by itself, stops at the end, and starts over from there", () => {
  const { act, state } = explored();
  act.togglePlay();
  vi.advanceTimersByTime(5_000);
  expect(state()).toMatchObject({ isPlaying: false, cursor: ROWS.length });
  act.togglePlay();
  expect(state()).toMatchObject({ isPlaying: true, cursor: 0 });
  act.step(1);
  expect(state().isPlaying).toBe(false);
});
