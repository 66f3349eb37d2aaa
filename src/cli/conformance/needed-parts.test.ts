import { expect, test } from "vitest";
import { FileSet } from "../../base/source.ts";
import type { File } from "../../syntax/ast.ts";
import { parseFile } from "../../syntax/parse.ts";
import { loadParser } from "../parser.ts";
import { neededParts } from "./needed-parts.ts";

const parser = await loadParser();

function parse(...texts: readonly string[]): readonly File[] {
  const set = new FileSet();
  return texts.map((text, i) => parseFile(parser, set.add(`${i}.go`, text)).file);
}

function namesIn({ imports, decls }: File): readonly string[] {
  const names = decls.flatMap((decl) => {
    if (decl.kind === "BadDecl") return [];
    if (decl.kind === "FuncDecl") return [decl.name.name];
    return decl.specs.flatMap((spec) => {
      if (spec.kind === "ImportSpec") return [];
      return spec.kind === "TypeSpec" ? [spec.name.name] : spec.names.map(({ name }) => name);
    });
  });
  return [...imports.map(({ path }) => path.value), ...names];
}

const FIRST = `package x

import (
	"fmt"
	"net/http"
	str "strings"
)

type T struct{ next *U }

func (t *T) String() string { return helper() }

const (
	A = iota
	B
)

var unused = http.Get

var _ = helper

func TestIt() { var t T; _, _ = fmt.Print(t.next, B) }

func TestOther() { http.Get(str.ToUpper("")); table[0]() }
`;

const SECOND = `package x

import "os"

type U int

func helper() string { return "" }

var table = []func(){func() { os.Exit(1) }}
`;

test("keeps what a function refers to, over files, with the methods of its types", () => {
  const files = neededParts(parse(FIRST, SECOND), "TestIt");
  expect(files.map(namesIn)).toEqual([
    ['"fmt"', "T", "String", "A", "B", "TestIt"],
    ["U", "helper"],
  ]);
});

test("keeps the initialisation of variables, and imports under another name", () => {
  const files = neededParts(parse(FIRST, SECOND), "TestOther");
  expect(files.map(namesIn)).toEqual([
    ['"net/http"', '"strings"', "TestOther"],
    ['"os"', "table"],
  ]);
});

test("leaves out files of which nothing is needed", () => {
  expect(neededParts(parse("package x\n\nfunc F() {}\n", "package x\n\nfunc G() {}\n"), "G").map(namesIn)).toEqual([
    ["G"],
  ]);
});
