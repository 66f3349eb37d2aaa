// The inputs that once were wrong, and the beginning of one run. `npm run fuzz` is the run itself.

import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Compiler } from "../../worker/compile.ts";
import { wholeLibrary } from "../../worker/whole-library.ts";
import { loadParser } from "../parser.ts";
import { Chance } from "./chance.ts";
import { readCorpus } from "./corpus.ts";
import { readCrashes } from "./crashes.ts";
import { type InputKind, inputOf } from "./input.ts";
import { minimised } from "./minimise.ts";
import { randomProgram } from "./program.ts";
import { tryInput } from "./trial.ts";

const compiler = new Compiler(await loadParser(), wholeLibrary());
const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const SEED = 1;
const N_INPUTS = 40;
/** For a machine with a lot else to do. */
const PATIENCE_MS = 60_000;
// One version, since loading the library takes longer than all trials.
const asNewest = { goMinor: 26 } as const;

test.each(readCrashes(folder("crashes")))("what once was wrong: $name", ({ input }) => {
  tryInput(compiler, { ...input, options: { ...input.options, ...asNewest } });
});

const corpus = readCorpus(folder("../../.."));

test(
  "the beginning of a run",
  () => {
    const reached = new Map<InputKind, Set<string>>();
    for (let index = corpus.length; index < corpus.length + N_INPUTS; index++) {
      const input = inputOf(SEED, index, corpus);
      const how = tryInput(compiler, { ...input, options: { ...input.options, ...asNewest } });
      reached.set(input.kind, (reached.get(input.kind) ?? new Set()).add(how));
    }
    // Programs that are meant to compile do, and of the others some do not.
    expect(reached.get("typed")).toEqual(new Set(["explored"]));
    expect(reached.get("sentence")).toContain("refused");
    expect(reached.get("mutant")).toContain("refused");
  },
  PATIENCE_MS,
);

test("same seed, same inputs; any of them can be had alone", () => {
  const index = corpus.length + 7;
  expect(inputOf(SEED, index, corpus)).toEqual(inputOf(SEED, index, corpus));
  expect(inputOf(SEED, index, corpus).text).not.toBe(inputOf(SEED + 1, index, corpus).text);
});

test("generated programs compile, in every version", () => {
  for (const goMinor of [21, 26]) {
    for (let seed = 0; seed < 8; seed++) {
      const shape = { goMinor: 21, isConcurrent: seed % 2 === 0, isExact: false, nFunctions: 3 };
      const options = { fileName: "main.go", goMinor, mapDetail: "operation", entry: undefined } as const;
      const { diagnostics } = compiler.compile(randomProgram(new Chance(seed), shape), options);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(errors.map(({ line, message }) => `${seed}: ${line}: ${message}`)).toEqual([]);
    }
  }
});

test("a wrong text is made small", async () => {
  const text = "package main\n\nfunc f() {\n\tx := g(1, h(2))\n}\n\nfunc main() {\n\tif true {\n\t\tBOOM(1)\n\t}\n}\n";
  expect(await minimised(text, async (candidate) => candidate.includes("BOOM"))).toBe("BOOM");
});
