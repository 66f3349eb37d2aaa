// Types and constant values of expressions: each is the value of a variable or constant in a small program.

import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import { formatConstant } from "./constant-literal.ts";
import { check, testImporter } from "./testing.ts";
import { typeString } from "./type-string.ts";

const parser = await createNodeParser();
const importer = testImporter(parser);

const PRELUDE = `package main
import ("errors"; "math"; "sync"; "time")
type MyInt int
type S struct { a int; b string; *E }
type E struct { deep []string }
func (E) Name() string { return "" }
func (s *S) Set(a int, bs ...string) (int, error) { return 0, nil }
type I interface { Name() string }
type List[T any] struct { head T; next *List[T] }
func (l *List[T]) All() []T { return nil }
func id[T any](x T) T { return x }
func pair[A, B any](a A, b B) map[int]func(A) B { return nil }
const two = 2
var (i int; i8 int8; u uint; f float64; f32 float32; s string; b bool; r rune; p *S; v S; m map[string][]int
 ch chan int; ro <-chan bool; sl []byte; arr [4]int; fn func(int, ...string) (bool, error); e any; iface I; my MyInt; l List[string])
var _ = errors.New; var _ sync.Mutex; var _ time.Duration; var _ = math.Pi
`;

function checked(init: string): string {
  const { pkg, diagnostics } = check(parser, `${PRELUDE}var x = ${init}\n`, { importer });
  if (diagnostics.length > 0) return diagnostics.map((d) => d.message).join("; ");
  const x = pkg.scope.get("x");
  if (x === undefined) return "x is missing";
  const value = pkg.info.initOrder.find(({ lhs }) => lhs[0] === x);
  const recorded = value && pkg.info.types.get(value.rhs);
  const constant = recorded?.value === undefined ? "" : ` = ${formatConstant(recorded.value)}`;
  return typeString(x.type, pkg) + constant;
}

