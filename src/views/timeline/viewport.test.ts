import fc from "fast-check";
import { expect, test } from "vitest";
import { traceOfPicture } from "../../trace/picture.ts";
import { tickInterval } from "./draw.ts";
import { timelineCommand } from "./keys.ts";
import { buildScene } from "./model.ts";
import {
  clampView,
  columnAt,
  columnX,
  contentWidth,
  firstScale,
  fitRange,
  laneAt,
  layOut,
  reveal,
  revealPast,
  type Viewport,
  visibleLanes,
  zoomAt,
} from "./viewport.ts";

const view = (changes: Partial<Viewport> = {}): Viewport => ({
  scale: 24,
  offset: 0,
  scrollTop: 0,
  width: 600,
  height: 300,
  ...changes,
});

test("zooming keeps what is under the pointer, unless an edge is in the way", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.8, max: 1.25, noNaN: true }), fc.integer({ min: 200, max: 400 }), (factor, x) => {
      const before = view({ offset: 5000 });
      const after = zoomAt(before, 1000, factor, x);
      expect(columnX(after, (x - columnX(before, 0)) / before.scale)).toBeCloseTo(x, 6);
    }),
  );
});

test("no view shows less than there is or beyond it", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.integer({ min: -9999, max: 99999 }),
      fc.nat(5000),
      (scale, offset, n) => {
        const clamped = clampView(view({ scale, offset }), n);
        expect(clamped.offset).toBeGreaterThanOrEqual(0);
        expect(clamped.offset).toBeLessThanOrEqual(Math.max(0, contentWidth(clamped.scale, n) - clamped.width) + 1e-6);
      },
    ),
  );
});

test("a column that is jumped to is in view, with more room before it than behind, unless an end is near", () => {
  fc.assert(
    fc.property(fc.nat(999), fc.nat(30000), (column, offset) => {
      const before = view({ offset: Math.min(offset, 23416) });
      const shown = revealPast(before, 1000, column);
      expect(columnX(shown, column)).toBeGreaterThanOrEqual(0);
      expect(columnX(shown, column + 1)).toBeLessThanOrEqual(shown.width + 1e-6);
      const wasInView = columnX(before, column) >= 0 && columnX(before, column + 1) <= before.width;
      if (wasInView) expect(shown).toEqual(before);
      else if (column > 30 && column < 970) expect(columnX(shown, column + 0.5)).toBeCloseTo(420, 6);
    }),
  );
});

test.each([
  ["steps that fit beside each other", { from: 40, to: 60 }, true],
  ["one step", { from: 50, to: 50 }, true],
  ["steps too far apart to be legible", { from: 0, to: 200 }, false],
])("a range: %s", (_, range, fits) => {
  const shown = fitRange(view(), 1000, range);
  expect(shown !== undefined).toBe(fits);
  if (shown === undefined) return;
  expect(columnX(shown, range.from)).toBeGreaterThanOrEqual(0);
  expect(columnX(shown, range.to + 1)).toBeLessThanOrEqual(shown.width);
});

test("a revealed column is in view", () => {
  fc.assert(
    fc.property(fc.nat(999), fc.nat(30000), (column, offset) => {
      const shown = reveal(view({ offset }), 1000, column);
      expect(columnX(shown, column)).toBeGreaterThanOrEqual(0);
      expect(columnX(shown, column + 1)).toBeLessThanOrEqual(shown.width);
      expect(columnAt(shown, columnX(shown, column) + 1)).toBe(column);
    }),
  );
});

test("a short trace fits, a long one starts legible", () => {
  expect(contentWidth(firstScale(18, 800), 18)).toBeLessThanOrEqual(800);
  expect(firstScale(100_000, 800)).toBe(24);
});

const scene = buildScene({
  trace: traceOfPicture("G1      G2      G3\nlock mu\ngo G2\ngo G3\n        write x\n                write x"),
  shown: undefined,
  findings: [],
  keptOrder: [],
});

test("lanes are roomy if all fit, else lower", () => {
  const [roomy, tight] = [layOut(scene, 1000), layOut(scene, 150)];
  expect(roomy.boxes[0]?.height).toBeGreaterThan(tight.boxes[0]?.height ?? 0);
  expect(roomy.boxes).toHaveLength(scene.lanes.length);
});

test("a place is in the lane that is drawn there", () => {
  const layout = layOut(scene, 1000);
  for (const [index, { top, height }] of layout.boxes.entries()) {
    expect(laneAt(layout, top)).toBe(index);
    expect(laneAt(layout, top + height - 1)).toBe(index);
  }
  expect(laneAt(layout, layout.height + 5)).toBe(-1);
  expect(visibleLanes(layout, view({ height: 1000 }))).toEqual({ from: 0, to: scene.lanes.length });
  expect(visibleLanes(layout, view({ height: 60 }))).toEqual({ from: 0, to: 1 });
});

test.each([
  [60, 1],
  [24, 2],
  [10, 5],
  [0.01, 5000],
])("ruler marks at %f pixels a column: every %i steps", (scale, every) => {
  expect(tickInterval(scale)).toBe(every);
});

const key = (changes: object) => ({
  ...{ key: "", code: "", shiftKey: false, altKey: false, ctrlKey: false, metaKey: false },
  ...changes,
});

test.each([
  [{ key: " " }, "toggle-play"],
  [{ key: "ArrowLeft" }, "step-back"],
  [{ key: "ArrowRight", shiftKey: true }, "next-switch"],
  [{ key: "ArrowRight", altKey: true }, "next-own"],
  [{ key: "," }, "previous-own"],
  [{ key: "ArrowUp" }, "lane-up"],
  [{ key: "Home" }, "to-start"],
  [{ key: "z", code: "KeyW" }, "zoom-in"],
  [{ key: "f", code: "KeyF" }, "centre"],
  [{ key: "]" }, "edge-forward"],
  [{ key: "w", code: "KeyW", ctrlKey: true }, undefined],
  [{ key: "x", code: "KeyX" }, undefined],
])("key %o: %s", (changes, command) => {
  expect(timelineCommand(key(changes))).toBe(command);
});
