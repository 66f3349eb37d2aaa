import { expect, test } from "vitest";
import { headlineParts, type SentencePart, sentenceParts } from "./sentence.ts";

// Goroutines in angle brackets with their hint, shortened values in braces, steps in square brackets.
function shown(parts: readonly SentencePart[]): string {
  const words = parts.map((part) => {
    if (part.kind === "text") return part.text;
    if (part.kind === "goroutine") return `<G${part.goroutine + 1}${part.hint === "" ? "" : `: ${part.hint}`}>`;
    return part.kind === "value" ? `{${part.text}}` : `[${part.text}]`;
  });
  return words.join("");
}

test.each([
  [
    "function and origin become a hint",
    "G3 (main.main.func1), started by G1 at main.go:13, reads counter (0) at main.go:15.",
    "<G3: main.main.func1, started by G1 at line 13> reads counter (0) at line 15.",
  ],
  ["the main goroutine", "G1 (main.main), the main goroutine, ranges.", "<G1: main.main, the main goroutine> ranges."],
  ["methods have brackets", "G2 (main.(*Door).open) changes it.", "<G2: main.(*Door).open> changes it."],
  ["names of any alphabet", "G2 (main.加一) waits.", "<G2: main.加一> waits."],
  ["an origin in the middle", "Then G2 (main.f), started by G1, writes.", "Then <G2: main.f, started by G1> writes."],
  ["several places", "held since main.go:14 (main.go:18)", "held since line 14 (line 18)"],
  ["a file of the library keeps its name", "at sync/map.go:3, not.main.go:4", "at sync/map.go:3, not.main.go:4"],
  ["steps", "At step 57 G2 reads it (steps 6 to 111).", "At [step 57] <G2> reads it (steps 6 to 111)."],
  ["quoted text stays", 'G2 writes "G1 at step 3"', '<G2> writes "G1 at step 3"'],
  ["short values stay", 'reads names (["a" "b"])', 'reads names (["a" "b"])'],
  [
    "long ones are shortened",
    'G2 reads a.history (["deposit 0" "deposit 1" "deposit 2" "deposit 3" "deposit 4"]) at main.go:18.',
    '<G2> reads a.history {(["deposit 0" "deposit 1" … "deposit 4"])} at line 18.',
  ],
  ["prose in brackets is no value", `(${"some words ".repeat(9)})`, `(${"some words ".repeat(9)})`],
])("%s", (_, sentence, want) => {
  expect(shown(sentenceParts(sentence, "main.go"))).toBe(want);
});

test.each([
  [
    "one line: said by the steps below",
    "lost update of x: G3 overwrites at main.go:15 what G2 wrote at main.go:15, with a value computed from an older read at main.go:15",
    "lost update of x: <G3> overwrites what <G2> wrote, with a value computed from an older read",
  ],
  [
    "several lines: they tell the places apart",
    "data race on x: G1 reads it at main.go:24, G2 writes it at main.go:17",
    "data race on x: <G1> reads it at line 24, <G2> writes it at line 17",
  ],
  ["no place", "panic: boom", "panic: boom"],
])("headline, %s", (_, message, want) => {
  expect(shown(headlineParts(message, "main.go"))).toBe(want);
});
