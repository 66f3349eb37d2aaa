// A lane seen from near: spans, critical sections, a glyph per event and words where they fit.

import { OP_RENDEZVOUS } from "../../trace/operation.ts";
import { goroutineName, lockColor, lockDash } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";
import { AXIS_FONT, LABEL_FONT, roundRect } from "./brush.ts";
import type { Frame } from "./draw.ts";
import { eventLabels, fitLabel } from "./labels.ts";
import type { GoroutineLane, ObjectLane, Rail } from "./model.ts";
import { eventGlyph } from "./operation-style.ts";
import { lowerBound } from "./range-max.ts";
import { SPAN_BLOCKED, SPAN_FOREVER, SPAN_RUNNING } from "./spans.ts";
import { columnAt, columnX, type LaneBox, visibleColumns } from "./viewport.ts";

const RAIL_PITCH = 4;
/** Nested rails further apart, so that each can have its name. */
const ROOMY_RAIL_PITCH = 9;
const ROOMY = 56;
const RAIL_WIDTH = 3;
/** Columns narrower than this have no glyphs. */
const GLYPH_WIDTH = 11;
/** Lanes at least this tall have a line of labels. */
const LABELLED = 40;

/** Where things are within a goroutine's lane. */
export interface LaneRows {
  readonly barTop: number;
  readonly barHeight: number;
  readonly middle: number;
  /** Middle of the line of labels; -1 when the lane is too low for it. */
  readonly labelY: number;
  readonly railTop: number;
  readonly railPitch: number;
}

export function laneRows({ top, height }: LaneBox): LaneRows {
  const isLabelled = height >= LABELLED;
  const barTop = top + (height >= 28 ? 5 : 2);
  const barHeight = isLabelled ? 18 : height - (height >= 28 ? 13 : height >= 20 ? 7 : 4);
  const labelY = isLabelled ? barTop + barHeight + 10 : -1;
  return {
    barTop,
    barHeight,
    middle: barTop + barHeight / 2,
    labelY,
    railTop: top + height - RAIL_WIDTH - 2,
    railPitch: height >= ROOMY ? ROOMY_RAIL_PITCH : RAIL_PITCH,
  };
}

export function drawGoroutineDetail(frame: Frame, lane: GoroutineLane, box: LaneBox): void {
  const rows = laneRows(box);
  drawWhisker(frame, lane, rows);
  drawSpans(frame, lane, rows);
  drawEvents(frame, lane, rows);
  drawRails(frame, lane, rows);
  drawEnd(frame, lane, rows);
}

// Before birth: a hair. Nothing after the end.
function drawWhisker({ ctx, brush, view }: Frame, lane: GoroutineLane, { middle }: LaneRows): void {
  const to = columnX(view, lane.bornAt);
  ctx.fillStyle = brush.theme.colors.hairline;
  if (to > 0) ctx.fillRect(Math.max(0, columnX(view, 0)), Math.round(middle), to - Math.max(0, columnX(view, 0)), 1);
}

function drawSpans(frame: Frame, lane: GoroutineLane, rows: LaneRows): void {
  const { ctx, view, scene } = frame;
  const { from, to } = visibleColumns(view, scene.nColumns);
  const { start, end, state, object } = lane.spans;
  for (let i = lowerBound(end, from + 1); i < start.length && (start[i] as number) < to; i++) {
    const left = columnX(view, start[i] as number);
    const width = ((end[i] as number) - (start[i] as number)) * view.scale;
    switch (state[i]) {
      case SPAN_RUNNING:
        ctx.fillStyle = frame.brush.fillOf(ctx, lane.goroutine);
        roundRect(ctx, left + 0.5, rows.barTop, width - 1, rows.barHeight, 4);
        ctx.fill();
        break;
      case SPAN_BLOCKED:
      case SPAN_FOREVER:
        drawBlocked(frame, rows, left, width, object[i] as number, state[i] === SPAN_FOREVER);
        break;
      default:
        drawRunnable(frame, lane, rows, left, width);
    }
  }
}

function drawRunnable({ ctx, brush }: Frame, lane: GoroutineLane, rows: LaneRows, left: number, width: number): void {
  const height = Math.max(3, Math.round(rows.barHeight * 0.4));
  ctx.strokeStyle = brush.goroutine(lane.goroutine).fill;
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 1;
  ctx.strokeRect(left + 1.5, Math.round(rows.middle - height / 2) + 0.5, Math.max(1, width - 3), height - 1);
  ctx.globalAlpha = 1;
}

