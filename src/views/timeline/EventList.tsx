// The timeline as a table: a row per event, sharing cursor and selection. Only rows in view exist.

import { store, useStore } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { strings } from "../../ui/strings.ts";
import { useRowWindow } from "../../ui/use-row-window.ts";
import type { Scene } from "./model.ts";
import { lineOfEvent, shortFunction, stepNumber } from "./names.ts";
import { eventGlyph } from "./operation-style.ts";
import { eventWords, locksHeldIn } from "./sentence.ts";

export interface EventListProps {
  readonly scene: Scene;
  readonly onClose: () => void;
}

const ROW = 32;

export function EventList({ scene, onClose }: EventListProps) {
  const { length } = scene.trace.events;
  const selected = useStore((state) => state.selectedStep);
  const { scroller, measure, from, to } = useRowWindow(length, ROW, selected);
  const steps = Array.from({ length: to - from }, (_, i) => from + i);
  return (
    <div className="rw-timeline">
      <div className="rw-timeline-tools">
        <span className="rw-timeline-title">{strings.timeline.list}</span>
        <Button look="quiet" onClick={onClose}>
          {strings.page.timelineRegion}
        </Button>
      </div>
      <section
        className="rw-event-list"
        ref={scroller}
        onScroll={measure}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus a keyboard could not
        tabIndex={0}
        aria-label={strings.timeline.list}
      >
        <table aria-rowcount={length + 1} style={{ marginTop: from * ROW, marginBottom: (length - to) * ROW }}>
          <thead>
            <tr aria-rowindex={1}>
              <th>{strings.timeline.stepColumn}</th>
              <th>{strings.timeline.goroutineColumn}</th>
              <th>{strings.timeline.operationColumn}</th>
              <th>{strings.timeline.lineColumn}</th>
              <th>{strings.timeline.holdsColumn}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <EventRow key={step} scene={scene} step={step} isSelected={step === selected} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

interface EventRowProps {
  readonly scene: Scene;
  readonly step: number;
  readonly isSelected: boolean;
}

function EventRow({ scene, step, isSelected }: EventRowProps) {
  const { trace, names, race } = scene;
  const goroutine = trace.events.goroutine[step] ?? 0;
  const line = lineOfEvent(trace, step);
  const isRacing = step === race?.first || step === race?.second;
  return (
    <tr aria-rowindex={stepNumber(step) + 1} className={isSelected ? "rw-selected" : ""} style={{ height: ROW }}>
      <td className="rw-number">
        <button
          type="button"
          className="rw-event-button"
          aria-current={isSelected ? "step" : undefined}
          onClick={() => store.getState().actions.moveTo(step + 1)}
        >
          {stepNumber(step)}
        </button>
      </td>
      <td>
        <GoroutineChip goroutine={goroutine} label={shortFunction(trace.goroutines[goroutine]?.function ?? "")} />
      </td>
      <td>
        <span className="rw-event-words">
          <Icon name={eventGlyph(trace.events, step)} size={11} />
          {eventWords(trace, names, step)}
          {isRacing ? (
            <Badge tone="race" icon="race">
              {strings.timeline.states.race}
            </Badge>
          ) : undefined}
        </span>
      </td>
      <td className="rw-number">{line === 0 ? "" : line}</td>
      <td className="rw-code">{locksHeldIn(scene, step).join(", ")}</td>
    </tr>
  );
}
