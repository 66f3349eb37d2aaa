// A lane seen from far: buckets of two pixels, each in the colour of the most severe thing in it; density as opacity. Equal
// neighbours are painted as one rectangle.

import type { Brush } from "./brush.ts";
import type { Frame } from "./draw.ts";
import type { Lane } from "./model.ts";
import {
  SEVERITY_BLOCKED,
  SEVERITY_FOREVER,
  SEVERITY_READ,
  SEVERITY_RUN,
  SEVERITY_RUNNABLE,
  SEVERITY_SYNC,
} from "./operation-style.ts";
import { lowerBound } from "./range-max.ts";
import { columnX, type LaneBox } from "./viewport.ts";

const BUCKET = 2;
/** Kept apart by eye. */
const N_DENSITIES = 4;

/** Severity of a bucket and how full of events it is, 0 to N_DENSITIES - 1. */
interface Bucket {
  readonly severity: number;
  readonly density: number;
}

/** Paints one lane of a frame whose columns are too narrow for single events. Cost: O(width log events). */
export function drawOverviewLane(frame: Frame, lane: Lane, { top, height }: LaneBox): void {
  const { size, view, scene } = frame;
  const left = Math.max(0, columnX(view, 0));
  const right = Math.min(size.width, columnX(view, scene.nColumns));
  const bucketOf = bucketFinder(lane, (x) => (x - columnX(view, 0)) / view.scale);
  let start = left;
  let current: Bucket = { severity: 0, density: 0 };
  for (let x = left; x < right; x += BUCKET) {
    const bucket = bucketOf(x, Math.min(right, x + BUCKET));
    if (bucket.severity === current.severity && bucket.density === current.density) continue;
    paintRun(frame, lane, start, x, top, height, current);
    [start, current] = [x, bucket];
  }
  paintRun(frame, lane, start, right, top, height, current);
}

function bucketFinder(lane: Lane, columnOf: (x: number) => number): (from: number, to: number) => Bucket {
  const { steps } = lane;
  let event = lowerBound(steps, Math.floor(columnOf(0)));
  return (x, end) => {
    const [from, to] = [Math.floor(columnOf(x)), Math.max(Math.floor(columnOf(x)) + 1, Math.floor(columnOf(end)))];
    event = lowerBound(steps, from, Math.min(event, steps.length));
    const behind = lowerBound(steps, to, event);
    const severity = Math.max(lane.severities.query(event, behind), spanSeverityIn(lane, from, to));
    const density = Math.min(N_DENSITIES - 1, Math.floor((N_DENSITIES * (behind - event)) / (to - from)));
    return { severity, density };
  };
}

function spanSeverityIn(lane: Lane, from: number, to: number): number {
  if (lane.kind === "object") return 0;
  const { start, end } = lane.spans;
  return lane.spanSeverities.query(lowerBound(end, from + 1), lowerBound(start, to));
}

function paintRun(
  { ctx, brush }: Frame,
  lane: Lane,
  from: number,
  to: number,
  top: number,
  height: number,
  { severity, density }: Bucket,
): void {
  if (severity === 0 || to <= from) return;
  const isThin = severity === SEVERITY_RUNNABLE;
  const inset = isThin ? height * 0.42 : Math.max(1, height * 0.14);
  ctx.globalAlpha =
    severity > SEVERITY_RUNNABLE && severity < SEVERITY_BLOCKED ? 0.45 + (0.55 * density) / (N_DENSITIES - 1) : 1;
  ctx.fillStyle = runFill(ctx, brush, lane, severity);
  ctx.fillRect(from, top + inset, to - from, height - 2 * inset);
  ctx.globalAlpha = 1;
}

function runFill(ctx: CanvasRenderingContext2D, brush: Brush, lane: Lane, severity: number): string | CanvasPattern {
  const { colors } = brush.theme;
  if (severity > SEVERITY_FOREVER) return colors.race;
  if (severity === SEVERITY_FOREVER) return brush.hatch(ctx, colors.race);
  if (severity === SEVERITY_BLOCKED) return brush.hatch(ctx, colors.fg3);
  if (severity === SEVERITY_RUNNABLE) return colors.hairline;
  if (lane.kind === "object") return objectFill(brush, severity);
  return brush.fillOf(ctx, lane.goroutine);
}

function objectFill({ theme: { colors } }: Brush, severity: number): string {
  return [SEVERITY_RUN, SEVERITY_READ, SEVERITY_SYNC].includes(severity) ? colors.fg3 : colors.fg2;
}
