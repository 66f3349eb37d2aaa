import { expect, test } from "vitest";
import type { Decl, Stmt } from "./ast.ts";
import { createNodeParser, parseGood, shape } from "./testing.ts";

const parser = await createNodeParser();

function declOf(text: string): Decl | undefined {
  return parseGood(parser, `package p\n${text}\n`).file.decls[0];
}

function statementsOf(text: string): readonly Stmt[] {
  const decl = declOf(`func f() {\n${text}\n}`);
  return decl?.kind === "FuncDecl" ? (decl.body?.statements ?? []) : [];
}

test.each([
  ["x", "(ExprStmt x)"],
  ["f(x)", "(ExprStmt (CallExpr f x))"],
  ["fs[i](x)", "(ExprStmt (CallExpr (IndexExpr fs i) x))"],
  ["f[int](x)", "(ExprStmt (CallExpr (IndexExpr f int) x))"],
  ["f[int]()", "(ExprStmt (CallExpr (IndexExpr f int)))"],
  ["f[[]int](x, y)", "(ExprStmt (CallExpr (IndexExpr f (ArrayType int)) x y))"],
  ["p.F[A, B](x)", "(ExprStmt (CallExpr (IndexExpr (SelectorExpr p F) A B) x))"],
  ["a.fs[m[k]](x)", "(ExprStmt (CallExpr (IndexExpr (SelectorExpr a fs) (IndexExpr m k)) x))"],
  ["go fs[i](x)", "(GoStmt (CallExpr (IndexExpr fs i) x))"],
  ["defer f[int](x)", "(DeferStmt (CallExpr (IndexExpr f int) x))"],
  ["_ = f[int]", "(AssignStmt:= _ (IndexExpr f int))"],
  ["_ = f[int, string]", "(AssignStmt:= _ (IndexExpr f int string))"],
  ["(T)(x)", "(ExprStmt (CallExpr (ParenExpr T) x))"],
  ["(*T)(x)", "(ExprStmt (CallExpr (ParenExpr (StarExpr T)) x))"],
  ["*T(x)", "(ExprStmt (StarExpr (CallExpr T x)))"],
  ["*(*T)(x)", "(ExprStmt (StarExpr (CallExpr (ParenExpr (StarExpr T)) x)))"],
  [
    "*(*struct{ a T })(x).a = 1",
    "(AssignStmt:= (StarExpr (SelectorExpr (CallExpr (ParenExpr (StarExpr (StructType (FieldList (Field a T))))) x) a)) 1)",
  ],
  ["[]byte(x)", "(ExprStmt (CallExpr (ArrayType byte) x))"],
  ["(func())(x)", "(ExprStmt (CallExpr (ParenExpr (FuncType (FieldList))) x))"],
  ["<-chan int(x)", "(ExprStmt (UnaryExpr:<- (CallExpr (ChanType:both int) x)))"],
  ["(<-chan int)(x)", "(ExprStmt (CallExpr (ParenExpr (ChanType:receive int)) x))"],
  ["new(T)", "(ExprStmt (CallExpr new T))"],
  ["new(x.T)", "(ExprStmt (CallExpr new (SelectorExpr x T)))"],
  ["new(42)", "(ExprStmt (CallExpr new 42))"],
  ["new(f(x) + 1)", "(ExprStmt (CallExpr new (BinaryExpr:+ (CallExpr f x) 1)))"],
  ["make([]int, n)", "(ExprStmt (CallExpr make (ArrayType int) n))"],
  ["make(1)", "(ExprStmt (CallExpr make 1))"],
  ["make(chan<- T)", "(ExprStmt (CallExpr make (ChanType:send T)))"],
  ["[]byte(a, b)", "(ExprStmt (CallExpr (ArrayType byte) a b))"],
  ["(complex128)", "(ExprStmt (ParenExpr complex128))"],
  [
    "interface{ M() }.M(x)",
    "(ExprStmt (CallExpr (SelectorExpr (InterfaceType (FieldList (Field M (FuncType (FieldList))))) M) x))",
  ],
  ["_ = m[k]{1}", "(AssignStmt:= _ (CompositeLit (IndexExpr m k) 1))"],
  ["_ = a.b{}", "(AssignStmt:= _ (CompositeLit (SelectorExpr a b)))"],
  ["_ = [...]int{1: 2}", "(AssignStmt:= _ (CompositeLit (ArrayType (Ellipsis) int) (KeyValueExpr 1 2)))"],
  ["_ = T{{1}, {a: 2}}", "(AssignStmt:= _ (CompositeLit T (CompositeLit 1) (CompositeLit (KeyValueExpr a 2))))"],
  ["_ = a[0:2:3]", "(AssignStmt:= _ (SliceExpr:iii a 0 2 3))"],
  ["_ = a[:2:3]", "(AssignStmt:= _ (SliceExpr:-ii a 2 3))"],
  ["_ = a[1:]", "(AssignStmt:= _ (SliceExpr:i-- a 1))"],
  ["f(xs...)", "(ExprStmt (CallExpr:... f xs))"],
  ["_ = -a*b + c", "(AssignStmt:= _ (BinaryExpr:+ (BinaryExpr:* (UnaryExpr:- a) b) c))"],
  ["_ = a - b - c", "(AssignStmt:= _ (BinaryExpr:- (BinaryExpr:- a b) c))"],
  ["_ = a || b && c == d", "(AssignStmt:= _ (BinaryExpr:|| a (BinaryExpr:&& b (BinaryExpr:== c d))))"],
])("expression %s", (text, want) => {
  expect(statementsOf(text).map(shape).join(" ")).toBe(want);
});

