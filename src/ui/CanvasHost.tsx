// Where canvases live: stacked layers of one size, painted by the page's one frame scheduler at the screen's resolution (at most
// twofold). React never renders per frame: painters read what they need and are told when to run.

import { type HTMLAttributes, type RefObject, useEffect, useRef } from "react";
import { frames } from "./frame-scheduler.ts";

/** CSS pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Paints one layer; the context is cleared and scaled to CSS pixels. Called in an animation frame. */
export type PaintLayer = (ctx: CanvasRenderingContext2D, size: CanvasSize) => void;

/** What the owner of the canvases may do. */
export interface CanvasHandle {
  /** Paint these layers in the next frame; all when none is named. */
  invalidate(layer?: number): void;
  size(): CanvasSize;
  /** A pointer's place in CSS pixels from the top left corner. */
  locate(pointer: { readonly clientX: number; readonly clientY: number }): { readonly x: number; readonly y: number };
}

export interface CanvasHostProps extends HTMLAttributes<HTMLDivElement> {
  /** Bottom first. The number of layers does not change. */
  readonly layers: readonly PaintLayer[];
  readonly handle: RefObject<CanvasHandle | undefined>;
  readonly onResize?: (size: CanvasSize) => void;
}

const MAX_PIXEL_RATIO = 2;

class Layers implements CanvasHandle {
  private current: CanvasSize = { width: 0, height: 0 };
  private readonly painters: readonly (() => void)[];
  private readonly canvases: readonly HTMLCanvasElement[];

  constructor(
    private readonly host: HTMLElement,
    paintOf: (layer: number) => PaintLayer | undefined,
  ) {
    this.canvases = [...host.querySelectorAll("canvas")];
    this.painters = this.canvases.map((canvas, layer) => () => this.paint(canvas, paintOf(layer)));
  }

  invalidate(layer?: number): void {
    for (const [index, painter] of this.painters.entries())
      if (layer === undefined || layer === index) frames.schedule(painter);
  }

  size(): CanvasSize {
    return this.current;
  }

  locate({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
    const { left, top } = this.host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** Takes the host's size. Returns whether it changed. */
  measure(): boolean {
    const { clientWidth: width, clientHeight: height } = this.host;
    const isSame = width === this.current.width && height === this.current.height;
    this.current = { width, height };
    return !isSame;
  }

  release(): void {
    for (const painter of this.painters) frames.cancel(painter);
  }

  private paint(canvas: HTMLCanvasElement, paint: PaintLayer | undefined): void {
    const { width, height } = this.current;
    const ratio = Math.min(window.devicePixelRatio, MAX_PIXEL_RATIO);
    const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
    // Setting a size clears the canvas and costs an allocation, even when it is the same.
    if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
      canvas.width = pixelWidth;
      canvas.height = pixelHeight;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const ctx = canvas.getContext("2d");
    if (ctx === null || width === 0 || height === 0) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    paint?.(ctx, this.current);
  }
}

export function CanvasHost({ layers, handle, onResize, className = "", children, ...rest }: CanvasHostProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ layers, onResize });
  latest.current = { layers, onResize };
  useEffect(() => {
    if (host.current === null) return;
    const made = new Layers(host.current, (layer) => latest.current.layers[layer]);
    handle.current = made;
    const onChange = (): void => {
      if (made.measure()) latest.current.onResize?.(made.size());
      made.invalidate();
    };
    const observer = new ResizeObserver(onChange);
    observer.observe(host.current);
    // Text painted before a web font has arrived is painted again.
    document.fonts.addEventListener("loadingdone", onChange);
    onChange();
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", onChange);
      made.release();
      handle.current = undefined;
    };
  }, [handle]);
  useEffect(() => handle.current?.invalidate());
  return (
    <div ref={host} className={`rw-canvas-host ${className}`} {...rest}>
      {layers.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its index
        <canvas key={index} />
      ))}
      {children}
    </div>
  );
}
