// Shows a key on its way when a single step moved it: it lifts, travels, and lands, in at most 600 ms. Any key, press or other step ends
// that at once. Not on load, and not while somebody drags. For people who want no motion both ends are marked instead.

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useStore } from "../../store/store.ts";
import type { Trace } from "../../trace/trace.ts";
import type { BlockScene } from "./model.ts";
import { type CellPlace, type Travel, travelsBetween } from "./travel.ts";

const DURATION_MS = 560;
/** Share of the time between two steps, while they are played. */
const PLAYED_SHARE = 0.8;

interface Shown {
  readonly blocks: readonly BlockScene[];
  readonly trace: Trace | undefined;
  readonly cursor: number;
}

export interface TravelProps extends Shown {
  readonly field: RefObject<HTMLElement | null>;
}

export function useTravel({ field, blocks, trace, cursor }: TravelProps): void {
  const last = useRef<Shown>(undefined);
  const stop = useRef<() => void>(() => undefined);
  const isPressed = usePressed();
  const playSpeed = useStore((state) => (state.isPlaying ? state.playSpeed : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of speed alone starts nothing
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { blocks, trace, cursor };
    stop.current();
    if (before === undefined || before.trace !== trace || Math.abs(before.cursor - cursor) !== 1) return;
    if (isPressed.current || field.current === null) return;
    const isBack = cursor < before.cursor;
    const travels = isBack ? travelsBetween(blocks, before.blocks) : travelsBetween(before.blocks, blocks);
    if (travels.length === 0) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      stop.current = markStarts(field.current, travels);
      return;
    }
    const duration = playSpeed === 0 ? DURATION_MS : Math.min(DURATION_MS, (PLAYED_SHARE * 1000) / playSpeed);
    stop.current = show(field.current, isBack ? travels.map(reversed) : travels, duration);
  }, [blocks, trace, cursor]);
  useEffect(() => {
    const end = (): void => stop.current();
    window.addEventListener("keydown", end, { capture: true });
    window.addEventListener("pointerdown", end, { capture: true });
    return () => {
      end();
      window.removeEventListener("keydown", end, { capture: true });
      window.removeEventListener("pointerdown", end, { capture: true });
    };
  }, []);
}

const reversed = ({ key, from, to }: Travel): Travel => ({ key, from: to, to: from });

// Whether a button of the pointer is down: somebody drags, or is about to.
function usePressed(): RefObject<boolean> {
  const isPressed = useRef(false);
  useEffect(() => {
    const follow = ({ buttons }: PointerEvent): void => {
      isPressed.current = buttons !== 0;
    };
    const types = ["pointerdown", "pointerup", "pointercancel"] as const;
    for (const type of types) window.addEventListener(type, follow, { capture: true });
    return () => {
      for (const type of types) window.removeEventListener(type, follow, { capture: true });
    };
  }, []);
  return isPressed;
}

// Puts a copy of each key on its way, and keeps the place empty where it lands. Returns what ends it.
function show(field: HTMLElement, travels: readonly Travel[], duration: number): () => void {
  const origin = field.getBoundingClientRect();
  const ends = travels.flatMap(({ key, from, to }) => {
    const [start, goal] = [elementOf(field, from), elementOf(field, to)];
    if (start === null || goal === null) return [];
    const ghost = document.createElement("div");
    ghost.className = "map-ghost rw-code";
    ghost.textContent = key;
    field.append(ghost);
    goal.classList.add("is-awaited");
    start.classList.add("is-left");
    const [a, b] = [placeIn(origin, start), placeIn(origin, goal)];
    ghost.style.width = `${start.clientWidth}px`;
    const end = (): void => {
      ghost.remove();
      goal.classList.remove("is-awaited");
      start.classList.remove("is-left");
    };
    ghost.animate(flight(a, b), { duration, easing: "ease-in-out", fill: "both" }).finished.then(end, end);
    return [end];
  });
  return () => {
    for (const end of ends) end();
  };
}

// Without motion: where the keys were is marked until the next step. Where they are now is, as what the step touched.
function markStarts(field: HTMLElement, travels: readonly Travel[]): () => void {
  const starts = travels.flatMap(({ from }) => elementOf(field, from) ?? []);
  for (const start of starts) start.classList.add("is-left");
  return () => {
    for (const start of starts) start.classList.remove("is-left");
  };
}

const LIFT = -6;

// Lifts, travels, lands.
function flight(a: Point, b: Point): Keyframe[] {
  const at = ({ x, y }: Point, lift: number): string => `translate(${x}px, ${y + lift}px)`;
  return [
    { transform: at(a, 0), offset: 0 },
    { transform: at(a, LIFT), offset: 0.2 },
    { transform: at(b, LIFT), offset: 0.8 },
    { transform: at(b, 0), offset: 1 },
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function placeIn(origin: DOMRect, element: HTMLElement): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: left - origin.left, y: top - origin.top };
}

function elementOf(field: HTMLElement, { line, slot }: CellPlace): HTMLElement | null {
  return field.querySelector<HTMLElement>(`[data-cell="${line}:${slot}"]`);
}
