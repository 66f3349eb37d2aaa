import { expect, test } from "vitest";
import { hunksOf } from "./model.ts";

const SOURCE = "a\nb\nc\nd\n";

test.each([
  ["a word", [{ start: 2, end: 3, text: "B" }], [{ line: 2, removed: ["b"], added: ["B"] }]],
  ["a line before", [{ start: 2, end: 2, text: "x\n" }], [{ line: 2, removed: [], added: ["x"] }]],
  ["a line behind", [{ start: 3, end: 3, text: "\nx" }], [{ line: 3, removed: [], added: ["x"] }]],
  ["a line gone", [{ start: 2, end: 4, text: "" }], [{ line: 2, removed: ["b"], added: [] }]],
  [
    "two words of one line",
    [
      { start: 0, end: 0, text: "<" },
      { start: 1, end: 1, text: ">" },
    ],
    [{ line: 1, removed: ["a"], added: ["<a>"] }],
  ],
  [
    "lines apart",
    [
      { start: 0, end: 1, text: "A" },
      { start: 6, end: 7, text: "D" },
    ],
    [
      { line: 1, removed: ["a"], added: ["A"] },
      { line: 4, removed: ["d"], added: ["D"] },
    ],
  ],
  ["nothing", [], []],
])("hunks: %s", (_, edits, hunks) => expect(hunksOf(SOURCE, edits)).toEqual(hunks));
