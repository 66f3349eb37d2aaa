// The drawn timeline: headers (HTML), two canvases, tooltip, minimap; and its grid for screen readers.

import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { store, useStore } from "../../store/store.ts";
import { type CanvasHandle, CanvasHost, type CanvasSize } from "../../ui/CanvasHost.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { strings } from "../../ui/strings.ts";
import { useTheme } from "../../ui/theme.ts";
import { Brush } from "./brush.ts";
import { TimelineController } from "./controller.ts";
import { drawScene } from "./draw.ts";
import { drawOverlay } from "./draw-overlay.ts";
import { bindGestures } from "./gestures.ts";
import { Key } from "./Key.tsx";
import { timelineCommand } from "./keys.ts";
import { activeCellId, LaneHeaders } from "./LaneHeaders.tsx";
import { Legend } from "./Legend.tsx";
import { Minimap } from "./Minimap.tsx";
import type { Scene } from "./model.ts";
import { eventSentence } from "./sentence.ts";
import { type TooltipText, tooltipOf } from "./tooltip.ts";
import { type Layout, layOut, RULER_HEIGHT, visibleLanes } from "./viewport.ts";

export interface TimelineGridProps {
  readonly scene: Scene;
  readonly onList: () => void;
}

interface Tooltip extends TooltipText {
  readonly x: number;
  readonly y: number;
}

interface Seen {
  readonly from: number;
  readonly to: number;
  readonly canPan: boolean;
}

export function TimelineGrid({ scene, onList }: TimelineGridProps) {
  const [room, setRoom] = useState(0);
  const layout = useMemo(() => layOut(scene, room), [scene, room]);
  const theme = useTheme();
  const brush = useMemo(() => new Brush(theme), [theme]);
  const canvases = useRef<CanvasHandle | undefined>(undefined);
  const minimap = useRef<CanvasHandle | undefined>(undefined);
  const [seen, setSeen] = useState<Seen>({ from: 0, to: scene.lanes.length, canPan: false });
  const [tooltip, setTooltip] = useState<Tooltip | undefined>(undefined);
  const current = useRef({ scene, layout });
  current.current = { scene, layout };
  const [controller] = useState(
    () =>
      new TimelineController(store.getState().actions, (what) => {
        if (what === "all") {
          canvases.current?.invalidate();
          minimap.current?.invalidate(1);
          setSeen((before) => seenNow(before, current.current.layout, controller));
        } else canvases.current?.invalidate(1);
        setTooltip(tooltipNow(current.current.scene, controller));
      }),
  );
  useLayoutEffect(() => controller.setScene(scene, layout), [controller, scene, layout]);
  const scroller = useRef<HTMLDivElement>(null);
  useFollow(controller, canvases, current, scroller);
  useEffect(() => revealLane(scroller.current, { scene, layout }, store.getState().cursor - 1), [scene, layout]);
  const frame = (ctx: CanvasRenderingContext2D, size: CanvasSize) => {
    return { ctx, size, brush, scene, layout, view: controller.view };
  };
  return (
    <div className="rw-timeline">
      <div className="rw-timeline-tools">
        <Legend scene={scene} />
        <div className="rw-timeline-buttons">
          <Key scene={scene} />
          <IconButton icon="minus" label={strings.timeline.zoomOut} shortcut="S" onClick={() => controller.zoomOut()} />
          <IconButton icon="plus" label={strings.timeline.zoomIn} shortcut="W" onClick={() => controller.zoomIn()} />
          <IconButton icon="fit" label={strings.timeline.fit} shortcut="F F" onClick={() => controller.fit()} />
          <IconButton icon="list" label={strings.timeline.list} onClick={onList} />
        </div>
      </div>
      <Grid scene={scene} controller={controller}>
        <Scroller controller={controller} layout={layout} frame={scroller}>
          <LaneHeaders scene={scene} layout={layout} from={seen.from} to={seen.to} controller={controller} />
          <Canvases
            controller={controller}
            canvases={canvases}
            onResize={({ width, height }) => {
              controller.resize(width, height);
              setRoom(height - RULER_HEIGHT);
            }}
            paintScene={(ctx, size) => drawScene(frame(ctx, size))}
            paintOverlay={(ctx, size) => {
              const { cursor, selectedStep } = store.getState();
              drawOverlay(frame(ctx, size), { cursor, selectedStep, hoveredStep: controller.hover?.step ?? -1 });
            }}
          />
        </Scroller>
        {tooltip === undefined ? undefined : <TooltipBox {...tooltip} />}
      </Grid>
      {seen.canPan ? <Minimap scene={scene} brush={brush} controller={controller} handle={minimap} /> : undefined}
      <Announcer scene={scene} />
    </div>
  );
}

