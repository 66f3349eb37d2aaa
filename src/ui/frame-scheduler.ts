// One animation frame for all canvases: painters that are dirty run once, in the order in which they became so.

export type Painter = () => void;

/** Collects dirty painters and runs each once in the next frame. `request` is requestAnimationFrame or a test's stand-in. */
export class FrameScheduler {
  private readonly dirty = new Set<Painter>();
  private isRequested = false;

  constructor(private readonly request: (callback: () => void) => void) {}

  /** Has `painter` run in the next frame, however often this is called until then. */
  schedule(painter: Painter): void {
    this.dirty.add(painter);
    if (this.isRequested) return;
    this.isRequested = true;
    this.request(() => this.flush());
  }

  /** Forgets a painter whose canvas is gone. */
  cancel(painter: Painter): void {
    this.dirty.delete(painter);
  }

  // A painter that schedules itself again runs in the frame after.
  private flush(): void {
    this.isRequested = false;
    const painters = [...this.dirty];
    this.dirty.clear();
    for (const painter of painters) painter();
  }
}

export const frames = new FrameScheduler((callback) => requestAnimationFrame(callback));
