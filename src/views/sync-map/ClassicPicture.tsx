// The two maps of a sync.Map up to Go 1.23, side by side: a row is an entry, which both maps point to if both have its key.

import { Badge } from "../../ui/Badge.tsx";
import { syncMapStrings } from "../../ui/strings/sync-map.ts";
import type { ClassicScene, EntryRow } from "./model.ts";
import { Chips, TouchText, touchClass } from "./Who.tsx";

export function ClassicPicture({ scene }: { readonly scene: ClassicScene }) {
  const words = syncMapStrings;
  return (
    <>
      <table className="sync-map-table" aria-label={words.entries}>
        <thead>
          <tr>
            <th scope="col">
              {words.read} {scene.amended ? <Badge tone="warn">{words.amended}</Badge> : undefined}
            </th>
            <th scope="col">{words.entry}</th>
            <th scope="col">
              {words.dirty}{" "}
              <span className="sync-map-quiet rw-number">
                {scene.nDirty === undefined ? words.nil : words.misses(scene.misses, scene.nDirty)}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scene.rows.map((row) => (
            <Row key={row.address} row={row} />
          ))}
          {scene.rows.length > 0 ? undefined : (
            <tr>
              <td className="sync-map-quiet" colSpan={3}>
                {words.nothing}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {scene.nMore === 0 ? undefined : <p className="sync-map-quiet">{words.more(scene.nMore)}</p>}
      <p className="sync-map-note">{scene.amended ? words.amendedNote : words.readNote}</p>
      {scene.rows.every(({ state }) => state === "present") ? undefined : (
        <p className="sync-map-note">{words.statesNote}</p>
      )}
    </>
  );
}

function Row({ row }: { readonly row: EntryRow }) {
  const { isInRead, isInDirty, state, at, touch } = row;
  return (
    <tr className={touchClass(touch)}>
      <KeyCell row={row} isThere={isInRead} side="read" />
      <td>
        <span className={`sync-map-entry rw-code is-${state}`}>
          {state === "present" ? row.value : syncMapStrings.states[state]}
        </span>{" "}
        <Chips at={at} /> <TouchText touch={touch} />
      </td>
      <KeyCell row={row} isThere={isInDirty} side="dirty" />
    </tr>
  );
}

interface KeyCellProps {
  readonly row: EntryRow;
  readonly isThere: boolean;
  readonly side: "read" | "dirty";
}

function KeyCell({ row, isThere, side }: KeyCellProps) {
  if (!isThere) {
    return (
      <td className={`sync-map-key is-${side} is-absent`}>
        <span title={syncMapStrings.absent[side]}>–</span>
      </td>
    );
  }
  return <td className={`sync-map-key is-${side} rw-code`}>{row.key}</td>;
}
