// Exports of a map log: JSON Lines after the schema of its events, CSV after RFC 4180, Prometheus's text format.

import { expect, test } from "vitest";
import { LOGGED_HISTORY, LOGGED_TRACE, operationOf } from "./map-log.testing.ts";
import { mapGrowthCsv, mapLogCsv } from "./map-log-csv.ts";
import { mapLogJson } from "./map-log-json.ts";
import { mapLogMetrics } from "./map-log-metrics.ts";

const text = mapLogJson(LOGGED_TRACE, LOGGED_HISTORY);
const events = text
  .trimEnd()
  .split("\n")
  .map((line): Record<string, unknown> => JSON.parse(line));

/** By event, the fields that it must have and their types. */
const SCHEMA: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "map.grow": {
    ...{ ts: "number", vns: "number", map: "string", impl: "string", reason: "string", count: "number" },
    ...{ old_size: "number", new_size: "number", same_size: "boolean", g: "number", pos: "string" },
  },
  "map.evacuate": {
    ...{ ts: "number", vns: "number", map: "string", old_bucket: "number" },
    ...{ n_migrated: "number", total_migrated: "number", g: "number" },
  },
  "map.grow.done": { ts: "number", map: "string", old_size: "number", new_size: "number", n_migrated: "number" },
  "map.op": { ts: "number", op: "string", map: "string", g: "number", locks: "object", stack: "object" },
  conflict: { ts: "number", rule: "string", loc: "string", a: "object", b: "object" },
};

test("every line is an event of the schema, in step order", () => {
  expect(text.endsWith("}\n")).toBe(true);
  for (const event of events) {
    const fields = SCHEMA[String(event.ev)] ?? {};
    expect(Object.keys(fields).length).toBeGreaterThan(0);
    for (const [name, type] of Object.entries(fields)) expect([name, typeof event[name]]).toEqual([name, type]);
  }
  const steps = events.map(({ ts }) => Number(ts));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(events.map(({ ev }) => ev)).toEqual([
    ...["map.op", "map.grow", "map.evacuate", "map.grow.done"],
    ...["map.op", "conflict", "map.op", "map.op"],
  ]);
});

test("an operation with its locks, stack and fellow; steps and goroutines as the page counts them", () => {
  expect(events[0]).toEqual({
    ...{
      ev: "map.op",
      ts: 2,
      vns: 0,
      op: "assign",
      map: "c.items#1",
      key: '"k"',
      hit: false,
      len_before: 8,
      len: 9,
      g: 2,
    },
    ...{ locks: { "c.mu": "W" }, pos: "cache.go:31", until: 4, with: [3] },
    stack: ["main.(*cache).put cache.go:31", "main.main cache.go:60"],
  });
  expect(events.at(-2)).toMatchObject({ op: "get", key: "-1", hit: true, len: 1, locks: {}, pos: "cache.go:44" });
  expect(events.at(-1)).toMatchObject({ op: "len", stack: [] });
  expect(events.at(-1)).not.toHaveProperty("len");
  expect(events.at(-1)).not.toHaveProperty("hit");
});

test("a growth, its moves and its end", () => {
  expect(events.slice(1, 4)).toEqual([
    {
      ...{ ev: "map.grow", ts: 3, vns: 5, map: "c.items#1", decl: "cache.go:12", impl: "classic", reason: "load" },
      ...{ count: 8, old_size: 1, new_size: 2, same_size: false, g: 2, pos: "cache.go:31" },
    },
    {
      ...{ ev: "map.evacuate", ts: 4, vns: 5, map: "c.items#1", old_bucket: 0 },
      ...{ n_migrated: 8, total_migrated: 8, left: 0, g: 2 },
    },
    { ev: "map.grow.done", ts: 4, vns: 5, map: "c.items#1", old_size: 1, new_size: 2, n_migrated: 8, g: 2 },
  ]);
});

test("a conflict names both sides, their clocks, and what it ended in", () => {
  expect(events.find(({ ev }) => ev === "conflict")).toEqual({
    ...{ ev: "conflict", ts: 6, rule: "data-race", loc: "c.items#1", fatal: "concurrent map writes" },
    a: expect.objectContaining({ g: 2, op: "assign", ts: 2, vc: { "1": 1, "2": 2 } }),
    b: expect.objectContaining({ g: 3, op: "assign", ts: 6, vc: { "1": 1, "3": 1 } }),
  });
});

