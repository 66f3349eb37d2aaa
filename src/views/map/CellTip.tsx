// What is to be known of the cell under the pointer, or of the one that the keyboard is on: its parts, and who wrote them last. A click or
// Enter goes there. Listens to the whole field, so that cells themselves stay plain.

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useStore } from "../../store/store.ts";
import type { Trace } from "../../trace/trace.ts";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { mapStrings } from "../../ui/strings/map.ts";
import { type LastWrite, lastWrites } from "./last-write.ts";
import { type BlockScene, type CellScene, isSwissBlock, type LineScene } from "./model.ts";
import { hasContent, placeName, tagMeaning, tagWords } from "./words.ts";

export interface CellTipProps {
  readonly field: RefObject<HTMLElement | null>;
  readonly blocks: readonly BlockScene[];
  readonly trace: Trace | undefined;
  readonly cursor: number;
}

const DELAY_MS = 100;
/** There is one at most. */
export const TIP_ID = "map-cell-tip";

interface Attended {
  readonly element: HTMLElement;
  /** `address:slot`, as in `data-cell`. */
  readonly place: string;
}

export function CellTip({ field, blocks, trace, cursor }: CellTipProps) {
  const attended = useAttended(field);
  const found = attended === undefined ? undefined : findCell(blocks, attended.place);
  const writes = found === undefined || trace === undefined ? [] : lastWrites(trace, cursor, found.cell);
  useJump(field, blocks, trace, cursor);
  if (attended === undefined || found === undefined) return undefined;
  return createPortal(
    <Tip anchor={attended.element} found={found} writes={writes} />,
    attended.element.closest("main") ?? document.body,
  );
}

interface Found {
  readonly block: BlockScene;
  readonly line: LineScene;
  readonly slot: number;
  readonly cell: CellScene;
}

function findCell(blocks: readonly BlockScene[], place: string): Found | undefined {
  const [address, slot] = place.split(":").map(Number);
  for (const block of blocks) {
    const line = block.lines.find((each) => each.address === address);
    const cell = line?.cells[slot ?? -1];
    if (line !== undefined && cell !== undefined) return { block, line, slot: slot ?? -1, cell };
  }
  return undefined;
}

const cellOf = (target: EventTarget | null): HTMLElement | undefined =>
  target instanceof Element ? (target.closest<HTMLElement>("[data-cell]") ?? undefined) : undefined;

// The cell that a grid with the focus is on.
const activeCellOf = (target: EventTarget | null): HTMLElement | undefined => {
  const id = target instanceof Element ? target.getAttribute("aria-activedescendant") : null;
  return id === null ? undefined : (document.getElementById(id) ?? undefined);
};

// The cell under the pointer once it rests there, or the keyboard's at once. Escape sends the tooltip away.
function useAttended(field: RefObject<HTMLElement | null>): Attended | undefined {
  const [attended, setAttended] = useState<Attended | undefined>(undefined);
  useEffect(() => {
    const host = field.current;
    if (host === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attend = (element: HTMLElement | undefined): void => {
      clearTimeout(timer);
      setAttended(element === undefined ? undefined : { element, place: element.dataset.cell ?? "" });
    };
    const onOver = (event: PointerEvent): void => {
      const cell = cellOf(event.target);
      clearTimeout(timer);
      timer = setTimeout(() => attend(cell), DELAY_MS);
    };
    // After React has marked the new cell.
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key === "Escape") attend(undefined);
      else setTimeout(() => attend(activeCellOf(target)));
    };
    const onLeave = (): void => attend(undefined);
    const cleanup = new AbortController();
    const { signal } = cleanup;
    host.addEventListener("pointerover", onOver, { signal });
    host.addEventListener("pointerleave", onLeave, { signal });
    host.addEventListener("keyup", onKey, { signal });
    host.addEventListener("focusout", onLeave, { signal });
    document.addEventListener("scroll", onLeave, { signal, capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      cleanup.abort();
    };
  }, [field]);
  return attended;
}

// A press on a cell, or Enter on the keyboard's, goes to the step that wrote it last.
function useJump(
  field: RefObject<HTMLElement | null>,
  blocks: readonly BlockScene[],
  trace: Trace | undefined,
  cursor: number,
): void {
  const moveTo = useStore((state) => state.actions.moveTo);
  useEffect(() => {
    const host = field.current;
    if (host === null || trace === undefined) return;
    const jump = (element: HTMLElement | undefined): void => {
      const found = findCell(blocks, element?.dataset.cell ?? "");
      const [last] = found === undefined ? [] : lastWrites(trace, cursor, found.cell);
      if (last !== undefined) moveTo(last.step + 1);
    };
    // A finger cannot rest on a cell: its first tap shows what a second one will do.
    let tapped: string | undefined;
    const onClick = (event: MouseEvent): void => {
      const cell = cellOf(event.target);
      const isFirst = event instanceof PointerEvent && event.pointerType === "touch" && tapped !== cell?.dataset.cell;
      tapped = cell?.dataset.cell;
      if (!isFirst) jump(cell);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Enter") jump(activeCellOf(event.target));
    };
    const cleanup = new AbortController();
    host.addEventListener("click", onClick, { signal: cleanup.signal });
    host.addEventListener("keydown", onKey, { signal: cleanup.signal });
    return () => cleanup.abort();
  }, [field, blocks, trace, cursor, moveTo]);
}

interface TipProps {
  readonly anchor: HTMLElement;
  readonly found: Found;
  readonly writes: readonly LastWrite[];
}

const GAP = 6;
const EDGE = 8;

function Tip({ anchor, found: { block, line, slot, cell }, writes }: TipProps) {
  const tip = useRef<HTMLDivElement>(null);
  // Above or below the cell, whichever has the room.
  useLayoutEffect(() => {
    const element = tip.current;
    if (element === null) return;
    const { left, top, bottom } = anchor.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const y = bottom + GAP + height < window.innerHeight - EDGE ? bottom + GAP : Math.max(EDGE, top - GAP - height);
    element.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
    element.style.top = `${y}px`;
  });
  const parts = {
    ...mapStrings.parts,
    tag: isSwissBlock(block) ? mapStrings.parts.control : mapStrings.parts.tophash,
  };
  return (
    <div ref={tip} className="map-tip" role="tooltip" id={TIP_ID}>
      <p className="map-tip-title">{mapStrings.cellOf(placeName(block, line), slot)}</p>
      {hasContent(cell) ? (
        <p className="map-tip-entry rw-code">
          {cell.key}: {cell.value}
        </p>
      ) : undefined}
      <p>
        <strong>{tagWords(block, cell)}</strong> {tagMeaning(block, cell)}
      </p>
      {writes.length === 0 ? <p className="map-quiet">{mapStrings.noWriter}</p> : undefined}
      <ul className="map-tip-writes">
        {writes.map((write) => (
          <li key={write.part}>
            <GoroutineChip goroutine={write.goroutine} />
            {mapStrings.wrote(parts[write.part])}
            <span className="map-quiet rw-number">
              {mapStrings.wroteAt(write.step + 1, write.function, write.line)}
            </span>
          </li>
        ))}
      </ul>
      {writes.length === 0 ? undefined : <p className="map-quiet">{mapStrings.jump}</p>}
    </div>
  );
}
