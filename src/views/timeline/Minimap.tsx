// The whole execution in a strip, with the part in view; a drag or press moves there.

import { memo, type PointerEvent, type RefObject, useEffect } from "react";
import { store } from "../../store/store.ts";
import { type CanvasHandle, CanvasHost, type CanvasSize } from "../../ui/CanvasHost.tsx";
import { strings } from "../../ui/strings.ts";
import type { Brush } from "./brush.ts";
import type { TimelineController } from "./controller.ts";
import { drawOverviewLane } from "./draw-overview.ts";
import type { Scene } from "./model.ts";
import { columnAt, contentWidth, type LaneBox, LEFT_MARGIN } from "./viewport.ts";

export interface MinimapProps {
  readonly scene: Scene;
  readonly brush: Brush;
  readonly controller: TimelineController;
  readonly handle: RefObject<CanvasHandle | undefined>;
}

const PADDING = 3;
/** More lanes than pixels would be a smear. */
const MAX_LANES = 14;

export const Minimap = memo(function Minimap({ scene, brush, controller, handle }: MinimapProps) {
  useEffect(() => store.subscribe(() => handle.current?.invalidate(1)), [handle]);
  const moveTo = (event: PointerEvent): void => {
    const size = handle.current?.size();
    if (size === undefined || size.width === 0) return;
    controller.panTo((handle.current?.locate(event).x ?? 0) / size.width);
  };
  return (
    <CanvasHost
      className="rw-minimap"
      title={strings.timeline.minimap}
      layers={[
        (ctx, size) => paintLanes(ctx, size, scene, brush),
        (ctx, size) => paintWindow(ctx, size, scene, brush, controller),
      ]}
      handle={handle}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) moveTo(event);
      }}
    />
  );
});

function paintLanes(ctx: CanvasRenderingContext2D, size: CanvasSize, scene: Scene, brush: Brush): void {
  const lanes = scene.lanes.filter(({ kind }) => kind === "goroutine").slice(0, MAX_LANES);
  const height = (size.height - 2 * PADDING) / Math.max(1, lanes.length);
  const scale = size.width / Math.max(1, scene.nColumns);
  const view = { scale, offset: LEFT_MARGIN, scrollTop: 0, width: size.width, height: size.height };
  const boxes = lanes.map((_, i): LaneBox => ({ top: PADDING + i * height, height }));
  const frame = { ctx, size, brush, scene, view, layout: { boxes, height: size.height } };
  lanes.forEach((lane, i) => {
    drawOverviewLane(frame, lane, boxes[i] as LaneBox); // a box per lane
  });
}

function paintWindow(
  ctx: CanvasRenderingContext2D,
  size: CanvasSize,
  scene: Scene,
  brush: Brush,
  { view }: TimelineController,
): void {
  const { accent, bg0 } = brush.theme.colors;
  const toX = (column: number): number => (column / Math.max(1, scene.nColumns)) * size.width;
  const left = Math.max(0, toX(columnAt(view, 0)));
  const width = Math.max(6, (view.width / contentWidth(view.scale, scene.nColumns)) * size.width);
  ctx.fillStyle = bg0;
  ctx.globalAlpha = 0.6;
  ctx.fillRect(0, 0, left, size.height);
  ctx.fillRect(left + width, 0, size.width, size.height);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = accent;
  ctx.lineWidth = 1.5;
  ctx.strokeRect(left + 0.75, 0.75, Math.min(width, size.width - left) - 1.5, size.height - 1.5);
  ctx.fillStyle = accent;
  ctx.fillRect(toX(store.getState().cursor) - 1, 0, 2, size.height);
  paintMarks(ctx, size, scene, brush, toX);
}

// Where the finding's steps are, also those outside the part in view.
function paintMarks(
  ctx: CanvasRenderingContext2D,
  size: CanvasSize,
  { marked }: Scene,
  brush: Brush,
  toX: (column: number) => number,
): void {
  ctx.fillStyle = brush.theme.colors.race;
  for (const { step } of marked) {
    const x = Math.round(toX(step + 0.5));
    ctx.fillRect(x - 0.75, 0, 1.5, size.height);
    ctx.beginPath();
    ctx.moveTo(x - 4, 0);
    ctx.lineTo(x + 4, 0);
    ctx.lineTo(x, 6);
    ctx.fill();
  }
}
