// Paints canvas B, above the scene: the future dimmed, the cursor, rendezvous, the finding's steps, the racing pair, the selection, and
// one hop of happens-before around what the pointer is on.

import { OP_RENDEZVOUS } from "../../trace/operation.ts";
import { strings } from "../../ui/strings.ts";
import { NUMBER_FONT, PILL_FONT, roundRect } from "./brush.ts";
import type { Frame } from "./draw.ts";
import { laneRows } from "./draw-detail.ts";
import type { Edge, EdgeKind } from "./history.ts";
import { lowerBound } from "./range-max.ts";
import { SPAN_FOREVER } from "./spans.ts";
import { columnX, DETAIL_WIDTH, RULER_HEIGHT, visibleColumns } from "./viewport.ts";

export interface OverlayState {
  /** The state is that before this step. */
  readonly cursor: number;
  readonly selectedStep: number;
  /** Step under the pointer; -1. */
  readonly hoveredStep: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export function drawOverlay(frame: Frame, state: OverlayState): void {
  const { view } = frame;
  // Before the cursor: what has not happened yet is dimmed with the rest.
  if (view.scale >= DETAIL_WIDTH) inLanes(frame, () => drawMeetings(frame));
  drawCursor(frame, state.cursor);
  inLanes(frame, () => {
    drawSelection(frame, state);
    drawMarked(frame);
    drawRace(frame);
    drawNumbers(frame);
    for (const edge of edgesAround(frame, state.hoveredStep)) drawEdge(frame, edge);
  });
}

// Paints with y from the top of the first lane, and nothing over the ruler.
function inLanes({ ctx, size, view }: Frame, paint: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, RULER_HEIGHT, size.width, size.height - RULER_HEIGHT);
  ctx.clip();
  ctx.translate(0, RULER_HEIGHT - view.scrollTop);
  paint();
  ctx.restore();
}

function edgesAround({ scene }: Frame, step: number): readonly Edge[] {
  return step < 0 ? [] : [...scene.edges.into(step), ...scene.edges.outOf(step)];
}

/** Middle of the event's mark in its goroutine's lane, from the top of the first lane; undefined for a hidden lane. */
function pointOf({ scene, layout, view }: Frame, step: number, goroutine: number): Point | undefined {
  const box = layout.boxes[scene.laneOf[goroutine] ?? -1];
  if (box === undefined) return undefined;
  return { x: columnX(view, step) + view.scale / 2, y: laneRows(box).middle };
}

function eventPoint(frame: Frame, step: number): Point | undefined {
  return pointOf(frame, step, frame.scene.trace.events.goroutine[step] ?? -1);
}

// What has not happened yet is dimmed; the column of the event just executed is lit.
function drawCursor({ ctx, size, brush, scene, view }: Frame, cursor: number): void {
  const { bg1, accent } = brush.theme.colors;
  const x = columnX(view, cursor);
  ctx.globalAlpha = 0.5;
  ctx.fillStyle = bg1;
  // What is blocked for ever after the last step is no future.
  if (cursor < scene.trace.events.length && x < size.width)
    ctx.fillRect(Math.max(0, x), RULER_HEIGHT, size.width, size.height);
  ctx.fillStyle = accent;
  ctx.globalAlpha = 0.13;
  const width = Math.max(2, view.scale);
  if (cursor > 0) ctx.fillRect(x - width, 0, width, size.height);
  ctx.globalAlpha = 1;
  ctx.fillRect(Math.round(x) - 1, 0, 2, size.height);
  ctx.beginPath();
  ctx.moveTo(x - 5, 0);
  ctx.lineTo(x + 5, 0);
  ctx.lineTo(x, 7);
  ctx.fill();
}

// A rendezvous is one mark in two lanes.
function drawMeetings(frame: Frame): void {
  const { ctx, scene, view, brush } = frame;
  const { kind, goroutine, partner, length } = scene.trace.events;
  const { from, to } = visibleColumns(view, length);
  for (let step = from; step < to; step++) {
    if (kind[step] !== OP_RENDEZVOUS) continue;
    const a = pointOf(frame, step, goroutine[step] as number);
    const b = pointOf(frame, step, partner[step] as number);
    if (a === undefined || b === undefined) continue;
    ctx.strokeStyle = brush.theme.colors.fg1;
    ctx.lineWidth = 2;
    const shift = a.y < b.y ? 9 : -9;
    line(ctx, { x: a.x, y: a.y + shift }, { x: b.x, y: b.y - shift });
  }
}

