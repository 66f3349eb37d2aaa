import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GALLERY } from "../scenarios/gallery.ts";
import { decodeLink } from "../share/codec.ts";
import { linkFragment } from "./links.ts";
import { explored, ROWS, settle, setUp, tested } from "./page.testing.ts";
import { resultOf, snapshotOf, traceOf } from "./testing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

test("an engine that may fetch what is needed later is told so, and the next one too", () => {
  const { act, worker } = explored();
  expect(worker().asked.map(({ kind }) => kind)).not.toContain("prepare");
  act.prepare();
  expect(worker().asked.at(-1)).toMatchObject({ kind: "prepare" });
  worker().onerror?.({} as ErrorEvent); // As above.
  act.edit("package main");
  settle();
  expect(worker().asked.map(({ kind }) => kind)).toEqual(["prepare", "analyze"]);
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
