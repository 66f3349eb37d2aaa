import { expect, test } from "vitest";
import { FrameScheduler } from "./frame-scheduler.ts";
import { GLYPHS } from "./glyphs.ts";
import { goroutineColor, goroutineName, lockColor, lockDash } from "./lane-colors.ts";
import { tabAfterKey } from "./Tabs.tsx";
import { THEMES } from "./tokens.ts";

test.each([
  ["ArrowRight", 0, 3, 1],
  ["ArrowRight", 2, 3, 0],
  ["ArrowLeft", 0, 3, 2],
  ["Home", 2, 3, 0],
  ["End", 0, 3, 2],
  ["a", 1, 3, undefined],
])("tabs: %s on %i of %i", (key, index, count, next) => {
  expect(tabAfterKey(key, index, count)).toBe(next);
});

test("a dirty painter runs once a frame, and again when it asks while painting", () => {
  const frames: (() => void)[] = [];
  const scheduler = new FrameScheduler((callback) => frames.push(callback));
  const painted: string[] = [];
  let isAgain = true;
  const first = (): void => {
    painted.push("first");
    if (isAgain) scheduler.schedule(first);
    isAgain = false;
  };
  const second = (): void => void painted.push("second");
  for (const painter of [first, second, first]) scheduler.schedule(painter);
  expect(frames).toHaveLength(1);
  frames[0]?.();
  expect(painted).toEqual(["first", "second"]);
  scheduler.schedule(second);
  scheduler.cancel(second);
  expect(frames).toHaveLength(2);
  frames[1]?.();
  expect(painted).toEqual(["first", "second", "first"]);
});

test("goroutine colours repeat with stripes from G9 on", () => {
  const first = goroutineColor(THEMES.dark, 0);
  const ninth = goroutineColor(THEMES.dark, 8);
  expect([first.stripes, ninth.stripes, ninth.fill]).toEqual([0, 1, first.fill]);
  expect([goroutineName(0), goroutineName(8)]).toEqual(["G1", "G9"]);
});

test("locks of one colour are a round apart; neighbours differ in dashes too", () => {
  expect(lockColor(THEMES.light, 4)).toBe(lockColor(THEMES.light, 0));
  expect(new Set([0, 1, 2, 3].map((ordinal) => lockDash(ordinal).join())).size).toBe(4);
});

test("every glyph draws something within its box", () => {
  for (const [name, { fill, stroke }] of Object.entries(GLYPHS)) {
    const path = fill + stroke;
    expect(path, name).toMatch(/^M/);
    const absolute = [...path.matchAll(/[ML](-?[\d.]+) ?(-?[\d.]+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    for (const value of absolute) {
      expect(value, name).toBeGreaterThanOrEqual(0);
      expect(value, name).toBeLessThanOrEqual(12);
    }
  }
});
