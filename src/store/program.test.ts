import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { encodeLink } from "../share/codec.ts";
import type { LinkState } from "../share/link.ts";
import { ENGINE_VERSION } from "../share/version.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import type { CheckedRepair } from "../trace/repair.ts";
import { explored, ROWS, settle, setUp } from "./page.testing.ts";
import type { KeyValueStorage } from "./persistence.ts";
import { MAX_TEXT_LENGTH } from "./program.ts";
import { createStore } from "./store.ts";
import { FakeWorker, scheduleOf, traceOf } from "./testing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

test("a text beyond the limit is refused with a notice, and the old one stays", () => {
  const { act, state } = explored();
  const { source } = state();
  act.edit("x".repeat(MAX_TEXT_LENGTH + 1));
  expect(state().source).toBe(source);
  expect(state().notices.map((notice) => notice.code)).toEqual(["text-too-large"]);
  act.dismiss(state().notices[0]?.id ?? -1);
  expect(state().notices).toEqual([]);
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

test("a link opens its program, schedule, step, selection and panel, before anything is found", async () => {
  const { act, state, worker } = setUp();
  await act.openLink(`#${linkTo({})}`);
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
])("a link that gives another story says so: %s", async (_, traceHash, isOtherStory) => {
  const { act, state, worker } = setUp();
  await act.openLink(linkTo({ traceHash }));
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
])("a bad link %.20s leaves the page as it is, with a notice", async (fragment, code) => {
  const { act, state, worker } = setUp();
  const { source } = state();
  await act.openLink(fragment);
  settle();
  expect(state().notices.map((notice) => notice.code)).toEqual([code]);
  expect(worker().last("analyze").source).toBe(source);
});

test("what is typed while a link is being read stays", async () => {
  const { act, state, worker } = setUp();
  const opening = act.openLink(linkTo({}));
  act.edit("package main // typed");
  await opening;
  settle();
  expect(state().source).toBe("package main // typed");
  expect(worker().last("analyze").source).toBe("package main // typed");
});

test("of two links the later one is opened", async () => {
  const { act, state } = setUp();
  const first = act.openLink(linkTo({ source: "package main // one" }));
  const second = act.openLink(linkTo({ source: "package main // two" }));
  await Promise.all([first, second]);
  expect(state().source).toBe("package main // two");
});

test("a link's entry that its program does not have is told, and its schedule dropped", async () => {
  const { act, state, worker } = setUp();
  await act.openLink(linkTo({ options: { ...DEFAULT_RUN_OPTIONS, entry: "TestGone" } }));
  settle();
  expect(worker().last("analyze").options.entry).toBe("TestGone");
  worker().checked(["TestA"], "TestA");
  expect(state().notices).toMatchObject([{ code: "entry-unknown", detail: "TestGone" }]);
  expect(state()).toMatchObject({ shown: { kind: "default" }, isShownByChoice: false });
});

test("typed text survives a reload; a scenario in its place can be undone", async () => {
  const { act, storage } = explored();
  act.edit("package main // mine");
  const later = setUp(storage);
  expect(later.state()).toMatchObject({ source: "package main // mine", scenario: undefined, hasDraft: false });
  await later.act.openScenario("account");
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
