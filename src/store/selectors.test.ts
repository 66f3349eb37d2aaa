import { expect, test } from "vitest";
import { GALLERY } from "../scenarios/gallery.ts";
import { decodeLink } from "../share/codec.ts";
import { linkFragment } from "./links.ts";
import { shownFinding, shownOutcome } from "./selectors.ts";
import type { State } from "./state.ts";
import { createStore } from "./store.ts";
import { FakeWorker, findingOf, outcomeOf, resultOf, scheduleOf, traceOf } from "./testing.ts";

const finding = findingOf();
const trace = traceOf([[1, "start", "", 1]], { schedule: scheduleOf(7), hash: 42 });
const initial = createStore({ startWorker: () => new FakeWorker(), storage: () => undefined }).getState();
const asFound: State = {
  ...initial,
  exploration: resultOf({ findings: [finding] }),
  isExplorationCurrent: true,
  trace,
  isTraceCurrent: true,
  shown: { kind: "finding", index: 0 },
  cursor: 1,
  selectedStep: 0,
};

test("a scenario as the search shows it has a short link", () => {
  expect(linkFragment(asFound)).toEqual({ ok: true, value: `s/${GALLERY[0]?.slug}@1` });
});

const clean = resultOf({ findings: [] });
test.each<[string, Partial<State>, boolean]>([
  ["a clean one, by default", { exploration: clean, shown: { kind: "default" } }, true],
  ["another finding", { shown: { kind: "finding", index: 1 } }, false],
  ["an outcome", { shown: { kind: "outcome", index: 0 } }, false],
  ["another panel", { panel: "locks" }, false],
  ["another selection", { selectedStep: -1 }, false],
  ["other options", { options: { ...initial.options, goMinor: 21 } }, false],
  ["an edited text", { scenario: undefined }, false],
])("short link or full: %s", (_, parts, isShort) => {
  const link = linkFragment({ ...asFound, ...parts });
  expect(link.ok && link.value.startsWith("s/")).toBe(isShort);
});

test("a full link carries everything that is shown", () => {
  const state: State = { ...asFound, scenario: undefined, panel: "outcomes", cursor: 1, selectedStep: -1 };
  const link = linkFragment(state);
  const decoded = decodeLink(link.ok ? link.value : "");
  expect(decoded).toMatchObject({
    ok: true,
    value: {
      kind: "state",
      state: {
        source: state.source,
        options: state.options,
        schedule: trace.schedule,
        cursor: 1,
        selectedStep: -1,
        panel: "outcomes",
        traceHash: 42,
      },
    },
  });
});

test.each<[string, Partial<State>, string]>([
  ["no trace", { trace: undefined }, "nothing"],
  ["a trace of another text", { isTraceCurrent: false }, "nothing"],
  ["a text beyond a link's limit", { scenario: undefined, source: "é".repeat(60_000) }, "too-large"],
])("no link: %s", (_, parts, error) => {
  expect(linkFragment({ ...asFound, ...parts })).toEqual({ ok: false, error });
});

test("what is shown", () => {
  const outcome = outcomeOf();
  const state: State = { ...asFound, exploration: resultOf({ findings: [finding], outcomes: [outcome] }) };
  expect([shownFinding(state), shownOutcome(state)]).toEqual([finding, undefined]);
  const other: State = { ...state, shown: { kind: "outcome", index: 0 } };
  expect([shownFinding(other), shownOutcome(other)]).toEqual([undefined, outcome]);
});
