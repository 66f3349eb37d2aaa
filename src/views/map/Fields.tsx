// How the blocks of a map stand: the bucket array and beside it the old one; or directory, tables and their groups.

import type { SwissMapView } from "../../trace/map-view.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import { BlockView } from "./BlockView.tsx";
import type { BlockScene } from "./model.ts";
import { directoryRuns, tableName } from "./swiss-scene.ts";

export interface FieldProps {
  readonly blocks: readonly BlockScene[];
}

export function ClassicField({ blocks }: FieldProps) {
  const buckets = blocks.find(({ role }) => role === "buckets");
  const old = blocks.find(({ role }) => role === "oldbuckets");
  const held = blocks.filter((block) => block !== buckets && block !== old);
  return (
    <div className="map-columns">
      <div className="map-column">
        {buckets === undefined ? <p className="map-hint">{mapStrings.noBuckets}</p> : <BlockView block={buckets} />}
      </div>
      <div className="map-column">
        {old === undefined ? <p className="map-absent">{mapStrings.noOld}</p> : <BlockView block={old} />}
        {held.map((block) => (
          <BlockView key={block.id} block={block} />
        ))}
      </div>
    </div>
  );
}

export interface SwissFieldProps extends FieldProps {
  readonly map: SwissMapView;
}

export function SwissField({ map, blocks }: SwissFieldProps) {
  if (blocks.length === 0) return <p className="map-hint">{mapStrings.noBuckets}</p>;
  return (
    <>
      {map.directory.length === 0 ? undefined : <Directory map={map} />}
      <div className={blocks.length === 1 ? "map-tables is-single" : "map-tables"}>
        {blocks.map((block) => (
          <BlockView key={block.id} block={block} />
        ))}
      </div>
    </>
  );
}

// Entries that lead to the same table are one box.
function Directory({ map }: { readonly map: SwissMapView }) {
  return (
    <div className="map-directory">
      <h3 className="map-block-title rw-code">
        {mapStrings.directory} <span className="map-quiet">{mapStrings.entries(map.directory.length)}</span>
      </h3>
      <ol>
        {directoryRuns(map.directory).map(({ table, from, length }) => (
          <li key={from} className="map-run">
            <span className="rw-hidden">{mapStrings.directoryEntry(from, from + length - 1, tableName(table))}</span>
            <span className="map-run-entries rw-number" aria-hidden="true">
              {length === 1 ? from : `${from}–${from + length - 1}`}
            </span>
            <span className="map-run-table rw-code" aria-hidden="true">
              {tableName(table)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
