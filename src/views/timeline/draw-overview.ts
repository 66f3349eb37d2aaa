// A lane seen from far: buckets of two pixels. Below, the state: blocked is hatched; above it the most severe event as a strip in the
// goroutine's colour, opaque where events are dense. A race, a panic or a deadlock fills the bucket. Equal neighbours are one rectangle.

import type { Brush } from "./brush.ts";
import type { Frame } from "./draw.ts";
import type { Lane } from "./model.ts";
import { SEVERITY_BLOCKED, SEVERITY_FOREVER, SEVERITY_RUN } from "./operation-style.ts";
import { advance, lowerBound } from "./range-max.ts";
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
  const buckets = bucketsOf(frame, lane);
  paintRuns(
    buckets,
    ({ state }) => state,
    (from, to, { state }) => paintState(frame, from, to - from, box, state),
  );
  paintRuns(
    buckets,
    ({ event, density, state }) => event * 64 + density * 16 + state,
    (from, to, bucket) => paintEvents(frame, lane, from, to - from, box, bucket),
  );
}

interface Buckets {
  readonly left: number;
  readonly right: number;
  readonly list: readonly Bucket[];
}

function bucketsOf({ size, view, scene }: Frame, lane: Lane): Buckets {
  const origin = columnX(view, 0);
  const left = Math.max(0, origin);
  const right = Math.min(size.width, columnX(view, scene.nColumns));
  const find = bucketFinder(lane, Math.floor((left - origin) / view.scale));
  const list: Bucket[] = [];
  for (let x = left; x < right; x += BUCKET) {
    const from = Math.floor((x - origin) / view.scale);
    const to = Math.floor((Math.min(right, x + BUCKET) - origin) / view.scale);
    list.push(find(from, Math.max(from + 1, to)));
  }
  return { left, right, list };
}

// Buckets come in ascending order, so each search starts where the last one ended.
function bucketFinder(lane: Lane, first: number): (from: number, to: number) => Bucket {
  const { steps, severities } = lane;
  const spans = lane.kind === "goroutine" ? lane.spans : undefined;
  let event = lowerBound(steps, first);
  let span = spans === undefined ? 0 : lowerBound(spans.end, first + 1);
  return (from, to) => {
    event = advance(steps, from, event);
    const behind = advance(steps, to, event);
    const density = Math.min(N_DENSITIES - 1, Math.floor((N_DENSITIES * (behind - event)) / (to - from)));
    const worst = severities.query(event, behind);
    if (lane.kind === "object" || spans === undefined) return { state: 0, event: worst, density };
    span = advance(spans.end, from + 1, span);
    return { state: lane.spanSeverities.query(span, advance(spans.start, to, span)), event: worst, density };
  };
}

// Equal neighbours as one.
function paintRuns(
  { left, right, list }: Buckets,
  keyOf: (bucket: Bucket) => number,
  paint: (from: number, to: number, bucket: Bucket) => void,
): void {
  let start = 0;
  for (let i = 1; i <= list.length; i++) {
    const first = list[start] as Bucket; // start < i <= length
    const next = list[i];
    if (next !== undefined && keyOf(next) === keyOf(first)) continue;
    paint(left + start * BUCKET, next === undefined ? right : left + i * BUCKET, first);
    start = i;
  }
}

function inset({ top, height }: LaneBox): LaneBox {
  const margin = Math.max(0.5, height * 0.12);
  return { top: top + margin, height: height - 2 * margin };
}

function paintEvents(frame: Frame, lane: Lane, x: number, width: number, box: LaneBox, bucket: Bucket): void {
  if (bucket.event === 0) return;
  const { ctx, brush } = frame;
  const { top, height } = inset(box);
  const isAlarm = bucket.event > SEVERITY_FOREVER;
  ctx.globalAlpha = isAlarm ? 1 : 0.6 + (0.4 * bucket.density) / (N_DENSITIES - 1);
  const fill = lane.kind === "goroutine" ? brush.fillOf(ctx, lane.goroutine) : brush.theme.colors.fg3;
  ctx.fillStyle = isAlarm ? brush.theme.colors.race : fill;
  const strip = !isAlarm && bucket.state >= SEVERITY_BLOCKED ? height * 0.5 : height;
  ctx.fillRect(x, top + (height - strip) / 2, width, strip);
  ctx.globalAlpha = 1;
}

function paintState({ ctx, brush }: Frame, x: number, width: number, box: LaneBox, state: number): void {
  const { top, height } = inset(box);
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