function drawSelection(frame: Frame, { selectedStep, hoveredStep }: OverlayState): void {
  const { ctx, brush, view } = frame;
  const width = Math.max(6, view.scale);
  for (const [step, color] of [
    [hoveredStep, brush.theme.colors.fg3],
    [selectedStep, brush.theme.colors.accent],
  ] as const) {
    const point = step < 0 ? undefined : eventPoint(frame, step);
    if (point === undefined) continue;
    ctx.strokeStyle = color;
    ctx.lineWidth = 2;
    roundRect(ctx, point.x - width / 2 - 1, point.y - 12, width + 2, 24, 6);
    ctx.stroke();
  }
}

function drawMarked(frame: Frame): void {
  const { ctx, scene, brush } = frame;
  const { race } = scene;
  for (const { step } of scene.marked) {
    const point = eventPoint(frame, step);
    if (point === undefined) continue;
    const isRacing = step === race?.first || step === race?.second;
    ctx.strokeStyle = brush.theme.colors.race;
    ctx.lineWidth = 1.75;
    for (const radius of isRacing ? [8.5, 12] : [8.5]) {
      ctx.beginPath();
      ctx.arc(point.x, point.y, radius, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }
}

/** A number at the shoulder of its mark; beside it where the lane is low. */
const NUMBER_SHIFT = { x: 9, y: -8 };
const LOW_NUMBER_SHIFT = { x: 15, y: 0 };
/** Bars lower than this have no shoulder. */
const SHOULDER = 14;

// The numbers that the story beside has, on the marks of its steps. A mark that has no room for its own is told by the one before it.
function drawNumbers(frame: Frame): void {
  const { scene, view } = frame;
  const taken: Point[] = [];
  for (const { step, goroutine, number } of [...scene.marked, ...scene.waits]) {
    const isWait = step >= scene.trace.events.length;
    const point = isWait ? waitPoint(frame, goroutine) : eventPoint(frame, step);
    if (point === undefined) continue;
    const box = frame.layout.boxes[scene.laneOf[goroutine] ?? -1];
    const isLow = box !== undefined && laneRows(box).barHeight < SHOULDER;
    const shift = isLow ? LOW_NUMBER_SHIFT : NUMBER_SHIFT;
    const at = { x: point.x + shift.x, y: point.y + shift.y };
    if (taken.some(({ x, y }) => y === at.y && Math.abs(x - at.x) < Math.max(13, view.scale / 2))) continue;
    taken.push(at);
    drawNumber(frame, at, number);
  }
}

// Where the wait of a goroutine that goes on for ever begins.
function waitPoint({ scene, layout, view }: Frame, goroutine: number): Point | undefined {
  const index = scene.laneOf[goroutine] ?? -1;
  const [lane, box] = [scene.lanes[index], layout.boxes[index]];
  if (lane?.kind !== "goroutine" || box === undefined) return undefined;
  const last = lane.spans.start.at(-1);
  if (last === undefined || lane.spans.state.at(-1) !== SPAN_FOREVER) return undefined;
  // At its left edge, or at that of the view.
  return { x: Math.max(columnX(view, last), 4), y: laneRows(box).middle };
}

function drawNumber({ ctx, brush }: Frame, { x, y }: Point, number: number): void {
  const { colors } = brush.theme;
  const text = String(number);
  const width = Math.max(13, brush.textWidth(ctx, NUMBER_FONT, text) + 7);
  ctx.fillStyle = colors.bg1;
  roundRect(ctx, x - width / 2 - 1.5, y - 8, width + 3, 16, 8);
  ctx.fill();
  ctx.fillStyle = colors.race;
  roundRect(ctx, x - width / 2, y - 6.5, width, 13, 6.5);
  ctx.fill();
  ctx.font = NUMBER_FONT;
  ctx.fillStyle = colors.onRace;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + 0.5);
}

// The order that is missing: a zig-zag with a gap, and the words.
function drawRace(frame: Frame): void {
  const { scene, ctx, brush } = frame;
  if (scene.race === undefined) return;
  const a = eventPoint(frame, scene.race.first);
  const b = eventPoint(frame, scene.race.second);
  if (a === undefined || b === undefined) return;
  ctx.strokeStyle = brush.theme.colors.race;
  ctx.lineWidth = 2;
  ctx.lineJoin = "round";
  zigzag(ctx, a, b);
  // The words stand in the middle of what is in view of it, between the lanes, where no label is.
  const [from, to] = [Math.max(0, Math.min(a.x, b.x)), Math.min(frame.size.width, Math.max(a.x, b.x))];
  if (from > to) return;
  const lower = a.y > b.y ? scene.race.first : scene.race.second;
  const box = frame.layout.boxes[scene.laneOf[scene.trace.events.goroutine[lower] ?? 0] ?? 0];
  drawPill(frame, { x: (from + to) / 2, y: (box?.top ?? 0) - 6 });
}

const RING = 13;
const TOOTH = 5;

function zigzag(ctx: CanvasRenderingContext2D, a: Point, b: Point): void {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length <= 2 * RING) return;
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  ctx.beginPath();
  for (let along = RING, tooth = 0; along <= length - RING; along += TOOTH, tooth++) {
    const side = tooth === 0 || along + TOOTH > length - RING ? 0 : tooth % 2 === 0 ? 4 : -4;
    const [x, y] = [a.x + ux * along - uy * side, a.y + uy * along + ux * side];
    if (tooth === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
  ctx.stroke();
}

function drawPill(frame: Frame, { x, y }: Point): void {
  const { ctx, brush, size } = frame;
  const { colors } = brush.theme;
  const text = strings.timeline.noOrder;
  const width = brush.textWidth(ctx, PILL_FONT, text) + 30;
  const left = Math.min(size.width - width - 4, Math.max(4, x - width / 2));
  ctx.fillStyle = colors.race;
  roundRect(ctx, left, y - 10, width, 20, 10);
  ctx.fill();
  brush.glyphs.paint(ctx, "race", left + 13, y, 11, colors.onRace);
  ctx.font = PILL_FONT;
  ctx.fillStyle = colors.onRace;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(text, left + 22, y + 0.5);
}

const DASHES: Readonly<Record<EdgeKind, readonly number[]>> = {
  go: [],
  channel: [],
  lock: [2, 3],
  "wait-group": [6, 3, 2, 3],
  once: [6, 3, 2, 3],
  cond: [6, 3, 2, 3],
  atomic: [4, 3],
};

// From the right edge of the source to the left edge of the target, horizontal at both ends.
function drawEdge(frame: Frame, edge: Edge): void {
  const { ctx, brush, view } = frame;
  const from = eventPoint(frame, edge.from);
  const to = eventPoint(frame, edge.to);
  if (from === undefined || to === undefined) return;
  const half = Math.min(9, view.scale / 2);
  const [x1, x2] = [from.x + half, to.x - half];
  ctx.strokeStyle = ctx.fillStyle = brush.theme.colors.fg1;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([...DASHES[edge.kind]]);
  ctx.beginPath();
  const middle = (x1 + x2 - 5) / 2;
  ctx.moveTo(x1, from.y);
  ctx.bezierCurveTo(middle, from.y, middle, to.y, x2 - 5, to.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x2, to.y);
  ctx.lineTo(x2 - 7, to.y - 4);
  ctx.lineTo(x2 - 7, to.y + 4);
  ctx.closePath();
  if (edge.kind === "go") ctx.stroke();
  else ctx.fill();
}

function line(ctx: CanvasRenderingContext2D, a: Point, b: Point): void {
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
}

/** The event that a press at `column` in lane `lane` means; -1 when the lane has none there. `reach` in columns. */
export function eventNear(frame: Pick<Frame, "scene">, lane: number, column: number, reach: number): number {
  const found = frame.scene.lanes[lane];
  if (found === undefined) return -1;
  const from = lowerBound(found.steps, column - reach);
  const candidates = [...found.steps.subarray(from, lowerBound(found.steps, column + reach + 1, from)).slice(0, 64)];
  const marked = candidates.find((step) => frame.scene.marked.some((each) => each.step === step));
  const nearest = candidates.sort((a, b) => Math.abs(a - column) - Math.abs(b - column))[0];
  return marked ?? nearest ?? -1;
}
