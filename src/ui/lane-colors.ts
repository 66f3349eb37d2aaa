// Which colour a goroutine or a lock wears. G1..G8 have a hue each; from G9 on hues repeat with stripes, and the number
// is always printed beside them.

import { assert } from "../base/assert.ts";
import type { LaneColor, Theme } from "./tokens.ts";

export const GOROUTINE_SLOTS = 8;
export const LOCK_SLOTS = 4;

/** `fill`/`onFill` as in the theme; `stripes` 0 for G1..G8, then 1, 2, … for each time round. */
export interface GoroutineColor extends LaneColor {
  readonly stripes: number;
}

/** Colour of the goroutine with this index (0 is main, shown as G1). */
export function goroutineColor(theme: Theme, goroutine: number): GoroutineColor {
  const slot = theme.goroutines[goroutine % GOROUTINE_SLOTS];
  assert(slot !== undefined, "goroutine palette has a gap", { goroutine });
  return { ...slot, stripes: Math.floor(goroutine / GOROUTINE_SLOTS) };
}

/** The goroutine's colour as a custom property, for what is styled and not painted. */
export function goroutineVariable(goroutine: number): string {
  return `var(--g${(goroutine % GOROUTINE_SLOTS) + 1})`;
}

/** Colour of the n-th lock of a trace. */
export function lockColor(theme: Theme, ordinal: number): string {
  const color = theme.locks[ordinal % LOCK_SLOTS];
  assert(color !== undefined, "lock palette has a gap", { ordinal });
  return color;
}

/** Dash pattern (canvas and SVG) that goes with `lockColor`, so that hue is not the only difference. */
export function lockDash(ordinal: number): readonly number[] {
  const patterns: readonly (readonly number[])[] = [[], [6, 2], [2, 2], [8, 2, 2, 2]];
  return patterns[ordinal % patterns.length] ?? [];
}

/** How a goroutine is named everywhere: G1 is main. */
export function goroutineName(goroutine: number): string {
  return `G${goroutine + 1}`;
}
