// Which lines of a block are on the screen: those alone become elements. Every line is as tall as the next, so this is arithmetic.

/** CSS pixels; map.css has the same. */
export const LINE_HEIGHT = 58;

/** Lines drawn beyond the edges, so that a turn of the wheel meets no gap. */
const OVERSCAN = 4;

export interface LineWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * Lines `[from, to)` to draw of `nLines`, when the block's first line is `top` pixels below the top of a view of `height` pixels. Steps
 * are of `OVERSCAN` lines, so that scrolling changes the result rarely. No line of a block that cannot be seen at all is drawn.
 */
export function windowOf(nLines: number, top: number, height: number): LineWindow {
  if (height <= 0) return { from: 0, to: 0 };
  const first = Math.floor(-top / LINE_HEIGHT / OVERSCAN) * OVERSCAN - OVERSCAN;
  const last = Math.ceil((height - top) / LINE_HEIGHT / OVERSCAN) * OVERSCAN + OVERSCAN;
  const from = Math.min(Math.max(0, first), nLines);
  return { from, to: Math.max(from, Math.min(nLines, last)) };
}

/** A cell of a block. */
export interface GridPlace {
  readonly line: number;
  readonly slot: number;
}

const PAGE = 5;
const LAST_SLOT = 7;

/** Where a key leads from `place` in a block of `nLines`; undefined for keys that do not move. `isFar`: with Control. */
export function placeAfterKey(key: string, isFar: boolean, place: GridPlace, nLines: number): GridPlace | undefined {
  const next = unboundedPlace(key, isFar, place, nLines);
  return next === undefined ? undefined : { line: Math.min(nLines - 1, Math.max(0, next.line)), slot: next.slot };
}

function unboundedPlace(key: string, isFar: boolean, { line, slot }: GridPlace, nLines: number): GridPlace | undefined {
  switch (key) {
    case "ArrowLeft":
      return slot > 0 ? { line, slot: slot - 1 } : { line: line - 1, slot: line > 0 ? LAST_SLOT : 0 };
    case "ArrowRight":
      return slot < LAST_SLOT ? { line, slot: slot + 1 } : { line: line + 1, slot: line < nLines - 1 ? 0 : LAST_SLOT };
    case "ArrowUp":
      return { line: line - 1, slot };
    case "ArrowDown":
      return { line: line + 1, slot };
    case "Home":
      return { line: isFar ? 0 : line, slot: 0 };
    case "End":
      return { line: isFar ? nLines - 1 : line, slot: LAST_SLOT };
    case "PageUp":
      return { line: line - PAGE, slot };
    case "PageDown":
      return { line: line + PAGE, slot };
    default:
      return undefined;
  }
}
