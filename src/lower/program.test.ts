import { expect, test } from "vitest";
import { CALL, CALL_INTERFACE, CONST, INT, OPCODE_NAMES, STRIDE } from "../ir/opcode.ts";
import type { Program, RuntimeType } from "../ir/program.ts";
import type { MapDetail } from "../trace/map-detail.ts";
import { createTestCompiler } from "./testing.ts";

const compile = await createTestCompiler();

function typeNamed(program: Program, name: string): RuntimeType {
  const found = program.types.find((type) => type.name === name);
  expect(found, `${name} among ${program.types.map((type) => type.name).join(", ")}`).toBeDefined();
  return found as RuntimeType; // expected just now
}

/** Method names of a type's table with the functions behind them. */
function methodsOf(program: Program, type: RuntimeType): string[] {
  return [...type.methods].flatMap((fn, id) => {
    const target = program.functions[fn];
    return target === undefined
      ? []
      : [`${program.methodNames[id]}: ${target.name}${target.isWrapper ? " wrapper" : ""}`];
  });
}

// ---- Types

const typeNames: readonly (readonly [go: string, name: string, width: number])[] = [
  ["any", "interface {}", 1],
  ["error", "error", 1],
  ["[]byte", "[]uint8", 1],
  ["map[string][]rune", "map[string][]int32", 1],
  ["[2][3]T", "[2][3]main.T", 18],
  ["struct{}", "struct {}", 0],
  ["struct{ a int; T }", "struct { a int; main.T }", 4],
  ["func(int, ...string) (bool, error)", "func(int, ...string) (bool, error)", 1],
  ["chan<- (<-chan *T)", "chan<- <-chan *main.T", 1],
  ["interface{ Foo(int); bar() }", "interface { Foo(int); main.bar() }", 1],
];

test.each(typeNames)("type %s", (go, name, width) => {
  const { program } = compile(
    `package main\ntype T struct { a int; b string; c any }\nvar x ${go}\nfunc main() { _ = x }`,
  );
  const type = typeNamed(program, name);
  expect(type.width).toBe(width);
  const zero = type.kind === "array" ? type.length * type.zero.length : type.zero.length;
  expect(zero).toBe(width);
});

test("identical types share an index, declared types with one name do not", () => {
  const { program } = compile(`package main
func f() any { type T struct{ a int }; return T{} }
func g() any { type T struct{ a int }; return T{} }
func main() { f(); g(); var a, b any = struct{ a int }{}, struct{ a int }{}; _, _ = a, b }`);
  expect(program.types.filter((type) => type.name === "main.T")).toHaveLength(2);
  expect(program.types.filter((type) => type.name === "struct { a int }")).toHaveLength(1);
});

test("fields know where they are", () => {
  const { program } = compile(
    "package main\ntype P struct{ x, y int }\ntype Q struct{ P; n string; Z [2]P }\nvar q Q\nfunc main() {}",
  );
  const { fields } = typeNamed(program, "main.Q");
  expect(fields.map((f) => [f.name, f.offset, f.isEmbedded, f.isExported])).toEqual([
    ["P", 0, true, true],
    ["n", 2, false, false],
    ["Z", 3, false, true],
  ]);
});

// ---- Methods

const METHODS = `package main
type I interface { M() int }
type Small int
func (s Small) M() int { return int(s) }
func (s Small) Other() {}
type Wide struct{ a, b int }
func (w Wide) M() int { return w.b }
type Ptr struct{ n int }
func (p *Ptr) M() int { return p.n }
type Outer struct { *Ptr; x string }
type Deep struct { Outer }
type HasI struct { I }
type Wrong struct{}
func (Wrong) M() string { return "" }
func use(i I) int { return i.M() }
`;

