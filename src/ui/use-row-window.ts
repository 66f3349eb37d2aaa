// The rows of a long list that are on the screen, and a few around them: the others are not made.

import { type RefObject, useEffect, useRef, useState } from "react";

/** Rows made above and below those on the screen, and at first. */
const AROUND = 8;
const FIRST = 40;

interface RowWindow {
  /** Of the element that scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** To be called when it scrolls. */
  readonly measure: () => void;
  /** Rows from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

/** Of `count` rows, each `height` pixels high. Row `current` (-1: none) is scrolled into view whenever it changes. */
export function useRowWindow(count: number, height: number, current: number): RowWindow {
  const scroller = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState({ from: 0, to: FIRST });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || current < 0) return;
    const top = current * height;
    const isAbove = top < element.scrollTop;
    if (isAbove || top + 2 * height > element.scrollTop + element.clientHeight)
      element.scrollTop = isAbove ? top : top + 3 * height - element.clientHeight;
  }, [current, height]);
  const measure = (): void => {
    const element = scroller.current;
    if (element === null) return;
    const from = Math.max(0, Math.floor(element.scrollTop / height) - AROUND);
    const to = Math.ceil((element.scrollTop + element.clientHeight) / height) + AROUND;
    if (from !== seen.from || to !== seen.to) setSeen({ from, to });
  };
  const to = Math.min(seen.to, count);
  return { scroller, measure, from: Math.min(seen.from, to), to };
}
