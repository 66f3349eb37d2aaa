// The side tables that lowering reads: objects, selections, captures, addresses, order of initialisation.

import { expect, test } from "vitest";
import { FileSet } from "../base/source.ts";
import type { Expr, Node } from "../syntax/ast.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { walk } from "../syntax/walk.ts";
import { exprString } from "./expr-string.ts";
import type { Package } from "./info.ts";
import { lookupFieldOrMethod } from "./method-sets.ts";
import { check, inMain, testImporter } from "./testing.ts";
import type { Type } from "./type.ts";

const parser = await createNodeParser();
const importer = testImporter(parser);

function good(text: string): Package {
  const { pkg, diagnostics } = check(parser, text, { importer });
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  expect(pkg.isComplete).toBe(true);
  return pkg;
}

const INIT_ORDER: readonly (readonly [string, string, string])[] = [
  ["in source order", "var a = 1; var b = 2", "a b"],
  ["dependencies first", "var a = b; var b = c; var c = 1", "c b a"],
  [
    "the specification's example",
    "var x = a; var a, b = f(); func f() (int, int) { return c, c }; var c = 1",
    "c a,b x",
  ],
  ["through functions", "var a = f(); func f() int { return g() }; func g() int { return b }; var b = 1", "b a"],
  ["through methods", "type T struct{}; var a = T{}.m(); func (T) m() int { return b }; var b = 2", "b a"],
  ["through method values", "type T struct{}; var a = T.m; func (T) m() int { return b }; var b = 2", "b a"],
  ["through function literals", "var a = func() int { return b }(); var b = 3", "b a"],
  ["through pointers to functions", "var a = f; func f() { _ = b }; var b = 1", "b a"],
  ["without values", "var a int; var b = a; var c = 1", "b c"],
  ["blank variables", "var _ = b; var b = 1", "b _"],
  ["constants do not count", "const k = 1; var a = k; var b = a", "a b"],
  ["independent ones keep their place", "var a = c; var b = 1; var c = 2; var d = 3", "b c a d"],
];

// gc initialises what is ready first: the earliest variable whose dependencies are all initialised.
test.each(INIT_ORDER)("initialisation order: %s", (_, declarations, want) => {
  const pkg = good(`package main\n${declarations.replaceAll("; ", "\n")}\n`);
  const order = pkg.info.initOrder.map(({ lhs }) => lhs.map((v) => v.name).join(","));
  expect(order.join(" ")).toBe(want);
});

const EMBEDDING = `package main
type A struct { x, only int }
func (A) M() {}
func (*A) P() {}
type B struct { x int }
func (B) M() {}
type Both struct { A; B }
type Deep struct { Both; y int }
type Own struct { A; *B; x string }
func (Own) M() {}
type Ptr struct { *A }
type Val struct { A }
type I interface { N(); J }
type J interface { O() }
type Emb struct { I }
type Loop struct { *Loop; z int }
type PA *A
type G[T any] struct { v T }
func (g *G[T]) Get() T { return g.v }
type H struct { G[int] }
`;

const LOOKUPS: readonly (readonly [string, string, string])[] = [
  ["Both", "x", "ambiguous"],
  ["Both", "M", "ambiguous"],
  ["Both", "only", "field 0.1"],
  ["Deep", "only", "field 0.0.1"],
  ["Deep", "y", "field 1"],
  ["Own", "x", "field 2"],
  ["Own", "M", "method 0"],
  ["Ptr", "P", "method 0.1 indirect"],
  ["Val", "P", "pointer-receiver"],
  ["*Val", "P", "method 0.1 indirect"],
  ["Emb", "O", "method 0.1"],
  ["Loop", "z", "field 1"],
  ["Loop", "nothing", "none"],
  ["PA", "only", "field 1 indirect"],
  ["PA", "M", "none"],
  ["*I", "N", "none"],
  ["H", "v", "field 0.0"],
  ["*H", "Get", "method 0.0 indirect"],
];

function typeNamed(pkg: Package, name: string): Type {
  const isPointer = name.startsWith("*");
  const type = pkg.scope.get(isPointer ? name.slice(1) : name)?.type;
  if (type === undefined) throw new Error(name);
  return isPointer ? { kind: "pointer", elem: type } : type;
}

