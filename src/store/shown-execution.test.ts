import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GALLERY } from "../scenarios/gallery.ts";
import { explored, ROWS, settle, setUp, tested } from "./page.testing.ts";
import { findingOf, outcomeOf, resultOf, scheduleOf, snapshotOf, traceOf } from "./testing.ts";

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

test("a test that fails under some schedule is shown failing", () => {
  const { state, worker } = tested(["TestA", "TestB"], "TestA");
  expect(state()).toMatchObject({ entry: "TestA", shown: { kind: "outcome", index: 1 } });
  expect(worker().last("trace").schedule).toEqual(scheduleOf(5));
  expect(tested(["main"], "main").state().shown).toEqual({ kind: "default" });
});
