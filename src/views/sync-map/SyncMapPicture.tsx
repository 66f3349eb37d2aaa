// The inside of a sync.Map at the cursor.

import type { SyncMapView, SyncTrieView } from "../../trace/map-view.ts";
import { ClassicPicture } from "./ClassicPicture.tsx";
import { classicScene, type Touch, trieScene } from "./model.ts";
import { TriePicture } from "./TriePicture.tsx";
import { Whereabouts } from "./Who.tsx";
import "./sync-map.css";

interface Props {
  readonly map: SyncMapView | SyncTrieView;
  readonly touched: Touch | undefined;
}

/** Draws the body alone: name, type and number of entries are the caller's. */
export function SyncMapPicture({ map, touched }: Props) {
  return (
    <div className="sync-map">
      <Whereabouts positions={map.positions} />
      {map.model === "sync-classic" ? (
        <ClassicPicture scene={classicScene(map, touched)} />
      ) : (
        <TriePicture scene={trieScene(map, touched)} />
      )}
    </div>
  );
}
