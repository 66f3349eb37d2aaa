// Facts the page is about. Everything else is derived by selectors. No field mirrors another.

import type { ExplorationResult } from "../trace/exploration.ts";
import type { MapHistory } from "../trace/map-history.ts";
import type { RunOptions } from "../trace/options.ts";
import type { CheckedRepair, RepairResult } from "../trace/repair.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { Trace } from "../trace/trace.ts";
import type { DiagnosticView, EntryView } from "../worker/protocol.ts";

/** Which execution is shown. */
export type Shown =
  | { readonly kind: "finding"; readonly index: number }
  | { readonly kind: "outcome"; readonly index: number }
  /** A schedule from a link. */
  | { readonly kind: "schedule"; readonly schedule: Schedule }
  | { readonly kind: "default" };

export type EngineStatus = "loading" | "idle" | "exploring" | "failed";

/** What a person is told once and dismisses by hand. The page's catalogue has the sentence for each code. */
export interface Notice {
  readonly id: number;
  readonly severity: "error" | "warning" | "info";
  readonly code:
    | "link-damaged"
    | "link-too-large"
    | "link-newer"
    | "link-unread"
    | "scenario-unknown"
    | "other-story"
    | "entry-unknown"
    | "engine-failed"
    | "text-too-large"
    | "not-text";
  /** What the sentence is about: a slug, an engine version, the engine's own words. */
  readonly detail: string;
}

/** Repairs of one finding, as far as they have been tried. */
export interface Repairs {
  /** The finding's key. */
  readonly key: string;
  readonly result: RepairResult;
  readonly isFinal: boolean;
}

/** A repair that was taken over into the text. */
export interface Applied {
  readonly title: string;
  /** The text before it, and with it. */
  readonly before: string;
  readonly after: string;
}

export interface State {
  // ---- the program
  readonly source: string;
  readonly options: RunOptions;
  /** Slug of the gallery scenario the source came from, while unedited. */
  readonly scenario: string | undefined;
  // ---- the engine's answers (last good ones stay until the new ones are there)
  readonly status: EngineStatus;
  readonly diagnostics: readonly DiagnosticView[];
  /** Where the program can begin: main and its tests. */
  readonly entries: readonly EntryView[];
  /** The one that was explored: what `options.entry` asks for where the program has it. */
  readonly entry: string | undefined;
  readonly exploration: ExplorationResult | undefined;
  /** Whether `exploration` is of the current source and options. */
  readonly isExplorationCurrent: boolean;
  /** Asked for, or there; of the current exploration. */
  readonly repairs: Repairs | undefined;
  /** Stays while the text is the repaired one. */
  readonly applied: Applied | undefined;
  readonly trace: Trace | undefined;
  /** Whether `trace` is of the current source and options: its lines are those of the text. */
  readonly isTraceCurrent: boolean;
  /** State at `cursor` (or the nearest cursor already answered). */
  readonly snapshot: Snapshot | undefined;
  /** What became of the maps of `trace`; undefined until `readMaps` has been answered. */
  readonly mapHistory: MapHistory | undefined;
  // ---- what is looked at
  readonly shown: Shown;
  /** The person (or a link) chose `shown`: new findings do not replace it. */
  readonly isShownByChoice: boolean;
  /** Step the state is shown before; 0..trace.events.length. */
  readonly cursor: number;
  /** Event under attention: clicked or stepped to; -1. */
  readonly selectedStep: number;
  readonly isPlaying: boolean;
  /** Steps per second. */
  readonly playSpeed: number;
  // ---- the page
  readonly theme: "system" | "light" | "dark";
  /** Tab on narrow screens. */
  readonly tab: "code" | "timeline" | "state";
  /** Panel beside the state. */
  readonly panel: "state" | "maps" | "locks" | "output" | "outcomes" | "verdicts" | "fixes";
  readonly notices: readonly Notice[];
  /** A text typed earlier was replaced by a link or scenario and can be brought back. */
  readonly hasDraft: boolean;
}

/** Everything that changes the state. Views call these and nothing else. */
export interface Actions {
  edit(source: string): void;
  /** Opens a URL fragment; a bad one gives a notice and changes nothing. Resolves when that is done. */
  openLink(fragment: string): Promise<void>;
  /** Brings back the text that a link or scenario replaced. */
  restoreDraft(): void;
  openScenario(slug: string): Promise<void>;
  setOptions(options: Partial<RunOptions>): void;
  show(shown: Shown): void;
  /** Clamped to the trace. Also selects the event at `cursor - 1`… the event just executed; stops playing when by hand. */
  moveTo(cursor: number): void;
  step(delta: number): void;
  /** To the previous/next step at which another goroutine runs. */
  stepSwitch(direction: 1 | -1): void;
  /** To the previous/next event of the goroutine of the selected event. */
  stepGoroutine(direction: 1 | -1): void;
  select(step: number): void;
  togglePlay(): void;
  setPlaySpeed(stepsPerSecond: number): void;
  /** The first picture is there: what is needed later may be fetched. */
  prepare(): void;
  stopSearch(): void;
  /** The search that was stopped, or that a limit of time or executions ended, goes on where it was. */
  continueSearch(): void;
  /** Explore again with larger bounds; what was found stays. */
  deepen(): void;
  /** Looks for repairs of the finding that is shown, unless that has been done. */
  findRepairs(): void;
  /** Asks for the map history of the trace that is shown, unless that has been done. */
  readMaps(): void;
  /** Takes a repair over into the text, which is then explored. */
  applyRepair(repair: CheckedRepair): void;
  /** Brings back the text before the repair. */
  undoRepair(): void;
  setTheme(theme: State["theme"]): void;
  setTab(tab: State["tab"]): void;
  setPanel(panel: State["panel"]): void;
  notify(severity: Notice["severity"], code: Notice["code"], detail: string): void;
  dismiss(noticeId: number): void;
}

export type Store = State & { readonly actions: Actions };
