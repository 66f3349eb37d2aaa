// Every goroutine that is inside an operation on the map, where it is and what it does; and every iteration under way.

import type { ClassicMapView, SwissMapView } from "../../trace/map-view.ts";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { goroutineVariable } from "../../ui/lane-colors.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import type { BlockScene } from "./model.ts";
import { cursorWords, placeWords, positionWords } from "./words.ts";

export interface WhereaboutsProps {
  readonly map: ClassicMapView | SwissMapView;
  readonly blocks: readonly BlockScene[];
}

export function Whereabouts({ map, blocks }: WhereaboutsProps) {
  if (map.positions.length === 0 && map.cursors.length === 0) return undefined;
  return (
    <ul className="map-where" aria-label={mapStrings.whereabouts}>
      {map.positions.map((position) => {
        const place = placeWords(blocks, position);
        return (
          <li key={`at ${position.goroutine}`} style={{ borderColor: goroutineVariable(position.goroutine) }}>
            <GoroutineChip goroutine={position.goroutine} />{" "}
            <strong className="map-cut rw-code" title={position.key}>
              {positionWords(position)}
            </strong>{" "}
            <span className="map-quiet">
              {position.function === "" ? mapStrings.atElement : mapStrings.inFunction(position.function)}
              {place === "" ? "" : ` · ${place}`}
            </span>
          </li>
        );
      })}
      {map.cursors.map((cursor, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a goroutine can have several iterations of one map
          key={`ranges ${cursor.goroutine} ${index}`}
          style={{ borderColor: goroutineVariable(cursor.goroutine) }}
        >
          <GoroutineChip goroutine={cursor.goroutine} /> <Icon name="iterator" />
          <span className="map-quiet rw-number">{cursorWords(map.model, cursor)}</span>
        </li>
      ))}
    </ul>
  );
}
