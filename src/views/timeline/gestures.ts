// Pointer and wheel on the canvas: a drag pans, two fingers pinch, a press without a drag chooses, the wheel pans, with Ctrl it zooms.

import type { CanvasHandle } from "../../ui/CanvasHost.tsx";
import type { TimelineController } from "./controller.ts";

const DRAG_START = 4;

interface Finger {
  readonly startX: number;
  x: number;
  y: number;
}

/** Binds to `element`; the result unbinds. */
export function bindGestures(
  element: HTMLElement,
  handle: () => CanvasHandle | undefined,
  controller: TimelineController,
): () => void {
  const gestures = new Gestures(element, handle, controller);
  const bound = {
    pointerdown: (event: PointerEvent) => gestures.down(event),
    pointermove: (event: PointerEvent) => gestures.move(event),
    pointerup: (event: PointerEvent) => gestures.up(event),
    pointercancel: (event: PointerEvent) => gestures.cancel(event),
    pointerleave: () => controller.leave(),
  };
  const onWheel = (event: WheelEvent): void => gestures.wheel(event);
  for (const [name, listener] of Object.entries(bound)) element.addEventListener(name, listener as EventListener); // the names' own events
  // React's wheel listeners are passive and cannot keep the page from zooming.
  element.addEventListener("wheel", onWheel, { passive: false });
  return () => {
    for (const [name, listener] of Object.entries(bound)) element.removeEventListener(name, listener as EventListener);
    element.removeEventListener("wheel", onWheel);
  };
}

class Gestures {
  private readonly fingers = new Map<number, Finger>();
  private isDrag = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly handle: () => CanvasHandle | undefined,
    private readonly controller: TimelineController,
  ) {}

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { x, y } = this.place(event);
    if (this.fingers.size === 0) this.isDrag = false;
    this.fingers.set(event.pointerId, { startX: x, x, y });
    this.element.setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    const { x, y } = this.place(event);
    const finger = this.fingers.get(event.pointerId);
    if (finger === undefined) {
      if (event.pointerType === "mouse") this.controller.point(x, y);
      return;
    }
    const before = this.spread();
    const moved = finger.x - x;
    [finger.x, finger.y] = [x, y];
    if (Math.abs(x - finger.startX) > DRAG_START && !this.isDrag) {
      this.isDrag = true;
      this.controller.leave();
    }
    if (this.fingers.size === 2) this.pinch(before);
    else if (this.isDrag) this.controller.panBy(moved);
  }

  up(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    if (finger !== undefined && this.fingers.size === 1 && !this.isDrag) this.controller.press(finger.x, finger.y);
    this.cancel(event);
  }

  cancel(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
  }

  wheel(event: WheelEvent): void {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.controller.zoom(Math.exp((-event.deltaY * unit) / 240), this.place(event).x);
      return;
    }
    const isAcross = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const pixels = (isAcross && event.deltaX !== 0 ? event.deltaX : event.deltaY) * unit;
    if (!this.controller.canPan || (!isAcross && this.canScroll())) return;
    event.preventDefault();
    this.controller.panBy(pixels);
  }

  // Where lanes overflow, the wheel belongs to them.
  private canScroll(): boolean {
    const scroller = this.element.closest(".rw-timeline-scroll");
    return scroller !== null && scroller.scrollHeight > scroller.clientHeight + 1;
  }

  private pinch(before: number): void {
    const [a, b] = [...this.fingers.values()];
    if (a === undefined || b === undefined || before === 0) return;
    this.isDrag = true;
    this.controller.zoom(this.spread() / before, (a.x + b.x) / 2);
  }

  private spread(): number {
    const [a, b] = [...this.fingers.values()];
    return a === undefined || b === undefined ? 0 : Math.max(8, Math.abs(a.x - b.x));
  }

  private place(event: MouseEvent): { readonly x: number; readonly y: number } {
    return this.handle()?.locate(event) ?? { x: 0, y: 0 };
  }
}
