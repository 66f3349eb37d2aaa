// The page's layout: the program at the left, what happens in it at the right; on a narrow screen one of them at a time.

import { useEffect, useState } from "react";
import { hasErrors } from "../store/selectors.ts";
import { store, useStore } from "../store/store.ts";
import { fetchLateViews } from "../ui/late.tsx";
import { strings } from "../ui/strings.ts";
import { panelId, Tabs, tabId } from "../ui/Tabs.tsx";
import { whenIdle } from "../ui/when-idle.ts";
import { Timeline } from "../views/timeline/Timeline.tsx";
import { Transport } from "../views/transport/Transport.tsx";
import { Explanation } from "../views/verdict/Explanation.tsx";
import { Verdict } from "../views/verdict/Verdict.tsx";
import { CodePane } from "./CodePane.tsx";
import { Header } from "./Header.tsx";
import { NARROW, useMediaQuery } from "./media.ts";
import { Notices } from "./Notices.tsx";
import { Panels } from "./Panels.tsx";
import { Splitter } from "./Splitter.tsx";

/** What is not on the screen yet is fetched this long after the first picture at the latest. */
const PATIENCE_MS = 1_500;

export function App() {
  const isNarrow = useMediaQuery(NARROW);
  const isDrawn = useFirstDrawing();
  useLateParts(isDrawn);
  const code = <CodePane isPageDrawn={isDrawn} />;
  return (
    <div className={isNarrow ? "page is-narrow" : "page"}>
      <button type="button" className="skip-link" onClick={skipToTimeline}>
        {strings.page.skipToTimeline}
      </button>
      <Header isNarrow={isNarrow} />
      <Verdict />
      {isNarrow ? <NarrowMain code={code} /> : <WideMain code={code} />}
      <Notices />
    </div>
  );
}

// No anchor: the address's fragment is a link's.
function skipToTimeline(): void {
  const region = document.getElementById("timeline");
  const grid = region?.querySelector<HTMLElement>('[role="grid"]') ?? region;
  grid?.focus();
}

// The story of what is shown stands over its picture.
function TimelinePart() {
  return (
    <div className="timeline-part">
      <Explanation />
      <section id="timeline" className="timeline-region" aria-label={strings.page.timelineRegion} tabIndex={-1}>
        <Timeline />
      </section>
    </div>
  );
}

function WideMain({ code }: { readonly code: React.ReactNode }) {
  const [codeShare, setCodeShare] = useState(38);
  const [timelineShare, setTimelineShare] = useState(61);
  return (
    <main className="main" style={{ gridTemplateColumns: `${codeShare}% 1px minmax(0, 1fr)` }}>
      {code}
      <Splitter
        label={strings.page.splitter}
        orientation="vertical"
        value={codeShare}
        min={15}
        max={75}
        onChange={setCodeShare}
      />
      <div className="right" style={{ gridTemplateRows: `${timelineShare}% auto 1px minmax(0, 1fr)` }}>
        <TimelinePart />
        <Transport />
        <Splitter
          label={strings.page.panelSplitter}
          orientation="horizontal"
          value={timelineShare}
          min={15}
          max={85}
          onChange={setTimelineShare}
        />
        <Panels />
      </div>
    </main>
  );
}

const NARROW_TABS = (["code", "timeline", "state"] as const).map((value) => ({
  value,
  label: strings.page.tabs[value],
}));

function NarrowMain({ code }: { readonly code: React.ReactNode }) {
  const tab = useStore((state) => state.tab);
  const panels = { code, timeline: <TimelinePart />, state: <Panels /> };
  return (
    <main className="main">
      <Tabs
        id="part"
        label={strings.page.tabList}
        tabs={NARROW_TABS}
        value={tab}
        onChange={store.getState().actions.setTab}
      />
      {NARROW_TABS.map(({ value }) => (
        // All stay mounted: an editor keeps its history, a list its scroll position.
        <div
          key={value}
          className="part"
          id={panelId("part", value)}
          role="tabpanel"
          aria-labelledby={tabId("part", value)}
          hidden={value !== tab}
        >
          {panels[value]}
        </div>
      ))}
      <Transport />
    </main>
  );
}

// Whether the first trace is on the screen. Two frames after it came, the timeline has been painted.
function useFirstDrawing(): boolean {
  const [isDrawn, setDrawn] = useState(false);
  const hasTrace = useStore((state) => state.trace !== undefined);
  useEffect(() => {
    if (!hasTrace) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        performance.mark("raceweave:first-timeline");
        setDrawn(true);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [hasTrace]);
  return isDrawn;
}

// What is not needed for the first picture is fetched behind it, or where there will be none.
function useLateParts(isDrawn: boolean): void {
  const hasNothingToDraw = useStore((state) => state.status === "failed" || hasErrors(state));
  const isDue = isDrawn || hasNothingToDraw;
  useEffect(() => {
    if (!isDue) return;
    return whenIdle(() => {
      store.getState().actions.prepare();
      fetchLateViews();
    }, PATIENCE_MS);
  }, [isDue]);
}
