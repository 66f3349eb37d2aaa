import fc from "fast-check";
import { expect, test } from "vitest";
import { LINE_HEIGHT, placeAfterKey, windowOf } from "./line-window.ts";
import { layOutOverview, overviewIndexAt } from "./overview-layout.ts";

test("every line that can be seen is drawn, and not many more", () => {
  const numbers = fc.tuple(fc.nat(5000), fc.integer({ min: -200_000, max: 2000 }), fc.integer({ min: 0, max: 2000 }));
  fc.assert(
    fc.property(numbers, ([nLines, top, height]) => {
      const { from, to } = windowOf(nLines, top, height);
      const firstSeen = Math.max(0, Math.floor(-top / LINE_HEIGHT));
      const lastSeen = Math.min(nLines - 1, Math.floor((height - top) / LINE_HEIGHT));
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(nLines);
      expect(to - from).toBeLessThanOrEqual(height / LINE_HEIGHT + 18);
      if (firstSeen < nLines && lastSeen >= 0 && height > 0) {
        expect(from).toBeLessThanOrEqual(firstSeen);
        expect(to).toBeGreaterThan(lastSeen);
      }
    }),
  );
});

test.each([
  ["ArrowRight", false, [0, 3], [0, 4]],
  ["ArrowRight", false, [0, 7], [1, 0]],
  ["ArrowRight", false, [9, 7], [9, 7]],
  ["ArrowLeft", false, [1, 0], [0, 7]],
  ["ArrowLeft", false, [0, 0], [0, 0]],
  ["ArrowDown", false, [9, 2], [9, 2]],
  ["ArrowUp", false, [5, 2], [4, 2]],
  ["Home", false, [5, 2], [5, 0]],
  ["Home", true, [5, 2], [0, 0]],
  ["End", true, [5, 2], [9, 7]],
  ["PageDown", false, [2, 2], [7, 2]],
  ["PageUp", false, [2, 2], [0, 2]],
] as const)("%s (far: %s) in ten lines goes from %o to %o", (key, isFar, [line, slot], [toLine, toSlot]) => {
  expect(placeAfterKey(key, isFar, { line, slot }, 10)).toEqual({ line: toLine, slot: toSlot });
});

test("other keys stay whose they are", () => {
  expect(placeAfterKey("Enter", false, { line: 0, slot: 0 }, 10)).toBeUndefined();
  expect(placeAfterKey("toString", false, { line: 0, slot: 0 }, 10)).toBeUndefined();
});

test.each([
  [412, 64],
  [412, 1024],
  [340, 4096],
  [880, 512],
  [4, 40],
])("in %i pixels, %i squares lie beside each other and each is found again", (width, count) => {
  const layout = layOutOverview(width, count);
  for (const index of [0, 1, count >> 1, count - 1]) {
    const x = (index % layout.columns) * layout.pitch + 1;
    const y = Math.floor(index / layout.columns) * layout.pitch + 1;
    expect(y).toBeLessThan(layout.height);
    expect(overviewIndexAt(layout, count, x, y)).toBe(index);
  }
  expect(overviewIndexAt(layout, count, -1, 0)).toBe(-1);
  expect(overviewIndexAt(layout, count, layout.columns * layout.pitch + 1, 0)).toBe(-1);
  expect(overviewIndexAt(layout, count, 0, layout.height)).toBe(-1);
});
