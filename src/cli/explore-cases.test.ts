// Programs as people paste them, each with the mistake that is usually made and its correct twin: what is found, and that nothing
// is found where nothing is wrong. The first line of a file in cases/ says which kinds are wanted: `// want: data-race`.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ExplorationResult } from "../trace/exploration.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "../worker/compile.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";

const folder = new URL("./cases/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".go"));
const compiler = new Compiler(await loadParser(), wholeLibrary());

function explore(name: string, source: string): ExplorationResult {
  const options = { fileName: name, goMinor: 26, mapDetail: "operation", entry: undefined } as const;
  const compilation = compiler.compile(source, options);
  expect(compilation.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const machine = machineFor(compilation, DEFAULT_RUN_OPTIONS);
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machine, compilation, DEFAULT_RUN_OPTIONS, host);
  while (!exploration.advance(1000));
  return exploration.result();
}

function wantedKinds(source: string): readonly string[] {
  const [, kinds] = /^\/\/ want:(.*)\n/.exec(source) ?? [];
  if (kinds === undefined) throw new Error("the first line says what is wanted");
  return kinds.trim().split(" ").filter(Boolean).sort();
}

test.each(names)("%s", (name) => {
  const source = readFileSync(new URL(name, folder), "utf8");
  const { findings, complete } = explore(name, source);
  const kinds = findings.filter(({ requires }) => requires.length === 0).map(({ kind }) => kind);
  expect([...new Set(kinds)].sort()).toEqual(wantedKinds(source));
  expect(complete).toBe(true);
});
