// Moving through the execution: buttons, a scrubber and the speed of playing.

import { shownFinding } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { strings } from "../../ui/strings.ts";
import { PLAY_SPEEDS, tickPositions } from "./model.ts";
import "./transport.css";

const { actions } = store.getState();

export function Transport() {
  const total = useStore((state) => state.trace?.events.length ?? 0);
  const cursor = useStore((state) => state.cursor);
  const isPlaying = useStore((state) => state.isPlaying);
  const isAtStart = cursor === 0;
  const isAtEnd = cursor >= total;
  const words = strings.transport;
  return (
    <section className="transport" aria-label={words.region}>
      <div className="transport-buttons">
        <IconButton icon="toStart" label={words.toStart} disabled={isAtStart} onClick={() => actions.moveTo(0)} />
        <IconButton
          icon="previousSwitch"
          label={words.previousSwitch}
          shortcut="Shift+←"
          disabled={isAtStart}
          onClick={() => actions.stepSwitch(-1)}
        />
        <IconButton
          icon="stepBack"
          label={words.stepBack}
          shortcut="←"
          disabled={isAtStart}
          onClick={() => actions.step(-1)}
        />
        <IconButton
          className="transport-play"
          icon={isPlaying ? "pause" : "play"}
          label={isPlaying ? words.pause : words.play}
          shortcut="Space"
          disabled={total === 0}
          onClick={actions.togglePlay}
        />
        <IconButton
          icon="stepForward"
          label={words.stepForward}
          shortcut="→"
          disabled={isAtEnd}
          onClick={() => actions.step(1)}
        />
        <IconButton
          icon="nextSwitch"
          label={words.nextSwitch}
          shortcut="Shift+→"
          disabled={isAtEnd}
          onClick={() => actions.stepSwitch(1)}
        />
        <IconButton icon="toEnd" label={words.toEnd} disabled={isAtEnd} onClick={() => actions.moveTo(total)} />
      </div>
      <Scrubber total={total} cursor={cursor} />
      <output className="transport-position rw-number">
        {total === 0 ? words.empty : words.position(cursor, total)}
      </output>
      <Speed />
    </section>
  );
}

function Scrubber({ total, cursor }: { readonly total: number; readonly cursor: number }) {
  const finding = useStore(shownFinding);
  return (
    <div className="scrubber">
      <div className="scrubber-ticks" aria-hidden="true">
        {tickPositions(finding, total).map((position) => (
          <span key={position} className="scrubber-tick" style={{ left: `${position * 100}%` }} />
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={Math.max(1, total)}
        value={cursor}
        disabled={total === 0}
        aria-label={strings.transport.scrubber}
        aria-valuetext={strings.transport.position(cursor, total)}
        onChange={(event) => actions.moveTo(event.target.valueAsNumber)}
      />
    </div>
  );
}

function Speed() {
  const speed = useStore((state) => state.playSpeed);
  return (
    <Select
      label={strings.transport.speed}
      title={strings.transport.speedHint}
      value={String(speed)}
      options={PLAY_SPEEDS.map((value) => ({ value: String(value), label: strings.transport.speedValue(value) }))}
      onChange={(value) => actions.setPlaySpeed(Number(value))}
    />
  );
}
