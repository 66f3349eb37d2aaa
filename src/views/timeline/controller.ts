// The timeline's view state between React renders: what part is seen, what the pointer is on. Canvas and handlers read it; React is
// told only when something discrete changes (which lanes are in view, what is hovered).

import type { Actions } from "../../store/state.ts";
import type { Trace } from "../../trace/trace.ts";
import { eventNear } from "./draw-overlay.ts";
import type { TimelineCommand } from "./keys.ts";
import type { Scene } from "./model.ts";
import { lowerBound } from "./range-max.ts";
import {
  centre,
  clampView,
  columnAt,
  contentWidth,
  firstScale,
  fitRange,
  type Layout,
  laneAt,
  RULER_HEIGHT,
  reveal,
  revealPast,
  type Viewport,
  zoomAt,
} from "./viewport.ts";

/** What the pointer is on. */
export interface Hover {
  readonly lane: number;
  readonly column: number;
  /** Event of that lane there; -1. */
  readonly step: number;
  readonly x: number;
  readonly y: number;
}

const ZOOM_STEP = 1.35;
/** A move of the cursor further than this is a jump. */
const NEAR_STEPS = 3;

export class TimelineController {
  view: Viewport = { scale: 0, offset: 0, scrollTop: 0, width: 0, height: 0 };
  hover: Hover | undefined;
  private trace: Trace | undefined;
  private scene!: Scene;
  private layout!: Layout;
  private cursor = 0;
  /** Nobody has zoomed or moved the view since the trace came: then it fits itself to a new size. */
  private isFresh = true;

  constructor(
    private readonly actions: Actions,
    /** Something to be painted anew: everything, or the overlay alone. */
    private readonly onChange: (what: "all" | "overlay") => void,
  ) {}

  /** Takes a new scene. A new trace starts with a fresh view, unless somebody has chosen one that still fits. */
  setScene(scene: Scene, layout: Layout): void {
    const fits = this.trace?.events.length === scene.trace.events.length;
    const isOther = !fits || (this.isFresh && this.trace?.hash !== scene.trace.hash);
    [this.scene, this.layout, this.trace] = [scene, layout, scene.trace];
    if (this.view.width === 0) return;
    this.isFresh ||= isOther;
    this.view = isOther ? this.freshView() : clampView(this.view, scene.nColumns);
    this.onChange("all");
  }

  resize(width: number, height: number): void {
    this.view = { ...this.view, width, height };
    this.view = this.isFresh ? this.freshView() : clampView(this.view, this.scene.nColumns);
    this.onChange("all");
  }

  scrollTo(scrollTop: number): void {
    this.view = { ...this.view, scrollTop };
    this.onChange("all");
  }

  setCursor(cursor: number): void {
    const isFar = Math.abs(cursor - this.cursor) > NEAR_STEPS;
    this.cursor = cursor;
    this.view = (isFar ? revealPast : reveal)(this.view, this.scene.nColumns, Math.max(0, cursor - 1));
    this.onChange("all");
  }

  panBy(pixels: number): void {
    this.hover = undefined;
    this.isFresh = false;
    this.view = clampView({ ...this.view, offset: this.view.offset + pixels }, this.scene.nColumns);
    this.onChange("all");
  }

  /** Has the column at `fraction` of the whole in the middle. */
  panTo(fraction: number): void {
    this.isFresh = false;
    this.view = centre(this.view, this.scene.nColumns, fraction * this.scene.nColumns);
    this.onChange("all");
  }

  zoom(factor: number, x = this.view.width / 2): void {
    this.hover = undefined;
    this.isFresh = false;
    this.view = zoomAt(this.view, this.scene.nColumns, factor, x);
    this.onChange("all");
  }

  zoomIn(): void {
    this.zoom(ZOOM_STEP);
  }

  zoomOut(): void {
    this.zoom(1 / ZOOM_STEP);
  }

  fit(): void {
    this.isFresh = false;
    this.view = clampView({ ...this.view, scale: 0, offset: 0 }, this.scene.nColumns);
    this.onChange("all");
  }

  get canPan(): boolean {
    return contentWidth(this.view.scale, this.scene.nColumns) > this.view.width + 1;
  }

