// Golden programs against what real Go did with them (golden/expected.json, made by scripts/record-golden.mjs).

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Compilation, Compiler } from "../worker/compile.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { runDefault } from "./default-run.testing.ts";
import expected from "./golden/expected.json" with { type: "json" };
import { loadParser } from "./parser.ts";

const folder = new URL("./golden/", import.meta.url);
const programs: Readonly<
  Record<string, { readonly exitCode: number; readonly stdout: string; readonly stderr: string }>
> = expected.programs;
const compiler = new Compiler(await loadParser(), wholeLibrary());

/** The language version that a line `//raceweave:go 1.21` asks for; the newest without one. */
function goMinorOf(source: string): number {
  return Number(/^\/\/raceweave:go 1\.(\d+)$/m.exec(source)?.[1] ?? 26);
}

function compileGolden(name: string, mapDetail: "operation" | "runtime" = "operation", newest = 26): Compilation {
  const source = readFileSync(new URL(`${name}.go`, folder), "utf8");
  const goMinor = Math.min(goMinorOf(source), newest);
  return compiler.compile(source, { fileName: `${name}.go`, goMinor, mapDetail, entry: undefined });
}

// Addresses differ from run to run; goroutine traces have a test of their own.
function message(stderr: string): string {
  const [first = ""] = stderr.split("\n\ngoroutine ");
  return first.replace(/0x[0-9a-f?]+|pc=\S+/g, "?").trim();
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith(".go"))
  .map((name) => name.slice(0, -3));

test("every golden program has a recording, and every recording a program", () => {
  expect(Object.keys(programs).sort()).toEqual([...names].sort());
});

test.each(names)("%s does what real Go did", (name) => {
  const got = runDefault(compileGolden(name));
  const want = programs[name];
  expect(got.stdout).toBe(want?.stdout);
  expect(message(got.stderr)).toBe(message(want?.stderr ?? ""));
  expect(got.exitCode).toBe(want?.exitCode);
});

// The map up to 1.23 and the one since.
const mapPrograms = names
  .filter((name) => /^(map|lang-map)/.test(name))
  .flatMap((name) => [23, 26].map((go) => [name, go] as const));

test.each(mapPrograms)("%s does so with maps at runtime detail, of Go 1.%i", (name, newest) => {
  const got = runDefault(compileGolden(name, "runtime", newest));
  expect(got.stdout).toBe(programs[name]?.stdout);
});

/** The user's functions and lines in the first goroutine trace; what lies inside the library is its own business. */
function frames(stderr: string): readonly string[] {
  const block = /\n\ngoroutine \d+.*?:\n([\s\S]*?)(\n\n|$)/.exec(`\n\n${stderr}`)?.[1] ?? "";
  return [...block.matchAll(/^(main\.\S*)\(.*\)\n\t(\S+)/gm)].map(([, fn, line]) => `${fn} ${line}`);
}

test.each(names.filter((name) => /^(panic|deadlock)/.test(name)))("%s has real Go's goroutine trace", (name) => {
  const got = frames(runDefault(compileGolden(name)).stderr);
  expect(got.length).toBeGreaterThan(0);
  expect(got).toEqual(frames(programs[name]?.stderr ?? ""));
});
