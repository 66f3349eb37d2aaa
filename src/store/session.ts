// What the parts of the store share: the facts and how to change them, the engine, and what is known of the engine that no view shows.

import type { EngineClient } from "../worker/client.ts";
import type { Notice, State, Store } from "./state.ts";

/** Where to go once the trace that was asked for is there. */
export interface Arrival {
  readonly cursor: number | undefined;
  readonly selectedStep: number | undefined;
  /** Expected `Trace.hash`; 0 when nothing is expected. */
  readonly traceHash: number;
  readonly engine: string;
}

export const NO_ARRIVAL: Arrival = { cursor: undefined, selectedStep: undefined, traceHash: 0, engine: "" };

export class Session {
  arrival: Arrival = NO_ARRIVAL;
  /** The worker knows a program that runs: it can be asked for traces and states. */
  isEngineReady = false;
  /** A trace was asked for and has not come. */
  isTracePending = false;
  /** What the engine knows the trace that is shown as. */
  recording = 0;
  private nextNotice = 1;

  constructor(
    readonly set: (part: Partial<State>) => void,
    readonly get: () => Store,
    readonly engine: EngineClient,
  ) {}

  /** A sentence that still stands there is not said again. */
  notify(severity: Notice["severity"], code: Notice["code"], detail: string): void {
    const { notices } = this.get();
    if (notices.some((notice) => notice.code === code && notice.detail === detail)) return;
    this.set({ notices: [...notices, { id: this.nextNotice++, severity, code, detail }] });
  }

  dismiss(noticeId: number): void {
    this.set({ notices: this.get().notices.filter((notice) => notice.id !== noticeId) });
  }
}
