import { expect, test } from "vitest";
import { type DiffLine, diffOf, hunksOf } from "./model.ts";

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

const LONG = "a\nb\nc\nd\ne\nf\ng\n";

function drawn(lines: readonly DiffLine[]): string {
  const marks = { same: " ", removed: "-", added: "+" } as const;
  return lines.map((each) => (each.kind === "gap" ? "…" : `${marks[each.kind]}${each.text}`)).join(" ");
}

test.each([
  ["in the middle", [{ start: 6, end: 7, text: "D" }], " c -d +D  e"],
  ["at the top", [{ start: 0, end: 0, text: "x\n" }], "+x  a"],
  ["at the end", [{ start: 13, end: 13, text: "\nx" }], " g +x"],
  [
    "near each other",
    [
      { start: 2, end: 3, text: "B" },
      { start: 6, end: 7, text: "D" },
    ],
    " a -b +B  c -d +D  e",
  ],
  [
    "two lines between",
    [
      { start: 2, end: 3, text: "B" },
      { start: 8, end: 9, text: "E" },
    ],
    " a -b +B  c  d -e +E  f",
  ],
  [
    "far from each other",
    [
      { start: 0, end: 1, text: "A" },
      { start: 10, end: 11, text: "F" },
    ],
    "-a +A  b …  e -f +F  g",
  ],
  ["nothing", [], ""],
])("comparison: %s", (_, edits, want) => expect(drawn(diffOf(LONG, edits))).toBe(want));