test.each([
  ["L: for { break L }", "(LabeledStmt L (ForStmt (BlockStmt (BranchStmt:break L))))"],
  ["L:", "(LabeledStmt L (EmptyStmt))"],
  ["L: ;", "(LabeledStmt L (EmptyStmt))"],
  [";;x++;;", "(IncDecStmt:++ x)"],
  ["ch <- <-c", "(SendStmt ch (UnaryExpr:<- c))"],
  ["a, b := f()", "(AssignStmt::= a b (CallExpr f))"],
  ["x &^= y", "(AssignStmt:&^= x y)"],
  ["if x {} else if y {} else {}", "(IfStmt x (BlockStmt) (IfStmt y (BlockStmt) (BlockStmt)))"],
  ["if v := 1; v > 0 {}", "(IfStmt (AssignStmt::= v 1) (BinaryExpr:> v 0) (BlockStmt))"],
  ["if ; x {}", "(IfStmt x (BlockStmt))"],
  ["switch ; {}", "(SwitchStmt)"],
  [
    "switch x := 1; x { case 1, 2: f(); default: }",
    "(SwitchStmt (AssignStmt::= x 1) x (CaseClause 1 2 (ExprStmt (CallExpr f))) (CaseClause:default))",
  ],
  ["switch v := x.(type) { case nil, *T: }", "(TypeSwitchStmt v x (CaseClause nil (StarExpr T)))"],
  ["switch x.(type) { default: }", "(TypeSwitchStmt x (CaseClause:default))"],
  ["for {}", "(ForStmt (BlockStmt))"],
  ["for i := 0; i < n; i++ {}", "(ForStmt (AssignStmt::= i 0) (BinaryExpr:< i n) (IncDecStmt:++ i) (BlockStmt))"],
  ["for range 10 {}", "(RangeStmt 10 (BlockStmt))"],
  ["for i := range 10 {}", "(RangeStmt::= i 10 (BlockStmt))"],
  ["for k, v = range f {}", "(RangeStmt:= k v f (BlockStmt))"],
  ["for x := range seq[int](3) {}", "(RangeStmt::= x (CallExpr (IndexExpr seq int) 3) (BlockStmt))"],
  [
    "select { case v, ok := <-c: case c <- 1: default: }",
    "(SelectStmt (CommClause (AssignStmt::= v ok (UnaryExpr:<- c))) (CommClause (SendStmt c 1)) (CommClause:default))",
  ],
  ["var ( x = 1; y = 2 )", "(DeclStmt (GenDecl:var (ValueSpec:0 x 1) (ValueSpec:0 y 2)))"],
  ["return /* a\n b */ ; x()", "(ReturnStmt) (ExprStmt (CallExpr x))"],
  ["x := 1 /* a\n b */ y := 2", "(AssignStmt::= x 1) (AssignStmt::= y 2)"],
  ["f() /*\n*/ (g)()", "(ExprStmt (CallExpr f)) (ExprStmt (CallExpr (ParenExpr g)))"],
])("statement %s", (text, want) => {
  expect(statementsOf(text).map(shape).join(" ")).toBe(want);
});

