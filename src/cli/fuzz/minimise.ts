// Delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002): the smallest text found that is
// still wrong in the same way. By lines, then by tokens.

import { scan } from "../../syntax/tokens/scanner.ts";

/** A budget of questions, so that a slow failure does not take hours. */
const MAX_QUESTIONS = 8000;

type Ask = (candidate: string) => Promise<boolean>;

/** @param isWrong whether a text fails as the first did; `text` does. */
export async function minimised(text: string, isWrong: Ask): Promise<string> {
  let nQuestions = 0;
  const ask: Ask = async (candidate) => ++nQuestions <= MAX_QUESTIONS && isWrong(candidate);
  let smallest = text;
  for (let before = ""; before !== smallest && nQuestions < MAX_QUESTIONS; ) {
    before = smallest;
    smallest = await withoutParts(smallest, lines, ask);
    smallest = await withoutGroups(smallest, ask);
  }
  return withoutParts(smallest, tokens, ask);
}

function lines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** Tokens, each with the space behind it. */
function tokens(text: string): readonly string[] {
  const starts = [0, ...scan(text).starts.filter((start) => start > 0 && start < text.length), text.length];
  return starts.slice(1).map((end, i) => text.slice(starts[i], end));
}

async function withoutParts(text: string, split: (text: string) => readonly string[], ask: Ask): Promise<string> {
  let kept = split(text);
  let size = Math.ceil(kept.length / 2);
  while (size >= 1 && kept.length > 1) {
    const before = kept.length;
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await ask(without.join(""))) kept = without;
      else at += size;
    }
    // With single parts, go on until nothing more can go.
    if (size > 1) size = Math.ceil(size / 2);
    else if (kept.length === before) break;
  }
  return kept.join("");
}

// What stands in brackets goes as a whole, with what is before it on its line, or loses the brackets: no half of a pair goes alone.
async function withoutGroups(text: string, ask: Ask): Promise<string> {
  let kept = text;
  for (let at = 0; at < kept.length; at++) {
    const end = "({[".includes(kept[at] as string) ? closing(kept, at) : -1;
    if (end < 0) continue;
    const lineStart = kept.lastIndexOf("\n", at) + 1;
    const lineEnd = kept.indexOf("\n", end) + 1 || kept.length;
    const candidates = [
      kept.slice(0, lineStart) + kept.slice(lineEnd),
      kept.slice(0, lineStart) + kept.slice(at + 1, end) + kept.slice(end + 1),
      kept.slice(0, at + 1) + kept.slice(end),
      kept.slice(0, at) + kept.slice(end + 1),
      kept.slice(0, at) + kept.slice(at + 1, end) + kept.slice(end + 1),
    ];
    for (const candidate of candidates) {
      if (candidate.length >= kept.length || !(await ask(candidate))) continue;
      kept = candidate;
      at = Math.min(at, lineStart) - 1;
      break;
    }
  }
  return kept;
}

/** Index of the bracket that closes the one at `open`; -1 when there is none. Strings are not told apart: this only makes guesses. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if ("({[".includes(text[i] as string)) depth++;
    else if (")}]".includes(text[i] as string) && --depth === 0) return i;
  }
  return -1;
}
