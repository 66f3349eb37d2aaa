import { expect, test } from "vitest";
import type { Outcome } from "./exploration.ts";
import { DEFAULT_SCHEDULE } from "./schedule.ts";
import { verdictMatrix } from "./verdict-matrix.ts";

function outcome(kind: Outcome["kind"], verdicts: Outcome["verdicts"]): Outcome {
  const count = verdicts.reduce((sum, verdict) => sum + verdict.count, 0);
  return { kind, exitCode: 0, output: "", count, nRandom: 0, verdicts, schedule: DEFAULT_SCHEDULE };
}

const NOTHING_STATIC = { compiler: 0, vet: 0 };

test("a lost update without a data race is seen by none of Go's own", () => {
  const matrix = verdictMatrix(
    [
      outcome("exit", [{ kinds: [], count: 2 }]),
      outcome("exit", [{ kinds: ["lost-update"], count: 4 }]),
      outcome("panic", [{ kinds: ["data-race", "panic"], count: 3 }]),
    ],
    { compiler: 0, vet: 1 },
  );
  expect(matrix.judges).toEqual(["compiler", "vet", "runtime", "race", "lost-update"]);
  expect(matrix.rows.map(({ outcome, count, judges }) => [outcome, count, [...judges].sort()])).toEqual([
    [1, 4, ["lost-update"]],
    [2, 3, ["race", "runtime"]],
    [0, 2, []],
  ]);
  expect([...matrix.totals]).toEqual([
    ["compiler", 0],
    ["vet", 1],
    ["runtime", 3],
    ["race", 3],
    ["lost-update", 4],
  ]);
  expect([matrix.nExecutions, matrix.nUnseen]).toEqual([9, 4]);
});

test.each([
  ["deadlock", true],
  ["fatal", true],
  ["exit", false],
  ["limit", false],
] as const)("an execution that ends with %s: the runtime objects: %s", (kind, objects) => {
  const { rows } = verdictMatrix([outcome(kind, [{ kinds: ["deadlock"], count: 1 }])], NOTHING_STATIC);
  expect(rows[0]?.judges.has("runtime")).toBe(objects);
});

test("of nothing, nothing is said", () => {
  const matrix = verdictMatrix([], NOTHING_STATIC);
  expect([matrix.rows.length, matrix.nExecutions, matrix.nUnseen]).toEqual([0, 0, 0]);
  expect(matrix.judges).toEqual(["compiler", "vet", "runtime", "race"]);
});
