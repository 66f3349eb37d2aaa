import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { loadParser } from "../parser.ts";
import { GoLibrary, isForPlatform } from "./check-packages.ts";

const FILES: Readonly<Record<string, string>> = {
  "src/good/good.go": 'package good\n\nimport "base"\n\nvar X = base.Y + 1\n\nfunc native(x complex128)\n',
  "src/good/good_windows.go": "package good\n\nvar X = undefinedHere\n",
  "src/good/old.go": "//go:build !go1.20\n\npackage good\n\nvar X = 2\n",
  "src/good/cgo.go": 'package good\n\nimport "C"\n\nvar X = C.x\n',
  "src/base/base.go":
    'package base\n\nimport (\n\t"gone"\n\t"unsafe"\n)\n\nvar Y = 1\n\nvar _ = unsafe.Sizeof(gone.Z)\n',
  "src/bad/bad.go": 'package bad\n\nimport "base"\n\nfunc f() { base.Y() }\n',
};

let goroot: string;
let parser: GoParser;

beforeAll(async () => {
  parser = await loadParser();
  goroot = mkdtempSync(join(tmpdir(), "goroot-"));
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(goroot, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
});

afterAll(() => rmSync(goroot, { recursive: true }));

test("a right package, what it imports and what is not there at all give no message", () => {
  const library = new GoLibrary(parser, goroot, 26);
  expect(library.check("good")).toEqual({ path: "good", nFiles: 1, messages: [] });
  expect(library.checks.map(({ path }) => path)).toEqual(["base", "good"]);
});

test("the Go version chooses files", () => {
  const { nFiles, messages } = new GoLibrary(parser, goroot, 19).check("good") ?? { nFiles: 0, messages: [] };
  expect(nFiles).toBe(2);
  expect(messages[0]).toContain("good/old.go:5:5: X redeclared in this block");
});

test("mistakes are told with their place", () => {
  const { messages } = new GoLibrary(parser, goroot, 26).check("bad") ?? { messages: [] };
  expect(messages).toEqual([
    "bad/bad.go:5:12: invalid operation: cannot call base.Y (variable of type int): int is not a function",
  ]);
  expect(new GoLibrary(parser, goroot, 26).check("nowhere")).toBeUndefined();
});

test.each([
  ["a.go", true],
  ["a_test.go", false],
  ["a_linux.go", true],
  ["a_linux_amd64.go", true],
  ["a_linux_arm64.go", false],
  ["a_windows_amd64.go", false],
  ["linux.go", true],
  ["a_unix.go", true],
  ["_a.go", false],
])("%s belongs to the build: %s", (name, expected) => {
  expect(isForPlatform(name)).toBe(expected);
});