test.each(LOOKUPS)("%s.%s: %s", (typeName, name, want) => {
  const pkg = good(EMBEDDING);
  const found = lookupFieldOrMethod(typeNamed(pkg, typeName), false, pkg, name);
  const text =
    found.kind === "found"
      ? `${found.obj.kind === "var" ? "field" : "method"} ${found.path.join(".")}${found.isIndirect ? " indirect" : ""}`
      : found.kind;
  expect(text).toBe(want);
});

test.each([
  ["A", "M"],
  ["*A", "M P"],
  ["Both", ""],
  ["Val", "M"],
  ["*Val", "M P"],
  ["Ptr", "M P"],
  ["Own", "M"],
  ["I", "N O"],
  ["Emb", "N O"],
  ["*H", "Get"],
])("method set of %s: %s", (typeName, want) => {
  const pkg = good(EMBEDDING);
  const names = ["Get", "M", "N", "O", "P"].filter((name) => {
    const found = lookupFieldOrMethod(typeNamed(pkg, typeName), false, pkg, name);
    return found.kind === "found" && found.obj.kind === "func";
  });
  expect(names.join(" ")).toBe(want);
});

function nodes<K extends Node["kind"]>(pkg: Package, kind: K): Extract<Node, { kind: K }>[] {
  const found: Extract<Node, { kind: K }>[] = [];
  for (const file of pkg.files) {
    walk(file, (node) => {
      if (node.kind === kind) found.push(node as Extract<Node, { kind: K }>);
      return true;
    });
  }
  return found;
}

test("captures: variables of enclosing functions in order of first use, through nested literals", () => {
  const pkg = good(
    inMain(`a, b, c := 1, 2, 3
    func(p int) { local := b; _ = local + p; func() { _ = a; b = 4 }() }(c)
    func() {}()
    for i := range 3 { func() { _ = i }() }`),
  );
  const captures = [...pkg.info.captures].sort(([x], [y]) => x.pos - y.pos).map(([, vars]) => vars.map((v) => v.name));
  expect(captures).toEqual([["b", "a"], ["a", "b"], [], ["i"]]);
});

test("captures: package variables and own parameters are none", () => {
  const pkg = good("package main\nvar g int\nvar f = func(x int) int { return g + x }\n");
  expect([...pkg.info.captures.values()]).toEqual([[]]);
});

test.each([
  ["&x", "x int", "x"],
  ["&x.f", "x struct{ f int }", "x"],
  ["&x[1]", "x [2]int", "x"],
  ["x[:]", "x [2]int", "x"],
  ["&x[1]", "x []int", ""],
  ["&x.f", "x *struct{ f int }", ""],
  ["x.Lock", "x sync.Mutex", "x"],
  ["x.m.Lock", "x struct{ m sync.Mutex }", "x"],
  ["x.Lock", "x *sync.Mutex", ""],
  ["x.Swap", "x sync.Pair[int, int]", ""],
  ["&(x)", "x string", "x"],
])("address taken: %s with %s", (expression, declaration, want) => {
  const pkg = good(`package main\nimport "sync"\nvar _ sync.Locker\nfunc f(${declaration}) { _ = ${expression} }\n`);
  expect([...pkg.info.addressTaken].map((v) => v.name).join(" ")).toBe(want);
});

test("type switches bind one variable a clause; fields without names and imports are implicit", () => {
  const pkg = good(`package main
import "errors"
type T struct { error }
func f(e any) (int, error) {
	switch v := e.(type) {
	case int: return v, errors.New("")
	case string, bool: _ = v
	default: _ = v
	}
	return 0, nil
}
`);
  const types = nodes(pkg, "CaseClause").map((clause) => pkg.info.implicits.get(clause)?.type.kind);
  expect(types).toEqual(["basic", "interface", "interface"]);
  const [spec] = nodes(pkg, "ImportSpec");
  expect(spec && pkg.info.implicits.get(spec)?.name).toBe("errors");
  expect(pkg.imports.map(({ path }) => path)).toEqual(["errors"]);
});

