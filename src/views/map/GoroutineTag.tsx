// A goroutine's number on its colour, small enough for a cell.

import { Icon } from "../../ui/Icon.tsx";
import { GOROUTINE_SLOTS, goroutineName, goroutineVariable } from "../../ui/lane-colors.ts";
import type { IteratorMark } from "./model.ts";

export function GoroutineTag({ goroutine }: { readonly goroutine: number }) {
  const color = `var(--on-g${(goroutine % GOROUTINE_SLOTS) + 1})`;
  return (
    <span className="map-tag-g rw-number" style={{ background: goroutineVariable(goroutine), color }}>
      {goroutineName(goroutine)}
    </span>
  );
}

/** Where a goroutine's iteration began, or where it goes on. */
export function IteratorTag({ goroutine, what }: IteratorMark) {
  return (
    <span className="map-tag-g is-iterator rw-number" style={{ borderColor: goroutineVariable(goroutine) }}>
      <Icon name={what === "start" ? "start" : "iterator"} size={9} />
      {goroutineName(goroutine)}
    </span>
  );
}
