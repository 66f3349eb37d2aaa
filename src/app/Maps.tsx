// What maps are, and what became of them.

import { MapPanel } from "../views/map/MapPanel.tsx";
import { MapLog } from "../views/map-log/MapLog.tsx";
import { SyncMapPicture } from "../views/sync-map/SyncMapPicture.tsx";

export function Maps() {
  return (
    <>
      <MapPanel renderSync={(map, touched) => <SyncMapPicture map={map} touched={touched} />} />
      <MapLog />
    </>
  );
}
