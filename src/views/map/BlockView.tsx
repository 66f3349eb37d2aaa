// A block of lines: title, all of it at a glance when it is large, and the lines that are on the screen. A grid for the keyboard: arrows
// move between cells, Enter goes to who wrote one last.

import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { mapStrings } from "../../ui/strings/map.ts";
import { TIP_ID } from "./CellTip.tsx";
import { LineView } from "./LineView.tsx";
import { type GridPlace, LINE_HEIGHT, placeAfterKey } from "./line-window.ts";
import { type BlockScene, heldLine, touchedLine } from "./model.ts";
import { Overview } from "./Overview.tsx";
import { OVERVIEW_FROM } from "./overview-layout.ts";
import { revealLine, useLineWindow } from "./use-line-window.ts";
import { heldNotes } from "./words.ts";

export function BlockView({ block }: { readonly block: BlockScene }) {
  const lines = useRef<HTMLDivElement>(null);
  const grid = useGrid(block, lines);
  const { from, to } = useLineWindow(lines, block.lines.length);
  useFollow(block, lines);
  const { heads, frontier } = block;
  const isLarge = heads.length >= OVERVIEW_FROM;
  const reveal = (line: number): void => {
    if (lines.current !== null) revealLine(lines.current, line, true);
  };
  return (
    <div className={`map-block is-${block.role}`}>
      <h3 className="map-block-title">
        <span className="rw-code">{block.title}</span>
        {block.note === "" ? undefined : <span className="map-quiet rw-number">{block.note}</span>}
      </h3>
      {heldNotes(block).map((note) => (
        <p key={note} className="map-held-note">
          {note}
        </p>
      ))}
      {isLarge ? <Overview block={block} onPick={(head) => reveal(heads[head] ?? 0)} /> : undefined}
      <div className={isLarge ? "map-scroller" : undefined}>
        {/* biome-ignore lint/a11y/useSemanticElements: lines that are not on the screen are no elements; a table has all its rows */}
        <div
          ref={lines}
          className="map-lines"
          style={{ height: block.lines.length * LINE_HEIGHT }}
          role="grid"
          aria-label={`${block.title} ${block.note}`.trim()}
          aria-rowcount={block.lines.length}
          aria-activedescendant={grid.activeId}
          aria-describedby={grid.activeId === undefined ? undefined : TIP_ID}
          tabIndex={0}
          onPointerDown={grid.onPointerDown}
          onKeyDown={grid.onKeyDown}
          onFocus={grid.onFocus}
          onBlur={grid.onBlur}
        >
          {block.lines.slice(from, to).map((line, offset) => (
            <LineView
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={from + offset}
              block={block}
              line={line}
              row={from + offset}
              gridId={grid.id}
              activeSlot={grid.active?.line === from + offset ? grid.active.slot : -1}
            />
          ))}
          {frontier < 0 ? undefined : (
            <div className="map-frontier" style={{ top: frontier * LINE_HEIGHT }} role="presentation">
              <span>{mapStrings.frontierMark(block.heads.filter((head) => head < frontier).length)}</span>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

type LinesRef = React.RefObject<HTMLDivElement | null>;

/** Id of a cell's element. */
const cellId = (gridId: string, { line, slot }: GridPlace): string => `${gridId}-${line}-${slot}`;

// The cell that has the keyboard's attention while the grid has the focus.
function useGrid(block: BlockScene, lines: LinesRef) {
  const { length } = block.lines;
  const id = useId();
  const [place, setPlace] = useState<GridPlace>({ line: 0, slot: 0 });
  const [hasFocus, setHasFocus] = useState(false);
  const active = hasFocus && length > 0 ? { ...place, line: Math.min(place.line, length - 1) } : undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = placeAfterKey(event.key, event.ctrlKey || event.metaKey, place, length);
    if (next === undefined || event.altKey || event.shiftKey) return;
    event.preventDefault();
    setPlace(next);
    if (lines.current !== null) revealLine(lines.current, next.line, true);
  };
  // From there on with the keyboard.
  const onPointerDown = ({ target }: PointerEvent): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]")?.dataset.cell : undefined;
    const [address, slot] = (cell ?? "").split(":").map(Number);
    const line = block.lines.findIndex((each) => each.address === address);
    if (line >= 0 && slot !== undefined) setPlace({ line, slot });
  };
  return {
    id,
    active,
    activeId: active === undefined ? undefined : cellId(id, active),
    onKeyDown,
    onPointerDown,
    onFocus: () => setHasFocus(true),
    onBlur: () => setHasFocus(false),
  };
}

// What the last step touched comes on the screen, unless somebody is looking at something here. In a large block, whose lines scroll by
// themselves, so does the line that a goroutine holds: the other end of what is being moved.
function useFollow(block: BlockScene, lines: LinesRef): void {
  useEffect(() => {
    const element = lines.current;
    const touched = touchedLine(block);
    const line = touched >= 0 ? touched : heldLine(block);
    if (line < 0 || element === null || element.matches(":hover, :focus")) return;
    revealLine(element, line, touched >= 0);
  }, [block, lines]);
}
