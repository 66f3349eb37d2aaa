// Ties line-window.ts to the page: what part of a block can be seen now, and bringing a line there.

import { type RefObject, useLayoutEffect, useState } from "react";
import { LINE_HEIGHT, type LineWindow, windowOf } from "./line-window.ts";

interface Range {
  readonly top: number;
  readonly bottom: number;
}

// What the ancestors that clip and the window leave of the page's height.
function visibleRange(element: HTMLElement): Range {
  let [top, bottom] = [0, window.innerHeight];
  for (let each = element.parentElement; each !== null; each = each.parentElement) {
    if (getComputedStyle(each).overflowY === "visible") continue;
    const rect = each.getBoundingClientRect();
    top = Math.max(top, rect.top);
    bottom = Math.min(bottom, rect.bottom);
  }
  return { top, bottom: Math.max(top, bottom) };
}

/** The lines of `ref`'s element that are to be drawn. Renders again when scrolling or layout change them. */
export function useLineWindow(ref: RefObject<HTMLElement | null>, nLines: number): LineWindow {
  const [lines, setLines] = useState<LineWindow>({ from: 0, to: Math.min(nLines, 8) });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const update = (): void => {
      const { top, bottom } = visibleRange(element);
      const next = windowOf(nLines, element.getBoundingClientRect().top - top, bottom - top);
      setLines((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    update();
    // Captured: scroll events of ancestors do not come here otherwise.
    document.addEventListener("scroll", update, { capture: true, passive: true });
    const observer = new ResizeObserver(update);
    for (let each: Element | null = element; each !== null; each = each.parentElement) observer.observe(each);
    return () => {
      document.removeEventListener("scroll", update, { capture: true });
      observer.disconnect();
    };
  }, [ref, nLines]);
  return lines.to > nLines ? { from: Math.min(lines.from, nLines), to: nLines } : lines;
}

/**
 * Scrolls, as little as needed, until line `line` of `element` can be seen: the element's own scroller if it has one, and with
 * `isWhole` everything around it too.
 */
export function revealLine(element: HTMLElement, line: number, isWhole: boolean): void {
  if (isWhole) {
    // A stand-in at the line's place: the line itself may not be drawn yet.
    const place = document.createElement("div");
    place.style.cssText = `position:absolute;top:${line * LINE_HEIGHT}px;height:${LINE_HEIGHT}px;width:1px`;
    element.append(place);
    place.scrollIntoView({ block: "nearest", behavior: "instant" });
    place.remove();
    return;
  }
  const scroller = element.parentElement;
  if (scroller === null || scroller.scrollHeight <= scroller.clientHeight) return;
  const [top, bottom] = [line * LINE_HEIGHT, (line + 1) * LINE_HEIGHT];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
