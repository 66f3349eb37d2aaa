import { expect, test } from "vitest";
import { findingOf, outcomeOf, resultOf, scheduleOf } from "../../store/testing.ts";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import { entryLabel, groupsOf, kindTitles, linesOf, pickedEntry, verdictOf } from "./model.ts";

type Facts = Parameters<typeof verdictOf>[0];
const error = {
  code: "syntax",
  severity: "error",
  message: "",
  line: 1,
  column: 1,
  startColumn: 1,
  endLine: 1,
  endColumn: 1,
} as const;
const idle: Facts = {
  isEmpty: false,
  status: "idle",
  diagnostics: [],
  exploration: resultOf(),
  isExplorationCurrent: true,
  entry: "main",
};
const race = findingOf();

test.each<[string, Partial<Facts>, string, string]>([
  [
    "starting",
    { status: "loading", exploration: undefined, isExplorationCurrent: false },
    "busy",
    "Starting the engine…",
  ],
  [
    "nothing yet",
    { status: "exploring", exploration: undefined, isExplorationCurrent: false },
    "busy",
    "Exploring schedules…",
  ],
  ["a new text", { status: "exploring", isExplorationCurrent: false }, "busy", "Exploring schedules…"],
  ["errors", { diagnostics: [error, error], isExplorationCurrent: false }, "warn", "Does not compile: 2 errors"],
  ["no text", { isEmpty: true, diagnostics: [error], isExplorationCurrent: false }, "plain", "No program yet"],
  ["failed", { status: "failed" }, "warn", "The engine stopped"],
  ["clean", { exploration: resultOf({ executions: 4 }) }, "ok", "No bug"],
  ["cut off", { exploration: resultOf({ complete: false, executions: 1200 }) }, "plain", "Nothing found so far"],
  ["found", { exploration: resultOf({ findings: [race] }) }, "race", "Data race"],
  [
    "a leak",
    { exploration: resultOf({ findings: [findingOf({ kind: "goroutine-leak", severity: "warning" })] }) },
    "warn",
    "Goroutine leak",
  ],
])("headline: %s", (_, facts, tone, headline) => {
  expect(verdictOf({ ...idle, ...facts })).toMatchObject({ tone, headline });
});

test("details name the execution, how far the search got, in which time, and how many endings there are", () => {
  const found = {
    executions: 6,
    redundant: 2,
    firstFinding: 2,
    nRandom: 0,
    findings: [race],
    outcomes: [outcomeOf(), outcomeOf()],
  };
  const details = (parts: Parameters<typeof resultOf>[0]) =>
    verdictOf({ ...idle, exploration: resultOf(parts) }).details;
  expect(details(found)).toEqual([
    "found in execution 2",
    "all 4 schedules that matter explored",
    "2 different endings",
  ]);
  expect(details({ timeMode: "drift" })).toEqual(["the only schedule that matters explored", "timers in any order"]);
  expect(details({ complete: false, executions: 1200, redundant: 7 })).toEqual(["1,193 executions explored, not all"]);
});

const passes = outcomeOf({ count: 12 });
const fails = outcomeOf({ exitCode: 1, count: 3, schedule: scheduleOf(2) });
const panics = outcomeOf({ kind: "panic", exitCode: 2, count: 1 });
const cut = outcomeOf({ kind: "limit", exitCode: 2, count: 5 });

test.each<[string, Parameters<typeof resultOf>[0], string, string, readonly string[]]>([
  ["passes", { outcomes: [passes] }, "ok", "No bug", []],
  [
    "fails sometimes",
    { outcomes: [passes, fails] },
    "race",
    "TestB fails under some schedules",
    ["FAIL in 3, PASS in 12"],
  ],
  ["fails always", { outcomes: [fails, panics] }, "race", "TestB fails under every schedule", ["FAIL in 4"]],
  ["has failed", { outcomes: [fails, cut], complete: false }, "race", "TestB has failed every time", ["FAIL in 3"]],
  ["was cut off", { outcomes: [cut], complete: false }, "plain", "Nothing found so far", []],
  ["races", { outcomes: [passes, fails], findings: [race] }, "race", "Data race", ["FAIL in 3, PASS in 12"]],
])("a test that %s", (_, parts, tone, headline, counts) => {
  const verdict = verdictOf({ ...idle, entry: "TestB", exploration: resultOf(parts) });
  expect(verdict).toMatchObject({ tone, headline });
  expect(verdict.details.slice(0, counts.length)).toEqual(counts);
  expect(verdict.details.some((detail) => detail.startsWith("FAIL"))).toBe(counts.length > 0);
});

