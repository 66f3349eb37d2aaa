// Which execution is shown: what a person or a link chose, or else what tells most of all that has been found; its trace, and what is
// asked about it.

import type { ExplorationResult } from "../trace/exploration.ts";
import type { RepairResult } from "../trace/repair.ts";
import { DEFAULT_SCHEDULE, type Schedule } from "../trace/schedule.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { Witness } from "../worker/protocol.ts";
import { clampCursor } from "./navigation.ts";
import type { Playback } from "./playback.ts";
import { shownFinding, shownTime, testResult } from "./selectors.ts";
import { NO_ARRIVAL, type Session } from "./session.ts";
import type { Shown, State } from "./state.ts";

const NO_REPAIRS: RepairResult = { checked: [], nWaiting: 0 };

export class ShownExecution {
  /** The recording whose map history was asked for. */
  private mapsAsked = 0;

  constructor(
    private readonly session: Session,
    private readonly playback: Playback,
  ) {}

  show(shown: Shown, isByChoice: boolean): void {
    const { get, set } = this.session;
    const schedule = this.scheduleOf(shown);
    if (schedule === undefined || !this.session.isEngineReady) return;
    this.playback.pause();
    if (isByChoice) this.session.arrival = NO_ARRIVAL;
    set({ shown, isShownByChoice: isByChoice || get().isShownByChoice });
    this.askTrace(schedule);
  }

  askTrace(schedule: Schedule): void {
    this.session.isTracePending = true;
    this.session.engine.trace(schedule, shownTime(this.session.get()));
  }

  // ---- While the search goes on

  /** Takes in what the search has found by now. */
  explored(exploration: ExplorationResult, isFinal: boolean, witness: Witness | undefined): void {
    const before = this.session.get();
    const shownSchedule = before.trace === undefined ? undefined : this.scheduleOf(before.shown);
    this.session.set({ exploration, isExplorationCurrent: true, status: isFinal ? "idle" : "exploring" });
    if (before.isShownByChoice) this.followShown(before.exploration, exploration);
    else this.showBest(before, shownSchedule, isFinal, witness);
    // No better finding will come: where to go was for the trace that is there.
    if (isFinal && !this.session.isTracePending) this.session.arrival = NO_ARRIVAL;
  }

  private showBest(
    before: State,
    shownSchedule: Schedule | undefined,
    isFinal: boolean,
    witness: Witness | undefined,
  ): void {
    const best = this.best();
    const isFirst = !before.isExplorationCurrent;
    if (best.kind === "default") {
      if (isFirst || (isFinal && before.shown.kind !== "default")) this.show(best, false);
      return;
    }
    const isSame =
      !isFirst &&
      before.shown.kind === best.kind &&
      JSON.stringify(this.scheduleOf(best)) === JSON.stringify(shownSchedule);
    if (isSame) return;
    if (best.kind === "finding" && witness !== undefined) this.showWitness(best, witness);
    else this.show(best, false);
  }

  // Without being asked for, it came with the finding that it is of.
  private showWitness(shown: Shown, witness: Witness): void {
    this.playback.pause();
    this.session.set({ shown });
    this.session.engine.dropTrace();
    this.arrived(witness, witness.recording, witness.snapshot);
  }

  // What tells most: a finding, or else the test's failure.
  private best(): Shown {
    const { exploration } = this.session.get();
    if (exploration !== undefined && exploration.findings.length > 0) return { kind: "finding", index: 0 };
    const failure = testResult(this.session.get())?.firstFailure ?? -1;
    return failure >= 0 ? { kind: "outcome", index: failure } : { kind: "default" };
  }

  // The list is in order of importance: what comes in moves the one that is shown.
  private followShown(before: ExplorationResult | undefined, now: ExplorationResult): void {
    const { get, set } = this.session;
    const { shown } = get();
    if (shown.kind !== "finding") return;
    const key = before?.findings[shown.index]?.key;
    const index = now.findings.findIndex((finding) => finding.key === key);
    // Gone only when a new search has not come to it yet; until it does, what that search found is shown.
    if (index < 0) set({ isShownByChoice: false });
    else if (index !== shown.index) set({ shown: { kind: "finding", index } });
  }

  private scheduleOf(shown: Shown): Schedule | undefined {
    const { exploration } = this.session.get();
    switch (shown.kind) {
      case "finding":
        return exploration?.findings[shown.index]?.schedule;
      case "outcome":
        return exploration?.outcomes[shown.index]?.schedule;
      case "schedule":
        return shown.schedule;
      case "default":
        return exploration?.outcomes.length === 1 ? exploration.outcomes[0]?.schedule : DEFAULT_SCHEDULE;
    }
  }

  // ---- Its trace

  /** The trace is there: shows it, with the state that came with it where that is the one to begin at. */
  arrived(reply: Pick<Witness, "trace" | "isOtherStory">, recording: number, snapshot?: Snapshot): void {
    const { session } = this;
    const { trace } = reply;
    const { arrival } = session;
    session.isTracePending = false;
    session.recording = recording;
    // While the search goes on, a finding that tells more may take this one's place.
    if (session.get().isShownByChoice || session.get().status !== "exploring") session.arrival = NO_ARRIVAL;
    const isOtherStory = reply.isOtherStory || (arrival.traceHash !== 0 && trace.hash !== arrival.traceHash);
    if (isOtherStory) session.notify("warning", "other-story", arrival.engine);
    const cursor = clampCursor(trace, arrival.cursor ?? this.firstCursor(trace.events.length));
    const isThere = snapshot?.cursor === cursor;
    this.mapsAsked = 0;
    session.set({ trace, isTraceCurrent: true, mapHistory: undefined, snapshot: isThere ? snapshot : undefined });
    if (isThere) session.set({ cursor, selectedStep: arrival.selectedStep ?? cursor - 1 });
    else this.playback.moveTo(cursor, arrival.selectedStep);
  }

  // Where to look first: at the finding's moment, or at the end.
  private firstCursor(nEvents: number): number {
    const { shown, exploration } = this.session.get();
    if (shown.kind === "finding") return exploration?.findings[shown.index]?.cursor ?? nEvents;
    return nEvents;
  }

  // ---- What is asked about it

  findRepairs(): void {
    const { get, set, engine } = this.session;
    const key = shownFinding(get())?.key;
    const { repairs, isExplorationCurrent } = get();
    if (key === undefined || repairs?.key === key || !isExplorationCurrent) return;
    set({ repairs: { key, result: NO_REPAIRS, isFinal: false } });
    engine.repairs(key);
  }

  readMaps(): void {
    const { engine, recording, isEngineReady } = this.session;
    const { trace } = this.session.get();
    if (trace === undefined || !isEngineReady || this.mapsAsked === recording) return;
    this.mapsAsked = recording;
    engine.mapHistory(recording, trace);
  }
}
