// Paints canvas A: ruler, lanes, spans, rails, bars, events. Above DETAIL_WIDTH pixels a column single events, below it buckets.

import type { CanvasSize } from "../../ui/CanvasHost.tsx";
import { AXIS_FONT, type Brush } from "./brush.ts";
import { drawGoroutineDetail, drawObjectDetail } from "./draw-detail.ts";
import { drawOverviewLane } from "./draw-overview.ts";
import type { Scene } from "./model.ts";
import { stepNumber } from "./names.ts";
import {
  columnX,
  DETAIL_WIDTH,
  type Layout,
  RULER_HEIGHT,
  type Viewport,
  visibleColumns,
  visibleLanes,
} from "./viewport.ts";

/** What one frame is painted from. */
export interface Frame {
  readonly ctx: CanvasRenderingContext2D;
  readonly size: CanvasSize;
  readonly brush: Brush;
  readonly scene: Scene;
  readonly layout: Layout;
  readonly view: Viewport;
}

/** Paints the scene. Cost: O(what is in view): at most one event per column, or buckets of two pixels. */
export function drawScene(frame: Frame): void {
  const { ctx, size, view, layout } = frame;
  drawGrid(frame);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, RULER_HEIGHT, size.width, size.height - RULER_HEIGHT);
  ctx.clip();
  ctx.translate(0, RULER_HEIGHT - view.scrollTop);
  const { from, to } = visibleLanes(layout, view);
  for (let index = from; index < to; index++) drawLane(frame, index);
  ctx.restore();
}

function drawLane(frame: Frame, index: number): void {
  const { ctx, size, brush, scene, layout, view } = frame;
  const lane = scene.lanes[index];
  const box = layout.boxes[index];
  if (lane === undefined || box === undefined) return;
  const { bg1, bg2, hairline } = brush.theme.colors;
  ctx.fillStyle = lane.kind === "goroutine" ? bg1 : bg2;
  if (lane.kind === "object") ctx.fillRect(0, box.top, size.width, box.height - 1);
  ctx.fillStyle = hairline;
  ctx.fillRect(0, box.top + box.height - 1, size.width, 1);
  if (view.scale < DETAIL_WIDTH) drawOverviewLane(frame, lane, box);
  else if (lane.kind === "goroutine") drawGoroutineDetail(frame, lane, box);
  else drawObjectDetail(frame, lane, box);
}

/** Steps between ruler marks: 1, 2, 5, 10, … such that they are at least 44 pixels apart. */
export function tickInterval(scale: number): number {
  for (let power = 1; ; power *= 10)
    for (const factor of [1, 2, 5]) if (factor * power * scale >= 44 || power > 1e9) return factor * power;
}

function drawGrid({ ctx, size, brush, scene, view }: Frame): void {
  const { colors } = brush.theme;
  ctx.fillStyle = colors.bg1;
  ctx.fillRect(0, 0, size.width, size.height);
  ctx.fillStyle = colors.hairline;
  ctx.fillRect(0, RULER_HEIGHT - 1, size.width, 1);
  const every = tickInterval(view.scale);
  const { from, to } = visibleColumns(view, scene.trace.events.length);
  ctx.font = AXIS_FONT;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (let number = Math.ceil(stepNumber(from) / every) * every; number <= to; number += every) {
    const x = columnX(view, number - 1) + view.scale / 2;
    ctx.fillStyle = colors.hairline;
    ctx.fillRect(Math.round(x), RULER_HEIGHT - 5, 1, 4);
    ctx.globalAlpha = 0.5;
    ctx.fillRect(Math.round(x), RULER_HEIGHT, 1, size.height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colors.fg3;
    const half = brush.textWidth(ctx, AXIS_FONT, String(number)) / 2 + 2;
    // At an edge beside its mark rather than cut.
    if (x >= 0 && x <= size.width)
      ctx.fillText(String(number), Math.min(size.width - half, Math.max(half, x)), RULER_HEIGHT / 2 - 1);
  }
}