const tables: readonly (readonly [value: string, type: string, methods: readonly string[]])[] = [
  ["use(Small(1))", "main.Small", ["M: main.Small.M"]],
  ["use(Wide{1, 2})", "main.Wide", ["M: main.Wide.M wrapper"]],
  ["use(&Wide{1, 2})", "*main.Wide", ["M: main.(*Wide).M wrapper"]],
  ["use(&Ptr{1})", "*main.Ptr", ["M: main.(*Ptr).M"]],
  ["use(Outer{})", "main.Outer", ["M: main.Outer.M wrapper"]],
  ["use(&Deep{})", "*main.Deep", ["M: main.(*Deep).M wrapper"]],
  ["use(HasI{})", "main.HasI", ["M: main.HasI.M wrapper"]],
  ["_, _ = any(Wrong{}).(I)", "main.Wrong", []],
];

test.each(tables)("dispatch of %s", (value, type, methods) => {
  const { program } = compile(`${METHODS}func main() { ${value} }`);
  expect(methodsOf(program, typeNamed(program, type))).toEqual(methods);
});

test("only what can be called is lowered", () => {
  const { program } = compile(`${METHODS}func unused() { use(&Ptr{}) }\nfunc main() { _ = Small(1); use(Wide{}) }`);
  const names = program.functions.map((fn) => fn.name);
  expect(names).toContain("main.Wide.M");
  for (const name of ["main.unused", "main.(*Ptr).M", "main.Small.M", "main.Small.Other"]) {
    expect(names).not.toContain(name);
  }
});

test("an interface lists its methods by name", () => {
  const { program } = compile("package main\ntype I interface { Zed(); Alpha(); m() }\nvar i I\nfunc main() {}");
  const ids = typeNamed(program, "main.I").interfaceMethods;
  expect(ids.map((id) => program.methodNames[id])).toEqual(["Alpha", "Zed", "main.m"]);
});

test("methods of what is inside a converted value can be called when it is printed", () => {
  const { program } = compile(`package main
type S struct{ n int }
func (s S) String() string { return "" }
func main() { var x any = []map[string]S{}; if s, ok := x.(interface{ String() string }); ok { s.String() } }`);
  expect(methodsOf(program, typeNamed(program, "main.S"))).toEqual(["String: main.S.String"]);
});

// ---- Package variables

const TABLES = `package tables
type T struct { n int; next *T }
var Used = &T{1, inner}
var Unused = &T{2, nil}
var inner = &T{n: 3}
var Called = count(4)
var Plain = 5
var Read = T{n: Called}
func count(n int) int { return n }
func Get() *T { return Used }
`;

test("variables of the library that nothing uses are left out, unless giving them values calls something", () => {
  const text = `package main
import "tables"
var Own = 1
func main() { tables.Get() }`;
  const { program } = compile(text, { library: { tables: TABLES } });
  expect(program.globals.map((v) => v.name)).toEqual(["Own", "Called", "Read", "Used", "inner"]);
});

// ---- Functions

test("names as in Go's tracebacks", () => {
  const { program } = compile(`package main
import "sync"
type T struct{ mu sync.Mutex }
func (t *T) m() { func() { func() {}() }() }
func (t T) v() {}
var x = func() int { return 1 }()
func init() { func() {}() }
func init() {}
func main() {
	t := &T{}
	t.m()
	go t.v()
	defer t.mu.Unlock()
	f := t.m
	go func(n int) { f() }(1)
	for i := range seq { _ = i }
	var l sync.Locker = &t.mu
	l.Lock()
}
func seq(yield func(int) bool) { yield(1) }`);
  const names = program.functions.map((fn) => `${fn.name}${fn.isUser ? "" : fn.isWrapper ? " wrapper" : " library"}`);
  for (const name of [
    "runtime.main wrapper",
    "main.init",
    "main.init.func1",
    "main.init.0",
    "main.init.0.func1",
    "main.init.1",
    "main.main",
    "main.(*T).m",
    "main.(*T).m.func1",
    "main.(*T).m.func1.1",
    "main.T.v",
    "main.main.gowrap1 wrapper",
    "main.main.gowrap3 wrapper",
    "main.main.deferwrap2 wrapper",
    "main.(*T).m-fm wrapper",
    "main.main.func1",
    "main.main-range1",
    "sync.(*Mutex).Lock wrapper",
  ]) {
    expect(names).toContain(name);
  }
});

