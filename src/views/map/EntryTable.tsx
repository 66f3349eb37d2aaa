// A map of which an access is one step: its entries, and how to get to see its memory.

import { useStore } from "../../store/store.ts";
import { Button } from "../../ui/Button.tsx";
import { ColumnHeads } from "../../ui/ColumnHeads.tsx";
import { mapStrings } from "../../ui/strings/map.ts";

export interface EntryTableProps {
  readonly entries: readonly (readonly [string, string])[];
}

const MAX_ROWS = 200;

export function EntryTable({ entries }: EntryTableProps) {
  const setOptions = useStore((state) => state.actions.setOptions);
  const { key, value, operationHint, toRuntime, noEntries, more } = mapStrings;
  return (
    <>
      <p className="map-hint">
        {operationHint} <Button onClick={() => setOptions({ mapDetail: "runtime" })}>{toRuntime}</Button>
      </p>
      {entries.length === 0 ? (
        <p className="map-hint">{noEntries}</p>
      ) : (
        <table className="map-table">
          <thead>
            <tr>
              <ColumnHeads heads={[key, value]} />
            </tr>
          </thead>
          <tbody className="rw-code">
            {entries.slice(0, MAX_ROWS).map(([entryKey, entryValue], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: NaN can be a key many times
              <tr key={index}>
                <td title={entryKey}>{entryKey}</td>
                <td title={entryValue}>{entryValue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {entries.length > MAX_ROWS ? <p className="map-hint">{more(entries.length - MAX_ROWS)}</p> : undefined}
    </>
  );
}
