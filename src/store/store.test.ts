import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GALLERY } from "../scenarios/gallery.ts";
import { decodeLink, encodeLink } from "../share/codec.ts";
import type { LinkState } from "../share/link.ts";
import { ENGINE_VERSION } from "../share/version.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import type { CheckedRepair } from "../trace/repair.ts";
import type { KeyValueStorage } from "./persistence.ts";
import { linkFragment } from "./selectors.ts";
import { createStore, MAX_TEXT_LENGTH } from "./store.ts";
import { FakeWorker, findingOf, outcomeOf, type Row, resultOf, scheduleOf, snapshotOf, traceOf } from "./testing.ts";

const ROWS: readonly Row[] = [
  [1, "start", "", 1],
  [2, "read", "x", 2],
  [2, "write", "x", 2],
  [3, "read", "x", 2],
  [1, "exit", "", 3],
];

class FakeStorage implements KeyValueStorage {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
}

function setUp(storage = new FakeStorage()) {
  const workers: FakeWorker[] = [];
  const useStore = createStore({
    startWorker: () => {
      workers.push(new FakeWorker());
      return workers[workers.length - 1] as FakeWorker; // Just pushed.
    },
    storage: () => storage,
  });
  const worker = (): FakeWorker => workers[workers.length - 1] as FakeWorker; // Tests ask after the first request.
  return { store: useStore, act: useStore.getState().actions, state: useStore.getState, worker, workers, storage };
}

// A store whose first scenario has been explored, with these findings, and traced.
function explored(findings = [findingOf({ cursor: 3 })]) {
  const page = setUp();
  page.act.openLink("");
  settle();
  page.worker().explored(resultOf({ findings, outcomes: [outcomeOf(), outcomeOf({ schedule: scheduleOf(9) })] }));
  page.worker().traced(traceOf(ROWS));
  return page;
}

// Past the delay after an edit, not as far as the watchdog for a silent worker.
const settle = () => vi.advanceTimersByTime(500);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a first visit analyses the first scenario, shows the first finding at its moment and asks for the state there", () => {
  const { state, worker } = explored();
  expect(worker().last("analyze").source).toBe(GALLERY[0]?.source);
  expect(worker().last("trace").schedule).toEqual(scheduleOf(1));
  expect(state()).toMatchObject({ status: "idle", shown: { kind: "finding", index: 0 }, cursor: 3, selectedStep: 2 });
  expect(worker().last("snapshot").cursor).toBe(3);
  const snapshot = snapshotOf(3);
  worker().reply({ kind: "snapshot", id: worker().last("snapshot").id, snapshot });
  expect(state().snapshot).toBe(snapshot);
});

test("without findings the default schedule is shown, at its end", () => {
  const { state } = explored([]);
  expect(state()).toMatchObject({ shown: { kind: "default" }, cursor: ROWS.length, isTraceCurrent: true });
});

test("an edit waits for the next keystroke, then analyses the newest text alone", () => {
  const { act, worker, state } = explored();
  const { source } = state();
  act.edit(`${source}a`);
  act.edit(`${source}ab`);
  expect(worker().last("analyze").source).toBe(source);
  settle();
  const texts = worker().asked.flatMap((request) => (request.kind === "analyze" ? [request.source] : []));
  expect(texts.slice(1)).toEqual([`${source}ab`]);
  expect(state().scenario).toBeUndefined();
});

test("what was not typed is analysed at once", () => {
  const { act, worker } = explored();
  act.edit("package pasted");
  expect(worker().last("analyze").source).toBe("package pasted");
});

test("a witness that came with its finding is shown without being asked for, and states are asked for in it", () => {
  const { act, state, worker } = setUp();
  act.openLink("");
  settle();
  const { id } = worker().last("analyze");
  worker().checked();
  const early = resultOf({ outcomes: [outcomeOf()] });
  worker().reply({ kind: "exploration", id, result: early, isFinal: false });
  const asked = worker().last("trace").id;
  const trace = traceOf(ROWS);
  const snapshot = snapshotOf(3);
  const witness = { recording: -1, trace, isOtherStory: false, snapshot };
  const result = resultOf({ findings: [findingOf({ cursor: 3 })] });
  worker().reply({ kind: "exploration", id, result, isFinal: true, witness });
  // The trace asked for before comes too late.
  worker().reply({ kind: "trace", id: asked, trace: traceOf([]), isOtherStory: false });
  expect(state()).toMatchObject({ shown: { kind: "finding", index: 0 }, cursor: 3, selectedStep: 2 });
  expect(state().trace).toBe(trace);
  expect(state().snapshot).toBe(snapshot);
  expect(worker().asked.some(({ kind }) => kind === "snapshot")).toBe(false);
  act.step(1);
  expect(worker().last("snapshot")).toMatchObject({ recording: -1, cursor: 4 });
});

