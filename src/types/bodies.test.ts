// Bodies that are put off: checked when the order of initialisation or somebody else asks for them, with the same outcome.

import { expect, test } from "vitest";
import type { FuncDecl, Node } from "../syntax/ast.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { walk } from "../syntax/walk.ts";
import type { Package } from "./info.ts";
import { check } from "./testing.ts";

const parser = await createNodeParser();

const TEXT = `package p
import "os"
var a = first()
var b = 1
var c = T{}.second() + b
func first() int { return c + third() }
func third() int { b := b; return b }
func fourth() { os.Exit(b) }
type T struct{}
func (t T) second() int { return b }
func (t T) fifth() { func() { t.fourth() }() }
func (t T) fourth() {}
`;

const os = check(parser, "package os\nfunc Exit(code int)\n", { path: "os", isLibrary: true }).pkg;

function checked(text: string, putsOffBodies: boolean): Package {
  const { pkg, diagnostics } = check(parser, text, { path: "p", importer: () => os, isLibrary: true, putsOffBodies });
  expect(diagnostics).toEqual([]);
  return pkg;
}

const functionsOf = (pkg: Package): FuncDecl[] => [...pkg.info.funcs.keys()];

function isChecked({ info }: Package, decl: FuncDecl): boolean {
  let isKnown = false;
  const visit = (node: Node): boolean => {
    if (node.kind === "Ident" && info.uses.has(node)) isKnown = true;
    return !isKnown;
  };
  if (decl.body !== undefined) walk(decl.body, visit);
  return isKnown;
}

const order = ({ info }: Package): string[] => info.initOrder.flatMap(({ lhs }) => lhs.map(({ name }) => name));

test("package variables have their order, for which only the bodies they need are checked", () => {
  const pkg = checked(TEXT, true);
  expect(order(pkg)).toEqual(["b", "c", "a"]);
  expect(order(pkg)).toEqual(order(checked(TEXT, false)));
  const names = functionsOf(pkg).filter((decl) => isChecked(pkg, decl));
  expect(names.map(({ name }) => name.name)).toEqual(["first", "third", "second"]);
});

test("asked for, every body has the tables that it has otherwise", () => {
  const sizes = ({ info }: Package): number[] =>
    [info.types, info.uses, info.defs, info.selections, info.captures].map(({ size }) => size);
  const late = checked(TEXT, true);
  const early = checked(TEXT, false);
  expect(sizes(late)).not.toEqual(sizes(early));
  for (let pass = 0; pass < 2; pass++) for (const decl of functionsOf(late)) late.checkBody?.(decl);
  expect(sizes(late)).toEqual(sizes(early));
  expect(early.checkBody).toBeUndefined();
});

test("a mistake in such a body is told where it is asked for", () => {
  const pkg = checked("package p\nfunc f() int { return nope }\n", true);
  const [decl] = functionsOf(pkg);
  expect(() => pkg.checkBody?.(decl as FuncDecl)).toThrow("p.f: undefined: nope");
});
