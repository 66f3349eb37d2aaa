// The one store. Holds facts, asks the engine, takes its answers. What can be computed from facts is in selectors.ts.

import { create, type StoreApi, type UseBoundStore } from "zustand";
import { findScenario, GALLERY } from "../scenarios/gallery.ts";
import { decodeLink } from "../share/codec.ts";
import type { LinkState } from "../share/link.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import type { CheckedRepair, RepairResult } from "../trace/repair.ts";
import { DEFAULT_SCHEDULE, type Schedule } from "../trace/schedule.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import { EngineClient, startWorker, type WorkerPort } from "../worker/client.ts";
import type { Reply, Witness } from "../worker/protocol.ts";
import { clampCursor, goroutineCursor, switchCursor } from "./navigation.ts";
import { type KeyValueStorage, Persistence } from "./persistence.ts";
import { shownFinding, shownTime, testResult } from "./selectors.ts";
import type { Actions, Notice, Shown, State, Store } from "./state.ts";

/** Wait after a keystroke before the program is analysed again. */
const EDIT_DELAY_MS = 80;
/** A change of more characters is not typed: nothing more is to be waited for. */
const TYPED_LENGTH = 16;
/** A longer text is not taken into the editor's store: the engine would refuse it, and local storage too. */
export const MAX_TEXT_LENGTH = 1_000_000;
const DEEPEN_FACTOR = 10;
const NO_REPAIRS: RepairResult = { checked: [], nWaiting: 0 };

export interface StoreDependencies {
  readonly startWorker: () => WorkerPort;
  readonly storage: () => KeyValueStorage | undefined;
}

/** Where to go once the trace that was asked for is there. */
interface Arrival {
  readonly cursor: number | undefined;
  readonly selectedStep: number | undefined;
  /** Expected `Trace.hash`; 0 when nothing is expected. */
  readonly traceHash: number;
  readonly engine: string;
}

const NO_ARRIVAL: Arrival = { cursor: undefined, selectedStep: undefined, traceHash: 0, engine: "" };

export type BoundStore = UseBoundStore<StoreApi<Store>>;

/** Makes a store; the page has one, tests make their own. */
export function createStore(dependencies: StoreDependencies): BoundStore {
  const persistence = new Persistence(dependencies.storage());
  return create<Store>()((set, get) => {
    const controller = new Controller(set, get, persistence, dependencies.startWorker);
    return { ...initialState(persistence), actions: controller.actions() };
  });
}

function initialState(persistence: Persistence): State {
  const first = GALLERY[0];
  const kept = persistence.source();
  return {
    source: kept ?? first?.source ?? "",
    options: kept === undefined ? scenarioOptions(first?.options) : DEFAULT_RUN_OPTIONS,
    scenario: kept === undefined ? first?.slug : undefined,
    status: "loading",
    diagnostics: [],
    entries: [],
    entry: undefined,
    exploration: undefined,
    isExplorationCurrent: false,
    repairs: undefined,
    applied: undefined,
    trace: undefined,
    isTraceCurrent: false,
    snapshot: undefined,
    mapHistory: undefined,
    shown: { kind: "default" },
    isShownByChoice: false,
    cursor: 0,
    selectedStep: -1,
    isPlaying: false,
    playSpeed: 3,
    theme: persistence.theme(),
    tab: "timeline",
    panel: "state",
    notices: [],
    hasDraft: persistence.draft() !== undefined,
  };
}

function scenarioOptions(changes: Readonly<Record<string, string | number>> | undefined): RunOptions {
  return { ...DEFAULT_RUN_OPTIONS, ...changes };
}

// Characters that came or went between the first and the last difference.
function changedLength(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return Math.max(before.length, after.length) - start - end;
}

// The new name of the test that was asked for, when nothing but its name has changed.
function renamedEntry({ options, entries: before }: State, now: State["entries"]): string | undefined {
  const index = before.findIndex(({ name }) => name === options.entry);
  if (index < 0 || before.length !== now.length) return undefined;
  const changed = now.filter(({ name }, i) => name !== before[i]?.name);
  return changed.length === 1 && changed[0] === now[index] ? now[index]?.name : undefined;
}

type Set = (part: Partial<State>) => void;
type Get = () => Store;

