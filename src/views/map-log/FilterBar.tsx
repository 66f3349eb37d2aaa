// What of the log is listed.

import { useMemo } from "react";
import { goroutineName } from "../../ui/lane-colors.ts";
import { Select } from "../../ui/Select.tsx";
import { mapLogStrings } from "../../ui/strings/map-log.ts";
import { choicesOf, type Filters, type Log, type LogRow } from "./model.ts";
import { operationWords } from "./words.ts";

export type ListName = "operations" | "growth";

export interface FilterBarProps {
  readonly log: Log;
  readonly list: ListName;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

const words = mapLogStrings;

export function FilterBar({ log, list, filters, onChange }: FilterBarProps) {
  const rows: readonly LogRow[] = log[list];
  const { operations, goroutines } = useMemo(() => choicesOf(rows), [rows]);
  const isGrowth = list === "growth";
  const maps = log.history.maps.map((_, map) => ({ value: String(map), label: log.words.label(map) }));
  const kinds = operations.map((value) => ({
    value,
    label: isGrowth ? words.events[value as keyof typeof words.events] : operationWords(value), // Growth rows have its keys.
  }));
  const change = (part: Partial<Filters>): void => onChange({ ...filters, ...part });
  return (
    <fieldset className="map-log-filters">
      <legend className="rw-hidden">{words.filterRegion}</legend>
      <Select
        label={words.goroutine}
        value={String(filters.goroutine)}
        options={[
          { value: "-1", label: words.any.goroutine },
          ...goroutines.map((g) => ({ value: String(g), label: goroutineName(g) })),
        ]}
        onChange={(value) => change({ goroutine: Number(value) })}
      />
      <Select
        label={isGrowth ? words.kind : words.operation}
        value={filters.operation}
        options={[{ value: "", label: isGrowth ? words.any.kind : words.any.operation }, ...kinds]}
        onChange={(operation) => change({ operation })}
      />
      {maps.length > 1 ? (
        <Select
          label={words.map}
          value={String(filters.map)}
          options={[{ value: "-1", label: words.any.map }, ...maps]}
          onChange={(value) => change({ map: Number(value) })}
        />
      ) : undefined}
      <input
        type="search"
        className="map-log-search"
        aria-label={words.search}
        placeholder={words.search}
        value={filters.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      {isGrowth ? undefined : (
        <label className="map-log-check" title={words.troubledHint}>
          <input
            type="checkbox"
            checked={filters.isTroubled}
            onChange={(event) => change({ isTroubled: event.target.checked })}
          />
          {words.troubled}
        </label>
      )}
    </fieldset>
  );
}