// A reader of RFC 4180, to see that what is written can be read.
function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = csv;
  while (rest !== "") {
    const [all = "", quoted, plain = "", end = ""] = /^(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (all === "") throw new Error(`not RFC 4180: ${rest}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    rest = rest.slice(all.length);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test("CSV has a row per operation, all with the header's columns", () => {
  const rows = readCsv(mapLogCsv(LOGGED_TRACE, LOGGED_HISTORY));
  expect(rows.map((row) => row.length)).toEqual([16, 16, 16, 16, 16]);
  expect(rows[0]?.slice(0, 7)).toEqual(["step", "last_step", "vns", "goroutine", "map", "operation", "key"]);
  expect(rows[1]).toEqual([
    ...["2", "4", "0", "2", "c.items#1", "assign", '"k"', "false", "8", "9", "c.mu:W", "cache.go:31"],
    ...["main.(*cache).put cache.go:31 < main.main cache.go:60", "done", "6", "6"],
  ]);
  expect(rows[2]?.[6]).toBe('"a,\\"b"');
  expect(rows[2]?.[13]).toBe("concurrent map writes");
  expect(rows[4]?.slice(6, 10)).toEqual(["", "", "", ""]);
});

test("CSV of the growth: a row per event", () => {
  const rows = readCsv(mapGrowthCsv(LOGGED_TRACE, LOGGED_HISTORY));
  expect(rows.map((row) => row.length)).toEqual([15, 15, 15, 15]);
  const named = rows.slice(1).map((row) => Object.fromEntries(row.map((text, i) => [rows[0]?.[i] ?? "", text])));
  expect(named).toMatchObject([
    { step: "3", map: "c.items#1", goroutine: "2", event: "grow", reason: "load", old_size: "1", new_size: "2" },
    { step: "4", event: "evacuate", old_bucket: "0", n_migrated: "8", total_migrated: "8", left: "0" },
    { step: "4", event: "done", old_size: "1", new_size: "2", n_migrated: "8", left: "", place: "cache.go:31" },
  ]);
  expect(named[0]).toMatchObject({ same_size: "false", count: "8", n_migrated: "" });
});

test.each([
  ["=1+2", "'=1+2"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ['"=1"', '"=1"'],
  ["二\n三", "二\n三"],
])("a spreadsheet takes the key %j for text", (key, want) => {
  const csv = mapLogCsv(LOGGED_TRACE, { ...LOGGED_HISTORY, operations: [operationOf({ key })] });
  expect(readCsv(csv)[1]?.[6]).toBe(want);
});

test("counters in Prometheus's text format", () => {
  const metrics = mapLogMetrics(LOGGED_TRACE, LOGGED_HISTORY);
  const samples = metrics.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  for (const sample of samples)
    expect(sample).toMatch(/^gorace_[a-z_]+(\{([a-z]+="(\\["\\n]|[^"\\\n])*"(,|(?=\})))+\})? -?\d+$/);
  expect(samples.filter((line) => !line.startsWith("gorace_critical"))).toEqual([
    'gorace_map_writes_total{map="c.items#1",goroutine="2"} 1',
    'gorace_map_writes_total{map="c.items#1",goroutine="3"} 1',
    String.raw`gorace_map_reads_total{map="m\"\\#2",goroutine="3"} 1`,
    String.raw`gorace_map_reads_total{map="m\"\\#2",goroutine="1"} 1`,
    'gorace_map_conflicts_total{rule="data-race"} 1',
    'gorace_map_grow_total{map="c.items#1",kind="load"} 1',
    'gorace_map_evacuated_buckets_total{map="c.items#1"} 1',
    'gorace_map_evacuated_entries_total{map="c.items#1"} 8',
    'gorace_map_fatal_total{reason="concurrent map writes"} 1',
    'gorace_map_entries{map="c.items#1"} 9',
    String.raw`gorace_map_entries{map="m\"\\#2"} 1`,
    'gorace_map_size{map="c.items#1"} 2',
  ]);
  // Four steps from taking the lock to releasing it.
  expect(samples.filter((line) => line.startsWith("gorace_critical"))).toEqual([
    ...[1, 2].map((bound) => `gorace_critical_section_steps_bucket{lock="c.mu",le="${bound}"} 0`),
    ...[5, 10, 20, 50, 100, 200, 500, 1000, "+Inf"].map(
      (bound) => `gorace_critical_section_steps_bucket{lock="c.mu",le="${bound}"} 1`,
    ),
    'gorace_critical_section_steps_sum{lock="c.mu"} 4',
    'gorace_critical_section_steps_count{lock="c.mu"} 1',
  ]);
  const names = [...metrics.matchAll(/^# TYPE (\S+) (counter|gauge|histogram)$/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});
