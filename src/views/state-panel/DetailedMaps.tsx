// Maps at runtime detail in one line each: their memory has a panel of its own.

import { useStore } from "../../store/store.ts";
import type { DetailedMapView } from "../../trace/map-view.ts";
import { Button } from "../../ui/Button.tsx";
import { strings } from "../../ui/strings.ts";
import { isTouched, type Touched } from "./model.ts";

export interface DetailedMapsProps {
  readonly maps: readonly DetailedMapView[];
  readonly touched: Touched | undefined;
}

export function DetailedMaps({ maps, touched }: DetailedMapsProps) {
  const setPanel = useStore((state) => state.actions.setPanel);
  return (
    <ul className="state-maps">
      {maps.map((map) => (
        <li key={map.address} className={isTouched(touched, map.address) ? "is-read" : undefined}>
          <span className="rw-code">
            {map.name} <span className="state-quiet">{map.type}</span>
          </span>
          <span className="state-quiet rw-number">{strings.state.entries(map.count)}</span>
          <Button onClick={() => setPanel("maps")}>{strings.state.showMemory}</Button>
        </li>
      ))}
    </ul>
  );
}
