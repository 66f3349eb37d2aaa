// A map's life as paths: entries above, buckets and those that were moved below, over the steps of the execution.

import { area, bisector, curveStepAfter, line, max, scaleLinear } from "d3";
import type { GrowthEvent, MapRecord, MapSample } from "../../trace/map-history.ts";

/** Units of the picture's width; its height is in pixels, since only the width stretches. */
export const CHART_WIDTH = 1000;
const COUNT_HEIGHT = 36;
const SIZE_HEIGHT = 24;
const GAP = 6;
export const CHART_HEIGHT = COUNT_HEIGHT + GAP + SIZE_HEIGHT;

export interface Chart {
  /** Paths; "" where a map has no such figures. */
  readonly countArea: string;
  readonly countLine: string;
  readonly sizeLine: string;
  readonly movedArea: string;
  /** One path for each: where a growth began, where one ended. */
  readonly growths: string;
  readonly ends: string;
  readonly maxCount: number;
  readonly maxSize: number;
  /** Growths that have begun, for labels. */
  readonly begun: readonly Extract<GrowthEvent, { kind: "grow" }>[];
}

/** Where a step ends, from 0 to `CHART_WIDTH`. */
export function xOf(step: number, nSteps: number): number {
  return nSteps === 0 ? 0 : ((step + 1) / nSteps) * CHART_WIDTH;
}

/** The cursor at a place between 0 (left) and 1. */
export function cursorAt(place: number, nSteps: number): number {
  return Math.round(Math.max(0, Math.min(1, place)) * nSteps);
}

/** Cost: linear in samples and growth events. */
export function chartOf(record: MapRecord, nSteps: number): Chart {
  const { samples, growth } = record;
  const last = samples.at(-1);
  const points = last === undefined ? [] : [...samples, { ...last, step: nSteps - 1 }];
  const maxCount = max(points, ({ count }) => count) ?? 0;
  const maxSize = max(points, ({ size }) => size) ?? 0;
  const x = ({ step }: MapSample): number => xOf(step, nSteps);
  const count = scaleLinear([0, Math.max(1, maxCount)], [COUNT_HEIGHT - 1, 1]);
  const size = scaleLinear([0, Math.max(1, maxSize)], [CHART_HEIGHT - 1, COUNT_HEIGHT + GAP]);
  const lineOf = (y: (sample: MapSample) => number): string =>
    line<MapSample>(x, y).curve(curveStepAfter)(points) ?? "";
  const areaOf = (bottom: number, y: (sample: MapSample) => number): string =>
    area<MapSample>(x, bottom, y).curve(curveStepAfter)(points) ?? "";
  const hasSizes = maxSize > 0;
  const ticks = (kind: GrowthEvent["kind"]): string =>
    growth
      .filter((event) => event.kind === kind)
      .map(({ step }) => `M${xOf(step, nSteps)} 0V${CHART_HEIGHT}`)
      .join("");
  return {
    countArea: areaOf(COUNT_HEIGHT, (sample) => count(Math.max(0, sample.count))),
    countLine: lineOf((sample) => count(Math.max(0, sample.count))),
    sizeLine: hasSizes ? lineOf((sample) => size(Math.max(0, sample.size))) : "",
    movedArea: hasSizes
      ? areaOf(CHART_HEIGHT, (sample) => CHART_HEIGHT - SIZE_HEIGHT * shareMoved(record, sample))
      : "",
    growths: ticks("grow"),
    ends: ticks("done"),
    maxCount,
    maxSize,
    begun: growth.filter((event) => event.kind === "grow"),
  };
}

const byStep = bisector((event: GrowthEvent) => event.step);

/** How much of the growths in progress is done at a sample, from 0 to 1. */
export function shareMoved({ model, growth }: MapRecord, { step, evacuated }: MapSample): number {
  if (evacuated <= 0) return 0;
  if (model === "swiss") return 1;
  const begun = growth[byStep.right(growth, step) - 1];
  const latest = begun?.kind === "evacuate" ? begun.left : -1;
  return latest < 0 ? 1 : evacuated / (evacuated + latest);
}

/** Where a key takes the cursor: left and right to where the map's figures change; undefined for other keys. */
export function cursorAfterKey(
  key: string,
  { samples }: MapRecord,
  cursor: number,
  nSteps: number,
): number | undefined {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return 1 + (samples.findLast(({ step }) => step + 1 < cursor)?.step ?? -1);
    case "ArrowRight":
    case "ArrowUp":
      return 1 + (samples.find(({ step }) => step + 1 > cursor)?.step ?? nSteps - 1);
    case "Home":
      return 0;
    case "End":
      return nSteps;
    default:
      return undefined;
  }
}