const EXPRESSIONS: readonly (readonly [string, string])[] = [
  ["1", "int = 1"],
  ["'a'", "rune = 97"],
  ["1.5", "float64 = 1.5"],
  ['"a\\tb\\x41\\u00e9"', 'string = "a\\tbAé"'],
  ["`raw\\n`", 'string = "raw\\\\n"'],
  ["0x_ff + 0b11 + 0o17 + 017", "int = 288"],
  ["0x1p-2", "float64 = 0.25"],
  ["1e3 / 3", "float64 = 333.333"],
  ["7 / 2", "int = 3"],
  ["-7 / 2", "int = -3"],
  ["-7 % 3", "int = -1"],
  ["7 / 2.0", "float64 = 3.5"],
  ["1 << 62", "int = 4611686018427387904"],
  ["1 << 100 >> 98", "int = 4"],
  ["^0", "int = -1"],
  ["^uint8(1)", "uint8 = 254"],
  ["5 &^ 4 | 8 ^ 1", "int = 8"],
  ["'a' + 1", "rune = 98"],
  ["1 + 'a' * 1.0", "float64 = 98"],
  ['"a" + "b"', 'string = "ab"'],
  ['"a" < "b" && !false', "bool = true"],
  ["1 == 1.0", "bool = true"],
  ["two * 1.5", "float64 = 3"],
  ["float32(0.1)", "float32 = 0.1"],
  ["float32(16777217)", "float32 = 1.67772e+07"],
  ["int64(two) << 40", "int64 = 2199023255552"],
  ["MyInt(3) + two", "MyInt = 5"],
  ["string(rune(233))", 'string = "é"'],
  ["string('x')", 'string = "x"'],
  ["uint8(255)", "uint8 = 255"],
  ["len(arr)", "int = 4"],
  ["len([3]int{})", "int = 3"],
  ["cap(arr)", "int = 4"],
  ['len("héé")', "int = 5"],
  ["len(sl)", "int"],
  ["max(1, 2.5, 'a')", "float64 = 97"],
  ['min("b", "a")', 'string = "a"'],
  ["min(i, 3)", "int"],
  ["math.Pi * 2", "float64 = 6.28319"],
  ["time.Duration(two) * 3", "time.Duration = 6"],
  ["i + 1", "int"],
  ["f * 2", "float64"],
  ["1 << u", "int"],
  ["uint8(1) << u", "uint8"],
  ["i8 << 2", "int8"],
  ["i == 1", "bool"],
  ["!b", "bool"],
  ["&v", "*S"],
  ["*p", "S"],
  ["&S{a: 1}", "*S"],
  ["p.a", "int"],
  ["v.deep", "[]string"],
  ["v.deep[0]", "string"],
  ["v.deep[0][1]", "byte"],
  ["v.Name", "func() string"],
  ["v.Name()", "string"],
  ["p.Set", "func(a int, bs ...string) (int, error)"],
  ["(*S).Set", "func(s *S, a int, bs ...string) (int, error)"],
  ["S.Name", "func(S) string"],
  ["I.Name", "func(I) string"],
  ["iface.Name()", "string"],
  ['m["a"]', "[]int"],
  ['m["a"][1:]', "[]int"],
  ["arr[1:2]", "[]int"],
  ["s[1:]", "string"],
  ["s[0]", "byte"],
  ["<-ch", "int"],
  ["<-ro", "bool"],
  ["e.(string)", "string"],
  ["e.(I)", "I"],
  ["iface.(interface{ Other() })", "interface{Other()}"],
  ["func(x int, ys ...string) (z error) { return nil }", "func(x int, ys ...string) (z error)"],
  ["[]int{1, 2}", "[]int"],
  ["[...]string{3: `d`}", "[4]string"],
  ["map[string]S{`a`: {}}", "map[string]S"],
  ["[]*S{{a: 1}}", "[]*S"],
  ['struct{ a, b int; c string `json:"c"` }{}', 'struct{a int; b int; c string "json:\\"c\\""}'],
  ["make(chan<- int, 3)", "chan<- int"],
  ["make(chan (<-chan int))", "chan (<-chan int)"],
  ["make(map[MyInt]bool)", "map[MyInt]bool"],
  ["new(MyInt)", "*MyInt"],
  ["new(42)", "*int"],
  ['append(sl, "abc"...)', "[]byte"],
  ["append([]MyInt(nil), 1)", "[]MyInt"],
  ["copy(sl, s)", "int"],
  ["recover()", "any"],
  ["[]byte(s)", "[]byte"],
  ["[]rune(`é`)", "[]rune"],
  ["string(sl)", "string"],
  ["(*[2]byte)(sl)", "*[2]byte"],
  ["[2]byte(sl)", "[2]byte"],
  ["func() {}", "func()"],
  ["error(nil)", "error"],
  ["errors.New(s)", "error"],
  ["sync.Mutex{}", "sync.Mutex"],
  ["l.head", "string"],
  ["l.next.next", "*List[string]"],
  ["l.All()", "[]string"],
  ["List[List[int]]{}.head.head", "int"],
  ["id(1.5)", "float64"],
  ["id[int8](1)", "int8"],
  ["id[MyInt]", "func(x MyInt) MyInt"],
  ["pair(1, s)", "map[int]func(int) string"],
  ["(*List[bool]).All", "func(*List[bool]) []bool"],
  ["sync.Pair[int, MyInt]{1, 2}.Swap()", "sync.Pair[MyInt, int]"],
];

test.each(EXPRESSIONS)("%s is %s", (init, want) => {
  expect(checked(init)).toBe(want);
});

test("literals that no Go type holds are refused, not worked out", () => {
  expect(checked("1e999999999")).toMatch(/constant/);
  expect(checked(`0x${"f".repeat(200)}`)).toMatch(/overflow/);
  expect(checked("1e-999999999")).toBe("float64 = 0");
});

test("untyped parts take the type of the whole", () => {
  const text = "package main\nfunc f(s uint) (float64, any, uint8) { return 1, 'a', 1 << s }\nvar g = f\n";
  const { pkg, diagnostics } = check(parser, text);
  expect(diagnostics).toEqual([]);
  const types = [...pkg.info.types].map(([e, tv]) => [e.kind === "BasicLit" ? e.value : e.kind, tv] as const);
  const of = (name: string): string[] => types.filter(([n]) => n === name).map(([, tv]) => typeString(tv.type, pkg));
  expect(of("1")).toEqual(["float64", "uint8"]);
  expect(of("'a'")).toEqual(["rune"]);
  expect(of("BinaryExpr")).toEqual(["uint8"]);
  expect(types.find(([n]) => n === "1")?.[1].value).toEqual({ kind: "float", numerator: 1n, denominator: 1n });
});
