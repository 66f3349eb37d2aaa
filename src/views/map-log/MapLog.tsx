// The growth stream and the audit log of the execution that is shown: what every map was like at each step, and who did what to it. Read
// by the engine when this is opened.

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useStore } from "../../store/store.ts";
import type { MapHistory } from "../../trace/map-history.ts";
import type { Trace } from "../../trace/trace.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { mapLogStrings } from "../../ui/strings/map-log.ts";
import { FilterBar, type ListName } from "./FilterBar.tsx";
import { GrowthList, OperationList } from "./LogLists.tsx";
import { MapChart } from "./MapChart.tsx";
import { type Filters, filterRows, type Log, logOf, NO_FILTERS } from "./model.ts";
import { SaveMenu } from "./SaveMenu.tsx";
import { stepNumber } from "./words.ts";
import "./map-log.css";

/** A longer execution is read when it is asked for: that takes the engine a while. */
const MAX_UNASKED = 200_000;
/** Maps that have charts at once. */
const MAX_CHARTS = 4;
const words = mapLogStrings;

export function MapLog() {
  const trace = useStore((state) => state.trace);
  const [chosen, setChosen] = useState<boolean | undefined>();
  const isOpen = chosen ?? (trace !== undefined && trace.events.length <= MAX_UNASKED);
  return (
    <section className="map-log" aria-label={words.title}>
      <h2 className="map-log-title">
        <button type="button" aria-expanded={isOpen} onClick={() => setChosen(!isOpen)}>
          <span className={isOpen ? "map-log-arrow is-open" : "map-log-arrow"}>
            <Icon name="chevron" size={10} />
          </span>
          {words.title}
        </button>
      </h2>
      {isOpen ? <Body trace={trace} /> : undefined}
    </section>
  );
}

function Body({ trace }: { readonly trace: Trace | undefined }) {
  const history = useStore((state) => state.mapHistory);
  const readMaps = useStore((state) => state.actions.readMaps);
  useEffect(() => {
    if (trace !== undefined) readMaps();
  }, [trace, readMaps]);
  const log = useMemo(
    () => (trace === undefined || history === undefined ? undefined : logOf(trace, history)),
    [trace, history],
  );
  if (trace === undefined) return <p className="map-log-empty">{words.noRun}</p>;
  if (log === undefined) return <p className="map-log-empty">{words.loading}</p>;
  if (log.operations.length + log.growth.length === 0) return <p className="map-log-empty">{words.none}</p>;
  return <Contents log={log} />;
}

function Contents({ log }: { readonly log: Log }) {
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [wanted, setList] = useState<ListName>("operations");
  const list = log[wanted].length > 0 ? wanted : log.operations.length > 0 ? "operations" : "growth";
  // Long logs may be filtered a moment after what is typed shows.
  const used = useDeferredValue(filters);
  const operations = useMemo(() => filterRows(log, log.operations, used), [log, used]);
  const growth = useMemo(() => filterRows(log, log.growth, used), [log, used]);
  const shown = list === "operations" ? operations : growth;
  return (
    <>
      <div className="map-log-save">
        <SaveMenu log={log} />
      </div>
      <Charts log={log} map={filters.map} />
      <div className="map-log-tools">
        <ListChoice log={log} list={list} onChange={setList} />
        <span className="map-log-count rw-number" role="status">
          {words.count(grouped(shown.length), grouped(log[list].length))}
        </span>
      </div>
      <FilterBar log={log} list={list} filters={filters} onChange={setFilters} />
      {shown.length === 0 ? (
        <p className="map-log-empty">{words.nothing}</p>
      ) : list === "operations" ? (
        <OperationList log={log} rows={operations} />
      ) : (
        <GrowthList log={log} rows={growth} />
      )}
      <p className="map-log-hint">
        {limitWords(log.history)} {words.hint}
      </p>
    </>
  );
}

function Charts({ log, map }: { readonly log: Log; readonly map: number }) {
  const { maps } = log.history;
  const chosen = maps.flatMap((record, index) => (map < 0 || map === index ? [{ record, index }] : []));
  const nSteps = log.trace.events.length;
  return (
    <section className="map-log-charts" aria-label={words.charts}>
      {chosen.slice(0, MAX_CHARTS).map(({ record, index }) => (
        <MapChart key={record.address} record={record} label={log.words.label(index)} nSteps={nSteps} />
      ))}
      {chosen.length > MAX_CHARTS ? (
        <p className="map-log-hint">{words.moreCharts(chosen.length - MAX_CHARTS)}</p>
      ) : undefined}
    </section>
  );
}

interface ListChoiceProps {
  readonly log: Log;
  readonly list: ListName;
  readonly onChange: (list: ListName) => void;
}

function ListChoice({ log, list, onChange }: ListChoiceProps) {
  return (
    <fieldset className="map-log-lists">
      <legend className="rw-hidden">{words.listChoice}</legend>
      {(["operations", "growth"] as const).map((name) => (
        <Button
          key={name}
          aria-pressed={name === list}
          disabled={log[name].length === 0}
          onClick={() => onChange(name)}
        >
          {words.lists[name]}
        </Button>
      ))}
    </fieldset>
  );
}

function grouped(value: number): string {
  return value.toLocaleString("en");
}

// Which limit has cut the log, if one has.
function limitWords({ limit, nSteps, operations, maps }: MapHistory): string {
  if (limit === undefined) return "";
  const counts = {
    steps: nSteps,
    operations: operations.length,
    events: maps.reduce((sum, { growth }) => sum + growth.length, 0),
    samples: maps.reduce((sum, { samples }) => sum + samples.length, 0),
  };
  return words.limits[limit](grouped(counts[limit]), grouped(stepNumber(nSteps - 1)));
}
