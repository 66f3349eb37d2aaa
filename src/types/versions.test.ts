import { expect, test } from "vitest";
import { FileSet } from "../base/source.ts";
import { parseFile } from "../syntax/parse.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { impliedMinor } from "./build-constraint.ts";
import { checkPackage } from "./check.ts";
import { check } from "./testing.ts";
import { minorAt } from "./versions.ts";

const parser = await createNodeParser();

// What go/build/constraint.GoVersion says.
test.each([
  ["go1.21", 21],
  ["linux", undefined],
  ["!go1.21", undefined],
  ["go1.21 && linux", 21],
  ["go1.21 && go1.23", 23],
  ["go1.21 || go1.23", 21],
  ["go1.21 || linux", undefined],
  ["!(linux || !go1.20)", 20],
  ["go1.21 &&", undefined],
  ["go1.21) || (linux", undefined],
])("//go:build %s asks for Go 1.%s", (expression, expected) => {
  expect(impliedMinor(expression)).toBe(expected);
});

const RANGE = "package main\nfunc main() { for range 3 {} }\n";

test.each([
  [26, "", []],
  [21, "", ["requires go1.22 or later (-lang was set to go1.21; check go.mod)"]],
  [26, "//go:build go1.21\n\n", ["requires go1.22 or later (file declares //go:build go1.21)"]],
  [21, "//go:build go1.22\n\n", []],
  // Nobody gets less than 1.21 by asking.
  [26, "//go:build go1.18\n\n", ["requires go1.22 or later (file declares //go:build go1.21)"]],
])("Go 1.%i, %j: %j", (goMinor, line, expected) => {
  const { diagnostics } = check(parser, line + RANGE, { goMinor });
  expect(diagnostics.map((d) => d.message.replace(/^.*: (?=requires)/, ""))).toEqual(expected);
});

test("each file of a package has its own version", () => {
  const files = new FileSet();
  const texts = ["//go:build go1.21\n\npackage p\n\nvar a = 1\n", "package p\n\nvar b = 1\n"];
  const parsed = texts.map((text, i) => parseFile(parser, files.add(`${i}.go`, text)).file);
  const { pkg } = checkPackage("p", parsed, () => undefined, { goMinor: 26 });
  expect(["a", "b"].map((name) => minorAt(pkg, pkg.scope.get(name)?.pos ?? parsed[0]?.pos ?? fail()))).toEqual([
    21, 26,
  ]);
});

function fail(): never {
  throw new Error("no position");
}

test("what the library uses needs no version", () => {
  expect(check(parser, RANGE, { goMinor: 19, isLibrary: true }).diagnostics).toEqual([]);
});
