// A goroutine's colour and number, e.g. in a sentence or table. From G9 on the swatch has stripes.

import { GOROUTINE_SLOTS, goroutineName } from "./lane-colors.ts";

export interface GoroutineChipProps {
  /** Index into the trace's goroutines: 0 is main, shown as G1. */
  readonly goroutine: number;
  /** Function name or other words after the number. */
  readonly label?: string;
}

export function GoroutineChip({ goroutine, label }: GoroutineChipProps) {
  const color = `var(--g${(goroutine % GOROUTINE_SLOTS) + 1})`;
  const width = 2 + Math.floor(goroutine / GOROUTINE_SLOTS);
  const background =
    goroutine < GOROUTINE_SLOTS
      ? color
      : `repeating-linear-gradient(135deg, ${color} 0 ${width}px, var(--bg1) ${width}px ${width + 2}px)`;
  return (
    <span className="rw-chip">
      <span className="rw-chip-swatch" style={{ background }} aria-hidden="true" />
      {goroutineName(goroutine)}
      {label === undefined ? undefined : <span style={{ fontWeight: 400 }}>{label}</span>}
    </span>
  );
}
