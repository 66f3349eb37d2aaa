// The details beside the timeline, one of them at a time.

import type { ReactNode } from "react";
import type { State } from "../store/state.ts";
import { useStore } from "../store/store.ts";
import { strings } from "../ui/strings.ts";
import { panelId, Tabs, tabId } from "../ui/Tabs.tsx";
import { Fixes } from "../views/fixes/Fixes.tsx";
import { LockGraph } from "../views/lock-graph/LockGraph.tsx";
import { MapPanel } from "../views/map/MapPanel.tsx";
import { MapLog } from "../views/map-log/MapLog.tsx";
import { Outcomes } from "../views/outcomes/Outcomes.tsx";
import { Output } from "../views/output/Output.tsx";
import { StatePanel } from "../views/state-panel/StatePanel.tsx";
import { SyncMapPicture } from "../views/sync-map/SyncMapPicture.tsx";
import { Verdicts } from "../views/verdicts/Verdicts.tsx";

const ORDER = ["state", "maps", "locks", "output", "outcomes", "verdicts", "fixes"] as const;
const TABS = ORDER.map((value) => ({ value, label: strings.page.panels[value] }));

const PANELS: Readonly<Record<State["panel"], () => ReactNode>> = {
  state: StatePanel,
  maps: Maps,
  locks: LockGraph,
  output: Output,
  outcomes: Outcomes,
  verdicts: Verdicts,
  fixes: Fixes,
};

export function Panels() {
  const panel = useStore((state) => state.panel);
  const setPanel = useStore((state) => state.actions.setPanel);
  const Panel = PANELS[panel];
  return (
    <div className="panels">
      <Tabs id="panel" label={strings.page.panelList} tabs={TABS} value={panel} onChange={setPanel} />
      {ORDER.map((value) => (
        <div
          key={value}
          className="panel"
          id={panelId("panel", value)}
          role="tabpanel"
          aria-labelledby={tabId("panel", value)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus a keyboard could not.
          tabIndex={0}
          hidden={value !== panel}
        >
          {value === panel ? <Panel /> : undefined}
        </div>
      ))}
    </div>
  );
}

// What maps are, and what became of them.
function Maps() {
  return (
    <>
      <MapPanel renderSync={(map, touched) => <SyncMapPicture map={map} touched={touched} />} />
      <MapLog />
    </>
  );
}
