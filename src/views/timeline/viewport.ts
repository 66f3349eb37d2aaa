// Which part of the scene is seen, and where on the screen. Plain arithmetic; the component keeps one value of it.

import type { Lane, Scene } from "./model.ts";

/** Columns narrower than this show buckets instead of single events. */
export const DETAIL_WIDTH = 7;
const MAX_COLUMN_WIDTH = 72;
const COMFORTABLE_WIDTH = 24;
const ROOMY_WIDTH = 56;
/** Room before the first column. */
export const LEFT_MARGIN = 8;
export const RULER_HEIGHT = 24;

export interface Viewport {
  /** Width of a column (step) in pixels. */
  readonly scale: number;
  /** Pixels of content left of the view. */
  readonly offset: number;
  /** Pixels of lanes above the view. */
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
}

/** Left edge of a column. */
export function columnX(view: Viewport, column: number): number {
  return LEFT_MARGIN + column * view.scale - view.offset;
}

/** Column at x, not clamped. */
export function columnAt(view: Viewport, x: number): number {
  return Math.floor((x + view.offset - LEFT_MARGIN) / view.scale);
}

/** First and behind-last column in view. */
export function visibleColumns(view: Viewport, nColumns: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, columnAt(view, 0));
  return { from, to: Math.min(nColumns, columnAt(view, view.width) + 1) };
}

export function contentWidth(scale: number, nColumns: number): number {
  return 2 * LEFT_MARGIN + nColumns * scale;
}

/** Scale at which all columns fit. */
function fitScale(nColumns: number, width: number): number {
  return Math.min(MAX_COLUMN_WIDTH, Math.max(1, width - 2 * LEFT_MARGIN) / Math.max(1, nColumns));
}

/** Scale of a fresh trace: everything if that stays legible, else comfortable columns. */
export function firstScale(nColumns: number, width: number): number {
  const fit = fitScale(nColumns, width);
  return fit >= COMFORTABLE_WIDTH ? Math.min(fit, ROOMY_WIDTH) : COMFORTABLE_WIDTH;
}

/** The narrowest columns whose events can still be told apart. */
const LEGIBLE_WIDTH = 13;

/** A view with all of the columns `from` to `to` and what is beside them, where that stays legible; else undefined. */
export function fitRange(
  view: Viewport,
  nColumns: number,
  { from, to }: { readonly from: number; readonly to: number },
): Viewport | undefined {
  const beside = 3;
  const columns = to - from + 1 + 2 * beside;
  const scale = Math.min(COMFORTABLE_WIDTH, view.width / columns);
  if (scale < LEGIBLE_WIDTH) return undefined;
  const middle = LEFT_MARGIN + ((from + to + 1) / 2) * scale;
  return clampView({ ...view, scale, offset: middle - view.width / 2 }, nColumns);
}

/** The view within bounds: not beyond the content, not smaller than all of it. */
export function clampView(view: Viewport, nColumns: number): Viewport {
  const scale = Math.min(MAX_COLUMN_WIDTH, Math.max(fitScale(nColumns, view.width), view.scale));
  const most = Math.max(0, contentWidth(scale, nColumns) - view.width);
  return { ...view, scale, offset: Math.min(most, Math.max(0, view.offset)) };
}

/** Zooms by `factor`; what is at `x` stays there. */
export function zoomAt(view: Viewport, nColumns: number, factor: number, x: number): Viewport {
  const least = fitScale(nColumns, view.width);
  const scale = Math.min(MAX_COLUMN_WIDTH, Math.max(least, view.scale * factor));
  const column = (x + view.offset - LEFT_MARGIN) / view.scale;
  return clampView({ ...view, scale, offset: LEFT_MARGIN + column * scale - x }, nColumns);
}

/** Moves as little as needed to have `column` in view, with some room around it. */
export function reveal(view: Viewport, nColumns: number, column: number): Viewport {
  const room = Math.min(view.width / 4, 3 * view.scale);
  const left = LEFT_MARGIN + column * view.scale;
  const least = left + view.scale + room - view.width;
  const most = left - room;
  const offset = view.offset > most ? most : view.offset < least ? least : view.offset;
  return clampView({ ...view, offset }, nColumns);
}

/** Leaves the view where `column` is in it; else has it right of the middle, since what led to it is left of it. */
export function revealPast(view: Viewport, nColumns: number, column: number): Viewport {
  const left = columnX(view, column);
  if (left >= 0 && left + view.scale <= view.width) return view;
  const offset = LEFT_MARGIN + (column + 0.5) * view.scale - PAST_SHARE * view.width;
  return clampView({ ...view, offset }, nColumns);
}

/** Of the width, for what comes before a step that is jumped to. */
const PAST_SHARE = 0.7;

/** `column` in the middle. */
export function centre(view: Viewport, nColumns: number, column: number): Viewport {
  const offset = LEFT_MARGIN + (column + 0.5) * view.scale - view.width / 2;
  return clampView({ ...view, offset }, nColumns);
}

export interface LaneBox {
  readonly top: number;
  readonly height: number;
}

export interface Layout {
  readonly boxes: readonly LaneBox[];
  readonly height: number;
}

const OBJECT_HEIGHT = 22;
const GROUP_GAP = 8;

/** Heights of goroutine lanes to choose from: with room for labels when they are few, thin when they are many. */
function laneHeights(nGoroutines: number): readonly number[] {
  if (nGoroutines <= 4) return [56, 44];
  if (nGoroutines <= 6) return [44];
  if (nGoroutines <= 16) return [28, 20];
  return nGoroutines <= 40 ? [20] : [12];
}

/** Where each lane is, from the top of the first; the tallest lanes of which all fit in `room` pixels, else the lowest. */
export function layOut(scene: Scene, room: number): Layout {
  const nGoroutines = scene.lanes.filter(({ kind }) => kind === "goroutine").length;
  const layouts = laneHeights(nGoroutines).map((height) => layOutAt(scene, height));
  return layouts.find(({ height }) => height <= room) ?? layouts.at(-1) ?? { boxes: [], height: 0 };
}

function layOutAt(scene: Scene, tall: number): Layout {
  const low = Math.min(tall, OBJECT_HEIGHT);
  const boxes: LaneBox[] = [];
  let top = 0;
  let before: Lane["kind"] = "goroutine";
  for (const { kind } of scene.lanes) {
    if (kind !== before) top += GROUP_GAP;
    before = kind;
    const height = kind === "goroutine" ? tall : low;
    boxes.push({ top, height });
    top += height;
  }
  return { boxes, height: top };
}

/** Index of the lane at `y` pixels from the top of the first; -1 between and beyond. */
export function laneAt({ boxes }: Layout, y: number): number {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = boxes[middle] as LaneBox; // middle < length
    if (box.top + box.height <= y) low = middle + 1;
    else high = middle;
  }
  const box = boxes[low];
  return box !== undefined && box.top <= y ? low : -1;
}

/** Lanes in view, from the first to behind the last. */
export function visibleLanes(layout: Layout, view: Viewport): { readonly from: number; readonly to: number } {
  const isSeen = ({ top, height }: LaneBox): boolean =>
    top + height > view.scrollTop && top < view.scrollTop + view.height - RULER_HEIGHT;
  const from = layout.boxes.findIndex(isSeen);
  if (from < 0) return { from: 0, to: 0 };
  const behind = layout.boxes.findIndex((box, index) => index > from && !isSeen(box) && box.top > view.scrollTop);
  return { from, to: behind < 0 ? layout.boxes.length : behind };
}