class Controller {
  private readonly engine: EngineClient;
  private editTimer: ReturnType<typeof setTimeout> | undefined;
  private playTimer: ReturnType<typeof setInterval> | undefined;
  private arrival: Arrival = NO_ARRIVAL;
  private nextNotice = 1;
  /** The worker knows a program that runs: it can be asked for traces and states. */
  private isEngineReady = false;
  /** A trace was asked for and has not come. */
  private isTracePending = false;
  /** What the engine knows the trace that is shown as. */
  private recording = 0;
  /** The one whose map history was asked for. */
  private mapsAsked = 0;

  constructor(
    private readonly set: Set,
    private readonly get: Get,
    private readonly persistence: Persistence,
    start: () => WorkerPort,
  ) {
    this.engine = new EngineClient(start, (reply) => this.receive(reply));
  }

  actions(): Actions {
    return {
      edit: (source) => this.edit(source),
      openLink: (fragment) => this.openLink(fragment),
      restoreDraft: () => this.restoreDraft(),
      openScenario: (slug) => this.openScenario(slug, undefined),
      setOptions: (options) => this.setOptions(options),
      show: (shown) => this.show(shown, true),
      moveTo: (cursor) => this.moveByHand(cursor),
      step: (delta) => this.moveByHand(this.get().cursor + delta),
      stepSwitch: (direction) =>
        this.withTrace((trace) => this.moveByHand(switchCursor(trace, this.get().cursor, direction))),
      stepGoroutine: (direction) =>
        this.withTrace((trace) => this.moveByHand(goroutineCursor(trace, this.get().cursor, direction))),
      select: (step) => this.set({ selectedStep: step }),
      togglePlay: () => (this.get().isPlaying ? this.pause() : this.play()),
      setPlaySpeed: (playSpeed) => this.setPlaySpeed(playSpeed),
      stopSearch: () => this.engine.stop(),
      continueSearch: () => this.continueSearch(),
      deepen: () => this.deepen(),
      findRepairs: () => this.findRepairs(),
      readMaps: () => this.readMaps(),
      applyRepair: (repair) => this.applyRepair(repair),
      undoRepair: () => this.undoRepair(),
      setTheme: (theme) => {
        this.persistence.saveTheme(theme);
        this.set({ theme });
      },
      setTab: (tab) => this.set({ tab }),
      setPanel: (panel) => this.set({ panel }),
      notify: (severity, code, detail) => this.notify({ severity, code, detail }),
      dismiss: (noticeId) => this.set({ notices: this.get().notices.filter((notice) => notice.id !== noticeId) }),
    };
  }

  // A sentence that still stands there is not said again.
  private notify(notice: Omit<Notice, "id">): void {
    const { notices } = this.get();
    if (notices.some(({ code, detail }) => code === notice.code && detail === notice.detail)) return;
    this.set({ notices: [...notices, { id: this.nextNotice++, ...notice }] });
  }

  // ---- The program

  private edit(source: string): void {
    if (source === this.get().source) return;
    if (source.length > MAX_TEXT_LENGTH) {
      this.get().actions.notify("error", "text-too-large", String(MAX_TEXT_LENGTH));
      return;
    }
    const isTyping = changedLength(this.get().source, source) <= TYPED_LENGTH;
    this.set({ source, scenario: undefined });
    this.programChanged(isTyping ? EDIT_DELAY_MS : 0);
    this.persistence.saveSource(source);
  }

  private setOptions(options: Partial<RunOptions>): void {
    this.set({ options: { ...this.get().options, ...options } });
    this.programChanged(0);
  }

  private openScenario(slug: string, cursor: number | undefined): void {
    const scenario = findScenario(slug);
    if (scenario === undefined) {
      this.get().actions.notify("error", "scenario-unknown", slug);
      if (this.get().status === "loading") this.programChanged(0);
      return;
    }
    this.keepDraft();
    this.set({ source: scenario.source, options: scenarioOptions(scenario.options), scenario: slug });
    this.programChanged(0);
    this.arrival = { ...NO_ARRIVAL, cursor };
  }

