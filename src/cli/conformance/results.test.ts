import { expect, test } from "vitest";
import { droppedEntries, parseRecorded, type Recorded, recordOf, totalsOf, type Verdict } from "./results.ts";

function verdict(name: string, category: string): Verdict {
  return { name, folder: ".", isPassed: category === "pass", category, reason: "" };
}

const RUN = { suite: "test", go: "go1.19.8", engine: "0.1.0" };

const before: Recorded = recordOf(
  RUN,
  [verdict("b.go", "pass"), verdict("a.go", "pass"), verdict("c.go", "front-end"), verdict("d.go", "output")],
  undefined,
);

test("totals count what was refused as not supported", () => {
  expect(totalsOf([verdict("a", "pass"), verdict("b", "front-end"), verdict("c", "output")])).toEqual({
    passed: 1,
    supported: 2,
    total: 3,
  });
});

test("a record is sorted by name and has the totals", () => {
  expect(before).toEqual({
    ...RUN,
    passed: 2,
    supported: 3,
    total: 4,
    entries: { "a.go": "pass", "b.go": "pass", "c.go": "front-end", "d.go": "output" },
  });
  expect(Object.keys(before.entries)).toEqual(["a.go", "b.go", "c.go", "d.go"]);
});

test.each([
  ["what passed and fails now", [verdict("a.go", "output"), verdict("b.go", "time")], ["a.go", "b.go"]],
  ["not what failed before", [verdict("c.go", "output"), verdict("d.go", "exit")], []],
  ["not what is new", [verdict("e.go", "output")], []],
  ["not what was not run", [verdict("a.go", "pass")], []],
  ["not what passes now", [verdict("c.go", "pass")], []],
])("drops: %s", (_, verdicts, want) => {
  expect(droppedEntries(before, verdicts).map(({ name }) => name)).toEqual(want);
});

test("without a record nothing drops", () => {
  expect(droppedEntries(undefined, [verdict("a.go", "output")])).toEqual([]);
});

test("a part of a suite leaves the other entries as they were", () => {
  const after = recordOf(RUN, [verdict("a.go", "exit"), verdict("c.go", "pass")], before);
  expect(after.entries).toEqual({ "a.go": "exit", "b.go": "pass", "c.go": "pass", "d.go": "output" });
  expect(after).toMatchObject({ passed: 2, supported: 4, total: 4 });
});

test("a record is read back; anything else is none", () => {
  expect(parseRecorded(JSON.stringify(before))).toEqual(before);
  for (const text of ["null", "[]", '{"entries": null}', '{"entries": {"a": 1}}'])
    expect(parseRecorded(text)).toBeUndefined();
});