  /** What is at (x, y) of the canvas; undefined on the ruler's height and below the lanes. */
  locate(x: number, y: number): Hover | undefined {
    const lane = y < RULER_HEIGHT ? -1 : laneAt(this.layout, y - RULER_HEIGHT + this.view.scrollTop);
    const column = columnAt(this.view, x);
    if (lane < 0 || column < 0 || column >= this.scene.nColumns) return undefined;
    const reach = Math.max(0, Math.floor(4 / this.view.scale));
    return { lane, column, step: eventNear({ scene: this.scene }, lane, column, reach), x, y };
  }

  point(x: number, y: number): void {
    const before = this.hover;
    this.hover = this.locate(x, y);
    const isSame = before?.lane === this.hover?.lane && before?.column === this.hover?.column;
    if (!isSame) this.onChange("overlay");
  }

  leave(): void {
    if (this.hover === undefined) return;
    this.hover = undefined;
    this.onChange("overlay");
  }

  /** A press: to the event there, else to the moment. */
  press(x: number, y: number): void {
    const column = columnAt(this.view, x);
    const step = this.locate(x, y)?.step ?? -1;
    this.actions.moveTo(Math.min(this.scene.trace.events.length, Math.max(0, (step < 0 ? column : step) + 1)));
  }

  /** To the lane's first event. */
  toLane(lane: number): void {
    const step = this.scene.lanes[lane]?.steps[0];
    if (step !== undefined) this.actions.moveTo(step + 1);
  }

  run(command: TimelineCommand): void {
    const { actions } = this;
    const end = this.scene.trace.events.length;
    const page = this.view.width / 4;
    const runs: Readonly<Record<TimelineCommand, () => void>> = {
      "toggle-play": () => actions.togglePlay(),
      "step-back": () => actions.step(-1),
      "step-forward": () => actions.step(1),
      "previous-switch": () => actions.stepSwitch(-1),
      "next-switch": () => actions.stepSwitch(1),
      "previous-own": () => actions.stepGoroutine(-1),
      "next-own": () => actions.stepGoroutine(1),
      "lane-up": () => this.toNeighbour(-1),
      "lane-down": () => this.toNeighbour(1),
      "to-start": () => actions.moveTo(0),
      "to-end": () => actions.moveTo(end),
      "zoom-in": () => this.zoomIn(),
      "zoom-out": () => this.zoomOut(),
      "pan-left": () => this.panBy(-page),
      "pan-right": () => this.panBy(page),
      centre: () => this.centreOrFit(),
      "edge-back": () => this.follow(this.scene.edges.into(this.cursor - 1)[0]?.from),
      "edge-forward": () => this.follow(this.scene.edges.outOf(this.cursor - 1)[0]?.to),
    };
    runs[command]();
  }

  private freshView(): Viewport {
    const { nColumns } = this.scene;
    const scale = firstScale(nColumns, this.view.width);
    const steps = this.scene.marked.map(({ step }) => step);
    const shown = { from: Math.min(this.cursor - 1, ...steps), to: Math.max(this.cursor - 1, ...steps) };
    const whole = contentWidth(scale, nColumns) > this.view.width ? fitRange(this.view, nColumns, shown) : undefined;
    if (whole !== undefined) return whole;
    return revealPast(clampView({ ...this.view, scale, offset: 0 }, nColumns), nColumns, Math.max(0, this.cursor - 1));
  }

  private follow(step: number | undefined): void {
    if (step !== undefined) this.actions.moveTo(step + 1);
  }

  // The neighbouring goroutine's last event up to now, else its first.
  private toNeighbour(direction: 1 | -1): void {
    const goroutine = this.scene.trace.events.goroutine[Math.max(0, this.cursor - 1)] ?? 0;
    const lane = this.scene.lanes[(this.scene.laneOf[goroutine] ?? 0) + direction];
    if (lane?.kind !== "goroutine") return;
    const behind = lowerBound(lane.steps, this.cursor);
    this.follow(lane.steps[Math.max(0, behind - 1)]);
  }

  private centreOrFit(): void {
    const centred = centre(this.view, this.scene.nColumns, Math.max(0, this.cursor - 1));
    if (Math.abs(centred.offset - this.view.offset) < 1) this.fit();
    else {
      this.isFresh = false;
      this.view = centred;
      this.onChange("all");
    }
  }
}
