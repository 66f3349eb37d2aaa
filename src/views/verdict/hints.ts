// What the verdict's terms mean.

import { strings } from "../../ui/strings.ts";

/** The meaning of the first term that is in `words`; undefined when there is none to explain. */
export function hintFor(words: string): string | undefined {
  return strings.verdict.detailHints.find(([term]) => words.includes(term))?.[1];
}
