// The picture as a table: a row for each cell that is in use, or still has what it held.

import { useMemo } from "react";
import { useStore } from "../../store/store.ts";
import type { Trace } from "../../trace/trace.ts";
import { ColumnHeads } from "../../ui/ColumnHeads.tsx";
import { goroutineName } from "../../ui/lane-colors.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import { lastWriteSteps } from "./last-write.ts";
import type { BlockScene, CellScene, LineScene } from "./model.ts";
import { hasContent, placeName, tagWords } from "./words.ts";

export interface MapTableProps {
  readonly name: string;
  readonly blocks: readonly BlockScene[];
  readonly trace: Trace | undefined;
  readonly cursor: number;
}

interface Row {
  readonly block: BlockScene;
  readonly line: LineScene;
  readonly slot: number;
  readonly cell: CellScene;
}

const MAX_ROWS = 300;

export function MapTable({ name, blocks, trace, cursor }: MapTableProps) {
  const rows = useMemo(() => rowsOf(blocks), [blocks]);
  const shown = rows.slice(0, MAX_ROWS);
  const steps = useMemo(() => {
    if (trace === undefined) return undefined;
    const cells = rows.slice(0, MAX_ROWS).map(({ cell: { spans } }) => [spans.tag, spans.key, spans.value]);
    return lastWriteSteps(trace, cursor, cells);
  }, [trace, cursor, rows]);
  const { place, cell, tag, key, value, writer } = mapStrings.tableHeads;
  return (
    <>
      <table className="map-table">
        <caption className="rw-hidden">{mapStrings.tableCaption(name)}</caption>
        <thead>
          <tr>
            <ColumnHeads heads={[place, cell, tag, key, value, writer]} />
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <TableRow key={`${row.line.address} ${row.slot}`} {...row} trace={trace} step={steps?.[index] ?? -1} />
          ))}
        </tbody>
      </table>
      {rows.length > MAX_ROWS ? <p className="map-hint">{mapStrings.more(rows.length - MAX_ROWS)}</p> : undefined}
    </>
  );
}

function rowsOf(blocks: readonly BlockScene[]): readonly Row[] {
  return blocks.flatMap((block) =>
    block.lines.flatMap((line) =>
      line.cells.flatMap((cell, slot) =>
        hasContent(cell) || cell.touched !== undefined || cell.holders.length > 0 ? [{ block, line, slot, cell }] : [],
      ),
    ),
  );
}

function TableRow({
  block,
  line,
  slot,
  cell,
  trace,
  step,
}: Row & Pick<MapTableProps, "trace"> & { readonly step: number }) {
  const moveTo = useStore((state) => state.actions.moveTo);
  return (
    <tr className={cell.touched === undefined ? undefined : "is-changed"}>
      <th scope="row">
        {placeName(block, line)}
        {line.state === "plain" ? "" : ` · ${mapStrings.states[line.state]}`}
      </th>
      <td className="rw-number">{slot}</td>
      <td>{tagWords(block, cell)}</td>
      <td className="rw-code" title={cell.key}>
        {cell.key}
      </td>
      <td className="rw-code" title={cell.value}>
        {cell.value}
      </td>
      <td>
        {step < 0 ? undefined : (
          <button type="button" className="map-link rw-number" onClick={() => moveTo(step + 1)}>
            {mapStrings.writtenBy(goroutineName(trace?.events.goroutine[step] ?? 0), step + 1)}
          </button>
        )}
      </td>
    </tr>
  );
}
