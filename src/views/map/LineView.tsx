// A bucket or a group: its number, who holds it, and its eight cells.

import { type CSSProperties, memo } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { goroutineVariable } from "../../ui/lane-colors.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import { GoroutineTag, IteratorTag } from "./GoroutineTag.tsx";
import { LINE_HEIGHT } from "./line-window.ts";
import type { BlockScene, CellPart, CellScene, LineScene } from "./model.ts";
import { cellSentence, hasContent, lineSentence } from "./words.ts";

export interface LineViewProps {
  readonly block: BlockScene;
  readonly line: LineScene;
  /** Index in the block. */
  readonly row: number;
  readonly gridId: string;
  /** Cell with the keyboard's attention; -1. */
  readonly activeSlot: number;
}

export const LineView = memo(function LineView({ block, line, row, gridId, activeSlot }: LineViewProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines that are not on the screen are no elements; a table has all its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and says which cell is meant
    <div
      className={`map-line is-${line.state} ${line.depth > 0 ? "is-overflow" : ""}`}
      style={{ top: row * LINE_HEIGHT }}
      role="row"
      aria-rowindex={row + 1}
    >
      <Gutter block={block} line={line} />
      {line.cells.map((cell, slot) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
          key={slot}
          cell={cell}
          id={`${gridId}-${row}-${slot}`}
          label={cellSentence(block, line, slot)}
          place={`${line.address}:${slot}`}
          isActive={slot === activeSlot}
          isChange={block.touch?.isChange === true}
        />
      ))}
    </div>
  );
});

function Gutter({ block, line }: { readonly block: BlockScene; readonly line: LineScene }) {
  const words = lineSentence(block, line);
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines that are not on the screen are no elements; a table has all its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and says which cell is meant
    <div className="map-gutter" role="rowheader" title={words}>
      <span className="rw-hidden">{words}</span>
      <span className="map-number rw-code" aria-hidden="true">
        {gutterMark(block, line)}
        {line.state === "evacuated" ? <Icon name="evacuate" size={10} /> : undefined}
      </span>
      {line.holders.length === 0 ? undefined : (
        <span className="map-gutter-tags" aria-hidden="true">
          {line.holders.map((goroutine) => (
            <GoroutineTag key={goroutine} goroutine={goroutine} />
          ))}
        </span>
      )}
      {line.iterators.length === 0 ? undefined : (
        <span className="map-gutter-tags" aria-hidden="true">
          {shownMarks(line.iterators).map(({ goroutine, what }) => (
            <IteratorTag key={`${goroutine} ${what}`} goroutine={goroutine} what={what} />
          ))}
        </span>
      )}
    </div>
  );
}

// There is room for one of a goroutine's marks: where it goes on counts more than where it began.
function shownMarks(marks: LineScene["iterators"]): LineScene["iterators"] {
  const isGoingOn = (goroutine: number): boolean =>
    marks.some((mark) => mark.what === "next" && mark.goroutine === goroutine);
  return marks.filter(({ goroutine, what }) => what === "next" || !isGoingOn(goroutine));
}

// Held buckets have no number that means anything.
function gutterMark({ role }: BlockScene, { depth, index, state }: LineScene): string {
  if (depth > 0) return `↳${depth}`;
  if (state === "wild") return mapStrings.heldMarks.wild;
  return role === "retired" ? mapStrings.heldMarks.retired : String(index);
}

interface CellProps {
  readonly cell: CellScene;
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly isActive: boolean;
  /** The step that touched it, if it did, changed it. */
  readonly isChange: boolean;
}

function Cell({ cell, id, label, place, isActive, isChange }: CellProps) {
  const classes = ["map-cell", `is-${cell.kind}`];
  if (isActive) classes.push("is-active");
  if (cell.holders.length > 0) classes.push("is-held");
  const hasEntry = hasContent(cell);
  const { mark } = mapStrings.kinds[cell.kind];
  const partOf = (part: CellPart): string => {
    const touch = cell.touched !== part ? "" : isChange ? "is-changed" : "is-read";
    return `map-part map-${part} rw-code ${touch}`;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines that are not on the screen are no elements; a table has all its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and says which cell is meant
    <div
      id={id}
      className={classes.join(" ")}
      style={holdersStyle(cell.holders)}
      role="gridcell"
      aria-label={label}
      data-cell={place}
    >
      <span className={partOf("tag")} aria-hidden="true">
        <CellMark holders={cell.holders} mark={hasEntry ? mark : ""} />
        <span className="map-hex">{cell.tag}</span>
      </span>
      {hasEntry ? (
        <>
          <span className={partOf("key")} aria-hidden="true">
            {cell.key}
          </span>
          <span className={partOf("value")} aria-hidden="true">
            {cell.value}
          </span>
        </>
      ) : (
        <span className="map-mark" aria-hidden="true">
          {mark}
        </span>
      )}
    </div>
  );
}

function CellMark({ holders: [first, second], mark }: { readonly holders: readonly number[]; readonly mark: string }) {
  if (first === undefined) return <span>{mark}</span>;
  return (
    <span>
      <GoroutineTag goroutine={first} />
      {second === undefined ? "" : "+"}
    </span>
  );
}

// A frame in the colour of each of two goroutines at the cell.
function holdersStyle([first, second]: readonly number[]): CSSProperties | undefined {
  if (first === undefined) return undefined;
  const outlineColor = goroutineVariable(first);
  if (second === undefined) return { outlineColor };
  return { outlineColor, boxShadow: `inset 0 0 0 4px ${goroutineVariable(second)}` };
}
