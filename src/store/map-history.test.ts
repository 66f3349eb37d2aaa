import { expect, test, vi } from "vitest";
import { LOGGED_HISTORY } from "../trace/map-log.testing.ts";
import { createStore } from "./store.ts";
import { FakeWorker, outcomeOf, resultOf, scheduleOf, traceOf } from "./testing.ts";

const TRACE = traceOf([
  [1, "start", "", 1],
  [1, "map-write", "m", 2],
]);

function explored() {
  vi.useFakeTimers();
  const worker = new FakeWorker();
  const store = createStore({ startWorker: () => worker, storage: () => undefined });
  const { actions } = store.getState();
  actions.openLink("");
  worker.explored(resultOf({ outcomes: [outcomeOf(), outcomeOf({ schedule: scheduleOf(9) })] }));
  return { worker, actions, state: store.getState };
}

const nAsked = (worker: FakeWorker): number => worker.asked.filter(({ kind }) => kind === "map-history").length;

test("the maps of a trace are read once, and forgotten when another one is shown", () => {
  const { worker, actions, state } = explored();
  actions.readMaps();
  expect(nAsked(worker)).toBe(0);
  worker.traced(TRACE);
  actions.readMaps();
  actions.readMaps();
  expect(nAsked(worker)).toBe(1);
  const { id, recording } = worker.last("map-history");
  expect(recording).toBe(worker.last("trace").id);
  worker.reply({ kind: "map-history", id, recording, history: LOGGED_HISTORY });
  expect(state().mapHistory).toBe(LOGGED_HISTORY);
  actions.show({ kind: "outcome", index: 1 });
  worker.traced(TRACE);
  expect(state().mapHistory).toBeUndefined();
  actions.readMaps();
  expect(nAsked(worker)).toBe(2);
});

test("a history that comes when another trace has been asked for is dropped", () => {
  const { worker, actions, state } = explored();
  worker.traced(TRACE);
  actions.readMaps();
  const { id, recording } = worker.last("map-history");
  actions.show({ kind: "outcome", index: 1 });
  worker.reply({ kind: "map-history", id, recording, history: LOGGED_HISTORY });
  expect(state().mapHistory).toBeUndefined();
});
