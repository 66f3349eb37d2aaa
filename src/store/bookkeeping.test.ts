import { expect, test } from "vitest";
import { bookkeepingOf, withoutBookkeeping } from "./bookkeeping.ts";
import { goroutineOn, type Row, snapshotOf, traceOf } from "./testing.ts";

const ROWS: readonly Row[] = [
  [1, "lock", "mu", 2],
  [1, "lock", "t.mu", 0],
  [2, "send", "both", 3],
  [1, "receive", "both", 0],
  [1, "lock", "once.mu", 4],
];

test("what package testing alone touches is its own", () => {
  const trace = traceOf(ROWS);
  const sites = trace.sites.map((site) => {
    if (site.line === 0) return { ...site, function: "testing.(*T).add", isUser: false };
    return site.line === 4 ? { ...site, function: "sync.(*Once).Do", isUser: false } : site;
  });
  const names = new Map(trace.objects.map(({ address, name }) => [address, name]));
  expect([...bookkeepingOf({ ...trace, sites })].map((address) => names.get(address))).toEqual(["t.mu"]);
  expect(bookkeepingOf(trace).size).toBe(0);
});

test("the state is shown without what a test's t leads to", () => {
  const variable = { value: "", address: 1, isShared: true };
  const frame = (name: string, type: string) => ({
    ...{ function: "x.TestA", file: "", line: 1, isUser: true },
    variables: [{ ...variable, name, type }],
  });
  const lock = { address: 7, kind: "mutex", holder: -1, readers: [], waiters: [], state: "unlocked" } as const;
  const locks = ["t.common.mu", "tt.mu", "t", "table[0].mu"].map((name) => ({ ...lock, name }));
  const names = (type: string) =>
    withoutBookkeeping(
      snapshotOf(0, { locks, goroutines: [goroutineOn(0, 1, { frames: [frame("t", type)] })] }),
    ).locks.map(({ name }) => name);
  expect(names("*testing.T")).toEqual(["tt.mu", "table[0].mu"]);
  expect(names("*Table")).toHaveLength(4);
});
