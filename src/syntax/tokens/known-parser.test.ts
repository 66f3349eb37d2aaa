// Text that is known to be right is read late, and gives the same tree.

import { expect, test } from "vitest";
import { FileSet } from "../../base/source.ts";
import type { File, FuncDecl } from "../ast.ts";
import { parseFile, parseKnown } from "../parse.ts";
import { createNodeParser } from "../testing.ts";

const parser = await createNodeParser();

const TEXT = `package p

import "fmt"

// Doc.
func a(x int) (y int) {
	if v := (T{x}); v.x > 0 {
		return func() int { return len("}{") }()
	}
	for range []T{{1}, {2}} {
		fmt.Println(struct{ n int }{3})
	}
	return '{'
}

func native(x int) int

type T struct{ x int }

func (t *T) b() {}
func (t T) c() { switch { case t.x > 1: a(1) }; select {} }

var f = func() { a(2) }
`;

const known = (text: string): File => parseKnown(new FileSet().add("p.go", text)).file;
const functions = (file: File): FuncDecl[] => file.decls.filter((decl) => decl.kind === "FuncDecl");

test("the tree is the same, in whatever order bodies are looked at", () => {
  const expected = parseFile(parser, new FileSet().add("p.go", TEXT)).file;
  expect(known(TEXT)).toEqual(expected);
  const backwards = known(TEXT);
  const bodies = functions(backwards).toReversed();
  expect(bodies.map(({ body }) => body)).toEqual(
    functions(expected)
      .toReversed()
      .map(({ body }) => body),
  );
  expect(backwards).toEqual(expected);
  expect(bodies[0]?.body).toBe(bodies[0]?.body);
});

test("a mistake in a body is an exception where it is looked at", () => {
  const [first, second] = functions(known("package p\nfunc f() { if }\nfunc g() {}\n"));
  expect(second?.body?.statements).toEqual([]);
  expect(() => first?.body).toThrow("in f");
});