test.each([
  ["const ( F = 1 )", "(GenDecl:const (ValueSpec:0 F 1))"],
  ["const (\nA, B int = iota, 2\nC, D\n)", "(GenDecl:const (ValueSpec:0 A B int iota 2) (ValueSpec:1 C D int iota 2))"],
  ["type T int", "(GenDecl:type (TypeSpec T int))"],
  ["type A = []int", "(GenDecl:type (TypeSpec:alias A (ArrayType int)))"],
  ["type A[T any] = []T", "(GenDecl:type (TypeSpec:alias A (FieldList (Field T any)) (ArrayType T)))"],
  [
    "type P[K comparable, V, W any] struct{}",
    "(GenDecl:type (TypeSpec P (FieldList (Field K comparable) (Field V W any)) (StructType (FieldList))))",
  ],
  ["type T[P *C,] int", "(GenDecl:type (TypeSpec T (FieldList (Field P (StarExpr C))) int))"],
  ["type T[P *C] int", "(GenDecl:type (TypeSpec T (ArrayType (BinaryExpr:* P C) int)))"],
  [
    "type T[P interface{ *C }] int",
    "(GenDecl:type (TypeSpec T (FieldList (Field P (InterfaceType (FieldList (Field (StarExpr C)))))) int))",
  ],
  ["type T [N]int", "(GenDecl:type (TypeSpec T (ArrayType N int)))"],
  ["type T [N * 2]int", "(GenDecl:type (TypeSpec T (ArrayType (BinaryExpr:* N 2) int)))"],
  [
    "type N interface{ ~int | ~[]byte; M(x int) (y string); fmt.S; G[int] }",
    "(GenDecl:type (TypeSpec N (InterfaceType (FieldList (Field (BinaryExpr:| (UnaryExpr:~ int) (UnaryExpr:~ (ArrayType byte)))) (Field M (FuncType (FieldList (Field x int)) (FieldList (Field y string)))) (Field (SelectorExpr fmt S)) (Field (IndexExpr G int))))))",
  ],
  [
    "type S struct { a, b int `t`; *E; p.Q; G[int]; c [2]int }",
    "(GenDecl:type (TypeSpec S (StructType (FieldList (Field a b int `t`) (Field (StarExpr E)) (Field (SelectorExpr p Q)) (Field (IndexExpr G int)) (Field c (ArrayType 2 int))))))",
  ],
  ["type C chan <-chan int", "(GenDecl:type (TypeSpec C (ChanType:send (ChanType:both int))))"],
  ["type C chan (<-chan int)", "(GenDecl:type (TypeSpec C (ChanType:both (ParenExpr (ChanType:receive int)))))"],
  [
    "func f[T ~int | ~G[A], U any](a, b T, c ...U) (x, y T, err E)",
    "(FuncDecl f (FuncType (FieldList (Field T (BinaryExpr:| (UnaryExpr:~ int) (UnaryExpr:~ (IndexExpr G A)))) (Field U any)) (FieldList (Field a b T) (Field c (Ellipsis U))) (FieldList (Field x y T) (Field err E))))",
  ],
  [
    "func (s *Stack[T]) Push(v T) {}",
    "(FuncDecl (FieldList (Field s (StarExpr (IndexExpr Stack T)))) Push (FuncType (FieldList (Field v T))) (BlockStmt))",
  ],
  [
    "func f(int, []string, func(int) bool) error",
    "(FuncDecl f (FuncType (FieldList (Field int) (Field (ArrayType string)) (Field (FuncType (FieldList (Field int)) (FieldList (Field bool))))) (FieldList (Field error))))",
  ],
  [
    'import ( . "a"; _ "b"; c "d"; "e" )',
    '(GenDecl:import (ImportSpec . "a") (ImportSpec _ "b") (ImportSpec c "d") (ImportSpec "e"))',
  ],
  ["var x, y T = 1, 2", "(GenDecl:var (ValueSpec:0 x y T 1 2))"],
])("declaration %s", (text, want) => {
  const decl = declOf(text);
  expect(decl === undefined ? "" : shape(decl)).toBe(want);
});

test.each(["type T int", "var x = 1", "func f() {}", "const ( A = 1 )", "// comment"])(
  "no final newline: %s",
  (text) => {
    expect(() => parseGood(parser, `package p\n${text}`)).not.toThrow();
  },
);

test("BOM, carriage returns and foreign letters", () => {
  const { file } = parseGood(parser, "\ufeffpackage p\r\n\r\nvar größe, 世界 = 1, `a\r\nb`\r\n");
  expect(file.decls.map(shape)).toEqual(["(GenDecl:var (ValueSpec:0 größe 世界 1 `a\r\nb`))"]);
});

test("comments, build constraint and directives", () => {
  const text = `// About.

//go:build go1.22 && !race

package p

// not doc

/* block */
//raceweave:operation
func f()

// far

func g() {} // trailing
func h() {}
`;
  const { file } = parseGood(parser, text);
  const docs = file.decls.map((decl) => (decl.kind === "FuncDecl" ? decl.doc.map((comment) => comment.text) : []));
  expect(file.buildConstraint).toBe("go1.22 && !race");
  expect(docs).toEqual([["/* block */", "//raceweave:operation"], [], []]);
  expect(file.comments.map(({ text }) => text)).toEqual([
    "// About.",
    "//go:build go1.22 && !race",
    "// not doc",
    "/* block */",
    "//raceweave:operation",
    "// far",
    "// trailing",
  ]);
});

test("imports of all groups", () => {
  const { file } = parseGood(parser, 'package p\nimport "a"\nimport ("b"; c "d")\nvar x int\n');
  expect(file.imports.map(({ name, path }) => `${name?.name ?? ""} ${path.value}`)).toEqual([' "a"', ' "b"', 'c "d"']);
});

test("implicit constant specs share their nodes", () => {
  const decl = declOf("const (\nA = iota\nB\nC = 5\nD\n)");
  const values =
    decl?.kind === "GenDecl" ? decl.specs.map((spec) => (spec.kind === "ValueSpec" ? spec.values[0] : undefined)) : [];
  expect(values[1]).toBe(values[0]);
  expect(values[3]).toBe(values[2]);
});