function drawBlocked(
  frame: Frame,
  rows: LaneRows,
  left: number,
  width: number,
  object: number,
  isForever: boolean,
): void {
  const { ctx, brush, scene } = frame;
  const { colors } = brush.theme;
  ctx.fillStyle = brush.hatch(ctx, isForever ? colors.race : colors.border);
  ctx.globalAlpha = isForever ? 0.8 : 0.7;
  roundRect(ctx, left + 1, rows.barTop + 1, width - 2, rows.barHeight - 2, 3);
  ctx.fill();
  ctx.globalAlpha = 1;
  if (isForever) {
    ctx.strokeStyle = colors.race;
    ctx.lineWidth = 2;
    roundRect(ctx, left + 1, rows.barTop + 1, width - 2, rows.barHeight - 2, 3);
    ctx.stroke();
  }
  const name = scene.names.get(object) ?? "";
  drawReason(
    frame,
    rows,
    left,
    width,
    reasons(name, holderText(frame, object, columnAt(frame.view, left + width - 1)), isForever),
    isForever,
  );
}

// Longest first.
function reasons(name: string, holder: string, isForever: boolean): readonly string[] {
  const waits = strings.timeline.blockedOn(name);
  const held = holder === "" ? [] : [`${waits}, ${holder}`];
  return [...held, ...(isForever ? [strings.timeline.forever(name)] : []), waits, name];
}

// Why it is blocked: words on a plain ground if they fit, else a glyph.
function drawReason(
  frame: Frame,
  rows: LaneRows,
  left: number,
  width: number,
  candidates: readonly string[],
  isForever: boolean,
): void {
  const { ctx, brush, size } = frame;
  if (rows.barHeight < 12) return;
  const { colors } = brush.theme;
  const color = isForever ? colors.race : colors.fg2;
  const [seenLeft, seenRight] = [Math.max(left, 0), Math.min(left + width, size.width)];
  const glyph = 12;
  const room = seenRight - seenLeft - 16;
  if (room < glyph) return;
  const label = fitLabel(candidates, room - glyph - 10, brush.charWidth(ctx));
  const textWidth = label === undefined ? 0 : brush.textWidth(ctx, LABEL_FONT, label) + 5;
  const total = glyph + textWidth + 8;
  const x = seenLeft + (seenRight - seenLeft - total) / 2;
  ctx.fillStyle = colors.bg1;
  roundRect(ctx, x, rows.barTop + 2.5, total, rows.barHeight - 5, 3);
  ctx.fill();
  brush.glyphs.paint(ctx, isForever ? "infinity" : "wait", x + 4 + glyph / 2, rows.middle, glyph - 2, color);
  if (label === undefined) return;
  ctx.font = LABEL_FONT;
  ctx.fillStyle = color;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(label, x + glyph + 8, rows.middle + 0.5);
}

function drawEvents(frame: Frame, lane: GoroutineLane, rows: LaneRows): void {
  const { ctx, view, scene, brush } = frame;
  if (view.scale < GLYPH_WIDTH) return;
  const { from, to } = visibleColumns(view, scene.nColumns);
  const { onFill } = brush.goroutine(lane.goroutine);
  const size = Math.min(12, rows.barHeight - 4, view.scale - 2);
  for (let i = lowerBound(lane.steps, from); i < lane.steps.length; i++) {
    const step = lane.steps[i] as number;
    if (step >= to) break;
    const x = columnX(view, step) + view.scale / 2;
    if (size >= 6) brush.glyphs.paint(ctx, glyphOf(frame, lane, step), x, rows.middle, size, onFill);
    if (rows.labelY >= 0) drawLabel(frame, lane, rows, i, x);
  }
}

// The receiver's half of a rendezvous takes.
function glyphOf({ scene }: Frame, lane: GoroutineLane, step: number) {
  const { kind, goroutine } = scene.trace.events;
  if (kind[step] === OP_RENDEZVOUS && goroutine[step] !== lane.goroutine) return "receive";
  return eventGlyph(scene.trace.events, step);
}

// A label may run into the columns behind it up to the lane's next event.
function drawLabel(frame: Frame, lane: GoroutineLane, rows: LaneRows, index: number, x: number): void {
  const { ctx, view, scene, brush } = frame;
  const step = lane.steps[index] as number; // the caller's index
  const left = columnX(view, step) + 3;
  const next = lane.steps[index + 1];
  const room = (next === undefined ? scene.nColumns * view.scale : (next - step) * view.scale) - 10;
  const label = fitLabel(eventLabels(scene, step), room, brush.charWidth(ctx));
  if (label === undefined) return;
  const width = brush.textWidth(ctx, LABEL_FONT, label);
  ctx.font = LABEL_FONT;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = brush.theme.colors.fg2;
  ctx.fillText(label, width <= view.scale - 4 ? x - width / 2 : left, rows.labelY);
}

