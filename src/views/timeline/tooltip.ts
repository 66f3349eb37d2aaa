// What the tooltip says about a place on the timeline.

import { strings } from "../../ui/strings.ts";
import type { Hover } from "./controller.ts";
import { holderText } from "./draw-detail.ts";
import type { GoroutineLane, Scene } from "./model.ts";
import { goroutineLabel, lineOfEvent, stepNumber } from "./names.ts";
import { lowerBound } from "./range-max.ts";
import { eventWords, locksHeldIn } from "./sentence.ts";
import { SPAN_BLOCKED, SPAN_FOREVER, SPAN_SLEEPING } from "./spans.ts";

export interface TooltipText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Words for what is under the pointer; undefined where there is nothing to say. */
export function tooltipOf(scene: Scene, { lane: index, column, step }: Hover): TooltipText | undefined {
  const { trace } = scene;
  if (step >= 0) {
    const line = lineOfEvent(trace, step);
    const locks = locksHeldIn(scene, step);
    const role = scene.marked.find((each) => each.step === step)?.role ?? "";
    const goroutine = goroutineLabel(trace, trace.events.goroutine[step] ?? 0);
    return {
      title: strings.timeline.tooltipStep(stepNumber(step), goroutine),
      lines: [
        eventWords(trace, scene.names, step),
        role,
        line === 0 ? "" : strings.timeline.line(line),
        locks.length === 0 ? "" : strings.timeline.holds(locks.join(", ")),
      ].filter((text) => text !== ""),
    };
  }
  const lane = scene.lanes[index];
  return lane?.kind === "goroutine" ? stateTooltip(scene, lane, column) : undefined;
}

function stateTooltip(scene: Scene, lane: GoroutineLane, column: number): TooltipText {
  const title = `${lane.name} ${lane.label}`;
  if (column < lane.bornAt) return { title, lines: [strings.timeline.notBorn] };
  const { start, end, state, object } = lane.spans;
  const at = lowerBound(end, column + 1);
  if (at >= start.length || (start[at] as number) > column) return { title, lines: [strings.timeline.ended] };
  const name = scene.names.get(object[at] as number) ?? "";
  const holder = holderText({ scene }, object[at] as number, column);
  switch (state[at]) {
    case SPAN_BLOCKED:
      return { title, lines: [strings.timeline.blockedOn(name), holder].filter((text) => text !== "") };
    case SPAN_FOREVER:
      return { title, lines: [strings.timeline.forever(name), holder].filter((text) => text !== "") };
    case SPAN_SLEEPING:
      return { title, lines: [strings.timeline.sleeping] };
    default:
      return { title, lines: [strings.timeline.runnable] };
  }
}
