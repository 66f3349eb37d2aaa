// A line between two panes that can be dragged, or moved with the arrow keys.

import { type KeyboardEvent, type PointerEvent, useRef } from "react";

interface Props {
  readonly label: string;
  /** `vertical` is an upright line: it divides left from right. */
  readonly orientation: "vertical" | "horizontal";
  /** Share of the first pane, in per cent of the splitter's parent. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

const KEY_STEP = 2;

export function Splitter({ label, orientation, value, min, max, onChange }: Props) {
  const line = useRef<HTMLHRElement>(null);
  const set = (wanted: number): void => onChange(Math.max(min, Math.min(max, wanted)));
  const drag = (event: PointerEvent): void => {
    const frame = line.current?.parentElement?.getBoundingClientRect();
    if (frame === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const isVertical = orientation === "vertical";
    const part = isVertical ? (event.clientX - frame.left) / frame.width : (event.clientY - frame.top) / frame.height;
    set(part * 100);
  };
  const press = (event: KeyboardEvent): void => {
    const target = valueAfterKey(event.key, orientation, value, min, max);
    if (target === undefined) return;
    event.preventDefault();
    set(target);
  };
  return (
    <hr
      ref={line}
      className={`splitter is-${orientation}`}
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}

/** Where a key moves the splitter; undefined when it does not. Not yet kept in bounds. */
export function valueAfterKey(
  key: string,
  orientation: Props["orientation"],
  value: number,
  min: number,
  max: number,
): number | undefined {
  const [less, more] = orientation === "vertical" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === less) return value - KEY_STEP;
  if (key === more) return value + KEY_STEP;
  if (key === "Home") return min;
  return key === "End" ? max : undefined;
}
