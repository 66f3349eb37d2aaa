// The inputs of a run: number `index` of seed `seed`, always the same for the same corpus.

import type { RunOptions } from "../../trace/options.ts";
import { Chance, seedOf } from "./chance.ts";
import { randomSentence } from "./grammar.ts";
import { randomMutant } from "./mutate.ts";
import { randomProgram } from "./program.ts";

export type InputKind = "typed" | "sentence" | "mutant" | "corpus";

/** A program and how it is tried. */
export interface Input {
  readonly kind: InputKind;
  readonly text: string;
  readonly options: InputOptions;
}

/** The part of a run's options that varies. */
export type InputOptions = Pick<RunOptions, "goMinor" | "time" | "seed"> & {
  readonly mapDetail: "operation" | "runtime";
};

const KINDS: readonly InputKind[] = ["typed", "typed", "typed", "sentence", "mutant", "mutant", "mutant"];

/** Input number `index`: the whole corpus first, then chance. */
export function inputOf(seed: number, index: number, corpus: readonly string[]): Input {
  const chance = new Chance(seedOf(seed, index));
  const options: InputOptions = {
    goMinor: chance.oneIn(2) ? 26 : 19 + chance.below(8),
    mapDetail: chance.oneIn(4) ? "runtime" : "operation",
    time: chance.oneIn(4) ? "drift" : "ordered",
    seed: chance.below(1000),
  };
  const known = corpus[index];
  if (known !== undefined) return { kind: "corpus", text: known, options };
  const kind = chance.of(KINDS);
  return { kind, text: textOf(kind, chance, corpus, options.goMinor), options };
}

function textOf(kind: InputKind, chance: Chance, corpus: readonly string[], goMinor: number): string {
  switch (kind) {
    case "typed":
      return typedProgram(chance, goMinor);
    case "sentence":
      return randomSentence(chance);
    case "corpus":
    case "mutant":
      // Generated programs are changed too: they use more of the language than anybody writes.
      return randomMutant(chance, chance.oneIn(4) ? [typedProgram(chance, goMinor)] : corpus);
  }
}

function typedProgram(chance: Chance, goMinor: number): string {
  const isConcurrent = !chance.oneIn(3);
  // min and max are as old as 1.21.
  return randomProgram(chance, {
    goMinor: Math.max(goMinor, 21),
    isConcurrent,
    isExact: false,
    nFunctions: chance.below(5),
  });
}
