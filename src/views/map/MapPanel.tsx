// The maps of the program at the cursor: those at runtime detail as their memory, the others as their entries.

import { type ReactNode, useState } from "react";
import { useStore } from "../../store/store.ts";
import type { DetailedMapView, SyncMapView, SyncTrieView } from "../../trace/map-view.ts";
import type { Snapshot } from "../../trace/snapshot.ts";
import type { Trace } from "../../trace/trace.ts";
import { Select } from "../../ui/Select.tsx";
import { mapStrings } from "../../ui/strings/map.ts";
import { type MapChoice, mapChoices, mapInUse } from "./choices.ts";
import { EntryTable } from "./EntryTable.tsx";
import { MapPicture } from "./MapPicture.tsx";
import { type Touch, touchOf } from "./model.ts";
import "./cells.css";
import "./map.css";

export interface MapPanelProps {
  /** Draws a sync.Map below its name. `touched`: what the step before the cursor touched. */
  readonly renderSync: (map: SyncMapView | SyncTrieView, touched: Touch | undefined) => ReactNode;
}

const FOLLOW = "";

export function MapPanel({ renderSync }: MapPanelProps) {
  const snapshot = useStore((state) => state.snapshot);
  const trace = useStore((state) => state.trace);
  if (snapshot === undefined) return <p className="map-empty">{mapStrings.empty}</p>;
  const choices = mapChoices(snapshot);
  if (choices.length === 0)
    return (
      <p className="map-empty">
        {mapStrings.none} {mapStrings.noneHint}
      </p>
    );
  return <Chosen choices={choices} snapshot={snapshot} trace={trace} renderSync={renderSync} />;
}

interface ChosenProps extends MapPanelProps {
  /** At least one. */
  readonly choices: readonly MapChoice[];
  readonly snapshot: Snapshot;
  readonly trace: Trace | undefined;
}

function Chosen({ choices, snapshot, trace, renderSync }: ChosenProps) {
  const [wanted, setWanted] = useState<string>(FOLLOW);
  const choice =
    choices.find(({ map }) => String(map.address) === wanted) ??
    mapInUse(choices, trace, snapshot.cursor) ??
    choices[0];
  if (choice === undefined) return undefined;
  const { map } = choice;
  const options = choices.map((each) => ({ value: String(each.map.address), label: optionLabel(each) }));
  const title = (
    <>
      {choices.length === 1 ? undefined : (
        <Select
          label={mapStrings.choose}
          value={options.some(({ value }) => value === wanted) ? wanted : FOLLOW}
          options={[{ value: FOLLOW, label: mapStrings.follow }, ...options]}
          onChange={setWanted}
        />
      )}
      <h2 className="map-name rw-code">
        {map.name} <span className="map-type">{map.type}</span>
      </h2>
    </>
  );
  const shared = { title, trace, cursor: snapshot.cursor };
  return (
    <section className="map-panel" aria-label={mapStrings.region}>
      {choice.kind === "entries" ? (
        <>
          <div className="map-head-parts">{title}</div>
          <EntryTable entries={choice.map.entries} />
        </>
      ) : (
        <Detailed map={choice.map} renderSync={renderSync} {...shared} />
      )}
    </section>
  );
}

function optionLabel({ kind, map }: MapChoice): string {
  return mapStrings.option(map.name, map.type, kind === "entries" ? mapStrings.byOperation : "");
}

interface DetailedProps extends MapPanelProps {
  readonly title: ReactNode;
  readonly map: DetailedMapView;
  readonly trace: Trace | undefined;
  readonly cursor: number;
}

function Detailed({ title, map, trace, cursor, renderSync }: DetailedProps) {
  switch (map.model) {
    case "classic":
    case "swiss":
      // Another map begins with a picture of its own: no key travels from one to the other.
      return <MapPicture key={map.address} title={title} map={map} trace={trace} cursor={cursor} />;
    case "sync-classic":
    case "sync-trie":
      return (
        <>
          <div className="map-head-parts">{title}</div>
          {renderSync(map, touchOf(trace, cursor))}
        </>
      );
  }
}
