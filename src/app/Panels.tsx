// The details beside the timeline, one of them at a time.

import type { FunctionComponent } from "react";
import type { State } from "../store/state.ts";
import { useStore } from "../store/store.ts";
import { late } from "../ui/late.tsx";
import { strings } from "../ui/strings.ts";
import { panelId, Tabs, tabId } from "../ui/Tabs.tsx";
import { StatePanel } from "../views/state-panel/StatePanel.tsx";

const ORDER = ["state", "maps", "locks", "output", "outcomes", "verdicts", "fixes"] as const;
const TABS = ORDER.map((value) => ({ value, label: strings.page.panels[value] }));

// The one that is open at first is there at once.
const PANELS: Readonly<Record<State["panel"], FunctionComponent>> = {
  state: StatePanel,
  maps: late(async () => (await import("./Maps.tsx")).Maps),
  locks: late(async () => (await import("../views/lock-graph/LockGraph.tsx")).LockGraph),
  output: late(async () => (await import("../views/output/Output.tsx")).Output),
  outcomes: late(async () => (await import("../views/outcomes/Outcomes.tsx")).Outcomes),
  verdicts: late(async () => (await import("../views/verdicts/Verdicts.tsx")).Verdicts),
  fixes: late(async () => (await import("../views/fixes/Fixes.tsx")).Fixes),
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
