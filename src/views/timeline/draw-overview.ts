// A lane seen from far: buckets of two pixels. Below, the state: blocked is hatched; above it the most severe event as a strip in the
// goroutine's colour, opaque where events are dense. A race, a panic or a deadlock fills the bucket. Equal neighbours are one rectangle.

import type { Brush } from "./brush.ts";
import type { Frame } from "./draw.ts";
import type { Lane } from "./model.ts";
import { SEVERITY_BLOCKED, SEVERITY_FOREVER, SEVERITY_RUN } from "./operation-style.ts";
import { lowerBound } from "./range-max.ts";
import { columnX, type LaneBox } from "./viewport.ts";

const BUCKET = 2;
/** Kept apart by eye. */
const N_DENSITIES = 4;
/** A hatch in a lower lane is a smear. */
const MIN_HATCH_HEIGHT = 9;

interface Bucket {
  /** Severity of the worst state. */
  readonly state: number;
  /** Severity of the worst event; 0 for none. */
  readonly event: number;
  /** How full of events: 0 to N_DENSITIES - 1. */
  readonly density: number;
}

/** Paints one lane of a frame whose columns are too narrow for single events. Cost: O(width log events). */
export function drawOverviewLane(frame: Frame, lane: Lane, box: LaneBox): void {
  const { size, view, scene } = frame;
  const left = Math.max(0, columnX(view, 0));
  const right = Math.min(size.width, columnX(view, scene.nColumns));
  const bucketOf = bucketFinder(lane, (x) => (x - columnX(view, 0)) / view.scale);
  let start = left;
  let current: Bucket = { state: 0, event: 0, density: 0 };
  for (let x = left; x < right; x += BUCKET) {
    const bucket = bucketOf(x, Math.min(right, x + BUCKET));
    if (bucket.state === current.state && bucket.event === current.event && bucket.density === current.density)
      continue;
    paintRun(frame, lane, start, x - start, box, current);
    [start, current] = [x, bucket];
  }
  paintRun(frame, lane, start, right - start, box, current);
}

function bucketFinder(lane: Lane, columnOf: (x: number) => number): (from: number, to: number) => Bucket {
  const { steps, severities } = lane;
  let first = lowerBound(steps, Math.floor(columnOf(0)));
  return (x, end) => {
    const from = Math.floor(columnOf(x));
    const to = Math.max(from + 1, Math.floor(columnOf(end)));
    first = lowerBound(steps, from, Math.min(first, steps.length));
    const behind = lowerBound(steps, to, first);
    const density = Math.min(N_DENSITIES - 1, Math.floor((N_DENSITIES * (behind - first)) / (to - from)));
    return { state: stateIn(lane, from, to), event: severities.query(first, behind), density };
  };
}

function stateIn(lane: Lane, from: number, to: number): number {
  if (lane.kind === "object") return 0;
  const { start, end } = lane.spans;
  return lane.spanSeverities.query(lowerBound(end, from + 1), lowerBound(start, to));
}

function paintRun(frame: Frame, lane: Lane, x: number, width: number, box: LaneBox, bucket: Bucket): void {
  const { ctx, brush } = frame;
  if (width <= 0 || (bucket.state === 0 && bucket.event === 0)) return;
  const { colors } = brush.theme;
  const inset = Math.max(0.5, box.height * 0.12);
  const [top, height] = [box.top + inset, box.height - 2 * inset];
  if (bucket.event > SEVERITY_FOREVER) {
    ctx.fillStyle = colors.race;
    ctx.fillRect(x, top, width, height);
    return;
  }
  paintState(frame, x, width, top, height, bucket.state);
  if (bucket.event === 0) return;
  ctx.globalAlpha = 0.6 + (0.4 * bucket.density) / (N_DENSITIES - 1);
  ctx.fillStyle = lane.kind === "goroutine" ? brush.fillOf(ctx, lane.goroutine) : colors.fg3;
  const strip = bucket.state >= SEVERITY_BLOCKED ? height * 0.5 : height;
  ctx.fillRect(x, top + (height - strip) / 2, width, strip);
  ctx.globalAlpha = 1;
}

function paintState({ ctx, brush }: Frame, x: number, width: number, top: number, height: number, state: number): void {
  const { colors } = brush.theme;
  if (state >= SEVERITY_BLOCKED) {
    ctx.fillStyle = blockedFill(ctx, brush, height, state === SEVERITY_FOREVER ? colors.race : colors.border);
    ctx.fillRect(x, top, width, height);
  } else if (state > 0 && state < SEVERITY_RUN) {
    ctx.fillStyle = colors.hairline;
    ctx.fillRect(x, top + height * 0.4, width, Math.max(1, height * 0.2));
  }
}

function blockedFill(
  ctx: CanvasRenderingContext2D,
  brush: Brush,
  height: number,
  color: string,
): string | CanvasPattern {
  if (height >= MIN_HATCH_HEIGHT) return brush.hatch(ctx, color);
  return color === brush.theme.colors.race ? color : brush.theme.colors.bg3;
}
