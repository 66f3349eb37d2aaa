// The one store: its first state, and its actions put together from the parts that do them. The parts hold facts, ask the engine and
// take its answers; what can be computed from facts is in selectors.ts.

import { create, type StoreApi, type UseBoundStore } from "zustand";
import { FIRST_SCENARIO } from "../scenarios/first.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { EngineClient, startWorker, type WorkerPort } from "../worker/client.ts";
import { type KeyValueStorage, Persistence } from "./persistence.ts";
import { Playback } from "./playback.ts";
import { Program, scenarioOptions } from "./program.ts";
import { Replies } from "./replies.ts";
import { Session } from "./session.ts";
import { ShownExecution } from "./shown-execution.ts";
import type { Actions, State, Store } from "./state.ts";

export interface StoreDependencies {
  readonly startWorker: () => WorkerPort;
  readonly storage: () => KeyValueStorage | undefined;
}

export type BoundStore = UseBoundStore<StoreApi<Store>>;

/** Makes a store; the page has one, tests make their own. */
export function createStore(dependencies: StoreDependencies): BoundStore {
  const persistence = new Persistence(dependencies.storage());
  return create<Store>()((set, get) => {
    const engine = new EngineClient(dependencies.startWorker, (reply) => replies.receive(reply));
    const session = new Session(set, get, engine);
    const playback = new Playback(session);
    const program = new Program(session, persistence, playback);
    const shown = new ShownExecution(session, playback);
    const replies = new Replies(session, program, shown, playback);
    return { ...initialState(persistence), actions: createActions(session, persistence, playback, program, shown) };
  });
}

function initialState(persistence: Persistence): State {
  const kept = persistence.source();
  return {
    source: kept ?? FIRST_SCENARIO.source,
    options: kept === undefined ? scenarioOptions(FIRST_SCENARIO.options) : DEFAULT_RUN_OPTIONS,
    scenario: kept === undefined ? FIRST_SCENARIO.slug : undefined,
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

function createActions(
  session: Session,
  persistence: Persistence,
  playback: Playback,
  program: Program,
  shown: ShownExecution,
): Actions {
  const { set, engine } = session;
  return {
    edit: (source) => program.edit(source),
    openLink: (fragment) => program.openLink(fragment),
    restoreDraft: () => program.restoreDraft(),
    openScenario: (slug) => program.openScenario(slug, undefined),
    setOptions: (options) => program.setOptions(options),
    applyRepair: (repair) => program.applyRepair(repair),
    undoRepair: () => program.undoRepair(),
    prepare: () => engine.prepare(),
    stopSearch: () => engine.stop(),
    continueSearch: () => program.continueSearch(),
    deepen: () => program.deepen(),
    show: (what) => shown.show(what, true),
    findRepairs: () => shown.findRepairs(),
    readMaps: () => shown.readMaps(),
    moveTo: (cursor) => playback.moveByHand(cursor),
    step: (delta) => playback.step(delta),
    stepSwitch: (direction) => playback.stepSwitch(direction),
    stepGoroutine: (direction) => playback.stepGoroutine(direction),
    select: (selectedStep) => set({ selectedStep }),
    togglePlay: () => playback.togglePlay(),
    setPlaySpeed: (playSpeed) => playback.setPlaySpeed(playSpeed),
    setTheme: (theme) => {
      persistence.saveTheme(theme);
      set({ theme });
    },
    setTab: (tab) => set({ tab }),
    setPanel: (panel) => set({ panel }),
    notify: (severity, code, detail) => session.notify(severity, code, detail),
    dismiss: (noticeId) => session.dismiss(noticeId),
  };
}

/** The page's store. Its worker starts with the first request, its storage is the browser's. */
export const useStore = createStore({
  startWorker,
  storage: () => (typeof localStorage === "undefined" ? undefined : localStorage),
});

/** The same store for code outside React. */
export const store: StoreApi<Store> = useStore;
