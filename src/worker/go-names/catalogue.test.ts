import { expect, test } from "vitest";
import { SOURCES } from "../../stdlib/sources.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { isExported } from "../../types/identity.ts";
import { Compiler } from "../compile.ts";
import { Library } from "../library.ts";
import { wholeLibrary } from "../whole-library.ts";
import { goCatalogue } from "./catalogue.ts";
import goNames from "./go-names.json";

const parser = await createNodeParser();

test.each([
  [19, "time", "Date", true],
  [19, "time", "Time.Format", true],
  [19, "time", "Dat", false],
  [20, "sync", "OnceFunc", false],
  [21, "sync", "OnceFunc", true],
  [20, "sync", "Map.Swap", true],
  [26, "sync", "Map.Spin", false],
  [20, "slices", "Sort", false],
  [26, "nowhere", "X", false],
])("Go 1.%i has %s.%s: %s", (goMinor, path, name, expected) => {
  expect(goCatalogue(goNames, goMinor).hasName(path, name)).toBe(expected);
});

test.each([
  [19, "encoding/json", true],
  [20, "slices", false],
  [21, "slices", true],
  [26, "encoding/jsn", false],
])("Go 1.%i has package %s: %s", (goMinor, path, expected) => {
  expect(goCatalogue(goNames, goMinor).hasPackage(path)).toBe(expected);
});

/** What the glue around tests and testing/synctest call. */
const EXTRA = ["testing.RunBubble", "testing.RunTest", "testing.RunMain"];

test.each([19, 21, 23, 26])(
  "Raceweave's library has no name that Go 1.%i has not",
  (goMinor) => {
    const library = new Library(goMinor, wholeLibrary());
    const { hasPackage, hasName } = goCatalogue(goNames, goMinor);
    const invented: string[] = [];
    for (const path of SOURCES.keys()) {
      if (path.includes("internal") || path.includes(".") || path === "syscall") continue;
      const pkg = library.load(path);
      if (pkg !== undefined && !hasPackage(path)) invented.push(path);
      const names = [...(pkg?.scope.keys() ?? [])].filter(isExported);
      const unknown = names.filter((name) => !hasName(path, name));
      // A package that is newer here than the record has no names there at all.
      if (unknown.length < names.length) invented.push(...unknown.map((name) => `${path}.${name}`));
    }
    expect(invented.filter((name) => !EXTRA.includes(name))).toEqual([]);
  },
  60_000,
);

const program = (imports: readonly string[], body: string): string =>
  `package main\n\n${imports.map((path) => `import "${path}"\n`).join("")}\nfunc main() {\n\t${body}\n}\n`;

test.each([
  [["unique"], "_ = unique.Make(1)", "package unique is not supported by Raceweave yet"],
  [["encoding/jsno"], "_ = jsno.X", "package encoding/jsno is not in std (there is encoding)"],
  [["snyc"], "_ = snyc.X", "package snyc is not in std (there is sync)"],
  [
    ["golang.org/x/sync/errgrp"],
    "_ = errgrp.X",
    "package golang.org/x/sync/errgrp is not supported by Raceweave yet (there is golang.org/x/sync/errgroup)",
  ],
  [["internal/race"], "_ = race.X", "use of internal package internal/race not allowed"],
  [["time"], "_ = time.Dat", "undefined: time.Dat"],
])("%j %s: %s", (imports, body, message) => {
  const compiled = new Compiler(parser, wholeLibrary()).compile(program(imports, body), {
    fileName: "main.go",
    goMinor: 26,
    mapDetail: "operation",
    entry: undefined,
  });
  expect(compiled.diagnostics.map((d) => d.message)).toEqual([message]);
});