test("packages are initialised in order, the user's variables have the first addresses", () => {
  const lowered = compile(`package main
var b = a + 1
var a = f()
var c struct{ x, y int }
var _ = f()
func f() int { return 1 }
func init() { c.x = 2 }
func main() {}`);
  expect(lowered.program.globals.slice(0, 3).map((g) => [g.name, g.address, g.isUser])).toEqual([
    ["b", 1, true],
    ["a", 2, true],
    ["c", 3, true],
  ]);
  const steps = lowered.listing("main.init").split("\n");
  expect(steps.map((line) => line.replace(/^\d+ CALL .*; /, "call ").replace(/^\d+ /, ""))).toEqual([
    "call main.f | f",
    "STORE_GLOBAL 2 r0",
    "LOAD_GLOBAL r1 2  ; a",
    "ADD_IMM r0 r1 1",
    "STORE_GLOBAL 1 r0",
    "call main.f | f",
    "call main.init.0",
    "RETURN r0 0",
  ]);
});

// ---- Maps in runtime detail

// Names of the functions that main.main calls in the map's runtime, and its instructions on maps, in order.
function mapOperations(text: string, mapDetail: MapDetail): readonly [calls: string, instructions: string] {
  const lowered = compile(text, { mapDetail });
  const { code } = lowered.fn("main.main");
  const calls: string[] = [];
  const instructions: string[] = [];
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    const name = OPCODE_NAMES.get(code[pc] ?? 0) ?? "";
    if (code[pc] === CALL) calls.push(lowered.program.functions[code[pc + 2] ?? -1]?.name ?? "");
    else if (name.startsWith("MAP_") || name === "JUMP_IF_DETAILED") instructions.push(name.replace("MAP_", ""));
  }
  const short = calls.map((name) => name.replace("runtime.map", "").replace("[...]", ""));
  return [short.join(" "), instructions.join(" ")];
}

const MAPS = `package main
type pair struct{ a, b string }
func main() {
	m := map[int]int{1: 2}
	m[3] = m[4]
	m[5]++
	o := make(map[pair]pair, 10)
	o[pair{}] = pair{}
	v, ok := m[6]
	delete(m, len(m))
	clear(m)
	for k := range m { _ = k }
	_, _ = v, ok
}`;

const mapCases: readonly (readonly [detail: MapDetail, calls: string, instructions: string])[] = [
  ["operation", "", "MAKE SET GET SET GET SET MAKE SET GET_OK LEN DELETE CLEAR ITER_INIT ITER_NEXT"],
  [
    "runtime",
    "Make Assign Get Assign Assign Make Assign GetOk Len Delete Clear IterStart IterNext",
    "SITE JUMP_IF_DETAILED GET JUMP_IF_DETAILED SET JUMP_IF_DETAILED GET JUMP_IF_DETAILED SET SITE JUMP_IF_DETAILED SET " +
      "JUMP_IF_DETAILED GET_OK JUMP_IF_DETAILED LEN JUMP_IF_DETAILED DELETE JUMP_IF_DETAILED CLEAR " +
      "JUMP_IF_DETAILED ITER_INIT JUMP_IF_DETAILED ITER_NEXT JUMP_IF_DETAILED",
  ],
  // The other map's type cannot be at runtime detail, so that nobody asks.
  [
    [1],
    "Make Assign",
    "MAKE SET GET SET GET SET SITE JUMP_IF_DETAILED SET GET_OK LEN DELETE CLEAR ITER_INIT ITER_NEXT",
  ],
  [[], "", "MAKE SET GET SET GET SET MAKE SET GET_OK LEN DELETE CLEAR ITER_INIT ITER_NEXT"],
];

test.each(mapCases)("maps at detail %j", (detail, calls, instructions) => {
  expect(mapOperations(MAPS, detail)).toEqual([calls, instructions]);
});

