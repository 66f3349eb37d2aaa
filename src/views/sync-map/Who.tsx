// Goroutines where they are, and what the last step did there.

import type { MapPosition } from "../../trace/map-view.ts";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { goroutineName } from "../../ui/lane-colors.ts";
import { syncMapStrings } from "../../ui/strings/sync-map.ts";
import { operationText, type Touch } from "./model.ts";

export function Chips({ at }: { readonly at: readonly MapPosition[] }) {
  return at.map((position) => (
    <span key={position.goroutine} title={titleOf(position)}>
      <GoroutineChip goroutine={position.goroutine} />
    </span>
  ));
}

function titleOf(position: MapPosition): string {
  return syncMapStrings.inside(goroutineName(position.goroutine), operationText(position), position.function);
}

/** Everybody inside of the map, in one line each. */
export function Whereabouts({ positions }: { readonly positions: readonly MapPosition[] }) {
  if (positions.length === 0) return undefined;
  return (
    <ul className="sync-map-who" aria-label={syncMapStrings.who}>
      {positions.map((position) => (
        <li key={position.goroutine}>
          <GoroutineChip goroutine={position.goroutine} /> <span className="rw-code">{operationText(position)}</span>{" "}
          <span className="sync-map-quiet">
            {syncMapStrings.inFunction} <span className="rw-code">{position.function}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function TouchText({ touch }: { readonly touch: Touch | undefined }) {
  if (touch === undefined) return undefined;
  const { changed, read } = syncMapStrings.touched;
  return <span className="sync-map-touch">{(touch.isChange ? changed : read)(goroutineName(touch.goroutine))}</span>;
}

/** Class of what was touched. */
export function touchClass(touch: Touch | undefined): string {
  if (touch === undefined) return "";
  return touch.isChange ? "is-changed" : "is-read";
}