test("main that exits with a status is no failing test", () => {
  expect(verdictOf({ ...idle, exploration: resultOf({ outcomes: [passes, fails] }) }).headline).toBe("No bug");
});

test("the picker shows what is asked for where the program has it, else what is explored", () => {
  const entries = ["TestA", "TestB"].map((name, line) => ({ name, line }));
  const picked = (wanted: string | undefined, entry: string | undefined) =>
    pickedEntry({ entries, options: { ...DEFAULT_RUN_OPTIONS, entry: wanted }, entry });
  expect([picked("TestB", "TestA"), picked("TestC", "TestB"), picked(undefined, undefined)]).toEqual([
    "TestB",
    "TestB",
    "TestA",
  ]);
  expect([entryLabel(entries), entryLabel([{ name: "main", line: 1 }, ...entries])]).toEqual(["Test", "Run"]);
});

test.each([
  ["executions", true, false],
  ["time", true, false],
  ["stopped", true, false],
  ["steps", false, true],
  ["memory", false, true],
] as const)("a search ended by a limit on %s can go on: %s; with larger bounds: %s", (kind, goesOn, deepens) => {
  const limited = resultOf({ complete: false, limits: [{ kind, message: "why" }] });
  const running = verdictOf({ ...idle, status: "exploring", exploration: limited });
  expect([running.canStop, running.canContinue, running.canDeepen]).toEqual([true, false, false]);
  const ended = verdictOf({ ...idle, exploration: limited });
  expect([ended.canStop, ended.canContinue, ended.canDeepen]).toEqual([false, goesOn, deepens]);
  expect(ended.details).toContain("why");
  expect(verdictOf(idle).canDeepen).toBe(false);
});

test("what is left is estimated while the search runs, and said when it stops", () => {
  const result = resultOf({ complete: false, executions: 1200, estimate: 147_000 });
  expect(verdictOf({ ...idle, status: "exploring", exploration: result }).headline).toBe(
    "Exploring… 1,200 of about 150 thousand",
  );
  expect(verdictOf({ ...idle, exploration: result }).details[0]).toBe(
    "1,200 executions of about 150 thousand explored",
  );
});

test("the result of an earlier text is called so", () => {
  expect(verdictOf({ ...idle, isExplorationCurrent: false, status: "exploring" }).isStale).toBe(true);
  expect(verdictOf({ ...idle, isExplorationCurrent: false, diagnostics: [error] })).toMatchObject({ isStale: true });
  expect(verdictOf(idle).isStale).toBe(false);
});

test("findings are grouped by kind, in order, and keep their index", () => {
  const kinds = ["panic", "data-race", "panic"] as const;
  const groups = groupsOf(kinds.map((kind, n) => findingOf({ kind, key: String(n) })));
  expect(groups.map(({ kind, members }) => [kind, members.map(({ index }) => index)])).toEqual([
    ["panic", [0, 2]],
    ["data-race", [1]],
  ]);
});

test("kinds once each in order; lines once each, ascending", () => {
  expect(kindTitles([findingOf({ kind: "lost-update" }), race, race])).toBe("Lost update · Data race");
  const four = (["lost-write", "map-fatal", "panic", "data-race"] as const).map((kind) => findingOf({ kind }));
  expect(kindTitles(four)).toBe("Lost write · Fatal map error · 2 more");
  const event = { step: 0, goroutine: 0, operation: "read", object: "x", file: "main.go", column: 1, role: "" };
  const events = [15, 9, 15, 0].map((line) => ({ ...event, line }));
  expect(linesOf(findingOf({ events }))).toEqual([9, 15]);
});
