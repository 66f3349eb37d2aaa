// Moving through the execution that is shown: by hand, and as time goes by.

import type { Trace } from "../trace/trace.ts";
import { clampCursor, goroutineCursor, switchCursor } from "./navigation.ts";
import { NO_ARRIVAL, type Session } from "./session.ts";

export class Playback {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly session: Session) {}

  /** To a cursor that a person asked for. */
  moveByHand(cursor: number): void {
    this.pause();
    this.stayHere();
    this.moveTo(cursor, undefined);
  }

  step(delta: number): void {
    this.moveByHand(this.session.get().cursor + delta);
  }

  stepSwitch(direction: 1 | -1): void {
    this.moveFrom((trace, cursor) => switchCursor(trace, cursor, direction));
  }

  stepGoroutine(direction: 1 | -1): void {
    this.moveFrom((trace, cursor) => goroutineCursor(trace, cursor, direction));
  }

  /** Shows the state at a cursor and selects that step, or else the one just executed. */
  moveTo(cursor: number, selectedStep: number | undefined): void {
    const { get, set, engine, isEngineReady, recording } = this.session;
    const at = clampCursor(get().trace, cursor);
    set({ cursor: at, selectedStep: selectedStep ?? at - 1 });
    if (get().trace !== undefined && isEngineReady) engine.snapshot(recording, at);
  }

  togglePlay(): void {
    if (this.session.get().isPlaying) this.pause();
    else this.play();
  }

  setPlaySpeed(playSpeed: number): void {
    const wasPlaying = this.session.get().isPlaying;
    this.pause();
    this.session.set({ playSpeed });
    if (wasPlaying) this.play();
  }

  pause(): void {
    clearInterval(this.timer);
    if (this.session.get().isPlaying) this.session.set({ isPlaying: false });
  }

  private play(): void {
    const { get, set } = this.session;
    const { trace, cursor, playSpeed } = get();
    if (trace === undefined) return;
    this.stayHere();
    if (cursor >= trace.events.length) this.moveTo(0, undefined);
    set({ isPlaying: true });
    this.timer = setInterval(() => {
      this.moveTo(get().cursor + 1, undefined);
      if (get().cursor >= (get().trace?.events.length ?? 0)) this.pause();
    }, 1000 / playSpeed);
  }

  private moveFrom(next: (trace: Trace, cursor: number) => number): void {
    const { trace, cursor } = this.session.get();
    if (trace !== undefined) this.moveByHand(next(trace, cursor));
  }

  // Who looks at an execution does not want another one in its place because the search found more.
  private stayHere(): void {
    this.session.arrival = NO_ARRIVAL;
    if (this.session.get().isTraceCurrent) this.session.set({ isShownByChoice: true });
  }
}