test("a witness does not replace what was chosen", () => {
  const { act, state, worker } = explored();
  const { id } = worker().last("analyze");
  const shown = state().trace;
  act.step(1);
  const witness = { recording: -1, trace: traceOf(ROWS), isOtherStory: false, snapshot: snapshotOf(0) };
  const findings = [findingOf({ key: "new", schedule: scheduleOf(7) }), findingOf({ cursor: 3 })];
  worker().reply({ kind: "exploration", id, result: resultOf({ findings }), isFinal: true, witness });
  expect(state().trace).toBe(shown);
  act.step(-1);
  expect(worker().last("snapshot").recording).toBe(worker().last("trace").id);
});

test("the last good result stays while a half-typed program has errors", () => {
  const { act, worker, state } = explored();
  const { trace, exploration } = state();
  act.edit("package main\nfunc main() {");
  settle();
  const error = { code: "syntax", severity: "error", message: "unexpected EOF", line: 2, column: 14 } as const;
  const diagnostics = [{ ...error, startColumn: 14, endLine: 2, endColumn: 15 }];
  worker().reply({
    kind: "diagnostics",
    id: worker().last("analyze").id,
    diagnostics,
    entries: undefined,
    entry: undefined,
    elapsedMs: 1,
  });
  expect(state()).toMatchObject({ isExplorationCurrent: false, isTraceCurrent: false, status: "idle" });
  expect(state().shown).toEqual({ kind: "finding", index: 0 });
  expect(state().trace).toBe(trace);
  expect(state().exploration).toBe(exploration);
});

test("answers about the program before an edit are dropped", () => {
  const { act, worker, state } = setUp();
  act.openLink("");
  settle();
  const { id } = worker().last("analyze");
  act.edit("package main // edited");
  worker().reply({ kind: "exploration", id, result: resultOf(), isFinal: true });
  expect(state().exploration).toBeUndefined();
  settle();
  worker().reply({ kind: "exploration", id, result: resultOf(), isFinal: true });
  expect(state().exploration).toBeUndefined();
});

test("a schedule that was chosen is not replaced by what the search finds next", () => {
  const { act, worker, state } = explored();
  act.show({ kind: "outcome", index: 1 });
  const { id } = worker().last("analyze");
  worker().reply({
    kind: "exploration",
    id,
    result: resultOf({ findings: [findingOf({ key: "new" })] }),
    isFinal: true,
  });
  expect(state().shown).toEqual({ kind: "outcome", index: 1 });
  expect(worker().last("trace").schedule).toEqual(scheduleOf(9));
});

test.each([
  ["step", 3, (act: ReturnType<typeof setUp>["act"]) => act.step(1), 4],
  ["step back", 3, (act: ReturnType<typeof setUp>["act"]) => act.step(-1), 2],
  ["beyond the end", 3, (act: ReturnType<typeof setUp>["act"]) => act.moveTo(99), 5],
  ["before the start", 3, (act: ReturnType<typeof setUp>["act"]) => act.step(-9), 0],
  ["next switch", 1, (act: ReturnType<typeof setUp>["act"]) => act.stepSwitch(1), 3],
  ["previous switch", 4, (act: ReturnType<typeof setUp>["act"]) => act.stepSwitch(-1), 3],
  ["same goroutine", 2, (act: ReturnType<typeof setUp>["act"]) => act.stepGoroutine(1), 3],
])("moving: %s", (_, from, move, want) => {
  const { act, state } = explored();
  act.moveTo(from);
  move(act);
  expect(state().cursor).toBe(want);
  expect(state().selectedStep).toBe(want - 1);
});

test("playing goes on by itself, stops at the end, and starts over from there", () => {
  const { act, state } = explored();
  act.togglePlay();
  vi.advanceTimersByTime(5_000);
  expect(state()).toMatchObject({ isPlaying: false, cursor: ROWS.length });
  act.togglePlay();
  expect(state()).toMatchObject({ isPlaying: true, cursor: 0 });
  act.step(1);
  expect(state().isPlaying).toBe(false);
});

test("a text beyond the limit is refused with a notice, and the old one stays", () => {
  const { act, state } = explored();
  const { source } = state();
  act.edit("x".repeat(MAX_TEXT_LENGTH + 1));
  expect(state().source).toBe(source);
  expect(state().notices.map((notice) => notice.code)).toEqual(["text-too-large"]);
  act.dismiss(state().notices[0]?.id ?? -1);
  expect(state().notices).toEqual([]);
});

