// The memory of a map: header, who is in it, and its buckets or tables; or all of that as a table.

import { type ReactNode, useMemo, useRef, useState } from "react";
import type { ClassicMapView, SwissMapView } from "../../trace/map-view.ts";
import type { Trace } from "../../trace/trace.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import { CellTip } from "./CellTip.tsx";
import { classicBlocks } from "./classic-scene.ts";
import { ClassicField, SwissField } from "./Fields.tsx";
import { Legend } from "./Legend.tsx";
import { MapHead } from "./MapHead.tsx";
import { MapTable } from "./MapTable.tsx";
import { touchOf } from "./model.ts";
import { writeOutside } from "./outside.ts";
import { swissBlocks } from "./swiss-scene.ts";
import { useTravel } from "./use-travel.ts";
import { Whereabouts } from "./Whereabouts.tsx";

export interface MapPictureProps {
  /** Name and chooser. */
  readonly title: ReactNode;
  readonly map: ClassicMapView | SwissMapView;
  readonly trace: Trace | undefined;
  readonly cursor: number;
}

export function MapPicture({ title, map, trace, cursor }: MapPictureProps) {
  const [isTable, setIsTable] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const touch = useMemo(() => touchOf(trace, cursor), [trace, cursor]);
  const blocks = useMemo(
    () => (map.model === "classic" ? classicBlocks(map, touch) : swissBlocks(map, touch)),
    [map, touch],
  );
  const outside = useMemo(() => writeOutside(map, blocks, trace, touch), [map, blocks, trace, touch]);
  useTravel({ field, blocks, trace, cursor });
  return (
    <div className="map-picture">
      <MapHead title={title} map={map} touch={touch} isTable={isTable} onToggle={() => setIsTable(!isTable)} />
      <Whereabouts map={map} blocks={blocks} />
      {outside === undefined || touch === undefined ? undefined : (
        <p className="map-outside">{mapStrings.wroteOutside(goroutineName(touch.goroutine), outside)}</p>
      )}
      {isTable ? (
        <MapTable name={map.name} blocks={blocks} trace={trace} cursor={cursor} />
      ) : (
        <div ref={field} className="map-field">
          {map.model === "classic" ? <ClassicField blocks={blocks} /> : <SwissField map={map} blocks={blocks} />}
          <Legend blocks={blocks} />
          <CellTip field={field} blocks={blocks} trace={trace} cursor={cursor} />
        </div>
      )}
    </div>
  );
}
