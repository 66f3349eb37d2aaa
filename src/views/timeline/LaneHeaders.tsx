// Headers of the lanes in view, real buttons; each is a row of the grid, and the selected event is the one cell that exists.

import { memo } from "react";
import { useStore } from "../../store/store.ts";
import type { ObjectKind } from "../../trace/trace.ts";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import type { GLYPHS, GlyphName } from "../../ui/glyphs.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LOCK_SLOTS } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";
import type { TimelineController } from "./controller.ts";
import type { Lane, Scene } from "./model.ts";
import { eventSentence } from "./sentence.ts";
import { type Layout, RULER_HEIGHT } from "./viewport.ts";

/** Element id of the selected event's cell, for `aria-activedescendant`. */
export const activeCellId = "rw-timeline-active";

export interface LaneHeadersProps {
  readonly scene: Scene;
  readonly layout: Layout;
  /** Lanes in view. */
  readonly from: number;
  readonly to: number;
  readonly controller: TimelineController;
}

export const LaneHeaders = memo(function LaneHeaders({ scene, layout, from, to, controller }: LaneHeadersProps) {
  return (
    <div className="rw-timeline-headers" role="presentation">
      <div className="rw-timeline-corner" role="presentation" />
      {scene.lanes.slice(from, to).map((lane, i) => {
        const index = from + i;
        const box = layout.boxes[index];
        return box === undefined ? undefined : (
          // biome-ignore lint/a11y/useSemanticElements: a grid over a canvas has no table
          <div
            key={index}
            role="row"
            tabIndex={-1}
            aria-rowindex={index + 1}
            className={`rw-lane rw-lane-${lane.kind} ${box.height >= 40 ? "rw-lane-tall" : ""}`}
            style={{ top: RULER_HEIGHT + box.top, height: box.height }}
          >
            {/* biome-ignore lint/a11y/useSemanticElements: a grid over a canvas has no table */}
            <div role="rowheader" tabIndex={-1} aria-colindex={1} className="rw-lane-head">
              <button
                type="button"
                tabIndex={-1}
                className="rw-lane-button"
                aria-label={headerName(lane)}
                title={headerName(lane)}
                onClick={() => controller.toLane(index)}
              >
                <HeaderWords lane={lane} isLow={box.height < 20} />
              </button>
            </div>
            <ActiveCell scene={scene} lane={index} />
          </div>
        );
      })}
    </div>
  );
});

function headerName(lane: Lane): string {
  return lane.kind === "goroutine"
    ? strings.timeline.goroutineHeader(lane.name, lane.label, lane.detail)
    : strings.timeline.objectHeader(strings.timeline.kinds[lane.objectKind], lane.name);
}

const OBJECT_GLYPHS: Readonly<Record<ObjectKind, GlyphName>> = {
  variable: "write",
  mutex: "lock",
  rwmutex: "readLock",
  waitgroup: "waitWait",
  once: "once",
  cond: "signal",
  channel: "send",
  map: "mapRead",
  other: "other",
} satisfies Readonly<Record<ObjectKind, keyof typeof GLYPHS>>;

function HeaderWords({ lane, isLow }: { readonly lane: Lane; readonly isLow: boolean }) {
  if (lane.kind === "goroutine") {
    if (isLow) return <GoroutineChip goroutine={lane.goroutine} />;
    return (
      <>
        <GoroutineChip goroutine={lane.goroutine} />
        <span className="rw-lane-label">{lane.label}</span>
        <span className="rw-lane-detail">{lane.detail}</span>
      </>
    );
  }
  const color = lane.lock < 0 ? "var(--fg3)" : `var(--lock${(lane.lock % LOCK_SLOTS) + 1})`;
  return (
    <>
      <span className="rw-lane-icon" style={{ color }}>
        <Icon name={OBJECT_GLYPHS[lane.objectKind]} size={10} />
      </span>
      <span className="rw-lane-label rw-code">{lane.name}</span>
      <span className="rw-lane-detail rw-code">{lane.detail}</span>
    </>
  );
}

function ActiveCell({ scene, lane }: { readonly scene: Scene; readonly lane: number }) {
  const step = useStore(({ selectedStep }) => {
    const goroutine = scene.trace.events.goroutine[selectedStep] ?? -1;
    return scene.laneOf[goroutine] === lane ? selectedStep : -1;
  });
  if (step < 0) return undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid over a canvas has no table
    <div
      role="gridcell"
      tabIndex={-1}
      id={activeCellId}
      aria-colindex={step + 2}
      aria-selected="true"
      className="rw-hidden"
    >
      {eventSentence(scene.trace, step, scene.race)}
    </div>
  );
}