function linkTo(parts: Partial<LinkState>): string {
  const link = encodeLink({
    source: "package main // 链接",
    options: DEFAULT_RUN_OPTIONS,
    schedule: scheduleOf(4),
    cursor: 2,
    selectedStep: 0,
    panel: "output",
    traceHash: 1,
    engine: ENGINE_VERSION,
    ...parts,
  });
  if (!link.ok) throw new Error(link.error);
  return link.value;
}

test("a link opens its program, schedule, step, selection and panel, before anything is found", () => {
  const { act, state, worker } = setUp();
  act.openLink(`#${linkTo({})}`);
  settle();
  const { source } = worker().last("analyze");
  expect(source).toBe("package main // 链接");
  worker().checked();
  expect(worker().last("trace").schedule).toEqual(scheduleOf(4));
  worker().traced(traceOf(ROWS));
  expect(state()).toMatchObject({ cursor: 2, selectedStep: 0, panel: "output", notices: [] });
});

test.each([
  ["another hash", 2, false],
  ["a schedule that does not apply", 1, true],
])("a link that gives another story says so: %s", (_, traceHash, isOtherStory) => {
  const { act, state, worker } = setUp();
  act.openLink(linkTo({ traceHash }));
  settle();
  worker().checked();
  worker().traced(traceOf(ROWS), isOtherStory);
  expect(state().notices.map((notice) => notice.code)).toEqual(["other-story"]);
});

test.each([
  ["#1AAAA", "link-damaged"],
  [`#1${"A".repeat(200_000)}x`, "link-too-large"],
  ["#7AAAAx", "link-newer"],
  ["#s/no-such-thing", "scenario-unknown"],
])("a bad link %.20s leaves the page as it is, with a notice", (fragment, code) => {
  const { act, state, worker } = setUp();
  const { source } = state();
  act.openLink(fragment);
  settle();
  expect(state().notices.map((notice) => notice.code)).toEqual([code]);
  expect(worker().last("analyze").source).toBe(source);
});

test("typed text survives a reload; a scenario in its place can be undone", () => {
  const { act, storage } = explored();
  act.edit("package main // mine");
  const later = setUp(storage);
  expect(later.state()).toMatchObject({ source: "package main // mine", scenario: undefined, hasDraft: false });
  later.act.openScenario("account");
  expect(later.state()).toMatchObject({ scenario: "account", hasDraft: true });
  later.act.restoreDraft();
  expect(later.state()).toMatchObject({ source: "package main // mine", hasDraft: false });
});

test("storage that is switched off or full disturbs nobody; another error does", () => {
  const refuse = (name: string) => () => {
    throw new DOMException("no", name);
  };
  const off = { getItem: refuse("SecurityError"), setItem: refuse("QuotaExceededError") };
  const make = (storage: KeyValueStorage) =>
    createStore({ startWorker: () => new FakeWorker(), storage: () => storage });
  const page = make(off);
  page.getState().actions.edit("package main");
  expect(page.getState().source).toBe("package main");
  expect(() => make({ ...off, getItem: refuse("DataError") })).toThrow();
});

test("a crashed worker is replaced, with a notice, and the text stays", () => {
  const { act, state, worker, workers } = explored();
  worker().onerror?.({} as ErrorEvent); // The client reads nothing of it.
  expect(workers[0]?.isTerminated).toBe(true);
  expect(state()).toMatchObject({ status: "failed", source: GALLERY[0]?.source });
  act.edit("package main");
  settle();
  expect(workers.length).toBe(2);
  expect(worker().last("analyze").source).toBe("package main");
});

test("an analysis that a newer one replaced is not taken for a hung engine", () => {
  const { act, worker, workers, state } = explored();
  act.edit("package main // one");
  settle();
  worker().checked();
  act.edit("package main // two");
  settle();
  worker().explored(resultOf({ findings: [] }));
  worker().traced(traceOf(ROWS));
  worker().reply({ kind: "snapshot", id: worker().last("snapshot").id, snapshot: snapshotOf(5) });
  vi.advanceTimersByTime(60_000);
  expect(workers.length).toBe(1);
  expect(state().notices).toEqual([]);
});

test("an engine that goes silent in the middle of its work is replaced", () => {
  const { act, workers, state } = explored();
  act.edit("package main // for {}");
  settle();
  vi.advanceTimersByTime(60_000);
  expect(workers[0]?.isTerminated).toBe(true);
  expect(state().notices.map((notice) => notice.code)).toEqual(["engine-failed"]);
});