test("the places that make maps are numbered in the order of the text, and sites know theirs", () => {
  const { program } = compile(`package main
type set map[string]bool
var global = set{"a": true}
func both[K comparable](k K) { _ = map[K]int{k: 1}; _ = []int{}; _ = make([]int, 1) }
func main() {
	nested := map[int]map[int]int{1: {2: 3}}
	both(1)
	both("x")
	_ = nested
	func() { _ = make(set, 3) }()
}`);
  expect(program.mapPlaces?.map(({ text }) => text)).toEqual([
    "set{…}",
    "map[K]int{…}",
    "map[int]map[int]int{…}",
    "{…}",
    "make(set, 3)",
  ]);
  const known = program.allocations.flatMap(({ mapPlace }) => (mapPlace === undefined ? [] : [mapPlace]));
  expect([...known].sort()).toEqual([0, 1, 1, 2, 3, 4]);
});

test("a place in a generic function makes maps of any type", () => {
  const text = `package main
func fill[K comparable](k K) map[K]int { return map[K]int{k: 1} }
func main() { a, b := map[string]int{}, fill(1); _, _ = a["x"], b[1] }`;
  expect(mapOperations(text, [0])).toEqual(["main.fill Get Get", "MAKE JUMP_IF_DETAILED GET JUMP_IF_DETAILED GET"]);
});

test("a map is also used by types that differ in struct tags alone", () => {
  const text = `package main
type tagged map[int]struct { a int \`json:"a"\` }
func main() { m := map[int]struct{ a int }{}; t := tagged(m); _ = t[1] }`;
  expect(mapOperations(text, [0])).toEqual(["Make Get", "SITE JUMP_IF_DETAILED GET"]);
});

// What `keyClass`, `hasPointers`, `needsKeyUpdate` say together: see Facts in testing.ts.
const facts: readonly (readonly [types: string, want: number])[] = [
  ["int, int", 102],
  ["int32, bool", 101],
  ["uint8, int", 100],
  ["[2]int16, int", 101],
  ["struct{ a, b int32 }, int", 102],
  ["struct{ a int8; b int32 }, int", 100],
  ["*int, int", 2],
  ["string, int", 1003],
  ["float64, int", 1000],
  ["any, int", 1000],
  ["int, [17]int", 100],
  ["int, [16]int", 102],
  ["int, []int", 2],
];

test.each(facts)("what follows from the types of a map: %s", (types, want) => {
  const lowered = compile(`package main
import "runtime"
func main() { _ = runtime.Facts[${types}]() }`);
  const { code } = lowered.fn("runtime.Facts[...]");
  const { constants } = lowered.program;
  const words: unknown[] = [];
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    if (code[pc] === INT) words.push(code[pc + 2]);
    if (code[pc] === CONST) words.push(constants[code[pc + 2] ?? -1]);
  }
  expect(words.reduce((sum: number, word) => sum + Number(word), 0)).toBe(want);
});

// ---- What is not supported

const unsupported: readonly (readonly [body: string, code: string, at: string])[] = [
  ["grow(1)", "unsupported-generics", ""],
  ["swell(1, true)", "unsupported-generics", ""],
  ["var e Endless[int]; var x any = e; _ = x", "unsupported-generics", ""],
  ["var a [1 << 40]int; a[n] = 1", "unsupported-size", ""],
];

test.each(unsupported)("%s", (body, code, at) => {
  const text = `package main
func grow[T any](x T) { grow([]T{x}) }
func swell[A, B any](a A, b B) { swell(struct{ a A; b B }{a, b}, a) }
type Endless[T any] struct{ next *Endless[[]T] }
var n int
func f2() {}
func seq(yield func() bool) { yield() }
func main() { ${body} }`;
  const { diagnostics } = compile(text, { mayFail: true });
  expect(diagnostics.map((d) => d.code)).toContain(code);
  const first = diagnostics[0];
  const column = text.lastIndexOf(at, text.length);
  if (at !== "" && first !== undefined) expect(text.slice(column, column + first.end - first.pos)).toBe(at);
});

test("an interface method that only an embedded interface provides is called through it", () => {
  const lowered = compile(`${METHODS}func main() { use(HasI{Small(1)}) }`);
  const { code } = lowered.fn("main.HasI.M");
  const ops = Array.from({ length: code.length / STRIDE }, (_, i) => code[i * STRIDE]);
  expect(ops).toContain(CALL_INTERFACE);
});
