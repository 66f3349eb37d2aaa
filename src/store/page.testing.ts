// For tests of the store: a whole page with a worker of the test's own.

import { vi } from "vitest";
import type { KeyValueStorage } from "./persistence.ts";
import { createStore } from "./store.ts";
import { FakeWorker, findingOf, outcomeOf, type Row, resultOf, scheduleOf, traceOf } from "./testing.ts";

/** What the program did that `explored` has shown. */
export const ROWS: readonly Row[] = [
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

/** A page just opened. `worker` is the newest of its workers. */
export function setUp(storage = new FakeStorage()) {
  const workers: FakeWorker[] = [];
  const useStore = createStore({
    startWorker: () => {
      workers.push(new FakeWorker());
      return workers[workers.length - 1] as FakeWorker; // Just pushed.
    },
    storage: () => storage,
  });
  const worker = (): FakeWorker => workers[workers.length - 1] as FakeWorker; // Tests ask after the first request.
  return { act: useStore.getState().actions, state: useStore.getState, worker, workers, storage };
}

/** A page whose first scenario has been explored, with these findings, and traced. */
export function explored(findings = [findingOf({ cursor: 3 })]) {
  const page = setUp();
  page.act.openLink("");
  settle();
  page.worker().explored(resultOf({ findings, outcomes: [outcomeOf(), outcomeOf({ schedule: scheduleOf(9) })] }));
  page.worker().traced(traceOf(ROWS));
  return page;
}

const OUTCOMES = [outcomeOf({ count: 3 }), outcomeOf({ exitCode: 1, count: 1, schedule: scheduleOf(5) })];

/** A page with a program that can begin in several places, explored from `entry`: it passes, and it fails. */
export function tested(names: readonly string[], entry: string) {
  const page = setUp();
  page.act.edit(`package x // ${names.join(" ")}`);
  settle();
  page.worker().checked(names, entry);
  const { id } = page.worker().last("analyze");
  page
    .worker()
    .reply({ kind: "exploration", id, result: resultOf({ findings: [], outcomes: OUTCOMES }), isFinal: true });
  return page;
}

/** Lets the time of fake timers go on past the delay after an edit, not as far as the watchdog for a silent worker. */
export const settle = () => vi.advanceTimersByTime(500);
