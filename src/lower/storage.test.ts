import { expect, test } from "vitest";
import type { FunctionIr } from "../ir/program.ts";
import { createTestCompiler, inFunction } from "./testing.ts";

const compile = await createTestCompiler();

const DECLARATIONS = `
type T struct { a int; arr [3]int }
func (t *T) set() {}
func (t T) get() int { return t.a }
var sink func() int
var g int`;

// Variables of f that live in cells, then those in registers.
const cases: readonly (readonly [name: string, body: string, cells: string, registers: string])[] = [
  ["plain", "x := 1; x++; g = x", "", "x"],
  ["address taken", "x := 1; p := &x; *p = 2", "x", "p"],
  ["address of a field taken", "var t T; p := &t.a; *p = 2", "t", "p"],
  ["captured, never assigned again", "x := g; sink = func() int { return x }", "", "x"],
  ["captured and assigned before", "x := 1; x = 2; sink = func() int { return x }", "x", ""],
  ["captured and assigned in the closure", "x := 1; sink = func() int { x++; return x }", "x", ""],
  ["captured two levels down", "x := 1; sink = func() int { return func() int { x = 2; return x }() }", "x", ""],
  ["a field of a captured variable is assigned", "var t T; t.a = 1; sink = func() int { return t.a }", "t", ""],
  ["declared in the closure", "sink = func() int { y := 1; y++; return y }", "", ""],
  ["a method with pointer receiver", "var t T; t.set()", "t", ""],
  ["a method with value receiver", "var t T; g = t.get()", "", "t"],
  ["indexed by a constant", "var a [3]int; a[1] = 2; g = a[2]", "", "a"],
  ["indexed by a variable", "var a [3]int; a[g] = 2", "a", ""],
  ["an array in a struct indexed by a variable", "var t T; t.arr[g] = 2", "t", ""],
  ["sliced", "var a [3]int; s := a[:]; _ = s", "a", "s"],
  ["wide", "var a [33]int; _ = a", "a", ""],
  ["a loop's counter captured", "for i := 0; i < 3; i++ { sink = func() int { return i } }", "i", ""],
  ["a range variable captured", "for i := range 3 { sink = func() int { return i } }", "", "i"],
  ["a range variable assigned from outside", "var i int; for i = range 3 { sink = func() int { return i } }", "i", ""],
  ["redeclared by :=", "x, y := 1, 2; x, z := 3, y; sink = func() int { return x + z }", "x", "y z"],
  ["the body of a range over a function captures", "s := 0; for i := range seq { s += i }; g = s", "s", ""],
];

function variables({ locals }: FunctionIr, isCell: boolean): string {
  return [...new Set(locals.filter((v) => v.isCell === isCell).map((v) => v.name))].sort().join(" ");
}

test.each(cases)("%s", (_name, body, cells, registers) => {
  const seq = "func seq(yield func(int) bool) { yield(1) }";
  const fn = compile(inFunction(body, `${DECLARATIONS}\n${seq}`)).fn("main.f");
  expect([variables(fn, true), variables(fn, false)]).toEqual([cells, registers]);
});

test("before Go 1.22 a range statement has one variable for all iterations", () => {
  const body = inFunction("for i := range []int{1} { sink = func() int { return i } }", DECLARATIONS);
  expect(variables(compile(body, { goMinor: 22 }).fn("main.f"), true)).toBe("");
  expect(variables(compile(body, { goMinor: 21 }).fn("main.f"), true)).toBe("i");
});

test("parameters and named results", () => {
  const lowered = compile(
    inFunction("p := &a; defer func() { r += *p }(); return b", DECLARATIONS, "(a, b int) (r int)"),
  );
  const { locals } = lowered.fn("main.f");
  expect(locals.map((v) => `${v.name} ${v.isCell}`).sort()).toEqual(["a true", "b false", "p false", "r true"]);
});

test("captured variables are variables of the closure too", () => {
  const lowered = compile(inFunction("x := g; y := g; sink = func() int { y++; return x + y }", DECLARATIONS));
  expect(lowered.fn("main.f.func1").locals.map((v) => `${v.name} ${v.isCell} r${v.register}`)).toEqual([
    "y true r0",
    "x false r1",
  ]);
});
