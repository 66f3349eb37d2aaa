// Our race reports against what real Go's race detector printed for the same programs (races/expected.json, made by
// scripts/record-races.mjs, which says what was taken out of them).

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import type { RaceReport } from "../trace/race-report.ts";
import { Compiler } from "../worker/compile.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";
import expected from "./races/expected.json" with { type: "json" };

const folder = new URL("./races/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".go"));
const programs: Readonly<Record<string, readonly string[]>> = expected.programs;
const compiler = new Compiler(await loadParser(), wholeLibrary());

function racesOf(file: string): readonly RaceReport[] {
  const source = readFileSync(new URL(file, folder), "utf8");
  const options = { fileName: file, goMinor: 26, mapDetail: "operation", entry: undefined } as const;
  const compilation = compiler.compile(source, options);
  const machine = machineFor(compilation, DEFAULT_RUN_OPTIONS);
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machine, compilation, DEFAULT_RUN_OPTIONS, host);
  while (!exploration.advance(1000));
  return exploration.result().findings.flatMap(({ race }) => (race === undefined ? [] : [race]));
}

// As the recorder does it. Of the frames, real Go loses the caller of an atomic operation: its wrapper takes that place.
function normalise(text: string): string {
  const numbers: string[] = [];
  const lines = text
    .replace(/0x[0-9a-f]{12}/g, "0x?")
    .replace(/oroutine (\d+)/g, (_, number: string) => {
      if (!numbers.includes(number)) numbers.push(number);
      return `oroutine ${numbers.indexOf(number) + 1}`;
    })
    .replace(/\((running|finished)\)/g, "(…)")
    .split("\n");
  return lines
    .map((line, i) => (/^ {2}(runtime|sync\/atomic)\./.test(lines[i - 1] ?? "") ? "      …" : line))
    .join("\n")
    .replace(/^( {2}sync\/atomic\.\w+\(\)\n {6}…\n) {2}.*\n.*\n/gm, "$1");
}

// For go f(x), Go's compiler makes a function that calls f. Ours does not, and has no frame for it.
function withoutWrappers(text: string): string {
  return text.replace(/^ {2}\S+\.gowrap\d+\(\)\n.*\n/gm, "");
}

test.each(files)("%s", (file) => {
  const texts = racesOf(file).map(({ text }) => normalise(text));
  const recorded = (programs[file] ?? []).map(withoutWrappers);
  expect(recorded.length).toBeGreaterThan(0);
  if (!texts.some((text) => recorded.includes(text))) expect(texts[0]).toBe(recorded[0]);
});

test("every recording has its program", () => {
  expect(Object.keys(programs).sort()).toEqual([...files].sort());
});