  private openLink(fragment: string): void {
    const link = decodeLink(fragment);
    if (!link.ok) {
      const code =
        link.error === "newer" ? "link-newer" : link.error === "too-large" ? "link-too-large" : "link-damaged";
      this.get().actions.notify("error", code, "");
      if (this.get().status === "loading") this.programChanged(0);
      return;
    }
    if (link.value.kind === "state") this.openLinkState(link.value.state);
    else if (link.value.kind === "scenario") this.openScenario(link.value.slug, link.value.cursor);
    else if (this.get().status === "loading") this.programChanged(0);
  }

  private openLinkState(state: LinkState): void {
    this.keepDraft();
    this.set({ source: state.source, options: state.options, scenario: undefined, panel: state.panel });
    this.programChanged(0);
    this.set({ shown: { kind: "schedule", schedule: state.schedule }, isShownByChoice: true });
    this.arrival = {
      cursor: state.cursor,
      selectedStep: state.selectedStep,
      traceHash: state.traceHash,
      engine: state.engine.join("."),
    };
  }

  // A text that was typed and is about to be replaced.
  private keepDraft(): void {
    const typed = this.persistence.source();
    if (typed === undefined || typed !== this.get().source) return;
    this.persistence.saveDraft(typed);
    this.set({ hasDraft: true });
  }

  private restoreDraft(): void {
    const draft = this.persistence.draft();
    if (draft === undefined) return;
    this.edit(draft);
    this.persistence.saveDraft("");
    this.set({ hasDraft: false });
  }

  private programChanged(delayMs: number): void {
    this.pause();
    clearTimeout(this.editTimer);
    this.arrival = NO_ARRIVAL;
    this.isTracePending = false;
    // What is shown stays, with the last good result, until the new one is there; a link's schedule is not of the new text.
    const shown: Shown = this.get().shown.kind === "schedule" ? { kind: "default" } : this.get().shown;
    const applied = this.get().applied?.after === this.get().source ? this.get().applied : undefined;
    this.set({
      isExplorationCurrent: false,
      isTraceCurrent: false,
      shown,
      isShownByChoice: false,
      repairs: undefined,
      applied,
    });
    // Not by way of a timer that need not wait: the page's next frame, with a text that is all new, would come before it.
    if (delayMs > 0) this.editTimer = setTimeout(() => this.analyze(), delayMs);
    else this.analyze();
  }

  private analyze(): void {
    this.editTimer = undefined;
    this.set({ status: "exploring" });
    this.engine.analyze(this.get().source, this.get().options);
  }

  // As much again as the options allow.
  private continueSearch(): void {
    const { maxExecutions, timeoutMs } = this.get().options;
    if (this.hasLostSearch()) {
      this.analyze();
      return;
    }
    this.set({ status: "exploring" });
    this.engine.continueSearch({ maxExecutions, timeoutMs });
  }

  private deepen(): void {
    const { options, shown } = this.get();
    const deeper: RunOptions = {
      ...options,
      maxStepsPerExecution: options.maxStepsPerExecution * DEEPEN_FACTOR,
      maxExecutions: options.maxExecutions * DEEPEN_FACTOR,
      timeoutMs: options.timeoutMs * DEEPEN_FACTOR,
    };
    const isLost = this.hasLostSearch();
    this.set({ options: deeper, status: "exploring", isShownByChoice: shown.kind !== "default" });
    if (isLost) this.analyze();
    else this.engine.deepen(deeper);
  }

  // A worker that broke down, or was replaced, has nothing to go on with.
  private hasLostSearch(): boolean {
    return !this.isEngineReady || this.get().status === "failed";
  }

  // ---- Repairs

  private findRepairs(): void {
    const key = shownFinding(this.get())?.key;
    const { repairs, isExplorationCurrent } = this.get();
    if (key === undefined || repairs?.key === key || !isExplorationCurrent) return;
    this.set({ repairs: { key, result: NO_REPAIRS, isFinal: false } });
    this.engine.repairs(key);
  }

  private readMaps(): void {
    const { trace } = this.get();
    if (trace === undefined || !this.isEngineReady || this.mapsAsked === this.recording) return;
    this.mapsAsked = this.recording;
    this.engine.mapHistory(this.recording, trace);
  }

