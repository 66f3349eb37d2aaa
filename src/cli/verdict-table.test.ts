import { expect, test } from "vitest";
import { outcomeOf, resultOf } from "../store/testing.ts";
import { verdictTable } from "./verdict-table.ts";

test("a row for executions of which all say the same, and one for all", () => {
  const outcomes = [
    outcomeOf({ output: "2\n", count: 2, verdicts: [{ kinds: [], count: 2 }] }),
    outcomeOf({ output: "a\n1\n", count: 3, verdicts: [{ kinds: ["lost-update"], count: 3 }] }),
    outcomeOf({ kind: "panic", exitCode: 2, count: 1, verdicts: [{ kinds: ["data-race", "panic"], count: 1 }] }),
  ];
  expect(verdictTable(resultOf({ outcomes }), [])).toEqual([
    "executions  compiler  go vet  runtime  -race  lost-update  ends with",
    "3           -         -       -        -      x            1",
    "2           -         -       -        -      -            2",
    "1           -         -       x        x      -            panic",
    "6           -         -       1        1      3            (all)",
  ]);
});
