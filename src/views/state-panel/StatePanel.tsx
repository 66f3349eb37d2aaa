// The program's state before the step at the cursor: goroutines, what they share, locks, channels and maps.

import { useMemo } from "react";
import { withoutBookkeeping } from "../../store/bookkeeping.ts";
import { useStore } from "../../store/store.ts";
import { strings } from "../../ui/strings.ts";
import { DetailedMaps } from "./DetailedMaps.tsx";
import { Goroutines } from "./Goroutines.tsx";
import { objectNames, touchedBy, virtualTime } from "./model.ts";
import { Section } from "./Section.tsx";
import { Channels, Locks, Maps, SharedVariables } from "./SharedState.tsx";
import "./state-panel.css";

export function StatePanel() {
  const trace = useStore((state) => state.trace);
  const whole = useStore((state) => state.snapshot);
  const snapshot = useMemo(() => (whole === undefined ? undefined : withoutBookkeeping(whole)), [whole]);
  const touched = useMemo(() => touchedBy(trace, snapshot?.cursor ?? 0), [trace, snapshot]);
  const names = useMemo(() => (snapshot === undefined ? undefined : objectNames(trace, snapshot)), [trace, snapshot]);
  if (snapshot === undefined || names === undefined) return <p className="state-empty">{strings.state.empty}</p>;
  const { shared, locks, channels, maps, detailedMaps = [] } = snapshot;
  const words = strings.state;
  const title =
    snapshot.nowNs === 0 ? words.goroutines : `${words.goroutines} · ${words.virtualTime(virtualTime(snapshot.nowNs))}`;
  return (
    <div className="state-panel">
      <Section title={title}>
        <Goroutines snapshot={snapshot} trace={trace} names={names} touched={touched} />
      </Section>
      <div className="state-things">
        {detailedMaps.length === 0 ? undefined : (
          <Section title={words.detailedMaps}>
            <DetailedMaps maps={detailedMaps} touched={touched} />
          </Section>
        )}
        {shared.length === 0 ? undefined : (
          <Section title={words.shared}>
            <SharedVariables variables={shared} touched={touched?.isMemory ? touched : undefined} />
          </Section>
        )}
        {locks.length === 0 ? undefined : (
          <Section title={words.locks}>
            <Locks locks={locks} touched={touched} />
          </Section>
        )}
        {channels.length === 0 ? undefined : (
          <Section title={words.channels}>
            <Channels channels={channels} touched={touched} />
          </Section>
        )}
        {maps.length === 0 ? undefined : (
          <Section title={words.maps}>
            <Maps maps={maps} touched={touched} />
          </Section>
        )}
      </div>
    </div>
  );
}