  private applyRepair({ repair, source }: CheckedRepair): void {
    const before = this.get().source;
    this.set({ applied: { title: repair.title, before, after: source } });
    this.edit(source);
  }

  private undoRepair(): void {
    const { applied } = this.get();
    if (applied !== undefined) this.edit(applied.before);
  }

  // ---- The engine's answers

  private receive(reply: Reply): void {
    // The program has changed and its analysis is about to start: what still comes is about the one before.
    if (this.editTimer !== undefined && reply.kind !== "ready" && reply.kind !== "failed") return;
    switch (reply.kind) {
      case "ready":
        return;
      case "diagnostics":
        this.diagnosed(reply);
        return;
      case "exploration":
        this.explored(reply.result, reply.isFinal, reply.witness);
        return;
      case "trace":
        this.arrived(reply, reply.id);
        return;
      case "snapshot":
        this.set({ snapshot: reply.snapshot });
        return;
      case "map-history":
        if (reply.recording === this.recording) this.set({ mapHistory: reply.history });
        return;
      case "repairs":
        this.set({ repairs: { key: reply.key, result: reply.result, isFinal: reply.isFinal } });
        return;
      case "failed":
        this.failed(reply.id, reply.message);
    }
  }

  // A trace or state that the engine could not make is one sentence; without an analysis there is no result at all.
  private failed(id: number, message: string): void {
    const kind = this.engine.kindOf(id);
    this.isTracePending = false;
    if (kind === undefined) this.isEngineReady = false;
    if (kind === undefined || kind === "analyze") this.set({ status: "failed" });
    this.pause();
    this.notify({ severity: "error", code: "engine-failed", detail: message });
  }

  private diagnosed({ diagnostics, entries, entry }: Extract<Reply, { kind: "diagnostics" }>): void {
    const before = this.get();
    this.set({ diagnostics, entries: entries ?? before.entries });
    if (entry === undefined) {
      this.set({ status: "idle" });
      return;
    }
    const renamed = renamedEntry(before, this.get().entries);
    if (renamed !== undefined) {
      this.setOptions({ entry: renamed });
      return;
    }
    this.set({ entry });
    this.checked(entry);
  }

  // The program runs: what a link asked for can be shown before the search has found anything.
  private checked(entry: string): void {
    this.isEngineReady = true;
    const { shown, options } = this.get();
    if (shown.kind !== "schedule") return;
    if (options.entry === undefined || options.entry === entry) {
      this.askTrace(shown.schedule);
      return;
    }
    // The schedule was one of an entry that is not there.
    this.arrival = NO_ARRIVAL;
    this.set({ shown: { kind: "default" }, isShownByChoice: false });
    this.notify({ severity: "warning", code: "entry-unknown", detail: options.entry });
  }

  private explored(exploration: ExplorationResult, isFinal: boolean, witness: Witness | undefined): void {
    const before = this.get();
    const shownSchedule = before.trace === undefined ? undefined : this.scheduleOf(before.shown);
    this.set({ exploration, isExplorationCurrent: true, status: isFinal ? "idle" : "exploring" });
    if (before.isShownByChoice) this.followShown(before.exploration, exploration);
    else this.showBest(before, shownSchedule, isFinal, witness);
    // No better finding will come: where to go was for the trace that is there.
    if (isFinal && !this.isTracePending) this.arrival = NO_ARRIVAL;
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
    this.pause();
    this.set({ shown });
    this.engine.dropTrace();
    this.arrived(witness, witness.recording, witness.snapshot);
  }

  // What tells most: a finding, or else the test's failure.
  private best(): Shown {
    const { exploration } = this.get();
    if (exploration !== undefined && exploration.findings.length > 0) return { kind: "finding", index: 0 };
    const failure = testResult(this.get())?.firstFailure ?? -1;
    return failure >= 0 ? { kind: "outcome", index: failure } : { kind: "default" };
  }

  // The list is in order of importance: what comes in moves the one that is shown.
  private followShown(before: ExplorationResult | undefined, now: ExplorationResult): void {
    const { shown } = this.get();
    if (shown.kind !== "finding") return;
    const key = before?.findings[shown.index]?.key;
    const index = now.findings.findIndex((finding) => finding.key === key);
    // Gone only when a new search has not come to it yet; until it does, what that search found is shown.
    if (index < 0) this.set({ isShownByChoice: false });
    else if (index !== shown.index) this.set({ shown: { kind: "finding", index } });
  }

