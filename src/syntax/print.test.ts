import { expect, test } from "vitest";
import { printExpr } from "./print.ts";
import { createNodeParser, parseGood } from "./testing.ts";

const parser = await createNodeParser();

test.each([
  ["a+b*c", "a + b * c"],
  ["- x", "-x"],
  ["f ( a,b... )", "f(a, b...)"],
  ["[]int{ 1,2 }", "[]int{…}"],
  ["T{ }", "T{}"],
  ["func(a,b int,c ...string)(x int,err error){}", "func(a, b int, c ...string) (x int, err error) {…}"],
  ["func()int{ return 1 }", "func() int {…}"],
  ["x.( T )", "x.(T)"],
  ["m[ k ].f", "m[k].f"],
  ["G[A,B]( x )", "G[A, B](x)"],
  ["a[ 1 : ]", "a[1:]"],
  ["a[1:2:3]", "a[1:2:3]"],
  ["map[string] []int(nil)", "map[string][]int(nil)"],
  ["(<-chan int)(c)", "(<-chan int)(c)"],
  ["chan<- int(c)", "chan<- int(c)"],
  ["struct{a,b int; c T}(x)", "struct{a, b int; c T}(x)"],
  ["interface{}(x)", "interface{}(x)"],
  ["interface{M(int) string; E}(x)", "interface{M(int) string; E}(x)"],
  ["[...]int{}", "[...]int{}"],
  ["*p.q", "*p.q"],
  ["<-c", "<-c"],
  ["(x)", "(x)"],
])("%s", (text, want) => {
  const [decl] = parseGood(parser, `package p\nvar _ = ${text}\n`).file.decls;
  const [spec] = decl?.kind === "GenDecl" ? decl.specs : [];
  const [value] = spec?.kind === "ValueSpec" ? spec.values : [];
  expect(value === undefined ? undefined : printExpr(value)).toBe(want);
});
