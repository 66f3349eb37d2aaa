import { expect, test } from "vitest";
import { createStore } from "../../store/store.ts";
import { FakeWorker, findingOf, resultOf, traceOf } from "../../store/testing.ts";
import { markdownLink, shareLink } from "./model.ts";

const state = {
  ...createStore({ startWorker: () => new FakeWorker(), storage: () => undefined }).getState(),
  exploration: resultOf({ findings: [findingOf()] }),
  trace: traceOf([[1, "start", "", 1]]),
  isTraceCurrent: true,
  shown: { kind: "finding", index: 0 } as const,
  cursor: 1,
  selectedStep: 0,
};

test("the link is the page's address with the fragment", () => {
  const link = shareLink(state, "https://example.org/weave/");
  expect(link).toEqual({ ok: true, value: { url: `https://example.org/weave/#s/${state.scenario}@1`, isLong: false } });
});

test("a link that chat programs would cut is called long, one without a run is none", () => {
  // Letters in no order do not compress.
  const noise = Array.from({ length: 4_000 }, (_, index) => ((index * index * 7919) % 1_000_003).toString(36)).join("");
  const long = shareLink({ ...state, scenario: undefined, source: noise }, "https://example.org/");
  expect(long.ok && long.value.isLong).toBe(true);
  expect(shareLink({ ...state, trace: undefined }, "")).toEqual({ ok: false, error: "nothing" });
});

test("Markdown: brackets in the title do not end it", () => {
  expect(markdownLink("m[k] - Raceweave", "https://e.org/#1x")).toBe("[mk - Raceweave](https://e.org/#1x)");
});