function seenNow(before: Seen, layout: Layout, controller: TimelineController): Seen {
  const { from, to } = visibleLanes(layout, controller.view);
  const { canPan } = controller;
  const isSame = before.from === from && before.to === to && before.canPan === canPan;
  return isSame ? before : { from, to, canPan };
}

function tooltipNow(scene: Scene, { hover }: TimelineController): Tooltip | undefined {
  const text = hover === undefined ? undefined : tooltipOf(scene, hover);
  return hover === undefined || text === undefined ? undefined : { ...text, x: hover.x, y: hover.y };
}

interface Drawn {
  readonly scene: Scene;
  readonly layout: Layout;
}

// Cursor and selection change often and never through React.
function useFollow(
  controller: TimelineController,
  canvases: RefObject<CanvasHandle | undefined>,
  current: RefObject<Drawn>,
  scroller: RefObject<HTMLDivElement | null>,
): void {
  useEffect(() => {
    controller.setCursor(store.getState().cursor);
    return store.subscribe((state, before) => {
      if (state.cursor !== before.cursor) {
        controller.setCursor(state.cursor);
        revealLane(scroller.current, current.current, state.cursor - 1);
      } else if (state.selectedStep !== before.selectedStep) canvases.current?.invalidate(1);
    });
  }, [controller, canvases, current, scroller]);
}

// Scrolls as little as needed to have the lane of event `step` in view.
function revealLane(scroller: HTMLDivElement | null, { scene, layout }: Drawn, step: number): void {
  const box = layout.boxes[scene.laneOf[scene.trace.events.goroutine[step] ?? -1] ?? -1];
  if (scroller === null || box === undefined) return;
  const room = scroller.clientHeight - RULER_HEIGHT;
  const most = box.top;
  const least = box.top + box.height - room;
  if (scroller.scrollTop > most || scroller.scrollTop < least)
    scroller.scrollTop = scroller.scrollTop > most ? most : least;
}

interface GridProps {
  readonly scene: Scene;
  readonly controller: TimelineController;
  readonly children: ReactNode;
}

function Grid({ scene, controller, children }: GridProps) {
  const hasSelection = useStore((state) => state.selectedStep >= 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOnButton = event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter");
    const command = isOnButton ? undefined : timelineCommand(event);
    if (command === undefined) return;
    event.preventDefault();
    controller.run(command);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid over a canvas has no table
    <div
      className="rw-timeline-grid"
      role="grid"
      aria-label={strings.timeline.grid}
      aria-rowcount={scene.lanes.length}
      aria-colcount={scene.trace.events.length + 1}
      aria-readonly="true"
      aria-activedescendant={hasSelection ? activeCellId : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

interface ScrollerProps {
  readonly controller: TimelineController;
  readonly layout: Layout;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

function Scroller({ controller, layout, frame, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid over a canvas has no table
    <div
      ref={frame}
      className="rw-timeline-scroll"
      role="rowgroup"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus a keyboard could not.
      tabIndex={0}
      onScroll={(event) => controller.scrollTo(event.currentTarget.scrollTop)}
    >
      <div className="rw-timeline-content" role="presentation" style={{ height: layout.height + RULER_HEIGHT }}>
        {children}
      </div>
    </div>
  );
}

type Paint = (ctx: CanvasRenderingContext2D, size: CanvasSize) => void;

interface CanvasesProps {
  readonly controller: TimelineController;
  readonly canvases: RefObject<CanvasHandle | undefined>;
  readonly onResize: (size: CanvasSize) => void;
  readonly paintScene: Paint;
  readonly paintOverlay: Paint;
}

function Canvases({ controller, canvases, onResize, paintScene, paintOverlay }: CanvasesProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    return element === null ? undefined : bindGestures(element, () => canvases.current, controller);
  }, [canvases, controller]);
  return (
    <div className="rw-timeline-canvases" role="presentation" ref={host}>
      <CanvasHost
        className="rw-timeline-canvas"
        layers={[paintScene, paintOverlay]}
        handle={canvases}
        onResize={onResize}
      />
    </div>
  );
}

function TooltipBox({ title, lines, x, y }: Tooltip) {
  return (
    <div
      className="rw-timeline-tooltip"
      role="presentation"
      style={{ "--x": `${x}px`, "--y": `${y}px` } as CSSProperties}
    >
      <strong>{title}</strong>
      {lines.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  );
}

// Says what was stepped to; silent while playing.
function Announcer({ scene }: { readonly scene: Scene }) {
  const step = useStore((state) => (state.isPlaying ? -1 : state.selectedStep));
  const isStep = step >= 0 && step < scene.trace.events.length;
  return (
    <p className="rw-hidden" aria-live="polite">
      {isStep ? eventSentence(scene.trace, step, scene.race) : ""}
    </p>
  );
}
