// Paints the squares of overview-layout.ts: how full a bucket is, whether it has been moved, who is there, what the last step touched.

import { goroutineColor } from "../../ui/lane-colors.ts";
import type { Theme } from "../../ui/tokens.ts";
import { type BlockScene, CELLS_PER_LINE, isTouched, type LineScene } from "./model.ts";
import type { OverviewLayout } from "./overview-layout.ts";

/** Cost: linear in the buckets; 1,024 take a millisecond. */
export function drawOverview(
  ctx: CanvasRenderingContext2D,
  theme: Theme,
  block: BlockScene,
  layout: OverviewLayout,
): void {
  const { lines, heads, frontier, touch } = block;
  for (const [index, head] of heads.entries()) {
    const x = (index % layout.columns) * layout.pitch;
    const y = Math.floor(index / layout.columns) * layout.pitch;
    const chain = lines.slice(head, heads[index + 1] ?? lines.length);
    drawSquare(
      ctx,
      theme,
      layout.pitch,
      x,
      y,
      chain,
      chain.some((line) => isTouched(line, touch)),
    );
    if (head === frontier) drawFrontier(ctx, theme, layout.pitch, x, y);
  }
}

function drawSquare(
  ctx: CanvasRenderingContext2D,
  { colors, ...theme }: Theme,
  pitch: number,
  x: number,
  y: number,
  chain: readonly LineScene[],
  isLit: boolean,
): void {
  const side = pitch - (pitch < 8 ? 1 : 2);
  const nFull = chain.reduce((sum, line) => sum + line.nFull, 0);
  const fill = Math.min(1, nFull / CELLS_PER_LINE) * side;
  ctx.fillStyle = colors.bg3;
  ctx.fillRect(x, y, side, side);
  ctx.fillStyle = colors.fg3;
  ctx.fillRect(x, y + side - fill, side, fill);
  if (chain.length > 1) corner(ctx, colors.warn, x + side, y, side / 2);
  if (chain[0]?.state === "evacuated") strike(ctx, colors.fg3, x, y, side);
  const [holder] = chain.flatMap(({ holders }) => holders);
  if (isLit) frame(ctx, colors.accent, x, y, side);
  else if (holder !== undefined) frame(ctx, goroutineColor({ colors, ...theme }, holder).fill, x, y, side);
}

function frame(ctx: CanvasRenderingContext2D, color: string, x: number, y: number, side: number): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.strokeRect(x, y, side, side);
}

// A chain longer than its bucket.
function corner(ctx: CanvasRenderingContext2D, color: string, right: number, y: number, side: number): void {
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.moveTo(right - side, y);
  ctx.lineTo(right, y);
  ctx.lineTo(right, y + side);
  ctx.fill();
}

function strike(ctx: CanvasRenderingContext2D, color: string, x: number, y: number, side: number): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x, y + side);
  ctx.lineTo(x + side, y);
  ctx.stroke();
}

function drawFrontier(ctx: CanvasRenderingContext2D, { colors }: Theme, pitch: number, x: number, y: number): void {
  ctx.fillStyle = colors.fg1;
  ctx.fillRect(Math.max(0, x - 2), y - 1, 2, pitch);
}
