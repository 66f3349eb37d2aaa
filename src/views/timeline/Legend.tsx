// What the marks mean; only those that the scene has.

import type { ReactNode } from "react";
import { strings } from "../../ui/strings.ts";
import type { Scene } from "./model.ts";
import { SPAN_BLOCKED, SPAN_FOREVER } from "./spans.ts";

export function Legend({ scene }: { readonly scene: Scene }) {
  const has = (state: number): boolean =>
    scene.lanes.some((lane) => lane.kind === "goroutine" && lane.spans.state.includes(state));
  const entries: readonly (readonly [string, string, boolean])[] = [
    ["running", strings.timeline.states.running, true],
    ["runnable", strings.timeline.states.runnable, true],
    ["blocked", strings.timeline.states.blocked, has(SPAN_BLOCKED)],
    ["forever", strings.timeline.states.forever, has(SPAN_FOREVER)],
    ["critical", strings.timeline.states.critical, scene.holdsOn.size > 0],
    ["race", strings.timeline.states.race, scene.race !== undefined],
  ];
  return (
    <ul className="rw-legend" aria-label={strings.timeline.legend}>
      {entries.map(
        ([mark, words, isThere]): ReactNode =>
          isThere ? (
            <li key={mark}>
              <span className={`rw-legend-mark rw-legend-${mark}`} aria-hidden="true" />
              {words}
            </li>
          ) : undefined,
      )}
    </ul>
  );
}
