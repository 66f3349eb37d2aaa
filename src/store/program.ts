// The program and its options: where they come from (typing, links, scenarios, drafts, repairs), and the search that a change starts.

import { readAddress } from "../share/address.ts";
import type { LinkError, LinkState } from "../share/link.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import type { CheckedRepair } from "../trace/repair.ts";
import { findScenario, loadGallery } from "./gallery.ts";
import type { Persistence } from "./persistence.ts";
import type { Playback } from "./playback.ts";
import { NO_ARRIVAL, type Session } from "./session.ts";
import type { Notice, Shown } from "./state.ts";

/** Wait after a keystroke before the program is analysed again. */
const EDIT_DELAY_MS = 80;
/** A change of more characters is not typed: nothing more is to be waited for. */
const TYPED_LENGTH = 16;
/** A longer text is not taken into the editor's store: the engine would refuse it, and local storage too. */
export const MAX_TEXT_LENGTH = 1_000_000;
const DEEPEN_FACTOR = 10;

/** The options under which a scenario is run: the defaults, but for its own. */
export function scenarioOptions(changes: Readonly<Record<string, string | number>> | undefined): RunOptions {
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

export class Program {
  private editTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was wanted: what is being fetched is opened only if nothing has come in between. */
  private nWanted = 0;

  constructor(
    private readonly session: Session,
    private readonly persistence: Persistence,
    private readonly playback: Playback,
  ) {}

  /** The program has changed and its analysis is about to start. */
  get isAboutToStart(): boolean {
    return this.editTimer !== undefined;
  }

  // ---- Where it comes from

  edit(source: string): void {
    const { get, set } = this.session;
    if (source === get().source) return;
    if (source.length > MAX_TEXT_LENGTH) {
      this.session.notify("error", "text-too-large", String(MAX_TEXT_LENGTH));
      return;
    }
    const isTyping = changedLength(get().source, source) <= TYPED_LENGTH;
    set({ source, scenario: undefined });
    this.changed(isTyping ? EDIT_DELAY_MS : 0);
    this.persistence.saveSource(source);
  }

  setOptions(options: Partial<RunOptions>): void {
    this.session.set({ options: { ...this.session.get().options, ...options } });
    this.changed(0);
  }

  /** Opens a scenario of the gallery, which is fetched if need be. */
  async openScenario(slug: string, cursor: number | undefined): Promise<void> {
    if (findScenario(slug) === undefined && !(await this.fetch(loadGallery))) return;
    const scenario = findScenario(slug);
    if (scenario === undefined) {
      this.refuse("scenario-unknown", slug);
      return;
    }
    this.keepDraft();
    this.session.set({ source: scenario.source, options: scenarioOptions(scenario.options), scenario: slug });
    this.changed(0);
    this.session.arrival = { ...NO_ARRIVAL, cursor };
  }

  /** What reads links is fetched if need be. */
  async openLink(fragment: string): Promise<void> {
    const address = readAddress(fragment);
    if (!address.ok) this.refuseLink(address.error);
    else if (address.value.kind === "packed") await this.openPacked(address.value.text);
    else if (address.value.kind === "scenario") await this.openScenario(address.value.slug, address.value.cursor);
    else this.startIfNew();
  }

  private async openPacked(text: string): Promise<void> {
    let codec: typeof import("../share/codec.ts") | undefined;
    const load = async (): Promise<void> => {
      codec = await import("../share/codec.ts");
    };
    if (!(await this.fetch(load)) || codec === undefined) return;
    const state = codec.decodePacked(text);
    if (state.ok) this.openLinkState(state.value);
    else this.refuseLink(state.error);
  }

  // False when it cannot be had, or when something else has been opened or typed meanwhile.
  private async fetch(load: () => Promise<void>): Promise<boolean> {
    const wanted = ++this.nWanted;
    this.session.engine.warmUp();
    try {
      await load();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // What import() rejects with when the file cannot be fetched.
      if (wanted === this.nWanted) this.refuse("link-unread", "");
      return false;
    }
    return wanted === this.nWanted;
  }

  private refuseLink(error: LinkError): void {
    if (error === "newer") this.refuse("link-newer", "");
    else this.refuse(error === "too-large" ? "link-too-large" : "link-damaged", "");
  }

  // The page stays as it is.
  private refuse(code: Notice["code"], detail: string): void {
    this.session.notify("error", code, detail);
    this.startIfNew();
  }

  private openLinkState(state: LinkState): void {
    this.keepDraft();
    this.session.set({ source: state.source, options: state.options, scenario: undefined, panel: state.panel });
    this.changed(0);
    this.session.set({ shown: { kind: "schedule", schedule: state.schedule }, isShownByChoice: true });
    this.session.arrival = {
      cursor: state.cursor,
      selectedStep: state.selectedStep,
      traceHash: state.traceHash,
      engine: state.engine.join("."),
    };
  }

  // A text that was typed and is about to be replaced.
  private keepDraft(): void {
    const typed = this.persistence.source();
    if (typed === undefined || typed !== this.session.get().source) return;
    this.persistence.saveDraft(typed);
    this.session.set({ hasDraft: true });
  }

  restoreDraft(): void {
    const draft = this.persistence.draft();
    if (draft === undefined) return;
    this.edit(draft);
    this.persistence.saveDraft("");
    this.session.set({ hasDraft: false });
  }

  applyRepair({ repair, source }: CheckedRepair): void {
    const before = this.session.get().source;
    this.session.set({ applied: { title: repair.title, before, after: source } });
    this.edit(source);
  }

  undoRepair(): void {
    const { applied } = this.session.get();
    if (applied !== undefined) this.edit(applied.before);
  }

  // ---- Its search

  // The page has just been opened, and nothing else is going to be explored.
  private startIfNew(): void {
    if (this.session.get().status === "loading") this.changed(0);
  }

  private changed(delayMs: number): void {
    const { get, set } = this.session;
    this.nWanted++;
    this.playback.pause();
    clearTimeout(this.editTimer);
    this.session.arrival = NO_ARRIVAL;
    this.session.isTracePending = false;
    // What is shown stays, with the last good result, until the new one is there; a link's schedule is not of the new text.
    const shown: Shown = get().shown.kind === "schedule" ? { kind: "default" } : get().shown;
    const applied = get().applied?.after === get().source ? get().applied : undefined;
    set({
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
    const { get, set, engine } = this.session;
    this.editTimer = undefined;
    set({ status: "exploring" });
    engine.analyze(get().source, get().options);
  }

  /** As much again as the options allow. */
  continueSearch(): void {
    const { maxExecutions, timeoutMs } = this.session.get().options;
    if (this.hasLostSearch()) {
      this.analyze();
      return;
    }
    this.session.set({ status: "exploring" });
    this.session.engine.continueSearch({ maxExecutions, timeoutMs });
  }

  deepen(): void {
    const { options, shown } = this.session.get();
    const deeper: RunOptions = {
      ...options,
      maxStepsPerExecution: options.maxStepsPerExecution * DEEPEN_FACTOR,
      maxExecutions: options.maxExecutions * DEEPEN_FACTOR,
      timeoutMs: options.timeoutMs * DEEPEN_FACTOR,
    };
    const isLost = this.hasLostSearch();
    this.session.set({ options: deeper, status: "exploring", isShownByChoice: shown.kind !== "default" });
    if (isLost) this.analyze();
    else this.session.engine.deepen(deeper);
  }

  // A worker that broke down, or was replaced, has nothing to go on with.
  private hasLostSearch(): boolean {
    return !this.session.isEngineReady || this.session.get().status === "failed";
  }
}