test("options run the program again; deepening raises the limits tenfold, going on allows as much again", () => {
  const { act, worker, state } = explored();
  act.setOptions({ goMinor: 20 });
  settle();
  expect(worker().last("analyze").options.goMinor).toBe(20);
  act.continueSearch();
  const { maxExecutions, maxStepsPerExecution, timeoutMs } = DEFAULT_RUN_OPTIONS;
  expect(worker().last("continue")).toMatchObject({ maxExecutions, timeoutMs });
  expect(state().status).toBe("exploring");
  act.deepen();
  expect(worker().last("deepen").options).toMatchObject({
    goMinor: 20,
    maxStepsPerExecution: maxStepsPerExecution * 10,
    maxExecutions: maxExecutions * 10,
    timeoutMs: timeoutMs * 10,
  });
});

test("the same sentence stands there once; dismissed, it can be said again", () => {
  const { act, state } = setUp();
  act.notify("error", "engine-failed", "one");
  act.notify("error", "engine-failed", "one");
  act.notify("error", "engine-failed", "two");
  expect(state().notices.map(({ detail }) => detail)).toEqual(["one", "two"]);
  act.dismiss(state().notices[0]?.id ?? 0);
  act.notify("error", "engine-failed", "one");
  expect(state().notices.map(({ detail }) => detail)).toEqual(["two", "one"]);
});

test("a state that the engine cannot give leaves the verdict, stops playing, and is told once", () => {
  const { act, worker, state } = explored();
  act.togglePlay();
  for (let times = 0; times < 2; times++) {
    act.step(-1);
    worker().reply({ kind: "failed", id: worker().last("snapshot").id, message: "assertion failed" });
  }
  expect(state()).toMatchObject({ status: "idle", isPlaying: false });
  expect(state().notices).toHaveLength(1);
});

test("an analysis that fails is a verdict; a worker that was lost is not asked for states it cannot know", () => {
  const { act, worker, workers, state } = explored();
  act.deepen();
  worker().reply({ kind: "failed", id: worker().last("analyze").id, message: "assertion failed" });
  expect(state().status).toBe("failed");
  act.deepen();
  worker().onerror?.({} as ErrorEvent); // Nothing of it is read.
  act.step(-1);
  act.show({ kind: "finding", index: 0 });
  expect(workers).toHaveLength(1);
  expect(state().cursor).toBe(2);
});

test.each([false, true])(
  "a scenario's step is kept while the search finds more (then final: %s); who then moves is left where they are",
  (isFinal) => {
    const { act, worker, state } = setUp();
    act.openLink(`#s/${GALLERY[0]?.slug ?? ""}@1`);
    settle();
    const { id } = worker().last("analyze");
    const race = findingOf({ cursor: 3 });
    const lost = findingOf({ kind: "lost-update", cursor: 4, schedule: scheduleOf(2) });
    worker().checked();
    worker().reply({ kind: "exploration", id, result: resultOf({ findings: [race] }), isFinal: false });
    worker().traced(traceOf(ROWS));
    worker().reply({ kind: "exploration", id, result: resultOf({ findings: [lost, race] }), isFinal: false });
    // Asked for before the next result came, and here only after it.
    worker().reply({ kind: "exploration", id, result: resultOf({ findings: [lost, race] }), isFinal });
    worker().traced(traceOf(ROWS));
    expect(state()).toMatchObject({ cursor: 1, shown: { kind: "finding", index: 0 } });
    act.step(1);
    const fatal = findingOf({ kind: "fatal", schedule: scheduleOf(3) });
    worker().reply({ kind: "exploration", id, result: resultOf({ findings: [fatal, lost, race] }), isFinal: true });
    expect(state()).toMatchObject({ cursor: 2, shown: { kind: "finding", index: 1 } });
  },
);

const passed = outcomeOf({ count: 3 });
const failed = outcomeOf({ exitCode: 1, count: 1, schedule: scheduleOf(5) });

function tested(names: readonly string[], entry: string, outcomes = [passed, failed]) {
  const page = setUp();
  page.act.edit(`package x // ${names.join(" ")}`);
  settle();
  page.worker().checked(names, entry);
  const { id } = page.worker().last("analyze");
  page.worker().reply({ kind: "exploration", id, result: resultOf({ findings: [], outcomes }), isFinal: true });
  return page;
}

test("a test that fails under some schedule is shown failing", () => {
  const { state, worker } = tested(["TestA", "TestB"], "TestA");
  expect(state()).toMatchObject({ entry: "TestA", shown: { kind: "outcome", index: 1 } });
  expect(worker().last("trace").schedule).toEqual(scheduleOf(5));
  expect(tested(["main"], "main").state().shown).toEqual({ kind: "default" });
});

