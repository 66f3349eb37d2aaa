import { expect, test } from "vitest";
import { findingOf, outcomeOf, resultOf } from "../../store/testing.ts";
import { groupsOf, kindTitles, linesOf, verdictOf } from "./model.ts";

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
const idle: Facts = { status: "idle", diagnostics: [], exploration: resultOf(), isExplorationCurrent: true };
const race = findingOf();
const limit = { kind: "time", message: "The limit of 10 seconds was hit." } as const;

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

test("a search can be stopped while it runs, and deepened once a limit ended it", () => {
  const cut = resultOf({ complete: false, limits: [limit] });
  const running = verdictOf({ ...idle, status: "exploring", exploration: cut });
  expect([running.canStop, running.canDeepen]).toEqual([true, false]);
  const ended = verdictOf({ ...idle, exploration: cut });
  expect([ended.canStop, ended.canDeepen]).toEqual([false, true]);
  expect(ended.details).toContain(limit.message);
  expect(verdictOf(idle).canDeepen).toBe(false);
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
