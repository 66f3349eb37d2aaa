// Zero values as they lie in memory.

import type { RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";

/** Words of a zero value of `type`, arrays expanded. */
export function zeroWords(type: RuntimeType): readonly Value[] {
  if (type.kind !== "array") return type.zero;
  const words: Value[] = [];
  // Not spread into the call: an element can have a million words.
  for (let i = 0; i < type.length; i++) for (const word of type.zero) words.push(word);
  return words;
}