  private show(shown: Shown, isByChoice: boolean): void {
    const schedule = this.scheduleOf(shown);
    if (schedule === undefined || !this.isEngineReady) return;
    this.pause();
    if (isByChoice) this.arrival = NO_ARRIVAL;
    this.set({ shown, isShownByChoice: isByChoice || this.get().isShownByChoice });
    this.askTrace(schedule);
  }

  private askTrace(schedule: Schedule): void {
    this.isTracePending = true;
    this.engine.trace(schedule, shownTime(this.get()));
  }

  private scheduleOf(shown: Shown): Schedule | undefined {
    const { exploration } = this.get();
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

  private arrived(reply: Pick<Witness, "trace" | "isOtherStory">, recording: number, snapshot?: Snapshot): void {
    const { trace } = reply;
    const { arrival } = this;
    this.isTracePending = false;
    this.recording = recording;
    // While the search goes on, a finding that tells more may take this one's place.
    if (this.get().isShownByChoice || this.get().status !== "exploring") this.arrival = NO_ARRIVAL;
    const isOtherStory = reply.isOtherStory || (arrival.traceHash !== 0 && trace.hash !== arrival.traceHash);
    if (isOtherStory) this.get().actions.notify("warning", "other-story", arrival.engine);
    const cursor = clampCursor(trace, arrival.cursor ?? this.firstCursor(trace.events.length));
    const isThere = snapshot?.cursor === cursor;
    this.mapsAsked = 0;
    this.set({ trace, isTraceCurrent: true, mapHistory: undefined, snapshot: isThere ? snapshot : undefined });
    if (isThere) this.set({ cursor, selectedStep: arrival.selectedStep ?? cursor - 1 });
    else this.moveTo(cursor, arrival.selectedStep);
  }

  // Where to look first: at the finding's moment, or at the end.
  private firstCursor(nEvents: number): number {
    const { shown, exploration } = this.get();
    if (shown.kind === "finding") return exploration?.findings[shown.index]?.cursor ?? nEvents;
    return nEvents;
  }

  // ---- Time

  private moveByHand(cursor: number): void {
    this.pause();
    this.stayHere();
    this.moveTo(cursor, undefined);
  }

  // Who looks at an execution does not want another one in its place because the search found more.
  private stayHere(): void {
    this.arrival = NO_ARRIVAL;
    if (this.get().isTraceCurrent) this.set({ isShownByChoice: true });
  }

  private moveTo(cursor: number, selectedStep: number | undefined): void {
    const at = clampCursor(this.get().trace, cursor);
    this.set({ cursor: at, selectedStep: selectedStep ?? at - 1 });
    if (this.get().trace !== undefined && this.isEngineReady) this.engine.snapshot(this.recording, at);
  }

  private play(): void {
    const { trace, cursor, playSpeed } = this.get();
    if (trace === undefined) return;
    this.stayHere();
    if (cursor >= trace.events.length) this.moveTo(0, undefined);
    this.set({ isPlaying: true });
    this.playTimer = setInterval(() => {
      this.moveTo(this.get().cursor + 1, undefined);
      if (this.get().cursor >= (this.get().trace?.events.length ?? 0)) this.pause();
    }, 1000 / playSpeed);
  }

  private pause(): void {
    clearInterval(this.playTimer);
    if (this.get().isPlaying) this.set({ isPlaying: false });
  }

  private setPlaySpeed(playSpeed: number): void {
    const wasPlaying = this.get().isPlaying;
    this.pause();
    this.set({ playSpeed });
    if (wasPlaying) this.play();
  }

  private withTrace(use: (trace: NonNullable<State["trace"]>) => void): void {
    const { trace } = this.get();
    if (trace !== undefined) use(trace);
  }
}

/** The page's store. Its worker starts with the first request, its storage is the browser's. */
export const useStore = createStore({
  startWorker,
  storage: () => (typeof localStorage === "undefined" ? undefined : localStorage),
});

/** The same store for code outside React. */
export const store: StoreApi<Store> = useStore;
