// The inside of a sync.Map at the cursor.

import { useStore } from "../../store/store.ts";
import type { SyncMapView, SyncTrieView } from "../../trace/map-view.ts";
import { ClassicPicture } from "./ClassicPicture.tsx";
import { classicScene, touchBefore, trieScene } from "./model.ts";
import { TriePicture } from "./TriePicture.tsx";
import { Whereabouts } from "./Who.tsx";
import "./sync-map.css";

/** Draws the body alone: name, type and number of entries are the caller's. */
export function SyncMapPicture({ map }: { readonly map: SyncMapView | SyncTrieView }) {
  const trace = useStore((state) => state.trace);
  const cursor = useStore((state) => state.snapshot?.cursor ?? 0);
  const touch = touchBefore(trace, cursor);
  return (
    <div className="sync-map">
      <Whereabouts positions={map.positions} />
      {map.model === "sync-classic" ? (
        <ClassicPicture scene={classicScene(map, touch)} />
      ) : (
        <TriePicture scene={trieScene(map, touch)} />
      )}
    </div>
  );
}
