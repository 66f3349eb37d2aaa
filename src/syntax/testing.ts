// For tests only: a parser from the installed wasm files, and a compact S-expression form of a tree.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { FileSet, type SourceFile } from "../base/source.ts";
import type { File, Node } from "./ast.ts";
import { createParser, type GoParser } from "./cst.ts";
import { disposeState, parseFile } from "./parse.ts";
import { children } from "./walk.ts";

/** The parser as tests in Node use it. */
export function createNodeParser(): Promise<GoParser> {
  const require = createRequire(import.meta.url);
  return createParser({
    runtimeWasm: readFileSync(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    grammarWasm: readFileSync(require.resolve("tree-sitter-go/tree-sitter-go.wasm")),
  });
}

/** A parsed file that must be right; its diagnostics fail the test. */
export function parseGood(parser: GoParser, text: string): { file: File; source: SourceFile } {
  const source = new FileSet().add("main.go", text);
  const { file, diagnostics, state } = parseFile(parser, source);
  disposeState(state);
  if (diagnostics.length > 0) throw new Error(`${diagnostics.map(({ message }) => message).join("\n")}\nin:\n${text}`);
  return { file, source };
}

/** `line:column: message` of each diagnostic. */
export function parseErrors(parser: GoParser, text: string): string[] {
  const set = new FileSet();
  const { diagnostics, state } = parseFile(parser, set.add("main.go", text));
  disposeState(state);
  return diagnostics.map(({ pos, message }) => {
    const { line, column } = set.position(pos);
    return `${line}:${column}: ${message}`;
  });
}

/** A tree without positions as an S-expression: `(Kind child …)`, names and literals bare. */
export function shape(node: Node): string {
  switch (node.kind) {
    case "Ident":
      return node.name;
    case "BasicLit":
      return node.value;
    default: {
      const head = [node.kind, ...attributes(node)].join(":");
      const below = children(node).map(shape);
      return below.length === 0 ? `(${head})` : `(${head} ${below.join(" ")})`;
    }
  }
}

/** What the children do not tell. */
function attributes(node: Node): string[] {
  switch (node.kind) {
    case "UnaryExpr":
    case "BinaryExpr":
    case "IncDecStmt":
    case "AssignStmt":
      return [node.op];
    case "RangeStmt":
      return node.op === undefined ? [] : [node.op];
    case "CallExpr":
      return node.hasEllipsis ? ["..."] : [];
    case "ChanType":
      return [node.direction];
    case "BranchStmt":
    case "GenDecl":
      return [node.token];
    case "CaseClause":
      return node.values === undefined ? ["default"] : [];
    case "CommClause":
      return node.communication === undefined ? ["default"] : [];
    case "TypeSpec":
      return node.isAlias ? ["alias"] : [];
    case "ValueSpec":
      return [String(node.iota)];
    case "SliceExpr":
      return [[node.low, node.high, node.max].map((index) => (index === undefined ? "-" : "i")).join("")];
    default:
      return [];
  }
}

/** Right programs that together use every construct of the language. */
export const SAMPLES: readonly string[] = [
  `// Package comment.
package main

import (
	"fmt"
	m "math"
	. "strings"
	_ "sync"
)
import "os"

const Pi = 3.14
const (
	A, B = iota, iota * 2
	C, D
	_, _
	E float64 = 1 << iota
)

var x, y int = 1, 2
var (
	z    = "s"
	w []*int
	raw = \`a
b\`
)

type (
	Point struct {
		X, Y int \`json:"x"\`
		*Base
		sync.Mutex "tag"
		List[int]
		f func(a, b int, rest ...string) (n int, err error)
		arr [N]int
		_ struct{}
	}
	Alias = map[string]chan<- int
	Number interface {
		~int | ~int64
		fmt.Stringer
		Less(other Number) bool
		comparable
	}
	Pair[K comparable, V any] struct { Key K; Value V }
	Fn func() func(int) (string, error)
	PtrSet[T any, P interface { *T; M() }] map[P]struct{}
	Grid [2][N * 2][]int
	Arr[T *int,] []T
	Vec[T any] = []T
)

//go:noinline
func add[T Number](a, b T) T { return a + b }

// Move moves.
func (p *Point) Move(dx, dy int) (ok bool) {
	p.X += dx; p.Y -= dy
	return true
}
func (List[T]) native(int, ...string) <-chan int
`,
  `package main

func main() {
	var i int
	const k = 1
	type local struct{ a int }
outer:
	for i := 0; i < 10; i++ {
		if i == 3 { continue outer } else if j := i; j > 4 { break } else { goto done }
	}
	for i < 5 { i++ }
	for { break }
	for ;; { break }
	for range 10 {}
	for k, v := range m { _, _ = k, v }
	for i, a[i] = range xs {}
	for x = range ch {}
	for range ch {}
	switch x := f(); x { case 1, 2: fallthrough; case 3: default: g() }
	switch { case a > b: return }
	switch x {}
	switch f(); {}
	switch y := x.(type) { case nil: case int, *T, []byte, func(int) string: _ = y; default: }
	switch x.(type) {}
	switch a := 1; b := x.(type) { case error: _, _ = a, b }
	select {
	case v := <-ch: _ = v
	case v, ok = <-ch:
	case <-done: return
	case ch <- 1:
	default:
	}
	go func(n int) { wg.Done() }(i)
	defer mu.Unlock()
	ch <- <-other
	x, y = y, x
	x &^= 1 << 3
	a, err := f(1, xs...)
	p := &Point{X: 1, Y: 2}
	s := []int{1, 2: 3, {4}}
	t := map[string][]Point{"a": {{1, 2}, {X: 3}}}
	u := [...]string{0: "x"}
	_ = xs[1:] ; _ = xs[:2]; _ = xs[1:2:3]; _ = xs[:]
	_ = -x ^ y &^ z | w<<2 == 3 && !b || c
	_ = *p.q.r(1)[2].(T)
	_ = (*T)(p)
	_ = []byte("x")
	_ = fs[i](x)
	_ = f[int](x)
	_ = pkg.F[int, string](x, y)
	_ = List[int]{}
	_ = m[k].f
	_ = new(int)
	_ = make([]int, 3, n)
	_ = func() int { return 1 }()
	_ = <-chan int(nil)
	_ = (<-chan int)(nil)
	_ = chan<- int(ch)
	_ = interface{ M() }(x)
	_ = struct{ a int }{1}
	_ = 0x1p-2 + 1_000 + 0b11 + 0o17 + 1e3 + 2i + 'a' + '\\n' + '\\''
	_ = "a\\tb\\u00e9\\x41"
	{ nested() }
	if v, ok := m[k]; ok && (T{1} == v) { return }
	if f := func() bool { return T{}.ok }; f() {}
done:
	return
end:
}
`,
];
