// The natives of package hash/maphash: random seeds, and texts for values that can be compared.

import type { RuntimeType } from "../../../ir/program.ts";
import { Interface, type Value } from "../../../ir/value.ts";
import type { NativeContext, Natives } from "../../../vm/api.ts";
import { typeAt, wordsOf } from "../../equality.ts";
import { drawBits } from "../../math/rand/natives.ts";
import { integerWord } from "../../word.ts";

// Equal for equal values: parts are ended by what no number has in it, strings carry their length.
function textOf(ctx: NativeContext, type: RuntimeType, words: readonly Value[], at: number): string {
  if (type.kind === "struct")
    return type.fields
      .filter(({ name }) => name !== "_")
      .map((field) => textOf(ctx, typeAt(ctx, field.type), words, at + field.offset))
      .join("");
  if (type.kind === "array") {
    const elem = typeAt(ctx, type.elem);
    return Array.from({ length: type.length }, (_, i) => textOf(ctx, elem, words, at + i * elem.width)).join("");
  }
  const word = words[at];
  if (word instanceof Interface) {
    const inner = typeAt(ctx, word.type);
    if (!inner.isComparable) ctx.panicRuntime(`hash of unhashable type ${inner.name}`);
    else return `${word.type}:${textOf(ctx, inner, wordsOf(inner, word.value), 0)}`;
  }
  if (typeof word === "string") return `${word.length}:${word}`;
  if (Number.isNaN(word)) return `NaN ${drawBits(ctx)};`;
  return `${String(word)};`;
}

export const maphashNatives: Natives = {
  natives: new Map([
    ["hash/maphash.random", (ctx) => ctx.set(0, integerWord(drawBits(ctx)))],
    [
      "hash/maphash.textOf",
      (ctx) => {
        const x = ctx.get(0);
        if (!(x instanceof Interface)) ctx.set(0, "nil");
        else ctx.set(0, textOf(ctx, typeAt(ctx, x.type), wordsOf(typeAt(ctx, x.type), x.value), 0));
      },
    ],
  ]),
  operations: new Map(),
};