test("the same variable is meant by its declaration and its uses, in signatures too", () => {
  const pkg = good("package main\nfunc f(a int) (b int) { b = a; return }\n");
  const f = pkg.scope.get("f")?.type;
  if (f?.kind !== "signature") throw new Error("f has no signature");
  const uses = [...pkg.info.uses.values()].filter((obj) => obj.kind === "var");
  expect(uses).toEqual([f.results[0], f.params[0]]);
  expect(nodes(pkg, "FuncDecl").map((decl) => pkg.info.funcs.get(decl)?.name)).toEqual(["f"]);
});

test("every evaluated expression has a record", () => {
  const pkg = good(
    inMain('m := map[string][]int{}\nv, ok := m["a"]\n_, _ = v, ok\nfor i := range 3 { go println(i, m == nil) }'),
  );
  const missing: string[] = [];
  const isExpr = (node: Node): node is Expr => /Expr$|Lit$|^Ident$/.test(node.kind);
  for (const call of nodes(pkg, "CallExpr")) {
    for (const e of [call, call.fn, ...call.args]) if (isExpr(e) && !pkg.info.types.has(e)) missing.push(exprString(e));
  }
  expect(missing).toEqual([]);
});

test("unknown packages are reported once, at the import; what is used of them is silent", () => {
  const text = `package main
import ("os/exec"; "sync/errgroup")
type T struct { exec.Cmd; g errgroup.Group }
func (t T) f(c exec.Cmd) (exec.Cmd, error) { t.Run(); t.g.Go(nil); x := exec.Command("a"); return x.Foo(c), nil }
func g[C exec.Constraint](c C) { c.x() }
`;
  const { diagnostics } = check(parser, text, { importer, knownImports: ["sync", "os"] });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["unsupported-import", "package os/exec is not supported by Raceweave yet (there is os)"],
    ["unsupported-import", "package sync/errgroup is not supported by Raceweave yet (there is sync)"],
  ]);
});

test("with a file set, further lines tell their places", () => {
  const text = "package main\nvar x int\nvar x string\nfunc f() { goto L; v := 1; _ = v\nL: }\n";
  const { diagnostics } = check(parser, text, { fileSet: new FileSet() });
  expect(diagnostics.map((d) => d.message)).toEqual([
    "x redeclared in this block\n\tmain.go:2:5: other declaration of x",
    "goto L jumps over declaration of v at main.go:4:22",
  ]);
});

test("functions without a body are natives, in a library only", () => {
  const text = "package p\nfunc Native(x int) int\n";
  expect(check(parser, text, { isLibrary: true }).diagnostics).toEqual([]);
  expect(check(parser, text).diagnostics.map((d) => d.message)).toEqual(["missing function body"]);
});

test.each([
  [
    21,
    "for range 3 {}",
    "cannot range over 3 (untyped int constant): requires go1.22 or later (-lang was set to go1.21; check go.mod)",
  ],
  [22, "for range 3 {}", ""],
  [
    22,
    "for range func(func() bool) {} {}",
    "cannot range over func(func() bool) {} (value of type func(func() bool)): requires go1.23 or later (-lang was set to go1.22; check go.mod)",
  ],
  [25, "_ = new(3)", "new(3) requires go1.26 or later (-lang was set to go1.25; check go.mod)"],
])("go1.%i: %s", (goMinor, statement, want) => {
  const { diagnostics } = check(parser, inMain(statement), { goMinor });
  expect(diagnostics.map((d) => d.message).join("; ")).toBe(want);
});

test.each([
  ["type A[T any] = []T; var a A[int] = []int{1}; var b A[A[string]] = [][]string{}", "", ""],
  ["var c complex128", "unsupported-complex", "complex numbers are not supported by Raceweave yet"],
  ["var c = 1i", "unsupported-complex", "complex numbers are not supported by Raceweave yet"],
  ["type N interface { ~int | ~complex64 }; func f[T N](x T) T { return x }", "", ""],
])("%s: %s", (declaration, code, message) => {
  const { diagnostics } = check(parser, `package main\n${declaration}\n`);
  expect(diagnostics.map((d) => [d.code, d.message])).toEqual(code === "" ? [] : [[code, message]]);
});
