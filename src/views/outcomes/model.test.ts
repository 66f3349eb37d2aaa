import { expect, test } from "vitest";
import { outcomeOf } from "../../store/testing.ts";
import { endingWords, excerpt, toneOf } from "./model.ts";

test.each([
  ["a\nb\n", "a\nb"],
  ["a\nb\nc\nd\n\n", "a\nb\nc\nd"],
  ["1\n2\n3\n4\n5\n", "1\n2\n3\n4\n…"],
  ["", ""],
])("excerpt of %j", (output, want) => expect(excerpt(output)).toBe(want));

test.each([
  ["exit", 0, "exits", "plain"],
  ["exit", 3, "exits with 3", "warn"],
  ["panic", 2, "panics", "race"],
  ["limit", 2, "cut off", "warn"],
] as const)("%s with status %i", (kind, exitCode, words, tone) => {
  const outcome = outcomeOf({ kind, exitCode });
  expect([endingWords(outcome), toneOf(outcome)]).toEqual([words, tone]);
});
