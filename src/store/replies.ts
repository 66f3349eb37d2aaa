// The engine's replies, taken over into the store's facts.

import type { Reply } from "../worker/protocol.ts";
import type { Playback } from "./playback.ts";
import type { Program } from "./program.ts";
import { NO_ARRIVAL, type Session } from "./session.ts";
import type { ShownExecution } from "./shown-execution.ts";
import type { State } from "./state.ts";

// The new name of the test that was asked for, when nothing but its name has changed.
function renamedEntry({ options, entries: before }: State, now: State["entries"]): string | undefined {
  const index = before.findIndex(({ name }) => name === options.entry);
  if (index < 0 || before.length !== now.length) return undefined;
  const changed = now.filter(({ name }, i) => name !== before[i]?.name);
  return changed.length === 1 && changed[0] === now[index] ? now[index]?.name : undefined;
}

export class Replies {
  constructor(
    private readonly session: Session,
    private readonly program: Program,
    private readonly shown: ShownExecution,
    private readonly playback: Playback,
  ) {}

  receive(reply: Reply): void {
    // What still comes is about the program before.
    if (this.program.isAboutToStart && reply.kind !== "ready" && reply.kind !== "failed") return;
    const { set, recording } = this.session;
    switch (reply.kind) {
      case "ready":
        return;
      case "diagnostics":
        this.diagnosed(reply);
        return;
      case "exploration":
        this.shown.explored(reply.result, reply.isFinal, reply.witness);
        return;
      case "trace":
        this.shown.arrived(reply, reply.id);
        return;
      case "snapshot":
        set({ snapshot: reply.snapshot });
        return;
      case "map-history":
        if (reply.recording === recording) set({ mapHistory: reply.history });
        return;
      case "repairs":
        set({ repairs: { key: reply.key, result: reply.result, isFinal: reply.isFinal } });
        return;
      case "failed":
        this.failed(reply.id, reply.message);
    }
  }

  // A trace or state that the engine could not make is one sentence; without an analysis there is no result at all.
  private failed(id: number, message: string): void {
    const { session } = this;
    const kind = session.engine.kindOf(id);
    session.isTracePending = false;
    if (kind === undefined) session.isEngineReady = false;
    if (kind === undefined || kind === "analyze") session.set({ status: "failed" });
    this.playback.pause();
    session.notify("error", "engine-failed", message);
  }

  private diagnosed({ diagnostics, entries, entry }: Extract<Reply, { kind: "diagnostics" }>): void {
    const { get, set } = this.session;
    const before = get();
    set({ diagnostics, entries: entries ?? before.entries });
    if (entry === undefined) {
      set({ status: "idle" });
      return;
    }
    const renamed = renamedEntry(before, get().entries);
    if (renamed !== undefined) {
      this.program.setOptions({ entry: renamed });
      return;
    }
    set({ entry });
    this.checked(entry);
  }

  // The program runs: what a link asked for can be shown before the search has found anything.
  private checked(entry: string): void {
    const { session } = this;
    session.isEngineReady = true;
    const { shown, options } = session.get();
    if (shown.kind !== "schedule") return;
    if (options.entry === undefined || options.entry === entry) {
      this.shown.askTrace(shown.schedule);
      return;
    }
    // The schedule was one of an entry that is not there.
    session.arrival = NO_ARRIVAL;
    session.set({ shown: { kind: "default" }, isShownByChoice: false });
    session.notify("warning", "entry-unknown", options.entry);
  }
}