function drawRails(frame: Frame, lane: GoroutineLane, rows: LaneRows): void {
  const { from, to } = visibleColumns(frame.view, frame.scene.nColumns);
  for (const rail of lane.rails.within(from, to)) drawRail(frame, rail, rows);
}

// From the middle of the event that locks to the middle of the one that unlocks.
function drawRail({ ctx, brush, view }: Frame, rail: Rail, rows: LaneRows): void {
  const y = rows.railTop - rows.railPitch * rail.depth + RAIL_WIDTH / 2;
  const left = columnX(view, rail.start) - view.scale / 2;
  const right = columnX(view, rail.end) - view.scale / 2;
  const color = lockColor(brush.theme, rail.lock);
  ctx.strokeStyle = color;
  ctx.lineWidth = rail.isRead ? 1.5 : RAIL_WIDTH;
  ctx.setLineDash([...lockDash(rail.lock)]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!rail.isFirst || rows.labelY < 0) return;
  const width = brush.textWidth(ctx, AXIS_FONT, rail.name) + 6;
  if (width > right - left) return;
  ctx.fillStyle = brush.theme.colors.bg1;
  ctx.fillRect(left + 8, y - 5, width, 9);
  ctx.font = AXIS_FONT;
  ctx.fillStyle = color;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(rail.name, left + 11, y);
}

function drawEnd({ ctx, brush, view }: Frame, lane: GoroutineLane, rows: LaneRows): void {
  if (lane.panicAt < 0) return;
  const x = columnX(view, lane.panicAt + 1);
  ctx.fillStyle = brush.theme.colors.race;
  ctx.fillRect(x - 1, rows.barTop - 2, 4, rows.barHeight + 4);
  brush.glyphs.paint(ctx, "panic", x + 12, rows.middle, 12, brush.theme.colors.race);
}

export function drawObjectDetail(frame: Frame, lane: ObjectLane, box: LaneBox): void {
  drawBars(frame, lane, box);
  drawTouches(frame, lane, box);
}

function drawBars(frame: Frame, lane: ObjectLane, { top, height }: LaneBox): void {
  const { ctx, brush, view, scene } = frame;
  const { from, to } = visibleColumns(view, scene.nColumns);
  for (const bar of lane.bars.within(from, to)) {
    const left = columnX(view, bar.start) - view.scale / 2;
    const width = (bar.end - bar.start) * view.scale;
    ctx.fillStyle = bar.goroutine < 0 ? brush.theme.colors.border : brush.fillOf(ctx, bar.goroutine);
    ctx.globalAlpha = bar.goroutine < 0 ? 0.35 : bar.isRead ? 0.45 : 0.9;
    roundRect(ctx, left, top + 6, width, height - 13, 2);
    ctx.fill();
    ctx.globalAlpha = 1;
    if (bar.goroutine < 0 && width > 44) drawBarText(frame, bar.text, left + width / 2, top + height / 2 - 0.5);
  }
}

function drawBarText({ ctx, brush }: Frame, text: string, x: number, y: number): void {
  ctx.font = AXIS_FONT;
  ctx.fillStyle = brush.theme.colors.fg1;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y);
}

// Who touches the object: the event's glyph on a disc in the goroutine's colour.
function drawTouches(frame: Frame, lane: ObjectLane, { top, height }: LaneBox): void {
  const { ctx, brush, view, scene } = frame;
  const { from, to } = visibleColumns(view, scene.nColumns);
  const { goroutine } = scene.trace.events;
  const y = top + (height - 1) / 2;
  const radius = Math.min(8, view.scale / 2 - 0.5, (height - 3) / 2);
  for (let i = lowerBound(lane.steps, from); i < lane.steps.length; i++) {
    const step = lane.steps[i] as number;
    if (step >= to) break;
    const x = columnX(view, step) + view.scale / 2;
    const { onFill } = brush.goroutine(goroutine[step] as number);
    ctx.fillStyle = brush.fillOf(ctx, goroutine[step] as number);
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    if (radius >= 6) brush.glyphs.paint(ctx, eventGlyph(scene.trace.events, step), x, y, 9, onFill);
  }
}

/** Names shown in tooltips and in the overlay: who holds a lock that `object` is. */
export function holderText(frame: Pick<Frame, "scene">, object: number, column: number): string {
  const hold = frame.scene.holdsOn.get(object)?.at(column);
  return hold === undefined ? "" : strings.timeline.heldBy(goroutineName(hold.goroutine));
}
