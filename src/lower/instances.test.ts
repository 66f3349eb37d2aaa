// Instances: which functions are made, what they are called, how methods of type parameters are called.

import { beforeAll, expect, test } from "vitest";
import { CALL, CALL_INTERFACE, CALL_NATIVE, OPERATION, STRIDE } from "../ir/opcode.ts";
import type { FunctionIr } from "../ir/program.ts";
import { createTestCompiler, type Lowered, type TestOptions } from "./testing.ts";

let compile: (text: string, options?: TestOptions) => Lowered;
beforeAll(async () => {
  compile = await createTestCompiler();
});

const DECLARATIONS = `package main
type Number interface { ~int | ~float64 | ~string }
type Namer interface { Name() string }
type Named struct { a, b string }
func (n Named) Name() string { return n.a }
type Pair[K comparable, V any] struct { key K; val V }
func (p Pair[K, V]) Key() K { return p.key }
type Stack[T any] struct { items []T }
func (s *Stack[E]) Push(x E) { s.items = append(s.items, x) }
func (s *Stack[T]) Both(x T) { s.Push(x); s.Push(x) }
type Outer struct { Stack[string] }
type Pusher[T any] interface { Push(T) }
func id[T any](x T) T { return x }
func twice[T any](x T) T { return id(id(x)) }
func pair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }
func sum[T Number](xs ...T) (s T) { for _, x := range xs { s += x }; return }
func name[T Namer](x T) string { return x.Name() }
func later[T any](x T) func() T { return func() T { return x } }
func local[T any](x T) any { type box struct { v T }; return box{x} }
func depth[T any](n int, x T) int { if n == 0 { return 0 }; return depth(n-1, x) }
type Tag int
`;

function program(body: string): Lowered {
  return compile(`${DECLARATIONS}func main() { ${body} }`);
}

const made: readonly (readonly [body: string, functions: readonly string[]])[] = [
  ["id(1)", ["id[...]"]],
  ["id(1); id(2); id[int](3)", ["id[...]"]],
  ['id(1); id(""); id(Tag(1))', ["id[...]", "id[...]", "id[...]"]],
  ["twice(1); id(2)", ["id[...]", "twice[...]"]],
  ["f := id[int]; f(1); g := f; g(2)", ["id[...]"]],
  ["f := (id[string]); _ = f", ["id[...]"]],
  ["depth(3, true)", ["depth[...]"]],
  ["go id(1); defer id(2)", ["id[...]"]],
  ["later(1)()", ["later[...]", "later[...].func1"]],
  ["var s Stack[int]; s.Both(1)", ["(*Stack[...]).Both", "(*Stack[...]).Push"]],
  ["var s Stack[int]; var t Stack[bool]; s.Push(1); t.Push(true)", ["(*Stack[...]).Push", "(*Stack[...]).Push"]],
  ['var o Outer; o.Push("")', ["(*Stack[...]).Push"]],
  ["f := new(Stack[int]).Push; f(1)", ["(*Stack[...]).Push", "(*Stack[...]).Push-fm"]],
  ["f := (*Stack[int]).Push; f(nil, 1)", ["(*Stack[...]).Push"]],
  ['f := Pair[int, string].Key; f(pair(1, ""))', ["Pair[...].Key", "pair[...]"]],
  ["var p Pusher[int] = &Stack[int]{}; p.Push(1)", ["(*Stack[...]).Push"]],
  ["type L = []Stack[int]; id(L{}); id([]Stack[int]{})", ["id[...]"]],
  ["id(struct{ a int }{}); id(struct{ b int }{})", ["id[...]", "id[...]"]],
];

test.each(made)("%s", (body, functions) => {
  const generic = program(body).program.functions.filter((fn) => fn.name.includes("[...]") && !isStatementWrapper(fn));
  expect(generic.map((fn) => fn.name.replace("main.", "")).sort()).toEqual(functions);
});

// What `go` and `defer` make of a call with arguments.
function isStatementWrapper(fn: FunctionIr): boolean {
  return fn.isWrapper && /\.(gowrap|deferwrap)\d+$/.test(fn.name);
}

const typeNames: readonly (readonly [body: string, name: string])[] = [
  ['var x any = pair(1, ""); _ = x', "main.Pair[int,string]"],
  ["var x any = pair(Tag(1), []Stack[Named]{}); _ = x", "main.Pair[main.Tag,[]main.Stack[main.Named]]"],
  ["var x any = &Stack[map[string]any]{}; _ = x", "*main.Stack[map[string]interface {}]"],
  ["_ = local(1)", "main.box[int]"],
  ["_ = local(Tag(1))", "main.box[main.Tag]"],
];

test.each(typeNames)("%s is of a type that Go prints as %s", (body, name) => {
  expect(program(body).program.types.map((type) => type.name)).toContain(name);
});

test("a type declared in a generic function is another type in each instance", () => {
  const { types } = program("_ = local(1); _ = local(true); _ = local(2)").program;
  expect(types.filter((type) => type.name.startsWith("main.box")).map((type) => type.name)).toEqual([
    "main.box[int]",
    "main.box[bool]",
  ]);
});

function callsIn(fn: FunctionIr): number[] {
  const ops = Array.from({ length: fn.code.length / STRIDE }, (_, i) => fn.code[i * STRIDE] ?? -1);
  return ops.filter((op) => [CALL, CALL_INTERFACE, CALL_NATIVE, OPERATION].includes(op));
}

test("a method of a type parameter is the argument's own, or called through the interface that the argument is", () => {
  expect(callsIn(program("name(Named{})").fn("main.name[...]"))).toEqual([CALL]);
  expect(callsIn(program("name[Namer](Named{})").fn("main.name[...]"))).toEqual([CALL_INTERFACE]);
});

test("an instance has the widths of its type arguments", () => {
  const { functions } = program("id(1); id(Named{}); id(pair(Named{}, 1))").program;
  const widths = functions.filter((fn) => fn.name === "main.id[...]").map((fn) => fn.nResultWords);
  expect(widths).toEqual([1, 2, 3]);
});

test("operators are those of the type arguments", () => {
  const listings = ["sum(1)", "sum(1.5)", 'sum("")'].map((call) => program(call).listing("main.sum[...]"));
  expect(new Set(listings).size).toBe(3);
});