test("choosing an entry explores it, and the link carries it", () => {
  const { act, state, worker } = tested(["TestA", "TestB"], "TestA");
  act.setOptions({ entry: "TestB" });
  settle();
  expect(worker().last("analyze").options.entry).toBe("TestB");
  worker().checked(["TestA", "TestB"], "TestB");
  worker().reply({ kind: "exploration", id: worker().last("analyze").id, result: resultOf(), isFinal: true });
  worker().traced(traceOf(ROWS));
  const link = linkFragment(state());
  expect(decodeLink(link.ok ? link.value : "")).toMatchObject({ value: { state: { options: { entry: "TestB" } } } });
});

test("a test that is renamed stays chosen; one that is gone gives way, and comes back", () => {
  const { act, state, worker } = tested(["TestA", "TestB"], "TestA");
  act.setOptions({ entry: "TestB" });
  settle();
  worker().checked(["TestA", "TestB"], "TestB");
  act.edit("package x // TestA TestBig");
  settle();
  worker().checked(["TestA", "TestBig"], "TestA");
  settle();
  expect(worker().last("analyze").options.entry).toBe("TestBig");
  worker().checked(["TestA", "TestBig"], "TestBig");
  act.edit("package x // TestA");
  settle();
  worker().checked(["TestA"], "TestA");
  expect(state()).toMatchObject({ entry: "TestA", notices: [] });
  act.edit("package x // TestBig TestA again");
  settle();
  expect(worker().last("analyze").options.entry).toBe("TestBig");
});

test("a text that does not parse keeps the entries that were there", () => {
  const { act, state, worker } = tested(["TestA", "TestB"], "TestA");
  act.edit("package x {");
  settle();
  const diagnostics = [
    { code: "syntax", severity: "error", message: "", line: 1, column: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  ] as const;
  const { id } = worker().last("analyze");
  worker().reply({ kind: "diagnostics", id, diagnostics, entries: undefined, entry: undefined, elapsedMs: 1 });
  expect(state().entries.map(({ name }) => name)).toEqual(["TestA", "TestB"]);
});

test("a link's entry that its program does not have is told, and its schedule dropped", () => {
  const { act, state, worker } = setUp();
  act.openLink(linkTo({ options: { ...DEFAULT_RUN_OPTIONS, entry: "TestGone" } }));
  settle();
  expect(worker().last("analyze").options.entry).toBe("TestGone");
  worker().checked(["TestA"], "TestA");
  expect(state().notices).toMatchObject([{ code: "entry-unknown", detail: "TestGone" }]);
  expect(state()).toMatchObject({ shown: { kind: "default" }, isShownByChoice: false });
});

function repairOf(source: string): CheckedRepair {
  return {
    repair: { kind: "mutex", title: "Guard x with a mutex", why: "", edits: [] },
    source,
    verdict: "verified",
    executions: 2,
    complete: true,
    failing: 0,
    remaining: [],
    newOutputs: [],
    words: "0 of 2 executions fail (complete)",
  };
}

test("repairs are asked for once for each finding; one that is applied is explored, and can be undone", () => {
  const { act, worker, state } = explored();
  act.show({ kind: "finding", index: 0 });
  act.findRepairs();
  act.findRepairs();
  const asked = worker().asked.filter(({ kind }) => kind === "repairs");
  expect(asked).toHaveLength(1);
  const { id, key } = worker().last("repairs");
  const repair = repairOf("package main // repaired");
  worker().reply({ kind: "repairs", id, key, result: { checked: [repair], nWaiting: 0 }, isFinal: true });
  expect(state().repairs).toMatchObject({ key, isFinal: true });
  const before = state().source;
  act.applyRepair(repair);
  settle();
  expect(worker().last("analyze").source).toBe("package main // repaired");
  expect(state()).toMatchObject({ repairs: undefined, applied: { title: "Guard x with a mutex" } });
  act.undoRepair();
  settle();
  expect(state()).toMatchObject({ source: before, applied: undefined });
});

test("what is pasted is analysed at once, what is typed after a pause", () => {
  const { act, workers, worker, state } = explored();
  act.edit(`${state().source}\n`);
  vi.advanceTimersByTime(0);
  const asked = (): number => worker().asked.filter(({ kind }) => kind === "analyze").length;
  expect(asked()).toBe(1);
  act.edit("package main\n\nfunc main() { println(1) }\n");
  vi.advanceTimersByTime(0);
  expect([asked(), workers.length]).toEqual([2, 1]);
});
