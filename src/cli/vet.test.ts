// Our `vet` against the messages of real `go vet`, recorded by scripts/record-vet.mjs.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Compiler } from "../worker/compile.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";

interface Recorded {
  readonly go: string;
  readonly analyses: readonly string[];
  /** By path: `line:column analysis: message`. */
  readonly files: Readonly<Record<string, readonly string[]>>;
}

const root = join(import.meta.dirname, "..", "..");
const recorded: Recorded = JSON.parse(readFileSync(join(root, "src/vet/testdata/vet.json"), "utf8"));
const compiler = new Compiler(await loadParser(), wholeLibrary());

function versionOf(source: string): number {
  const version = /^\/\/(?:raceweave:go| go:) 1\.(\d+)$/m.exec(source)?.[1];
  return version === undefined ? 26 : Number(version);
}

function messagesOf(path: string): readonly string[] {
  const source = readFileSync(join(root, path), "utf8");
  const { diagnostics } = compiler.check(source, {
    fileName: "main.go",
    goMinor: versionOf(source),
    mapDetail: "operation",
    entry: undefined,
    takesFirstEntry: true,
  }).compilation;
  return diagnostics
    .filter(({ code }) => code.startsWith("vet-"))
    .map(({ line, column, code, message }) => `${line}:${column} ${code.slice("vet-".length)}: ${message}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
}

test.each(Object.keys(recorded.files))("go vet of %s", (path) => {
  expect(messagesOf(path)).toEqual(recorded.files[path]);
});

test("the record has messages of every analysis", () => {
  const said = Object.values(recorded.files).flat();
  for (const name of recorded.analyses)
    expect(said.filter((text) => text.includes(` ${name}: `)).length, name).toBeGreaterThan(0);
});
